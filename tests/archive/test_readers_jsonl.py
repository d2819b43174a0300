"""JSON Lines: many articles in a file, each with a key that outlives changes around it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Part
from archive.readers import Refusal, read

FIRST = {"title": "One", "outlet": "Paper", "date": "2021-01-01", "author": "A B", "text": "First text."}
SECOND = {"title": "Two", "outlet": "Paper", "date": "2021-01-02", "author": ["C D", "E F"], "text": "Second text."}


def lines(*records: Any) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def parts(data: bytes) -> list[Part]:
    return [part for part in read("a.jsonl", data) if isinstance(part, Part)]


def keys(*records: Any) -> list[str]:
    return [part.key for part in parts(lines(*records))]


def stated(part: Part, name: str) -> list[str]:
    return [one.value for one in part.embedded if one.name == name]


def test_each_line_is_a_part_with_what_it_states() -> None:
    one, two = parts(lines(FIRST, SECOND))
    assert (stated(one, "title"), stated(one, "author")) == (["One"], ["A B"])
    assert stated(two, "author") == ["C D", "E F"]


def test_the_digest_is_that_of_the_line() -> None:
    data = lines(FIRST, SECOND)
    assert [part.digest for part in parts(data)] == [hashlib.sha256(line).hexdigest() for line in data.splitlines()]


def test_keys_stay_when_a_line_is_added_in_front() -> None:
    assert keys(SECOND, FIRST, SECOND | {"title": "Three"})[:2] == keys(SECOND, FIRST)
    assert keys({"title": "New", "text": "x"}, FIRST, SECOND)[1:] == keys(FIRST, SECOND)


def test_keys_stay_when_another_line_is_edited_or_the_same_gets_a_new_text() -> None:
    assert keys(FIRST | {"title": "Edited"}, SECOND)[1] == keys(FIRST, SECOND)[1]
    assert keys(FIRST | {"text": "Corrected."}) == keys(FIRST)


def test_an_id_or_address_is_the_key() -> None:
    assert keys(FIRST | {"id": 17}, SECOND | {"url": "https://paper.example/2"}) == ["17", "https://paper.example/2"]


def test_lines_that_agree_are_told_apart_by_their_text() -> None:
    found = keys(FIRST, FIRST | {"text": "Another."}, FIRST | {"text": "Third."})
    assert len(set(found)) == 3
    assert found[0] == keys(FIRST)[0]
    assert found[2] == keys(FIRST, FIRST | {"text": "Third."})[1]


def test_the_same_line_many_times_keeps_keys_apart() -> None:
    assert len(set(keys(*[FIRST] * 50))) == 50


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json}", "not JSON"),
        (b'["a", "list"]', "not a JSON object"),
        (b'{"title": "No text"}', "no “text”"),
        (b'{"text": "  "}', "no “text”"),
        (b'{"text": 7}', "no “text”"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "not JSON"),
    ],
)
def test_a_line_that_gives_no_article_is_refused_and_the_rest_goes_on(line: bytes, reason: str) -> None:
    found = list(read("a.jsonl", lines(FIRST) + line + b"\n" + lines(SECOND)))
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert refusal.key == "line 2"
    assert reason in refusal.reason
    assert [type(one) for one in found] == [Part, Refusal, Part]


def test_blank_lines_and_a_missing_last_line_end_are_nothing() -> None:
    assert len(parts(b"\n" + lines(FIRST) + b"  \r\n\n" + lines(SECOND).rstrip())) == 2


def test_other_encodings_and_marks_are_read() -> None:
    text = "\ufeff" + json.dumps(FIRST | {"title": "Éire"}, ensure_ascii=False) + "\r\n"
    for codec in ("utf-8", "utf-16-le"):
        (part,) = parts(text.encode(codec))
        assert stated(part, "title") == ["Éire"]


def test_lone_surrogates_and_nul_in_escapes_are_replaced() -> None:
    (part,) = parts(b'{"title": "a\\ud800b", "text": "x\\u0000y"}\n')
    assert stated(part, "title") == ["a\ufffdb"]
    assert part.blocks is not None
    assert part.blocks[0].text == "x\ufffdy"


def test_paragraphs_are_parted_by_blank_lines_or_else_by_lines() -> None:
    wrapped, plain = parts(lines({"text": "One\nline.\n\nTwo."}, {"text": "One.\nTwo."}))
    assert [block.text for block in wrapped.blocks or ()] == ["One line.", "Two."]
    assert [block.text for block in plain.blocks or ()] == ["One.", "Two."]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from(["title", "text", "author", "date", "id", "url"]), JSON), max_size=6))
def test_any_json_gives_a_part_or_a_refusal_a_line(records: list[dict[str, Any]]) -> None:
    found = list(read("a.jsonl", lines(*records) or lines(FIRST)))
    assert len(found) == max(1, len(records))
    accepted = [one.key for one in found if isinstance(one, Part)]
    assert len(set(accepted)) == len(accepted)
