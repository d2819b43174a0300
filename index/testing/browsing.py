"""The values of a field page by page, and documents that are like another."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpora import SCHEMA, Batch, batches, document, requests, run
from index.engine import Engine
from index.errors import RequestError, SearchTimeout
from index.memory_engine import MemoryEngine
from index.model import (
    Bounds,
    HistogramRequest,
    MatchAll,
    RangeFilter,
    SearchRequest,
    Term,
    ValueCount,
    ValueFilter,
    ValueOrder,
    ValuesRequest,
)
from index.periods import DateRange, Period, Unit, half_open
from index.testing.asking import EngineFactory, Suite, put
from index.testing.oracle import oracle_settings

ALL = SearchRequest(MatchAll())


def values_requests() -> st.SearchStrategy[ValuesRequest]:
    """Pages of values, dated and not."""
    return st.builds(
        ValuesRequest,
        st.sampled_from(["outlet", "author"]),
        st.sampled_from(["", "", "a", "ana", "lopez, a", "É", "post", "*"]),
        st.sampled_from(ValueOrder),
        st.integers(0, 3),
        st.integers(0, 4),
        st.sampled_from([None, "published", "accessed"]),
    )


class Browsing(Suite):
    """What is held of each value, and what is like a document."""

    def test_values_are_paged_by_count_and_by_name(self, engine: Engine) -> None:
        outlets = ["Gazette", "Gazette", "Zeitung", "Zeitung", "École", "ecole", "12 Uhr", "…"]
        put(engine, *(document(str(number), outlet=(outlet,)) for number, outlet in enumerate(outlets)), document("9"))
        found = engine.facet_values(ALL, ValuesRequest("outlet", limit=3))
        assert [(each.value, each.count) for each in found.values] == [("Gazette", 2), ("Zeitung", 2), ("12 Uhr", 1)]
        assert (found.total, found.distinct, found.missing) == (6, 6, 1)
        named = engine.facet_values(ALL, ValuesRequest("outlet", order=ValueOrder.NAME))
        assert [each.value for each in named.values] == ["…", "12 Uhr", "ecole", "École", "Gazette", "Zeitung"]
        assert named.initials == {"": 1, "1": 1, "e": 2, "g": 1, "z": 1}
        beyond = engine.facet_values(ALL, ValuesRequest("outlet", offset=6))
        assert (beyond.values, beyond.total) == ((), 6)

    def test_values_are_sought_by_the_beginning_of_any_word(self, engine: Engine) -> None:
        put(engine, document("1", author=("Lopez, Ana", "Anders Bo")), document("2", author=("Chen, Bo", "Cléo Ann")))
        found = engine.facet_values(ALL, ValuesRequest("author", within="AN", order=ValueOrder.NAME))
        assert [each.value for each in found.values] == ["Anders Bo", "Cléo Ann", "Lopez, Ana"]
        assert (found.total, found.distinct, found.initials) == (3, 4, {"a": 1, "c": 1, "l": 1})
        assert engine.facet_values(ALL, ValuesRequest("author", within="opez")).values == ()
        assert engine.facet_values(ALL, ValuesRequest("author", within="lopez a")).total == 1

    def test_values_ignore_their_own_filter_and_respect_the_others(self, engine: Engine) -> None:
        may = half_open(Period(2021, 5))
        put(
            engine,
            document("1", body="war", outlet=("A",), author=("Ana",), published=may),
            document("2", body="war", outlet=("B",), author=("Ana",)),
            document("3", body="war", outlet=("C",), author=("Bo",), published=may),
            document("4", body="peace", outlet=("D",), author=("Ana",)),
        )
        filters = (ValueFilter("outlet", ("A",)), ValueFilter("author", ("Ana",)))
        found = engine.facet_values(SearchRequest(Term("war"), filters, limit=1), ValuesRequest("outlet"))
        assert found.values == (ValueCount("A", 1), ValueCount("B", 1))
        dated = SearchRequest(Term("war"), (RangeFilter("published", may),))
        assert [each.value for each in engine.facet_values(dated, ValuesRequest("outlet")).values] == ["A", "C"]

    def test_values_say_what_begins_first_and_ends_last(self, engine: Engine) -> None:
        year, day = half_open(Period(2021)), half_open(Period(2021, 1, 1))
        before, later = DateRange(None, date(2020, 1, 1)), half_open(Period(2022, 3))
        put(
            engine,
            document("1", outlet=("A", "B"), published=year),
            document("2", outlet=("A",), published=day),
            document("3", outlet=("A",), published=later),
            document("4", outlet=("B",), published=before),
            document("5", outlet=("C",)),
        )
        found = engine.facet_values(ALL, ValuesRequest("outlet", dated_by="published"))
        assert found.values == (
            ValueCount("A", 3, day, later),
            ValueCount("B", 2, before, year),
            ValueCount("C", 1),
        )
        assert engine.facet_values(ALL, ValuesRequest("outlet")).values[0] == ValueCount("A", 3)

    def test_only_values_of_keyword_fields_are_paged(self, engine: Engine) -> None:
        for asked in (
            ValuesRequest("body"),
            ValuesRequest("nowhere"),
            ValuesRequest("outlet", dated_by="author"),
            ValuesRequest("outlet", offset=-1),
            ValuesRequest("outlet", limit=-1),
        ):
            with pytest.raises(RequestError):
                engine.facet_values(ALL, asked)

    def test_paging_values_out_of_time_ends(self, engine: Engine) -> None:
        put(engine, document("1", outlet=("A",)))
        with pytest.raises(SearchTimeout):
            engine.facet_values(replace(ALL, bounds=Bounds(search_s=0)), ValuesRequest("outlet"))

    def test_a_histogram_is_of_the_days_that_are_asked_for(self, engine: Engine) -> None:
        put(
            engine,
            document("1", published=half_open(Period(2021, 5, 3))),
            document("2", published=half_open(Period(2021))),
            document("3", published=half_open(Period(2020, 5, 3))),
        )
        asked = HistogramRequest("published", Unit.MONTH, half_open(Period(2021, 5)))
        [bar] = engine.search(SearchRequest(MatchAll(), histogram=asked)).histogram
        assert (bar.range, bar.surely, bar.possibly) == (half_open(Period(2021, 5)), 1, 1)

    def test_like_a_document_are_those_with_its_telling_words(self, engine: Engine) -> None:
        put(
            engine,
            document("1", "1", "en", title="A barrage for the estuary", body="The barrage is to close the estuary."),
            document("2", "1", "en", title="Barrages elsewhere", body="The estuary has no barrage."),
            document("3", "1", "en", title="The ferry", body="The ferry crosses the estuary."),
            document("4", "1", "en", title="The council", body="The council meets again."),
            document("5", "1", "en", title="The weather", body="The wind is to turn."),
        )
        found = engine.similar("1")
        assert found.words[:2] == ("barrage", "estuary")
        assert [hit.id for hit in found.hits][:2] == ["2", "3"]
        assert "1" not in [hit.id for hit in found.hits]
        assert engine.similar("1", limit=1).hits == found.hits[:1]
        assert engine.similar("1", fields=("title",)).words[:2] == ("barrage", "estuary")
        assert engine.similar("nowhere").words == engine.similar("1", fields=()).words == ()

    def test_words_of_no_other_document_tell_nothing(self, engine: Engine) -> None:
        put(engine, document("1", body="estuary barrage 2021 at"), document("2", body="harbour 2021 at"))
        assert engine.similar("1").words == ()
        assert engine.similar("1").hits == ()

    def test_like_a_text_without_spaces_are_those_with_its_pairs(self, engine: Engine) -> None:
        put(
            engine,
            document("1", "1", "zh", body="多边主义与北京大学"),
            document("2", "1", "zh", body="北京的多边主义"),
            document("3", "1", "zh", body="天气很好"),
        )
        found = engine.similar("1")
        assert set(found.words) == {"多边", "边主", "主义", "北京"}
        assert [hit.id for hit in found.hits] == ["2"]

    def test_removed_documents_tell_nothing(self, engine: Engine) -> None:
        put(engine, *(document(str(number), body=f"barrage estuary{number}") for number in range(3)))
        with engine.batch() as batch:
            batch.remove("2")
            batch.replace(document("1", body="estuary0"))
        assert engine.similar("0").words == ("estuary0",)
        assert engine.similar("2").words == ()

    def test_only_words_of_text_tell(self, engine: Engine) -> None:
        for field in ("outlet", "nowhere"):
            with pytest.raises(RequestError):
                engine.similar("1", fields=(field,))

    def test_looking_for_similar_ones_out_of_time_ends(self, engine: Engine) -> None:
        put(engine, document("1", body="war"), document("2", body="war"))
        with pytest.raises(SearchTimeout):
            engine.similar("1", seconds=0)

    @oracle_settings
    @given(
        several=batches(),
        request=requests(),
        asked=values_requests(),
        named=st.sampled_from(["00", "03", "07", "é"]),
        fields=st.sampled_from([None, ("body",), ("title", "body")]),
    )
    def test_browsing_is_as_in_the_memory_engine(
        self,
        engine_factory: EngineFactory,
        several: list[Batch],
        request: SearchRequest,
        asked: ValuesRequest,
        named: str,
        fields: tuple[str, ...] | None,
    ) -> None:
        reference = MemoryEngine(SCHEMA)
        run(reference, several)
        with closing(engine_factory(SCHEMA)) as engine:
            run(engine, several)
            assert engine.facet_values(request, asked) == reference.facet_values(request, asked)
            found, wanted = engine.similar(named, 100, fields), reference.similar(named, 100, fields)
            assert found.words == wanted.words
            scores = {hit.id: hit.score for hit in found.hits}
            assert scores == pytest.approx({hit.id: hit.score for hit in wanted.hits})
