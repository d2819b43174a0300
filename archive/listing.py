"""The state of a page of a facet's values, and its query string: a search, and what of the values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive.config import Settings
from archive.errors import StateError
from archive.search_state import SearchState, parse
from archive.translating import gettext as _
from archive.translating import later
from index.model import ValueOrder
from index.vocabulary import MAX_PREFIX_CHARS

PAGE = 100
"""Values on a page."""

BY_TIME = ("year", "month")
PARAMETERS = ("within", "order", "page")
_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the values of a facet over what a search finds.

    Attributes:
        within: what words of the values begin with, empty for all.
        usual: the order that leaves no trace in the query string.
        page: from 1.
    """

    facet: str
    state: SearchState = field(default_factory=SearchState)
    within: str = ""
    order: ValueOrder = ValueOrder.COUNT
    usual: ValueOrder = ValueOrder.COUNT
    page: int = 1

    @property
    def offset(self) -> int:
        """How many values stand before this page."""
        return (self.page - 1) * PAGE

    def with_page(self, page: int) -> Listing:
        """Return the listing on another page."""
        return replace(self, page=page)

    def with_order(self, order: ValueOrder) -> Listing:
        """Return the listing in another order, on its first page."""
        return replace(self, order=order, page=1)

    def without_within(self) -> Listing:
        """Return the listing of all values."""
        return replace(self, within="", page=1)

    def kept(self) -> list[tuple[str, str]]:
        """Return the part of the query string that a form for other beginnings carries along."""
        written = [] if self.order is self.usual else [("order", self.order.value)]
        return [*self.state.pairs(), *written]

    def pairs(self) -> list[tuple[str, str]]:
        """Return the query string as (name, value), what is as usual left out."""
        within = [("within", self.within)] if self.within else []
        return [*self.kept(), *within, *([("page", str(self.page))] if self.page != 1 else [])]


def usual_order(facet: str) -> ValueOrder:
    """Return the order of a facet's values where none is chosen: years and months by time, others by count."""
    return ValueOrder.NAME if facet in BY_TIME else ValueOrder.COUNT


def values_listing(facet: str, pairs: Iterable[tuple[str, str]], settings: Settings, *, strict: bool) -> Listing:
    """Return the listing of a facet's values over a search; ``parse`` of ``search_state`` says what *strict* means.

    Raises:
        StateError: a value that can't be meant, or one beyond its bound; names the parameter.
    """
    all_pairs = list(pairs)
    state = parse([pair for pair in all_pairs if pair[0] not in PARAMETERS], settings, strict=strict)
    return _listing(facet, state, all_pairs, usual_order(facet), strict=strict)


def whole_listing(facet: str, pairs: Iterable[tuple[str, str]], *, strict: bool) -> Listing:
    """Return the listing of all values of a facet, by name.

    Raises:
        StateError: as ``values_listing``.
    """
    all_pairs = list(pairs)
    unknown = [name for name, _ in all_pairs if name not in PARAMETERS]
    if strict and unknown:
        raise StateError(unknown[0], _("there is no parameter “%(name)s”", name=unknown[0]))
    return _listing(facet, SearchState(), all_pairs, ValueOrder.NAME, strict=strict)


def _listing(
    facet: str, state: SearchState, pairs: Iterable[tuple[str, str]], usual: ValueOrder, *, strict: bool
) -> Listing:
    given: dict[str, str] = {}
    for name, value in pairs:
        if strict and name in given:
            raise StateError(name, _("“%(name)s” is given more than once", name=name))
        if name in PARAMETERS:
            given[name] = value.strip()
    within, page = given.get("within", ""), given.get("page") or "1"
    orders = {order.value: order for order in ValueOrder}
    order = given.get("order") or usual.value
    if len(within) > MAX_PREFIX_CHARS:
        raise StateError(
            "within",
            _("“within” has up to %(most)s characters, not %(number)s", most=MAX_PREFIX_CHARS, number=len(within)),
        )
    if order not in orders:
        raise StateError(
            "order", _("“order” is one of %(names)s, not “%(text)s”", names=", ".join(orders), text=order[:40])
        )
    if not (page.isascii() and page.isdigit() and len(page) < 9 and 1 <= int(page) <= _MOST_PAGES):
        wanted = later("“%(name)s” is a whole number from 1 to %(most)s, not “%(text)s”")
        raise StateError("page", _(wanted, name="page", most=_MOST_PAGES, text=page[:40]))
    return Listing(facet, state, within, orders[order], usual, int(page))
