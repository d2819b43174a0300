"""Days, months and years as people write them, and half-open ranges of days.

A day is a calendar day of the proleptic Gregorian calendar where the text was published; there are
no time zones here. Ranges exclude their end, so that "March 1994" never holds 1 April.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from index.errors import PeriodError

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LAST_YEAR = 9998  # the day after the last day must still be a date
_MOST_DAYS_BY_DAY = 124
_MOST_DAYS_BY_MONTH = 12 * 366
_WHOLE_MONTHS_DAYS = 62


class Unit(StrEnum):
    """The width of a histogram's bars; decades and centuries begin with the years that end with 0 and 00."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_YEARS = {Unit.CENTURY: 100, Unit.DECADE: 10, Unit.YEAR: 1}


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month of a year or a day: ``2021``, ``2021-06``, ``2021-06-28``."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that *text* writes as YYYY, YYYY-MM or YYYY-MM-DD.

        Raises:
            PeriodError: any other form, a day that no calendar has, a year outside 1 to 9998.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None or not text.isascii():
            raise PeriodError(
                "“%(text)s” is not a year, a month or a day; write YYYY, YYYY-MM or YYYY-MM-DD", text=text
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the pattern's first group always matches
        if not 1 <= year <= _LAST_YEAR:
            raise PeriodError("“%(text)s”: years run from 0001 to %(last)s", text=text, last=_LAST_YEAR)
        if month is not None and not 1 <= month <= 12:
            raise PeriodError("“%(text)s”: there is no month %(month)s", text=text, month=f"{month:02}")
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise PeriodError("“%(text)s”: that month has no day %(day)s", text=text, day=f"{day:02}")
        return cls(year, month, day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from *start* up to but not including *end*; None leaves that side open.

    Raises:
        PeriodError: the range holds no day, or one after the year 9998.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise PeriodError(
                "the range ends (%(end)s) before it starts (%(start)s)",
                end=self.end - timedelta(days=1),
                start=self.start,
            )
        beyond = date(_LAST_YEAR + 1, 1, 1)
        if (self.start is not None and self.start >= beyond) or (self.end is not None and self.end > beyond):
            raise PeriodError("the range goes beyond the year %(last)s", last=_LAST_YEAR)

    @property
    def last(self) -> date | None:
        """The last day inside, or None where the end is open."""
        return None if self.end is None else self.end - timedelta(days=1)

    def holds(self, other: DateRange) -> bool:
        """Whether every day of *other* lies in this range."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def meets(self, other: DateRange) -> bool:
        """Whether some day lies in both ranges."""
        before = self.end is not None and other.start is not None and self.end <= other.start
        after = self.start is not None and other.end is not None and other.end <= self.start
        return not before and not after


EVER = DateRange(None, None)


def half_open(period: Period) -> DateRange:
    """Return the days of *period*, from its first to the one after its last."""
    if period.month is None:
        return DateRange(date(period.year, 1, 1), date(period.year + 1, 1, 1))
    if period.day is None:
        first = date(period.year, period.month, 1)
        return DateRange(first, _month_after(first))
    day = date(period.year, period.month, period.day)
    return DateRange(day, day + timedelta(days=1))


def between(first: Period | None, last: Period | None) -> DateRange:
    """Return the days from the start of *first* to the end of *last*, both included.

    Raises:
        PeriodError: *last* ends before *first* starts.
    """
    start = half_open(first).start if first else None
    end = half_open(last).end if last else None
    if start is not None and end is not None and start >= end:
        raise PeriodError("the range runs the wrong way round: %(first)s is after %(last)s", first=first, last=last)
    return DateRange(start, end)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram: how many ranges lie in *range* surely, how many only possibly."""

    range: DateRange
    surely: int
    possibly: int


def fitting(span: DateRange) -> Unit:
    """Return the unit in which bars over *span* can still be told apart: days for a season, months for twelve years."""
    if span.start is None or span.last is None:
        return Unit.YEAR
    days = (span.last - span.start).days + 1
    return Unit.DAY if days <= _MOST_DAYS_BY_DAY else Unit.MONTH if days <= _MOST_DAYS_BY_MONTH else Unit.YEAR


def around(chosen: DateRange) -> DateRange:
    """Return the whole months, of a range of two months at most, or years, of a longer one, that *chosen* lies in.

    That is what a histogram shows of which a part is chosen. An open side stays open.
    """
    is_short = chosen.start and chosen.end and (chosen.end - chosen.start).days <= _WHOLE_MONTHS_DAYS
    unit = Unit.MONTH if is_short else Unit.YEAR
    return DateRange(
        _floor(chosen.start, unit) if chosen.start else None,
        _next(_floor(chosen.last, unit), unit) if chosen.last else None,
    )


def histogram(ranges: Iterable[DateRange], unit: Unit | None = None, within: DateRange = EVER) -> tuple[Bar, ...]:
    """Count *ranges* in bars of one *unit*, oldest first; bars that nothing touches are left out.

    A Counter of ranges stands for as many of each as it says. Only bars that meet *within* are
    counted, so that the work is bounded by them. Without a *unit* it is the one that fits the days
    from the first known to the last, or those *within* where that has ends.

    A range that lies inside a bar counts there surely, one that only meets it possibly, so a range
    known to the year counts as possible in twelve months. Open sides reach to the outermost day
    that is known of any range; ranges open on both sides count nowhere.
    """
    tally = Counter(ranges)
    known = [day for found in tally for day in (found.start, found.last) if day is not None]
    if not known:
        return ()
    first, last = min(known), max(known)
    if unit is None and not within.meets(DateRange(first, last + timedelta(days=1))):
        return ()
    unit = unit or fitting(DateRange(within.start or first, within.end or last + timedelta(days=1)))
    first = max(first, _floor(within.start, unit)) if within.start else first
    last = min(last, _next(_floor(within.last, unit), unit) - timedelta(days=1)) if within.last else last
    surely: Counter[DateRange] = Counter()
    possibly: Counter[DateRange] = Counter()
    for found, count in tally.items():
        if found.start is None and found.end is None:
            continue
        for bar in _bars(max(found.start or first, first), min(found.last or last, last), unit):
            (surely if bar.holds(found) else possibly)[bar] += count
    touched = sorted(surely.keys() | possibly.keys(), key=lambda bar: bar.start or date.min)
    return tuple(Bar(bar, surely[bar], possibly[bar]) for bar in touched)


def _bars(first: date, last: date, unit: Unit) -> Iterator[DateRange]:
    start = _floor(first, unit)
    while start <= last:
        end = _next(start, unit)
        yield DateRange(start, end)
        start = end


def _floor(day: date, unit: Unit) -> date:
    """Return the first day of the unit that *day* lies in."""
    if unit in _YEARS:
        return date(max(1, day.year - day.year % _YEARS[unit]), 1, 1)
    return day if unit is Unit.DAY else day.replace(day=1)


def _next(start: date, unit: Unit) -> date:
    if unit in _YEARS:
        years = _YEARS[unit]
        return date(min(start.year - start.year % years + years, _LAST_YEAR + 1), 1, 1)
    if unit is Unit.MONTH:
        return _month_after(start)
    return start + timedelta(days=1)


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
