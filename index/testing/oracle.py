"""Every engine against the reference, on random documents and requests."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings

from index import analysis
from index.corpora import SCHEMA, Batch, batches, requests, run
from index.engine import Engine
from index.memory_engine import MemoryEngine
from index.model import Results, SearchRequest, Sort
from index.testing.asking import EngineFactory, Suite, ids

_EXAMPLES = settings().max_examples
oracle_settings = settings(
    max_examples=max(_EXAMPLES, 2000) if _EXAMPLES >= 200 else _EXAMPLES,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.differing_executors,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


class Oracle(Suite):
    """An engine answers as the memory engine does."""

    @oracle_settings
    @given(several=batches(), request=requests())
    def test_answers_are_those_of_the_memory_engine(
        self, engine_factory: EngineFactory, several: list[Batch], request: SearchRequest
    ) -> None:
        reference = MemoryEngine(SCHEMA)
        run(reference, several)
        with closing(engine_factory(SCHEMA)) as engine:
            run(engine, several)
            assert_same_answers(engine, reference, request)
            assert list(engine.revisions()) == list(reference.revisions())
            assert engine.info().last_change == reference.info().last_change
            assert engine.info().documents == reference.info().documents


def assert_same_answers(engine: Engine, reference: Engine, request: SearchRequest) -> None:
    """Assert that two engines find and count the same, and order it alike where the order is by date."""
    found, wanted = engine.search(request), reference.search(request)
    assert found.total == wanted.total
    assert found.facets == wanted.facets
    assert found.histogram == wanted.histogram
    assert found.term_counts == wanted.term_counts
    assert _quotations(found) == _quotations(wanted)
    if request.sort is not Sort.RELEVANCE:
        assert ids(found) == ids(wanted)
    scores = {hit.id: hit.score for hit in engine.scan(request)}
    assert scores == pytest.approx({hit.id: hit.score for hit in reference.scan(request)})
    assert ids(engine.scan(request)) == ids(found)
    for hit in found.hits:
        for fragment in (*hit.whole.values(), *hit.excerpts):
            for start, end in fragment.marks:
                assert analysis.words(fragment.text[start:end], None)


def _quotations(found: Results) -> Mapping[str, object]:
    return {hit.id: (hit.whole, hit.excerpts) for hit in found.hits}
