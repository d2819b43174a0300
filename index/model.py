"""The frozen values that cross the port: documents in, requests in, results out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from index.periods import EVER, Bar, DateRange, Period, Unit

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
    """Documents that hold this word, or, unless it is *exact*, another form of it in their language.

    A word that the analysis takes apart ("rules-based") is looked for as its parts in a row. An
    exact one in a KEYWORD field is the whole of a value.
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents that hold these words, exactly so, next to each other, in order, within one field.

    With a *slop*, in any order, with at most so many other words among them.
    """

    text: str
    slop: int | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Documents that hold a word that reads so where * stands for any characters, or none."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Documents that hold a word that *distance* changes of one letter make of this one.

    A change is a letter added, left out, replaced, or exchanged with its neighbour. The first two
    letters are the same.
    """

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Near:
    """Documents that hold both sides in one field with at most *distance* words between them, in either order.

    Sides are words, phrases, wildcards and fuzzy words, or alternatives of these; they do not overlap.
    """

    left: Query
    right: Query
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    """Documents that every clause matches."""

    clauses: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that some clause matches."""

    clauses: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Documents that at least *least* of the clauses match; a clause given twice counts twice.

    They score as with Or. Nothing that can be typed stands for this.
    """

    least: int
    clauses: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that the clause does not match; they score nothing for it."""

    clause: Query


@dataclass(frozen=True, slots=True)
class Within:
    """Documents where the clause is matched in one field, of text or of values, and in no other."""

    field: str
    clause: Query


@dataclass(frozen=True, slots=True)
class Missing:
    """Documents that have nothing in the field."""

    field: str


@dataclass(frozen=True, slots=True)
class During:
    """Documents whose PERIOD field meets the days from *first* to *last*, both included; None leaves a side open."""

    field: str
    first: Period | None
    last: Period | None


Leaf: TypeAlias = Term | Phrase | Wildcard | Fuzzy | Near
"""What is looked for in words, and scores."""

Query: TypeAlias = MatchAll | Leaf | And | Or | AtLeast | Not | Within | Missing | During

POSITIONAL = (Term, Phrase, Wildcard, Fuzzy)
"""What may stand on a side of Near."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One leaf of a query with the field that it is looked for in, None for all fields of text.

    Attributes:
        is_wanted: the leaf is not under a Not, so it scores and is marked.
        is_side: it is a side of a Near, which is counted but does not match by itself.
    """

    leaf: Leaf | Missing | During
    field: str | None = None
    is_wanted: bool = True
    is_side: bool = False


def clauses(query: Query) -> tuple[Clause, ...]:
    """Return the leaves of *query* in order, repeated ones repeatedly; the sides of a Near follow it."""
    return tuple(_clauses(query, None, is_wanted=True, is_side=False))


def _clauses(query: Query, within: str | None, is_wanted: bool, is_side: bool) -> Iterator[Clause]:
    match query:
        case And(several) | Or(several) | AtLeast(_, several):
            for each in several:
                yield from _clauses(each, within, is_wanted, is_side)
        case Not(clause):
            yield from _clauses(clause, within, not is_wanted, is_side)
        case Within(name, clause):
            yield from _clauses(clause, name, is_wanted, is_side)
        case Near(left, right):
            yield Clause(query, within, is_wanted, is_side)
            yield from _clauses(left, within, is_wanted, True)
            yield from _clauses(right, within, is_wanted, True)
        case Missing() | During():
            yield Clause(query, query.field, is_wanted, is_side)
        case MatchAll():
            return
        case _:
            yield Clause(query, within, is_wanted, is_side)


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
    """Count the days of a PERIOD field in bars of one unit.

    Attributes:
        unit: None for the one that fits the days that are counted.
        within: only bars that meet it are counted.
    """

    field: str
    unit: Unit | None = None
    within: DateRange = EVER


class ValueOrder(StrEnum):
    """The order of values: most documents first, ties by value; or by folded name."""

    COUNT = "count"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ValuesRequest:
    """Values *offset* to *offset + limit* of a KEYWORD field over the hits of a search.

    Attributes:
        within: only values of which words in a row begin so, as in ``Engine.complete``; empty for all.
        dated_by: the PERIOD field whose first and last periods are told of each value, None for none.
    """

    field: str
    within: str = ""
    order: ValueOrder = ValueOrder.COUNT
    offset: int = 0
    limit: int = 50
    dated_by: str | None = None


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
class Bounds:
    """How much work one search may be.

    Attributes:
        max_forms: different words that one wildcard or fuzzy word may stand for; more are refused.
        search_s: seconds for finding; a search that takes longer ends in SearchTimeout.
        facet_s: seconds for counting each facet and the histogram; one that takes longer is left
            out, and the notes say so.
    """

    max_forms: int = 1024
    search_s: float = math.inf
    facet_s: float = math.inf


@dataclass(frozen=True, slots=True)
class Recency:
    """Newer documents count more, by the first day that the schema's first PERIOD field can have.

    Attributes:
        today: the day that ages are reckoned from; later ones are no age.
        half_life_days: after so many days half of what a document gains is gone; more than 0.
    """

    today: date
    half_life_days: float


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
    bounds: Bounds = Bounds()
    recency: Recency | None = None


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
class ValueCount:
    """How many of the hits hold *value*.

    Attributes:
        first: the period that begins first of those that were asked for, None where none is known.
        last: the one that ends last.
    """

    value: str
    count: int
    first: DateRange | None = None
    last: DateRange | None = None


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """A page of a field's values over the hits that there would be without the field's own filter.

    Attributes:
        total: how many values there are on all pages.
        distinct: how many there are whatever *within* says.
        missing: hits without a value.
        initials: how many of *total* begin with each character, folded, in order of name.
    """

    values: tuple[ValueCount, ...]
    total: int
    distinct: int
    missing: int
    initials: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Similar:
    """The documents that are most like another.

    Attributes:
        words: those of the document that it was gone by, most telling first, as they stand there without capitals.
        hits: best first, without fragments.
    """

    words: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class TermCount:
    """How many documents of the whole index one leaf of the query matches, whatever else is asked.

    Attributes:
        clause: the leaf and where it is looked for.
        forms: the words that were found for it, in order: all that a wildcard or a fuzzy word stands
            for, the forms of a plain word in the languages of the index, the values of a KEYWORD
            field; empty for what stands for itself alone (phrases, several words in a row).
    """

    clause: Clause
    documents: int
    forms: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as typed; nothing for what is no word."""
        leaf = self.clause.leaf
        return leaf.text if isinstance(leaf, POSITIONAL) else ""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a SearchRequest.

    Attributes:
        total: all hits, on whatever page.
        hits: those of this page; none past the end.
        facets: by field name, as asked for, without those that took too long.
        histogram: oldest first; it ignores range filters on its own field; empty where it took too long.
        term_counts: one for each of ``clauses`` of the query, in its order.
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


@dataclass(frozen=True, slots=True)
class NearWord:
    """A word of the index that another may be a misspelling of.

    Attributes:
        word: folded.
        changes: letters that differ; 0 for the word itself.
        documents: how many hold exactly this word.
    """

    word: str
    changes: int
    documents: int


@dataclass(frozen=True, slots=True)
class Completion:
    """A value, or a word, of the index that begins as typed, and how many documents hold it."""

    value: str
    documents: int
