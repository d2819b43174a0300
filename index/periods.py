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
            raise PeriodError(f"“{text}” is not a year, a month or a day; write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # the pattern's first group always matches
        if not 1 <= year <= _LAST_YEAR:
            raise PeriodError(f"“{text}”: years run from 0001 to {_LAST_YEAR}")
        if month is not None and not 1 <= month <= 12:
            raise PeriodError(f"“{text}”: there is no month {month:02}")
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise PeriodError(f"“{text}”: that month has no day {day:02}")
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
            raise PeriodError(f"the range ends ({self.end - timedelta(days=1)}) before it starts ({self.start})")
        beyond = date(_LAST_YEAR + 1, 1, 1)
        if (self.start is not None and self.start >= beyond) or (self.end is not None and self.end > beyond):
            raise PeriodError(f"the range goes beyond the year {_LAST_YEAR}")

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
        raise PeriodError(f"the range runs the wrong way round: {first} is after {last}")
    return DateRange(start, end)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram: how many ranges lie in *range* surely, how many only possibly."""

    range: DateRange
    surely: int
    possibly: int


def histogram(ranges: Iterable[DateRange], unit: Unit, within: DateRange | None = None) -> tuple[Bar, ...]:
    """Count *ranges* in bars of one *unit*, oldest first; bars that nothing touches are left out.

    With *within*, only the bars that meet it are given, and the work is bounded by their number.

    A Counter of ranges stands for as many of each as it says.

    A range that lies inside a bar counts there surely, one that only meets it possibly, so a range
    known to the year counts as possible in twelve months. Open sides reach to the outermost day
    that is known of any range; ranges open on both sides count nowhere.
    """
    tally = Counter(ranges)
    known = [day for found in tally for day in (found.start, found.last) if day is not None]
    if not known:
        return ()
    first, last = min(known), max(known)
    surely: Counter[DateRange] = Counter()
    possibly: Counter[DateRange] = Counter()
    for found, count in tally.items():
        if found.start is None and found.end is None:
            continue
        start, end = _clipped(found.start or first, found.last or last, within)
        for bar in _bars(start, end, unit) if start <= end else ():
            (surely if bar.holds(found) else possibly)[bar] += count
    touched = sorted(surely.keys() | possibly.keys(), key=lambda bar: bar.start or date.min)
    return tuple(Bar(bar, surely[bar], possibly[bar]) for bar in touched)


def _clipped(first: date, last: date, within: DateRange | None) -> tuple[date, date]:
    """Return the first and the last day, moved into *within*; the wrong way round where they lie outside."""
    if within is None:
        return first, last
    return max(first, within.start or first), min(last, within.last or last)


def _bars(first: date, last: date, unit: Unit) -> Iterator[DateRange]:
    start = _start(first, unit)
    while start <= last:
        end = _next(start, unit)
        yield DateRange(start, end)
        start = end


def _start(day: date, unit: Unit) -> date:
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
