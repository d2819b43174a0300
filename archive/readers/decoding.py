"""Bytes → text: which encoding a file is in, and what had to be replaced.

In this order: a byte order mark, strict UTF-8, the charset that the file declares, UTF-8 with a few
bad bytes, what charset-normalizer takes it for among the encodings that newspapers have used, and at
last cp1252. Line ends stay as they are.

Valid UTF-8 goes before a declaration because browsers save pages as UTF-8 and leave the old
declaration in place; text in another encoding is hardly ever valid UTF-8 by chance.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from archive.errors import ReadError

_MARKS = (  # UTF-32 before UTF-16, whose mark it starts with
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949", "iso8859_2", "mac_roman"),
]
_SAME_ON_THE_WEB = {  # https://encoding.spec.whatwg.org/#names-and-labels
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # a page that declares UTF-16 in ASCII isn't
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
_NOT_FOR_TEXT = {"utf-7", "punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE_BYTES = 65_536
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        codec: ``data.decode(codec)`` gives *text*; where bytes were replaced, with ``errors="replace"``.
        notices: a sentence on each thing that was odd.
    """

    text: str
    codec: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of *data*, which says of itself that it is encoded as *declared*.

    Raises:
        ReadError: there is no text in it, or it isn't text.
    """
    refuse_binary(data)
    decoded = _decode(data, declared)
    if "\0" in decoded.text:
        raise ReadError("It holds NUL characters, so it is not a text.")
    if not decoded.text.strip():
        raise ReadError("It is empty or holds only white space.")
    return decoded


def refuse_binary(data: bytes) -> None:
    """Do nothing if *data* can be text.

    Raises:
        ReadError: it is empty, or bytes in it say that it is something else.
    """
    if not data or data.isspace():
        raise ReadError("It is empty or holds only white space.")
    if _marked(data):
        return
    if b"\0" in data:
        raise ReadError("It is a binary file: it holds NUL bytes.")
    sample = data[:_SAMPLE_BYTES]
    if sample.startswith(b"%PDF-"):
        raise ReadError("It is a PDF file under another name.")
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 50:
        raise ReadError("It is a binary file: it is full of control characters.")


def _decode(data: bytes, declared: str | None) -> Decoded:
    marked = _marked(data)
    if marked:
        return _strict(data, marked) or _replaced(data, marked)
    stated = _known(declared)
    candidates = [stated, "utf-8"] if data.isascii() else ["utf-8", stated]
    for codec in candidates:
        decoded = _strict(data, codec) if codec else None
        if decoded:
            return decoded
    return _damaged_utf8(data) or _guessed(data, stated)


def _marked(data: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def _known(declared: str | None) -> str | None:
    """The codec for a declared charset as browsers understand it, None where there is none."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _SAME_ON_THE_WEB.get(name, name)
    return None if name in _NOT_FOR_TEXT or not codecs.lookup(name)._is_text_encoding else name


def _strict(data: bytes, codec: str) -> Decoded | None:
    try:
        text = data.decode(codec)
    except ValueError:
        return None
    return Decoded(text, codec) if _is_storable(text) else None


def _replaced(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    count = text.count("\ufffd") - data.decode(codec, "ignore").count("\ufffd")
    noun = "sequence" if count == 1 else "sequences"
    return Decoded(text, codec, (f"{count} byte {noun} could not be read as {codec} and stand as \ufffd.",))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read as UTF-8 what has at least as many good characters beyond ASCII as bad ones."""
    decoded = _replaced(data, "utf-8")
    beyond = sum(1 for character in decoded.text if character > "\x7f")
    bad = decoded.text.count("\ufffd")
    return decoded if beyond >= 2 * bad else None


def _guessed(data: bytes, stated: str | None) -> Decoded:
    if stated and stated != "utf-8":
        decoded = _replaced(data, stated)
        if decoded.text.count("\ufffd") * 100 < len(decoded.text):
            return decoded
    codec = _likeliest(_around_high_bytes(data))
    decoded = _strict(data, codec) or _strict(data, "cp1252") or Decoded(data.decode("latin-1"), "latin-1")
    notice = f"The encoding is not stated; it was taken for {decoded.codec}."
    return Decoded(decoded.text, decoded.codec, (notice,))


def _likeliest(sample: bytes) -> str:
    """What charset-normalizer takes *sample* for; cp1252 where that reads it as well as anything else."""
    matches = from_bytes(sample, cp_isolation=_LEGACY)
    best = matches.best()
    if best is None:
        return "cp1252"
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    if western is not None and western.chaos <= best.chaos and western.coherence >= best.coherence:
        return "cp1252"
    return str(best.encoding)


def _around_high_bytes(data: bytes) -> bytes:
    """A bounded piece of *data*, whole lines where it can be, that starts where bytes beyond ASCII begin."""
    if len(data) <= _SAMPLE_BYTES:
        return data
    first = _HIGH.search(data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    end = data.rfind(b"\n", start, start + _SAMPLE_BYTES)
    return data[start : end if end > start else start + _SAMPLE_BYTES]


def _is_storable(text: str) -> bool:
    """Whether *text* has no lone surrogates, which no database and no page can carry."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
