"""What is held by years, decades or centuries, as rows of bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.labels import counted
from archive.search_state import SearchState
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
        return f"{counted(possibly, 'article', 'articles')} possibly"
    more = f", {possibly:,} more possibly" if possibly else ""
    return f"{counted(surely, 'article', 'articles')}{more}"


def short(surely: int, possibly: int) -> str:
    """Say it in numbers: “12”, “12 + 3”, “+ 3”."""
    if not possibly:
        return f"{surely:,}"
    return f"{surely:,} + {possibly:,}" if surely else f"+ {possibly:,}"
