"""Quotations from a text for a query: a whole text with its marks, or its best passages.

A word is marked where the query looks for it, also in another form, and never for what is not wanted; the words of a
phrase are marked only where they stand together. The same for every engine. Time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from index import analysis, matching
from index.matching import Text
from index.model import Fragment, Query, clauses
from index.sought import Run, Sought, sought

_SPACES = re.compile(r"\s+")
# A sentence ends at an empty line, at a line break or a stop before what may begin another one, at a CJK stop.
_SENTENCE_END = re.compile(
    r"\n[^\S\n]*+\n\s*+|\n\s*+(?![\sa-zß-ÿ])|(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+[^\sa-zß-ÿ])|(?<![。！？｡])[。！？｡]++[」』”’）]*+"
)
_ABBREVIATION = re.compile(r"\b(?:\w|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|No|vs|Jr|Sr)\.\Z")
_SEARCHED_CHARS = 64  # how far from the ideal cut a space is looked for
_WINDOWS_PER_LEAF = 500  # passages are chosen among those that begin with the first so many matches of a leaf
_DANGLING = " \t\r\n,;:–—-("  # signs that say nothing before an ellipsis
_ELLIPSIS = "…"

_Match: TypeAlias = tuple[int, int, int]
"""Start and end of a word to mark, and the word or phrase of the query that it belongs to, as one bit."""


def whole(text: str, language: str | None, query: Query, field: str | None = None) -> Fragment:
    """Return *text*, which stands in *field* if one is named, with the words that match *query* marked."""
    return Fragment(text, _joined((start, end) for start, end, _ in _matches(text, language, query, field)))


def excerpts(
    texts: Sequence[str | tuple[str, str]], language: str | None, query: Query, count: int, size: int
) -> tuple[Fragment, ...]:
    """Return at most *count* passages of *texts*, about *size* characters each, best first.

    Better is what shows more words and phrases of the query that are not shown yet, then more of
    them at all, then more marks, then what comes first. Passages do not overlap; they are whole
    sentences where these fit, and never cut a word; an ellipsis stands where one is cut off. White
    space is collapsed. If nothing matches, the beginning of the first text is given. A text may
    stand with the name of its field, as (name, text).
    """
    named = [(None, each) if isinstance(each, str) else each for each in texts]
    sources = [
        _Source(text, _matches(text, language, query, name), size)
        for name, text in named
        if not text.isspace() and text
    ]
    windows = [window for place, source in enumerate(sources) for window in source.windows(place)]
    taken: list[_Span] = []
    shown = 0
    while windows and len(taken) < count:
        best = max(windows, key=lambda window: window.worth(shown))
        shown |= best.leaves
        taken.append(sources[best.source].passage(best, taken))
        windows = [window for window in windows if not window.touches(taken[-1])]
    if not taken and sources and count > 0:
        taken.append(sources[0].passage(sources[0].beginning(), ()))
    return tuple(sources[span.source].fragment(span) for span in taken)


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters *start* to *end* of the source of that number."""

    source: int
    start: int
    end: int

    def touches(self, other: _Span) -> bool:
        return self.source == other.source and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Window(_Span):
    """A span from one match to another: which leaves it shows, as bits, and how many marks."""

    leaves: int
    marks: int

    def worth(self, shown: int) -> tuple[int, int, int, int, int]:
        fresh = (self.leaves & ~shown).bit_count()
        return fresh, self.leaves.bit_count(), self.marks, -self.source, -self.start


def _matches(text: str, language: str | None, query: Query, field: str | None) -> list[_Match]:
    """Return the words of *text* that match, in order, once for each leaf of the query."""
    wanted = [
        sought(clause.leaf)
        for clause in clauses(query)
        if clause.is_wanted and not clause.is_side and clause.field in (None, field)
    ]
    if not any(wanted):
        return []
    analysed = Text.of(text, language)
    meant = matching.meaning(analysed, language)
    found = {
        (place, 1 << bit)
        for bit, each in enumerate(dict.fromkeys(wanted))
        for first, end in matching.places(each, analysed.words, meant)
        for place in range(first, end)
    }
    spans = analysis.spans(text, language) if found else []
    return sorted({(*spans[place], bit) for place, bit in found}.union(_joined_matches(text, analysed, wanted, meant)))


def _joined_matches(text: str, analysed: Text, wanted: list[Sought], meant: matching.Meaning) -> Iterator[_Match]:
    if not analysed.joined:
        return
    for bit, each in enumerate(dict.fromkeys(wanted)):
        for place in each if isinstance(each, tuple) else ():
            if isinstance(place, Run) and place.or_joined:
                words = meant(place.words[0])
                yield from (
                    (token.start, token.end, 1 << bit) for token in analysis.joined(text) if token.text in words
                )


def _joined(marks: Iterator[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join marks, ascending by start, that touch or cover each other."""
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


class _Source:
    """One text with its matches; its sentences are found when they are first needed."""

    def __init__(self, text: str, matches: list[_Match], size: int) -> None:
        self._text = text
        self._matches = matches
        self._size = size

    @cached_property
    def _bounds(self) -> list[int]:
        """Where sentences begin and end: 0, the length of the text, and what lies between."""
        ends = (
            match.end()
            for match in _SENTENCE_END.finditer(self._text)
            if not _ABBREVIATION.search(self._text, max(0, match.end() - 6), match.end())
        )
        return sorted({0, *ends, len(self._text)})

    def windows(self, place: int) -> Iterator[_Window]:
        """Give, for each of the first matches of a leaf, the widest window of the wished size from there."""
        matches, end = self._matches, 0
        held: Counter[int] = Counter()
        quota = dict.fromkeys((leaf for _, _, leaf in matches), _WINDOWS_PER_LEAF)
        for begin, (start, _, leaf) in enumerate(matches):
            while end < len(matches) and (end <= begin or matches[end][1] - start <= self._size):
                held[matches[end][2]] += 1
                end += 1
            if quota[leaf]:
                quota[leaf] -= 1
                yield _Window(place, start, matches[end - 1][1], sum(bit for bit in held if held[bit]), end - begin)
            held[leaf] -= 1
            if not any(quota.values()):
                return

    def beginning(self) -> _Span:
        """Return the first character that is no space."""
        first = len(self._text) - len(self._text.lstrip())
        return _Span(0, first, first + 1)

    def passage(self, core: _Span, taken: Sequence[_Span]) -> _Span:
        """Return the span around *core* that reads well and keeps clear of the spans *taken*."""
        same = [span for span in taken if span.source == core.source]
        low = max((span.end for span in same if span.end <= core.start), default=0)
        high = min((span.start for span in same if span.start >= core.end), default=len(self._text))
        return _Span(core.source, *self._around(core.start, core.end, low, high))

    def fragment(self, span: _Span) -> Fragment:
        """Return the text of *span* with marks, white space collapsed and ellipses where it is cut."""
        inside = self._text[span.start : span.end]
        start, end = span.start + len(inside) - len(inside.lstrip()), span.start + len(inside.rstrip())
        before = "" if self._is_bound(span.start, start) else _ELLIPSIS
        after = "" if self._is_bound(end, span.end) else _ELLIPSIS
        if after:
            end = max(start, span.start + len(inside.rstrip(_DANGLING)))
        near = self._matches[bisect_left(self._matches, (start,)) : bisect_left(self._matches, (end,))]
        marks = [(low - start, high - start) for low, high, _ in near if high <= end]
        text, moved = _collapsed(self._text[start:end], marks)
        shifted = ((low + len(before), high + len(before)) for low, high in moved)
        return Fragment(f"{before}{text}{after}", _joined(shifted))

    def _around(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """Widen *start* to *end* inside *low* to *high*: to sentences if they fit, else to words."""
        bounds = self._bounds
        first, last = bisect_right(bounds, start) - 1, max(bisect_left(bounds, end), 1)
        if min(bounds[last], high) - max(bounds[first], low) > self._size:
            return self._cut(start, end, max(bounds[first], low), min(bounds[last], high))
        while last + 1 < len(bounds) and bounds[last + 1] <= high and bounds[last + 1] - bounds[first] <= self._size:
            last += 1
        while first > 0 and bounds[first - 1] >= low and bounds[last] - bounds[first - 1] <= self._size:
            first -= 1
        return max(bounds[first], low), min(bounds[last], high)

    def _cut(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """Widen *start* to *end* to about the size, inside a sentence *low* to *high* that is longer."""
        if end - low <= self._size:
            return low, self._gap_before(low + self._size, end)
        room = max(self._size - (end - start), 0)
        ideal = start - room // 2 if high - start > self._size - room // 2 else high - self._size
        begin = self._gap_after(max(ideal, low), start) if ideal > low else low
        return begin, high if high - begin <= self._size else self._gap_before(max(begin + self._size, end), end)

    def _gap_before(self, at: int, least: int) -> int:
        """Return the last place up to *at*, not before *least*, where no word is cut."""
        for place in range(at, max(least, at - _SEARCHED_CHARS) - 1, -1):
            if self._text[place : place + 1].isspace():
                return place
        return next((place for place in range(at, least, -1) if not self._is_inside_word(place)), least)

    def _gap_after(self, at: int, most: int) -> int:
        """Return the first place from *at* on, not after *most*, where no word is cut."""
        for place in range(at, min(most, at + _SEARCHED_CHARS) + 1):
            if self._text[place - 1].isspace():
                return place
        return next((place for place in range(at, most) if not self._is_inside_word(place)), most)

    def _is_inside_word(self, place: int) -> bool:
        pair = self._text[place - 1 : place + 1]
        return any(token.start == 0 and token.end == 2 for token in analysis.tokens(pair, None))

    def _is_bound(self, low: int, high: int) -> bool:
        """Whether a sentence begins or ends at *low*, at *high* or between them."""
        place = bisect_left(self._bounds, low)
        return place < len(self._bounds) and self._bounds[place] <= high


def _collapsed(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return *text* with every run of white space as one space, and *marks* moved with it."""
    wide = [match for match in _SPACES.finditer(text) if match.end() - match.start() > 1]
    ends = [match.end() for match in wide]
    removed = [0, *accumulate(match.end() - match.start() - 1 for match in wide)]
    moved = [tuple(at - removed[bisect_right(ends, at)] for at in mark) for mark in marks]
    return _SPACES.sub(" ", text), [(start, end) for start, end in moved]
