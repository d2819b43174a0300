"""Markdown: front matter with its places, blocks with what stands out, nothing that can run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import grows_linearly

from archive.article import BlockKind, Part, SpanKind
from archive.errors import ReadError
from archive.readers import read

PIECE = """---
title: "Quoted: title"
date: 2021-09-16
authors:
  - Ann One
  - name: Ben Two
tags: [x, y]
empty:
---

# A heading

A paragraph with *emphasis*, **strength** and a [link](https://paper.example/a).

> Said she.

- first
- second
"""


def only(text: str) -> Part:
    (part,) = read("a.md", text.encode())
    assert isinstance(part, Part)
    return part


def stated(part: Part, name: str) -> list[str]:
    return [one.value for one in part.embedded if one.name == name]


def test_front_matter_is_stated_by_key_with_lists_as_several() -> None:
    part = only(PIECE)
    assert stated(part, "title") == ["Quoted: title"]
    assert stated(part, "date") == ["2021-09-16"]
    assert stated(part, "authors") == ["Ann One", "Ben Two"]
    assert stated(part, "empty") == []


def test_front_matter_knows_where_it_stands() -> None:
    part = only("\ufeff" + PIECE.replace("\n", "\r\n"))
    assert part.encoding == "utf-8-sig"
    for one in part.embedded:
        assert part.text[one.start : one.end] == one.value


def test_blocks_have_their_kinds() -> None:
    assert [block.kind for block in only(PIECE).blocks or ()] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
    ]


def test_spans_lie_on_their_words() -> None:
    block = (only(PIECE).blocks or ())[1]
    found = {span.kind: (block.text[span.start : span.end], span.href) for span in block.spans}
    assert found == {
        SpanKind.EMPHASIS: ("emphasis", None),
        SpanKind.STRONG: ("strength", None),
        SpanKind.LINK: ("link", "https://paper.example/a"),
    }


def test_blocks_are_found_in_the_source_even_if_wrapped() -> None:
    part = only("# Title\n\nOne line\nand its\nrest.\n\nOne line\n")
    assert [part.text[block.start : block.end] for block in part.blocks or ()] == [
        "Title",
        "One line\nand its\nrest.",
        "One line",
    ]


def test_damaged_front_matter_is_a_notice_and_its_plain_lines_are_read() -> None:
    part = only('---\ntitle: Tide: a history\ndate: 2020-01-02\nother: "unclosed\n---\nText of it.\n')
    assert "not valid YAML" in part.notices[0]
    assert stated(part, "title") == ["Tide: a history"]
    assert [block.text for block in part.blocks or ()] == ["Text of it."]


def test_front_matter_that_never_ends_is_text() -> None:
    part = only("---\ntitle: x\n\nText of it.\n")
    assert part.embedded == ()


def test_nothing_in_front_matter_is_constructed() -> None:
    part = only("---\ntitle: !!python/object/apply:os.system ['echo']\nauthor: !x Ann One\n---\ntext\n")
    assert stated(part, "author") == ["Ann One"]


def test_script_and_other_links_are_taken_out() -> None:
    part = only(
        "A <script>alert(1)</script>[bad](javascript:alert(1)) [mail](mailto:a@b.example) <b onclick='x'>bold</b>"
    )
    (block,) = part.blocks or ()
    assert "alert" not in block.text
    assert [span.href for span in block.spans if span.kind is SpanKind.LINK] == ["mailto:a@b.example"]


@pytest.mark.parametrize(
    "text", ["---\n" + "[" * 9_000 + "\n---\nx", "---\n" + "a: &a [*a]\n" + "---\nx", "---\n- 1\n---\nx"]
)
def test_odd_front_matter_leaves_the_text(text: str) -> None:
    assert [block.text for block in only(text).blocks or ()] == ["x"]


def test_deep_nesting_is_read_as_plain_paragraphs() -> None:
    assert (only(">" * 20_000 + " deep").blocks or ())[0].text.endswith("deep")


def test_a_long_text_takes_linear_work() -> None:
    paragraph = "A paragraph of *words* and [links](https://a.example).\n\n"
    assert grows_linearly(lambda count: only(paragraph * count), 200)


@given(st.text(max_size=300))
def test_any_text_is_read_and_its_offsets_lie_inside(text: str) -> None:
    try:
        (part,) = read("a.md", ("---\n" + text).encode("utf-8", "replace"))
    except ReadError:
        return
    assert isinstance(part, Part)
    for block in part.blocks or ():
        if block.start is not None and block.end is not None:
            assert 0 <= block.start < block.end <= len(part.text)
            assert part.text[block.start : block.end].split() == block.text.split()
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
