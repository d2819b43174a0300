"""What is held by years, decades or centuries, as rows of bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.labels import articles
from archive.search_state import SearchState
from archive.translating import decimal
from archive.translating import gettext as _
from index.periods import Bar, Period


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A year, or a row of years.

    Attributes:
        label: “1994”, “1990–1999”.
        count: “12 articles, 3 more possibly”; *short* the same in numbers, “12 + 3”.
        surely, possibly: shares of the longest row, together at most 1.
        state: the search for its articles.
    """

    label: str
    count: str
    short: str
    surely: float
    possibly: float
    state: SearchState


def span_rows(bars: Iterable[Bar], state: SearchState) -> tuple[SpanRow, ...]:
    """Return a row for each of *bars*, oldest first; *state* is the search that was counted."""
    known = [(bar, bar.range.start, bar.range.last) for bar in bars]
    longest = max((bar.surely + bar.possibly for bar, _, _ in known), default=1)
    rows = []
    for bar, first, last in known:
        assert first  # bars of a histogram have both ends
        assert last
        label = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        there = state.with_range(Period(first.year), Period(last.year))
        counts = counted_bar(bar.surely, bar.possibly)
        rows.append(
            SpanRow(label, counts, short(bar.surely, bar.possibly), bar.surely / longest, bar.possibly / longest, there)
        )
    return tuple(rows)


def counted_bar(surely: int, possibly: int) -> str:
    """Say how many are held of a time: “12 articles, 3 more possibly”, “3 articles possibly”."""
    if not surely and possibly:
        return _("%(articles)s possibly", articles=articles(possibly))
    return said_of_bar(surely, possibly)


def said_of_bar(surely: int, possibly: int) -> str:
    """Say it with what is sure first: “12 articles, 3 more possibly”, “no articles, 3 more possibly”."""
    if not possibly:
        return articles(surely)
    return _("%(articles)s, %(others)s more possibly", articles=articles(surely), others=decimal(possibly))


def short(surely: int, possibly: int) -> str:
    """Say it in numbers: “12”, “12 + 3”, “+ 3”."""
    if not possibly:
        return decimal(surely)
    return f"{decimal(surely)} + {decimal(possibly)}" if surely else f"+ {decimal(possibly)}"
