"""Finding dates among the words of a passage, by names of months and by figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction.dating.idioms import Idiom
from archive.extraction.dating.passages import Passage, Word

FIRST_YEAR, LAST_YEAR = 1800, 2099
_FILLERS = frozenset("of de del di d den the le el il o st nd rd th er re e º ª ste го".split())  # noqa: SIM905
_FAR = 14
_NUMERIC = re.compile(
    r"(?P<y1>[12]\d{3})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?![\d-])|"
    r"(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>[12]\d{3})(?!\d)"
)
_NO_YEAR_BEFORE = frozenset("$€£¥#/.:@_+*=")
_NO_YEAR_BEHIND = frozenset("/:%°$€£@_+*=’'")
_GOES_ON = re.compile(r"[.,-]\d")
_RANGE = re.compile(r"-(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date that the words from *first* up to *last* make; what they leave open is None.

    Attributes:
        is_named: whether something is named after the year: “Paris 2024”, “the 2024 election”.
    """

    first: int
    last: int
    year: int | None
    month: int | None = None
    day: int | None = None
    is_named: bool = False


def date_at(passage: Passage, words: Sequence[Word], at: int, idiom: Idiom) -> DateWords | None:
    """Return the date that the word *at* is part of: the month, or the first number of one in figures, or the year."""
    word = words[at]
    if word.fold in idiom.months:
        return _by_month(passage, words, at, idiom)
    if not word.fold[0].isdecimal():
        return None
    return _in_figures(passage, words, at) or _year_alone(passage, words, at, idiom)


def _by_month(passage: Passage, words: Sequence[Word], at: int, idiom: Idiom) -> DateWords | None:
    """“28 June 2021”, “June 28, 2021”, “June 2021”, “28 June”, “in June”."""
    word = words[at]
    if idiom.is_capitalised and not passage.text[word.start].isupper():
        return None
    day, first = _day_before(passage, words, at)
    last = at + 1
    if day is None:
        day, last = _day_behind(passage, words, at)
    year, last = _year_behind(passage, words, last)
    if year is None and day is None and not (at and _stands_alone(words[at - 1], word, idiom)):
        return None
    return DateWords(first, last, year, idiom.months[word.fold], day)


def _stands_alone(previous: Word, month: Word, idiom: Idiom) -> bool:
    """Whether *month* is one without day and year: “in June”."""
    return month.fold not in idiom.short and previous.fold in idiom.before_month


def _day_before(passage: Passage, words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """The day before the month at *at*, and where it begins among the words."""
    for first in range(at - 1, max(-1, at - 4), -1):
        word, following = words[first], words[first + 1]
        if word.start < words[at].start - _FAR or _more(passage.text[word.end : following.start], ".º°ª’'"):
            break
        if word.fold.isdecimal():
            day = _as_day(word.fold)
            return day, first if day else at
        if word.fold not in _FILLERS:
            break
    return None, at


def _day_behind(passage: Passage, words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """The day behind the month at *at*, and where it ends among the words."""
    last = at + 2
    if last > len(words):
        return None, at + 1
    word, text = words[at + 1], passage.text
    day, behind = _as_day(word.fold), text[word.end : word.end + 2]
    if day is None or _more(text[words[at].end : word.start], "."):
        return None, at + 1
    if behind.lower() in ("st", "nd", "rd", "th"):
        return day, min(last + 1, len(words))
    if behind[:1] in ("%", ":", "€", "$") or _GOES_ON.match(behind):
        return None, at + 1
    return day, last


def _year_behind(passage: Passage, words: Sequence[Word], last: int) -> tuple[int | None, int]:
    """The year directly behind the word before *last*, and where it ends."""
    for at in range(last, min(last + 2, len(words))):
        if _more(passage.text[words[at - 1].end : words[at].start], ".,’'"):
            break
        if words[at].fold.isdecimal():
            year = _as_year(words[at].fold)
            return year, at + 1 if year else last
        if words[at].fold not in _FILLERS:
            break
    return None, last


def _in_figures(passage: Passage, words: Sequence[Word], at: int) -> DateWords | None:
    """“2021-06-28”, “28.6.2021”; of “3/4/2021”, which can be read in two ways, only the year is known."""
    word, text = words[at], passage.text
    if text[word.end : word.end + 1] not in tuple("-/.") or text[max(0, word.start - 1) : word.start] in tuple("-/."):
        return None
    match = _NUMERIC.match(text, word.start)
    if not match:
        return None
    if match["y1"]:
        year, month, day = (int(group) for group in match.group("y1", "m1", "d1"))
    else:
        day, month, year = (int(group) for group in match.group("a", "b", "y2"))
        if month > 12 and match["s2"] != ".":
            day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    last = next((more for more in range(at, len(words)) if words[more].start >= match.end()), len(words))
    if match["y2"] and match["s2"] != "." and day <= 12 and day != month:
        return DateWords(at, last, year)
    return DateWords(at, last, year, month, day)


def _year_alone(passage: Passage, words: Sequence[Word], at: int, idiom: Idiom) -> DateWords | None:
    word, text = words[at], passage.text
    year = _as_year(word.fold)
    before, behind = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]
    if year is None or before in _NO_YEAR_BEFORE or behind in _NO_YEAR_BEHIND or behind.isalnum():
        return None
    if _GOES_ON.match(text, word.end) and not _RANGE.match(text, word.end):
        return None
    if at + 1 < len(words) and words[at + 1].start <= word.end + 2 and words[at + 1].fold in idiom.counted:
        return None
    if at and before in ("-", "–") and words[at - 1].end == word.start - 1:
        if words[at - 1].fold.isdecimal():
            return None  # the end of a range may lie ahead
        return DateWords(at, at + 1, year, is_named=True)
    return DateWords(at, at + 1, year, is_named=bool(at) and _is_named(passage, words, at, idiom))


def _is_named(passage: Passage, words: Sequence[Word], at: int, idiom: Idiom) -> bool:
    """Whether the year at *at* follows a capitalised word that isn’t the first of its sentence, or an article."""
    previous, text = words[at - 1], passage.text
    if text[previous.end : words[at].start] != " " or (
        previous.fold in idiom.before_month or previous.fold in idiom.year_words
    ):
        return False
    if text[previous.start].isupper():
        start, _ = passage.sentence(previous.start, words[at].end)
        return previous.start > start + 1 or len(previous.fold) > 5
    return previous.fold in ("the", "a") and at + 1 < len(words)


def _more(gap: str, marks: str) -> bool:
    """Whether there is more in *gap* than spaces and *marks*."""
    return bool("".join(gap.split()).strip(marks))


def _as_day(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None


def _as_year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and FIRST_YEAR <= int(text) <= LAST_YEAR else None
