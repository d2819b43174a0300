"""What every reader gives, and what they share in giving it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from archive.article import Part


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a file that gives no article, while the rest of the file goes on.

    Attributes:
        key: names the part within its file: “line 12”.
        reason: one sentence, for people.
    """

    key: str
    reason: str


class Reader(Protocol):
    """Turns the bytes of a file into its parts, in the order of the file.

    A reader of whole-file formats gives one part, with the key "" and the file's SHA-256.

    Raises:
        ReadError: the file as a whole gives no article; before or while the parts are taken.
    """

    def __call__(self, data: bytes) -> Iterator[Part | Refusal]: ...


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of *data* in hex."""
    return hashlib.sha256(data).hexdigest()
