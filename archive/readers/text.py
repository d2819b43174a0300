"""Plain text: one article a file. Its lines are told apart by extraction, which knows what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from archive.article import Part
from archive.readers.decoding import decode
from archive.readers.protocol import digest_of


def read_text(data: bytes) -> Iterator[Part]:
    """Yield the file as one part without blocks.

    Raises:
        ReadError: it is no text, or there is nothing in it.
    """
    decoded = decode(data)
    yield Part("", digest_of(data), "text/plain", decoded.codec, decoded.text, notices=decoded.notices)
