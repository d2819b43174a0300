"""Whoosh passes the suite, and what is particular to an index on disk."""

from __future__ import annotations

import gc
import os
import signal
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given

from index import analysis
from index.corpora import SCHEMA, Batch, batches, document, requests, run
from index.errors import EngineError, IndexDamaged, IndexLocked, IndexMissing, SchemaMismatch, SearchLibraryError
from index.memory_engine import MemoryEngine
from index.model import FragmentRequest, MatchAll, SearchRequest, Term
from index.schema import FieldKind, FieldSpec, Schema
from index.testing import EngineContract, EngineFactory, ask, ids, oracle_settings, put
from index.whoosh_engine import WhooshEngine

ROOT = Path(__file__).parents[2]


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def engine_factory(self, tmp_path_factory: pytest.TempPathFactory) -> EngineFactory:
        return lambda schema: WhooshEngine.create(tmp_path_factory.mktemp("whoosh"), schema)

    @oracle_settings
    @given(several=batches(), request=requests())
    def test_scores_and_order_are_those_of_the_memory_engine_too(
        self, engine_factory: EngineFactory, several: list[Batch], request: SearchRequest
    ) -> None:
        reference = MemoryEngine(SCHEMA)
        run(reference, several)
        with closing(engine_factory(SCHEMA)) as engine:
            run(engine, several)
            assert engine.search(request) == reference.search(request)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "index"


@pytest.fixture
def engine(path: Path) -> Iterator[WhooshEngine]:
    with closing(WhooshEngine.create(path, SCHEMA)) as engine:
        yield engine


def in_another_process(code: str, path: Path) -> subprocess.Popen[str]:
    """Start Python on *code*, which finds the opened engine, the suite's helpers and a way to report."""
    before = (
        "import os, sys, time\nfrom pathlib import Path\nfrom index.corpora import SCHEMA, document\n"
        "from index.testing import ask, put\n"
        "from index.whoosh_engine import WhooshEngine\n"
        "def say(line):\n    print(line, flush=True)\n"
        "engine = WhooshEngine.open(Path(sys.argv[1]), SCHEMA)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return subprocess.Popen(
        [sys.executable, "-c", before + code, str(path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


# Opening


def test_what_was_committed_is_there_after_reopening(path: Path, engine: WhooshEngine) -> None:
    with engine.batch() as batch:
        batch.replace(document("1", "r7", "en", body="war", outlet=("Lopez, Ana",)))
        batch.applied(12)
    before = (ask(engine, "war"), engine.info(), list(engine.revisions()))
    with closing(WhooshEngine.open(path, SCHEMA)) as again:
        assert (ask(again, "war"), again.info(), list(again.revisions())) == before
        assert again.info().capabilities.persistent


def test_the_directory_is_private(path: Path, engine: WhooshEngine) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_an_index_is_not_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(EngineError, match="not empty"):
        WhooshEngine.create(tmp_path, SCHEMA)


def test_where_there_is_no_index_it_is_missing(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexMissing, match=str(path)):
            WhooshEngine.open(path, SCHEMA)


def test_another_schema_is_a_mismatch(path: Path, engine: WhooshEngine) -> None:
    other = Schema((FieldSpec("title", FieldKind.TEXT),))
    with pytest.raises(SchemaMismatch) as caught:
        WhooshEngine.open(path, other)
    assert (caught.value.expected, caught.value.found) == (other.fingerprint(), SCHEMA.fingerprint())


def test_another_analysis_is_a_mismatch(path: Path, engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "VERSION", "another")
    with pytest.raises(SchemaMismatch):
        WhooshEngine.open(path, SCHEMA)


def test_an_index_written_in_another_layout_is_a_mismatch(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    WhooshEngine.create(path, SCHEMA).close()
    monkeypatch.setattr("index.whoosh_engine.LAYOUT", -1)
    with pytest.raises(SchemaMismatch, match="layout"):
        WhooshEngine.open(path, SCHEMA)


@pytest.mark.parametrize("damage", ["emptied", "cut", "scribbled", "gone"])
@pytest.mark.parametrize(
    "name", [".toc", ".trm", ".pst", ".id.col", ".values_outlet.col", ".start_published.col", "_stored.col"]
)
def test_a_damaged_file_is_damage_and_nothing_else(
    path: Path, name: str, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.whoosh_engine._OPEN_ATTEMPTS", 1)
    monkeypatch.setattr("whoosh.index.sleep", lambda _: None)
    with closing(WhooshEngine.create(path, SCHEMA)) as engine:
        put(engine, *(document(str(n), body=f"war and peace {n}", outlet=("A", str(n))) for n in range(20)))
    file = max(each for each in path.iterdir() if each.name.endswith(name))
    _damage(file, damage)
    if (name, damage) == (".toc", "gone"):
        assert _outcome(path) is None, "the commit before is still whole"
    else:
        assert _outcome(path) is IndexDamaged


def _outcome(path: Path) -> type[SearchLibraryError] | None:
    """Open the index and search it; return the error that this gives, if any."""
    request = SearchRequest(Term("war"), fragments=FragmentRequest(excerpt=("body",)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Whoosh leaves files open when opening fails
        try:
            with closing(WhooshEngine.open(path, SCHEMA)) as engine:
                engine.search(request)
                return None
        except SearchLibraryError as error:
            return type(error)
        finally:
            gc.collect()


def _damage(file: Path, damage: str) -> None:
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        half = len(content) // 2
        changed = {"emptied": b"", "cut": content[:half], "scribbled": content[: half // 2] + b"\xff" * (half + 1)}
        file.write_bytes(changed[damage])


# Threads and processes


def test_what_another_process_commits_is_seen_at_the_next_search(path: Path, engine: WhooshEngine) -> None:
    put(engine, document("1", body="war"))
    assert ids(ask(engine, "war")) == ["1"]
    other = in_another_process('put(engine, document("2", body="war"))\nengine.close()', path)
    assert other.wait(60) == 0
    assert ids(ask(engine, "war")) == ["1", "2"]
    other.communicate()


def test_a_writer_in_another_process_locks_this_one_out_until_it_ends(path: Path, engine: WhooshEngine) -> None:
    code = 'with engine.batch() as batch:\n    batch.replace(document("1"))\n    say("in")\n    sys.stdin.readline()\n'
    with in_another_process(code, path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        with pytest.raises(IndexLocked):
            put(engine, document("2"))
        assert ask(engine).total == 0
        other.communicate("go on\n", timeout=60)
    put(engine, document("2"))
    assert ids(ask(engine)) == ["1", "2"]


def test_killing_a_writer_leaves_the_state_before_its_batch(path: Path, engine: WhooshEngine) -> None:
    with engine.batch() as batch:
        batch.replace(document("1", body="war"))
        batch.applied(1)
    code = (
        "with engine.batch() as batch:\n    batch.applied(2)\n    batch.remove('1')\n"
        "    for number in range(10**9):\n"
        "        batch.replace(document(str(number), body='peace ' * 1000))\n"
        "        if number == 50:\n            say('in')\n"
    )
    with in_another_process(code, path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        other.send_signal(signal.SIGKILL)
    with closing(WhooshEngine.open(path, SCHEMA)) as again:
        assert (ids(ask(again)), again.info().last_change) == (["1"], 1)
        put(again, document("2", body="peace"))
        assert ids(ask(again)) == ["1", "2"]
        with again._view() as view:
            in_use = {leaf.segment().segment_id() for leaf, _ in view.reader.leaf_readers()}
    assert {each.name.partition(".")[0] for each in path.glob("MAIN_*.*")} == in_use, "files of the dead are left"


def test_readers_in_several_threads_see_whole_states_while_another_process_writes(
    path: Path, engine: WhooshEngine
) -> None:
    put(engine, *(document(str(number), body="war 0") for number in range(10)))
    code = (
        "for turn in range(1, 16):\n"
        "    put(engine, *(document(str(n), str(turn), body=f'war {turn}', outlet=(str(turn),)) for n in range(10)))\n"
        "engine.close()\n"
    )
    failures: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                found = ask(engine, "war")
                turns = {len(each.counts) for each in [found.facets["outlet"]]}
                if (found.total, turns, len(set(ids(found)))) != (10, {1}, 10):
                    failures.append(found)
            except SearchLibraryError as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    with in_another_process(code, path) as other:
        other.wait(60)
        stop.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert ask(engine).facets["outlet"].counts[0].value == "15"


def test_a_search_under_way_ends_well_when_the_engine_is_closed_and_the_files_are_gone(
    path: Path, engine: WhooshEngine
) -> None:
    put(engine, document("1", body="war"), document("2", body="war"))
    with engine._view() as view:
        engine.close()
        for file in path.iterdir():
            file.unlink()
        assert view.reader.stored_fields(0)["stored"]["texts"] == {"body": "war"}


def test_an_index_that_was_deleted_is_missing(path: Path, engine: WhooshEngine) -> None:
    for file in path.iterdir():
        file.unlink()
    with pytest.raises(IndexMissing):
        ask(engine)
    with pytest.raises(IndexMissing):
        put(engine, document("1"))


# Segments


def segments(engine: WhooshEngine) -> list[int]:
    """Return how many documents each segment has, deleted ones too."""
    with engine._view() as view:
        return [leaf.doc_count_all() for leaf, _ in view.reader.leaf_readers()]


def test_small_segments_are_merged_and_large_ones_are_left_alone(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.whoosh_engine._LARGE", 100)
    for number in range(3):
        put(engine, *(document(f"{number}-{each}", body="war") for each in range(100)))
    for number in range(40):
        put(engine, document(f"x{number}", body="war"))
    assert sorted(segments(engine), reverse=True)[:3] == [100, 100, 100]
    assert len(segments(engine)) < 3 + 10 + 10
    assert ask(engine, "war").total == 340


def test_a_segment_that_is_mostly_or_wholly_deleted_goes(engine: WhooshEngine) -> None:
    put(engine, *(document(f"{number:02}", "old", body="war") for number in range(20)))
    put(engine, *(document(f"{number:02}", "new", body="peace") for number in range(15)))
    put(engine, document("x"))
    assert sum(segments(engine)) == 21
    put(engine, *(document(f"{number:02}", "newest") for number in range(20)), document("x"))
    put(engine, document("y"))
    assert sum(segments(engine)) == 22
    assert list(engine.revisions())[:2] == [("00", "newest"), ("01", "newest")]
    assert (ask(engine).total, ask(engine, "war").total) == (22, 0)


def test_merging_keeps_deletions_dates_and_values(path: Path) -> None:
    with closing(WhooshEngine.create(path, SCHEMA)) as engine:
        reference = MemoryEngine(SCHEMA)
        for turn in range(25):
            for each in (engine, reference):
                with each.batch() as batch:
                    batch.replace(document(f"{turn:02}", body=f"war {turn}", author=(f"A{turn % 3}", "é, ü")))
                    batch.remove(f"{turn - 7:02}")
                    batch.replace(document("always", str(turn), title="peace " * turn))
        assert ask(engine, "war") == ask(reference, "war")
        assert ask(engine, "peace") == ask(reference, "peace")
        assert ask(engine) == ask(reference)


def test_a_commit_that_fails_leaves_the_old_state_and_no_lock(
    path: Path, engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(engine, document("1"))
    rename = os.rename

    def full(source: str, target: str) -> None:
        if str(target).endswith(".toc"):
            raise OSError(28, "No space left on device")
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", full)
        with pytest.raises(EngineError, match="No space left"):
            put(engine, document("2"))
    assert ids(ask(engine)) == ["1"]
    put(engine, document("3"))
    assert ids(ask(engine)) == ["1", "3"]


def test_many_different_values_in_one_batch_are_all_kept(engine: WhooshEngine) -> None:
    put(engine, *(document(f"{number:03}", author=(f"author {number}", f"other {number}")) for number in range(700)))
    facet = engine.search(SearchRequest(MatchAll(), limit=0)).facets
    assert facet == {}
    assert ask(engine).facets["author"].distinct == 1400
