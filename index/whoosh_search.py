"""Searching an open Whoosh reader: what of each document is kept at hand, and how a request is answered.

A word's postings are read once. This gives the documents that it is in (which the answer has to
tell), their weights and so their scores; the rest is arithmetic on sets of document numbers.
"""

from __future__ import annotations

import errno
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from index import analysis, answers, periods, ranking
from index.errors import EngineError, IndexDamaged, SearchLibraryError
from index.model import (
    Facet,
    FacetRequest,
    HistogramRequest,
    Hit,
    Phrase,
    RangeFilter,
    SearchRequest,
    Sort,
    Term,
    TermCount,
    ValueFilter,
    leaves,
)
from index.periods import Bar, DateRange
from index.schema import FieldKind, Schema

MISSING, OPEN_START, OPEN_END = -1, 0, 2**31 - 1
"""In the columns of days, whose ordinals begin with 1."""

UNWRITTEN = -2
"""What a column of numbers gives for a document whose number was never written, or was lost."""


_NOT_DAMAGE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EACCES, errno.EPERM}


@contextmanager
def decoding() -> Iterator[None]:
    """Report as damage whatever Whoosh raises while it decodes bytes, which may be anything.

    Raises:
        IndexDamaged: for whatever is raised inside, except errors of this package;
        EngineError: where the system refuses, as with too many open files.
    """
    try:
        yield
    except SearchLibraryError:
        raise
    except Exception as error:
        refused = isinstance(error, OSError) and error.errno in _NOT_DAMAGE
        raised = EngineError if refused else IndexDamaged
        raise raised(f"the index can't be read ({type(error).__name__}: {error})") from error


def days(period: DateRange) -> tuple[int, int]:
    """Return the first day and the day after the last, as numbers that compare as the days do."""
    start = OPEN_START if period.start is None else period.start.toordinal()
    return start, OPEN_END if period.end is None else period.end.toordinal()


@dataclass(frozen=True, slots=True)
class Columns:
    """What is kept of each document, by document number and, where there are several, by field."""

    ids: list[str] = field(default_factory=list)
    revisions: list[str] = field(default_factory=list)
    values: defaultdict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    numbers: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, leaf: Any, schema: Schema) -> Columns:
        """Read the columns of one segment; every document has something in every column.

        The files, about twenty, are not kept open.

        Raises:
            FileNotFoundError: a column is not there, or not any more.
            IndexDamaged: some of its values are not there.
        """
        with closing(leaf.codec().per_document_reader(leaf.storage(), leaf.segment())) as reader:
            return cls._read(reader, leaf.schema, schema)

    @classmethod
    def _read(cls, reader: Any, whoosh_schema: Any, schema: Schema) -> Columns:
        def column(name: str) -> list[Any]:
            found = list(reader.column_reader(name, whoosh_schema[name].column_type))
            if UNWRITTEN in found:
                raise IndexDamaged(f"the index lacks values of {name}")
            return found

        decoded: dict[bytes, tuple[str, ...]] = {b"": ()}  # one tuple for the same values

        def values(name: str) -> list[tuple[str, ...]]:
            raws = [bytes(raw) for raw in column(name)]
            decoded.update((raw, tuple(json.loads(raw))) for raw in {*raws} - decoded.keys())
            return [decoded[raw] for raw in raws]

        columns = cls([each for (each,) in values("id")], [bytes(raw).decode() for raw in column("revision")])
        for spec in schema.fields:
            if spec.kind is FieldKind.KEYWORD:
                columns.values[spec.name] = values(f"values_{spec.name}")
                continue
            for name in [f"length_{spec.name}"] if spec.kind is FieldKind.TEXT else day_columns(spec.name):
                columns.numbers[name] = column(name)
        return columns

    def extend(self, other: Columns) -> None:
        """Put the documents of *other* after those of this one."""
        self.ids.extend(other.ids)
        self.revisions.extend(other.revisions)
        for name, values in other.values.items():
            self.values[name].extend(values)
        for name, numbers in other.numbers.items():
            self.numbers[name].extend(numbers)


def day_columns(name: str) -> list[str]:
    return [f"start_{name}", f"end_{name}"]


class Contents:
    """What a commit holds beside postings and texts; shared by all threads and never changed."""

    def __init__(self, reader: Any, generation: int, schema: Schema, before: Contents | None) -> None:
        self.generation = generation
        self._schema = schema
        self._segments: dict[str, Columns] = {}
        self.columns = Columns()
        for leaf, _ in reader.leaf_readers():
            if leaf.doc_count_all():
                name = leaf.segment().segment_id()
                known = before._segments.get(name) if before else None
                self._segments[name] = known or Columns.of(leaf, schema)
                self.columns.extend(self._segments[name])
        self.live = frozenset(reader.all_doc_ids())

    @property
    def ids(self) -> list[str]:
        return self.columns.ids

    @cached_property
    def norms(self) -> dict[str, list[float]]:
        """What one occurrence weighs in each document, by TEXT field."""
        return {spec.name: self._norms(spec.name, spec.boost) for spec in self._schema.of_kind(FieldKind.TEXT)}

    def _norms(self, name: str, boost: float) -> list[float]:
        lengths = self.columns.numbers[f"length_{name}"]
        known = [lengths[number] for number in self.live if lengths[number]]
        average = sum(known) / len(known) if known else 0.0
        by_length = {length: ranking.norm(boost, length, average or 1.0) for length in set(lengths)}
        return [by_length[length] for length in lengths]


@dataclass(frozen=True, slots=True)
class View:
    """A reader for one thread, with the contents and the stamp of the commit that it reads."""

    reader: Any
    generation: int
    stamp: dict[str, Any]
    contents: Contents


def _postings(leaf: Any, name: str, text: str) -> Any:
    """Return the matcher over the documents of one segment that have the term, deleted ones left out; or None."""
    return leaf.postings(name, text) if (name, text) in leaf else None


def holders(leaf: Any, name: str, text: str) -> Iterator[int]:
    """Give the document numbers of one segment that have the term."""
    with decoding():
        matcher = _postings(leaf, name, text)
        while matcher is not None and matcher.is_active():
            yield matcher.id()
            matcher.next()


def _occurrences(leaf: Any, name: str, words: list[str]) -> Iterator[tuple[int, float]]:
    """Give the documents of one segment in which *words* stand in a row, and how often."""
    with decoding():
        matchers = {word: _postings(leaf, name, word) for word in words}
        if not matchers or None in matchers.values():
            return
        if len(words) == 1:
            (matcher,) = matchers.values()
            while matcher.is_active():
                yield matcher.id(), matcher.weight()
                matcher.next()
            return
        for number in _common(list(matchers.values())):
            places = {word: matcher.value_as("positions") for word, matcher in matchers.items()}
            starts = set(places[words[0]])
            for offset, word in enumerate(words):
                starts.intersection_update([place - offset for place in places[word]])
            if starts:
                yield number, float(len(starts))


def _common(matchers: list[Any]) -> Iterator[int]:
    """Give the document numbers that all *matchers* have; at each, all of them stand there."""
    first = matchers[0]
    while all(matcher.is_active() for matcher in matchers):
        number = max(matcher.id() for matcher in matchers)
        for matcher in matchers:
            matcher.skip_to(number)
        if all(matcher.is_active() and matcher.id() == number for matcher in matchers):
            yield number
            first.next()


class Question:
    """One request put to one commit."""

    def __init__(self, view: View, schema: Schema, request: SearchRequest) -> None:
        self.contents = view.contents
        self._reader = view.reader
        self._schema = schema
        self._request = request
        self._leaves = leaves(request.query)
        self._weights = [self._leaf_weights(leaf) for leaf in self._leaves]
        self._allowed = self._allowed_by_field()
        self.scores = self._scores()

    def hits(self) -> set[int]:
        """Return the document numbers of all hits."""
        return self._without(None)

    def order(self) -> Callable[[int], tuple[float, str] | tuple[bool, int, str]]:
        """Return the key by which document numbers are in the order asked for."""
        ids, scores = self.contents.ids, self.scores
        if self._request.sort is Sort.RELEVANCE:
            return lambda number: (-scores[number], ids[number])
        starts = self.contents.columns.numbers[f"start_{answers.date_field(self._schema).name}"]
        sign = -1 if self._request.sort is Sort.NEWEST else 1
        return lambda number: (starts[number] == MISSING, sign * starts[number], ids[number])

    def hit(self, number: int) -> Hit:
        """Return the hit with its fragments."""
        if self._request.fragments is None:
            return Hit(self.contents.ids[number], self.scores[number])
        with decoding():
            stored = self._reader.stored_fields(number)["stored"]
            texts, language = stored["texts"], stored["language"]
        whole, excerpts = answers.quoted(texts, language, self._request)
        return Hit(self.contents.ids[number], self.scores[number], whole, excerpts)

    def facet(self, asked: FacetRequest) -> Facet:
        """Count the values of a field, ignoring its own filters."""
        values = self.contents.columns.values[asked.field]
        tally = Counter(map(values.__getitem__, self._without(asked.field)))
        missing = tally.pop((), 0)
        counts: Counter[str] = Counter()
        for several, documents in tally.items():
            for value in several:
                counts[value] += documents
        return answers.facet(counts, missing, asked, self._request)

    def histogram(self, asked: HistogramRequest) -> tuple[Bar, ...]:
        """Count the periods of a field, ignoring its own range filters."""
        starts, ends = (self.contents.columns.numbers[name] for name in day_columns(asked.field))
        tally = Counter((starts[number], ends[number]) for number in self._without(asked.field))
        return periods.histogram(
            Counter({_range(*days): count for days, count in tally.items() if days[0] != MISSING}), asked.unit
        )

    def term_counts(self) -> tuple[TermCount, ...]:
        """Count the documents that each word or phrase matches, whatever the filters."""
        return tuple(
            TermCount(leaf.text, len(weights)) for leaf, weights in zip(self._leaves, self._weights, strict=True)
        )

    def _leaf_weights(self, leaf: Term | Phrase) -> dict[int, float]:
        """Return the weight of *leaf* in each document that it matches."""
        words = analysis.words(leaf.text, None)
        weights: dict[int, float] = {}
        for spec in self._schema.of_kind(FieldKind.TEXT):
            norms = self.contents.norms[spec.name]
            for segment, base in self._reader.leaf_readers():
                for local, occurrences in _occurrences(segment, f"words_{spec.name}", words):
                    number = base + local
                    weights[number] = weights.get(number, 0.0) + occurrences * norms[number]
        return weights

    def _scores(self) -> dict[int, float]:
        """Return the score of each document that the query matches, whatever the filters."""
        documents = len(self.contents.live)
        if not self._weights:
            return dict.fromkeys(self.contents.live, 0.0)
        smallest, *others = sorted(self._weights, key=len)
        scores = dict.fromkeys(set(smallest).intersection(*others), 0.0)
        for weights in self._weights:
            rarity = ranking.rarity(documents, len(weights))
            for number in scores:
                scores[number] += ranking.score(rarity, weights[number])
        return scores

    def _allowed_by_field(self) -> dict[str, set[int]]:
        """Return the documents that pass the filters of each field that has any."""
        allowed: dict[str, set[int]] = {}
        for each in self._request.filters:
            passing = self._with_value(each) if isinstance(each, ValueFilter) else self._in_range(each)
            allowed[each.field] = allowed[each.field] & passing if each.field in allowed else passing
        return allowed

    def _with_value(self, asked: ValueFilter) -> set[int]:
        passing: set[int] = set()
        for segment, base in self._reader.leaf_readers():
            for value in asked.values:
                passing.update(base + local for local in holders(segment, f"values_{asked.field}", value))
        if asked.missing:
            values = self.contents.columns.values[asked.field]
            passing.update(number for number, several in enumerate(values) if not several)
        return passing

    def _in_range(self, asked: RangeFilter) -> set[int]:
        first, end = days(asked.range)
        starts, ends = (self.contents.columns.numbers[name] for name in day_columns(asked.field))
        spans = enumerate(zip(starts, ends, strict=True))
        if asked.surely:
            return {number for number, (low, high) in spans if first <= low and high <= end and low != MISSING}
        return {number for number, (low, high) in spans if low < end and first < high and low != MISSING}

    def _without(self, ignored: str | None) -> set[int]:
        """Return the documents that match and pass the filters of all fields but *ignored*."""
        found = set(self.scores)
        for name, allowed in self._allowed.items():
            if name != ignored:
                found &= allowed
        return found


def _range(first: int, end: int) -> DateRange:
    return DateRange(
        None if first == OPEN_START else date.fromordinal(first),
        None if end == OPEN_END else date.fromordinal(end),
    )
