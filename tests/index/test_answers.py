"""How a facet is listed and which requests are refused; the engines' suite holds the rest."""

from __future__ import annotations

from datetime import date

import pytest

from index import answers
from index.corpora import SCHEMA
from index.errors import RequestError
from index.model import (
    And,
    FacetCount,
    FacetRequest,
    FragmentRequest,
    MatchAll,
    Near,
    Not,
    Recency,
    SearchRequest,
    Term,
    ValueFilter,
    Within,
    clauses,
)
from index.schema import Schema

ASKED = FacetRequest("outlet", limit=2)
ALL = SearchRequest(MatchAll())


def test_a_facet_lists_the_most_frequent_first_and_equals_by_value() -> None:
    facet = answers.facet({"b": 2, "a": 2, "c": 9, "d": 1}, 0, ASKED, ALL)
    assert facet.counts == (FacetCount("c", 9), FacetCount("a", 2))
    assert facet.distinct == 4


def test_missing_comes_last_and_beyond_the_limit() -> None:
    assert answers.facet({"a": 1, "b": 1, "c": 1}, 7, ASKED, ALL).counts[-1] == FacetCount(None, 7)


def test_chosen_values_are_listed_in_their_rank_beyond_the_limit() -> None:
    request = SearchRequest(MatchAll(), (ValueFilter("outlet", ("d", "gone")), ValueFilter("author", ("x",))))
    facet = answers.facet({"a": 4, "b": 3, "c": 2, "d": 1}, 0, ASKED, request)
    assert [each.value for each in facet.counts] == ["a", "b", "d", "gone"]
    assert facet.distinct == 4


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(MatchAll(), facets=(FacetRequest("outlet", -1),)),
        SearchRequest(MatchAll(), fragments=FragmentRequest(count=-1)),
        SearchRequest(MatchAll(), fragments=FragmentRequest(size=-1)),
    ],
)
def test_numbers_below_nothing_are_refused(request_: SearchRequest) -> None:
    with pytest.raises(RequestError, match="less than 0"):
        answers.check(request_, SCHEMA)


@pytest.mark.parametrize("days", [0, -1, float("inf"), float("nan")])
def test_a_half_life_that_is_none_is_refused(days: float) -> None:
    with pytest.raises(RequestError, match="half-life"):
        answers.check(SearchRequest(MatchAll(), recency=Recency(date(2021, 1, 1), days)), SCHEMA)


def test_recency_needs_a_date() -> None:
    with pytest.raises(RequestError, match="no date"):
        answers.check(SearchRequest(MatchAll(), recency=Recency(date(2021, 1, 1), 365)), Schema(()))


def test_a_request_within_bounds_passes() -> None:
    answers.check(SearchRequest(MatchAll(), facets=(ASKED,), fragments=FragmentRequest(("title",), ("body",))), SCHEMA)


def test_only_wanted_words_in_text_score() -> None:
    near = Near(Term("a"), Term("b"), 1)
    query = And((Term("x"), Not(Term("y")), near, Within("title", Term("z")), Within("outlet", Term("w"))))
    scoring = [each.leaf for each in clauses(query) if answers.scores(each, SCHEMA)]
    assert scoring == [Term("x"), near, Term("z")]


@pytest.mark.parametrize(
    ("value", "leaf", "holds"),
    [
        ("Global Times", Term("times"), True),
        ("Global Times", Term("time"), False),
        ("Global Times", Term("times", exact=True), False),
        ("Global Times", Term("GLOBAL TIMES", exact=True), True),
        ("!", Term("!", exact=True), False),
    ],
)
def test_a_value_is_looked_through_without_stems(value: str, leaf: Term, holds: bool) -> None:
    assert answers.holds(value, leaf) == holds
