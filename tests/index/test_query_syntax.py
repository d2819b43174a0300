"""A query is understood whole or refused with the place and a way to mend it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis
from index.corpora import SCHEMA, texts, typed_queries
from index.errors import QueryError
from index.model import (
    POSITIONAL,
    And,
    AtLeast,
    During,
    Fuzzy,
    MatchAll,
    Missing,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Term,
    Wildcard,
    Within,
    clauses,
)
from index.periods import Period
from index.query_syntax import QueryLimits, parse, printed

SPACIOUS = QueryLimits(max_chars=10_000, max_clauses=1000)


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
        ("war – peace & !!! R", And((Term("war"), Term("peace"), Term("R")))),
    ],
)
def test_words_and_phrases(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a AND b c", And((Term("a"), Term("b"), Term("c")))),
        ("a OR b c OR d", Or((Term("a"), And((Term("b"), Term("c"))), Term("d")))),
        ("(a OR b) c", And((Or((Term("a"), Term("b"))), Term("c")))),
        ("a and b", And((Term("a"), Term("and"), Term("b")))),
        ("or not", And((Term("or"), Term("not")))),
        ("a -b", And((Term("a"), Not(Term("b"))))),
        ("a −b", And((Term("a"), Not(Term("b"))))),
        ("a NOT (b c)", And((Term("a"), Not(And((Term("b"), Term("c"))))))),
        ("a OR -b", Or((Term("a"), Not(Term("b"))))),
        ("NOT -a", Not(Not(Term("a")))),
        ("a-b --c - d", And((Term("a-b"), Term("--c"), Term("d")))),
        ("„Corona“-Krise", And((Phrase("Corona"), Term("Krise")))),
        ('"a b"~5', Phrase("a b", 5)),
        ('"a b"~0', Phrase("a b", 0)),
        ("a NEAR/5 b", Near(Term("a"), Term("b"), 5)),
        ('x (a OR "b c") NEAR/2 d', And((Term("x"), Near(Or((Term("a"), Phrase("b c"))), Term("d"), 2)))),
        ("NEARBY near", And((Term("NEARBY"), Term("near")))),
        ("war* sanct*ns", And((Wildcard("war*"), Wildcard("sanct*ns")))),
        ('"sanction* relief"', Phrase("sanction* relief")),
        ("多边*", Term("多边")),
        ("zeitung~ zeitung~2", And((Fuzzy("zeitung", 1), Fuzzy("zeitung", 2)))),
        ("a~b 10~2000", And((Term("a~b"), Term("10~2000")))),
        ("=多边* 多边*", And((Term("多边", exact=True), Term("多边")))),
        ('="Word" =word', And((Term("Word", exact=True), Term("word", exact=True)))),
        ("a=b", Term("a=b")),
    ],
)
def test_operators(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("title:war", Within("title", Term("war"))),
        ("TITLE:war", Within("title", Term("war"))),
        ("title:(a OR b) c", And((Within("title", Or((Term("a"), Term("b")))), Term("c")))),
        ('outlet:"Global Times"', Within("outlet", Phrase("Global Times"))),
        ('outlet:="Times"', Within("outlet", Term("Times", exact=True))),
        ("outlet:unknown", Missing("outlet")),
        ('outlet:"unknown"', Within("outlet", Phrase("unknown"))),
        ("title:unknown", Within("title", Term("unknown"))),
        ("date:unknown", Missing("published")),
        ("date:2021", During("published", Period(2021), Period(2021))),
        ("date:2020-03..2021-06", During("published", Period(2020, 3), Period(2021, 6))),
        ("date:2020-03-01..", During("published", Period(2020, 3, 1), None)),
        ("date:..2020", During("published", None, Period(2020))),
        ("date:(2020 OR -unknown)", Or((During("published", Period(2020), Period(2020)), Not(Missing("published"))))),
        ("-title:war", Not(Within("title", Term("war")))),
        ("12:30 3:16 1:0", And((Term("12:30"), Term("3:16"), Term("1:0")))),
        ("http://a.example/b?c=d", Term("http://a.example/b?c=d")),
        ("Note: a war", And((Term("Note:"), Term("a"), Term("war")))),
        ("(so: a)", And((Term("so:"), Term("a")))),
        ("мир:война", Term("мир:война")),
        ("dat：e", Term("dat：e")),
        ("Ort：Zeit*", Wildcard("Ort：Zeit*")),
    ],
)
def test_fields_and_what_looks_like_one(text: str, query: Query) -> None:
    assert parse(text, SCHEMA) == query


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("（ａ　ＯＲ　ｂ）　－ｃ", "(a OR b) -c"),
        ("ＴＩＴＬＥ：ｗａｒ", "title:war"),
        ("ｗａｒｓ＊　＂ａ　ｂ＂～３", 'wars* "a b"~3'),
        ("＝＂ａ＂　ａ　ＮＥＡＲ／５　ｂ", '="a" a NEAR/5 b'),
    ],
)
def test_full_width_forms_mean_the_same(typed: str, usual: str) -> None:
    found, wanted = parse(typed, SCHEMA), parse(usual, SCHEMA)
    assert type(found) is type(wanted)
    assert [(type(each.leaf), each.field) for each in clauses(found)] == [
        (type(each.leaf), each.field) for each in clauses(wanted)
    ]


@pytest.mark.parametrize(
    "marks", ['""', "“”", "„“", "”“", "„”", "‟”", "＂＂", "〝〞", '"”', '“"', "«»", "»«", "‹›", "›‹", "「」", "『』"]
)
def test_quotation_marks_of_many_languages(marks: str) -> None:
    assert parse(f"a {marks[0]}b c{marks[1]} d") == And((Term("a"), Phrase("b c"), Term("d")))
    assert parse(f"{marks[0]}b c{marks[1]}~3") == Phrase("b c", 3)


def test_other_quotation_marks_inside_a_quotation_belong_to_it() -> None:
    assert parse("「a “b” c」") == Phrase("a “b” c")


@pytest.mark.parametrize(
    ("text", "position", "length", "reason", "mending"),
    [
        ('war "peace', 4, 1, "not closed", 'war "peace"'),
        ("war «peace”", 4, 1, "not closed", "war «peace”»"),
        ('"', 0, 1, "not closed", None),
        ("「abc」 “", 6, 1, "not closed", "「abc」"),
        ('war ""', 4, 2, "empty", "war"),
        ("“ ”", 0, 3, "empty", None),
        ("“!” war", 0, 3, "no letter or digit in the quotation", "war"),
        ("!!! 😀", 0, 5, "no letter or digit", None),
        ("(war", 0, 1, "not closed", "(war)"),
        ("war (", 4, 1, "not closed", "war"),
        ("war) peace", 3, 1, "closes none", "war peace"),
        ("war () peace", 4, 2, "nothing between", "war peace"),
        ("AND war", 0, 3, "“AND” joins two sides, and there is nothing before it", "war"),
        ("war OR", 4, 2, "“OR” joins two sides, and there is nothing behind it", "war"),
        ("war OR AND peace", 4, 2, "nothing behind it", "war AND peace"),
        ("(war OR) peace", 5, 2, "nothing behind it", "(war ) peace"),
        ("war NOT", 4, 3, "Nothing stands behind “NOT”", "war"),
        ("NEAR/5 war", 0, 6, "nothing before it", "war"),
        ("war NEAR/5 -peace", 4, 6, "nothing behind it", "war -peace"),
        ("war NEAR peace", 4, 4, "“NEAR” needs a number", "war NEAR/5 peace"),
        ("war NEAR/99 peace", 4, 7, "At most 50 words", "war NEAR/50 peace"),
        ("a NEAR/1 b NEAR/2 c", 11, 6, "two sides only", "a NEAR/1 b AND c"),
        ("(a b) NEAR/2 c", 6, 6, "Beside NEAR", "(a b) AND c"),
        ('"a b"~99', 5, 3, "At most 50 words", '"a b"~50'),
        ('"a b"~', 5, 1, "needs a number", '"a b"~5'),
        ("(a b)~5", 5, 2, "directly behind a quotation", "(a b)"),
        ("title: war", 0, 6, "Nothing is looked for in the field “title”", "title:war"),
        ("title:", 0, 6, "Nothing is looked for", None),
        ("war date:", 4, 5, "Nothing is looked for", "war"),
        ("title:-war", 0, 6, "Nothing is looked for", "-title:war"),
        ("title:(body:war)", 0, 6, "no other field", "(body:war)"),
        ("publisher:CNN", 0, 10, "no field “publisher”.*title:, body:.*date:", "publisher CNN"),
        ("titel:war", 0, 6, "no field “titel”", "title:war"),
        ("war *", 4, 1, "needs letters before it", "war"),
        ("war wa*", 4, 3, "at least 3 letters", "war wa"),
        ("*war", 0, 4, "at least 3 letters", "war"),
        ('"wa* b"', 0, 7, "at least 3 letters", '"wa b"'),
        ('"ware* b"~2', 0, 9, "can’t stand in this quotation", '"ware b"~2'),
        ("zeitung~3", 0, 9, "1 to 2 letters", "zeitung~2"),
        ("多边*~1", 0, 5, "single word", "多边"),
        ("ab~1", 0, 4, "single word of more than 2 letters", "ab"),
        ("rules-based~1", 0, 13, "single word", "rules-based"),
        ("wars~1 peace~1 order~1", 15, 7, "At most 2 words", "wars~1 peace~1 order"),
        ("date:2021..2020", 5, 10, "wrong way round", "date:2020..2021"),
        ("date:2021-13", 5, 7, "no month 13", None),
        ("date:someday", 5, 7, "not a year, a month or a day", None),
        ("date:war*", 5, 4, "no date", None),
        ("date:..", 0, 5, "Nothing is looked for", None),
        ('(war "peace', 5, 1, "not closed", '(war "peace")'),
        ('"war"-outlet:CNN', 5, 1, "“-” directly behind a quotation", '"war" -outlet:CNN'),
        ('"war"-OR peace', 5, 1, "“-” directly behind a quotation", '"war" OR peace'),
        ("(war)−date:2020", 5, 1, "write a space before it", "(war) −date:2020"),
        ("(war OR peace)-ferry", 14, 1, "write a space before it", "(war OR peace) -ferry"),
        ("(war)-(ferry)", 5, 1, "write a space before it", "(war) -(ferry)"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place_and_mended(
    text: str, position: int, length: int, reason: str, mending: str | None
) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(text, SCHEMA)
    error = caught.value
    assert (error.query, error.position, error.length, error.mending) == (text, position, length, mending)
    assert error.reason.endswith(".")


def test_bounds_are_named_when_they_are_passed() -> None:
    assert parse("x" * 512) == Term("x" * 512)
    assert len(clauses(parse("x " * 64))) == 64
    assert parse("(" * 20 + "x" + ")" * 20) == Term("x")
    with pytest.raises(QueryError, match="513 characters and may have 512") as caught:
        parse("x" * 513)
    assert caught.value.position == 512
    with pytest.raises(QueryError, match="more than 64") as caught:
        parse("x " * 65)
    assert (caught.value.position, caught.value.mending) == (128, " ".join("x" * 64))
    with pytest.raises(QueryError, match="more than 2 words"):
        parse("a b c", limits=QueryLimits(max_clauses=2))
    for deep in ("(" * 21 + "x" + ")" * 21, "NOT " * 21 + "x", "-(" * 11 + "x" + ")" * 11):
        with pytest.raises(QueryError, match="more than 20 deep"):
            parse(deep)


def test_depth_is_not_summed_up_over_what_stands_side_by_side() -> None:
    assert len(clauses(parse(" ".join(["-(-x)"] * 40)))) == 40


SIGNS = "ab é中'’\"“”„«»「」 -−*!~:=/.,\n()（）"
PIECES = ["AND", "OR", "NOT", "NEAR/3", "title:", "date:", "2020..2021", "war", "san*", "wor~1", '"a b"', "unknown"]


def typed() -> st.SearchStrategy[str]:
    """Anything that may be typed, much of it nearly a query."""
    signs = st.text(st.sampled_from(SIGNS), max_size=30)
    rows = st.lists(st.sampled_from([*PIECES, *SIGNS]), max_size=14).map(" ".join)
    dense = st.lists(st.sampled_from([*PIECES, *SIGNS]), max_size=14).map("".join)
    return texts() | signs | rows | dense | st.text(max_size=60)


@given(text=typed())
def test_any_text_is_understood_whole_or_refused_inside(text: str) -> None:
    query = attempt(text)
    if isinstance(query, QueryError):
        assert_helpful(query)
        return
    assert parse(printed(query, SCHEMA), SCHEMA, SPACIOUS) == query


@given(text=texts() | st.text(max_size=60))
def test_no_word_is_lost(text: str) -> None:
    query = attempt(text)
    if isinstance(query, QueryError) or {*"-−－*＊"} & {*text}:
        return
    found = [word for each in clauses(query) for word in analysis.words(getattr(each.leaf, "text", ""), None)]
    assert found == analysis.words(text, None)


@given(query=typed_queries())
def test_the_printed_query_parses_to_the_same_tree(query: Query) -> None:
    assert parse(printed(query, SCHEMA), SCHEMA, QueryLimits(10_000, 1000, 100, max_fuzzy=100)) == query


def attempt(text: str) -> Query | QueryError:
    try:
        return parse(text, SCHEMA)
    except QueryError as error:
        return error


def assert_helpful(error: QueryError) -> None:
    assert 0 <= error.position <= error.position + error.length <= len(error.query)
    assert "understood from here" not in error.reason, error.query
    if error.mending is not None:
        assert parse(error.mending, SCHEMA) != MatchAll()


@pytest.mark.parametrize("text", ['a "b c" d', '「a "b" «c» ‹d› 『e』」', '"x 「y』"', ""])
def test_the_printed_query_parses_to_the_same(text: str) -> None:
    assert parse(printed(parse(text))) == parse(text)


def test_what_cannot_be_typed_is_not_printed() -> None:
    with pytest.raises(TypeError, match="can’t be typed"):
        printed(AtLeast(1, (Term("a"), Term("b"))))


def test_what_can_stand_beside_near_is_what_the_parser_lets_stand_there() -> None:
    for leaf in ('"a b"', "=a", "war*", "wars~1", "a"):
        near = parse(f"{leaf} NEAR/2 b")
        assert isinstance(near, Near)
        assert isinstance(near.left, POSITIONAL)
