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
from index.sentences import bounds
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


def test_a_sentence_somewhat_longer_than_the_size_is_shown_whole() -> None:
    sentence = "The harbour board met on the quay and talked of the barrage."
    text = f"It rained. {sentence} Nobody came."
    for size in range(len(sentence) * 2 // 3 + 1, len(sentence)):
        assert quoted("barrage", size=size, text=text) == [sentence.replace("barrage", "[barrage]")]
    (cut,) = quoted("barrage", size=len(sentence) // 2, text=text)
    assert cut.startswith("…")


def test_a_heading_is_not_run_into_the_text_around_it() -> None:
    text = "The pier was closed.\n\nA new ferry\n\nIt sails on Monday. The fare is the same."
    assert quoted("ferry", size=200, text=text) == ["A new [ferry]"]
    assert quoted("monday", size=200, text=text) == ["It sails on [Monday]. The fare is the same."]


def test_a_sentence_is_preferred_to_a_heading_and_to_a_part_of_a_long_one() -> None:
    text = f"The ferry\n\nA ferry ferry ferry that {'goes and ' * 30} goes.\n\nThe ferry sails."
    assert quoted("ferry", count=1, text=text) == ["The [ferry] sails."]


def test_words_side_by_side_are_preferred_to_words_apart() -> None:
    text = "A barrage against the tidal wave. The tidal barrage is built. Tidal or not, a barrage is a barrage."
    assert quoted("tidal barrage", count=1, size=30, text=text) == ["The [tidal] [barrage] is built."]


def test_the_word_that_fewer_documents_hold_is_shown_first() -> None:
    text = "The board met on the quay by the sea. Nobody asked about a barrage."
    query = parse("the barrage")
    for documents, first in (({Term("the"): 90, Term("barrage"): 2}, "barrage"), ({Term("barrage"): 90}, "The")):
        found = excerpts([text], "en", query, 2, 40, documents)
        assert f"[{first}]" in marked(found[0])
        assert len(found) == 2


def test_sentences_broken_into_paragraphs_are_shown_whole() -> None:
    text = "The board said\n\nit would build a\n\nbarrage across the\n\nEnn.\n\nIt rained."
    assert quoted("barrage", size=75, text=text) == [
        "The board said it would build a [barrage] across the Enn. It rained."
    ]


def test_a_long_sentence_is_cut_at_commas_where_they_are_near() -> None:
    text = f"The board {'met as it does, ' * 20}heard of the ferry, {'and so on, ' * 30}."
    (only,) = quoted("ferry", count=1, size=100, text=text)
    assert only.startswith("…met as")
    assert only.endswith("so on…")


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
    assert quoted("多边主义", count=1, size=18, text=text) == ["中国坚持[多边主义]。"]


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


_PIECES = [
    "war",
    "peace",
    "it’s",
    "rules-based",
    "U.S.",
    "Mr. ",
    "Order",
    "order.",
    "What?",
    "…",
    "。",
    "战争",
    "สงคราม",
]
_SPACES = ["", " ", " ", " ", ", ", "\n", "\n\n", ". "]


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Return text with sentences, abbreviations, broken lines and several scripts."""
    pairs = draw(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_SPACES)), max_size=60))
    return "".join(f"{piece}{space}" for piece, space in pairs)


def places_of(fragment: Fragment, text: str) -> list[tuple[int, int]]:
    """Return where in *text*, white space being one space, *fragment* can have been taken from."""
    shown = re.escape(fragment.text.strip("…"))
    return [match.span(1) for match in re.finditer(f"(?=({shown}))", text)]


@given(text=prose(), query=queries(), count=st.integers(1, 3), size=st.integers(8, 80))
def test_passages_begin_and_end_with_a_sentence_unless_an_ellipsis_says_otherwise(
    text: str, query: Query, count: int, size: int
) -> None:
    text = re.sub(r"\s+", " ", text.replace("…", "")).strip()  # so that an ellipsis is one of ours
    limits = bounds(text, None)
    begins, ends = {*limits}, {len(text[:limit].rstrip()) for limit in limits}
    spans = analysis.spans(text, None)
    for each in excerpts([text], None, query, count, size):
        places = places_of(each, text)
        assert any(
            (each.text.startswith("…") or start in begins)
            and (each.text.endswith("…") or end in ends)
            and not any(low < cut < high for low, high in spans for cut in (start, end))
            for start, end in places
        )


@given(text=prose(), query=queries(), count=st.integers(1, 3), size=st.integers(0, 80))
def test_passages_are_bounded_do_not_overlap_and_mark_whole_words(
    text: str, query: Query, count: int, size: int
) -> None:
    found = excerpts([text], None, query, count, size)
    spans = analysis.spans(text, None)
    longest = max((end - start for start, end in spans), default=0)
    first = spans[0][1] if spans else 0  # the first word is shown with the signs before it
    assert all(len(each.text) <= max(1.5 * size, 2 * longest + 1, first) + 2 for each in found)
    assert sum(len(each.text.strip("…")) for each in found) <= len(text)
    for each in found:
        words = analysis.spans(each.text, None)
        edges = {edge for span in words for edge in span}
        assert all({start, end} <= edges for start, end in each.marks)


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
