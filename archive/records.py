"""Articles as JSON: the lossless form that the catalogue keeps, and the form that programs are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from archive.article import (
    FIELD_NAMES,
    Article,
    Block,
    BlockKind,
    Confidence,
    Evidence,
    Field,
    Passage,
    Span,
    SpanKind,
)
from archive.dates import EdtfDate

Json = dict[str, Any]
_DATES = frozenset({"published", "accessed"})


def to_record(article: Article) -> Json:
    """Return *article* as JSON from which ``from_record`` makes it again."""
    record: Json = {name: _field(name, getattr(article, name), _kept_value) for name in FIELD_NAMES}
    record["body"] = [_block(block) for block in article.body]
    for name in ("captions", "notes", "furniture"):
        record[name] = [_passage(passage) for passage in getattr(article, name)]
    return record


def from_record(record: Mapping[str, Any]) -> Article:
    """Return the article of which ``to_record`` made *record*."""
    values: dict[str, Any] = {name: _read_field(name, record[name]) for name in FIELD_NAMES}
    for name in ("captions", "notes", "furniture"):
        values[name] = tuple(Passage(**passage) for passage in record[name])
    return Article(body=tuple(_read_block(block) for block in record["body"]), **values)


def described(article: Article) -> Json:
    """Return *article* as programs are given it: each field with its evidence, the texts as plain strings."""
    shape: Json = {name: _field(name, getattr(article, name), _shown_value) for name in FIELD_NAMES}
    shape["body"] = [block.text for block in article.body]
    shape["captions"] = [passage.text for passage in article.captions]
    shape["notes"] = [passage.text for passage in article.notes]
    shape["furniture"] = [_passage(passage) for passage in article.furniture]
    return shape


def bounds(date: EdtfDate | None) -> Json:
    """Return a date as EDTF with its earliest and latest day, None where it is not known or open."""
    if date is None:
        return {"value": None, "earliest": None, "latest": None}
    earliest, latest = date.earliest, date.latest
    return {
        "value": str(date),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
    }


def _kept_value(name: str, value: Any) -> Json:
    if name in _DATES:
        return {"value": None if value is None else str(value)}
    return {"value": list(value or ()) if name == "authors" else value}


def _shown_value(name: str, value: Any) -> Json:
    return bounds(value) if name in _DATES else _kept_value(name, value)


def _field(name: str, field: Field[Any], value_of: Callable[[str, Any], Json]) -> Json:
    return {
        **_finding(name, field, value_of),
        "alternatives": [_finding(name, other, value_of) for other in field.alternatives],
    }


def _finding(name: str, field: Field[Any], value_of: Callable[[str, Any], Json]) -> Json:
    evidence = [
        {"rule": each.rule, "start": each.start, "end": each.end, "quote": each.quote} for each in field.evidence
    ]
    return {
        **value_of(name, field.value),
        "confidence": field.confidence.value,
        "inferred": field.is_inferred,
        "evidence": evidence,
    }


def _read_field(name: str, found: Mapping[str, Any]) -> Field[Any]:
    value = found["value"]
    if name in _DATES:
        value = None if value is None else EdtfDate.parse(value)
    elif name == "authors":
        value = tuple(value)
    return Field(
        value,
        Confidence(found["confidence"]),
        tuple(Evidence(**each) for each in found["evidence"]),
        tuple(_read_field(name, other) for other in found.get("alternatives", ())),
        found.get("inferred", False),
    )


def _passage(passage: Passage) -> Json:
    return {"text": passage.text, "rule": passage.rule, "start": passage.start, "end": passage.end}


def _block(block: Block) -> Json:
    record: Json = {
        "kind": block.kind.value,
        "text": block.text,
        "anchor": block.anchor,
        "start": block.start,
        "end": block.end,
    }
    if block.spans:
        record["spans"] = [
            {"start": span.start, "end": span.end, "kind": span.kind.value, "href": span.href} for span in block.spans
        ]
    return record


def _read_block(record: Mapping[str, Any]) -> Block:
    spans = tuple(
        Span(span["start"], span["end"], SpanKind(span["kind"]), span["href"]) for span in record.get("spans", ())
    )
    return Block(BlockKind(record["kind"]), record["text"], record["anchor"], record["start"], record["end"], spans)
