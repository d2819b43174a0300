"""The calendar: what is held of each year, month and day, and how much of that is uncertain."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.browsing import DATING, Stretch
from archive.labels import articles, period_label
from archive.presenters.spans import counted_bar, short
from archive.search_state import SearchState
from archive.translating import decimal, months, ngettext
from archive.translating import gettext as _
from index.model import Facet
from index.periods import Bar, Period

_LINK = "\0"  # stands at both ends of what is a link, until the sentence is whole


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
        sentence: how many articles are surely and possibly of this time: what stands before a link to them, the
            words of the link, and what stands behind it.
        rows: of cells: decades, a row of months, weeks; None where a row has no such day or year.
        undated: how many articles have no date, empty for none; *undated_state* finds them.
        before, after, above: other pages of the calendar with what they are called, None where there are none; *above*
            is the year of a month.
    """

    period: Period | None
    heading: str
    sentence: tuple[str, str, str]
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
        period_label(period) if period else _("Calendar"),
        _sentence(stretch, undated),
        _rows(period, bars),
        articles(undated) if undated else "",
        SearchState("date:unknown"),
        _turn(before),
        _turn(after),
        _turn(Period(period.year)) if period and period.month else None,
        SearchState().with_range(period, period) if period else SearchState(),
    )


def _sentence(stretch: Stretch, undated: int) -> tuple[str, str, str]:
    surely = sum(bar.surely for bar in stretch.results.histogram)
    total, period = stretch.results.total, stretch.period
    if period is None:
        return _of_all(surely, total - undated - surely), "", ""
    held = _of_month(total, period) if period.month else _of_year(total, period)
    known, others = decimal(surely), decimal(total - surely)
    if period.month:
        text = _(
            "%(held)s: %(known)s known to the day, %(others)s less exactly.", held=held, known=known, others=others
        )
    else:
        text = _(
            "%(held)s: %(known)s known to the month, %(others)s less exactly.", held=held, known=known, others=others
        )
    before, link, after = text.split(_LINK)
    return before, link, after


def _of_all(surely: int, loose: int) -> str:
    others = decimal(loose)
    if not surely:
        return _("no articles are known to the year, %(others)s less exactly.", others=others)
    return ngettext(
        "%(number)s article is known to the year, %(others)s less exactly.",
        "%(number)s articles are known to the year, %(others)s less exactly.",
        surely,
        others=others,
    )


def _of_year(total: int, year: Period) -> str:
    ends = {"link": _LINK, "end": _LINK, "year": period_label(year)}
    if not total:
        return _("%(link)sno articles%(end)s are surely or possibly in %(year)s", **ends)
    return ngettext(
        "%(link)s%(number)s article%(end)s is surely or possibly in %(year)s",
        "%(link)s%(number)s articles%(end)s are surely or possibly in %(year)s",
        total,
        **ends,
    )


def _of_month(total: int, month: Period) -> str:
    ends = {"link": _LINK, "end": _LINK, "month": period_label(month)}
    if not total:
        return _("%(link)sno articles%(end)s are surely or possibly of %(month)s", **ends)
    return ngettext(
        "%(link)s%(number)s article%(end)s is surely or possibly of %(month)s",
        "%(link)s%(number)s articles%(end)s are surely or possibly of %(month)s",
        total,
        **ends,
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
            (decimal(surely) if surely else "") if one.day else short(surely, possibly),
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
        whole = (Period(period.year, month) for month in range(1, 13))
        return (tuple(cell(one, name) for one, name in zip(whole, months(), strict=True)),)
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
