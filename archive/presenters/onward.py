"""Where an article stands among the results that led to it, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.labels import direction, untitled
from archive.neighbours import Neighbour, Neighbours
from archive.search_state import SearchState
from archive.translating import decimal
from archive.translating import gettext as _


@dataclass(frozen=True, slots=True)
class OnwardLink:
    """A result beside the one shown; *state* is the search on the page that the result stands on."""

    id: str
    heading: str
    at: int
    state: SearchState
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class Onward:
    """The way back to the results and on to those beside.

    Attributes:
        back: the search on the page on which this result stands.
        place: “Result 3 of 17”, empty where that is not known.
    """

    back: SearchState
    place: str = ""
    previous: OnwardLink | None = None
    next: OnwardLink | None = None


def onward(state: SearchState, found: Neighbours | None) -> Onward:
    """Return the ways from an article that the search *state* led to."""
    if found is None:
        return Onward(state)
    place, total = decimal(found.at), decimal(found.total)
    return Onward(
        _on_page_of(state, found.at),
        _("Result %(place)s of %(total)s", place=place, total=total)
        if found.is_exact
        else _("Result %(place)s of at least %(total)s", place=place, total=total),
        _link(state, found.previous),
        _link(state, found.next),
    )


def _link(state: SearchState, beside: Neighbour | None) -> OnwardLink | None:
    if beside is None:
        return None
    article = beside.entry.article
    language = article.language.value
    heading = article.title.value or untitled()
    return OnwardLink(beside.entry.id, heading, beside.at, _on_page_of(state, beside.at), language, direction(language))


def _on_page_of(state: SearchState, at: int) -> SearchState:
    return state.with_page((at - 1) // state.size + 1)
