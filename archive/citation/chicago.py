"""The Chicago Manual of Style, bibliography: an unsigned piece stands under the name of its paper."""

from __future__ import annotations

from archive.citation.authors import Author
from archive.citation.days import common
from archive.citation.prose import dated, listed, month_first, paged, quoted, sentences
from archive.citation.record import Citation
from archive.dates import EdtfDate, Point

_MOST, _SHOWN = 10, 7


def chicago(cited: Citation) -> str:
    """Return one line."""
    by = _authors(cited.authors)
    paper = cited.outlet if by else ""
    where = listed(paper, dated(cited, month_first), cited.section, paged(cited.page))
    day = common(cited.accessed)
    accessed = f"Accessed {month_first(_point(day))}" if day and cited.published is None else ""
    held = listed(cited.archive, cited.permalink)
    return sentences(by or cited.outlet, quoted(cited.title), where, accessed, cited.source_url, held)


def _authors(authors: tuple[Author, ...]) -> str:
    if not authors:
        return ""
    shown = authors if len(authors) <= _MOST else authors[:_SHOWN]
    first, *others = [shown[0].inverted, *(author.name for author in shown[1:])]
    if len(shown) < len(authors):
        return f"{listed(first, *others)}, et al."
    return f"{listed(first, *others[:-1])}, and {others[-1]}" if others else first


def _point(day: str) -> Point:
    point = EdtfDate.parse(day).first
    assert point is not None
    return point
