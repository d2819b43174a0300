"""The arithmetic of relevance, reckoned by hand once and held to its laws."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import ranking
from index.corpora import SCHEMA, document
from index.memory_engine import MemoryEngine
from index.testing import ask, put


def test_a_score_is_what_the_formula_says() -> None:
    engine = MemoryEngine(SCHEMA)
    put(engine, document("1", title="war", body="war and war or"), document("2", title="on peace now", body="peace is"))
    title = 1.2 * 3.0 / (0.28 + 0.72 * 1 / 2)  # one occurrence, as typed, in 1 word, 2 on average
    body = 1.2 * 2 * 1.0 / (0.28 + 0.72 * 4 / 3)  # two in 4 words, 3 on average
    rarity = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    score = rarity * (title + body) * 2.5 / (1.5 + title + body)
    assert ask(engine, "war").hits[0].score == pytest.approx(score)
    assert ask(engine, "war war").hits[0].score == pytest.approx(score * 4 / 3)


def test_the_word_as_typed_counts_more_than_its_other_forms() -> None:
    engine = MemoryEngine(SCHEMA)
    put(
        engine,
        document("1", body="sanctions are here", language="en"),
        document("2", body="sanction is here", language="en"),
    )
    assert [hit.id for hit in ask(engine, "sanction").hits] == ["2", "1"]
    assert [hit.id for hit in ask(engine, "sanctions").hits] == ["1", "2"]


def test_recency_halves_with_each_half_life() -> None:
    today = 738_000
    assert [ranking.recency(today - age, today, 30) for age in (0, 30, 60)] == [1.5, 1.25, 1.125]
    assert ranking.recency(today + 400, today, 30) == 1.5
    assert ranking.recency(None, today, 30) == 1.0


@given(start=st.integers(1, 3_652_059), today=st.integers(1, 3_652_059), half_life=st.floats(1e-3, 1e9))
def test_recency_lies_between_nothing_and_its_weight_and_never_grows_with_age(
    start: int, today: int, half_life: float
) -> None:
    found = ranking.recency(start, today, half_life)
    assert 1 <= found <= 1 + ranking.RECENCY
    assert ranking.recency(start - 1, today, half_life) <= found


@given(documents=st.integers(1, 10**6), data=st.data())
def test_rarer_words_say_more_and_none_says_less_than_nothing(documents: int, data: st.DataObject) -> None:
    matching = data.draw(st.integers(1, documents))
    assert ranking.rarity(documents, matching) > 0
    assert ranking.rarity(documents, matching - 1) > ranking.rarity(documents, matching)


@given(weight=st.floats(0, 1000), more=st.floats(0.01, 1000))
def test_more_occurrences_say_more_up_to_a_bound(weight: float, more: float) -> None:
    assert ranking.score(1.0, weight) < ranking.score(1.0, weight + more) < ranking.K1 + 1


@given(length=st.integers(1, 10**6), average=st.floats(1, 10**6))
def test_an_occurrence_weighs_more_in_a_shorter_text(length: int, average: float) -> None:
    assert ranking.norm(2.0, length, average) > ranking.norm(2.0, length + 1, average) > 0
    assert ranking.norm(2.0, length, average) > ranking.norm(1.0, length, average)
    assert ranking.norm(2.0, 0, average) == 0
