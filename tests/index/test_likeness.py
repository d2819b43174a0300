"""Which words of a document tell what it is like."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from index import likeness
from index.clocks import Clock
from index.errors import SearchTimeout
from index.model import AtLeast, Term

NORMS = {"title": 3.0, "body": 1.0}


def telling(text: str, held: dict[str, int], language: str | None = "en", documents: int = 100) -> tuple[str, ...]:
    weights = likeness.weighed({"body": text}, NORMS)
    return likeness.telling(weights, language, documents, lambda _: 1, lambda word: held.get(word, 2), Clock(math.inf))


def test_a_word_weighs_by_its_fields_and_how_often_it_is_there() -> None:
    weights = likeness.weighed({"title": "The barrage", "body": "Barrage: a barrage, the ferry"}, NORMS)
    assert weights == {"the": ("the", 4.0), "barrage": ("barrage", 5.0), "ferry": ("ferry", 1.0)}


def test_numbers_and_short_words_tell_nothing() -> None:
    assert likeness.weighed({"body": "2021 12 at it G20 U.S. covid19"}, NORMS).keys() == {"g20", "covid19"}


def test_rare_words_tell_more_than_frequent_ones() -> None:
    assert telling("ferry barrage harbour", {"ferry": 50, "barrage": 3, "harbour": 1}) == ("barrage", "ferry")


def test_forms_of_one_word_tell_it_once() -> None:
    assert telling("sanctions sanctioned ferries", {}) == ("ferries", "sanctioned")
    assert len(telling("sanctions sanctioned ferries", {}, None)) == 3


def test_words_are_given_with_their_accents_and_without_capitals() -> None:
    assert telling("La Marée", {"la": 9}, "fr") == ("marée",)


def test_words_are_counted_only_where_they_may_be_telling() -> None:
    counted: Counter[str] = Counter()
    held = {f"word{chr(97 + number % 26)}{chr(97 + number // 26)}": 3 + number for number in range(90)}

    def held_by(word: str) -> int:
        counted[word] += 1
        return held[word]

    weights = likeness.weighed({"body": " ".join(held)}, NORMS)
    found = likeness.telling(weights, None, 1000, held.__getitem__, held_by, Clock(math.inf))
    assert found == tuple(held)[: likeness.MOST_WORDS]
    assert sum(counted.values()) <= likeness.MOST_WORDS + 1


def test_a_quarter_of_the_words_has_to_be_there() -> None:
    assert likeness.query(("a", "b", "c", "d", "e")) == AtLeast(2, tuple(map(Term, "abcde")))


def test_the_work_ends_with_its_time() -> None:
    with pytest.raises(SearchTimeout):
        likeness.telling({"a": ("a", 1.0)}, None, 9, lambda _: 1, lambda _: 2, Clock(0))
