"""Dates as texts write them: found by a precise pattern, then read in the order that the form itself decides.

A form that decides none (03/04/2021) has two readings, the day first before the month first, unless a
weekday beside it or what the caller knows of the outlet's habits tells which one is meant.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.dates import EdtfDate
from archive.errors import DateError
from archive.extraction.dates.forms import DAYS, MONTHS, RANGES, SHORT_DAYS, Form, Readings, day
from archive.extraction.vocabulary.calendar_words import weekday_number

MAX_DATES = 200
DAY_FIRST, MONTH_FIRST = "day first", "month first"
_BESIDE = 16
"""How far from a date its weekday may stand."""
_COMPACT = re.compile(r"(1[6-9][0-9][0-9]|20[0-9][0-9])([0-9]{2})([0-9]{2})(?:T?[0-9]{4,6}Z?)?")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_YEAR_LIKE = re.compile(r"[1-9][0-9]{3}|[年년]")
_TWO_DIGITS = re.compile(r"[0-9][./-][0-9]{1,2}[./-][0-9]{2}|[^\W\d_]\.?,?[\s-]['’‘]?[0-9]{2}(?![0-9:%])|['’‘][0-9]{2}")
_NUMBERS = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\W\d_][^\s\d.,;:/|()\[\]<>•·–—]{0,14}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that stands at *start* to *end* of a text.

    Attributes:
        readings: the dates that it can mean: one, or two where the order of day and month is open,
            that with the day first before that with the month first.
    """

    start: int
    end: int
    readings: Readings


Found = tuple[FoundDate, ...]


@lru_cache(maxsize=512)
def find_dates(text: str, day_first: bool | None = None) -> Found:
    """Return the whole dates in *text*, in its order; those without a year or a day are none.

    *day_first* says in which order numbers are written that could be read in both; a weekday beside
    such a date says it too.
    """
    return _found(text, DAYS, _YEAR_LIKE, day_first)


@lru_cache(maxsize=512)
def find_months(text: str) -> Found:
    """Return where *text* names a month of a year without a day, such as “July 2022”."""
    return _found(text, MONTHS, _YEAR_LIKE)


def find_ranges(text: str) -> Found:
    """Return where *text* names several days in a row, as the issues of a weekly do: “3–9 March 2020”."""
    return _found(text, RANGES, _YEAR_LIKE)


def find_short_dates(text: str, day_first: bool | None = None) -> Found:
    """Return the dates in *text* with a year of two digits, which only a line of dates is trusted with."""
    return _found(text, SHORT_DAYS, _TWO_DIGITS, day_first)


def dates_in(text: str, day_first: bool | None = None) -> Iterator[FoundDate]:
    """Yield the whole dates of a line of dates, short forms too."""
    yield from find_dates(text, day_first) or find_short_dates(text, day_first)


def order_of(text: str) -> str | None:
    """Return “day first” or “month first”, as *text* writes its dates in numbers; None where none tells."""
    for one in (*find_dates(text), *find_short_dates(text)):
        order = written_order(text[one.start : one.end], one.readings)
        if order:
            return order
    return None


@lru_cache(maxsize=1024)
def read_date(value: str, day_first: bool | None = None) -> tuple[EdtfDate, ...]:
    """Return the readings of *value*, the date that metadata or front matter states: none, one or two.

    EDTF, ISO 8601, RFC 822 and all forms of ``find_dates`` are understood, also a month or a year
    alone. The day is the one written, whatever the time zone.
    """
    value = " ".join(value.split())[:200]
    try:
        return (EdtfDate.parse(value),)
    except DateError:
        pass
    compact = _COMPACT.fullmatch(value)
    if compact:
        year, month, number = (int(group) for group in compact.groups())
        return day(year, month, number)
    dates = tuple(dates_in(value, day_first)) or find_ranges(value) or find_months(value)
    return dates[0].readings if dates else ()


def _plain(text: str) -> str:
    """*text* with the digits of all scripts as 0 to 9, each sign in its place."""
    if text.isascii() or not _FOREIGN_DIGIT.search(text):
        return text
    return _FOREIGN_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def _found(text: str, forms: tuple[Form, ...], needs: re.Pattern[str], day_first: bool | None = None) -> Found:
    """The dates of *forms* in *text*; where two overlap, that of the earlier form."""
    plain = _plain(text)
    if not needs.search(plain):
        return ()
    spans: list[tuple[int, int]] = []
    found: list[FoundDate] = []
    for pattern, read in forms:
        for match in pattern.finditer(plain):
            readings = read(match)
            if readings and _is_free(spans, match.span()):
                insort(spans, match.span())
                found.append(_settled(plain, FoundDate(match.start(), match.end(), readings), day_first))
    return tuple(sorted(found, key=lambda one: one.start)[:MAX_DATES])


def _is_free(spans: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether *span* overlaps none of *spans*, which are in order and overlap each other nowhere."""
    at = bisect(spans, span)
    return (at == 0 or spans[at - 1][1] <= span[0]) and (at == len(spans) or span[1] <= spans[at][0])


def _settled(text: str, one: FoundDate, day_first: bool | None) -> FoundDate:
    """*one* with the reading that a weekday beside it or *day_first* asks for, if it has two."""
    if len(one.readings) < 2:
        return one
    near = text[max(0, one.start - _BESIDE) : one.start] + " " + text[one.end : one.end + _BESIDE]
    weekdays = {weekday for word in _WORD.findall(near) if (weekday := weekday_number(word)) is not None}
    fitting = tuple(reading for reading in one.readings if _weekday(reading) in weekdays)
    if len(fitting) == 1:
        return replace(one, readings=fitting)
    if day_first is not None:
        return replace(one, readings=one.readings[:1] if day_first else one.readings[1:])
    return one


def _weekday(reading: EdtfDate) -> int | None:
    return reading.earliest.weekday() if reading.earliest else None


def written_order(written: str, readings: Readings) -> str | None:
    """Return in which order *written*, a date in numbers with one reading, puts day and month."""
    numbers = [int(number) for number in _NUMBERS.findall(_plain(written))]
    if len(readings) != 1 or len(numbers) != 3 or numbers[0] > 31 or _WORD.search(written):
        return None
    first = readings[0].earliest
    if first is None or first.day == first.month:
        return None
    return DAY_FIRST if numbers[0] == first.day else MONTH_FIRST
