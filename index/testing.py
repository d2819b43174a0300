"""The suite that every engine passes.

A test module for an engine subclasses the suite and says how an empty engine is made:

    class TestMine(EngineContract):
        @pytest.fixture
        def engine_factory(self):
            return MyEngine

This module needs pytest and hypothesis.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from index import analysis
from index.corpora import SCHEMA, Batch, batches, document, requests, run
from index.engine import Engine
from index.errors import DocumentError, IndexLocked, RequestError
from index.memory_engine import MemoryEngine
from index.model import (
    And,
    Document,
    FacetCount,
    FacetRequest,
    FieldValue,
    Filter,
    FragmentRequest,
    HistogramRequest,
    Hit,
    MatchAll,
    RangeFilter,
    Results,
    SearchRequest,
    Sort,
    Term,
    TermCount,
    ValueFilter,
)
from index.periods import Bar, DateRange, Period, Unit, between, half_open
from index.query_syntax import parse
from index.schema import FieldKind, FieldSpec, Schema

EngineFactory = Callable[[Schema], Engine]


def put(engine: Engine, *documents: Document) -> None:
    """Put documents into *engine* in one batch."""
    with engine.batch() as batch:
        for each in documents:
            batch.replace(each)


def ask(engine: Engine, query: str = "", *filters: Filter, sort: Sort = Sort.RELEVANCE, limit: int = 100) -> Results:
    """Search for what *query* says, with the facets outlet and author."""
    facets = (FacetRequest("outlet"), FacetRequest("author"))
    return engine.search(SearchRequest(parse(query), filters, sort, limit=limit, facets=facets))


def ids(hits: Results | Iterable[Hit]) -> list[str]:
    """Return the ids of hits in their order."""
    return [hit.id for hit in (hits.hits if isinstance(hits, Results) else hits)]


oracle_settings = settings(
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.differing_executors,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ]
)


class EngineContract:
    """What holds for every engine, whatever it is made of."""

    @pytest.fixture
    def engine_factory(self) -> EngineFactory:
        """Return what makes an empty engine for a schema; subclasses say how."""
        raise NotImplementedError

    @pytest.fixture
    def engine(self, engine_factory: EngineFactory) -> Iterable[Engine]:
        """Lend an empty engine for the suite's schema."""
        with closing(engine_factory(SCHEMA)) as engine:
            yield engine

    # Finding

    def test_an_empty_engine_finds_nothing(self, engine: Engine) -> None:
        assert ask(engine, "war") == Results(0, (), ask(engine, "war").facets, (), (TermCount("war", 0),))
        assert ask(engine).total == 0
        assert list(engine.scan(SearchRequest(MatchAll()))) == []
        assert list(engine.revisions()) == []

    def test_no_query_finds_every_document_in_order_of_id(self, engine: Engine) -> None:
        put(engine, document("c"), document("a", title="war"), document("b"))
        assert ids(ask(engine)) == ["a", "b", "c"]

    def test_all_words_must_occur_in_whatever_text_field(self, engine: Engine) -> None:
        put(
            engine,
            document("a", title="war", body="peace"),
            document("b", title="war"),
            document("c", body="war peace"),
        )
        assert set(ids(ask(engine, "war peace"))) == {"a", "c"}

    def test_keyword_fields_are_not_searched_for_words(self, engine: Engine) -> None:
        put(engine, document("a", outlet=("War",)))
        assert ask(engine, "war").total == 0

    @pytest.mark.parametrize("query", ["a", "x", "the", "The", "to be", '"to be or not to be"', '"the x"'])
    def test_one_letter_words_and_stop_words_are_words(self, engine: Engine, query: str) -> None:
        put(engine, document("1", body="To be, or not to be: the X."), document("2", body="A letter"))
        assert ids(ask(engine, query)) == (["2"] if query == "a" else ["1"])

    def test_a_phrase_stands_together_in_order_in_one_field(self, engine: Engine) -> None:
        put(
            engine,
            document("a", title="order of rules", body="rules order"),
            document("b", body="order rules"),
            document("c", title="rules", body="order"),
            document("d", body="rules and order"),
        )
        assert ids(ask(engine, '"rules order"')) == ["a"]

    def test_a_phrase_may_repeat_its_words(self, engine: Engine) -> None:
        put(
            engine,
            document("1", body="no war no peace"),
            document("2", body="no no war"),
            document("3", body="no war no"),
        )
        assert set(ids(ask(engine, '"no war no"'))) == {"1", "3"}
        assert ids(ask(engine, '"no no war"')) == ["2"]

    def test_a_word_of_several_parts_is_a_phrase(self, engine: Engine) -> None:
        put(engine, document("1", body="a rules-based order"), document("2", body="based on rules"))
        assert ids(ask(engine, "rules-based")) == ids(ask(engine, '"rules based"')) == ["1"]

    @pytest.mark.parametrize(
        "query", ["ECONOMIE", "économie", "e\u0301conomie", "Ｅconomie", "china", "china's", "CHINA’S", "us", "U.S."]
    )
    def test_case_accents_width_and_possessives_make_no_difference(self, engine: Engine, query: str) -> None:
        put(engine, document("1", body="Économie: China’s trade with the U.S."), document("2", body="trade"))
        assert ids(ask(engine, query)) == ["1"]

    def test_any_part_of_a_chinese_text_is_found(self, engine: Engine) -> None:
        text = "外交部发言人表示中国坚持多边主义"
        put(engine, document("1", body=text), document("2", body=text[::-1]))
        for start in range(len(text) - 1):
            assert ids(ask(engine, text[start : start + 4])) == ["1"]

    def test_a_word_without_letters_matches_nothing(self, engine: Engine) -> None:
        put(engine, document("1", body="war !"))
        assert engine.search(SearchRequest(Term("!"))).total == 0
        assert engine.search(SearchRequest(And((Term("war"), Term("!"))))).total == 0

    def test_an_empty_conjunction_matches_everything(self, engine: Engine) -> None:
        put(engine, document("1"), document("2"))
        assert (
            engine.search(SearchRequest(And(()))).total == engine.search(SearchRequest(And((MatchAll(),)))).total == 2
        )

    def test_term_counts_are_of_the_whole_index_in_the_querys_order(self, engine: Engine) -> None:
        put(
            engine,
            document("1", title="war", outlet=("A",)),
            document("2", body="war peace"),
            document("3", body="peace"),
        )
        found = ask(engine, 'war nowhere "peace" war', ValueFilter("outlet", ("A",)))
        assert found.term_counts == tuple(map(TermCount, ("war", "nowhere", "peace", "war"), (2, 0, 2, 2)))

    def test_term_counts_leave_out_what_was_removed_or_replaced(self, engine: Engine) -> None:
        put(engine, *(document(str(number), body="war") for number in range(5)))
        with engine.batch() as batch:
            batch.remove("0")
            batch.replace(document("1", body="peace"))
            batch.replace(document("2", body="war war"))
        assert ask(engine, "war").term_counts == (TermCount("war", 3),)

    # Order and pages

    def test_the_total_counts_all_pages(self, engine: Engine) -> None:
        put(engine, *(document(str(number), body="war") for number in range(7)))
        assert [ask(engine, "war", limit=limit).total for limit in (0, 1, 5, 100)] == [7] * 4

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("query", ["", "war"])
    def test_pages_are_disjoint_and_make_up_the_scan(self, engine: Engine, sort: Sort, query: str) -> None:
        days = [half_open(Period(2020, 1, number % 3 + 1)) if number % 4 else None for number in range(20)]
        put(engine, *(document(f"{n:02}", body="war " * (n % 5 + 1), published=days[n]) for n in range(20)))
        request = SearchRequest(parse(query), sort=sort, limit=1000)
        paged = [
            hit
            for start in range(0, 24, 3)
            for hit in engine.search(SearchRequest(parse(query), sort=sort, offset=start, limit=3)).hits
        ]
        scanned = list(engine.scan(SearchRequest(parse(query), sort=sort, offset=5, limit=2)))
        assert ids(paged) == ids(scanned) == ids(engine.search(request))
        assert len(set(ids(paged))) == 20
        assert [hit.score for hit in scanned] == [hit.score for hit in paged]

    def test_past_the_end_is_empty(self, engine: Engine) -> None:
        put(engine, document("1"), document("2"))
        for offset in (2, 3, 10**9):
            found = engine.search(SearchRequest(MatchAll(), offset=offset, limit=10))
            assert (found.total, found.hits) == (2, ())

    def test_ties_are_in_order_of_id(self, engine: Engine) -> None:
        names = ["b", "B", "é", "z", "10", "9"]
        put(engine, *(document(name, title="war", published=half_open(Period(2020))) for name in names))
        for sort in Sort:
            assert ids(ask(engine, "war", sort=sort)) == sorted(names)

    def test_dates_order_by_first_day_with_missing_last(self, engine: Engine) -> None:
        put(
            engine,
            document("none"),
            document("open", published=DateRange(None, date(2030, 1, 1))),
            document("year", published=half_open(Period(2021))),
            document("may", published=half_open(Period(2021, 5))),
            document("first", published=half_open(Period(2021, 1, 1))),
            document("early", published=half_open(Period(1))),
        )
        assert ids(ask(engine, sort=Sort.OLDEST)) == ["open", "early", "first", "year", "may", "none"]
        assert ids(ask(engine, sort=Sort.NEWEST)) == ["may", "first", "year", "early", "open", "none"]

    def test_relevance_prefers_boosted_fields_rarer_words_more_of_them_and_shorter_texts(self, engine: Engine) -> None:
        filler = "and so on and on and on"
        put(
            engine,
            document("title", title="war", body="peace"),
            document("twice", title="peace", body=f"war war {filler}"),
            document("once", title="peace", body=f"war and {filler}"),
            document("long", title="peace", body=f"war and {filler} {filler} {filler}"),
            document("rare", title="peace", body="sanctions"),
        )
        hits = ask(engine, "war").hits
        assert ids(hits) == ["title", "twice", "once", "long"]
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert ask(engine, "sanctions").hits[0].score > ask(engine, "peace").hits[-1].score > 0

    # Filters

    def test_values_survive_letter_for_letter(self, engine: Engine) -> None:
        values = (
            "Lopez, Ana",
            'The "Post"',
            "L’Économie; a|b",
            "x" * 300,
            "é" * 300,
            "中" * 300,
            "a\nb",
            " padded ",
            "\x00",
            "[1]",
        )
        put(
            engine,
            document("all", author=values),
            *(document(str(n), author=(value,)) for n, value in enumerate(values)),
        )
        assert {each.value: each.count for each in ask(engine).facets["author"].counts} == dict.fromkeys(values, 2)
        for number, value in enumerate(values):
            assert ids(ask(engine, "", ValueFilter("author", (value,)))) == [str(number), "all"]

    @pytest.mark.parametrize("value", ["lopez, ana", "Lopez", "Ana", "Lopez, Ana ", "Lopez, Án", ""])
    def test_a_value_is_matched_whole_or_not_at_all(self, engine: Engine, value: str) -> None:
        put(engine, document("1", author=("Lopez, Ana",)))
        assert ask(engine, "", ValueFilter("author", (value,))).total == 0

    def test_values_of_one_filter_are_alternatives_and_filters_add_up(self, engine: Engine) -> None:
        put(
            engine,
            document("1", author=("A", "B")),
            document("2", author=("B",)),
            document("3", author=("C",)),
            document("4"),
        )
        either = ValueFilter("author", ("A", "C"))
        assert ids(ask(engine, "", either)) == ["1", "3"]
        assert ids(ask(engine, "", either, ValueFilter("author", ("B",)))) == ["1"]
        assert ids(ask(engine, "", ValueFilter("author"))) == []

    def test_missing_can_be_asked_for_alone_or_beside_values(self, engine: Engine) -> None:
        put(engine, document("1", author=("A",)), document("2", author=()), document("3"), document("4", author=("B",)))
        assert ids(ask(engine, "", ValueFilter("author", missing=True))) == ["2", "3"]
        assert ids(ask(engine, "", ValueFilter("author", ("A",), missing=True))) == ["1", "2", "3"]

    def test_ranges_hold_what_is_possibly_or_surely_inside(self, engine: Engine) -> None:
        put(
            engine,
            document("day", published=half_open(Period(2021, 3, 31))),
            document("month", published=half_open(Period(2021, 4))),
            document("year", published=half_open(Period(2021))),
            document("until", published=DateRange(None, date(2021, 4, 1))),
            document("since", published=DateRange(date(2021, 4, 1), None)),
            document("ever", published=DateRange(None, None)),
            document("missing"),
        )
        march, april = half_open(Period(2021, 3)), half_open(Period(2021, 4))
        until = between(None, Period(2021, 12))
        assert ids(ask(engine, "", RangeFilter("published", march))) == ["day", "ever", "until", "year"]
        assert ids(ask(engine, "", RangeFilter("published", march, surely=True))) == ["day"]
        assert ids(ask(engine, "", RangeFilter("published", april))) == ["ever", "month", "since", "year"]
        assert ids(ask(engine, "", RangeFilter("published", april, surely=True))) == ["month"]
        assert ids(ask(engine, "", RangeFilter("published", until, surely=True))) == ["day", "month", "until", "year"]
        assert ask(engine, "", RangeFilter("published", DateRange(None, None), surely=True)).total == 6

    # Facets and histogram

    def test_a_facet_ignores_its_own_filter_and_respects_the_others(self, engine: Engine) -> None:
        put(
            engine,
            document("1", body="war", outlet=("A",), author=("X",)),
            document("2", body="war", outlet=("B",), author=("X",)),
            document("3", body="war", outlet=("B",), author=("Y",)),
            document("4", body="peace", outlet=("B",), author=("X",)),
        )
        found = ask(engine, "war", ValueFilter("outlet", ("B",)), ValueFilter("author", ("X",)))
        assert ids(found) == ["2"]
        assert found.facets["outlet"].counts == (FacetCount("A", 1), FacetCount("B", 1))
        assert found.facets["author"].counts == (FacetCount("X", 1), FacetCount("Y", 1))

    def test_missing_is_a_facet_value_and_comes_last(self, engine: Engine) -> None:
        put(engine, document("1", outlet=("A",)), document("2"), document("3", outlet=()))
        facet = ask(engine).facets["outlet"]
        assert facet.counts == (FacetCount("A", 1), FacetCount(None, 2))
        assert facet.distinct == 1

    def test_chosen_values_are_listed_even_with_nothing_left(self, engine: Engine) -> None:
        put(engine, document("1", body="war", outlet=("A",)), document("2", body="peace", outlet=("B",)))
        counts = ask(engine, "war", ValueFilter("outlet", ("B", "Z"), missing=True)).facets["outlet"].counts
        assert counts == (FacetCount("A", 1), FacetCount("B", 0), FacetCount("Z", 0), FacetCount(None, 0))

    def test_a_limit_cuts_the_list_but_not_the_number_of_different_values(self, engine: Engine) -> None:
        put(engine, *(document(str(n), outlet=tuple(f"V{m}" for m in range(n, 6))) for n in range(6)), document("none"))
        request = SearchRequest(MatchAll(), (ValueFilter("outlet", ("V0",)),), facets=(FacetRequest("outlet", 2),))
        facet = engine.search(request).facets["outlet"]
        assert facet.counts == (FacetCount("V5", 6), FacetCount("V4", 5), FacetCount("V0", 1), FacetCount(None, 1))
        assert facet.distinct == 6

    def test_a_value_given_twice_counts_once(self, engine: Engine) -> None:
        put(engine, document("1", author=("A", "A")))
        assert ask(engine).facets["author"].counts == (FacetCount("A", 1),)

    def test_facets_count_every_hit_whatever_the_page(self, engine: Engine) -> None:
        put(engine, *(document(str(number), outlet=("A",)) for number in range(5)))
        assert ask(engine, limit=0).facets["outlet"].counts == (FacetCount("A", 5),)

    def test_the_histogram_ignores_the_ranges_on_its_field_only(self, engine: Engine) -> None:
        may, year = half_open(Period(2021, 5)), half_open(Period(2022))
        put(
            engine,
            document("1", published=half_open(Period(2021, 5, 3)), accessed=may),
            document("2", published=year, accessed=may),
            document("3", published=year, accessed=year),
            document("4"),
        )
        filters = (RangeFilter("published", may), RangeFilter("accessed", may))
        request = SearchRequest(MatchAll(), filters, histogram=HistogramRequest("published", Unit.YEAR))
        found = engine.search(request)
        assert found.total == 1
        assert found.histogram == (Bar(half_open(Period(2021)), 1, 0), Bar(year, 1, 0))

    # Fragments

    def test_marks_lie_on_the_words_that_match(self, engine: Engine) -> None:
        body = "Nothing here. The war, they said, was\nno War at all; rules-based order and order. " * 5
        put(engine, document("1", title="China’s WAR", body=body))
        fragments = FragmentRequest(("title",), ("body",), 3, 60)
        hit = engine.search(SearchRequest(parse('war "rules-based order"'), fragments=fragments)).hits[0]
        assert hit.whole["title"].marks == ((8, 11),)
        assert 0 < len(hit.excerpts) <= 3
        for excerpt in hit.excerpts:
            marked = [excerpt.text[start:end].lower() for start, end in excerpt.marks]
            assert marked
            assert set(marked) <= {"war", "rules", "based", "order"}
            assert all(before[1] <= after[0] for before, after in zip(excerpt.marks, excerpt.marks[1:], strict=False))

    def test_without_words_a_hit_is_quoted_from_its_beginning_unmarked(self, engine: Engine) -> None:
        put(engine, document("1", body="First sentence. Second sentence."), document("2", title="Only a title"))
        found = engine.search(SearchRequest(MatchAll(), fragments=FragmentRequest(("title",), ("body",), 2, 16)))
        assert [[part.text for part in hit.excerpts] for hit in found.hits] == [["First sentence."], []]
        assert [hit.whole["title"].text for hit in found.hits] == ["", "Only a title"]

    def test_no_fragments_are_made_unless_asked_for(self, engine: Engine) -> None:
        put(engine, document("1", title="war", body="war"))
        assert ask(engine, "war").hits[0] == Hit("1", ask(engine, "war").hits[0].score)

    # Writing

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

    # Requests that make no sense

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

    # Against the reference

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
    assert ids(engine.scan(request)) == ids(found)
    for hit in found.hits:
        for fragment in (*hit.whole.values(), *hit.excerpts):
            for start, end in fragment.marks:
                assert analysis.words(fragment.text[start:end], None)


def _quotations(found: Results) -> Mapping[str, object]:
    return {hit.id: (hit.whole, hit.excerpts) for hit in found.hits}
