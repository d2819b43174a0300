"""The frozen values that cross the port: documents in, requests in, results out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from index.periods import Bar, DateRange, Unit

FieldValue: TypeAlias = str | tuple[str, ...] | DateRange | None
"""Text of a TEXT field, values of a KEYWORD field, days of a PERIOD field; None or () is missing."""


@dataclass(frozen=True, slots=True)
class Document:
    """What the index holds of one thing.

    Attributes:
        id: the key; replacing a document keeps it.
        revision: any text that changes when the document does; for comparing index and record.
        language: ISO 639 code for the analysis of its text, or None where it is not known.
        values: one value a schema field; a field left out is missing.
    """

    id: str
    revision: str
    language: str | None
    values: Mapping[str, FieldValue]


# Query nodes. They hold words as typed; each engine analyses them as it analyses documents.


@dataclass(frozen=True, slots=True)
class MatchAll:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Term:
    """Documents that hold this word in any text field.

    A word that the analysis takes apart ("rules-based") is looked for as a phrase of its parts.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents that hold these words next to each other, in order, within one text field."""

    text: str


@dataclass(frozen=True, slots=True)
class And:
    """Documents that every clause matches."""

    clauses: tuple[Query, ...]


Query: TypeAlias = MatchAll | Term | Phrase | And


def leaves(query: Query) -> tuple[Term | Phrase, ...]:
    """Return the words and phrases of *query* in order, repeated ones repeatedly."""
    if isinstance(query, And):
        return tuple(leaf for clause in query.clauses for leaf in leaves(clause))
    return () if isinstance(query, MatchAll) else (query,)


@dataclass(frozen=True, slots=True)
class ValueFilter:
    """Documents with one of *values* in a KEYWORD field, or, with *missing*, none at all there.

    With neither, no document passes. Several filters on one field must all be met.
    """

    field: str
    values: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class RangeFilter:
    """Documents whose PERIOD field meets *range*; with *surely*, those that lie wholly inside.

    A document whose period is missing is in no range.
    """

    field: str
    range: DateRange
    surely: bool = False


Filter: TypeAlias = ValueFilter | RangeFilter


class Sort(StrEnum):
    """The order of hits. Ties are in order of id.

    NEWEST and OLDEST go by the first day that the schema's first PERIOD field can have; missing
    periods come last in both, and an open start counts as before every day. RELEVANCE without words
    is order of id.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """Count the values of a KEYWORD field, the *limit* most frequent of them.

    Values chosen in the field's own filter and "missing" come on top of the limit.
    """

    field: str
    limit: int = 50


@dataclass(frozen=True, slots=True)
class HistogramRequest:
    """Count the days of a PERIOD field in bars of one unit."""

    field: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class FragmentRequest:
    """Which TEXT fields to quote in a hit.

    Attributes:
        whole: fields given whole, as one fragment, with their marks (headlines).
        excerpt: fields whose best passages are given, best first, over all of them together.
        count: most passages of the excerpt fields.
        size: the aim for a passage's length, in characters.
    """

    whole: tuple[str, ...] = ()
    excerpt: tuple[str, ...] = ()
    count: int = 2
    size: int = 200


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to an engine: hits *offset* to *offset + limit*, facets and histogram over all hits."""

    query: Query
    filters: tuple[Filter, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    facets: tuple[FacetRequest, ...] = ()
    histogram: HistogramRequest | None = None
    fragments: FragmentRequest | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text with the places of matched words.

    Attributes:
        text: plain text, never HTML.
        marks: (start, end) in characters of *text*, ascending, disjoint, each around whole words.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found.

    Attributes:
        id: the document's key.
        score: greater is better; comparable only within one answer.
        whole: the fields asked for whole, by name; an empty fragment where the document has none.
        excerpts: passages of the fields asked for in excerpt, best first.
    """

    id: str
    score: float
    whole: Mapping[str, Fragment] = field(default_factory=dict)
    excerpts: tuple[Fragment, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the hits hold *value*; None stands for "missing"."""

    value: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A field's values over the hits that there would be without the field's own filter.

    Attributes:
        counts: most frequent first, ties by value, "missing" last; values chosen in the field's
            own filter are always among them, with 0 where nothing is left.
        distinct: how many different values there are, missing not counted; more than are listed
            where the limit cut the list.
    """

    counts: tuple[FacetCount, ...]
    distinct: int


@dataclass(frozen=True, slots=True)
class TermCount:
    """How many documents of the whole index one word or phrase of the query matches."""

    text: str
    documents: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a SearchRequest.

    Attributes:
        total: all hits, on whatever page.
        hits: those of this page; none past the end.
        facets: by field name, as asked for.
        histogram: oldest first; it ignores range filters on its own field.
        term_counts: in the query's order.
        notes: sentences on what was cut short, empty when nothing was.
        exact: False when a limit cut the work short; notes say which.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Facet] = field(default_factory=dict)
    histogram: tuple[Bar, ...] = ()
    term_counts: tuple[TermCount, ...] = ()
    notes: tuple[str, ...] = ()
    exact: bool = True
