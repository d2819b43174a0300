"""Which reader a file gets, and what a file that gives no article is told."""

from __future__ import annotations

import hashlib

import pytest

from archive.article import Part
from archive.errors import ReadError
from archive.readers import READERS, SUFFIXES, read


def only(name: str, data: bytes) -> Part:
    """Return the one part of a file."""
    (part,) = read(name, data)
    assert isinstance(part, Part)
    return part


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("deep/in/a.TEXT", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.Markdown", "text/markdown"),
        ("a.html", "text/html"),
        ("a.htm", "text/html"),
        ("a.xhtml", "text/html"),
        ("no-suffix", "text/plain"),
        ("Clipping of 3.5.2021", "text/plain"),
    ],
)
def test_the_suffix_chooses_the_reader(name: str, media_type: str) -> None:
    assert only(name, b"<p>Some words of a text.</p>").media_type == media_type


def test_every_suffix_belongs_to_one_reader() -> None:
    assert len(SUFFIXES) == sum(len(reader.suffixes) for reader in READERS)


def test_a_page_saved_as_plain_text_is_read_as_a_page() -> None:
    assert only("a.txt", b"\n<!DOCTYPE html><html><body><p>Words.</p></body></html>").media_type == "text/html"


def test_a_text_about_html_stays_a_text() -> None:
    assert only("a.txt", b"How to write <html> in a text").media_type == "text/plain"


def test_a_whole_file_has_the_empty_key_and_the_digest_of_its_bytes() -> None:
    data = "Überschrift\n\nText.".encode()
    part = only("a.txt", data)
    assert (part.key, part.digest) == ("", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.jpeg"])
def test_an_unknown_format_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ReadError, match=r"\.md"):
        list(read(name, b"text"))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a"])
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"Some\0text", "NUL"),
        (b"%PDF-1.7 rest", "PDF"),
        (bytes(range(1, 9)) * 40, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        assert list(read(name, data)) == []


def test_utf16_is_text_though_it_is_full_of_nul_bytes() -> None:
    assert only("a.txt", "Zeitung".encode("utf-16")).text == "Zeitung"


def test_plain_text_is_not_divided_and_keeps_its_line_ends() -> None:
    part = only("a.txt", b"One\r\ntwo\rthree\n")
    assert (part.text, part.blocks) == ("One\r\ntwo\rthree\n", None)
