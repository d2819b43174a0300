"""Strings of every kind, as many as are asked for: each is understood whole or refused inside, within the bounds."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from trees import depth
from typed import string

from index.corpora import SCHEMA
from index.errors import QueryError
from index.model import MatchAll, Near, Query, clauses
from index.query_syntax import QueryLimits, parse, printed

LIMITS = QueryLimits()
SPACIOUS = QueryLimits(max_chars=10_000, max_clauses=1000, max_depth=100, max_fuzzy=100)
DEEPEST = 2 * (LIMITS.max_depth + 1) + 3
"""An OR and an AND on each level, the outermost too, then NEAR, an OR beside it, and a word."""


STRINGS = 200_000
PARTS = 4
"""They are gone through in so many parts, for several processors."""


@pytest.mark.parametrize(
    "numbers",
    [range(1_000), *(pytest.param(range(part, STRINGS, PARTS), marks=pytest.mark.slow) for part in range(PARTS))],
    ids=str,
)
def test_any_string_is_understood_or_refused_within_the_bounds(numbers: range) -> None:
    choose, outcomes = random.Random(4), Counter[str]()
    for number in range(numbers.stop):
        text = string(choose)
        if number not in numbers:
            continue
        try:
            query = parse(text, SCHEMA)
        except QueryError as error:
            assert_helpful(error, text)
            outcomes["mended" if error.mending else "refused"] += 1
        else:
            assert_bounded(query, text)
            assert parse(printed(query, SCHEMA), SCHEMA, SPACIOUS) == query, ascii(text)
            outcomes["understood"] += 1
    assert min(outcomes["understood"], outcomes["mended"], outcomes["refused"]) > len(numbers) / 20, outcomes


def assert_bounded(query: Query, text: str) -> None:
    assert len(text) <= LIMITS.max_chars
    assert sum(not isinstance(each.leaf, Near) for each in clauses(query)) <= LIMITS.max_clauses, ascii(text)
    assert depth(query) <= DEEPEST, ascii(text)


def assert_helpful(error: QueryError, text: str) -> None:
    assert error.query == text
    assert 0 <= error.position <= error.position + error.length <= len(text), ascii(text)
    assert "understood from here" not in error.reason, ascii(text)
    if error.mending is not None:
        assert parse(error.mending, SCHEMA) != MatchAll(), ascii(text)
