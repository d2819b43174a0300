"""An engine that keeps everything in memory and looks at every document for every question.

It is the reference that other engines are tested against, so it is written to be read, not to be
fast, and for archives that need not outlast the process.
"""

from __future__ import annotations

import platform
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from index import analysis, answers, periods, ranking
from index.engine import Capabilities, Engine, EngineInfo
from index.errors import IndexLocked, IndexMissing
from index.model import (
    Document,
    Facet,
    FacetRequest,
    Filter,
    HistogramRequest,
    Hit,
    Phrase,
    RangeFilter,
    Results,
    SearchRequest,
    Sort,
    Term,
    TermCount,
    ValueFilter,
    leaves,
)
from index.periods import Bar, DateRange
from index.schema import FieldKind, Schema


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document and the words of its TEXT fields."""

    document: Document
    words: dict[str, list[str]]

    def keywords(self, field: str) -> set[str]:
        value = self.document.values.get(field)
        return set(value) if isinstance(value, tuple) else set()

    def period(self, field: str) -> DateRange | None:
        value = self.document.values.get(field)
        return value if isinstance(value, DateRange) else None


@dataclass(frozen=True, slots=True)
class _State:
    """All documents by id, in order of id, and the last change applied; replaced whole by a commit."""

    entries: dict[str, _Entry]
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
        question = _Question(self._schema, list(self._state.entries.values()), request)
        hits = question.hits()
        page = hits[request.offset : request.offset + request.limit]
        return Results(
            total=len(hits),
            hits=tuple(_quoted_hit(entry, score, request) for entry, score in page),
            facets={asked.field: question.facet(asked) for asked in request.facets},
            histogram=question.histogram(request.histogram) if request.histogram else (),
            term_counts=question.term_counts(),
        )

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """Give every hit in order; see the port."""
        answers.check(request, self._schema)
        hits = _Question(self._schema, list(self._state.entries.values()), request).hits()
        return (Hit(entry.document.id, score) for entry, score in hits)

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
        words = {
            spec.name: analysis.words(value, document.language)
            for spec in self._schema.of_kind(FieldKind.TEXT)
            if isinstance(value := document.values.get(spec.name), str)
        }
        self._entries[document.id] = _Entry(kept, words)

    def remove(self, document_id: str) -> None:
        self._entries.pop(document_id, None)

    def applied(self, change: int) -> None:
        self._last_change = change

    def result(self) -> _State:
        return _State(dict(sorted(self._entries.items())), self._last_change)


class _Question:
    """One request put to some documents."""

    def __init__(self, schema: Schema, entries: list[_Entry], request: SearchRequest) -> None:
        self._schema = schema
        self._entries = entries
        self._request = request
        self._leaves = leaves(request.query)
        self._averages = {spec.name: self._average_length(spec.name) for spec in schema.of_kind(FieldKind.TEXT)}
        self._weights = [self._leaf_weights(leaf) for leaf in self._leaves]

    def hits(self) -> list[tuple[_Entry, float]]:
        """Return the hits with their scores, in the order asked for."""
        found = [
            (entry, self._score(entry)) for entry in self._matching(lambda each: True)
        ]  # in order of id, which sorting keeps among equals
        sort = self._request.sort
        if sort is Sort.RELEVANCE:
            return sorted(found, key=lambda hit: -hit[1])
        field = answers.date_field(self._schema).name
        dated = [hit for hit in found if hit[0].period(field)]
        missing = [hit for hit in found if not hit[0].period(field)]
        sign = -1 if sort is Sort.NEWEST else 1
        return sorted(dated, key=lambda hit: sign * _first_day(hit[0].period(field))) + missing

    def facet(self, asked: FacetRequest) -> Facet:
        """Count the values of a field, ignoring its own filters."""
        entries = self._matching(lambda each: not (isinstance(each, ValueFilter) and each.field == asked.field))
        counts = Counter(value for entry in entries for value in entry.keywords(asked.field))
        missing = sum(not entry.keywords(asked.field) for entry in entries)
        return answers.facet(counts, missing, asked, self._request)

    def histogram(self, asked: HistogramRequest) -> tuple[Bar, ...]:
        """Count the periods of a field, ignoring its own range filters."""
        entries = self._matching(lambda each: not (isinstance(each, RangeFilter) and each.field == asked.field))
        found = (entry.period(asked.field) for entry in entries)
        return periods.histogram((period for period in found if period), asked.unit)

    def term_counts(self) -> tuple[TermCount, ...]:
        """Count the documents that each word or phrase matches, whatever the filters."""
        return tuple(
            TermCount(leaf.text, len(weights)) for leaf, weights in zip(self._leaves, self._weights, strict=True)
        )

    def _matching(self, respected: Callable[[Filter], bool]) -> list[_Entry]:
        filters = [each for each in self._request.filters if respected(each)]
        return [
            entry
            for entry in self._entries
            if all(entry.document.id in weights for weights in self._weights)
            and all(_passes(entry, each) for each in filters)
        ]

    def _leaf_weights(self, leaf: Term | Phrase) -> dict[str, float]:
        """Return the weight of *leaf* in each document that it matches, by id."""
        words = analysis.words(leaf.text, None)
        weights: dict[str, float] = {}
        for entry in self._entries:
            for spec in self._schema.of_kind(FieldKind.TEXT):
                row = entry.words.get(spec.name, [])
                occurrences = sum(1 for _ in analysis.runs(row, words))
                if occurrences:
                    norm = ranking.norm(spec.boost, len(row), self._averages[spec.name])
                    weights[entry.document.id] = weights.get(entry.document.id, 0.0) + occurrences * norm
        return weights

    def _average_length(self, field: str) -> float:
        lengths = [len(entry.words[field]) for entry in self._entries if entry.words.get(field)]
        return sum(lengths) / len(lengths) if lengths else 0.0

    def _score(self, entry: _Entry) -> float:
        total = 0.0
        for weights in self._weights:
            total += ranking.score(ranking.rarity(len(self._entries), len(weights)), weights[entry.document.id])
        return total


def _passes(entry: _Entry, each: Filter) -> bool:
    if isinstance(each, ValueFilter):
        values = entry.keywords(each.field)
        return not values.isdisjoint(each.values) or (each.missing and not values)
    period = entry.period(each.field)
    if period is None:
        return False
    return each.range.holds(period) if each.surely else each.range.meets(period)


def _first_day(period: DateRange | None) -> int:
    return period.start.toordinal() if period and period.start else 0


def _quoted_hit(entry: _Entry, score: float, request: SearchRequest) -> Hit:
    whole, excerpts = answers.quoted(entry.document.values, entry.document.language, request)
    return Hit(entry.document.id, score, whole, excerpts)


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
