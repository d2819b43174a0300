"""Which words are near a misspelt one, and what begins as typed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import vocabulary
from index.model import Completion, NearWord
from index.sought import changes

_LETTERS = st.text("abcd", max_size=12)


@given(word=st.text("abcd", min_size=1, max_size=12), other=_LETTERS)
def test_changes_are_counted_as_in_fuzzy_searches(word: str, other: str) -> None:
    assert vocabulary.counting(word)(other) == changes(word, other, 12)


@given(word=st.text("abcd", min_size=3, max_size=9), among=st.sets(_LETTERS, max_size=20))
def test_what_is_passed_over_is_not_near(word: str, among: set[str]) -> None:
    most, begun = vocabulary.most_changes(word), vocabulary.beginnings(word)
    wanted = {
        each: distance
        for each in among
        if len(each) >= 3 and each.startswith(begun) and (distance := changes(word, each, most)) <= most
    }
    assert dict(vocabulary.near(word, among)) == wanted


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("sancton", {"sancton": 0, "sanction": 1, "sanctions": 2}, {"sanctioned", "section"}),
        ("presidnet", {"president": 1, "presidents": 2}, {"residents", "precedents"}),
        ("teh", {"the": 1, "ten": 1}, {"they", "hat", "to", "th"}),
        ("wra", {"war": 1}, {"raw", "wars"}),
        ("hte", {"the": 1}, {"she"}),
        ("covid", {"covix": 1}, {"covid19", "covi9"}),
        ("санкцыи", {"санкции": 1}, {"станции"}),
    ],
)
def test_near_words_begin_alike_and_differ_little(word: str, near: dict[str, int], far: set[str]) -> None:
    assert dict(vocabulary.near(word, {*near, *far})) == near


@pytest.mark.parametrize(("text", "word"), [("Économi", "economi"), ("U.S.A.", "usa"), ("China’s", "china")])
def test_words_are_folded(text: str, word: str) -> None:
    assert vocabulary.spelt(text) == word


@pytest.mark.parametrize("text", ["", "!", "ab", "2021", "covid19", "北京大学", "京", "two words", "rules-based"])
def test_some_words_have_no_near_ones(text: str) -> None:
    assert vocabulary.spelt(text) is None


def test_the_nearest_come_first_then_the_most_frequent_then_the_first() -> None:
    found = {"wat": 1, "war": 1, "wax": 1, "waq": 1, "wa": 2, "gone": 1}
    documents = {"wat": 2, "war": 5, "wax": 5, "waq": 1, "wa": 9, "gone": 0}
    ranked = [each.word for each in vocabulary.ranked(found, documents, 4)]
    assert ranked == ["war", "wax", "wat", "waq"]
    assert vocabulary.ranked({"war": 0}, documents, 1) == (NearWord("war", 0, 5),)


def test_the_most_frequent_are_completed_first() -> None:
    found = vocabulary.most_frequent({"b": 2, "a": 2, "c": 3, "d": 0}, 3)
    assert found == (Completion("c", 3), Completion("a", 2), Completion("b", 2))
    assert vocabulary.most_frequent({"b": 2, "a": 2, "c": 3}, 1) == (Completion("c", 3),)


@pytest.mark.parametrize("prefix", ["times", "TIM", "glob", "global ti", "Globál Times", "Global-", "the times"])
def test_a_value_begins_with_words_in_a_row(prefix: str) -> None:
    assert vocabulary.begins("The Global Times", prefix) == (prefix != "the times")


@pytest.mark.parametrize("prefix", ["", " ", "*", "x" * 65, "lobal", "gl times", "times global"])
def test_what_no_word_begins_with_completes_nothing(prefix: str) -> None:
    assert not vocabulary.begins("Global Times", prefix)


@pytest.mark.parametrize(("value", "prefix"), [("环球时报", "环球"), ("环球时报", "时报"), ("Dnes (CZ)", "cz")])
def test_values_of_all_scripts_are_completed(value: str, prefix: str) -> None:
    assert vocabulary.begins(value, prefix)


@pytest.mark.parametrize(
    ("prefix", "begun"), [("Éco", "eco"), ("S", "s"), ("2", "2"), ("a b", None), ("京", None), ("", None)]
)
def test_only_one_word_is_completed(prefix: str, begun: str | None) -> None:
    assert vocabulary.begun(prefix) == begun


def test_changes_are_counted_for_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    chance = random.Random(4)
    among = {"s" + "".join(chance.choices("etaoinshrdlu", k=chance.randint(4, 10))) for _ in range(20_000)}
    monkeypatch.setattr(vocabulary, "counting", lambda word: lambda other: counted.append(other) or 9)
    assert not list(vocabulary.near("standing", among))
    assert 0 < len(counted) < len(among) / 20
