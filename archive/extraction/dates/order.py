"""Which of its two readings a date in numbers has: 03/04/2024 is 3 April in most countries, 4 March in some.

Decided at once by what the same clipping tells: another date that can only be one of the readings, its
language, the country of its outlet; later by the outlet's other clippings. Where nothing decides, both
readings stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from archive.dates import EdtfDate
from archive.extraction.authorities.outlets import Outlet
from archive.extraction.dates.text import DAY_FIRST, order_of

MONTH_FIRST_COUNTRIES = frozenset(("US", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW", "PH"))
"""Where numbers are written month first (CLDR, short dates of en-US and en-PH)."""
_UNDECIDED_COUNTRIES = frozenset(("CA", "CN", "TW", "JP", "KR", "KP", "HU", "LT", "MN"))
"""Where both orders are in use, or the year comes first and a form with the year last is foreign."""
_UNDECIDED_LANGUAGES = frozenset(("en", "tl", "zh", "ja", "ko", "hu", "lt", "mn"))
_MONTH_FIRST_ZONE = re.compile(r"\b(?:E[SD]T|P[SD]T|C[SD]T|M[SD]T|ET|PT|CT|MT)\b")
_AFTERWARDS = 2


@dataclass(frozen=True, slots=True)
class Order:
    """The order of day and month in numbers, and why, in words that follow “read with the day first, as”."""

    is_day_first: bool
    reason: str

    def chosen(self, readings: tuple[EdtfDate, ...]) -> tuple[EdtfDate, ...]:
        """Return the one of two *readings*, day first and month first, that it asks for."""
        return readings if len(readings) < 2 else readings[:1] if self.is_day_first else readings[1:]

    def __str__(self) -> str:
        return f"read with the {'day' if self.is_day_first else 'month'} first, as {self.reason}"


def order_by_habit(outlet: Outlet | None, language: str | None) -> Order | None:
    """Return the order in which *language*, an ISO 639-1 code, is written, where that differs by country in *outlet*'s.

    The language comes first: the German edition of an American site writes as Germans do.
    """
    if language and language not in _UNDECIDED_LANGUAGES:
        return Order(True, "in the clipping’s language")
    country = outlet.country if outlet else None
    if country in MONTH_FIRST_COUNTRIES:
        return Order(False, "in the outlet’s country")
    return Order(True, "in the outlet’s country") if country and country not in _UNDECIDED_COUNTRIES else None


def order_by_others(written: str) -> Order | None:
    """Return the order that the outlet's other clippings write: “day first”, “month first” or empty."""
    return Order(written == DAY_FIRST, "in the outlet’s other clippings") if written else None


def order_in_line(text: str) -> Order | None:
    """Return the order that *text*, the line of a date, tells by its time zone or another date in numbers."""
    written = order_of(text)
    if written:
        return Order(written == DAY_FIRST, "another date in its line is written")
    return Order(False, "where its time zone is used") if _MONTH_FIRST_ZONE.search(text) else None


def agreeing(readings: tuple[EdtfDate, ...], known: Collection[date]) -> tuple[EdtfDate, ...]:
    """Return the one of *readings* that is a day of *known*, other dates of the clipping, or up to two days
    before one, as a publication is before its update; all of them if none or more are."""
    near = tuple(reading for reading in readings if _fits(reading, known))
    return near if len(near) == 1 else readings


def _fits(reading: EdtfDate, known: Collection[date]) -> bool:
    first = reading.earliest
    return first is not None and any(first + timedelta(days=late) in known for late in range(_AFTERWARDS + 1))
