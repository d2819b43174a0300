"""A query is understood whole or refused with the place and a way to mend it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis
from index.corpora import texts
from index.errors import QueryError
from index.model import And, MatchAll, Phrase, Query, Term, leaves
from index.query_syntax import QueryLimits, explain, parse, printed


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000"])
def test_no_words_stand_for_everything(text: str) -> None:
    assert parse(text) == MatchAll()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("war", Term("war")),
        ("  War ", Term("War")),
        ("war\u3000peace\nnow", And((Term("war"), Term("peace"), Term("now")))),
        ("war war", And((Term("war"), Term("war")))),
        ("China’s don't O'Neill ‘word’", And((Term("China’s"), Term("don't"), Term("O'Neill"), Term("‘word’")))),
        ("rules-based, U.S. 3.5%", And((Term("rules-based,"), Term("U.S."), Term("3.5%")))),
        ("多边主义", Term("多边主义")),
        ('"war"', Phrase("war")),
        ('"rules-based  \n order"', Phrase("rules-based order")),
        ('war"on terror"now', And((Term("war"), Phrase("on terror"), Term("now")))),
    ],
)
def test_words_and_phrases(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    "marks", ['""', "“”", "„“", "”“", "„”", "‟”", "＂＂", "〝〞", '"”', '“"', "«»", "»«", "‹›", "›‹", "「」", "『』"]
)
def test_quotation_marks_of_many_languages(marks: str) -> None:
    assert parse(f"a {marks[0]}b c{marks[1]} d") == And((Term("a"), Phrase("b c"), Term("d")))


def test_other_quotation_marks_inside_a_quotation_belong_to_it() -> None:
    assert parse("「a “b” c」") == Phrase("a “b” c")


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ('war "peace', 4, "not closed"),
        ('"', 0, "not closed"),
        ("「abc」 “", 6, "not closed"),
        ("war «peace”", 4, "not closed"),
        ('war ""', 4, "empty"),
        ("“ ”", 0, "empty"),
        ("war !!! peace", 4, "no letter or digit in “!!!”"),
        ("R & D", 2, "no letter or digit"),
        ('"!!!"', 0, "no letter or digit in the quotation"),
        ("😀", 0, "no letter or digit"),
        ("war wa*", 6, "“\\*” is not understood"),
        ("war -peace", 4, "“-” is not understood"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(text: str, position: int, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(text)
    assert (caught.value.query, caught.value.position) == (text, position)
    assert caught.value.reason.endswith(".")


def test_bounds_are_named_when_they_are_passed() -> None:
    assert parse("x" * 512) == Term("x" * 512)
    assert len(leaves(parse("x " * 64))) == 64
    with pytest.raises(QueryError, match="513 characters and may have 512") as caught:
        parse("x" * 513)
    assert caught.value.position == 512
    with pytest.raises(QueryError, match="more than 64") as caught:
        parse("x " * 65)
    assert caught.value.position == 128
    with pytest.raises(QueryError, match="more than 2"):
        parse("a b c", QueryLimits(max_clauses=2))


@given(text=texts() | st.text(st.sampled_from("ab é中'’\"“”„«»「」 -*!\n"), max_size=30) | st.text(max_size=60))
def test_any_text_is_understood_whole_or_refused_inside(text: str) -> None:
    query = attempt(text)
    if isinstance(query, QueryError):
        assert 0 <= query.position <= len(text)
        return
    found = [word for leaf in leaves(query) for word in analysis.words(leaf.text, None)]
    assert found == analysis.words(text, None)
    assert parse(printed(query), QueryLimits(max_chars=2 * len(text) + 10)) == query


def attempt(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


@pytest.mark.parametrize("text", ['a "b c" d', '「a "b" «c» ‹d› 『e』」', '"x 「y』"', ""])
def test_the_printed_query_parses_to_the_same(text: str) -> None:
    assert parse(printed(parse(text))) == parse(text)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("", "all articles"),
        ("multilateralism", "articles with multilateralism"),
        ('multilateralism "rules-based order"', "articles with multilateralism and the phrase “rules-based order”"),
        ("a b c", "articles with a, b and c"),
    ],
)
def test_a_query_is_read_back_in_plain_words(text: str, explained: str) -> None:
    assert explain(parse(text)) == explained
    assert explain(parse(text), "letters") == explained.replace("articles", "letters")
