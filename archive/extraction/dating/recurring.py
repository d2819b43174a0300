"""What recurs every year: “in June”, “on 8 July”, “Tuesday, 20 November”, “the first ten months of this year”.

Such dates narrow what other clues leave. Texts give a past day or month without its year while it can’t
be mistaken, hence for less than a year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from archive.article import Evidence
from archive.extraction.authorities.events import WEEKDAYS
from archive.extraction.dating.clues import Span
from archive.extraction.dating.mentions import Yearless
from archive.extraction.dating.passages import Place
from archive.extraction.dating.targets import Reading
from archive.extraction.dating.tense import Tense

REACH = timedelta(days=240)
"""How long a past day or month is spoken of without its year, in 30 of 35 texts that were measured (docs/dating.md)."""
_MAX_TOLD = 2
_MAX_DATES = 200
_REPORTED_MONTHS = 3
_LEAST_DAYS = 180
_MAIN_SHARE = 0.8
_YEAR_DAYS = 366
_DATELINE = re.compile(r"[^!?\n]{2,60}\([^()\n]{2,30}\)\s*[-–—]|[^。\n]{0,20}\d{1,2}月\d{1,2}日[电電]")


@dataclass(frozen=True, slots=True)
class Recurring:
    """Days of every year on which the text can have been written.

    Attributes:
        in_year: those of one year, as a span that may reach into the years beside it.
        least_days: fewer days than these are not believed.
        is_this_year: whether the text says that they are of the year of writing.
    """

    in_year: Callable[[int], Span | None]
    evidence: Evidence
    least_days: int = 7
    is_this_year: bool = False

    def within(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the parts of *spans*, which are closed, that it allows."""
        found = []
        for span in spans:
            assert span.first
            assert span.last
            for year in range(span.first.year - 1, span.last.year + 2):
                window = self.in_year(year)
                met = span.meet(window) if window else None
                if met:
                    found.append(met)
        return tuple(found)


def narrowed(span: Span, readings: Sequence[Reading], latest: date | None) -> tuple[Span, list[Evidence]]:
    """Return the part of *span*, which is closed, that the yearless dates of *readings* leave, and the steps to it.

    *latest* is the latest day that the text names.

    Where they leave several parts, these count from the first to the last; within one year a part
    that is far longer than the others together counts alone, and of several years in which so many
    months may have been over the first, which is nearest to what the text speaks of.
    """
    parts: tuple[Span, ...] = (span,)
    steps = []
    for recurring in _recurring(span, readings):
        left = recurring.within(parts)
        if recurring.least_days <= _days(left) < _days(parts):
            parts = _first_after(left, latest) if recurring.is_this_year else left
            steps.append(recurring.evidence)
    first, last = min(part.first for part in parts if part.first), max(part.last for part in parts if part.last)
    main = max(parts, key=lambda part: part.width_days or 0)
    if (span.width_days or 0) <= _YEAR_DAYS and (main.width_days or 0) >= _MAIN_SHARE * _days(parts):
        first, last = main.first or first, main.last or last
    return (Span(first, last), steps) if Span(first, last) != span else (span, [])


def _first_after(parts: tuple[Span, ...], day: date | None) -> tuple[Span, ...]:
    """The first of *parts* that isn't wholly before *day*."""
    return tuple(part for part in parts if not day or not part.last or part.last >= day)[:1] or parts


def _days(spans: Iterable[Span]) -> int:
    return sum(span.width_days or 0 for span in spans)


def _recurring(span: Span, readings: Sequence[Reading]) -> Iterator[Recurring]:
    """What recurs in the text: its dateline, and days and months that it speaks of, the first of each; where the
    year is open, only days with their weekdays, which tell it.
    """
    assert span.first
    dates = list(islice(_of_that_year(span.first.year, readings), _MAX_DATES))
    yield from islice((_dateline(reading, one) for reading, one in dates if _is_dateline(reading, one)), 1)
    yield from islice((recurring for reading in readings for recurring in _months_so_far(reading)), 1)
    mentions = (one for reading in readings for one in reading.mentions)
    past = {(one.first.month, one.first.day) for one in mentions if one.tense is not Tense.FUTURE}
    told = [(reading, one) for reading, one in dates if one.tense is Tense.PAST or _is_ahead(one, past)]
    yield from islice((_spoken_of(reading, one) for reading, one in told if one.weekday is not None), _MAX_TOLD)
    if (span.width_days or 0) >= _LEAST_DAYS and span.is_of_one_year:
        yield from islice((_spoken_of(reading, one) for reading, one in told if one.weekday is None), _MAX_TOLD)


def _is_ahead(one: Yearless, past: set[tuple[int, int]]) -> bool:
    """Whether *one* is to come, and not among the days that are named as *past* with their year."""
    return one.tense is Tense.FUTURE and (one.month, one.day) not in past


def _of_that_year(year: int, readings: Iterable[Reading]) -> Iterator[tuple[Reading, Yearless]]:
    """The yearless dates, but past ones of passages that have begun to tell of a time before *year*."""
    for reading in readings:
        told = [mention.start for mention in reading.mentions if mention.first.year < year]
        for one in reading.yearless:
            if one.tense is Tense.FUTURE or not told or one.start < told[0]:
                yield reading, one


def _is_dateline(reading: Reading, one: Yearless) -> bool:
    passage = reading.passage
    if passage.place is Place.HEAD:
        return one.day is not None
    match = _DATELINE.match(passage.text) if passage.place is Place.BODY else None
    return match is not None and one.day is not None and one.end <= match.end()


def _dateline(reading: Reading, one: Yearless) -> Recurring:
    evidence = reading.passage.evidence(f"“{one.quote}” is the day of the report", one.start, one.end)
    return Recurring(lambda year: _spread(one, year, timedelta(0), timedelta(days=1)), evidence, least_days=1)


def _spoken_of(reading: Reading, one: Yearless) -> Recurring:
    if one.tense is Tense.FUTURE:
        rule, before, after = f"“{one.quote}” is to come", REACH, timedelta(0)
    else:
        rule, before, after = f"“{one.quote}” is past, by less than a year", timedelta(0), REACH
    if one.weekday is not None:
        rule += f", and a {WEEKDAYS[one.weekday]}"
    return Recurring(lambda year: _spread(one, year, before, after), reading.passage.evidence(rule, one.start, one.end))


def _spread(one: Yearless, year: int, before: timedelta, after: timedelta) -> Span | None:
    """The days around *one* in *year*, None where that year doesn't have it or has it on another weekday."""
    try:
        day = date(year, one.month, one.day or 1)
    except ValueError:
        return None
    if one.weekday is not None and one.weekday != day.weekday():
        return None
    last = day if one.day else day.replace(day=monthrange(year, one.month)[1])
    return Span(day - before, last if not after else day + after)


def _months_so_far(reading: Reading) -> Iterator[Recurring]:
    """“In the first ten months of this year”: written in the months that follow, up to three."""
    over = reading.months_over()
    if over:
        number, match = over
        evidence = reading.passage.evidence(f"{number} months of the year are over", match.start(), match.end())
        yield Recurring(_after_months(number), evidence, is_this_year=True)


def _after_months(number: int) -> Callable[[int], Span]:
    """The quarter in which so many months are reckoned up, in the same year."""
    last = min(12, number + _REPORTED_MONTHS)
    return lambda year: Span(date(year, number + 1, 1), date(year, last, monthrange(year, last)[1]))
