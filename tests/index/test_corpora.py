"""The random requests that engines are compared on leave no part of a query out, and ask for something."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import get_args

import pytest
from hypothesis import Phase, given, settings
from trees import nodes

from index.corpora import SCHEMA, Batch, batches, requests, run
from index.memory_engine import MemoryEngine
from index.model import MatchAll, Query, RangeFilter, SearchRequest, Sort, ValueFilter
from index.testing import oracle_settings

EXAMPLES = 300
"""Fewer than CI compares engines on."""


@pytest.mark.slow
def test_random_requests_hold_every_kind_of_query_and_filter_and_find_some() -> None:
    drawn, telling = Counter[object](), Counter[type[Query]]()

    @settings(oracle_settings, max_examples=EXAMPLES, derandomize=True, database=None, phases=[Phase.generate])
    @given(several=batches(), request=requests())
    def draw(several: list[Batch], request: SearchRequest) -> None:
        kinds = {type(each) for each in nodes(request.query)}
        drawn.update([*kinds, *map(type, request.filters), request.sort])
        with closing(MemoryEngine(SCHEMA)) as engine:
            run(engine, several)
            if 0 < engine.search(SearchRequest(request.query)).total < engine.info().documents:
                telling.update(kinds)

    draw()
    assert set(drawn) == {*get_args(Query), ValueFilter, RangeFilter, *Sort}
    assert min(drawn.values()) > EXAMPLES / 100, drawn
    assert set(telling) >= {*get_args(Query)} - {MatchAll}, telling


def test_ci_compares_engines_on_two_thousand_requests() -> None:
    usual = settings.get_profile("ci").max_examples
    assert usual < 2000
    if settings().max_examples >= usual:
        assert oracle_settings.max_examples >= 2000
