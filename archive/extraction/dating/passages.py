"""The stretches of a clipping that dates are reasoned from, and the sentences and words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from sys import maxsize
from typing import NamedTuple

from archive.article import Evidence, Field, Part
from archive.extraction.dating.stretch import main_stretch
from archive.extraction.fields.body import Division
from archive.extraction.lines.clipping import Clipping
from archive.extraction.lines.layout import MAX_QUOTE

MAX_LENGTH = 200_000
"""Characters of an article that are read; dates are told long before."""
_SENTENCE = 240
_HEAD = 40
_SHORTEST = 70
_POST = re.compile(
    r"[—–-]{1,2} ?[^()\n]{1,60}\(@\w{1,40}\)|"
    r"(?:a (?:post|photo|video) )?(?:shared by|posted by|publiée? par|publicad[oa] por|pubblicato da|gepostet von)\s",
    re.IGNORECASE,
)
_LONGEST_POST = 250
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CENTURIES = ("20", "19", "18")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_STOP = re.compile(
    r"(?<=[^\W\d_]{4})[.!?…]+[”\"»’)\]]*\s|(?:(?<=[)”\"»’%])|(?<=\d{3}))[.!?…]+[”\"»’)\]]*\s(?=[^\W\d_])|[。！？؟]|\n"
)
_PAUSE = re.compile(
    r"[,;:] |[()„“”\"«»]| [–—-] |\b(?:that|which|while|whereas|dass|que|qui|che|чтобы|что) ", re.IGNORECASE
)


class Place(StrEnum):
    """Where in the article a passage stands; HEAD is a short line above the text that is no field."""

    HEAD = "head"
    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"


class Word(NamedTuple):
    """A word or a number at *start* to *end* of a passage, in lower case."""

    fold: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch.

    Attributes:
        text: as it stands in the source, where it stands there.
        start: its place in the source, None where the text was taken from markup.
        is_opening: whether the article begins with it.
    """

    text: str
    start: int | None
    place: Place
    is_opening: bool = False

    def evidence(self, rule: str, first: int, last: int) -> Evidence:
        """Return evidence that *rule* reasons from characters *first* to *last*."""
        last = min(last, first + MAX_QUOTE)
        if self.start is None:
            return Evidence(rule, None, None, self.text[first:last])
        return Evidence(rule, self.start + first, self.start + last, self.text[first:last])

    @property
    def is_prose(self) -> bool:
        """Whether what dates it mentions are told, rather than stamped on comments, lists and links."""
        if self.place is not Place.BODY or self.is_post:
            return True
        return len(self.text) >= _SHORTEST or (len(self.text) >= _SHORTEST // 3 and "。" in self.text)

    @property
    def is_post(self) -> bool:
        """Whether it signs a post of a social network that the text shows: “— Ann One (@annone) May 6, 2025”."""
        return len(self.text) <= _LONGEST_POST and _POST.match(self.text) is not None

    def has_year(self) -> bool:
        """Return whether it holds what may be a year."""
        return any(century in self.text for century in _CENTURIES) and _YEAR.search(self.text) is not None

    def vocabulary(self) -> set[str]:
        """Return the words in it."""
        return set(_LETTERS.findall(self.text))

    def words(self) -> list[Word]:
        return [Word(match[0].lower(), *match.span()) for match in _WORD.finditer(self.text)]

    def sentence(self, first: int, last: int) -> tuple[int, int]:
        """Return where the sentence around characters *first* to *last* begins and ends, or where it is cut off."""
        start = max(0, first - _SENTENCE)
        for stop in _STOP.finditer(self.text, start, first):
            start = stop.end()
        following = _STOP.search(self.text, last, last + _SENTENCE)
        return start, following.start() + 1 if following else min(len(self.text), last + _SENTENCE)

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """Return where the clause around characters *first* to *last* begins and ends."""
        start, end = self.sentence(first, last)
        for pause in _PAUSE.finditer(self.text, start, first):
            start = pause.end()
        following = _PAUSE.search(self.text, last, end)
        return start, following.start() if following else end


def passages_of(clipping: Clipping, title: Field[str], standfirst: Field[str], division: Division) -> Iterator[Passage]:
    """Yield what dates are reasoned from: short lines on top, headline, standfirst, text, captions, and posts that the
    text shows."""
    known = {clipping.fold(title.value), clipping.fold(standfirst.value)}
    for entry in clipping.above():
        if len(entry.text) <= _HEAD and entry.fold not in known:
            yield _standing(clipping.part, entry.text, entry.line.start, entry.line.end, Place.HEAD)
    for field in (title, standfirst):
        if field.value:
            yield _stated(field)
    left = MAX_LENGTH
    for passage in _told(clipping.part, division):
        yield replace(passage, text=passage.text[:left])
        left -= len(passage.text)
        if left <= 0:
            return
    for piece in (*division.notes, *division.furniture):
        passage = _standing(clipping.part, piece.text, piece.start, piece.end, Place.BODY)
        if passage.is_post:
            yield passage


def _told(part: Part, division: Division) -> Iterator[Passage]:
    """The text and the captions in it, without what stands around the article on its page."""
    found = [_standing(part, piece.text, piece.start, piece.end, Place.BODY) for piece in division.body]
    found += [_standing(part, piece.text, piece.start, piece.end, Place.CAPTION) for piece in division.captions]
    found.sort(key=lambda passage: maxsize if passage.start is None else passage.start)
    first, last = main_stretch(passage.text for passage in found)
    opening = next((at for at in range(first, last) if found[at].place is Place.BODY), None)
    for at in range(first, last):
        yield replace(found[at], is_opening=at == opening)


def _stated(field: Field[str]) -> Passage:
    """The value where the source has it."""
    for evidence in field.evidence:
        if evidence.start is not None and evidence.quote == field.value:
            return Passage(evidence.quote, evidence.start, Place.TITLE)
    return Passage(field.value or "", None, Place.TITLE)


def _standing(part: Part, text: str, start: int | None, end: int | None, place: Place) -> Passage:
    """What stands from *start* to *end* of the source, or *text* where it was taken from markup."""
    if start is None or end is None:
        return Passage(text, None, place)
    return Passage(part.text[start:end], start, place)
