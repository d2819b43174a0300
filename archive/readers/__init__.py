"""Readers: the bytes of a file → the parts of which each may be an article. One module a format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from archive.article import Part
from archive.errors import ReadError
from archive.readers.html import is_page, read_html
from archive.readers.jsonl import line_text, read_jsonl
from archive.readers.markdown import read_markdown
from archive.readers.protocol import Reader, Refusal, digest_of
from archive.readers.text import read_text

__all__ = ["READERS", "SUFFIXES", "Format", "Reader", "Refusal", "part_text", "read"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what people call it, how its names end, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


READERS = (
    Format("plain text", (".txt", ".text"), read_text),
    Format("Markdown", (".md", ".markdown"), read_markdown),
    Format("HTML", (".html", ".htm", ".xhtml"), read_html),
    Format("JSON Lines", (".jsonl", ".ndjson"), read_jsonl),
)
SUFFIXES = {suffix: format for format in READERS for suffix in format.suffixes}
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}", re.IGNORECASE)


def read(name: str, data: bytes) -> Iterator[Part | Refusal]:
    """Yield the parts of the file called *name* that holds *data*, and a refusal for each that gives none.

    The reader is chosen by the name's suffix; a page saved as plain text is read as a page, a file
    without a suffix as text. Nothing but the suffix of *name* matters.

    Raises:
        ReadError: the file as a whole gives no article: an unknown format, binary, empty.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES:
        reader = SUFFIXES[suffix].read
    elif _SUFFIX.fullmatch(suffix):
        known = ", ".join(SUFFIXES)
        raise ReadError(f"Files ending in {suffix} are not read; those that are end in {known}.")
    else:
        reader = read_text
    if reader is read_text and is_page(data):
        reader = read_html
    yield from reader(data)


def part_text(data: bytes, digest: str, encoding: str) -> str:
    """Return the text of the part of *data* whose bytes have this digest, as its reader decoded it.

    The text of the whole where no line of it has that digest.
    """
    line = line_text(data, digest) if digest_of(data) != digest else None
    return data.decode(encoding, "replace") if line is None else line
