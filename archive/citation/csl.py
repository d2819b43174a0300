"""CSL-JSON, which citation processors, pandoc and Zotero read (Citation Style Language 1.0.2)."""

from __future__ import annotations

import json

from archive.citation.authors import Author
from archive.citation.days import common, is_plain, simplest
from archive.citation.record import Citation
from archive.dates import EdtfDate, Point
from archive.records import Json


def csl(cited: Citation) -> str:
    """Return the item in a list of its own, as files of CSL-JSON are."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def csl_item(cited: Citation) -> Json:
    """Return the item; what is not known is left out."""
    item: Json = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [_name(author) for author in cited.authors],
        "container-title": cited.outlet,
        "issued": _date(cited.published, is_sure=cited.is_certain),
        "section": cited.section,
        "page": cited.page,
        "language": cited.language,
        "abstract": cited.abstract,
        "URL": cited.url,
        "accessed": _date(cited.accessed, is_sure=cited.accessed is None or is_plain(cited.accessed)),
        "archive": cited.archive,
        "archive_location": cited.permalink,
        "note": " ".join(cited.notes),
    }
    return {name: value for name, value in item.items() if value}


def _name(author: Author) -> Json:
    if not author.family:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in parts.items() if value}


def _date(date: EdtfDate | None, *, is_sure: bool) -> Json | None:
    """Return a date, or the range that it lies in, marked where it is not sure; one with an open end in words."""
    if date is None:
        return None
    date, circa = simplest(date), {} if is_sure else {"circa": True}
    if date.first is None or date.last is None:
        return {"literal": date.display(), **circa}
    ends = [_earliest(date.first), _latest(date.last)]
    shared = [int(part) for part in common(date).split("-")] if date.first == date.last and common(date) else None
    return {"date-parts": [shared] if shared else ends, **circa}


def _earliest(point: Point) -> list[int]:
    return _parts(point, point.year.replace("X", "0"))


def _latest(point: Point) -> list[int]:
    return _parts(point, point.year.replace("X", "9"))


def _parts(point: Point, year: str) -> list[int]:
    return [part for part in (int(year), point.month, point.day) if part is not None]
