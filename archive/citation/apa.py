"""The style of the American Psychological Association, 7th edition: a date that is not certain has “ca.”."""

from __future__ import annotations

from archive.citation.authors import Author
from archive.citation.prose import initials, listed, paged, sentence, sentences
from archive.citation.record import Citation
from archive.dates import MONTHS

_MOST, _SHOWN = 20, 19


def apa(cited: Citation) -> str:
    """Return one line; the address at its end has no full stop."""
    by, date = _authors(cited.authors), f"({_dated(cited)})"
    title = cited.title or "[Untitled newspaper article]"
    lead = sentences(by, date, title) if by else sentences(title, date)
    paper = listed(cited.outlet, paged(cited.page))
    return f"{lead} {sentences(paper, '' if cited.source_url else cited.archive)} {cited.url}".replace("  ", " ")


def _dated(cited: Citation) -> str:
    """Return the date as far as it is certain; where not even the year is, the years that it may be."""
    date = cited.published
    if date is None:
        return "n.d."
    circa = "" if cited.is_certain else "ca. "
    if cited.day:
        return circa + _said(cited.day)
    ends = "–".join(str(end.year) for end in (date.earliest, date.latest) if end)
    if date.earliest and date.latest:
        return circa + ends
    return f"{ends} or {'later' if date.earliest else 'earlier'}"


def _said(day: str) -> str:
    year, *rest = day.split("-")
    words = [MONTHS[int(rest[0]) - 1], *(str(int(each)) for each in rest[1:])] if rest else []
    return listed(year, " ".join(words))


def _authors(authors: tuple[Author, ...]) -> str:
    names = [_name(author) for author in authors]
    if len(names) > _MOST:
        return sentence(f"{listed(*names[:_SHOWN])}, … {names[-1]}")
    return sentence(f"{listed(*names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names))


def _name(author: Author) -> str:
    return listed(author.family, initials(author.given), author.suffix) if author.family else author.name
