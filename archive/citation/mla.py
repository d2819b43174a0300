"""The style of the Modern Language Association, 9th edition: the paper is one container, the archive another."""

from __future__ import annotations

from archive.citation.authors import Author
from archive.citation.days import common
from archive.citation.prose import dated, listed, paged, quoted, sentences, years
from archive.citation.record import Citation
from archive.dates import EdtfDate, Point

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def mla(cited: Citation) -> str:
    """Return one line."""
    section = f"{cited.section} sec." if cited.section else ""
    paper = listed(cited.outlet, dated(cited, day_first), section, paged(cited.page), cited.source_url)
    accessed = EdtfDate.parse(common(cited.accessed)).first if common(cited.accessed) else None
    when = f"Accessed {day_first(accessed)}" if accessed else ""
    return sentences(_authors(cited.authors), quoted(cited.title), paper, listed(cited.archive, cited.permalink), when)


def day_first(point: Point) -> str:
    """Return “16 Sept. 2021”, “June 2021”, “2021”."""
    day = str(point.day) if point.day else ""
    month = _MONTHS[point.month - 1] if point.month else ""
    return " ".join(filter(None, (day, month, years(point))))


def _authors(authors: tuple[Author, ...]) -> str:
    if len(authors) > 2:
        return f"{authors[0].inverted}, et al."
    return ", and ".join([*(author.inverted for author in authors[:1]), *(author.name for author in authors[1:])])
