"""A second look: without one of the conditions, with most of the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.config import Settings
from archive.indexing import SCHEMA
from archive.readback import plain
from archive.relaxing import FEW, MostWords, found_with_most, loosened, most_words, ways_on
from archive.search_state import FACETS, SearchState, parse
from index import query_syntax
from index.conditions import all_of, conditions
from index.corpora import typed_queries
from index.errors import SearchTimeout
from index.memory_engine import MemoryEngine
from index.model import (
    And,
    AtLeast,
    Document,
    FacetRequest,
    FieldValue,
    MatchAll,
    Phrase,
    Query,
    Results,
    SearchRequest,
    Sort,
    Term,
)
from index.periods import Period, half_open
from index.query_syntax import QueryLimits, printed

Shelf: TypeAlias = Mapping[str, Mapping[str, FieldValue]]
NOTHING = Results(0, ())
ONE_LESS = MostWords(MatchAll(), 1)
SHELF: Shelf = {
    "1": {"body": "alpha beta gamma delta epsilon", "outlet": ("Gazette",), "year": ("2020",)},
    "2": {"body": "alpha beta gamma delta zeta", "outlet": ("Star",), "year": ("2021",)},
    "3": {"body": "alpha beta gamma", "outlet": ("Star",)},
    "4": {"title": "beta", "body": "gamma alpha"},
}


def understood(text: str) -> Query:
    return query_syntax.parse(text, SCHEMA)


def state_of(text: str = "", **pairs: str) -> SearchState:
    return parse([("q", text), *pairs.items()], Settings(), strict=True)


class Asked:
    """The shelf, which notes what it is asked."""

    def __init__(self, shelf: Shelf = SHELF) -> None:
        self.engine = MemoryEngine(SCHEMA)
        self.times = 0
        with self.engine.batch() as batch:
            for name, values in shelf.items():
                batch.replace(Document(name, "1", "en", values))

    def __call__(self, state: SearchState, query: Query, limit: int) -> Results:
        self.times += 1
        facets = tuple(map(FacetRequest, FACETS))
        return self.engine.search(SearchRequest(query, state.filters(), Sort.RELEVANCE, limit=limit, facets=facets))


@pytest.fixture
def ask() -> Asked:
    return Asked()


def ways(state: SearchState, ask: Asked) -> list[tuple[str, str, int]]:
    query = understood(state.q)
    results = ask(state, query, 0)
    words, _ = found_with_most(state, query, results, ask)
    found = ways_on(state, query, results, words, ask, understood)
    return [(plain(each.without), each.state.q, each.total) for each in found]


def most(state: SearchState, ask: Asked) -> tuple[int, int, list[str]] | None:
    query = understood(state.q)
    words, found = found_with_most(state, query, ask(state, query, state.size), ask)
    return words and (words.missing_at_most, found.total, [hit.id for hit in found.hits])


# Ways on


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (state_of("alpha nowhere"), [("nowhere", "alpha", 4)]),
        (state_of("nowhere"), [("nowhere", "", 4)]),
        (state_of("nowhere elsewhere"), []),
        (state_of("zeta epsilon"), [("zeta", "epsilon", 1), ("epsilon", "zeta", 1)]),
        (state_of("alpha -beta"), [("-beta", "alpha", 4)]),
        (state_of("title:(beta nowhere) gamma"), [("title:nowhere", "title:beta gamma", 1)]),
        (state_of("alpha -(beta OR zeta)"), [("-beta", "alpha -zeta", 3)]),
        (state_of('alpha "gamma beta"'), [('"gamma beta"', "alpha", 4)]),
        (state_of("(nowhere OR elsewhere) alpha"), [("nowhere OR elsewhere", "alpha", 4)]),
        (state_of("epsilon", outlet="Star"), [("epsilon", "", 2), ("the outlet Star", "epsilon", 1)]),
        (state_of("epsilon", missing="outlet"), [("epsilon", "", 1), ("the outlet unknown", "epsilon", 1)]),
        (state_of("alpha", **{"from": "1950", "to": "1960"}), [("the date range 1950 to 1960", "alpha", 4)]),
        (state_of("", outlet="Nobody"), [("the outlet Nobody", "", 4)]),
        (state_of(""), []),
    ],
)
def test_each_condition_without_which_there_is_something_is_told(
    ask: Asked, state: SearchState, found: list[tuple[str, str, int]]
) -> None:
    assert ways(state, ask) == found


def test_values_of_one_filter_are_left_out_together(ask: Asked) -> None:
    state = SearchState("zeta", chosen=(("outlet", "Gazette"), ("outlet", "Nobody")), missing=("outlet",))
    [way] = [each for each in ways_on(state, Term("zeta"), NOTHING, None, ask, understood) if each.state.q]
    assert (plain(way.without), way.total, way.state) == (
        "the outlet Gazette, Nobody or unknown",
        1,
        SearchState("zeta"),
    )


def test_few_conditions_are_tried_and_filters_among_them(ask: Asked) -> None:
    state = state_of(" ".join(f"word{number}" for number in range(40)), outlet="Star", year="2020")
    tried = [plain(each.without) for each in loosened(state, understood(state.q), NOTHING, ONE_LESS)]
    assert (len(tried), tried[-2:]) == (12, ["the outlet Star", "the year 2020"])
    assert list(ways_on(state, understood(state.q), NOTHING, ONE_LESS, ask, understood)) == []
    assert ask.times == 12


@pytest.mark.parametrize(
    ("state", "tried"),
    [
        (state_of("alpha nowhere beta"), ["nowhere"]),
        (state_of("alpha nowhere beta", outlet="Star"), ["nowhere"]),
        (state_of("alpha (nowhere OR elsewhere)"), ["nowhere OR elsewhere"]),
        (state_of("alpha (beta OR elsewhere) -delta zeta"), ["alpha", "beta OR elsewhere", "-delta", "zeta"]),
        (state_of("alpha title:(nowhere OR nothing)"), ["title:(nowhere OR nothing)"]),
        (state_of("alpha date:1950"), ["date:1950"]),
        (state_of("alpha nowhere elsewhere"), []),
        (state_of("nowhere -elsewhere"), ["nowhere"]),
        (state_of("", outlet="Gazette", year="2021"), ["the outlet Gazette", "the year 2021"]),
        (state_of("zeta", outlet="Gazette", year="2020"), ["zeta"]),
    ],
)
def test_what_is_known_not_to_help_is_not_tried(ask: Asked, state: SearchState, tried: list[str]) -> None:
    query = understood(state.q)
    assert [plain(each.without) for each in loosened(state, query, ask(state, query, 0), ONE_LESS)] == tried


def test_a_search_that_would_be_refused_is_no_way_on(ask: Asked) -> None:
    text = "title:(beta alpha nowhere elsewhere)"
    limits = QueryLimits(max_chars=len(text))
    found = ways_on(
        SearchState(text), understood(text), NOTHING, None, ask, lambda text: query_syntax.parse(text, SCHEMA, limits)
    )
    assert list(found) == []


def test_the_note_of_a_way_is_a_sentence(ask: Asked) -> None:
    [way] = ways_on(SearchState("alpha nowhere"), understood("alpha nowhere"), NOTHING, None, ask, understood)
    assert way.note == "Without nowhere there would be 4 articles."


@pytest.mark.parametrize("most", [None, MostWords(MatchAll(), 2)])
def test_where_no_article_lacks_just_one_word_no_word_is_tried(most: MostWords | None) -> None:
    text = "alpha beta gamma delta epsilon -zeta"
    tried = loosened(state_of(text, outlet="Star"), understood(text), NOTHING, most)
    assert [plain(each.without) for each in tried] == ["-zeta", "the outlet Star"]
    assert loosened(SearchState("alpha beta"), understood("alpha beta"), NOTHING, None)


WIDE = QueryLimits(max_chars=100_000, max_clauses=1000, max_depth=1000)
FILTERS = [{}, {"outlet": "Ana"}, {"outlet": "ana", "year": "2020"}, {"missing": "author", "from": "2021"}]
ENGLISH: Shelf = {
    "1": {"title": "war and peace", "body": "rules-based order, the sanctions", "outlet": ("Ana",), "year": ("2020",)},
    "2": {"body": "sanctioned e-mail to be or not", "author": ("Lopez, Ana",), "published": half_open(Period(2021))},
    "3": {"title": "The War", "body": "rules of China’s order", "outlet": ("ana",)},
    "4": {"title": "Europe", "body": "peace, order and rules for the U.S."},
}


@given(typed_queries(), st.sampled_from(FILTERS))
def test_every_way_on_is_found(query: Query, filters: dict[str, str]) -> None:
    ask = Asked(ENGLISH)
    state = state_of("", **filters).with_words(printed(query, SCHEMA))
    results = ask(state, query, 0)
    assume(not results.total)
    several = tuple(dict.fromkeys(conditions(query)))
    rests = [all_of(other for other in several if other != each) for each in several]
    totals = [ask(state, rest, 0).total for rest in rests]
    totals += [ask(state.without_filter(name), query, 0).total for name in FACETS if name in [*filters, *state.missing]]
    totals += [ask(state.without_range(), query, 0).total] if state.range else []
    assume(len(totals) <= 12)
    most, _ = found_with_most(state, query, results, ask)
    ways = ways_on(state, query, results, most, ask, lambda text: query_syntax.parse(text, SCHEMA, WIDE))
    assert [each.total for each in ways] == [total for total in totals if total]


# Most words


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("a b", []),
        ("a OR b OR c", []),
        ("a b a", []),
        ("a b title:c", []),
        ("a b cde*", []),
        ("a b -c", []),
        ("a b c", [(AtLeast(2, (Term("a"), Term("b"), Term("c"))), 1)]),
        ('a "b c" ="d"', [(AtLeast(2, (Term("a"), Phrase("b c"), Term("d", True))), 1)]),
        ("a (b c) -d", [(And((AtLeast(2, (Term("a"), Term("b"), Term("c"))), understood("-d"))), 1)]),
        ("a b c d e", [(AtLeast(4, tuple(map(Term, "abcde"))), 1), (AtLeast(3, tuple(map(Term, "abcde"))), 2)]),
    ],
)
def test_most_words_are_asked_of_queries_with_three_or_more(text: str, queries: list[tuple[Query, int]]) -> None:
    assert [(each.query, each.missing_at_most) for each in most_words(understood(text))] == queries


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (state_of("alpha beta"), None),
        (state_of("alpha beta gamma"), None),
        (state_of("alpha beta nowhere"), (1, 4, ["4", "3", "1", "2"])),
        (state_of("alpha nowhere elsewhere"), None),
        (state_of("beta delta epsilon zeta"), (1, 2, ["1", "2"])),
        (state_of("alpha gamma zeta"), (1, 3, ["4", "3", "1"])),
        (state_of("alpha beta gamma nowhere elsewhere"), (2, 4, ["4", "3", "1", "2"])),
        (state_of("alpha beta epsilon zeta nowhere"), (2, 2, ["1", "2"])),
        (state_of("alpha delta nowhere elsewhere"), None),
        (state_of("alpha beta nowhere", outlet="Star"), (1, 2, ["3", "2"])),
        (state_of("alpha beta nowhere -zeta"), (1, 3, ["4", "3", "1"])),
        (state_of("alpha beta nowhere", page="2"), None),
        (state_of("alpha gamma delta", size="1"), None),
    ],
)
def test_articles_with_most_of_the_words(
    ask: Asked, state: SearchState, found: tuple[int, int, list[str]] | None
) -> None:
    assert most(state, ask) == found


def test_where_enough_have_all_words_nothing_more_is_looked_for(ask: Asked) -> None:
    with ask.engine.batch() as batch:
        for number in range(FEW):
            batch.replace(Document(f"n{number}", "1", "en", {"body": "alpha beta delta"}))
    assert most(state_of("alpha beta delta"), ask) is None
    assert ask.times == 1
    total = FEW + 4
    found = most(state_of("alpha beta nowhere"), ask)
    assert found
    assert (found[:2], len(found[2])) == ((1, total), FEW)


def test_a_second_look_ends_when_time_is_over() -> None:
    def ask(state: SearchState, query: Query, limit: int) -> Results:
        raise SearchTimeout(1)

    with pytest.raises(SearchTimeout):
        list(ways_on(SearchState("a b"), understood("a b"), NOTHING, None, ask, understood))
