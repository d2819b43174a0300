"""Bounds on the day of writing: it lies after what the text tells as past, and before what it tells as to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.article import Evidence
from archive.extraction.authorities.events import Event
from archive.extraction.dating.clues import FAIR, STRONG, WEAK, Clue, Span
from archive.extraction.dating.mentions import Grain, Mention
from archive.extraction.dating.passages import Place
from archive.extraction.dating.targets import NamedEvent, Reading, grain_of
from archive.extraction.dating.tense import Tense

_MAX_BOUNDS = 12
_NEAR_YEARS = 3
_FAR_YEARS = 10
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
        is_recent: whether a text that speaks of it can be taken to have been written not long after.
        event: what it is the day of, None for a date.
        is_post: whether it is the day of a post that the text shows.
    """

    clue: Clue
    grain: Grain
    is_recent: bool
    event: Event | None = None
    is_post: bool = False

    @property
    def first(self) -> date:
        assert self.clue.span.first
        return self.clue.span.first


def floors_of(readings: Sequence[Reading]) -> list[Floor]:
    """Return what the text tells as past, the latest first."""
    past = [(reading, mention) for reading in readings for mention in reading.mentions if _is_past(reading, mention)]
    mentions = (mention for reading in readings for mention in reading.mentions)
    years = {mention.first.year for mention in mentions if mention.tense is not Tense.FUTURE}
    floors = [_of_mention(reading, mention, years) for reading, mention in past]
    floors += [floor for reading in readings for named in reading.events if (floor := _of_event(reading, named))]
    floors.sort(key=lambda floor: (floor.first, -floor.grain, floor.clue.weight), reverse=True)
    return floors[:_MAX_BOUNDS]


def _is_past(reading: Reading, mention: Mention) -> bool:
    if mention.tense is Tense.OPEN:
        return not mention.is_named and mention.grain is not Grain.YEAR
    return mention.tense is Tense.PAST


def _of_mention(reading: Reading, mention: Mention, years: set[int]) -> Floor:
    if mention.grain is Grain.DAY and _is_answered(reading, mention):
        rule = f"the text answers what the paper had on “{mention.quote}”, as is done within weeks"
        evidence = reading.passage.evidence(rule, mention.start, mention.end)
        last = mention.first + _ANSWERED_WITHIN
        return Floor(Clue(Span(mention.first, last), FAIR, (evidence,)), mention.grain, is_recent=True)
    rule = f"the text speaks of “{mention.quote}” as past"
    if reading.passage.is_post:
        rule = f"the text shows a post of “{mention.quote}”"
    evidence = reading.passage.evidence(rule, mention.start, mention.end)
    is_year, year = mention.grain is Grain.YEAR, mention.first.year
    is_supported = not is_year or any(year - _NEAR_YEARS <= other < year for other in years)
    weight = STRONG if not is_year else FAIR if is_supported else WEAK
    is_recent = is_supported and not _is_long_past(reading, mention)
    is_post = mention.grain is Grain.DAY and reading.passage.is_post
    return Floor(Clue(Span(mention.first), weight, (evidence,)), mention.grain, is_recent, is_post=is_post)


def _is_long_past(reading: Reading, mention: Mention) -> bool:
    """Whether the clause tells of what was before what the text tells: “in May 1999 a bridge had fallen”."""
    start, end = reading.passage.clause(mention.start, mention.end)
    return any(word.fold in reading.idiom.tenses.pluperfect for word in reading.words_between(start, end))


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
    rule = f"the text speaks of an event: {event.name}, {event.start.display()}"
    evidence = reading.passage.evidence(rule, named.start, named.end)
    return Floor(
        Clue(Span(event.start.earliest), STRONG, (evidence,)), grain_of(event.start), is_recent=False, event=event
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
            if one.month == floor.first.month and one.tense is not Tense.FUTURE and one.day in (None, floor.first.day):
                rule = f"“{one.quote}” is that of {floor.event.name}: written in the year after it"
                return reading.passage.evidence(rule, one.start, one.end)
    return None


def speaks_of_later(day: date, readings: Sequence[Reading]) -> bool:
    """Return whether years after *day* are named of which the words don’t tell whether they are past, though not far
    ones, which are goals."""
    return any(
        mention.tense is not Tense.FUTURE and day < mention.first and mention.first.year <= day.year + _FAR_YEARS
        for reading in readings
        for mention in reading.mentions
    )


def ceilings_of(readings: Sequence[Reading]) -> list[Clue]:
    """Return what the text tells as to come, the earliest first."""
    told = {mention.first.year for reading in readings for mention in reading.mentions if _is_past(reading, mention)}
    clues = [clue for reading in readings for clue in _ceilings(reading, told)]
    return sorted(clues, key=lambda clue: clue.span.last or date.max)[: 4 * _MAX_BOUNDS]


def _announced(event: Event) -> date | None:
    """The day from which texts speak of an event to come, where that is not years before."""
    return event.start.earliest - _ANNOUNCED_BEFORE if event.kind == "summit" and event.start.earliest else None


def _ceilings(reading: Reading, told: set[int]) -> Iterator[Clue]:
    """What *reading* tells as to come; a year that is *told* as past elsewhere is none, for it may be compared with."""
    for mention in reading.mentions:
        if mention.tense is Tense.FUTURE and not mention.is_named and mention.first.year not in told:
            rule = f"the text speaks of “{mention.quote}” as to come"
            evidence = reading.passage.evidence(rule, mention.start, mention.end)
            yield Clue(Span(None, mention.last), WEAK, (evidence,))
    for named in reading.events:
        if named.tense is Tense.FUTURE and not named.event.recurs and named.event.kind in _PLANNED:
            rule = f"the text speaks of an event as to come: {named.event.name}, {named.event.start.display()}"
            evidence = reading.passage.evidence(rule, named.start, named.end)
            yield Clue(Span(_announced(named.event), named.event.start.latest), FAIR, (evidence,))
