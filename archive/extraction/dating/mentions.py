"""The dates that a text mentions: days, months and years, and days and months without a year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from archive.extraction.dating.date_words import FIRST_YEAR, LAST_YEAR, DateWords, date_at
from archive.extraction.dating.idioms import Idiom
from archive.extraction.dating.passages import Passage, Place, Word
from archive.extraction.dating.tense import Tense, tense_of, tense_together

_TOGETHER = re.compile(
    r"(?:(?P<year>[12]\d{3})\s?[年년]\s?)(?:(?P<month>\d{1,2})\s?[月월]\s?(?:(?P<day>\d{1,2})\s?[日号號일])?)?|"
    r"(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日号號일]"
)
_CLOCK = re.compile(
    r"[,\s–-]{0,3}(?:um |at |às |à |a las |alle |om |в |- )?\d{1,2}(?:[:.h]\d{2}| Uhr| ?[ap]\.?m\b)", re.IGNORECASE
)
_AS_OF = re.compile(
    r"(?:updated?|modified|edition|as of|accessed|retrieved|stand|aktualisier(?:t|ung)|abgerufen|ausgabe|édition|"
    r"à jour|modifié|consulté|actualiza(?:do|ción)|aggiornat[oa]|atualizado|bijgewerkt|обновлено)\b[^.]{0,8}\Z",
    re.IGNORECASE,
)
_OPENED, _CLOSED = re.compile(r"[(（]\s?\Z"), re.compile(r"\s?[)）]")
_CLOCK_BEFORE = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?[,\s–-]{0,3}(?:on )?\Z", re.IGNORECASE)


class Grain(IntEnum):
    """How finely a date is told."""

    DAY = 1
    MONTH = 2
    YEAR = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A date with its year at *start* to *end* of *passage*, which means some day from *first* to *last*.

    Attributes:
        is_named: whether something is named after the year, “the 2024 election”, “Paris 2024”.
    """

    passage: Passage
    start: int
    end: int
    first: date
    last: date
    grain: Grain
    tense: Tense
    is_named: bool = False

    @property
    def quote(self) -> str:
        return " ".join(self.passage.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month, or a day of it, without a year.

    Attributes:
        weekday: Monday 0, None where it isn't named beside the day.
    """

    passage: Passage
    start: int
    end: int
    month: int
    day: int | None
    weekday: int | None
    tense: Tense

    @property
    def quote(self) -> str:
        return " ".join(self.passage.text[self.start : self.end].split())


def mentions_of(passage: Passage, words: Sequence[Word], idiom: Idiom) -> Iterator[Mention | Yearless]:
    """Yield the dates that *passage*, whose words are *words*, mentions in the language of *idiom*."""
    if idiom.is_written_together:
        yield from _together(passage, idiom)
        return
    at = 0
    while at < len(words):
        found = date_at(passage, words, at, idiom)
        if found is None:
            at += 1
            continue
        one = None if _is_stamp(passage, words, found) else _made(passage, words, found, idiom)
        if one is not None:
            yield one
        at = max(at + 1, found.last)


def _together(passage: Passage, idiom: Idiom) -> Iterator[Mention | Yearless]:
    """The dates of a text without spaces: “2021年7月1日”, “7月1日”."""
    for match in _TOGETHER.finditer(passage.text):
        if _is_bracketed(passage, *match.span()):
            continue
        start, end = passage.sentence(match.start(), match.end())
        tense = tense_together(passage.text[start:end], idiom.tenses)
        month, day = match["month"] or match["m"], match["day"] or match["d"]
        one = _dated(
            passage,
            (match.start(), match.end()),
            (int(match["year"]) if match["year"] else None, int(month) if month else None, int(day) if day else None),
            tense,
        )
        if one:
            yield one


def _is_bracketed(passage: Passage, start: int, end: int) -> bool:
    """Whether the date stands alone in brackets, as in lists of links, in references and below comments."""
    return bool(_CLOSED.match(passage.text, end) and _OPENED.search(passage.text[max(0, start - 2) : start]))


def _is_stamp(passage: Passage, words: Sequence[Word], found: DateWords) -> bool:
    """Whether the date stamps a comment, a link or an update: it opens the line, or a time of day stands beside it."""
    start, end = words[found.first].start, words[found.last - 1].end
    if _AS_OF.search(passage.text[max(0, start - 30) : start]):
        return True
    if found.day is None or passage.is_post:
        return False
    if _is_bracketed(passage, start, end):
        return True
    if found.year and not found.first and end < len(passage.text) - 4 and passage.place is not Place.TITLE:
        return True
    return bool(
        _CLOCK.match(passage.text, end, end + 20) or _CLOCK_BEFORE.search(passage.text[max(0, start - 16) : start])
    )


def _made(passage: Passage, words: Sequence[Word], found: DateWords, idiom: Idiom) -> Mention | Yearless | None:
    place = (words[found.first].start, words[found.last - 1].end)
    tense = tense_of(passage, words, found.first, found.last, idiom)
    one = _dated(passage, place, (found.year, found.month, found.day), tense)
    if isinstance(one, Mention):
        return replace(one, is_named=found.is_named)
    if one and found.day:
        return replace(one, weekday=_weekday_before(words, found.first, idiom))
    return one


def _dated(
    passage: Passage, place: tuple[int, int], parts: tuple[int | None, int | None, int | None], tense: Tense
) -> Mention | Yearless | None:
    """The date of *parts* (year, month, day) at *place*, None where no calendar has it."""
    year, month, day = parts
    try:
        first = date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    if year is None:
        return Yearless(passage, *place, first.month, day, None, tense)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    grain = Grain.DAY if day else Grain.MONTH if month else Grain.YEAR
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return Mention(passage, *place, first, last, grain, tense)


def _weekday_before(words: Sequence[Word], first: int, idiom: Idiom) -> int | None:
    for back in (1, 2):
        if first >= back and words[first - back].fold in idiom.weekdays:
            return idiom.weekdays[words[first - back].fold]
    return None
