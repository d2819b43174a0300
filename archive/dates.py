"""Dates as far as they are known: EDTF level 0 and the part of level 1 that clippings need.

The forms of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2:2019) understood here:

    2020-07-13  2021-06  2021       day, month, year
    2021?  2021-06~  2021-06-28%    uncertain, approximate, both (of the whole)
    199X  20XX  2004-XX  2004-06-XX unspecified digits
    2021-06-28/2021-07-01           some day from the first to the last
    ../2021-07  2021-06/..          no later than, no earlier than

A date says on which day an article was published; where it is an interval, the day lies in it. Days
are those of the place of publication. A date that is not known at all is None, never a value here.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from archive.errors import DateError
from index.periods import DateRange

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)")
MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


class Qualifier(StrEnum):
    """How sure a date is of itself: EDTF's ``?``, ``~`` and ``%``."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


@dataclass(frozen=True, slots=True)
class Point:
    """One date of an EDTF expression, whole or in part.

    Attributes:
        year: four characters, digits with trailing X where unspecified.
        month: 1 to 12, or None where it is left out or XX.
        day: 1 to 31, or None where it is left out or XX.
        written: as EDTF, with its qualifier.
    """

    year: str
    month: int | None
    day: int | None
    qualifier: Qualifier
    written: str

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(max(1, int(self.year.replace("X", "0"))), self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        year, month = int(self.year.replace("X", "9")), self.month or 12
        return date(year, month, self.day or calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as far as it is known. Make one with ``parse``, ``of`` or ``within``.

    Attributes:
        first: where it begins, None for an open start.
        last: where it ends; the same as *first* unless it is an interval, None for an open end.
    """

    first: Point | None
    last: Point | None

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Return the date that *text* writes in EDTF.

        Raises:
            DateError: any other form, a day that no calendar has, an interval that ends before it
                starts or is open on both sides.
        """
        first, slash, last = text.partition("/")
        if not slash:
            point = _point(text)
            return cls(point, point)
        interval = cls(_end(first), _end(last))  # equal ends are the date itself
        if interval.first is None and interval.last is None:
            raise DateError(f"“{text}” is open on both sides and says nothing")
        if interval.first and interval.last and interval.last.latest < interval.first.earliest:
            raise DateError(f"“{text}” ends before it starts")
        return interval

    @classmethod
    def of(cls, day: date) -> EdtfDate:
        """Return the date that is exactly *day*."""
        return cls.parse(day.isoformat())

    @classmethod
    def within(cls, earliest: date, latest: date) -> EdtfDate:
        """Return the date that lies from *earliest* to *latest*, both included."""
        if earliest == latest:
            return cls.of(earliest)
        return cls.parse(f"{earliest.isoformat()}/{latest.isoformat()}")

    def __str__(self) -> str:
        if self.first is not None and self.first == self.last:
            return self.first.written
        return f"{self.first.written if self.first else '..'}/{self.last.written if self.last else '..'}"

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean, None for an open start."""
        return self.first.earliest if self.first else None

    @property
    def latest(self) -> date | None:
        """The last day that it can mean, None for an open end."""
        return self.last.latest if self.last else None

    @property
    def days(self) -> DateRange:
        """All days that it can mean, for filtering: a qualifier does not widen them."""
        last = self.latest
        return DateRange(self.earliest, None if last is None else last + timedelta(days=1))

    @property
    def is_day(self) -> bool:
        """Whether it means one day."""
        return self.earliest is not None and self.earliest == self.latest

    def display(self) -> str:
        """Say it in English: “13 July 2020”, “June 2021”, “about 2021”, “between 28 June and 1 July 2021”."""
        if self.first is not None and self.first == self.last:
            return _say(self.first)
        if self.first is None and self.last is not None:
            return f"{_say(self.last)} or earlier"
        if self.last is None and self.first is not None:
            return f"{_say(self.first)} or later"
        assert self.first  # parse lets no interval through that is open on both sides
        assert self.last
        start, end = _say(self.first), _say(self.last)
        if self.first.year == self.last.year and self.first.month and not self.first.qualifier:
            start = start.removesuffix(f" {self.first.year}")
        return f"between {start} and {end}"


def _end(text: str) -> Point | None:
    return None if text in ("", "..") else _point(text)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None or not text.isascii():
        raise DateError(f"“{text}” is not a date in EDTF")
    year, month, day, qualifier = match.groups()
    if month == "XX" and day not in (None, "XX"):
        raise DateError(f"“{text}”: a day of an unknown month")
    if "X" in year and month is not None:
        raise DateError(f"“{text}”: a month of an unknown year")
    point = Point(year, _number(month), _number(day), Qualifier(qualifier), text)
    try:
        if point.earliest > point.latest or point.latest.year > 9998 or year == "0000":
            raise ValueError
    except ValueError:
        raise DateError(f"“{text}”: no calendar has that day") from None
    return point


def _number(text: str | None) -> int | None:
    return None if text in (None, "XX") else int(text)


def _say(point: Point) -> str:
    year = point.year if "X" not in point.year else f"the {point.year.replace('X', '0')}s"
    parts = [str(point.day)] if point.day else []
    parts += [MONTHS[point.month - 1]] if point.month else []
    plain = " ".join([*parts, year])
    return {
        Qualifier.NONE: plain,
        Qualifier.UNCERTAIN: f"perhaps {plain}",
        Qualifier.APPROXIMATE: f"about {plain}",
        Qualifier.BOTH: f"perhaps about {plain}",
    }[point.qualifier]
