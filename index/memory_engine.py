"""An engine that keeps everything in memory and looks at every document for every question.

It is the reference that other engines are tested against, so it is written to be read, not to be
fast, and for archives that need not outlast the process.
"""

from __future__ import annotations

import math
import platform
import threading
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from types import MappingProxyType

from index import analysis, answers, likeness, listing, vocabulary
from index.clocks import Clock
from index.engine import Capabilities, Engine, EngineInfo
from index.errors import IndexLocked, IndexMissing
from index.matching import Text
from index.memory_search import Entry, Question
from index.model import (
    Bounds,
    Completion,
    Document,
    Hit,
    MatchAll,
    NearWord,
    Results,
    SearchRequest,
    Similar,
    ValuesPage,
    ValuesRequest,
)
from index.schema import FieldKind, Schema


@dataclass(frozen=True, slots=True)
class _State:
    """All documents by id, in order of id, and the last change applied; replaced whole by a commit."""

    entries: dict[str, Entry]
    last_change: int = 0


class MemoryEngine:
    """The engine over a dictionary."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._state = _State({})
        self._writer = threading.Lock()

    @contextmanager
    def batch(self) -> Iterator[_MemoryBatch]:
        """Open a batch; see the port."""
        if not self._writer.acquire(blocking=False):
            raise IndexLocked("another batch is being written")
        try:
            batch = _MemoryBatch(self._schema, self._state)
            yield batch
            self._state = batch.result()
        finally:
            self._writer.release()

    def search(self, request: SearchRequest) -> Results:
        """Answer *request*; see the port."""
        answers.check(request, self._schema)
        question = Question(self._schema, list(self._state.entries.values()), request)
        hits = question.hits()
        page = hits[request.offset : request.offset + request.limit]
        counting = answers.Counting(request, Clock(request.bounds.search_s))
        return Results(
            total=len(hits),
            hits=tuple(question.quoted(entry, score) for entry, score in page),
            facets=counting.facets(lambda asked, clock: question.facet(asked)),
            histogram=counting.histogram(lambda asked, clock: question.histogram(asked)),
            term_counts=question.term_counts(),
            notes=tuple(counting.notes),
        )

    def together(self) -> AbstractContextManager[None]:
        """See the port; nothing makes room here."""
        return nullcontext()

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """Give every hit in order; see the port."""
        answers.check(request, self._schema)
        hits = Question(self._schema, list(self._state.entries.values()), request).hits()
        return (Hit(entry.document.id, score) for entry, score in hits)

    def facet_values(self, request: SearchRequest, asked: ValuesRequest) -> ValuesPage:
        """Give a page of a field's values; see the port."""
        answers.check(request, self._schema)
        listing.check(asked, self._schema)
        return Question(self._schema, list(self._state.entries.values()), request).values(asked)

    def similar(
        self, document_id: str, limit: int = 10, fields: Collection[str] | None = None, seconds: float = math.inf
    ) -> Similar:
        """Give the documents that are most like another; see the port."""
        names, clock, entries = likeness.check(fields, self._schema), Clock(seconds), self._state.entries
        if document_id not in entries:
            return Similar()
        request = SearchRequest(MatchAll(), bounds=Bounds(search_s=seconds))
        weights = Question(self._schema, list(entries.values()), request).weighed(entries[document_id], names)
        held: Counter[str] = Counter()
        for entry in entries.values():
            clock.check()
            held.update(entry.terms() & weights.keys())
        language = entries[document_id].language
        documents = sum(entry.language == language for entry in entries.values())
        words = likeness.telling(weights, language, documents, held.__getitem__, held.__getitem__, clock)
        alike = Question(self._schema, list(entries.values()), replace(request, query=likeness.query(words)))
        return Similar(words, alike.best(document_id, limit) if words else ())

    def near(
        self, word: str, field: str | None = None, limit: int = 10, seconds: float = math.inf
    ) -> tuple[NearWord, ...]:
        """Give words that *word* may be a misspelling of; see the port."""
        counts = self._word_counts(field, Clock(seconds))
        spelt = vocabulary.spelt(word)
        return vocabulary.ranked(dict(vocabulary.near(spelt, counts)), counts, limit) if spelt else ()

    def complete(
        self, prefix: str, field: str | None = None, limit: int = 10, seconds: float = math.inf
    ) -> tuple[Completion, ...]:
        """Give what begins with *prefix*; see the port."""
        clock = Clock(seconds)
        if field is None:
            counts, begun = self._word_counts(None, clock), vocabulary.begun(prefix)
            found = {word for word in counts if begun and word.startswith(begun) and not analysis.is_unspaced(word)}
        else:
            counts = self._value_counts(field, clock)
            found = {value for value in counts if vocabulary.begins(value, prefix)}
        return vocabulary.most_frequent({each: counts[each] for each in found}, limit)

    def _word_counts(self, field: str | None, clock: Clock) -> Counter[str]:
        """Count the documents with each word of all text, or of the values of a KEYWORD field."""
        if field is not None:
            self._schema.require(field, FieldKind.KEYWORD)
        counts: Counter[str] = Counter()
        for entry in self._state.entries.values():
            clock.check()
            counts.update(entry.words() if field is None else entry.words_of_values(field))
        return counts

    def _value_counts(self, field: str, clock: Clock) -> Counter[str]:
        self._schema.require(field, FieldKind.KEYWORD)
        clock.check()
        return Counter(value for entry in self._state.entries.values() for value in entry.keywords(field))

    def revisions(self) -> Iterator[tuple[str, str]]:
        """Give (id, revision) of every document, in order of id."""
        return ((entry.document.id, entry.document.revision) for entry in self._state.entries.values())

    def info(self) -> EngineInfo:
        """Say what this is and how far it is; the version is Python's."""
        state = self._state
        return EngineInfo(
            engine="memory",
            version=platform.python_version(),
            documents=len(state.entries),
            last_change=state.last_change,
            fingerprint=self._schema.fingerprint(),
            capabilities=Capabilities(atomic_batches=True, exclusive_writer=True, persistent=False),
        )

    def close(self) -> None:
        """Let go of the documents."""
        self._state = _State({})


class _MemoryBatch:
    """Changes to a copy of the documents."""

    def __init__(self, schema: Schema, state: _State) -> None:
        self._schema = schema
        self._entries = dict(state.entries)
        self._last_change = state.last_change

    def replace(self, document: Document) -> None:
        self._schema.check(document)
        kept = Document(document.id, document.revision, document.language, MappingProxyType(dict(document.values)))
        texts = {
            spec.name: Text.of(value, document.language)
            for spec in self._schema.of_kind(FieldKind.TEXT)
            if isinstance(value := document.values.get(spec.name), str)
        }
        self._entries[document.id] = Entry(kept, texts)

    def remove(self, document_id: str) -> None:
        self._entries.pop(document_id, None)

    def applied(self, change: int) -> None:
        self._last_change = change

    def result(self) -> _State:
        return _State(dict(sorted(self._entries.items())), self._last_change)


class MemoryGenerations:
    """Generations that last as long as the process."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._current: MemoryEngine | None = None

    def current(self) -> MemoryEngine:
        """Return the generation published last.

        Raises:
            IndexMissing: there is none.
        """
        if self._current is None:
            raise IndexMissing("no index was built yet")
        return self._current

    @contextmanager
    def rebuild(self) -> Iterator[Engine]:
        """Open an empty generation and publish it when the block ends well."""
        engine = MemoryEngine(self._schema)
        yield engine
        self._current = engine

    def close(self) -> None:
        """Forget everything."""
        self._current = None
