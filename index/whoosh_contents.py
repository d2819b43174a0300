"""What a commit of a Whoosh index holds beside postings and texts, kept at hand for all searches of it."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from index import ranking
from index.errors import IndexDamaged
from index.schema import FieldKind, Schema
from index.whoosh_layout import UNWRITTEN, day_columns
from index.whoosh_postings import decoding, holders


@dataclass(frozen=True, slots=True)
class Columns:
    """What is kept of each document, by document number and, where there are several, by field."""

    ids: list[str] = field(default_factory=list)
    revisions: list[str] = field(default_factory=list)
    languages: list[str | None] = field(default_factory=list)
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

        columns = cls(
            [each for (each,) in values("id")],
            [bytes(raw).decode() for raw in column("revision")],
            [sys.intern(bytes(raw).decode()) or None for raw in column("language")],
        )
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
        self.languages.extend(other.languages)
        for name, values in other.values.items():
            self.values[name].extend(values)
        for name, numbers in other.numbers.items():
            self.numbers[name].extend(numbers)


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
    def languages(self) -> frozenset[str]:
        """The languages with stems that documents are in."""
        return frozenset(filter(None, self.by_language))

    @cached_property
    def by_language(self) -> Counter[str | None]:
        """How many documents are in each language with stems, and how many in none."""
        return Counter(self.columns.languages[number] for number in self.live)

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

    def number(self, document_id: str) -> int | None:
        """Return the number of a document, None where it is not held."""
        for leaf, base in self.reader.leaf_readers():
            for local in holders(leaf, "id", document_id):
                return int(base + local)
        return None

    def stored(self, number: int) -> tuple[dict[str, str], str | None]:
        """Return the texts of a document, by TEXT field, and its language."""
        with decoding():
            stored = self.reader.stored_fields(number)["stored"]
            return stored["texts"], stored["language"]

    def norms(self, number: int) -> dict[str, float]:
        """Return what one occurrence weighs in a document, by TEXT field."""
        return {name: known[number] for name, known in self.contents.norms.items()}
