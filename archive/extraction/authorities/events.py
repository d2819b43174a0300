"""The authority file of dated events: when the treaties, summits, elections, wars and disasters that texts name were.

The file that comes with the program is ``events.toml``; a file of the same form in an ingested folder
overlays it: an entry with a name that is known replaces that entry, others are added.

    [[event]]
    name = "Samarkand summit of the Shanghai Cooperation Organisation"
    aliases = ["Samarkand summit"]       # as texts name it
    start = "2022-09-15"                 # a day, a month or a year
    end = "2022-09-16"                   # optional
    weekday = "Thursday"                 # of start, where it is a day
    kind = "summit"                      # one of KINDS
    recurs = false                       # true where only a year tells it from others of its series
    source = "https://…"
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from archive.dates import EdtfDate
from archive.errors import AuthorityError, DateError
from archive.extraction.authorities.tables import Table, own_text, tables, text_of
from archive.extraction.folding import folded

_KIND_NAMES = (
    "treaty summit election war pandemic founding disaster attack death speech sport science economy politics culture "
    "office other"
)
KINDS = tuple(_KIND_NAMES.split())
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KEYS = {"name", "aliases", "start", "end", "weekday", "kind", "recurs", "source"}
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_FORM = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MAX_WORDS = 16
_LONG = 12


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the authority file.

    Attributes:
        start: the day, month or year in which it began.
        end: that in which it ended, None where it is the same or not over.
    """

    name: str
    aliases: tuple[str, ...]
    start: EdtfDate
    end: EdtfDate | None
    kind: str
    recurs: bool
    source: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event that is named at *start* to *end* of a text."""

    event: Event
    start: int
    end: int


class _Name(NamedTuple):
    """One name in its words, with the event that has it, None where several have it."""

    words: list[str]
    event: Event | None


class _Names:
    """The names that begin with one word.

    Attributes:
        by_words: each by its words in lower case.
    """

    def __init__(self) -> None:
        self.by_words: dict[str, _Name] = {}
        self._longest = 0
        self._seconds: set[str] = set()

    def add(self, words: list[str], event: Event) -> None:
        key = " ".join(words).lower()
        known = self.by_words.get(key)
        self.by_words[key] = _Name(words, event if known is None or known.event is event else None)
        self._longest = max(self._longest, len(words))
        self._seconds.add(words[1].lower() if len(words) > 1 else "")

    def at(self, text: str, first: re.Match[str]) -> EventMention | None:
        """Return the event with the longest name that goes on from *first*."""
        second = _WORD.search(text, first.end())
        if "" not in self._seconds and (second is None or second[0].lower() not in self._seconds):
            return None
        reach = list(islice(_WORD.finditer(text, first.start()), self._longest))
        parts = [word[0].lower() for word in reach]
        for count in range(len(reach), 0, -1):
            name = self.by_words.get(" ".join(parts[:count]))
            if name and name.event and _is_written(name.words, reach, text):
                return EventMention(name.event, first.start(), reach[count - 1].end())
        return None


class EventAuthority:
    """Finds the events that a text names. Immutable once made.

    The program’s own file is read when it is first needed, once a process: most clippings state their date.

    Attributes:
        fingerprint: hex digest of what it holds.
    """

    def __init__(self, events: Iterable[Event] = (), *, over_own: bool = False) -> None:
        """Hold *events*, over those of the program if *over_own*."""
        self._given, self._over_own = tuple(events), over_own
        own = _own_digest() if over_own else ""
        self.fingerprint = hashlib.sha256(f"{own}{self._given!r}".encode()).hexdigest()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled without what each process reads for itself."""
        return partial(EventAuthority, over_own=self._over_own), (self._given,)

    @classmethod
    def load(cls, overlay: Path | None = None) -> EventAuthority:
        """Return the authority file of the program with that at *overlay* over it.

        Raises:
            AuthorityError: the overlay can't be read, or an entry isn't of the form above.
        """
        if overlay is None:
            return _shipped()
        return cls(_entries(text_of(overlay), str(overlay)), over_own=True)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The entries in the order of their files."""
        own = _own_events() if self._over_own else ()
        return tuple({folded(event.name): event for event in (*own, *self._given)}.values())

    def mentions(self, text: str) -> Iterator[EventMention]:
        """Yield the events that *text* names, in its order, the longest name at each place.

        A name is found in whole words, written as it is but for capitals that the text adds or leaves out behind
        a hyphen; a name that several events share names none of them.
        """
        end = 0
        for word in _WORD.finditer(text):
            names = self._by_first.get(word[0])
            mention = names.at(text, word) if names and word.start() >= end else None
            if mention:
                yield mention
                end = mention.end
        if _SPACELESS.search(text):
            yield from self._spaceless_mentions(text)

    def _spaceless_mentions(self, text: str) -> Iterator[EventMention]:
        found: list[EventMention] = []
        for name, event in self._spaceless:
            start = text.find(name)
            if start >= 0 and not any(one.start < start + len(name) and start < one.end for one in found):
                found.append(EventMention(event, start, start + len(name)))
        return iter(sorted(found, key=lambda one: one.start))

    @cached_property
    def key_words(self) -> frozenset[str]:
        """The longest capitalised word of each name, as texts may write it: one without any of them names no event."""
        names = (name for names in self._by_first.values() for name in names.by_words.values())
        return frozenset(key for name in names for key in _keys(name.words))

    @cached_property
    def _by_first(self) -> dict[str, _Names]:
        """The names by their first words."""
        index: dict[str, _Names] = {}
        for event in self.events:
            for name in dict.fromkeys((event.name, *event.aliases)):
                words = _WORD.findall(name)[:_MAX_WORDS]
                if not _LETTERS.search(name) or _SPACELESS.search(name):
                    continue
                index.setdefault(words[0], _Names()).add(words, event)
        return index

    @cached_property
    def _spaceless(self) -> tuple[tuple[str, Event], ...]:
        """The names in scripts without spaces, the longest first."""
        pairs = ((name, event) for event in self.events for name in (event.name, *event.aliases))
        named = ((name, event) for name, event in pairs if _SPACELESS.search(name) and len(name) > 2)
        return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def _keys(words: list[str]) -> Iterator[str]:
    """The longest word of a name, capitalised if there is any, and as it may be written behind a hyphen."""
    key = max(_LETTERS.findall(" ".join(words)), key=lambda word: (word[0].isupper(), len(word)))
    yield key
    if key != words[0] and len(key) >= _LONG:
        yield key.lower()


def _is_written(words: list[str], found: list[re.Match[str]], text: str) -> bool:
    """Whether what is capitalised in a name is so in *text* too: “Winter War” isn’t “der Winter war”."""
    pairs = zip(words, found, strict=False)
    return all(word == at[0] or word[0].islower() or text[at.start() - 1 : at.start()] == "-" for word, at in pairs)


@cache
def _shipped() -> EventAuthority:
    return EventAuthority(over_own=True)


@cache
def _own_text() -> str:
    return own_text("event")


@cache
def _own_digest() -> str:
    return hashlib.sha256(_own_text().encode()).hexdigest()


@cache
def _own_events() -> tuple[Event, ...]:
    return tuple(_entries(_own_text(), "events.toml"))


def _entries(text: str, path: str) -> list[Event]:
    return [_entry(table) for table in tables(text, path, "event", _KEYS)]


def _entry(table: Table) -> Event:
    values, place = table.values, table.place
    kind, recurs, source = values.get("kind", "other"), values.get("recurs", False), values.get("source", "")
    if kind not in KINDS:
        raise AuthorityError(f"{place}: kind is one of {', '.join(KINDS)}")
    if not isinstance(recurs, bool) or not isinstance(source, str):
        raise AuthorityError(f"{place}: recurs is true or false, source an address in quotes")
    aliases = table.texts("aliases")
    start, end = _when(values.get("start"), place, "start"), None
    if "end" in values:
        end = _when(values["end"], place, "end")
        if str(end) < str(start)[: len(str(end))]:
            raise AuthorityError(f"{place}: it ends before it starts")
    _check_weekday(values.get("weekday"), start, place)
    return Event(table.name, aliases, start, end, kind, recurs, source)


def _when(value: Any, place: str, key: str) -> EdtfDate:
    try:
        if not isinstance(value, str) or not _FORM.fullmatch(value):
            raise DateError
        return EdtfDate.parse(value)
    except DateError:
        raise AuthorityError(f"{place}: {key} is a day, a month or a year in quotes: 2022-09-15") from None


def _check_weekday(weekday: Any, start: EdtfDate, place: str) -> None:
    if weekday is None:
        return
    if not start.is_day or start.earliest is None:
        raise AuthorityError(f"{place}: only a day has a weekday")
    true = WEEKDAYS[start.earliest.weekday()]
    if weekday != true:
        raise AuthorityError(f"{place}: {start} was a {true}")
