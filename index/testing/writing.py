"""Batches, and requests that make no sense."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from index.corpora import SCHEMA, document, run
from index.engine import Engine
from index.errors import DocumentError, IndexLocked, RequestError
from index.model import (
    Document,
    FacetCount,
    FacetRequest,
    FieldValue,
    FragmentRequest,
    HistogramRequest,
    MatchAll,
    RangeFilter,
    SearchRequest,
    Sort,
    ValueFilter,
)
from index.periods import DateRange, Unit
from index.schema import FieldKind, FieldSpec, Schema
from index.testing.asking import EngineFactory, Suite, ask, ids, put


class Writing(Suite):
    """What a batch does, and what is refused."""

    def test_replace_is_idempotent(self, engine: Engine) -> None:
        for _ in range(3):
            put(engine, document("1", body="war", outlet=("A",)), document("2", body="war"))
        assert ask(engine, "war").total == engine.info().documents == 2
        assert ask(engine).facets["outlet"].counts == (FacetCount("A", 1), FacetCount(None, 1))

    def test_the_last_of_several_changes_in_a_batch_holds(self, engine: Engine) -> None:
        put(engine, document("old", body="war"))
        with engine.batch() as batch:
            batch.replace(document("new", body="war"))
            batch.replace(document("new", "2", body="peace"))
            batch.replace(document("gone", body="war"))
            batch.remove("gone")
            batch.remove("old")
            batch.replace(document("old", "3", body="peace"))
            batch.remove("never there")
        assert list(engine.revisions()) == [("new", "2"), ("old", "3")]
        assert ask(engine, "war").total == 0
        assert ids(ask(engine, "peace")) == ["new", "old"]

    def test_a_failed_batch_leaves_everything_as_it_was(self, engine: Engine) -> None:
        put(engine, document("1", body="war"))
        before = (ask(engine, "war"), engine.info())
        run(engine, [([document("1", body="peace"), document("2", body="war"), "1"], False)])
        assert (ask(engine, "war"), engine.info()) == before
        put(engine, document("2", body="war"))
        assert ask(engine, "war").total == 2

    @pytest.mark.parametrize(
        "values",
        [
            {"nowhere": "x"},
            {"title": ("x",)},
            {"outlet": "x"},
            {"outlet": ("",)},
            {"published": "2020"},
            {"body": "\ud800"},
        ],
    )
    def test_a_document_that_does_not_fit_leaves_the_batch_usable(
        self, engine: Engine, values: dict[str, FieldValue]
    ) -> None:
        with engine.batch() as batch:
            batch.replace(document("1"))
            with pytest.raises(DocumentError):
                batch.replace(Document("1", "2", None, values))
            batch.replace(document("2"))
        assert list(engine.revisions()) == [("1", "1"), ("2", "1")]

    def test_info_tells_the_last_change_and_what_is_held(self, engine: Engine) -> None:
        assert (engine.info().documents, engine.info().last_change) == (0, 0)
        with engine.batch() as batch:
            batch.replace(document("1"))
            batch.applied(41)
            batch.applied(42)
        with engine.batch():
            pass
        info = engine.info()
        assert (info.documents, info.last_change, info.fingerprint) == (1, 42, SCHEMA.fingerprint())

    def test_a_change_without_documents_is_remembered(self, engine: Engine) -> None:
        with engine.batch() as batch:
            batch.applied(7)
        assert engine.info().last_change == 7

    def test_a_second_writer_gets_index_locked(self, engine: Engine) -> None:
        if not engine.info().capabilities.exclusive_writer:
            pytest.skip("this engine lets several batches be open")
        with engine.batch() as batch:
            batch.replace(document("1"))
            with pytest.raises(IndexLocked), engine.batch():
                pass
        assert engine.info().documents == 1

    def test_a_batch_is_seen_whole_or_not_at_all(self, engine: Engine) -> None:
        if not engine.info().capabilities.atomic_batches:
            pytest.skip("this engine's batches become visible bit by bit")
        put(engine, *(document(str(number), "0", body="war 0") for number in range(10)))
        seen: set[tuple[int, ...]] = set()
        stop = threading.Event()

        def read() -> None:
            while not stop.is_set():
                counts = ask(engine, "war 0").total, ask(engine, "war").total
                seen.add(counts)

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        try:
            for round_ in range(1, 6):
                put(engine, *(document(str(number), str(round_), body=f"war {round_ % 2}") for number in range(10)))
        finally:
            stop.set()
            for reader in readers:
                reader.join()
        assert {zeroes for zeroes, _ in seen} <= {0, 10}
        assert {total for _, total in seen} == {10}

    def test_an_open_batch_is_not_seen(self, engine: Engine) -> None:
        if not engine.info().capabilities.atomic_batches:
            pytest.skip("this engine's batches become visible bit by bit")
        with engine.batch() as batch:
            batch.replace(document("1", body="war"))
            assert ask(engine, "war").total == 0
        assert ask(engine, "war").total == 1

    def test_a_scan_goes_on_while_a_batch_is_committed(self, engine: Engine) -> None:
        put(engine, *(document(str(number)) for number in range(5)))
        scan = engine.scan(SearchRequest(MatchAll()))
        first = next(scan)
        with engine.batch() as batch:
            for number in range(5):
                batch.remove(str(number))
        assert [first.id, *ids(scan)] == ["0", "1", "2", "3", "4"]

    @pytest.mark.parametrize(
        "request_",
        [
            SearchRequest(MatchAll(), (ValueFilter("nowhere", ("x",)),)),
            SearchRequest(MatchAll(), (ValueFilter("title", ("x",)),)),
            SearchRequest(MatchAll(), (RangeFilter("outlet", DateRange(None, None)),)),
            SearchRequest(MatchAll(), facets=(FacetRequest("published"),)),
            SearchRequest(MatchAll(), histogram=HistogramRequest("outlet", Unit.YEAR)),
            SearchRequest(MatchAll(), fragments=FragmentRequest(whole=("outlet",))),
            SearchRequest(MatchAll(), fragments=FragmentRequest(excerpt=("nowhere",))),
            SearchRequest(MatchAll(), offset=-1),
            SearchRequest(MatchAll(), limit=-1),
        ],
    )
    def test_a_request_out_of_bounds_is_refused(self, engine: Engine, request_: SearchRequest) -> None:
        with pytest.raises(RequestError):
            engine.search(request_)

    def test_sorting_by_date_needs_a_date(self, engine_factory: EngineFactory) -> None:
        schema = Schema((FieldSpec("title", FieldKind.TEXT),))
        with closing(engine_factory(schema)) as engine, pytest.raises(RequestError):
            engine.search(SearchRequest(MatchAll(), sort=Sort.NEWEST))
