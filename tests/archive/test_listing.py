"""The state of a page of values, and its query string."""

from __future__ import annotations

import pytest

from archive.config import Settings
from archive.errors import StateError
from archive.listing import Listing, usual_order, values_listing, whole_listing
from archive.search_state import SearchState
from index.model import ValueOrder


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("q", "treaty"), ("outlet", "CGTN"), ("within", "an"), ("page", "3")],
        [("missing", "author"), ("size", "50"), ("order", "name")],
    ],
)
def test_a_listing_and_its_query_string_are_one(pairs: list[tuple[str, str]]) -> None:
    asked = values_listing("author", pairs, Settings(), strict=True)
    assert asked.pairs() == pairs or sorted(asked.pairs()) == sorted(pairs)
    assert values_listing("author", asked.pairs(), Settings(), strict=True) == asked


def test_the_page_is_one_of_values_not_of_hits() -> None:
    asked = values_listing("author", [("page", "3")], Settings(), strict=True)
    assert (asked.page, asked.offset, asked.state) == (3, 200, SearchState())


def test_years_are_usually_in_order_of_time() -> None:
    assert usual_order("year") is ValueOrder.NAME
    assert values_listing("month", [], Settings(), strict=True).order is ValueOrder.NAME
    assert values_listing("month", [("order", "count")], Settings(), strict=True).pairs() == [("order", "count")]


def test_another_order_or_beginning_starts_at_the_first_page() -> None:
    asked = Listing("author", within="a", page=4)
    assert asked.with_order(ValueOrder.NAME).page == asked.without_within().page == 1
    assert ("within", "a") not in asked.kept()


@pytest.mark.parametrize(
    ("pairs", "parameter"),
    [
        ([("page", "0")], "page"),
        ([("page", "ten")], "page"),
        ([("order", "size")], "order"),
        ([("within", "a" * 65)], "within"),
        ([("within", "a"), ("within", "b")], "within"),
        ([("colour", "red")], "colour"),
    ],
)
def test_what_cannot_be_meant_names_its_parameter(pairs: list[tuple[str, str]], parameter: str) -> None:
    with pytest.raises(StateError) as one:
        values_listing("author", pairs, Settings(), strict=True)
    with pytest.raises(StateError) as other:
        whole_listing("author", pairs, strict=True)
    assert one.value.parameter == other.value.parameter == parameter


def test_pages_pass_over_what_they_do_not_know() -> None:
    assert whole_listing("outlet", [("q", "treaty"), ("colour", "red")], strict=False).state == SearchState()
