"""The articles before and after one among what a search finds, for going on reading without going back."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import Catalogue
from archive.catalogue.values import ArticleState, Entry
from archive.search import SearchService
from archive.search_state import SearchState

_DRIFT = 10
"""How many places an article may have moved since its link was made and still be found."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article beside another, and its place in the whole result, from 1."""

    entry: Entry
    at: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where an article stands among what a search finds now.

    Attributes:
        at: from 1.
        is_exact: whether *total* is all there is; else there are at least as many.
    """

    at: int
    total: int
    is_exact: bool
    previous: Neighbour | None
    next: Neighbour | None


def neighbours(
    service: SearchService, catalogue: Catalogue, state: SearchState, article_id: str, at: int
) -> Neighbours | None:
    """Return the neighbours of an article, None where it is no longer found near the place where it was.

    One search of a bounded stretch, whatever the place. Articles that are no longer held are passed over.

    Args:
        at: the place that it had when its link was made, from 1.

    Raises:
        as ``SearchService.search``.
    """
    first = max(1, at - _DRIFT - 1)
    found = service.stretch(state, first, at - first + _DRIFT + 2)
    ids = [hit.id for hit in found.hits]
    place = ids.index(article_id) if article_id in ids else None
    if place is None or abs(first + place - at) > _DRIFT:
        return None
    entries = catalogue.entries([each for each in ids if each != article_id])

    def nearest(places: range) -> Neighbour | None:
        held = (number for number in places if _is_held(entries.get(ids[number])))
        return next((Neighbour(entries[ids[number]], first + number) for number in held), None)

    return Neighbours(
        first + place,
        found.total,
        found.exact,
        nearest(range(place - 1, -1, -1)),
        nearest(range(place + 1, len(ids))),
    )


def _is_held(entry: Entry | None) -> bool:
    return entry is not None and entry.state is ArticleState.HELD
