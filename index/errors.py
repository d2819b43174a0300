"""What can go wrong in the search library.

    SearchLibraryError          never raised itself
    ├── PeriodError             text that is no day, month or year, or a range that ends before it starts
    ├── QueryError              a query that is not understood; carries the position and a mended query
    ├── RequestError            a request outside its bounds (page, size, unknown field)
    │   └── TooManyForms        a wildcard or fuzzy word that stands for too many words of the index
    ├── SearchTimeout           a search that took longer than it may
    ├── DocumentError           a document that does not fit the schema
    └── EngineError             the engine could not do its work
        ├── IndexMissing        there is no index yet at that place
        ├── IndexDamaged        what lies there cannot be read as an index
        ├── SchemaMismatch      the index was built for other fields or another analysis
        ├── IndexLocked         another writer is at work
        └── UnknownEngine       no engine answers to that address

Each error says in plain words what happened, so that a page can show it as it stands.
"""

from __future__ import annotations


class SearchLibraryError(Exception):
    """Base of every error of this package."""


class PeriodError(SearchLibraryError):
    """Text that is no day, month or year, or a range that ends before it starts.

    Attributes:
        sentence: the message with places, “there is no month %(month)s”; *values* stand in them.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values)
        self.sentence = sentence
        self.values = values


class QueryError(SearchLibraryError):
    """A query that is not understood.

    Attributes:
        query: the query as typed.
        position: offset in characters of what was not understood, 0 ≤ position ≤ len(query).
        reason: why, as a sentence without the position.
        length: how many characters from there on are meant, at least 1 unless the query ends there.
        mending: a query to offer instead, which is understood; None where nothing suggests itself.
    """

    def __init__(self, query: str, position: int, reason: str, length: int = 1, mending: str | None = None) -> None:
        super().__init__(reason)
        self.query = query
        self.position = position
        self.reason = reason
        self.length = min(length, len(query) - position)
        self.mending = mending


class RequestError(SearchLibraryError):
    """A request outside its bounds: a page too far, a field that the schema does not have."""


class TooManyForms(RequestError):
    """A wildcard or fuzzy word that stands for more words of the index than it may.

    Attributes:
        word: as it is looked for, without capitals and accents.
    """

    def __init__(self, word: str, most: int) -> None:
        super().__init__(f"“{word}” stands for more than {most:,} different words; write more of its letters")
        self.word = word


class SearchTimeout(SearchLibraryError):
    """A search that took longer than it may; carries how long that is, in seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the search took longer than the {seconds:g} s that it may; narrow it or leave words out")
        self.seconds = seconds


class DocumentError(SearchLibraryError):
    """A document that does not fit the schema; carries the document's id."""

    def __init__(self, document_id: str, reason: str) -> None:
        super().__init__(f"document {document_id}: {reason}")
        self.document_id = document_id


class EngineError(SearchLibraryError):
    """The engine could not do its work."""


class IndexMissing(EngineError):
    """There is no index at that place."""


class IndexDamaged(EngineError):
    """What lies there cannot be read as an index."""


class SchemaMismatch(EngineError):
    """The index was built for other fields or another analysis.

    Attributes:
        expected: fingerprint of the schema in use.
        found: fingerprint that the index carries.
    """

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"the index was built for schema {found[:12]}, this program uses {expected[:12]}")
        self.expected = expected
        self.found = found


class IndexLocked(EngineError):
    """Another writer is at work on this index."""


class UnknownEngine(EngineError):
    """No engine answers to that address."""
