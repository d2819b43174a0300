"""Differences lead from one text to the other and back, whatever the texts, in bounded time."""

from __future__ import annotations

import time
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.differing import MOST_PASSAGES, Change, Difference, Piece, difference, edits, words

LETTERS = st.lists(st.sampled_from("abc"), max_size=12)


def apply(steps: list[Change], old: list[str], new: list[str]) -> None:
    """Fail where *steps* don't lead from *old* to *new*."""
    olds, news = iter(old), iter(new)
    for step in steps:
        if step is Change.KEPT:
            assert next(olds) == next(news)
        else:
            next(olds if step is Change.REMOVED else news)
    assert not [*olds, *news]


def shortest(old: list[str], new: list[str]) -> int:
    """Return how many changes there have to be, by the table of common subsequences."""
    row = [0] * (len(new) + 1)
    for one in old:
        before = row
        row = [0]
        for place, other in enumerate(new):
            row.append(before[place] + 1 if one == other else max(before[place + 1], row[-1]))
    return len(old) + len(new) - 2 * row[-1]


@given(LETTERS, LETTERS)
def test_edits_are_a_shortest_way(old: list[str], new: list[str]) -> None:
    steps = edits(old, new, 24)
    assert steps is not None
    apply(steps, old, new)
    assert sum(step is not Change.KEPT for step in steps) == shortest(old, new)


@given(LETTERS, LETTERS)
def test_what_changes_more_than_it_may_is_not_compared(old: list[str], new: list[str]) -> None:
    needed = shortest(old, new)
    assert edits(old, new, needed) is not None
    assert needed == 0 or edits(old, new, needed - 1) is None


def side(pieces: tuple[Piece, ...], without: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not without)


@given(st.text("ab 天é\n.", max_size=40), st.text("ab 天é\n.", max_size=40))
def test_pieces_give_both_texts_again(old: str, new: str) -> None:
    pieces = words(old, new)
    assert pieces is not None
    assert side(pieces, Change.ADDED) == old
    assert side(pieces, Change.REMOVED) == new


@given(st.lists(st.text("ab \n", min_size=1), max_size=6), st.lists(st.text("ab \n", min_size=1), max_size=6))
def test_every_passage_is_in_the_difference_once(old: list[str], new: list[str]) -> None:
    found = difference(old, new)
    kept = sum(each for each in found.passages if isinstance(each, int))
    changed = [each for each in found.passages if not isinstance(each, int)]
    removed = [text for text in (side(each, Change.ADDED) for each in changed) if text]
    added = [text for text in (side(each, Change.REMOVED) for each in changed) if text]
    assert kept + len(removed) == len(old)
    assert kept + len(added) == len(new)
    assert found.is_none == (old == new)


def test_a_word_is_told_within_its_sentence() -> None:
    pieces = words("The treaty was signed on Monday.", "The treaty was signed on Tuesday.")
    assert pieces == (
        Piece("The treaty was signed on ", Change.KEPT),
        Piece("Monday", Change.REMOVED),
        Piece("Tuesday", Change.ADDED),
        Piece(".", Change.KEPT),
    )


def test_words_changed_in_a_row_are_one_change() -> None:
    pieces = words("read every day there", "read each morning there")
    assert pieces is not None
    assert [piece.text for piece in pieces] == ["read ", "every day", "each morning", " there"]


def test_chinese_is_told_by_characters() -> None:
    pieces = words("潮汐发电站", "潮汐发电厂")
    assert pieces is not None
    assert [piece.text for piece in pieces] == ["潮汐发电", "站", "厂"]


def test_unchanged_passages_are_counted() -> None:
    assert difference(["a", "b", "c x"], ["a", "b", "c y"]) == Difference(
        (2, (Piece("c ", Change.KEPT), Piece("x", Change.REMOVED), Piece("y", Change.ADDED)))
    )


def test_what_is_not_compared_is_said() -> None:
    assert not difference(["x"] * (MOST_PASSAGES + 1), ["x"]).is_whole
    unlike = difference([" ".join(map(str, range(1000)))], [" ".join(map(str, range(2000, 3000)))])
    assert not unlike.is_by_words
    assert [piece.change for piece in unlike.passages[0]] == [Change.REMOVED, Change.ADDED]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a b " * 2000] * 50, ["b a a " * 1500] * 50),
        ([str(number) for number in range(3000)], [str(number) for number in range(3000, 0, -1)]),
        (["x y"] * 2000, ["y x"] * 2000),
        (["a", "b"] * 1000, ["b", "b", "a"] * 700),
    ],
)
def test_hostile_texts_take_no_time(old: list[str], new: list[str]) -> None:
    before = time.process_time()
    difference(old, new)
    assert time.process_time() - before < 5


def test_it_changes_no_more_than_difflib_does() -> None:
    before = "The High Court on Wednesday quashed the consent for a barrage across the estuary."
    after = "On Wednesday the High Court quashed consent for the barrage across the Enn estuary."
    old, new = before.split(), after.split()
    steps = edits(old, new, 50)
    kept = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    assert steps is not None
    assert sum(step is Change.KEPT for step in steps) >= kept
