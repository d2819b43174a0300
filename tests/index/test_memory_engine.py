"""The reference engine passes the suite."""

from __future__ import annotations

from contextlib import suppress

import pytest

from index.corpora import SCHEMA, document
from index.engine import Generations
from index.errors import IndexMissing
from index.memory_engine import MemoryEngine, MemoryGenerations
from index.testing import EngineContract, EngineFactory, ask, put


class TestMemoryEngine(EngineContract):
    @pytest.fixture
    def engine_factory(self) -> EngineFactory:
        return MemoryEngine


@pytest.fixture
def generations() -> Generations:
    return MemoryGenerations(SCHEMA)


def test_before_the_first_publication_there_is_no_index(generations: Generations) -> None:
    with pytest.raises(IndexMissing):
        generations.current()


def test_a_rebuilt_generation_answers_when_it_is_done(generations: Generations) -> None:
    with generations.rebuild() as first:
        put(first, document("1", body="war"))
    with generations.rebuild() as second:
        put(second, document("2", body="war"))
        assert [hit.id for hit in ask(generations.current(), "war").hits] == ["1"]
    assert [hit.id for hit in ask(generations.current(), "war").hits] == ["2"]


def test_a_failed_rebuild_leaves_the_old_generation(generations: Generations) -> None:
    with generations.rebuild() as first:
        put(first, document("1"))
    with suppress(RuntimeError), generations.rebuild():
        raise RuntimeError
    assert generations.current().info().documents == 1


def test_what_the_caller_does_to_its_values_later_changes_nothing() -> None:
    engine = MemoryEngine(SCHEMA)
    each = document("1", body="war")
    put(engine, each)
    dict.update(each.values, body="peace")  # type: ignore[arg-type]
    assert ask(engine, "war").total == 1
