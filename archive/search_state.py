"""The immutable state of a search, and its query string.

Everything that a result page shows is a function of one ``SearchState``; every link on it is another
state, made with ``with_…`` and ``without_…``. State and query string are two forms of one thing:
reading the string that a state writes gives that state again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from archive.config import Settings
from archive.errors import StateError
from archive.translating import gettext as _
from archive.translating import later
from index.errors import PeriodError
from index.model import Filter, RangeFilter, Sort, ValueFilter
from index.periods import DateRange, Period, between

FACETS = ("outlet", "author", "year", "month", "section", "language")
"""Names of the facets, in the order in which pages show them."""

PUBLISHED = "published"
DEFAULT_SIZE = 20
_SINGLE = ("q", "from", "to", "dates", "sort", "page", "size")
_DATES = {"possibly": False, "surely": True}
_PERIOD_LENGTH = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class SearchState:
    """A search as it stands.

    Attributes:
        q: the query as typed, outer white space removed.
        chosen: (facet, value) in order of facet and value; values of one facet are alternatives.
        missing: facets where articles without a value are wanted, in order.
        first, last: the ends of the date range as typed, both included.
        surely: leave out what is only possibly in the range.
        sort: None for the usual order: relevance where words are looked for, newest first otherwise.
        page: from 1.
        size: hits a page.
    """

    q: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    first: Period | None = None
    last: Period | None = None
    surely: bool = False
    sort: Sort | None = None
    page: int = 1
    size: int = DEFAULT_SIZE

    @property
    def offset(self) -> int:
        """How many hits stand before this page."""
        return (self.page - 1) * self.size

    @property
    def range(self) -> DateRange | None:
        """The days of the date range, None where none is set."""
        return between(self.first, self.last) if self.first or self.last else None

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.chosen or self.missing or self.first or self.last)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the chosen values of a facet."""
        return tuple(value for name, value in self.chosen if name == facet)

    def with_facet(self, facet: str, value: str | None) -> SearchState:
        """Return the state with *value* chosen too; None asks for articles without one."""
        if value is None:
            return self._narrowed(missing=tuple(sorted({*self.missing, facet})))
        return self._narrowed(chosen=tuple(sorted({*self.chosen, (facet, value)})))

    def without_facet(self, facet: str, value: str | None) -> SearchState:
        """Return the state with *value* no longer chosen."""
        if value is None:
            return self._narrowed(missing=tuple(name for name in self.missing if name != facet))
        return self._narrowed(chosen=tuple(pair for pair in self.chosen if pair != (facet, value)))

    def without_filter(self, facet: str) -> SearchState:
        """Return the state with no value of *facet* chosen, and articles without one not asked for."""
        chosen = tuple(pair for pair in self.chosen if pair[0] != facet)
        return self._narrowed(chosen=chosen, missing=tuple(name for name in self.missing if name != facet))

    def has_facet(self, facet: str, value: str | None) -> bool:
        """Tell whether *value* is chosen; None asks whether articles without one are."""
        return facet in self.missing if value is None else (facet, value) in self.chosen

    def with_range(self, first: Period | None, last: Period | None) -> SearchState:
        """Return the state with the date range from *first* to *last*.

        Raises:
            StateError: *last* ends before *first* starts.
        """
        state = self._narrowed(first=first, last=last, surely=self.surely and bool(first or last))
        _checked_range(state)
        return state

    def without_range(self) -> SearchState:
        """Return the state without a date range."""
        return self._narrowed(first=None, last=None, surely=False)

    def without_words(self) -> SearchState:
        """Return the state with its filters alone."""
        return self._narrowed(q="")

    def with_words(self, q: str) -> SearchState:
        """Return the state with another query."""
        return self._narrowed(q=q)

    def with_sort(self, sort: Sort | None) -> SearchState:
        """Return the state in another order, on its first page."""
        return self._narrowed(sort=sort)

    def with_size(self, size: int) -> SearchState:
        """Return the state with pages of *size* hits, on its first page."""
        return self._narrowed(size=size)

    def with_page(self, page: int) -> SearchState:
        """Return the state on another page."""
        return replace(self, page=page)

    def whole(self) -> SearchState:
        """Return the state on its first page, of the usual size."""
        return replace(self, page=1, size=DEFAULT_SIZE)

    def filters(self) -> tuple[Filter, ...]:
        """Return the filters for the engine."""
        found: list[Filter] = []
        for facet in FACETS:
            values, missing = self.values(facet), facet in self.missing
            if values or missing:
                found.append(ValueFilter(facet, values, missing))
        if self.range is not None:
            found.append(RangeFilter(PUBLISHED, self.range, self.surely))
        return tuple(found)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the query string as (name, value), what is as usual left out."""
        written = [("q", self.q)] if self.q else []
        written += self.chosen
        written += [("missing", facet) for facet in self.missing]
        written += [(name, str(end)) for name, end in (("from", self.first), ("to", self.last)) if end]
        written += [("dates", "surely")] if self.surely else []
        written += [("sort", self.sort.value)] if self.sort else []
        written += [("page", str(self.page))] if self.page != 1 else []
        written += [("size", str(self.size))] if self.size != DEFAULT_SIZE else []
        return written

    def _narrowed(self, **changes: Any) -> SearchState:
        return replace(self, page=1, **changes)


def parse(pairs: Iterable[tuple[str, str]], settings: Settings, *, strict: bool) -> SearchState:
    """Return the state that a query string writes; empty values count as left out.

    Args:
        pairs: (name, value) as in the query string.
        settings: the bounds.
        strict: refuse parameters that are not known; else ignore them.

    Raises:
        StateError: a value that can't be meant, or one beyond its bound; names the parameter.
    """
    single: dict[str, str] = {}
    chosen: set[tuple[str, str]] = set()
    missing: set[str] = set()
    for name, value in pairs:
        if name in FACETS:
            chosen.update({(name, _facet_value(name, value))} if value else ())
        elif name == "missing":
            missing.update({_facet_name(value)} if value else ())
        elif name in _SINGLE:
            if strict and name in single:
                raise StateError(name, _("“%(name)s” is given more than once", name=name))
            single[name] = value.strip()
        elif strict:
            raise StateError(name, _("there is no parameter “%(name)s”", name=name))
    if len(chosen) + len(missing) > settings.max_filter_values:
        raise StateError("missing", _("more than %(most)s values are chosen", most=settings.max_filter_values))
    state = SearchState(
        q=single.get("q", ""),
        chosen=tuple(sorted(chosen)),
        missing=tuple(sorted(missing)),
        first=_period("from", single.get("from")),
        last=_period("to", single.get("to")),
        surely=_one_of("dates", single.get("dates") or "possibly", _DATES),
        sort=_one_of("sort", single["sort"], {sort.value: sort for sort in Sort}) if single.get("sort") else None,
        page=_whole_number("page", single.get("page") or "1", settings.max_window_hits),
        size=_whole_number("size", single.get("size") or str(DEFAULT_SIZE), settings.max_page_size),
    )
    _checked_range(state)
    if state.page * state.size > settings.max_window_hits:
        raise StateError(
            "page", _("pages go up to hit %(most)s; narrow the search to see the rest", most=settings.max_window_hits)
        )
    return state if state.first or state.last else replace(state, surely=False)


def _checked_range(state: SearchState) -> None:
    try:
        _range = state.range
    except PeriodError as error:
        raise StateError("to", _(error.sentence, **error.values)) from None


def _facet_name(value: str) -> str:
    if value not in FACETS:
        raise StateError(
            "missing", _("there is no facet “%(name)s”; facets are %(names)s", name=value, names=", ".join(FACETS))
        )
    return value


def _facet_value(facet: str, value: str) -> str:
    length = _PERIOD_LENGTH.get(facet)
    if length is not None and (_period(facet, value) is None or len(value) != length):
        raise StateError(facet, _("“%(value)s” is no %(facet)s", value=value, facet=facet))
    return value


def _period(name: str, text: str | None) -> Period | None:
    if not text:
        return None
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise StateError(name, _(error.sentence, **error.values)) from None


def _one_of(name: str, text: str, values: dict[str, Any]) -> Any:
    if text not in values:
        raise StateError(
            name,
            _(
                "“%(value)s” is no value of “%(name)s”; those are %(values)s",
                value=text,
                name=name,
                values=", ".join(values),
            ),
        )
    return values[text]


def _whole_number(name: str, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 12 and 1 <= int(text) <= most):
        wanted = later("“%(name)s” is a whole number from 1 to %(most)s, not “%(text)s”")
        raise StateError(name, _(wanted, name=name, most=most, text=text[:40]))
    return int(text)
