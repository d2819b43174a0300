"""What every engine does the same way: refuse a request out of bounds, list a facet, quote a hit."""

from __future__ import annotations

from collections.abc import Mapping

from index import snippets
from index.errors import RequestError
from index.model import (
    Facet,
    FacetCount,
    FacetRequest,
    FieldValue,
    Fragment,
    SearchRequest,
    Sort,
    ValueFilter,
)
from index.schema import FieldKind, FieldSpec, Schema


def check(request: SearchRequest, schema: Schema) -> None:
    """Raise RequestError unless the schema has every field that *request* names and its numbers make sense."""
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
    if request.sort is not Sort.RELEVANCE:
        date_field(schema)
    _not_negative("the offset", request.offset)
    _not_negative("the limit", request.limit)


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
    values: Mapping[str, FieldValue], language: str | None, request: SearchRequest
) -> tuple[dict[str, Fragment], tuple[Fragment, ...]]:
    """Return the fragments that *request* asks for from a document's *values*: whole fields, excerpts."""
    asked = request.fragments
    if asked is None:
        return {}, ()
    whole = {name: snippets.whole(_text(values, name), language, request.query) for name in asked.whole}
    texts = [_text(values, name) for name in asked.excerpt]
    return whole, snippets.excerpts(texts, language, request.query, asked.count, asked.size)


def _text(values: Mapping[str, FieldValue], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
