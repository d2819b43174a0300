"""Occasions: anniversaries and events of which the text says on which weekday, or in which year, they are.

“The 20th anniversary of the treaty” means that calendar year, “Thursday marks the centenary” that week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from archive.article import Evidence
from archive.dates import EdtfDate
from archive.extraction.authorities.events import WEEKDAYS
from archive.extraction.dating.clues import CERTAIN, STRONG, Clue, Span
from archive.extraction.dating.date_words import FIRST_YEAR, LAST_YEAR
from archive.extraction.dating.mentions import Grain
from archive.extraction.dating.targets import NamedEvent, Reading, Target, grain_of, reasoned
from archive.extraction.dating.tense import Tense, tense_before

_CENTENARY = 100
_SUBJECT = 70
_NEAR = 30
_BESIDE = 25


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A day, or a month or year, that the text speaks of at *start* to *end* of its passage.

    Attributes:
        first: where what it is the anniversary of begins, if that stands before it.
        reach: how many characters before it its weekday may be named.
    """

    first: int
    start: int
    end: int
    day: date
    grain: Grain
    steps: tuple[Evidence, ...]
    tense: Tense
    reach: int


def occasions(reading: Reading) -> Iterator[Clue]:
    """Yield what anniversaries and events tell of the day of writing."""
    taken: list[_Occasion] = []
    for match in reading.found(reading.idiom.anniversary):
        has_name = any(named.is_anniversary and named.start <= match.start() < named.end for named in reading.events)
        occasion = None if has_name else _anniversary(reading, match)
        if occasion:
            taken.append(occasion)
            yield from _clue(reading, occasion, is_anniversary=True)
    for named in reading.events:
        if not named.event.recurs and not any(one.first <= named.start < one.end for one in taken):
            yield from _clue(reading, _of_event(reading, named), is_anniversary=named.is_anniversary)


def _anniversary(reading: Reading, match: re.Match[str]) -> _Occasion | None:
    groups = match.groupdict()
    number = reading.idiom.number(groups["n1"]) if groups.get("n1") else _CENTENARY
    target = _celebrated(reading, match)
    if not number or target is None or not FIRST_YEAR < target.day.year + number <= LAST_YEAR:
        return None
    day = target.day + relativedelta(years=number)
    start, end = min(match.start(), target.start), max(match.end(), target.end)
    said = reading.passage.evidence(f"the text speaks of an anniversary of {target.name}", start, end)
    falls = reasoned(f"the {_ordinal(number)} anniversary falls {_on(day, target.grain)}")
    begin, _ = reading.passage.sentence(match.start(), match.end())
    tense = tense_before(reading.words_between(begin, match.start()), reading.idiom.tenses)
    return _Occasion(start, match.start(), end, day, target.grain, (said, falls), tense, _SUBJECT)


def _celebrated(reading: Reading, match: re.Match[str]) -> Target | None:
    """What the anniversary is of: an event behind it in its sentence, or the date of one, or an event before it."""
    ahead = reading.target_behind(match)
    if ahead and (ahead.is_event or _belongs(reading, match.end(), ahead.start)):
        return ahead
    before = reading.target_before(match)
    return before if before and before.is_event else None


def _belongs(reading: Reading, start: int, end: int) -> bool:
    """Whether a date at *end* is that of what is celebrated, “of the treaty of …”, “signed on …”: not of the party."""
    idiom = reading.idiom
    if idiom.is_written_together:
        return end - start <= _NEAR
    words = [word.fold for word in reading.words_between(start, end) if word.fold not in idiom.date_words]
    if not words or words[-1] in idiom.of_words:
        return bool(words)
    if any(word in idiom.tenses.past or word in idiom.tenses.future for word in words):
        return False
    begin, _ = reading.passage.sentence(start, end)
    is_told_before = tense_before(reading.words_between(begin, start), idiom.tenses) is Tense.PAST
    is_deed = not is_told_before and not idiom.deeds.isdisjoint(words)
    return is_deed or idiom.participle.fullmatch(words[-1]) is not None


def _of_event(reading: Reading, named: NamedEvent) -> _Occasion:
    event = named.event
    assert event.start.earliest is not None  # a day, a month or a year
    said = reading.passage.evidence(f"{event.name}: {event.start.display()}", named.start, named.end)
    reach = _SUBJECT if named.is_anniversary else _BESIDE
    return _Occasion(
        named.start, named.start, named.end, event.start.earliest, grain_of(event.start), (said,), named.tense, reach
    )


def _clue(reading: Reading, occasion: _Occasion, *, is_anniversary: bool) -> Iterator[Clue]:
    """The week of the occasion, where its weekday is named or it is today; else its year, if it is an anniversary
    or the text says which year that is."""
    steps = occasion.steps
    if occasion.grain is Grain.DAY:
        clue, doubt = _in_its_week(reading, occasion)
        if clue:
            yield clue
            return
        steps += doubt
    shift = _years_since(reading, occasion, is_anniversary=is_anniversary)
    if shift is not None:
        year = occasion.day.year + shift
        said = f"written in {year}" if not shift else f"the text calls that another year: written in {year}"
        yield Clue(Span(date(year, 1, 1), date(year, 12, 31)), STRONG, (*steps, reasoned(said)))


def _in_its_week(reading: Reading, occasion: _Occasion) -> tuple[Clue | None, tuple[Evidence, ...]]:
    """The clue of a weekday that is named beside the occasion, or why it tells nothing."""
    idiom, day = reading.idiom, occasion.day
    start, stop = reading.passage.sentence(occasion.start, occasion.end)
    subject = reading.words_between(max(start, occasion.start - occasion.reach), occasion.start)
    subject = [*reading.words_between(occasion.end, min(stop, occasion.end + _BESIDE)), *subject]
    if any(word.fold in idiom.today for word in subject):
        return Clue(Span(day, day), STRONG, (*occasion.steps, reasoned("that is today, as the text says"))), ()
    named = next((word for word in reversed(subject) if word.fold in idiom.weekdays), None)
    if named is None:
        return None, ()
    weekday, true = WEEKDAYS[idiom.weekdays[named.fold]], WEEKDAYS[day.weekday()]
    if weekday != true:
        rule = f"{EdtfDate.of(day).display()} is a {true}, not a {weekday}: the weekday is not used"
        return None, (reading.passage.evidence(rule, named.start, named.end),)
    past = occasion.tense is Tense.PAST
    first, last = (day, day + timedelta(days=6)) if past else (day - timedelta(days=6), day)
    rule = f"that is a {weekday}, as the text says: written in the week {'after' if past else 'before'}"
    told = reading.passage.evidence(rule, named.start, named.end)
    return Clue(Span(first, last), CERTAIN, (*occasion.steps, told)), ()


def _years_since(reading: Reading, occasion: _Occasion, *, is_anniversary: bool) -> int | None:
    """How many years after the occasion the text was written: one where it was “last year”; None where that is open."""
    idiom, text = reading.idiom, reading.passage.text
    start, end = reading.passage.sentence(occasion.start, occasion.end)
    if not is_anniversary:
        start, end = max(start, occasion.start - _BESIDE), occasion.start
    for form, years in ((idiom.last_year, 1), (idiom.next_year, -1), (idiom.this_year, 0)):
        if form.search(text, start, end):
            return years
    others = (one for one in reading.mentions if start <= one.start < occasion.start)
    return None if not is_anniversary or any(one.grain is Grain.YEAR for one in others) else 0


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _on(day: date, grain: Grain) -> str:
    if grain is Grain.DAY:
        return f"on {EdtfDate.of(day).display()}"
    return f"in {EdtfDate.parse(day.isoformat()[: 7 if grain is Grain.MONTH else 4]).display()}"
