"""Encodings: found, recorded, and never a reason to lose a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ReadError
from archive.readers.decoding import decode

FRENCH = "Le préfet a été reçu à l’hôtel de ville où l’on fêtait Noël. " * 4
RUSSIAN = "Президент подписал указ о создании новой комиссии по делам печати. " * 4
CHINESE = "中国国家主席与外国领导人举行视频会晤，就双边关系交换意见。" * 4
GERMAN = "Die Überschwemmung in Köln hält an, größere Schäden wären möglich, sagt Bürgermeister Müßig. " * 3


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    text = "Ça ira 中文 🗞"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
    decoded = decode(mark + text.encode(codec))
    assert (decoded.text, decoded.notices) == (text, ())


@pytest.mark.parametrize(
    ("text", "codec"),
    [(FRENCH, "cp1252"), (GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (CHINESE, "gb18030")],
)
def test_legacy_encodings_are_found_and_said(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert "not stated" in decoded.notices[0]


def test_a_declared_charset_is_used() -> None:
    assert decode("Κυβέρνηση και αντιπολίτευση".encode("iso-8859-7"), "iso-8859-7").codec == "iso8859-7"


def test_latin1_means_what_browsers_take_it_for() -> None:
    decoded = decode("“Schön” – sagte er".encode("cp1252"), "ISO-8859-1")
    assert (decoded.text, decoded.codec) == ("“Schön” – sagte er", "cp1252")


def test_valid_utf8_goes_before_a_wrong_declaration() -> None:
    assert decode("Zürich grüßt".encode(), "iso-8859-1").text == "Zürich grüßt"


@pytest.mark.parametrize("declared", ["utf-7", "no-such-charset", "hex", "\0", "é", "rot13", ""])
def test_a_declaration_that_is_no_text_encoding_does_no_harm(declared: str) -> None:
    assert decode(b"plain words", declared).text == "plain words"


def test_a_few_bad_bytes_are_replaced_and_counted() -> None:
    decoded = decode("Älter, öfter, über".encode() + b" \xff\xfe " + "Ärger".encode())
    assert decoded.codec == "utf-8"
    assert decoded.text.count("\ufffd") == 2
    assert decoded.notices[0].startswith("2 byte sequences")


def test_a_replacement_character_of_the_source_is_not_counted() -> None:
    assert decode("Was \ufffd there, über".encode()).notices == ()


@pytest.mark.parametrize("data", [b"caf\xe9", b"\x81\x8d\x8f", b"a\xff"])
def test_the_shortest_oddities_are_still_text(data: bytes) -> None:
    assert decode(data).text


def test_a_truncated_utf16_file_is_read_as_far_as_it_goes() -> None:
    decoded = decode("\ufeffTitle".encode("utf-16-le") + b"a")
    assert decoded.text.startswith("Title")
    assert "1 byte sequence" in decoded.notices[0]


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "shift_jis", "iso-8859-1", "gb2312", "utf-16"]))
def test_the_recorded_codec_gives_the_text_again(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared)
    except ReadError:
        return
    assert decoded.text == data.decode(decoded.codec, "replace" if decoded.notices else "strict")
    decoded.text.encode("utf-8")  # no lone surrogates
