"""Reckoning how long ago what is named was: “ten months after …, the council has decided”, “signed 20 years ago”."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from archive.dates import EdtfDate
from archive.extraction.dating.clues import FAIR, Clue, Span
from archive.extraction.dating.date_words import FIRST_YEAR, LAST_YEAR
from archive.extraction.dating.idioms import Idiom
from archive.extraction.dating.mentions import Grain
from archive.extraction.dating.targets import Reading, Target, reasoned
from archive.extraction.dating.tense import Tense, word_tense

_BESIDE = 70
_NEXT = 3


def reckoned(reading: Reading) -> Iterator[Clue]:
    """Yield what *reading* tells of the day of writing by how long after a date or event it is."""
    for match in reading.found(reading.idiom.after):
        target = reading.target_behind(match)
        if target and _is_of_the_clause(reading, match.end(), target) and _is_present(reading, target.end):
            yield from _elapsed(reading, match, target, "the text was written {} after {}")
    for match in reading.found(reading.idiom.ago):
        target = reading.target_before(match)
        if target and match.start() - target.end <= (_BESIDE if target.is_event else _NEXT):
            yield from _elapsed(reading, match, target, "for the text it is {} since {}")


def _elapsed(reading: Reading, match: re.Match[str], target: Target, saying: str) -> Iterator[Clue]:
    """The year, month, week or day in which so much time has passed, as finely as it is told."""
    parts = _parts(match, reading.idiom)
    try:
        day = target.day + relativedelta(**parts)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return
    if not parts or not FIRST_YEAR < day.year <= LAST_YEAR:
        return
    unit = list(parts)[-1]
    if target.grain is not Grain.DAY:
        unit = "years" if target.grain is Grain.YEAR or unit == "years" else "months"
    span = _around(day, unit)
    start, end = min(match.start(), target.start), max(match.end(), target.end)
    said = reading.passage.evidence(saying.format(_length(parts), target.name), start, end)
    yield Clue(span, FAIR, (said, reasoned(f"that is {_said(span, unit)}")))


def _is_of_the_clause(reading: Reading, start: int, target: Target) -> bool:
    """Whether *target* belongs to what time has passed since; a year behind a comma is that of what followed."""
    return target.is_event or target.grain is not Grain.YEAR or "," not in reading.passage.text[start : target.start]


def _parts(match: re.Match[str], idiom: Idiom) -> dict[str, int]:
    """The numbers by their units, the finest last; empty where one can't be read."""
    groups, parts = match.groupdict(), {}
    for which in "12":
        if groups.get(f"n{which}"):
            number = idiom.number(groups[f"n{which}"])
            unit = "years" if idiom.is_written_together else idiom.units.get((groups.get(f"u{which}") or "").lower())
            if number is None or unit is None:
                return {}
            parts[unit] = number
    return parts


def _around(day: date, unit: str) -> Span:
    if unit == "years":
        return Span(date(day.year, 1, 1), date(day.year, 12, 31))
    if unit == "months":
        return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    slack = timedelta(days=6 if unit == "weeks" else 1)
    return Span(day - slack, day + slack)


def _is_present(reading: Reading, end: int) -> bool:
    """Whether what follows in the sentence is told in the present: “…, the council has decided”."""
    _, last = reading.passage.sentence(end, end)
    if reading.idiom.is_written_together:
        return True
    for word in reading.words_between(end, last):
        if word.fold in reading.idiom.tenses.present:
            return True
        if word_tense(word.fold, reading.idiom.tenses) is not Tense.OPEN:
            return False
    return False


def _length(parts: dict[str, int]) -> str:
    return " and ".join(f"{number} {unit if number != 1 else unit[:-1]}" for unit, number in parts.items())


def _said(span: Span, unit: str) -> str:
    assert span.first
    assert span.last
    if unit in ("years", "months"):
        return EdtfDate.parse(span.first.isoformat()[: 4 if unit == "years" else 7]).display()
    return EdtfDate.within(span.first, span.last).display()
