"""What keeps one search from taking everything."""

from __future__ import annotations

import pytest

from index.corpora import document
from index.engine import Engine
from index.errors import SearchTimeout, TooManyForms
from index.model import Bounds, FacetRequest, Fuzzy, HistogramRequest, Query, SearchRequest, Term, Wildcard
from index.periods import Period, Unit, half_open
from index.testing.asking import Suite, put


class Bounded(Suite):
    """Work beyond the bounds is refused with the reason, or left out and said."""

    @pytest.mark.parametrize("query", [Wildcard("war*"), Fuzzy("warx", 1)])
    def test_too_many_forms_are_refused_by_name(self, engine: Engine, query: Query) -> None:
        put(engine, document("1", body="wara warb"), document("2", title="warc", body="peace"))
        assert engine.search(SearchRequest(query, bounds=Bounds(max_forms=3))).total == 2
        with pytest.raises(TooManyForms, match="more than 2 different words"):
            engine.search(SearchRequest(query, bounds=Bounds(max_forms=2)))

    def test_a_search_out_of_time_ends(self, engine: Engine) -> None:
        put(engine, document("1", body="war"))
        with pytest.raises(SearchTimeout, match="longer than the 0 s"):
            engine.search(SearchRequest(Term("war"), bounds=Bounds(search_s=0)))

    def test_a_facet_out_of_time_is_left_out_and_said(self, engine: Engine) -> None:
        put(engine, document("1", body="war", outlet=("A",), published=half_open(Period(2020))))
        request = SearchRequest(
            Term("war"),
            facets=(FacetRequest("outlet"),),
            histogram=HistogramRequest("published", Unit.YEAR),
            bounds=Bounds(facet_s=0),
        )
        found = engine.search(request)
        assert (found.total, found.facets, found.histogram) == (1, {}, ())
        assert [note.partition(" took")[0] for note in found.notes] == ["Counting “outlet”", "Counting “published”"]

    def test_what_is_asked_together_is_answered_alike(self, engine: Engine) -> None:
        put(engine, document("1", body="war"))
        asked = SearchRequest(Term("war"))
        with engine.together(), engine.together():
            together = engine.search(asked)
        assert together == engine.search(asked)
        assert together.total == 1
