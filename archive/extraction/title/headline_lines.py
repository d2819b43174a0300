"""Which of the lines above the text is the headline: each is looked at for what tells headlines from other lines.

What holds for a line gives or takes points: how much likelier that makes it the headline than the lines around it
(a point is a factor of e). They were fitted to labelled clippings and rounded, so that the share of the points that a
line has is the probability that it is the headline; one share is that of no line at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.extraction.folding import folded, stems
from archive.extraction.lines.clipping import MAX_FOLDED, Clipping, Entry, is_alone
from archive.extraction.lines.forms import LIST_MARK, TIME, ends_sentence, size_of
from archive.extraction.people.names import placed_names
from archive.extraction.roles import Role
from archive.extraction.vocabulary.sections import is_section_word

POINTS = {
    "beside the outlet": 1.0,
    "beside a name": 0.4,
    "beside a section": 0.5,
    "only line": 0.4,
    "alone": 1.1,
    "alone among others": 1.5,
    "first line of words": 0.5,
    "first fit line": 0.8,
    "kicker above": 0.5,
    "kicker with its mark above": 4.2,
    "opens as a kicker": -2.1,
    "one word": -1.8,
    "two words": -1.0,
    "few words": 0.6,
    "headline words": 1.2,
    "words recur": 0.9,
    "two words recur": 0.6,
    "no word recurs": -0.3,
    "most words recur": 0.5,
    "byline follows": 1.2,
    "paragraph follows": 1.0,
    "longer line follows": 1.2,
    "standfirst follows": 2.6,
    "furniture follows": -1.6,
    "byline before": -0.6,
    "full stop": -2.3,
    "standfirst": -2.2,
    "colon": -1.9,
    "list mark": -2.4,
    "pieces": -1.7,
    "section": -1.0,
    "date": -1.4,
    "person": -0.8,
    "capitals": -1.3,
    "repeated": 0.9,
    "ends a trail": 1.2,
    "is a trail": -2.9,
    "next to text": -1.4,
}
NONE = 1.5
_SIZES = ((1, "one word"), (2, "two words"), (3, ""), (5, "few words"), (18, "headline words"))
_FEW, _BEFORE, _MOST = 3, 4, 0.6
_SPACED = 0.7
_PIECES = re.compile(r"\S\s*[|>»›•·→]\s*\S|\S\s+/\s+\S|\S(?:\s{2,}|\t)\S")
_MIN_TRAIL = 8
_SHORT, _LONG, _MIN_SENTENCE = 6, 13, 40
_NAMED_BEHIND = re.compile(r"[^\W\d_]{2}[.!…]\s?\([^\W\d_][^()\d]{2,40}\)\Z")
"""Who took a picture, behind the sentence that says what it shows: “The mayor opens the bridge. (Jane Doe)”."""
_HEADLINE_MARKS = re.compile(r"[:?!：？！]")
_MAX_PERSON = 60
_KICKER_OPENS = re.compile(
    r"(?:nach|wegen|trotz|vor|bei|mit|ohne|während|after|amid|despite|ahead of|following|après|malgré|avant|tras|ante|"
    r"después de|dopo|após|depois de)\s(?!und\b|and\b|et\b|y\b|e\b)[^:,;?!–—\"“„«]{4,60}",
    re.IGNORECASE,
)
"""How a kicker begins that tells the occasion: “After the floods in the valley”."""
_MAX_KICKER = 7


@dataclass(frozen=True, slots=True)
class Head:
    """A line above the text that may hold the headline.

    Attributes:
        at: its place among the lines.
        start, end: where in it the headline would stand.
        beside: the trait of what stands beside the headline there, empty if nothing does.
    """

    at: int
    start: int
    end: int
    beside: str = ""


def shares(clipping: Clipping, heads: Sequence[Head]) -> tuple[float, ...]:
    """Return for each of *heads*, lines above the text, the probability that it is the headline."""
    above = Above(clipping, heads)
    odds = [math.exp(sum(POINTS[trait] for trait in above.traits(head))) for head in heads]
    whole = math.exp(NONE) + sum(odds)
    return tuple(one / whole for one in odds)


class Above:
    """The lines above the text, with what they have in common worked out once."""

    def __init__(self, clipping: Clipping, heads: Sequence[Head]) -> None:
        self._clipping, self._entries, self._header = clipping, clipping.entries, clipping.header
        alone = sum(is_alone(self._entries, at) for at in range(self._header))
        self._is_spaced = not alone or alone > _SPACED * self._header
        self._folds = [entry.fold for entry in self._entries[: self._header + 3]]
        self._is_only = len(heads) == 1
        self._people = frozenset(head.at for head in heads if _is_person(self._entries[head.at].text))
        self._tops = tuple(islice((at for at in range(self._header) if self._free(at)), 2))
        self._opening = next((head.at for head in heads if self._may_open(head)), -1)
        self._first = next((head.at for head in heads if self._is_fit(head)), -1)

    def _may_open(self, head: Head) -> bool:
        """Whether *head* is a line of words rather than of a menu."""
        text = self._entries[head.at].text
        return size_of(text) > _FEW and not LIST_MARK.match(text) and not is_section_word(text)

    def _is_fit(self, head: Head) -> bool:
        """Whether *head* could be the headline, as far as it goes without comparing."""
        text = self._entries[head.at].text[head.start : head.end]
        return (
            (self._is_spaced or is_alone(self._entries, head.at))
            and size_of(text) > 4
            and not LIST_MARK.match(text)
            and not _has_full_stop(text)
            and not self._is_deck(head.at)
            and self._clipping.shared(self._fold(head)) > 1
        )

    def traits(self, head: Head) -> Iterator[str]:
        """Yield what holds of *head*, as keys of ``POINTS``."""
        text = self._entries[head.at].text[head.start : head.end]
        fold, size = self._fold(head), size_of(text)
        if head.beside:
            yield head.beside
        if self._is_only:
            yield "only line"
        elif is_section_word(text):
            yield "section"
        if is_alone(self._entries, head.at):
            yield "alone"
            if not self._is_spaced:
                yield "alone among others"
        if head.at == self._opening:
            yield "first line of words"
        if head.at == self._first:
            yield "first fit line"
        yield from _of_length(size)
        yield from _of_recurrence(fold, self._clipping)
        yield from self._of_neighbours(head.at, size)
        yield from _of_form(text, size)
        yield from _of_repetition(fold, self._folds)
        if head.at in self._people:
            yield "person"
        if head.at == self._header - 1 and not self._is_only:
            yield "next to text"

    def _fold(self, head: Head) -> str:
        entry = self._entries[head.at]
        is_whole = head.start == 0 and head.end == len(entry.text)
        return entry.fold if is_whole else folded(entry.text[head.start : head.end][:MAX_FOLDED])

    def _of_neighbours(self, at: int, size: float) -> Iterator[str]:
        following = range(at + 1, min(at + 3, len(self._entries)))
        if any(self._entries[next_at].role is Role.RECORD or next_at in self._people for next_at in following):
            yield "byline follows"
        if any(entry.role is Role.RECORD for entry in self._entries[max(0, at - _BEFORE) : at]):
            yield "byline before"
        if self._is_deck(at):
            yield "standfirst"
        elif (before := self._free(at - 1)) and _ends_as_kicker(before.text) and not self._entries[at].line.gap:
            yield "kicker with its mark above"
        elif before and size_of(before.text) <= 4 < size <= 14:
            yield "kicker above"
        after = self._entries[at + 1] if following else None
        if after is None:
            return
        if self._is_kicker(at):
            yield "opens as a kicker"
        if self._is_deck(at + 1):
            yield "standfirst follows"
        elif after.role is Role.PROSE:
            yield "paragraph follows"
        elif after.role is Role.FREE and size_of(after.text) >= max(size, 6):
            yield "longer line follows"
        elif after.role is Role.FURNITURE:
            yield "furniture follows"

    def _is_deck(self, at: int) -> bool:
        """Whether the line at *at* sums the piece up below a short headline: as a sentence, or at length right above
        the text."""
        before, line = self._free(at - 1), self._free(at)
        if not before or not line or at - 1 not in self._tops:
            return False
        if not 2 <= size_of(before.text) <= _SHORT or _has_full_stop(before.text):
            return False
        if _has_full_stop(line.text):
            return len(line.text) > _MIN_SENTENCE
        return at == self._header - 1 and size_of(line.text) >= _LONG and not _HEADLINE_MARKS.search(line.text)

    def _is_kicker(self, at: int) -> bool:
        """Whether the line at *at* tells but the occasion, above one that may be the headline."""
        text, after = self._entries[at].text, self._free(at + 1)
        if not after or size_of(text) > _MAX_KICKER or not _KICKER_OPENS.fullmatch(text):
            return False
        return size_of(after.text) > 4 and not _has_full_stop(after.text) and self._clipping.shared(after.fold) > 1

    def _free(self, at: int) -> Entry | None:
        """The line at *at* if it is above the text, may be anything short and is no item of a list."""
        entry = self._entries[at] if 0 <= at < self._header else None
        is_free = entry and entry.role is Role.FREE and not LIST_MARK.match(entry.text)
        return entry if is_free and entry and not (is_section_word(entry.text) or _PIECES.search(entry.text)) else None


def _of_length(size: float) -> Iterator[str]:
    for most, trait in _SIZES:
        if size <= most:
            if trait:
                yield trait
            return


def _of_recurrence(fold: str, clipping: Clipping) -> Iterator[str]:
    """Whether the words of a line come back in the text, as those of a headline do."""
    recurring = clipping.shared(fold)
    if recurring > 2:
        yield "words recur"
    elif recurring == 2:
        yield "two words recur"
    elif not recurring:
        yield "no word recurs"
    if recurring and recurring >= _MOST * len(stems(fold)):
        yield "most words recur"


def _of_form(text: str, size: float) -> Iterator[str]:
    if LIST_MARK.match(text):
        yield "list mark"
    if _PIECES.search(text):
        yield "pieces"
    if _has_full_stop(text):
        yield "full stop"
    elif not ends_sentence(text) and text[-1] in ":：,;":
        yield "colon"
    if size <= 8 and TIME.search(text):
        yield "date"
    if size <= 4 and text.isupper():
        yield "capitals"


def _of_repetition(fold: str, folds: Sequence[str]) -> Iterator[str]:
    if folds.count(fold) > 1:
        yield "repeated"
    if len(fold) > _MIN_TRAIL and any(len(other) > len(fold) and other.endswith(fold) for other in folds):
        yield "ends a trail"
    if any(_MIN_TRAIL < len(other) < len(fold) and fold.endswith(other) for other in folds):
        yield "is a trail"


def _ends_as_kicker(text: str) -> bool:
    """Whether a short line ends in the dash or colon that parts a kicker from the headline below it."""
    return size_of(text) <= _MAX_KICKER and text[-2:] in (" –", " —", " -", " :") and len(text) > _MIN_TRAIL


def _has_full_stop(text: str) -> bool:
    return text.rstrip("\"'”’»)")[-1:] in (".", "。") or _NAMED_BEHIND.search(text[-60:]) is not None


def _is_person(text: str) -> bool:
    return len(text) <= _MAX_PERSON and bool(placed_names(text))
