"""Quotations: the right passages, whole words and sentences, marks only on what matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis
from index.corpora import queries, texts
from index.model import And, Fragment, MatchAll, Phrase, Query, Term
from index.query_syntax import parse
from index.snippets import excerpts, whole

TEXT = (
    "BEIJING, Monday. The ministry said that it backs multilateralism. It did not elaborate.\n\n"
    "The so-called “rules-based order” is a slogan, Mr. Wang told reporters in the U.S. capital. “Multilateralism\n"
    "is our way,” he said! Others disagreed, saying that the order based on rules which were written long ago by a "
    "small number of powers would, without any reform whatsoever, lose the trust of the larger part of the world."
)


def marked(fragment: Fragment) -> str:
    """Return the text with brackets around its marks."""
    shown, at = "", 0
    for start, end in fragment.marks:
        shown, at = f"{shown}{fragment.text[at:start]}[{fragment.text[start:end]}]", end
    return shown + fragment.text[at:]


def quoted(query: str, count: int = 2, size: int = 80, text: str = TEXT) -> list[str]:
    return [marked(each) for each in excerpts([text], "en", parse(query), count, size)]


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("China’s U.S. policy", "china us", "[China’s] [U.S.] policy"),
        ("Café, CAFE\u0301, cafeteria", "café", "[Café], [CAFE\u0301], cafeteria"),
        ("rules not based. Rules-based order", "rules-based", "rules not based. [Rules]-[based] order"),
        ("war on war on terror", '"war on terror"', "war on [war] [on] [terror]"),
        ("a a a", '"a a"', "[a] [a] [a]"),
        ("rules-based order", 'rules "based order"', "[rules]-[based] [order]"),
        ("中国坚持多边主义", "坚持多边", "中国[坚持多边]主义"),
        ("½ cup", "1", "[½] cup"),
        ("peace", "war", "peace"),
        ("  keeps\n its  spaces ", "spaces", "  keeps\n its  [spaces] "),
        ("", "war", ""),
        ("war", "", "war"),
    ],
)
def test_a_whole_text_is_marked_where_it_matches(text: str, query: str, shown: str) -> None:
    fragment = whole(text, None, parse(query))
    assert fragment.text == text
    assert marked(fragment) == shown


def test_whole_sentences_are_quoted_where_they_fit() -> None:
    assert quoted("elaborate", size=30) == ["It did not [elaborate]."]
    assert quoted("slogan", size=100) == [
        "The so-called “rules-based order” is a [slogan], Mr. Wang told reporters in the U.S. capital."
    ]


def test_the_passage_with_most_of_the_query_comes_first() -> None:
    first, second = quoted("multilateralism slogan order", size=110)
    assert "[slogan]" in first
    assert "[order]" in first
    assert "[multilateralism]" in second.lower()


def test_a_passage_that_shows_what_is_not_shown_yet_beats_a_repetition() -> None:
    text = "War and war and war. " * 5 + "Nothing at all happens here, for quite a while. " * 5 + "Then peace came."
    assert [("[War]" in each, "[peace]" in each) for each in quoted("war peace", text=text)] == [
        (True, False),
        (False, True),
    ]


def test_long_sentences_are_cut_between_words_with_an_ellipsis() -> None:
    (only,) = quoted("world", count=1, size=60)
    assert only.startswith("…")
    assert only.endswith("[world].")
    assert len(only) <= 70


def test_line_breaks_inside_sentences_become_spaces_with_the_marks_moved() -> None:
    assert quoted("way", size=45) == ["“Multilateralism is our [way],” he said!"]


def test_without_words_or_matches_the_beginning_is_quoted() -> None:
    for query in ("", "nowhere", '"order multilateralism"'):
        assert quoted(query, size=20) == ["BEIJING, Monday."]
    assert quoted("", text="\n\n  First line\nSecond line", size=12) == ["First line"]


def test_texts_are_quoted_in_order_of_worth_not_of_place() -> None:
    found = excerpts(["war.", "", " \n", "war and peace. Quiet."], None, parse("war peace"), 3, 15)
    assert [marked(each) for each in found] == ["[war] and [peace].", "[war]."]


def test_nothing_is_quoted_from_nothing() -> None:
    assert excerpts([], None, MatchAll(), 2, 80) == ()
    assert excerpts(["", " \n"], None, Term("x"), 2, 80) == ()
    assert excerpts(["war"], None, Term("war"), 0, 80) == excerpts(["war"], None, MatchAll(), 0, 80) == ()


def test_chinese_is_quoted_in_sentences() -> None:
    text = "外交部发言人表示。中国坚持多边主义。有关国家应当遵守国际法。"
    assert quoted("多边主义", count=1, size=9, text=text) == ["中国坚持[多边主义]。"]


@given(
    sources=st.lists(texts(), max_size=3),
    query=queries(),
    count=st.integers(0, 4),
    size=st.integers(0, 60),
)
def test_passages_are_parts_of_the_texts_with_marks_on_matching_words(
    sources: list[str], query: Query, count: int, size: int
) -> None:
    found = excerpts(sources, None, query, count, size)
    assert len(found) <= count
    collapsed = [re.sub(r"\s+", " ", source) for source in sources]
    marks = [whole(source, None, query).marks for source in sources]
    marked = {source[start:end] for source, found in zip(sources, marks, strict=True) for start, end in found}
    sought = {word for text in marked for word in analysis.words(text, None)}
    for each in found:
        assert "\n" not in each.text
        assert any(each.text.strip("…") in source for source in collapsed)
        assert list(each.marks) == sorted(each.marks)
        assert all(before[1] < after[0] for before, after in zip(each.marks, each.marks[1:], strict=False))
        for start, end in each.marks:
            assert 0 <= start < end <= len(each.text)
            assert sought.intersection(analysis.words(each.text[start:end], None))
    if count and any(source.strip() for source in sources):
        assert found
        matching = any(whole(source, None, query).marks for source in sources)
        assert bool(found[0].marks) == matching


@given(
    row=st.lists(st.sampled_from(["war", "peace", "and", "rules-based", "order."]), min_size=1),
    size=st.integers(12, 60),
)
def test_no_word_is_cut(row: list[str], size: int) -> None:
    for each in excerpts([" ".join(row)], None, Term("war"), 3, size):
        assert set(each.text.strip("…").split()) <= set(row)


@given(text=texts(), query=queries())
def test_a_whole_text_keeps_every_character(text: str, query: Query) -> None:
    fragment = whole(text, None, query)
    assert fragment.text == text
    assert all(before[1] < after[0] for before, after in zip(fragment.marks, fragment.marks[1:], strict=False))


@pytest.mark.parametrize("evil", ["war. ", "war ", "...!", " ", "\n", "\n ", "!)", "a", "“", "war\n", "Mr. "])
def test_no_text_takes_more_than_linear_time(evil: str) -> None:
    # A quadratic search would take hours for this, so no clock is needed.
    text = evil * 100_000 + " war"
    assert excerpts([text], None, And((Term("war"), Phrase("the war war"))), 2, 200)


def test_a_comma_does_not_stand_before_an_ellipsis() -> None:
    text = "The harbour board met on the quay, where it had always met, and talked of the barrage, the ferry, the pier."
    for size in range(30, 100):
        for fragment in excerpts([text], "en", Term("harbour"), 1, size):
            assert not fragment.text.removesuffix("…").endswith((",", " ")), fragment
