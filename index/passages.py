"""What of a text can be shown as a passage: rows of whole sentences, or parts of a long one, around matches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from index import analysis, sentences
from index.marking import Match, joined
from index.model import Fragment

_SPACES = re.compile(r"\s+")
_PART_END = re.compile(r"[,;:،؛–—]\s+|[，、；：،]\s*")
_SEARCHED_CHARS = 64  # how far from the ideal cut a space, or a comma, is looked for
_WINDOWS_PER_LEAF = 500  # passages are chosen among those that begin with the first so many matches of a leaf
_STRETCH = 1.5  # a sentence is shown whole if it is at most so many times as long as a passage should be
_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]")
_SAMPLE_CHARS = 1000  # of a text, which tell whether its characters are wide
_DANGLING = " \t\r\n,;:–—-(，、；：،؛"  # signs that say nothing before an ellipsis
_TRAILING = f"{_DANGLING})]”’»」』"  # and behind one
_BEGINNING_CHARS = 200  # among which the first word is sought
_ELLIPSIS = "…"
_SIDE_BY_SIDE = 2  # characters between words that stand so, at most


@dataclass(frozen=True, slots=True)
class Span:
    """Characters *start* to *end* of the source of that number."""

    source: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window(Span):
    """A span from one match to another.

    Attributes:
        leaves: which words and phrases of the query it shows, as bits.
        marks: how many matches it shows.
        pairs: how many of them stand side by side with another word or phrase of the query.
        is_whole: it can be shown in whole sentences, with a stop at the end.
    """

    leaves: int
    marks: int
    pairs: int
    is_whole: bool

    def worth(self, shown: int, held_by: Sequence[int]) -> tuple[int | bool, ...]:
        fresh = self.leaves & ~shown
        rarest = min((held for bit, held in enumerate(held_by) if fresh >> bit & 1), default=0)
        told = self.leaves.bit_count(), self.pairs, self.is_whole, self.marks
        return fresh.bit_count(), -rarest, *told, -self.source, -self.start


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The matches *first* to *last* (excluded), which stand in one sentence; it is *start* to *end* of the text.

    Attributes:
        section: sentences of the same one can be shown together.
    """

    start: int
    end: int
    first: int
    last: int
    section: int


class Source:
    """One text with its matches; its sentences are found when they are first needed."""

    def __init__(self, text: str, language: str | None, matches: Sequence[Match], size: int) -> None:
        self.matches = matches
        self._text = text
        self._language = language
        self._size = max(1, size // 2) if _is_wide(text) else size
        self._most = int(self._size * _STRETCH)

    @cached_property
    def _bounds(self) -> list[int]:
        return sentences.bounds(self._text, self._language)

    @cached_property
    def _sections(self) -> list[int]:
        """The number of the section that each sentence is in; a heading, or what else lacks a stop, ends one.

        Where it begins a line, it begins one as well.
        """
        is_open = [not sentences.is_finished(self._text, bound) for bound in self._bounds[1:]]
        begins_line = (self._text[bound - 1] == "\n" for bound in self._bounds[1:])
        begins = (
            lacks or (line and following)
            for lacks, line, following in zip(is_open, begins_line, is_open[1:], strict=False)
        )
        return [0, *accumulate(begins)]

    @cached_property
    def _tokens(self) -> list[tuple[int, int]]:
        return analysis.spans(self._text, self._language)

    def windows(self, place: int, taken: Sequence[Span]) -> Iterator[Window]:
        """Give what a passage can be made around, clear of the spans *taken*.

        For each sentence with a match this is the widest row of sentences of the wished size from there; for each
        match in a sentence that is too long, the widest window of the size from there in this sentence.
        """
        quota = dict.fromkeys((leaf for _, _, leaf in self.matches), _WINDOWS_PER_LEAF)
        spans = sorted((span.start, span.end) for span in taken if span.source == place)
        lows, highs = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(self._text)]
        for low, high in zip(lows, highs, strict=True):
            stretches = list(self._stretches(low, high))
            yield from self._rows(place, [each for each in stretches if each.end - each.start <= self._most], quota)
            for each in stretches:
                if each.end - each.start > self._most:
                    yield from self._parts(place, each, quota)

    def _stretches(self, low: int, high: int) -> Iterator[_Stretch]:
        """Give the sentences, or what of them lies between *low* and *high*, that hold matches."""
        at, last = bisect_left(self.matches, (low,)), bisect_left(self.matches, (high,))
        while at < last:
            sentence = bisect_right(self._bounds, self.matches[at][0]) - 1
            start, end = max(self._bounds[sentence], low), min(self._bounds[sentence + 1], high)
            behind = bisect_left(self.matches, (end,), at + 1, last)
            yield _Stretch(start, end, at, behind, self._sections[sentence])
            at = behind

    def _rows(self, place: int, stretches: Sequence[_Stretch], quota: dict[int, int]) -> Iterator[Window]:
        behind = 0
        held: Counter[int] = Counter()
        for begin, first in enumerate(stretches):
            while behind < len(stretches) and (behind <= begin or self._fits(first, stretches[behind])):
                held.update(leaf for _, _, leaf in self.matches[stretches[behind].first : stretches[behind].last])
                behind += 1
            own = {leaf for _, _, leaf in self.matches[first.first : first.last]}
            if any(quota[leaf] for leaf in own):
                quota.update({leaf: max(0, quota[leaf] - 1) for leaf in own})
                is_whole = sentences.is_finished(self._text, stretches[behind - 1].end)
                yield self._window(place, first.first, stretches[behind - 1].last, held, is_whole)
            held.subtract(leaf for _, _, leaf in self.matches[first.first : first.last])

    def _fits(self, first: _Stretch, last: _Stretch) -> bool:
        return last.end - first.start <= self._size and last.section == first.section

    def _parts(self, place: int, sentence: _Stretch, quota: dict[int, int]) -> Iterator[Window]:
        behind = sentence.first
        held: Counter[int] = Counter()
        for begin in range(sentence.first, sentence.last):
            start, _, leaf = self.matches[begin]
            while behind < sentence.last and (behind <= begin or self.matches[behind][1] - start <= self._size):
                held[self.matches[behind][2]] += 1
                behind += 1
            if quota[leaf]:
                quota[leaf] -= 1
                yield self._window(place, begin, behind, held, is_whole=False)
            held[leaf] -= 1

    def _window(self, place: int, begin: int, behind: int, held: Counter[int], is_whole: bool) -> Window:
        start, end = self.matches[begin][0], self.matches[behind - 1][1]
        leaves = sum(leaf for leaf in held if held[leaf])
        pairs = self._pairs[behind - 1] - self._pairs[begin]
        return Window(place, start, end, leaves, behind - begin, pairs, is_whole)

    @cached_property
    def _pairs(self) -> list[int]:
        """For each match, how many of those up to it stand directly behind one of another leaf."""
        pairs = zip(self.matches, self.matches[1:], strict=False)
        return [0, *accumulate(a[2] != b[2] and 0 <= b[0] - a[1] <= _SIDE_BY_SIDE for a, b in pairs)]

    def beginning(self) -> Span:
        """Return the first word with what stands before it."""
        first = len(self._text) - len(self._text.lstrip())
        ends = (end for _, end in analysis.spans(self._text[first : first + _BEGINNING_CHARS], self._language))
        return Span(0, first, first + next(ends, 1))

    def passage(self, core: Span, taken: Sequence[Span]) -> Span:
        """Return the span around *core* that reads well and keeps clear of the spans *taken*."""
        same = [span for span in taken if span.source == core.source]
        low = max((span.end for span in same if span.end <= core.start), default=0)
        high = min((span.start for span in same if span.start >= core.end), default=len(self._text))
        return Span(core.source, *self._around(core.start, core.end, low, high))

    def fragment(self, span: Span) -> Fragment:
        """Return the text of *span* with marks, white space collapsed and ellipses where it is cut."""
        inside = self._text[span.start : span.end]
        start, end = span.start + len(inside) - len(inside.lstrip()), span.start + len(inside.rstrip())
        before = "" if self._is_bound(span.start, start) else _ELLIPSIS
        after = "" if self._is_bound(end, span.end) else _ELLIPSIS
        if before:
            start = span.end - len(inside.lstrip(_TRAILING)) if inside.strip(_TRAILING) else start
        if after:
            end = max(start, span.start + len(inside.rstrip(_DANGLING)))
        near = self.matches[bisect_left(self.matches, (start,)) : bisect_left(self.matches, (end,))]
        marks = [(low - start, high - start) for low, high, _ in near if high <= end]
        text, moved = _collapsed(self._text[start:end], marks)
        shifted = ((low + len(before), high + len(before)) for low, high in moved)
        return Fragment(f"{before}{text}{after}", joined(shifted))

    def _around(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """Widen *start* to *end* inside *low* to *high*: to sentences if they fit, else to words."""
        bounds, sections = self._bounds, self._sections
        first, last = bisect_right(bounds, start) - 1, max(bisect_left(bounds, end), 1)
        if min(bounds[last], high) - max(bounds[first], low) > self._most:
            return self._cut(start, end, max(bounds[first], low), min(bounds[last], high))
        while (
            last + 1 < len(bounds)
            and bounds[last + 1] <= high
            and sections[last] == sections[first]
            and bounds[last + 1] - bounds[first] <= self._size
        ):
            last += 1
        while (
            first > 0
            and bounds[first - 1] >= low
            and sections[first - 1] == sections[first]
            and bounds[last] - bounds[first - 1] <= self._size
        ):
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
        """Return a place up to *at*, not before *least*, where no word is cut; best behind a comma or the like."""
        parts = [match.end() for match in _PART_END.finditer(self._text, max(least, at - self._size // 4), at)]
        if parts:
            return parts[-1]
        for place in range(at, max(least, at - _SEARCHED_CHARS) - 1, -1):
            if self._text[place : place + 1].isspace():
                return place
        return self._between_words(at, least, -1)

    def _gap_after(self, at: int, most: int) -> int:
        """Return a place from *at* on, not after *most*, where no word is cut; best behind a comma or the like."""
        part = _PART_END.search(self._text, at, min(most, at + self._size // 4))
        if part:
            return part.end()
        for place in range(at, min(most, at + _SEARCHED_CHARS) + 1):
            if self._text[place - 1].isspace():
                return place
        return self._between_words(at, most, 1)

    def _between_words(self, at: int, limit: int, step: int) -> int:
        """Return the first place from *at* towards *limit* that lies in no word."""
        return next((place for place in range(at, limit, step) if not self._is_inside_word(place)), limit)

    def _is_inside_word(self, place: int) -> bool:
        token = bisect_left(self._tokens, (place,)) - 1
        return token >= 0 and place < self._tokens[token][1]

    def _is_bound(self, low: int, high: int) -> bool:
        """Whether a sentence begins or ends at *low*, at *high* or between them."""
        place = bisect_left(self._bounds, low)
        return place < len(self._bounds) and self._bounds[place] <= high


def _is_wide(text: str) -> bool:
    """Whether *text* is mostly of characters that are twice as wide as others, and say as much as several."""
    sample = text[:_SAMPLE_CHARS]
    return 2 * len(_WIDE.findall(sample)) > len(sample)


def _collapsed(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return *text* with every run of white space as one space, and *marks* moved with it."""
    wide = [match for match in _SPACES.finditer(text) if match.end() - match.start() > 1]
    ends = [match.end() for match in wide]
    removed = [0, *accumulate(match.end() - match.start() - 1 for match in wide)]
    moved = [tuple(at - removed[bisect_right(ends, at)] for at in mark) for mark in marks]
    return _SPACES.sub(" ", text), [(start, end) for start, end in moved]
