"""The calendar: what is held of each year, month and day, and how much of that is uncertain."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.browsing import DATING, Stretch
from archive.labels import counted, period_label
from archive.presenters.spans import counted_bar, short
from archive.search_state import SearchState
from index.model import Facet
from index.periods import Bar, Period

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Cell:
    """A year, a month or a day.

    Attributes:
        label: “1994”, “March”, “13”; *name* in full: “13 March 1994”.
        count: “12 articles, 3 more possibly”; *short* in numbers, of a day only what is surely of it.
        is_held: whether something is held of it, surely or possibly.
    """

    label: str
    name: str
    count: str
    short: str
    is_held: bool
    period: Period
    state: SearchState


@dataclass(frozen=True, slots=True)
class Turn:
    """Another page of the calendar."""

    label: str
    period: Period


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the calendar.

    Attributes:
        heading: “Calendar”, “1994”, “March 1994”.
        sentence: how many articles are surely and possibly of this time.
        rows: of cells: decades, a row of months, weeks; None where a row has no such day or year.
        undated: how many articles have no date, empty for none; *undated_state* finds them.
        before, after, above: other pages of the calendar with what they are called, None where there are none; *above*
            is the year of a month.
    """

    period: Period | None
    heading: str
    sentence: str
    rows: tuple[tuple[Cell | None, ...], ...]
    undated: str
    undated_state: SearchState
    before: Turn | None
    after: Turn | None
    above: Turn | None
    state: SearchState


def sheet(stretch: Stretch) -> Sheet:
    """Return the page of the calendar for all years, a year or a month."""
    period, bars = stretch.period, stretch.results.histogram
    undated = next((each.count for each in stretch.years.facets.get(DATING, Facet((), 0)).counts if not each.value), 0)
    before, after = _neighbours(period, stretch.years.histogram) if period else (None, None)
    return Sheet(
        period,
        period_label(period) if period else "Calendar",
        _sentence(stretch, undated),
        _rows(period, bars),
        counted(undated, "article", "articles") if undated else "",
        SearchState("date:unknown"),
        _turn(before),
        _turn(after),
        _turn(Period(period.year)) if period and period.month else None,
        SearchState().with_range(period, period) if period else SearchState(),
    )


def _sentence(stretch: Stretch, undated: int) -> str:
    surely = sum(bar.surely for bar in stretch.results.histogram)
    total = stretch.results.total
    if stretch.period is None:
        loose = total - undated - surely
        return f"{counted(surely, 'article is', 'articles are')} known to the year, {loose:,} less exactly."
    name = "day" if stretch.period.month else "month"
    here = counted(total, "article is", "articles are")
    preposition = "in" if stretch.period.month is None else "of"
    return (
        f"{here} surely or possibly {preposition} {period_label(stretch.period)}: "
        f"{surely:,} known to the {name}, {total - surely:,} less exactly."
    )


def _rows(period: Period | None, bars: Iterable[Bar]) -> tuple[tuple[Cell | None, ...], ...]:
    by_start = {bar.range.start: bar for bar in bars if bar.range.start}

    def cell(one: Period, label: str) -> Cell:
        bar = by_start.get(date(one.year, one.month or 1, one.day or 1))
        surely, possibly = (bar.surely, bar.possibly) if bar else (0, 0)
        return Cell(
            label,
            period_label(one),
            counted_bar(surely, possibly),
            (f"{surely:,}" if surely else "") if one.day else short(surely, possibly),
            bar is not None,
            one,
            SearchState().with_range(one, one),
        )

    if period is None:
        held = {day.year for day in by_start}
        decades = sorted({year - year % 10 for year in held})
        return tuple(
            tuple(cell(Period(year), str(year)) if year in held else None for year in range(first, first + 10))
            for first in decades
        )
    if period.month is None:
        months = (Period(period.year, month) for month in range(1, 13))
        return (tuple(cell(one, period_label(one).split(" ")[0]) for one in months),)
    year, month = period.year, period.month
    return tuple(
        tuple(cell(Period(year, month, day), str(day)) if day else None for day in week)
        for week in calendar.Calendar().monthdayscalendar(year, month)
    )


def _turn(period: Period | None) -> Turn | None:
    return Turn(period_label(period), period) if period else None


def _neighbours(period: Period, years: Iterable[Bar]) -> tuple[Period | None, Period | None]:
    """Return the year, or month, before and after; years that hold nothing are passed over."""
    held = [bar.range.start.year for bar in years if bar.range.start]
    earlier, later = [year for year in held if year < period.year], [year for year in held if year > period.year]
    before, after = (Period(max(earlier)) if earlier else None), (Period(min(later)) if later else None)
    if period.month is None:
        return before, after
    previous = Period(period.year, period.month - 1) if period.month > 1 else before and Period(before.year, 12)
    following = Period(period.year, period.month + 1) if period.month < 12 else after and Period(after.year, 1)
    return previous, following
