"""What differs between two texts, by passages and within them by words.

The work is bounded: passages and words are compared as far as few enough of them differ; beyond that a text is
shown as replaced as a whole, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, zip_longest

MOST_PASSAGES = 2_000
"""Passages of each text that are compared."""
_MOST_MOVED = 400
_MOST_WORDS, _MOST_CHANGED = 4_000, 300
_MOST_WORDS_IN_ALL = 40_000
_WORDS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\s+|.", re.S
)


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of which the same became."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two texts.

    Attributes:
        passages: each that differs, as pieces; a number for as many that don't, in their places.
        is_whole: whether all of both texts was compared.
        is_by_words: whether every passage that has a counterpart was compared by words.
    """

    passages: tuple[tuple[Piece, ...] | int, ...]
    is_whole: bool = True
    is_by_words: bool = True

    @property
    def is_none(self) -> bool:
        """Whether nothing differs, as far as was compared."""
        return all(isinstance(each, int) for each in self.passages)


def difference(old: Sequence[str], new: Sequence[str]) -> Difference:
    """Return what differs between two texts that are given by passages."""
    is_whole = len(old) <= MOST_PASSAGES and len(new) <= MOST_PASSAGES
    old, new = old[:MOST_PASSAGES], new[:MOST_PASSAGES]
    found: list[tuple[Piece, ...] | int] = []
    left, is_by_words = _MOST_WORDS_IN_ALL, True
    for change, before, after in _runs(old, new, _MOST_MOVED):
        if change is Change.KEPT:
            found.append(len(before))
            continue
        for one, other in zip_longest(before, after, fillvalue=""):
            pieces = words(one, other) if len(one) + len(other) <= left else None
            left -= (len(one) + len(other)) if one and other and pieces else 0
            is_by_words = is_by_words and pieces is not None
            found.append(pieces if pieces is not None else _replaced(one, other))
    return Difference(tuple(found), is_whole, is_by_words)


def words(old: str, new: str) -> tuple[Piece, ...] | None:
    """Return what differs between two passages by words; None where too much does."""
    if not old or not new:
        return _replaced(old, new)
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return None
    steps = edits(before, after, _MOST_CHANGED)
    if steps is None:
        return None
    ordered = _in_order(_without_gaps(steps, before), before, after)
    pieces = (
        Piece("".join(token for _, token in group), change) for change, group in groupby(ordered, lambda step: step[0])
    )
    return tuple(pieces)


def edits(old: Sequence[str], new: Sequence[str], most: int) -> list[Change] | None:
    """Return the shortest way from one sequence to another, step by step; None where it changes more than *most*.

    Each step keeps or removes the next of *old*, or adds the next of *new*. Time is (length of both + most) × most
    at worst, length + most² as a rule: E. W. Myers, “An O(ND) difference algorithm and its variations”, 1986.
    """
    reached: dict[int, int] = {}
    history: list[dict[int, int]] = []
    for changes in range(most + 1):
        history.append(dict(reached))
        for diagonal in range(-changes, changes + 1, 2):
            at = _furthest(reached, diagonal, len(old), len(new)) if changes else 0
            if at is None:
                continue
            while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
                at += 1
            reached[diagonal] = at
            if at == len(old) and at - diagonal == len(new):
                return _way(history, len(old), len(new))
    return None


def _furthest(reached: dict[int, int], diagonal: int, length: int, other: int) -> int | None:
    """How far one more change leads on a diagonal: by removing (from the one below) or adding (from above)."""
    removed, added = reached.get(diagonal - 1), reached.get(diagonal + 1)
    ways = []
    if removed is not None and removed < length:
        ways.append(removed + 1)
    if added is not None and added - diagonal - 1 < other:
        ways.append(added)
    return max(ways, default=None)


def _way(history: list[dict[int, int]], at: int, other: int) -> list[Change]:
    """The steps that led to the end, read from there."""
    steps: list[Change] = []
    for changes in range(len(history) - 1, 0, -1):
        reached, diagonal = history[changes], at - other
        start = _furthest(reached, diagonal, at, other)
        assert start is not None  # the way led through here
        steps += [Change.KEPT] * (at - start)
        removed = reached.get(diagonal - 1)
        is_removal = removed is not None and removed + 1 == start
        steps.append(Change.REMOVED if is_removal else Change.ADDED)
        at = start - 1 if is_removal else start
        other = at - (diagonal - 1 if is_removal else diagonal + 1)
    return [*([Change.KEPT] * at), *reversed(steps)]


def _without_gaps(steps: list[Change], old: Sequence[str]) -> list[Change]:
    """Let changes that white space alone parts be one change, as people read them."""
    kept, before = Change.KEPT, iter(old)
    joined: list[Change] = []
    for number, step in enumerate(steps):
        token = next(before) if step is not Change.ADDED else ""
        is_between = 0 < number < len(steps) - 1 and steps[number - 1] is not kept and steps[number + 1] is not kept
        is_gap = step is kept and token.isspace() and is_between
        joined += (Change.REMOVED, Change.ADDED) if is_gap else (step,)
    return joined


def _in_order(steps: list[Change], old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Change, str]]:
    """Give each step with its word; among changes without a kept word between them removals come first."""
    olds, news = iter(old), iter(new)
    for is_kept, group in groupby(steps, key=lambda step: step is Change.KEPT):
        if is_kept:
            for _ in group:
                next(news)
                yield Change.KEPT, next(olds)
        else:
            changes = list(group)
            yield from ((Change.REMOVED, next(olds)) for step in changes if step is Change.REMOVED)
            yield from ((Change.ADDED, next(news)) for step in changes if step is Change.ADDED)


def _runs(old: Sequence[str], new: Sequence[str], most: int) -> Iterator[tuple[Change, list[str], list[str]]]:
    """Give stretches that are kept, and between them what was removed with what was added there."""
    steps = edits(old, new, most)
    if steps is None:
        steps = [*([Change.REMOVED] * len(old)), *([Change.ADDED] * len(new))]
    ordered = _in_order(steps, old, new)
    for is_kept, group in groupby(ordered, key=lambda step: step[0] is Change.KEPT):
        found = list(group)
        before = [text for change, text in found if change is not Change.ADDED]
        after = [text for change, text in found if change is Change.ADDED]
        yield (Change.KEPT if is_kept else Change.REMOVED), before, after


def _replaced(old: str, new: str) -> tuple[Piece, ...]:
    pieces = (Piece(old, Change.REMOVED), Piece(new, Change.ADDED))
    return tuple(piece for piece in pieces if piece.text)
