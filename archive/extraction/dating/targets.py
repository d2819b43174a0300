"""What a text names that time can be reckoned from: the dates and the events of one passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from archive.article import Evidence
from archive.dates import EdtfDate
from archive.extraction.authorities.events import Event, EventAuthority
from archive.extraction.dating.idioms import Forms, Idiom
from archive.extraction.dating.mentions import Grain, Mention, Yearless, mentions_of
from archive.extraction.dating.passages import Passage, Place, Word
from archive.extraction.dating.tense import Tense, tense_of

_FEW = 3
_MONTHS = 12
_LIST = 40
_BEFORE, _BEHIND = 90, 60
_MAX_PLACES = 60
_REACH = 200
_COUNTED = re.compile("[周週]年|주년|年[前后來来]|년 전|[个個]?月")


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event that is named at *start* to *end* of a passage.

    Attributes:
        is_anniversary: whether its name says that it is one, “the centenary of …”.
    """

    event: Event
    start: int
    end: int
    tense: Tense
    is_anniversary: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A date that can be reckoned from.

    Attributes:
        name: for people: “the Samarkand summit (15 September 2022)”, “14 July 2011”.
        day: the day, or the first of the month or year.
    """

    start: int
    end: int
    name: str
    day: date
    grain: Grain
    is_event: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage with all dates and events that are found in it."""

    passage: Passage
    words: Sequence[Word]
    idiom: Idiom
    mentions: tuple[Mention, ...]
    yearless: tuple[Yearless, ...]
    events: tuple[NamedEvent, ...]

    def targets(self) -> Iterator[Target]:
        for mention in self.mentions:
            yield Target(mention.start, mention.end, say(mention), mention.first, mention.grain, is_event=False)
        for named in self.events:
            event = named.event
            if named.is_anniversary:
                continue
            assert event.start.earliest is not None  # a day, a month or a year
            name = f"“{event.name}” ({event.start.display()})"
            yield Target(named.start, named.end, name, event.start.earliest, grain_of(event.start), is_event=True)

    def places_of(self, unit: str = "") -> Iterator[tuple[int, int]]:
        """The stretches in which a number of years, months, … or an anniversary may be named, or of *unit* alone."""
        idiom, text = self.idiom, self.passage.text
        if idiom.is_written_together:
            yield from ((max(0, at.start() - 12), at.end() + 6) for at in islice(_COUNTED.finditer(text), _MAX_PLACES))
            return
        words = (
            word
            for word in self.words
            if (idiom.units.get(word.fold) == unit if unit else word.fold in idiom.units or word.fold in idiom.triggers)
        )
        for word in islice(words, _MAX_PLACES):
            yield max(0, word.start - _BEFORE), min(len(text), word.end + _BEHIND)

    def months_over(self) -> tuple[int, re.Match[str]] | None:
        """Return how many months of “this year” are over, and where the passage says so."""
        for start, end in self.places_of("months"):
            for form in self.idiom.months_so_far:
                match = form.search(self.passage.text, start, end)
                number = self.idiom.number(match["n1"]) if match else None
                if match and number and number < _MONTHS:
                    return number, match
        return None

    def found(self, forms: Forms) -> Iterator[re.Match[str]]:
        """Yield where one of *forms* stands in the passage, if there is anything to reckon from."""
        if not self.mentions and not self.events:
            return
        seen: set[tuple[int, int]] = set()
        for start, end in self.places_of():
            match = next((found for form in forms if (found := form.search(self.passage.text, start, end))), None)
            if match and match.span() not in seen:
                seen.add(match.span())
                yield match

    def target_behind(self, match: re.Match[str]) -> Target | None:
        """Return the nearest date or event behind *match* in its sentence."""
        _, end = self.passage.sentence(match.start(), match.end())
        behind = (one for one in self.targets() if match.end() <= one.start < min(end, match.end() + _REACH))
        return min(behind, key=lambda one: one.start, default=None)

    def target_before(self, match: re.Match[str]) -> Target | None:
        """Return the nearest date or event before *match* in its sentence."""
        start, _ = self.passage.sentence(match.start(), match.end())
        before = (one for one in self.targets() if one.start >= start and one.end <= match.start())
        return max(before, key=lambda one: one.start, default=None)

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words that begin from *start* up to *end*."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return list(takewhile(lambda word: word.start < end, islice(self.words, first, None)))


def grain_of(when: EdtfDate) -> Grain:
    """Return how finely *when*, a day, a month or a year, is told."""
    return Grain(4 - len(str(when).split("-")))


def say(mention: Mention) -> str:
    """Return the date in English."""
    text = mention.first.isoformat()
    return EdtfDate.parse(
        text if mention.grain is Grain.DAY else text[: 7 if mention.grain is Grain.MONTH else 4]
    ).display()


def reasoned(rule: str) -> Evidence:
    """Return a step that follows from those before it and has no place in the text."""
    return Evidence(rule, None, None, "")


def read(passage: Passage, idiom: Idiom, events: EventAuthority) -> Reading:
    """Return *passage* with the dates and events in it."""
    has_events, words = True, []
    if not idiom.is_written_together:
        vocabulary = passage.vocabulary()
        has_events = not vocabulary.isdisjoint(events.key_words)
        if not (has_events or passage.has_year() or _may_be_dated(passage, vocabulary, idiom)):
            return Reading(passage, (), idiom, (), (), ())
        words = passage.words()
    found = tuple(mentions_of(passage, words, idiom)) if passage.is_prose else ()
    if len(found) > _FEW and len(passage.text) < _LIST * len(found):
        found = ()  # a list of dates: an archive, a calendar
    is_told = passage.place is not Place.HEAD  # menus and headings of lists name years too
    mentions = tuple(one for one in found if isinstance(one, Mention)) if is_told else ()
    yearless = tuple(one for one in found if isinstance(one, Yearless))
    named = tuple(_events(passage, words, idiom, events)) if has_events else ()
    return Reading(passage, words, idiom, mentions, yearless, named)


def _may_be_dated(passage: Passage, vocabulary: set[str], idiom: Idiom) -> bool:
    """Whether a month may be named, or a number of months."""
    if not vocabulary.isdisjoint(idiom.months_counted):
        return True
    months = (month.capitalize() for month in idiom.months) if idiom.is_capitalised else idiom.months
    return any(month in vocabulary for month in months)


def _events(passage: Passage, words: Sequence[Word], idiom: Idiom, events: EventAuthority) -> Iterator[NamedEvent]:
    at = 0
    for mention in islice(events.mentions(passage.text), _MAX_PLACES):
        while at < len(words) and words[at].start < mention.start:
            at += 1
        last = at
        while last < len(words) and words[last].start < mention.end:
            last += 1
        tense = tense_of(passage, words, at, last, idiom) if at < last else Tense.OPEN
        is_anniversary = any(form.search(passage.text, mention.start, mention.end) for form in idiom.anniversary)
        yield NamedEvent(mention.event, mention.start, mention.end, tense, is_anniversary)
