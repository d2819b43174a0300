"""A query as conditions that all have to be met."""

from __future__ import annotations

import pytest
from hypothesis import given

from index.conditions import Condition, all_of, conditions
from index.corpora import SCHEMA, document, queries, typed_queries
from index.memory_engine import MemoryEngine
from index.model import And, MatchAll, Not, Or, Query, SearchRequest, Term
from index.query_syntax import QueryLimits, parse, printed
from index.testing import ids, put


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("a", ["a"]),
        ('a (b "c d") efg*', ["a", "b", '"c d"', "efg*"]),
        ("a OR b", ["a OR b"]),
        ("-(a OR b) c", ["-a", "-b", "c"]),
        ("-(a b)", ["-(a b)"]),
        ("-(-a)", ["a"]),
        ("title:(a b OR c) d", ["title:(a b OR c)", "d"]),
        ("title:(a -b) d", ["title:a", "-title:b", "d"]),
        ("-outlet:(x OR y)", ["-outlet:x", "-outlet:y"]),
        ("date:2020 -date:unknown", ["date:2020", "-date:unknown"]),
    ],
)
def test_a_query_is_taken_apart_where_all_parts_have_to_be_met(text: str, parts: list[str]) -> None:
    assert [printed(each.as_query(), SCHEMA) for each in conditions(parse(text, SCHEMA))] == parts


@given(queries())
def test_no_condition_is_several(query: Query) -> None:
    for each in conditions(query):
        assert not isinstance(each.query, Not | (And if each.is_wanted else Or))
        assert conditions(each.as_query()) == (each,)


@given(typed_queries())
def test_the_conditions_together_mean_the_query_and_can_be_typed(query: Query) -> None:
    engine = MemoryEngine(SCHEMA)
    put(
        engine,
        document("1", title="war rules", body="peace order", outlet=("Ana",)),
        document("2", title="sanctions", body="rules-based the war", author=("Lopez, Ana",)),
        document("3", body="sanctioned e-mail war peace", language="en"),
    )
    again = all_of(conditions(query))
    assert sorted(ids(engine.scan(SearchRequest(again)))) == sorted(ids(engine.scan(SearchRequest(query))))
    assert parse(printed(again, SCHEMA), SCHEMA, QueryLimits(10_000, 1000, 100, max_fuzzy=100)) == again


def test_no_condition_is_met_by_everything() -> None:
    assert all_of(()) == MatchAll()
    assert all_of([Condition(Term("a"))]) == Term("a")
