"""From an address to an engine."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.corpora import SCHEMA, document
from index.engines import open_engine, open_generations
from index.errors import IndexMissing, UnknownEngine
from index.memory_engine import MemoryGenerations
from index.testing import put

ROOT = Path(__file__).parents[2]


def test_a_whoosh_address_makes_an_index_where_there_is_none(tmp_path: Path) -> None:
    url = f"whoosh:{tmp_path / 'a folder: of mine'}"
    with closing(open_engine(url, SCHEMA)) as engine:
        put(engine, document("1"))
        assert engine.info().engine == "whoosh"
    with closing(open_engine(url, SCHEMA)) as engine:
        assert engine.info().documents == 1


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    with closing(open_engine(f"whoosh:{tmp_path}", SCHEMA)) as engine:
        assert engine.info().documents == 0


def test_a_folder_with_something_else_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(IndexMissing):
        open_engine(f"whoosh:{tmp_path}", SCHEMA)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_memory_is_an_engine_without_a_place() -> None:
    assert open_engine("memory:", SCHEMA).info().engine == "memory"
    assert isinstance(open_generations("memory:", SCHEMA), MemoryGenerations)


@pytest.mark.parametrize("url", ["", "whoosh", "whoosh:", "memory", "memory:x", "Whoosh:/x", "lucene:/x", "/path"])
def test_other_addresses_are_unknown(url: str) -> None:
    for opened in (open_engine, open_generations):
        with pytest.raises(UnknownEngine, match="write whoosh:PATH or memory:"):
            opened(url, SCHEMA)
