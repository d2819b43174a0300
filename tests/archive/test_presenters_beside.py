"""The text stands beside the stretches of the original that it was taken from; nothing of either is lost."""

from __future__ import annotations

import html
import json
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article

from archive.article import Block, BlockKind, Confidence, Evidence, Field, Passage, anchored
from archive.catalogue.values import ArticleState, Entry
from archive.presenters.bare import BareText
from archive.presenters.beside import Pair, beside_page, places_of


def entry(blocks: list[Block], **values: object) -> Entry:
    """Return an article with this body."""
    made = replace(article("Rain"), body=anchored(blocks), **values)
    now = datetime(2026, 7, 13, tzinfo=UTC)
    rest = ("text/plain", "utf-8", (), now, made, (), (), "token")
    return Entry("0123456789abc", ArticleState.HELD, 1, "", "d", "s", "a.txt", *rest)


def placed(text: str, start: int, end: int) -> Block:
    return Block(BlockKind.PARAGRAPH, " ".join(text[start:end].split()), "", start, end)


def sides(pair: Pair) -> tuple[str, str, str]:
    words = "".join(run.text for each in (pair.block.stretches if pair.block else ()) for run in each.runs)
    return words, pair.original, pair.label


TEXT = "Rain\nBy Ada\n\nIt\nrained.\n\nShare this\n\nIt stopped."


def test_passages_stand_beside_their_places_and_the_rest_alone() -> None:
    title = Field("Rain", Confidence.HIGH, (Evidence("first line", 0, 4, "Rain"),))
    authors = Field(("Ada",), Confidence.HIGH, (Evidence("byline", 8, 11, "Ada"),))
    left_out = (Passage("Share this", "share line", 25, 35),)
    blocks = [placed(TEXT, 13, 23), placed(TEXT, 37, 48)]
    found = beside_page(entry(blocks, title=title, authors=authors, furniture=left_out), TEXT)
    assert [sides(pair) for pair in found.pairs] == [
        ("", "Rain\nBy Ada", "Headline, Authors"),
        ("It rained.", "It\nrained.", ""),
        ("", "Share this", "Left out"),
        ("It stopped.", "It stopped.", ""),
    ]


def test_a_caption_stands_where_the_original_has_it() -> None:
    text = "It rained.\n\nA wet street\n\nIt stopped."
    captions = (Passage("A wet street", "caption", 12, 24),)
    found = beside_page(entry([placed(text, 0, 10), placed(text, 26, 37)], captions=captions), text)
    assert [pair.kind for pair in found.pairs] == ["paragraph", "caption", "paragraph"]


def test_markup_alone_stays_with_the_passage_behind_it() -> None:
    text = "<p>It rained.</p>\n<h2>Later</h2>"
    found = beside_page(entry([placed(text, 3, 13), placed(text, 22, 27)]), text)
    assert [(pair.markup, pair.original) for pair in found.pairs] == [
        ("<p>", "It rained."),
        ("</p>\n<h2>", "Later"),
        ("", "</h2>"),
    ]


def test_a_passage_that_is_not_found_stands_without_a_place() -> None:
    found = beside_page(entry([Block(BlockKind.PARAGRAPH, "Elsewhere.")]), "It rained.")
    assert [sides(pair)[:2] for pair in found.pairs] == [("Elsewhere.", ""), ("", "It rained.")]


@pytest.mark.parametrize(
    "write", [str, html.escape, lambda text: json.dumps(text)[1:-1], lambda text: text.replace(" ", "\n  ")]
)
def test_a_passage_of_markup_is_found_as_markup_writes_it(write: object) -> None:
    words = "“Rain & wind” beat upon the é harbour’s old walls, and nobody went out into it at all."
    source = f"<html><body><p>{write(words)}</p></body></html>"  # type: ignore[operator]
    [place] = places_of([(words, None, None)], source)
    assert place == (15, len(source) - 18)


@pytest.mark.parametrize(
    "written",
    [
        "&ldquo;Rain &amp; wind&#8221; beat upon the &eacute; harbour&rsquo;s old walls.",
        "<em>“Rain</em> &amp; <a href='/wind'>wind</a>” beat upon<br>the é harbour’s <b>old <i>walls</i></b>.",
    ],
)
def test_a_passage_is_found_whatever_markup_stands_within_it(written: str) -> None:
    words, source = "“Rain & wind” beat upon the é harbour’s old walls.", f"<p>One.</p><p>{written}</p><p>Two.</p>"
    found = places_of([("One.", None, None), (words, None, None), ("Two.", None, None)], source)
    stretches = [source[start:end] for start, end in filter(None, found)]
    assert [stretches[0], stretches[2]] == ["One.", "Two."]
    assert written.removeprefix("<em>") == stretches[1]


@given(
    st.lists(st.sampled_from(["a", " ", "é", "<b>", "</p>", "<br/>", "&amp;", "&nosuch;", "&", "<", ">", "&#8220;"]))
)
def test_every_character_without_markup_has_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    bare = BareText(text)
    at = 0
    for place, letter in enumerate(bare.text):
        start, end = bare.origin(place, place + 1)
        assert at <= start < end <= len(text)
        assert letter in (html.unescape(text[start:end]), " ")
        assert bare.place(start) == place
        at = end


@given(
    st.text("ab \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
    st.lists(st.text("ab ", min_size=1, max_size=5), max_size=3),
)
def test_nothing_of_either_side_is_lost(text: str, spans: list[tuple[int, int]], loose: list[str]) -> None:
    blocks = [placed(text, start, end) for start, end in spans if start < end <= len(text)]
    blocks += [Block(BlockKind.PARAGRAPH, words) for words in loose]
    found = beside_page(entry(blocks), text)
    assert sorted(sides(pair)[0] for pair in found.pairs if pair.block) == sorted(block.text for block in blocks)
    shown = "".join(pair.markup + pair.original for pair in found.pairs)
    assert not {*text.split()} or all(letter in shown for letter in {*text} - {" ", "\n"})


@pytest.mark.parametrize("text", ["a " * 150_000, "<p>" * 100_000, "x" * 300_000])
def test_hostile_originals_take_no_time(text: str) -> None:
    blocks = [(f"a a a {number} b", None, None) for number in range(1_000)]
    before = time.process_time()
    places_of(blocks, text)
    assert time.process_time() - before < 5
