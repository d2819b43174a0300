"""What the dates of a short line state: when it was published, updated or accessed, or something else.

A date is told by the word before or behind it (“Published”, “更新”), else by what else stands in its
line: nothing, a time or a weekday, a few names (“Ann One, Port Ellery, 3 May 2020”), or words, as in
captions, lists of events and sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from archive.extraction.dates.text import FoundDate, dates_in, find_months, find_ranges
from archive.extraction.vocabulary.date_words import (
    ACCESSED,
    ELSE,
    PUBLISHED,
    TIME,
    UPDATED,
    without_buttons,
    words_beside,
)
from archive.extraction.vocabulary.labels import Kind

MAX_LINE = 250
_MAX_BEFORE = 80
_MAX_NAMES = 8
_MAX_UNCASED = 30
_BEHIND = re.compile(
    r"[\s(（［\[、,]{0,3}(?:[0-9]{1,2}(?::[0-9]{2}|[時时][0-9]{1,2}分?)\s?)?(?:"
    r"(?P<updated>更新|最終更新|수정|업데이트|(?:last )?updated?\b)|"
    r"(?P<published>公開|掲載|配信|発表|付|发布|發布|发表|刊|입력|게재|등록|veröffentlicht|erschienen|publiziert))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<updated>{UPDATED})|(?P<accessed>{ACCESSED})|(?P<published>{PUBLISHED})|(?P<else>{ELSE}))"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(r"\d{4}|\d\d?[./-]\d\d?[./-]\d\d|\w\.?,?[\s-]['’‘]?\d\d(?![\d:%])|[年월〇]")
"""What some date's form has; looked for first, since most lines with a number have none."""
_KINDS = {"updated": Kind.UPDATED, "accessed": Kind.ACCESSED, "published": Kind.PUBLISHED, "else": Kind.OTHER}
_SENTENCE = re.compile(r"\w{3}[.!?]\s+\S|[。！？]")
_HANDLE = re.compile(r"\(\s?@\w")
_DATELINE = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w .,/’'-]{1,60}[,(（]\s?(?:le |den |el )?|[\u3400-\u9fff]{2,16}")
_AFTER_DATELINE = re.compile(r"[)）]?\s?(?:\([^()]{1,40}\)|/[^/]{1,30}/)?\s?(?:[-–—]{1,2}\s?|:\s|电|電|讯|訊)")
_BULLET = re.compile(r"\s?[*+•▪‣-]\s[\[\s]*(?!by |von |par |por )", re.IGNORECASE)
_SEPARATORS = re.compile(r"[|,/·•–—-]")
_PAGE = re.compile(
    r"(?<!\w)(?:pages?|pp?\.?|seiten?|s\.|página|pág\.|pagina|pag\.|sida|side|strona|str\.|стр\.|σελ\.|sayfa|hal\.)\s?"
    r"[A-Z]{0,2}[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?(?!\w)|第\s?[0-9A-Z]{1,4}\s?[版面]|[0-9]{1,3}\s?面|[A-Z]?[0-9]{1,2}면",
    re.IGNORECASE,
)
_LISTED, _MAX_LISTED = 3, 16
_SMALL_WORDS = (
    "de da di del della dei do dos das du la le les el los van von der den het ten ter zu zum zur af al bin ibn y e i "
    "et und and en och og by von par por di door av af od in aus"
)
_SMALL = frozenset(_SMALL_WORDS.split())


class Manner(StrEnum):
    """What stands in the line beside a date, the most telling first."""

    LABELLED = "after a label"
    PAGED = "beside a page"
    TIMED = "with a time"
    ALONE = "alone"
    NAMED = "beside a name"
    LEADING = "at the start of a line"
    DATELINE = "in the dateline"
    WORDED = "among words"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date of a short line, with what it is the date of.

    Attributes:
        kind: PUBLISHED, UPDATED, ACCESSED where a label says so, OTHER where it is another's, else DATE; MONTH
            where the line gives no day.
        label: the word that says so, as printed.
        is_timed: whether the line gives a time of day too.
    """

    found: FoundDate
    kind: Kind
    manner: Manner
    label: str
    is_timed: bool


def stated_dates(text: str, day_first: bool | None = None) -> tuple[StatedDate, ...]:
    """Return the dates of *text*, a short line, in its order: those with a day, else of an issue or a month."""
    if len(text) > MAX_LINE or not _DATE_LIKE.search(text):
        return ()
    found = find_ranges(text) or tuple(dates_in(text, day_first))
    is_whole = bool(found)
    found = found or find_months(text)
    if not found:
        return ()
    rest = _without(text, found)
    is_timed = TIME.search(rest) is not None
    manner = _manner(rest, is_timed)
    if _is_dateline(text, found[0]):
        manner = Manner.DATELINE
    elif manner is Manner.WORDED and _leads(text, found[0]):
        manner = Manner.LEADING
    stated, last = [], 0
    for at, one in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(text)
        kind, label = _labelled(text[max(last, one.start - _MAX_BEFORE) : one.start], text[one.end : end])
        if kind is None:
            kind = Kind.DATE if is_whole else Kind.MONTH
        stated.append(StatedDate(one, kind, Manner.LABELLED if label else manner, label, is_timed))
        last = one.end
    return tuple(stated)


def _labelled(before: str, behind: str) -> tuple[Kind | None, str]:
    """What the word before the date, or right behind it, says of it."""
    labels = list(_LABEL.finditer(before))
    match = labels[-1] if labels else None
    if match and match.lastgroup and not _SENTENCE.search(before, match.start()):
        return _KINDS[match.lastgroup], match[0]
    match = _BEHIND.match(behind)
    if match and match.lastgroup:
        return _KINDS[match.lastgroup], match[match.lastgroup]
    return None, ""


def _without(text: str, found: tuple[FoundDate, ...]) -> str:
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _is_dateline(text: str, one: FoundDate) -> bool:
    """Whether a line begins with place and date and goes on with the text: “PORT ELLERY, 3 March 2021 (WW) - ”."""
    behind = _AFTER_DATELINE.match(text, one.end)
    return bool(behind and _DATELINE.fullmatch(text, 0, one.start) and words_beside(text[behind.end() :]))


def _leads(text: str, one: FoundDate) -> bool:
    """Whether a line that is neither a sentence nor an item of a list begins with its date."""
    before = text[: one.start]
    return not (_ends_sentence(text) or _BULLET.match(before) or words_beside(before) or _HANDLE.search(text))


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "。"))


def _manner(rest: str, is_timed: bool) -> Manner:
    """What stands in a line beside its dates, told by *rest*, the line without them."""
    plain, pages = _PAGE.subn(" ", _LABEL.sub(" ", rest))
    words = words_beside(without_buttons(plain))
    if not words:
        return Manner.PAGED if pages else Manner.TIMED if is_timed else Manner.ALONE
    if _HANDLE.search(rest) or _BULLET.match(rest) or not _are_names(words, rest, is_timed):
        return Manner.WORDED
    return Manner.PAGED if pages else Manner.NAMED


def _are_names(words: list[str], rest: str, is_timed: bool) -> bool:
    """Whether the words of a line can be names of people, places and papers; by a time, one small word may be more."""
    if not any(word[0].isupper() or word[0].islower() for word in words):
        return sum(map(len, words)) <= _MAX_UNCASED
    small = sum(word[0].islower() and word.lower() not in _SMALL for word in words)
    most = _MAX_NAMES if len(_SEPARATORS.findall(rest)) < _LISTED else _MAX_LISTED
    return len(words) <= most and small <= is_timed
