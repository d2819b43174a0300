"""Searches in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.config import Settings
from archive.indexing import SCHEMA
from archive.readback import Piece, absent, asked, explained, plain
from archive.readback.saying import PLACES, VALUES, span
from archive.search_state import FACETS, SearchState, parse
from index import corpora, query_syntax
from index.memory_engine import MemoryEngine
from index.model import AtLeast, Clause, Document, Phrase, Query, SearchRequest, Term, TermCount
from index.periods import Period, half_open
from index.schema import FieldKind


@pytest.fixture(scope="module")
def engine() -> MemoryEngine:
    engine = MemoryEngine(SCHEMA)
    shelf = [
        {"title": "Sanctions", "body": "The sanction, sanctioned", "outlet": ("Global Times",), "language": ("fr",)},
        {"body": "treaty treaties zeitung", "author": ("Lopez, Ana",), "outlet": ("New York Times",)},
        {"body": "warm warmer warmest warmth warming warmed", "published": half_open(Period(2021))},
    ]
    with engine.batch() as batch:
        for number, values in enumerate(shelf):
            batch.replace(Document(str(number), "1", "en", values))
    return engine


def counts(engine: MemoryEngine, query: Query) -> tuple[TermCount, ...]:
    return engine.search(SearchRequest(query)).term_counts


def said(engine: MemoryEngine, text: str, state: SearchState | None = None) -> str:
    query = query_syntax.parse(text, SCHEMA)
    return plain(explained(state or SearchState(text), query, counts(engine, query)))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "all articles"),
        ("nowhere", "articles with nowhere"),
        ("sanction", "articles with sanction, sanctions or sanctioned"),
        ("Sanctions", "articles with Sanctions, sanction or sanctioned"),
        ("treaty tide", "articles with (treaty or treaties) and tide"),
        ("a b c", "articles with a, b and c"),
        ("a AND (b AND c)", "articles with a, b and c"),
        ("a OR b OR c", "articles with a, b or c"),
        ("treaty OR tide", "articles with treaty, treaties or tide"),
        ("a b OR c", "articles with (a and b) or c"),
        ("(a OR b) c", "articles with (a or b) and c"),
        ("-a", "articles without a"),
        ("a -b -c", "articles with a, without b or c"),
        ("a -(b OR c)", "articles with a, without b or c"),
        ("a -(b c)", "articles with a, without b and c together"),
        ("a -(b c) -d", "articles with a, without (b and c together) or d"),
        ("-treaty", "articles without treaty or treaties"),
        ("NOT NOT a", "articles with a"),
        ('"to be or not"', "articles with the exact words “to be or not”"),
        ('"sanction"', "articles with exactly sanction"),
        ('="sanction"', "articles with exactly sanction"),
        ('"a b"~5', "articles with the exact words “a b” (in any order, at most 5 others among them)"),
        ('"a b"~1', "articles with the exact words “a b” (in any order, at most 1 other among them)"),
        ('"a b"~0', "articles with the exact words “a b” (in any order, no others among them)"),
        ("a NEAR/5 b", "articles with a within 5 words of b"),
        ("a NEAR/1 b", "articles with a within 1 word of b"),
        ("a NEAR/0 b", "articles with a next to b"),
        ("treaty NEAR/2 (a OR b) c", "articles with ((treaty or treaties) within 2 words of (a or b)) and c"),
        ("sanct*", "articles with any of 3 words that begin with sanct (sanction, sanctioned, sanctions)"),
        ("warm*", "articles with any of 6 words that begin with warm"),
        ("treati*", "articles with the one word that begins with treati (treaties)"),
        ("nowhere*", "articles with a word that begins with nowhere"),
        ("war*st", "articles with the one word like war*st (warmest)"),
        ("zeitug~1", "articles with the one word within 1 letter of zeitug (zeitung)"),
        ("treety~2", "articles with the one word within 2 letters of treety (treaty)"),
        ("title:sanctions", "articles with sanctions in the headline"),
        ("title:(a b) c", "articles with a and b in the headline, with c"),
        ("title:a c title:b", "articles with a and b in the headline, with c"),
        ("-title:a", "articles without a in the headline"),
        ("body:(a OR b)", "articles with a or b in the text"),
        ("kicker:a standfirst:a", "articles with a above the headline, with a in the standfirst"),
        ("captions:a notes:b", "articles with a in a caption, with b in a note"),
        ("outlet:times", "articles from Global Times or New York Times"),
        ("outlet:nobody", "articles from nobody"),
        ('-outlet:"global times"', "articles not from Global Times"),
        ("outlet:(global OR york)", "articles from Global Times or New York Times"),
        ("outlet:(new york)", "articles from New York Times, from New York Times"),
        ("author:lop*", "articles by “Lopez, Ana”"),
        ("language:fr", "articles in French"),
        ("section:world", "articles in the section world"),
        ("author:unknown", "articles without a known author"),
        ("-author:unknown", "articles with a known author"),
        ("date:unknown", "articles without a known date"),
        ("date:2021", "articles surely or possibly in 2021"),
        ("a -date:2021-06-28", "articles with a, not even possibly on 28 June 2021"),
        ("date:2020-03..2021-06", "articles surely or possibly from March 2020 to June 2021"),
        ("a OR outlet:nobody", "articles either with a, or from nobody"),
        ("(a outlet:nobody) OR language:fr", "articles either (with a, from nobody), or in French"),
        ("a (b OR -c)", "articles with a, either with b, or without c"),
        ("-(a outlet:nobody)", "articles not (with a, from nobody)"),
        (
            'sanction -outlet:"Global Times" date:2021',
            "articles with sanction, sanctions or sanctioned, not from Global Times, surely or possibly in 2021",
        ),
    ],
)
def test_a_query_is_read_back(engine: MemoryEngine, text: str, sentence: str) -> None:
    assert said(engine, text) == sentence


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([("outlet", "CGTN")], "articles from CGTN"),
        ([("q", "a"), ("outlet", "CGTN"), ("outlet", "Xinhua")], "articles with a, from CGTN or Xinhua"),
        ([("outlet", each) for each in "ABCDE"], "articles from A, B, C or 2 more"),
        ([("missing", "outlet")], "articles without a known outlet"),
        ([("outlet", "CGTN"), ("missing", "outlet")], "articles from CGTN or without a known outlet"),
        ([("author", "Lopez, Ana"), ("author", "Bo")], "articles by Bo or “Lopez, Ana”"),
        ([("year", "2020"), ("month", "2021-06")], "articles of 2020, of June 2021"),
        ([("section", "World"), ("language", "fr")], "articles in the section World, in French"),
        ([("from", "2021"), ("to", "2021")], "articles surely or possibly in 2021"),
        ([("from", "2021"), ("dates", "surely")], "articles surely in 2021 or later"),
        ([("to", "2021-06-28")], "articles surely or possibly on 28 June 2021 or earlier"),
    ],
)
def test_filters_are_read_back_behind_the_query(
    engine: MemoryEngine, pairs: list[tuple[str, str]], sentence: str
) -> None:
    state = parse(pairs, Settings(), strict=True)
    assert said(engine, state.q, state) == sentence


def test_the_searchers_words_are_told_from_ours() -> None:
    pieces = explained(SearchState(), Phrase("of or"), (), "letters")
    assert pieces == (Piece("letters with the exact words “"), Piece("of or", True), Piece("”"))


@pytest.mark.parametrize(("forms", "shown"), [(3, "warm0, warm1 or warm2"), (4, "warm0, warm1 or 2 more forms")])
def test_a_long_list_of_forms_is_cut(forms: int, shown: str) -> None:
    count = TermCount(Clause(Term("warm")), 1, tuple(f"warm{number}" for number in range(forms)))
    assert plain(explained(SearchState(), Term("warm"), [count])) == f"articles with warm, {shown}"


def test_a_long_list_of_values_is_cut() -> None:
    query = query_syntax.parse("outlet:times", SCHEMA)
    count = TermCount(Clause(Term("times"), "outlet"), 9, tuple(f"Times {number}" for number in range(1, 1203)))
    sentence = "articles from Times 1, Times 2, Times 3 or 1,199 more"
    assert plain(explained(SearchState(), query, [count])) == sentence


def test_at_least_some_are_read_back(engine: MemoryEngine) -> None:
    words = AtLeast(2, (Term("treaty"), Term("a"), Phrase("b c")))
    sentence = "articles with at least 2 of (treaty or treaties), a and the exact words “b c”"
    assert plain(explained(SearchState(), words, counts(engine, words))) == sentence
    mixed = AtLeast(1, (Term("a"), query_syntax.parse("outlet:x", SCHEMA)))
    assert plain(explained(SearchState(), mixed)) == "articles that meet at least 1 of these: with a; from x"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("treaty sanct*", []),
        ("zeitenwende treaty", ["There is no article with zeitenwende."]),
        ("treaty -zeitenwende", ["There is no article with zeitenwende, so nothing is left out for that."]),
        ("title:zeit* zeit* zeit*", ["There is no article with a word that begins with zeit in the headline."]),
        ("outlet:nobody", ["There is no article from nobody."]),
        ("date:1950", ["There is no article surely or possibly in 1950."]),
        ('"tidal barrage"', ["There is no article with the exact words “tidal barrage”."]),
        (
            "treaty NEAR/2 tide",
            ["There is no article with treaty within 2 words of tide.", "There is no article with tide."],
        ),
    ],
)
def test_what_is_met_by_no_article_is_said(engine: MemoryEngine, text: str, sentences: list[str]) -> None:
    found = counts(engine, query_syntax.parse(text, SCHEMA))
    assert [plain(each) for each in absent(found)] == sentences


def test_a_leaf_is_named_as_it_can_be_typed(engine: MemoryEngine) -> None:
    found = counts(engine, query_syntax.parse('title:sanct* "a b" outlet:unknown date:2020.. a NEAR/2 b', SCHEMA))
    assert [asked(each.clause) for each in found] == [
        "title:sanct*",
        '"a b"',
        "outlet:unknown",
        "date:2020..",
        "a NEAR/2 b",
        "a",
        "b",
    ]


def test_every_field_has_its_words() -> None:
    kinds = {spec.name: spec.kind for spec in SCHEMA.asked}
    assert set(PLACES) == {name for name, kind in kinds.items() if kind is FieldKind.TEXT}
    assert set(VALUES) == {name for name, kind in kinds.items() if kind is FieldKind.KEYWORD} | set(FACETS)


def test_a_range_without_ends_is_any_time() -> None:
    assert span(None, None) == "at any time"


@settings(deadline=None)
@given(corpora.typed_queries(), st.booleans())
def test_any_query_is_read_back(query: Query, is_counted: bool) -> None:
    engine = MemoryEngine(SCHEMA)
    pieces = explained(SearchState(), query, counts(engine, query) if is_counted else ())
    text = plain(pieces)
    assert text.startswith("articles ")
    assert text.count("(") == text.count(")")
    assert "  " not in text
