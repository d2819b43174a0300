"""Generations are rebuilt beside the live one and swapped, whoever looks on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index.corpora import SCHEMA, document
from index.engine import Engine, Generations
from index.engines import open_engine, open_generations
from index.errors import EngineError, IndexDamaged, IndexMissing, SchemaMismatch
from index.generations import DirectoryGenerations
from index.model import MatchAll, SearchRequest
from index.schema import FieldKind, FieldSpec, Schema
from index.testing import ask, ids, put

ROOT = Path(__file__).parents[2]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"whoosh:{tmp_path / 'index'}"


@pytest.fixture
def generations(url: str) -> Iterator[Generations]:
    with closing(open_generations(url, SCHEMA)) as generations:
        yield generations


def build(generations: Generations, *names: str) -> None:
    with generations.rebuild() as engine:
        put(engine, *(document(name, body="war") for name in names))


def folders(url: str) -> set[str]:
    return {each.name for each in Path(url.removeprefix("whoosh:")).iterdir()}


def test_before_the_first_publication_there_is_no_index(generations: Generations) -> None:
    with pytest.raises(IndexMissing):
        generations.current()


def test_opening_generations_writes_nothing(tmp_path: Path, url: str, generations: Generations) -> None:
    with suppress(IndexMissing):
        generations.current()
    assert list(tmp_path.iterdir()) == []


def test_a_rebuilt_generation_answers_when_it_is_done(generations: Generations) -> None:
    build(generations, "1")
    with generations.rebuild() as engine:
        put(engine, document("2"))
        assert ids(ask(generations.current())) == ["1"]
    assert ids(ask(generations.current())) == ["2"]


def test_the_current_generation_is_opened_once(generations: Generations) -> None:
    build(generations, "1")
    assert generations.current() is generations.current()


def test_a_published_generation_goes_on_being_written(url: str, generations: Generations) -> None:
    build(generations, "1")
    put(generations.current(), document("2"))
    with closing(open_generations(url, SCHEMA)) as other:
        assert ids(ask(other.current())) == ["1", "2"]


def test_a_failed_rebuild_leaves_the_old_generation_and_no_trace(url: str, generations: Generations) -> None:
    build(generations, "1")
    before = folders(url)
    with pytest.raises(ZeroDivisionError):
        _fail(generations)
    assert folders(url) == before
    assert ids(ask(generations.current())) == ["1"]


def _fail(generations: Generations) -> None:
    with generations.rebuild() as engine:
        put(engine, document("2"))
        raise ZeroDivisionError


def test_a_swap_is_seen_by_another_instance(url: str, generations: Generations) -> None:
    with closing(open_generations(url, SCHEMA)) as other:
        build(generations, "1")
        assert ids(ask(other.current())) == ["1"]
        build(generations, "2")
        assert ids(ask(other.current())) == ["2"]


def test_a_swap_does_not_break_what_goes_on_in_the_old_generation(url: str, generations: Generations) -> None:
    build(generations, *map(str, range(10)))
    old = generations.current()
    scan = old.scan(SearchRequest(MatchAll()))
    first = next(scan)
    build(generations, "new")
    assert ids(ask(generations.current())) == ["new"]
    assert ask(old, "war").total == 10
    assert len([first, *scan]) == 10


def test_the_generation_before_is_kept_until_the_next_publication(url: str, generations: Generations) -> None:
    kept = []
    for name in "abc":
        build(generations, name)
        kept.append({each for each in folders(url) if each.startswith("generation-")})
    assert [len(each) for each in kept] == [1, 2, 2]
    assert len(kept[1] & kept[2]) == 1
    assert folders(url) == kept[2] | {"current"}


@pytest.mark.slow
def test_what_a_killed_build_left_is_swept_and_what_is_being_built_is_not(url: str, generations: Generations) -> None:
    dead, living = start_building(url), start_building(url)
    try:
        assert len(folders(url)) == 4
        dead.kill()
        dead.wait()
        build(generations, "1")
        assert len(folders(url)) == 4, "the pointer, the published one, the one being built and its lock"
        living.communicate("publish\n", timeout=60)
        assert ids(ask(generations.current())) == ["other"]
    finally:
        for process in (dead, living):
            process.kill()
            process.communicate()


def start_building(url: str) -> subprocess.Popen[str]:
    code = (
        "import sys\nfrom index.engines import open_generations\nfrom index.corpora import SCHEMA, document\n"
        "from index.testing import put\n"
        "with open_generations(sys.argv[1], SCHEMA).rebuild() as engine:\n"
        "    put(engine, document('other'))\n    print('in', flush=True)\n    sys.stdin.readline()\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(
        [sys.executable, "-c", code, url], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    return process


def test_a_generation_for_another_schema_is_a_mismatch(url: str, generations: Generations) -> None:
    other = Schema((FieldSpec("title", FieldKind.TEXT),))
    with closing(open_generations(url, other)) as others:
        others_build = others.rebuild()
        with others_build:
            pass
        with pytest.raises(SchemaMismatch):
            generations.current()
        build(generations, "1")
        assert ids(ask(generations.current())) == ["1"]
        with pytest.raises(SchemaMismatch):
            others.current()


@pytest.mark.parametrize("pointer", ["", "nowhere", "../../etc", "generation-20260101T000000Z-00000000", "\n", "é"])
def test_a_pointer_to_nothing_is_damage_and_a_rebuild_mends_it(
    url: str, generations: Generations, pointer: str
) -> None:
    build(generations, "1")
    path = Path(url.removeprefix("whoosh:"))
    (path / "current").write_text(pointer, encoding="latin-1")
    with pytest.raises(IndexDamaged):
        generations.current()
    build(generations, "2")
    assert ids(ask(generations.current())) == ["2"]


def test_a_deleted_index_is_missing_and_can_be_rebuilt(url: str, generations: Generations) -> None:
    build(generations, "1")
    path = Path(url.removeprefix("whoosh:"))
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(IndexMissing):
        generations.current()
    build(generations, "2")
    assert ids(ask(generations.current())) == ["2"]


def test_a_generation_swept_between_reading_the_pointer_and_opening_is_looked_for_again(tmp_path: Path) -> None:
    opened: list[str] = []

    def create(folder: Path) -> Engine:
        return open_engine(f"whoosh:{folder}", SCHEMA)

    def reopen(folder: Path) -> Engine:
        opened.append(folder.name)
        if len(opened) == 1:
            build(generations, "2")
            raise IndexMissing(f"there is no index in {folder}")
        return create(folder)

    generations = DirectoryGenerations(tmp_path, create, reopen)
    build(generations, "1")
    assert ids(ask(generations.current())) == ["2"]
    assert len(set(opened)) == 2
    generations.close()


def test_an_engine_that_cannot_be_made_leaves_no_trace(tmp_path: Path) -> None:
    def create(folder: Path) -> Engine:
        folder.mkdir()
        raise EngineError("no")

    generations = DirectoryGenerations(tmp_path, create, create)
    with pytest.raises(EngineError), generations.rebuild():
        pass
    assert list(tmp_path.iterdir()) == []
