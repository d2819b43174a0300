"""RIS, which Zotero, EndNote, Mendeley and Citavi read (Research Information Systems, 2011)."""

from __future__ import annotations

from collections.abc import Iterator

from archive.citation.days import common
from archive.citation.record import Citation


def ris(cited: Citation) -> str:
    """Return the record of a newspaper article, which ends with an empty line."""
    lines = [f"{tag}  - {value}" for tag, value in _fields(cited) if value]
    return "\r\n".join(["TY  - NEWS", *lines, "ER  - ", "", ""])


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    for author in cited.authors:
        yield "AU", author.inverted
    yield "TI", cited.title
    yield "T2", cited.outlet
    yield "PY", cited.day[:4]
    yield "DA", _day(cited.day)
    yield "SE", cited.section
    yield "SP", cited.page
    yield "LA", cited.language
    yield "AB", cited.abstract
    for note in cited.notes:
        yield "N1", note
    yield "UR", cited.source_url
    yield "UR", cited.permalink
    yield "Y2", _day(common(cited.accessed))
    yield "DB", cited.archive
    yield "AN", cited.id
    yield "ID", cited.key


def _day(iso: str) -> str:
    """Return a day as RIS writes it: year, month, day and anything else, of which any may be empty."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/" if year else ""
