"""Where a text holds what is sought."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from index import matching
from index.matching import Span, Text, paired, windows
from index.model import Near, Phrase, Query, Term, Wildcard
from index.sought import Window, sought

ROWS = st.lists(st.sampled_from("abc"), max_size=14)
SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3)).map(lambda each: (each[0], each[0] + each[1])))


def places(leaf: Query, text: str, language: str | None = "en") -> list[Span]:
    analysed = Text.of(text, language)
    return sorted(set(matching.places(sought(leaf), analysed.words, matching.meaning(analysed, language))))


def test_a_word_stands_where_its_forms_stand() -> None:
    assert places(Term("sanctions"), "a sanction, sanctioned; sanctity") == [(1, 2), (2, 3)]
    assert places(Term("sanctions"), "a sanction, sanctions", None) == [(2, 3)]


def test_a_window_gives_its_own_words_only() -> None:
    assert places(Phrase("war terror", 2), "terror is not war, though") == [(0, 1), (3, 4)]


def test_near_gives_both_sides_where_they_are_near() -> None:
    assert places(Near(Wildcard("war*"), Phrase("the end"), 1), "wars and the end and so on to war") == [(0, 1), (2, 4)]


def test_joined_words_count_once_beside_solid_ones() -> None:
    text = Text.of("An e-mail, an email; E-Mail", "en")
    count = matching.occurrences(sought(Term("email")), text, matching.meaning(text, "en"))
    assert count == matching.occurrences(sought(Term("e-mail")), text, matching.meaning(text, "en")) == 3


@given(row=ROWS, words=st.lists(st.sampled_from("abc"), min_size=1, max_size=3), slop=st.integers(0, 4))
def test_windows_are_the_shortest_that_hold_the_words(row: list[str], words: list[str], slop: int) -> None:
    window = Window(tuple(words), slop)
    events = [(place, word) for place, word in enumerate(row) if word in words]
    found = list(windows(events, window))
    wanted = []
    for start in range(len(row)):
        ends = [end for end in range(start + 1, len(row) + 1) if holds(row[start:end], words)]
        if row[start] in words and ends and ends[0] - start <= len(words) + slop:
            wanted.append((start, ends[0]))
    assert found == wanted


def holds(row: list[str], words: list[str]) -> bool:
    return all(row.count(word) >= words.count(word) for word in words)


@given(ones=SPANS, others=SPANS, distance=st.integers(0, 4))
def test_pairs_do_not_overlap_and_are_near(ones: list[Span], others: list[Span], distance: int) -> None:
    ones, others = sorted(set(ones)), sorted(set(others))
    wanted = [
        (start, end)
        for start, end in ones
        if any(0 <= low - end <= distance or 0 <= start - high <= distance for low, high in others)
    ]
    assert list(paired(ones, others, distance)) == wanted


def test_a_window_is_the_same_in_any_order() -> None:
    text = "the war on terror goes on"
    found = {tuple(places(Phrase(" ".join(order), 1), text)) for order in permutations(["war", "on", "terror"])}
    assert found == {((1, 2), (2, 3), (3, 4))}
