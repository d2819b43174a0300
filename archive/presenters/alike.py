"""The articles that are like the one shown, and by which of its words they were found."""

from __future__ import annotations

from dataclasses import dataclass

from archive.labels import DateLine, date_line, direction, untitled
from archive.search import Alike, Found
from archive.translating import in_a_row


@dataclass(frozen=True, slots=True)
class AlikeLink:
    """An article like the one shown; *heading* is “Untitled” where it has none."""

    id: str
    heading: str
    outlet: str | None
    date: DateLine
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class AlikeView:
    """The articles that are like the one shown, best first.

    Attributes:
        words: the words of the one shown that the others have most of, joined by commas.
    """

    words: str
    links: tuple[AlikeLink, ...]


def alike_view(alike: Alike) -> AlikeView | None:
    """Return what is shown of the articles that are like another; None where there are none."""
    return AlikeView(in_a_row(alike.words), tuple(map(_link, alike.found))) if alike.found else None


def _link(found: Found) -> AlikeLink:
    article = found.entry.article
    language = article.language.value
    return AlikeLink(
        found.entry.id,
        article.title.value or untitled(),
        article.outlet.value,
        date_line(article.published),
        language,
        direction(language),
    )
