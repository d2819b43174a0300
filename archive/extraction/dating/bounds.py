"""Bounds on the day of writing: it lies after what the text tells as past, and before what it tells as to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.article import Evidence
from archive.extraction.authorities.events import Event
from archive.extraction.dating.clues import FAIR, STRONG, WEAK, Clue, Span
from archive.extraction.dating.eras import LAST, era_of
from archive.extraction.dating.mentions import Grain, Mention
from archive.extraction.dating.passages import Place
from archive.extraction.dating.targets import NamedEvent, Reading, grain_of
from archive.extraction.dating.tense import Tense

_MAX_BOUNDS = 12
_NEAR_YEARS, _NEXT_YEAR = 3, 1
_FAR_YEARS = 10
_AHEAD = timedelta(days=183)
_ANSWERED_WITHIN = timedelta(weeks=6)
_ANNOUNCED_BEFORE = timedelta(days=365)
_YOUR = re.compile(
    r"\b(?:your|our|ihr(?:em|en|e)?|unser(?:em|en|e)?|votre|notre|vuestro|nuestr[oa]|vostro|nostro|uw|ons)\s"
    r"(?:[\w’'-]+\s){1,4}(?:of|from|on|in|vom|am|du|del|de|della|dell['’]|van)\s\Z",
    re.IGNORECASE,
)
_WE_SAID = re.compile(
    r",?\s(?:we|this newspaper)\s(?:stated|said|reported|published|printed|wrote|described|gave)\b", re.IGNORECASE
)
_PLANNED = ("election", "summit", "sport")
"""Events that are spoken of before they happen."""
_PASSING = (*_PLANNED, "speech", "disaster", "attack", "death", "culture", "other")
"""Events that are news while they are recent."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A day before which the text was not written.

    Attributes:
        day: the first day of what is named.
        is_recent: whether a text that speaks of it can be taken to have been written not long after.
        event: what it is the day of, None for a date.
        is_post: whether it is the day of a post that the text shows.
    """

    clue: Clue
    grain: Grain
    day: date
    is_recent: bool
    event: Event | None = None
    is_post: bool = False

    @property
    def first(self) -> date:
        assert self.clue.span.first
        return self.clue.span.first


def floors_of(readings: Sequence[Reading]) -> list[Floor]:
    """Return what the text tells as past, the latest first."""
    told = _Told.of(readings)
    floors = [
        _of_mention(reading, mention, told)
        for reading in readings
        for mention in reading.mentions
        if _is_past(mention) and not told.is_ahead(mention)
    ]
    floors += [floor for reading in readings for named in reading.events if (floor := _of_event(reading, named))]
    if floors and max(floor.day for floor in floors) < LAST:
        floors += _of_era(readings)
    floors.sort(key=lambda floor: (floor.day, -floor.grain, floor.clue.weight), reverse=True)
    return floors[:_MAX_BOUNDS]


def _of_era(readings: Sequence[Reading]) -> Iterator[Floor]:
    """The first day of what no older text names; a text that it shows to be later than its dates has no recent one."""
    found = era_of([reading.passage for reading in readings])
    if found:
        day, passage, match = found
        rule = f"texts name “{match[0]}” since {day.year} at the earliest"
        clue = Clue(Span(day), STRONG, (passage.evidence(rule, *match.span()),))
        yield Floor(clue, Grain.YEAR, day, is_recent=False)


def _is_past(mention: Mention) -> bool:
    if mention.tense is Tense.OPEN:
        return not mention.is_named and mention.grain is not Grain.YEAR
    return mention.tense is Tense.PAST


@dataclass(frozen=True, slots=True)
class _Told:
    """All that a text names: a date is judged by what stands beside it.

    Attributes:
        spans: each date and event once.
        has_reckoned: whether the text reports on so many months of “this year”, as is done at the time.
        years_ahead: years that are told as to come in one place or more.
    """

    spans: frozenset[tuple[date, date]]
    years_ahead: frozenset[int]
    has_reckoned: bool

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> _Told:
        mentions = [mention for reading in readings for mention in reading.mentions]
        spans = {(mention.first, mention.last) for mention in mentions}
        days = (named.event.start.earliest for reading in readings for named in reading.events)
        spans |= {(day, day) for day in days if day}
        ahead = (one.first.year for one in mentions if one.grain is Grain.YEAR and one.tense is Tense.FUTURE)
        return cls(frozenset(spans), frozenset(ahead), any(reading.months_over() for reading in readings))

    def is_ahead(self, mention: Mention) -> bool:
        """Whether *mention* is a year that is to come elsewhere, as that of the forecasts that the text speaks of."""
        return mention.grain is Grain.YEAR and mention.first.year in self.years_ahead

    def is_supported(self, mention: Mention) -> bool:
        """Whether another date is named near by, a year before or after it for a year and three for others: a lone
        one is as often of a time long past."""
        first, last = mention.first, mention.last
        reach = _NEXT_YEAR if mention.grain is Grain.YEAR else _NEAR_YEARS
        return any((end < first or start > last) and abs(start.year - first.year) <= reach for start, end in self.spans)


def _of_mention(reading: Reading, mention: Mention, told: _Told) -> Floor:
    if mention.grain is Grain.DAY and _is_answered(reading, mention):
        rule = f"the text answers what the paper had on “{mention.quote}”, as is done within weeks"
        evidence = reading.passage.evidence(rule, mention.start, mention.end)
        last = mention.first + _ANSWERED_WITHIN
        return Floor(Clue(Span(mention.first, last), FAIR, (evidence,)), mention.grain, mention.first, is_recent=True)
    rule, first = f"the text speaks of “{mention.quote}” as past", mention.first
    is_post = mention.grain is Grain.DAY and reading.passage.is_post
    if is_post:
        rule = f"the text shows a post of “{mention.quote}”"
    elif mention.tense is Tense.OPEN:
        rule, first = f"the text names “{mention.quote}”, perhaps up to half a year ahead", mention.first - _AHEAD
    evidence = reading.passage.evidence(rule, mention.start, mention.end)
    is_supported = told.is_supported(mention)
    is_lone_but_near = mention.grain is not Grain.YEAR and (
        mention.tense is Tense.OPEN or told.has_reckoned or reading.passage.is_opening
    )
    weight = STRONG if mention.grain is not Grain.YEAR else FAIR if is_supported else WEAK
    is_old = _is_long_past(reading, mention) or _is_remembered(reading, mention)
    is_recent = is_post or ((is_supported or is_lone_but_near) and not is_old)
    return Floor(Clue(Span(first), weight, (evidence,)), mention.grain, mention.first, is_recent, is_post=is_post)


def _is_long_past(reading: Reading, mention: Mention) -> bool:
    """Whether the clause tells of what was before what the text tells: “in May 1999 a bridge had fallen”."""
    start, end = reading.passage.clause(mention.start, mention.end)
    return any(word.fold in reading.idiom.tenses.pluperfect for word in reading.words_between(start, end))


def _is_remembered(reading: Reading, mention: Mention) -> bool:
    """Whether it stands with an anniversary: it is then what is remembered, unless the day of the party is told."""
    start, end = reading.passage.sentence(mention.start, mention.end)
    forms = reading.idiom.anniversary if mention.tense is not Tense.PAST else ()
    return any(form.search(reading.passage.text, start, end) for form in forms)


def _is_answered(reading: Reading, mention: Mention) -> bool:
    """Whether a letter or a correction refers to what the paper had on that day: “your report of 9 November 2018”."""
    text = reading.passage.text
    return bool(
        _YOUR.search(text[max(0, mention.start - 70) : mention.start])
        or _WE_SAID.match(text, mention.end, mention.end + 60)
    )


def _of_event(reading: Reading, named: NamedEvent) -> Floor | None:
    event = named.event
    if event.recurs or named.is_anniversary or not _has_happened(reading, named):
        return None
    assert event.start.earliest
    first = event.start.earliest - _AHEAD if event.kind in _PLANNED else event.start.earliest
    rule = f"the text speaks of an event: {event.name}, {event.start.display()}"
    evidence = reading.passage.evidence(rule, named.start, named.end)
    return Floor(
        Clue(Span(first), STRONG, (evidence,)),
        grain_of(event.start),
        event.start.earliest,
        is_recent=False,
        event=event,
    )


def _has_happened(reading: Reading, named: NamedEvent) -> bool:
    """Whether the text speaks of the event as past, or of one that is not spoken of before; captions show what was."""
    if named.tense is Tense.FUTURE:
        return False
    is_planned = named.event.kind in _PLANNED and named.tense is not Tense.PAST
    return not is_planned or reading.passage.place is Place.CAPTION


def spoken_of_again(floor: Floor, readings: Sequence[Reading]) -> Evidence | None:
    """Return where the text names the month of an event without its year, as is done for less than a year after it."""
    if floor.event is None or floor.event.kind not in _PASSING or floor.grain is Grain.YEAR:
        return None
    for reading in readings:
        for one in reading.yearless:
            if one.month == floor.day.month and one.tense is not Tense.FUTURE and one.day in (None, floor.day.day):
                rule = f"“{one.quote}” is that of {floor.event.name}: written in the year after it"
                return reading.passage.evidence(rule, one.start, one.end)
    return None


def speaks_of_later(floor: Floor, readings: Sequence[Reading]) -> bool:
    """Return whether years after that of *floor* are named of which the words don’t tell whether they are past, though
    not far ones, which are goals; the year after a day or a month is that of what comes next."""
    after = floor.day.year + (floor.grain is not Grain.YEAR)
    return any(
        mention.tense is not Tense.FUTURE and after < mention.first.year <= after + _FAR_YEARS
        for reading in readings
        for mention in reading.mentions
    )


def ceilings_of(readings: Sequence[Reading]) -> list[Clue]:
    """Return what the text tells as to come, the earliest first."""
    told = {mention.first.year for reading in readings for mention in reading.mentions if _is_past(mention)}
    clues = [clue for reading in readings for clue in _ceilings(reading, told)]
    return sorted(clues, key=lambda clue: clue.span.last or date.max)[: 4 * _MAX_BOUNDS]


def _announced(event: Event) -> date | None:
    """The day from which texts speak of an event to come, where that is not years before."""
    return event.start.earliest - _ANNOUNCED_BEFORE if event.kind == "summit" and event.start.earliest else None


def _ceilings(reading: Reading, told: set[int]) -> Iterator[Clue]:
    """What *reading* tells as to come; a year that is *told* as past elsewhere is none, for it may be compared with."""
    for mention in reading.mentions:
        is_told = mention.grain is Grain.YEAR and mention.first.year in told
        if mention.tense is Tense.FUTURE and not mention.is_named and not is_told:
            rule = f"the text speaks of “{mention.quote}” as to come"
            evidence = reading.passage.evidence(rule, mention.start, mention.end)
            yield Clue(Span(None, mention.last), WEAK, (evidence,))
    for named in reading.events:
        if named.tense is Tense.FUTURE and not named.event.recurs and named.event.kind in _PLANNED:
            rule = f"the text speaks of an event as to come: {named.event.name}, {named.event.start.display()}"
            evidence = reading.passage.evidence(rule, named.start, named.end)
            yield Clue(Span(_announced(named.event), named.event.start.latest), FAIR, (evidence,))
