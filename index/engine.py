"""The port: what every search engine does for the archive, and how generations of it are swapped.

Held by the contract suite of ``index.testing``, not by inheritance.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from index.model import (
    Completion,
    Document,
    Hit,
    NearWord,
    Results,
    SearchRequest,
    Similar,
    ValuesPage,
    ValuesRequest,
)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What differs between engines.

    Attributes:
        atomic_batches: readers see a batch whole or not at all; where False, a batch that was cut
            off is sent again, which does no harm.
        exclusive_writer: a second batch meanwhile gets IndexLocked.
        persistent: what was committed is there after the process ends.
    """

    atomic_batches: bool
    exclusive_writer: bool
    persistent: bool


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What an engine says of itself.

    Attributes:
        engine: its name, "whoosh" or "memory".
        version: of the library behind it.
        documents: how many it holds.
        last_change: the number that the last committed batch applied, 0 for none.
        fingerprint: of the schema it was built for.
    """

    engine: str
    version: str
    documents: int
    last_change: int
    fingerprint: str
    capabilities: Capabilities


class WriteBatch(Protocol):
    """Changes that become visible together when the batch is left without an exception."""

    def replace(self, document: Document) -> None:
        """Put *document* in, in place of the one with its id.

        Raises:
            DocumentError: it does not fit the schema; the batch stays usable.
        """

    def remove(self, document_id: str) -> None:
        """Take the document out; one that is not there is no error."""

    def applied(self, change: int) -> None:
        """Remember, with this batch, that all changes up to *change* are in."""


class Engine(Protocol):
    """One generation of an index. Safe for many threads that search and one that writes."""

    def batch(self) -> AbstractContextManager[WriteBatch]:
        """Open a batch; leaving it commits, an exception inside discards it.

        Raises:
            IndexLocked: another writer is at work.
        """

    def search(self, request: SearchRequest) -> Results:
        """Answer *request*.

        Raises:
            RequestError: it names a field that the schema does not have, or a negative page.
        """

    def together(self) -> AbstractContextManager[object]:
        """Count what this thread asks inside as one search, when searches make room for each other."""

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """Give every hit in the request's order, without fragments, whatever its offset and limit."""

    def facet_values(self, request: SearchRequest, asked: ValuesRequest) -> ValuesPage:
        """Give a page of a field's values over the hits of *request*, whatever its offset and limit.

        The field's own filters are ignored, all others are respected.

        Raises:
            RequestError: there is no such field, or a number is negative.
            SearchTimeout: finding and counting take longer than a search of *request* may.
        """

    def similar(
        self, document_id: str, limit: int = 10, fields: Collection[str] | None = None, seconds: float = math.inf
    ) -> Similar:
        """Give the documents that are most like another, as ``likeness`` says; none for one that is not held.

        Args:
            fields: the TEXT fields by whose words it is gone, None for all.
            seconds: that this may take.

        Raises:
            RequestError: there is no such TEXT field.
            SearchTimeout: it takes longer.
        """

    def near(
        self, word: str, field: str | None = None, limit: int = 10, seconds: float = math.inf
    ) -> tuple[NearWord, ...]:
        """Give words that *word* may be a misspelling of, as ``vocabulary`` says, itself first where it is held.

        They are nearest first, then in most documents, then in order; none for what is no single word.

        Args:
            field: a KEYWORD field, whose values' words are meant; None for the words of all text.
            seconds: that this may take.

        Raises:
            RequestError: there is no such KEYWORD field.
            SearchTimeout: it takes longer.
        """

    def complete(
        self, prefix: str, field: str | None = None, limit: int = 10, seconds: float = math.inf
    ) -> tuple[Completion, ...]:
        """Give what begins with *prefix*, held by most documents first, then in order.

        Case and accents make no difference. None for a prefix without letters and digits, or longer than
        ``vocabulary.MAX_PREFIX_CHARS``.

        Args:
            field: a KEYWORD field, of which values are given where any word begins so; None for folded
                words of all text.
            seconds: that this may take.

        Raises:
            RequestError: there is no such KEYWORD field.
            SearchTimeout: it takes longer.
        """

    def revisions(self) -> Iterator[tuple[str, str]]:
        """Give (id, revision) of every document, in order of id."""

    def info(self) -> EngineInfo:
        """Say what this is and how far it is."""

    def close(self) -> None:
        """Let go of files and memory; the engine is not used afterwards."""


class Generations(Protocol):
    """An index that is rebuilt beside the live one: generations, of which one is current."""

    def current(self) -> Engine:
        """Return the generation that answers now, also when another process has swapped it.

        Raises:
            IndexMissing: none was published yet.
            SchemaMismatch: the published one was built for another schema.
            IndexDamaged: the published one can't be read.
        """

    def rebuild(self) -> AbstractContextManager[Engine]:
        """Open an empty generation; leaving it publishes it, an exception inside discards it.

        The one published before stays on disk until the next publication, for readers that still
        have it open.
        """

    def close(self) -> None:
        """Close whatever is open."""
