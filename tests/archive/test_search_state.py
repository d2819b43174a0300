"""A search and its query string are two forms of one thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.config import Settings
from archive.errors import StateError
from archive.search_state import FACETS, SearchState, parse
from index.model import RangeFilter, Sort, ValueFilter
from index.periods import DateRange, Period

SETTINGS = Settings()
_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_years = st.integers(1, 9998).map("{:04}".format)
_months = st.builds("{:04}-{:02}".format, st.integers(1, 9998), st.integers(1, 12))
_days = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat)
_periods = st.one_of(_years, _months, _days).map(Period.parse)


def _values(facet: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.just(facet), {"year": _years, "month": _months}.get(facet, _texts))


_chosen = st.lists(st.one_of([_values(facet) for facet in FACETS]), max_size=6)


@st.composite
def states(draw: st.DrawFn) -> SearchState:
    first, last = draw(st.none() | _periods), draw(st.none() | _periods)
    if first and last and SearchState(first=first).range.start >= SearchState(last=last).range.end:  # type: ignore
        first, last = None, last
    size = draw(st.integers(1, SETTINGS.max_page_size))
    return SearchState(
        q=draw(_texts.map(str.strip) | st.just("")),
        chosen=tuple(sorted(set(draw(_chosen)))),
        missing=tuple(sorted(draw(st.sets(st.sampled_from(FACETS))))),
        first=first,
        last=last,
        surely=draw(st.booleans()) and bool(first or last),
        sort=draw(st.none() | st.sampled_from(Sort)),
        page=draw(st.integers(1, SETTINGS.max_window_hits // size)),
        size=size,
    )


@given(states(), st.booleans())
def test_reading_what_a_state_writes_gives_that_state(state: SearchState, strict: bool) -> None:
    assert parse(state.pairs(), SETTINGS, strict=strict) == state


@given(states(), st.randoms(use_true_random=False))
def test_the_order_of_the_parameters_does_not_matter(state: SearchState, random: object) -> None:
    pairs = state.pairs()
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert parse(pairs, SETTINGS, strict=False) == state


@given(states(), st.sampled_from(FACETS), st.none() | _texts)
def test_choosing_a_value_and_taking_it_back_leads_back(state: SearchState, facet: str, value: str | None) -> None:
    with_it = state.with_facet(facet, value)
    assert with_it.has_facet(facet, value)
    assert with_it.with_facet(facet, value) == with_it
    without = with_it.without_facet(facet, value)
    assert not without.has_facet(facet, value)
    if not state.has_facet(facet, value):
        assert without == state.with_page(1)


CHANGES: list[Callable[[SearchState], SearchState]] = [
    lambda state: state.with_facet("outlet", "CGTN"),
    lambda state: state.with_facet("outlet", None),
    lambda state: state.without_facet("year", "2021"),
    lambda state: state.without_facet("author", None),
    lambda state: state.with_range(Period(2021), None),
    lambda state: state.without_range(),
    lambda state: state.without_words(),
    lambda state: state.with_sort(Sort.OLDEST),
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_but_of_the_page_goes_to_the_first_page(change: Callable[[SearchState], SearchState]) -> None:
    state = SearchState("treaty", (("year", "2021"),), ("author",), page=7)
    assert change(state).page == 1


def test_a_page_changes_nothing_else() -> None:
    state = SearchState("treaty", (("year", "2021"),), page=7)
    assert state.with_page(3).with_page(7) == state
    assert state.with_page(3).offset == 40


def test_filters_join_the_values_of_a_facet_and_keep_facets_apart() -> None:
    state = SearchState(chosen=(("outlet", "A"), ("outlet", "B"), ("year", "2021")), missing=("outlet", "section"))
    assert state.filters() == (
        ValueFilter("outlet", ("A", "B"), True),
        ValueFilter("year", ("2021",)),
        ValueFilter("section", (), True),
    )


def test_a_range_includes_both_ends() -> None:
    state = SearchState(first=Period(2021), last=Period(2021, 6), surely=True)
    assert state.filters() == (RangeFilter("published", DateRange(date(2021, 1, 1), date(2021, 7, 1)), True),)


def test_a_range_the_wrong_way_round_is_refused_wherever_it_is_made() -> None:
    with pytest.raises(StateError, match="wrong way round"):
        SearchState().with_range(Period(2021), Period(2020))
    with pytest.raises(StateError, match="wrong way round") as caught:
        parse([("from", "2021"), ("to", "2020-12-31")], SETTINGS, strict=False)
    assert caught.value.parameter == "to"


def test_sureness_without_a_range_says_nothing() -> None:
    assert parse([("dates", "surely")], SETTINGS, strict=True) == SearchState()
    assert not SearchState(first=Period(2021), surely=True).without_range().surely


def test_empty_values_count_as_left_out() -> None:
    pairs = [(name, "") for name in ("q", "outlet", "missing", "from", "to", "dates", "sort", "page", "size")]
    assert parse(pairs, SETTINGS, strict=True) == SearchState()


def test_unknown_parameters_are_ignored_or_refused() -> None:
    assert parse([("utm", "x")], SETTINGS, strict=False) == SearchState()
    with pytest.raises(StateError) as caught:
        parse([("utm", "x")], SETTINGS, strict=True)
    assert caught.value.parameter == "utm"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "-1"),
        ("page", "1.5"),
        ("page", "٣"),
        ("page", "1" + "0" * 9),
        ("page", "501"),
        ("size", "101"),
        ("sort", "best"),
        ("dates", "maybe"),
        ("from", "2021-13"),
        ("to", "yesterday"),
        ("year", "21"),
        ("year", "2021-06"),
        ("month", "2021"),
        ("missing", "colour"),
    ],
)
def test_values_that_cannot_be_meant_are_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(StateError) as caught:
        parse([(name, value)], SETTINGS, strict=False)
    assert caught.value.parameter == name


def test_chosen_values_are_bounded() -> None:
    pairs = [("outlet", str(number)) for number in range(SETTINGS.max_filter_values)]
    assert len(parse(pairs, SETTINGS, strict=True).chosen) == SETTINGS.max_filter_values
    with pytest.raises(StateError, match="more than 50"):
        parse([*pairs, ("missing", "year")], SETTINGS, strict=True)


def test_a_filter_is_taken_back_whole() -> None:
    chosen = (("outlet", "A"), ("outlet", "B"), ("year", "2020"))
    state = SearchState("a", chosen=chosen, missing=("author", "outlet"), page=2)
    assert state.without_filter("outlet") == SearchState("a", chosen=(("year", "2020"),), missing=("author",))
