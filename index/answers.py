"""What every engine does the same way: refuse a request out of bounds, list a facet, quote a hit, count in time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from index import analysis, matching, snippets
from index.clocks import Clock
from index.errors import PeriodError, RequestError, SearchTimeout, TooManyForms
from index.matching import Text
from index.model import (
    Clause,
    During,
    Facet,
    FacetCount,
    FacetRequest,
    FieldValue,
    Fragment,
    HistogramRequest,
    Leaf,
    Missing,
    Query,
    SearchRequest,
    Sort,
    Term,
    ValueFilter,
    clauses,
)
from index.periods import Bar, DateRange, between
from index.schema import FieldKind, FieldSpec, Schema
from index.sought import Alike, Open, Run, Word, sought

_Asked = TypeVar("_Asked", FacetRequest, HistogramRequest)
_Counted = TypeVar("_Counted")


def check(request: SearchRequest, schema: Schema) -> None:
    """Raise RequestError unless the schema has every field that *request* names and its numbers make sense."""
    for clause in clauses(request.query):
        _check_clause(clause, schema)
    for each in request.filters:
        schema.require(each.field, FieldKind.KEYWORD if isinstance(each, ValueFilter) else FieldKind.PERIOD)
    for facet in request.facets:
        schema.require(facet.field, FieldKind.KEYWORD)
        _not_negative("a facet's limit", facet.limit)
    if request.histogram:
        schema.require(request.histogram.field, FieldKind.PERIOD)
    if request.fragments:
        for name in (*request.fragments.whole, *request.fragments.excerpt):
            schema.require(name, FieldKind.TEXT)
        _not_negative("the number of passages", request.fragments.count)
        _not_negative("the size of passages", request.fragments.size)
    if request.sort is not Sort.RELEVANCE or request.recency:
        date_field(schema)
    if request.recency and not 0 < request.recency.half_life_days < math.inf:
        raise RequestError(f"the half-life is {request.recency.half_life_days:g} days; it has to be more than 0")
    _not_negative("the offset", request.offset)
    _not_negative("the limit", request.limit)


def _check_clause(clause: Clause, schema: Schema) -> None:
    if isinstance(clause.leaf, During):
        schema.require(clause.leaf.field, FieldKind.PERIOD)
        days_of(clause.leaf)
    elif clause.field is not None:
        kind = schema.kind(clause.field)
        if kind is (FieldKind.TEXT if isinstance(clause.leaf, Missing) else FieldKind.PERIOD):
            raise RequestError(f"this can’t be asked of the field “{clause.field}”, which is of the kind {kind}")


def days_of(asked: During) -> DateRange:
    """Return the days that are asked for.

    Raises:
        RequestError: they end before they start.
    """
    try:
        return between(asked.first, asked.last)
    except PeriodError as error:
        raise RequestError(str(error)) from error


def scores(clause: Clause, schema: Schema) -> bool:
    """Whether a leaf adds to the score of the documents that it matches: words in text that are wanted."""
    is_word = not clause.is_side and not isinstance(clause.leaf, Missing | During)
    return clause.is_wanted and is_word and (clause.field is None or schema.kind(clause.field) is FieldKind.TEXT)


def holds(value: str, leaf: Leaf) -> bool:
    """Whether a value of a KEYWORD field is what *leaf* looks for; nothing is stemmed there."""
    text = _value_text(value)
    if isinstance(leaf, Term) and leaf.exact:
        return bool(text.words) and text.words == analysis.words(leaf.text, None)
    return matching.occurrences(sought(leaf), text, matching.meaning(text, None)) > 0


@lru_cache(maxsize=1 << 14)
def _value_text(value: str) -> Text:
    return Text.of(value, None)


def single_word(leaf: Leaf) -> Run | None:
    """Return the row of one word that *leaf* looks for, None where it looks for several."""
    match sought(leaf):
        case (Run((_,)) as run,):
            return run
    return None


class Counting:
    """Counts what *request* asks for beside the hits, each within its time; *notes* say what took longer."""

    def __init__(self, request: SearchRequest, clock: Clock) -> None:
        self._request = request
        self._clock = clock
        self.notes: list[str] = []

    def facets(self, count: Callable[[FacetRequest, Clock], Facet]) -> dict[str, Facet]:
        """Return the facets, without those that took too long."""
        counted = {asked.field: self._timed(asked, count) for asked in self._request.facets}
        return {name: found for name, found in counted.items() if found is not None}

    def histogram(self, count: Callable[[HistogramRequest, Clock], tuple[Bar, ...]]) -> tuple[Bar, ...]:
        """Return the bars; none where none are asked for, or where they took too long."""
        asked = self._request.histogram
        return (asked and self._timed(asked, count)) or ()

    def _timed(self, asked: _Asked, count: Callable[[_Asked, Clock], _Counted]) -> _Counted | None:
        """Return what *count* gives; it may raise SearchTimeout, and is not believed when it is late."""
        seconds = self._request.bounds.facet_s
        clock = self._clock.part(seconds)
        try:
            found = count(asked, clock)
            clock.check()
        except SearchTimeout:
            self.notes.append(f"Counting “{asked.field}” took longer than {seconds:g} s, so it is left out here.")
            return None
        return found


def check_forms(word: Word, found: int, most: int) -> None:
    """Raise TooManyForms where *word* stands for more than *most* words; *found* many are known."""
    if found > most and isinstance(word, Open | Alike):
        raise TooManyForms("*".join(word.pieces) if isinstance(word, Open) else f"{word.word}~{word.distance}", most)


def _not_negative(what: str, number: int) -> None:
    if number < 0:
        raise RequestError(f"{what} is {number}, which is less than 0")


def date_field(schema: Schema) -> FieldSpec:
    """Return the field that hits are sorted by when they are sorted by date.

    Raises:
        RequestError: the schema has no PERIOD field.
    """
    for spec in schema.of_kind(FieldKind.PERIOD):
        return spec
    raise RequestError("there is no date to sort by")


def facet(counts: Mapping[str, int], missing: int, asked: FacetRequest, request: SearchRequest) -> Facet:
    """Return the facet *asked* for, from the documents that each value has and those that have none."""
    own = [each for each in request.filters if isinstance(each, ValueFilter) and each.field == asked.field]
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    listed = {*ranked[: asked.limit], *(value for each in own for value in each.values)}
    shown = [FacetCount(value, counts.get(value, 0)) for value in listed]
    shown.sort(key=lambda each: (-each.count, each.value or ""))
    if missing or any(each.missing for each in own):
        shown.append(FacetCount(None, missing))
    return Facet(tuple(shown), len(counts))


def quoted(
    values: Mapping[str, FieldValue],
    language: str | None,
    request: SearchRequest,
    documents: Mapping[Query, int],
) -> tuple[dict[str, Fragment], tuple[Fragment, ...]]:
    """Return the fragments that *request* asks for from a document's *values*: whole fields, excerpts.

    So many *documents* hold each leaf of the query.
    """
    asked = request.fragments
    if asked is None:
        return {}, ()
    whole = {name: snippets.whole(_text(values, name), language, request.query, name) for name in asked.whole}
    texts = [(name, _text(values, name)) for name in asked.excerpt]
    return whole, snippets.excerpts(texts, language, request.query, asked.count, asked.size, documents)


def _text(values: Mapping[str, FieldValue], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
