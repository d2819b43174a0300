"""Filters, facets and the histogram."""

from __future__ import annotations

from datetime import date

import pytest

from index.corpora import document
from index.engine import Engine
from index.model import FacetCount, FacetRequest, HistogramRequest, MatchAll, RangeFilter, SearchRequest, ValueFilter
from index.periods import Bar, DateRange, Period, Unit, between, half_open
from index.testing.asking import Suite, ask, ids, put


class Narrowing(Suite):
    """What narrows a search, and what is counted beside it."""

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
