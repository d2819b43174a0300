"""The words of a query with their places."""

from __future__ import annotations

import pytest
from hypothesis import given

from index.analysis import words
from index.corpora import SCHEMA, typed_queries
from index.errors import QueryError
from index.model import Phrase, Query, Term, clauses
from index.query_syntax import QueryLimits, parse, printed
from index.query_words import TypedWord, replaced, typed_words


def typed(text: str) -> list[TypedWord]:
    return list(typed_words(text, parse(text, SCHEMA), SCHEMA, QueryLimits()))


def corrected(text: str, **instead: str) -> str:
    return replaced(text, [(word, instead[word.word]) for word in typed(text) if word.word in instead])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tidal  Barage", ["tidal", "Barage"]),
        ('“the tidal barage” -(ferry OR pier) "a b"~2', ["the", "tidal", "barage", "ferry", "pier"]),
        ('title:(barage OR ="dam wall") outlet:gazete', ["barage", "dam", "wall", "gazete"]),
        ("date:2021 date:unknown outlet:unknown barage", ["barage"]),
        ("one NEAR/3 (two OR three) four", ["one", "two", "three", "four"]),
        ("China’s rules-bsed l'Europ", ["China", "rules", "bsed", "Europ"]),
        ('sanct* "sanct* relief" zeitung~1 covid19 2021 U.S.A. 北京大学 ab', ["relief"]),
        ("（tidal　ＯＲ　ｂａｒａｇｅ）", ["tidal", "ｂａｒａｇｅ"]),
    ],
)
def test_words_know_their_characters(text: str, found: list[str]) -> None:
    assert [text[word.start : word.end] for word in typed(text)] == found


def test_words_know_their_leaf() -> None:
    text = 'one NEAR/3 two outlet:"lion ora" -tiger'
    several = clauses(parse(text, SCHEMA))
    found = [(word.word, several.index(word.clause), word.is_alone) for word in typed(text)]
    assert found == [("one", 1, True), ("two", 2, True), ("lion", 3, False), ("ora", 3, False), ("tiger", 4, True)]
    assert [word.place for word in typed(text)] == [1, 2, 3, 3, 4]


@given(typed_queries())
def test_each_word_stands_in_its_leaf(query: Query) -> None:
    text = printed(query, SCHEMA)
    try:
        parsed = parse(text, SCHEMA)
    except QueryError:
        return  # beyond a bound
    several = clauses(parsed)
    for word in typed_words(text, parsed, SCHEMA, QueryLimits()):
        leaf = several[word.place].leaf
        assert several[word.place] == word.clause
        assert isinstance(leaf, Term | Phrase)
        assert word.word in words(leaf.text, None)
        assert words(text[word.start : word.end], None) == [word.word]


def test_only_the_word_is_replaced() -> None:
    text = ' "The  tidal Barage"~3 title:(barage OR BARAGE)  -x  barage’s  '
    wanted = ' "The  tidal Barrage"~3 title:(barrage OR BARRAGE)  -x  barrage’s  '
    assert corrected(text, barage="barrage") == wanted
    assert corrected("one two", one="three", two="four") == "three four"


@pytest.mark.parametrize("word", ["and", "not", "near", "or"])
def test_a_word_does_not_become_an_operator(word: str) -> None:
    text = corrected("barrage XYZ dam", xyz=word)
    assert text == f"barrage {word} dam"
    assert len(clauses(parse(text))) == 3
