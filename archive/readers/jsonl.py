"""JSON Lines: one article a line, as exports and other archives give it.

A line is an object with ``text`` and, as far as known, ``title``, ``outlet``, ``date``, ``author``
(one or a list), ``url``, ``section`` and ``language``. Each line is a part of its own with its own
text and digest, so that evidence, revisions and refusals are those of the line.

A part's key is the line's ``id`` or ``url``, else a digest of its title, outlet and date; it does not
depend on the line's place. Where lines agree in that, the first keeps the key and the others add a
digest of their text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from archive.article import Block, BlockKind, Embedded, Part
from archive.errors import ReadError
from archive.readers.decoding import Decoded, decode, refuse_binary
from archive.readers.protocol import Refusal, digest_of

SCHEME = "JSON Lines"
MEDIA_TYPE = "application/jsonl"
MAX_VALUE = 2_000
MAX_KEY = 200
MAX_AUTHORS = 50
_NAMES = ("title", "outlet", "date", "author", "url", "section", "language", "kicker", "standfirst", "agency", "page")
_ALSO = {
    "authors": "author",
    "byline": "author",
    "headline": "title",
    "published": "date",
    "link": "url",
    "lang": "language",
    "source": "outlet",
    "subtitle": "standfirst",
    "body": "text",
    "content": "text",
}
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def read_jsonl(data: bytes) -> Iterator[Part | Refusal]:
    """Yield a part for each line that holds an article, and a refusal for each that doesn't.

    Blank lines are nothing. Raises:
        ReadError: the file is no text, or there is nothing in it.
    """
    refuse_binary(data)
    seen: Counter[str] = Counter()
    number = 0
    for number, raw, decoded in _lines(data):
        try:
            yield _part(raw, decoded, seen)
        except ReadError as error:
            yield Refusal(f"line {number}", str(error))
    if not number:
        raise ReadError("It is empty or holds only white space.")


def line_text(data: bytes, digest: str) -> str | None:
    """Return the text of the line whose bytes have this digest, None where there is none."""
    return next((decoded.text for _, raw, decoded in _lines(data) if digest_of(raw) == digest), None)


def _lines(data: bytes) -> Iterator[tuple[int, bytes, Decoded]]:
    """Each line that isn't blank: its number from 1, its bytes, its text."""
    codec = "utf-8"
    notices: tuple[str, ...] = ()
    try:
        str(data, "utf-8")
    except UnicodeDecodeError:
        whole = decode(data)  # UTF-16, a legacy encoding, or a few bad bytes
        codec, notices, data = whole.codec, whole.notices, whole.text.encode("utf-8")
    for number, line in enumerate(_split(data), 1):
        raw = line.removeprefix(b"\xef\xbb\xbf").strip()
        if raw:
            yield number, raw, Decoded(raw.decode("utf-8"), codec, notices)


def _split(data: bytes) -> Iterator[bytes]:
    start = 0
    while start <= len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        yield data[start:end]
        start = end + 1


def _part(raw: bytes, decoded: Decoded, seen: Counter[str]) -> Part:
    record = _record(decoded.text)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadError("It has no “text”.")
    text = _clean(text)
    key = _key(record, text, seen)
    blocks = tuple(Block(BlockKind.PARAGRAPH, paragraph) for paragraph in _paragraphs(text))
    statements = tuple(_statements(record))
    # No text: a stretch of the file says nothing where JSON escapes what was written.
    return Part(key, digest_of(raw), MEDIA_TYPE, decoded.codec, "", blocks, statements, decoded.notices)


def _record(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it can't be read"
        raise ReadError(f"It is not JSON: {reason}.") from None
    if not isinstance(value, dict):
        raise ReadError("It is not a JSON object.")
    record: dict[str, Any] = {}
    for name, content in value.items():
        folded = name.strip().lower()
        if folded in _ALSO:
            record.setdefault(_ALSO[folded], content)
        else:
            record[folded] = content
    return record


def _key(record: dict[str, Any], text: str, seen: Counter[str]) -> str:
    key = next((one for name in ("id", "url") if (one := _scalar(record.get(name)))), "")
    if not key:
        key = _short("\x1f".join(_scalar(record.get(name)) for name in ("title", "outlet", "date")))
    elif len(key) > MAX_KEY:
        key = _short(key)
    if key in seen:
        key = f"{key}-{_short(text)}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"  # the same line again


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _statements(record: dict[str, Any]) -> Iterator[Embedded]:
    for name in _NAMES:
        content = record.get(name)
        values = content[:MAX_AUTHORS] if isinstance(content, list) else [content]
        for value in values:
            if isinstance(value, dict):
                value = value.get("name")
            stated = _scalar(value)
            if stated:
                yield Embedded(SCHEME, name, stated[:MAX_VALUE])


def _scalar(value: Any) -> str:
    """*value* as one line of text; empty for what has no plain text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        return " ".join(_clean(str(value)).split())
    except ValueError:  # an integer of more digits than Python writes
        return ""


def _clean(text: str) -> str:
    """*text* without lone surrogates and NULs, which JSON can write but no database keeps."""
    return _SURROGATES.sub("\ufffd", text).replace("\0", "\ufffd")


def _paragraphs(text: str) -> Iterator[str]:
    """The text's paragraphs: between blank lines where there are any, else its lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = _BLANK.split(text) if _BLANK.search(text) else text.split("\n")
    return (folded for piece in pieces if (folded := " ".join(piece.split())))
