"""A schema knows its fields, refuses documents that do not fit, and its fingerprint tells schemas apart."""

from __future__ import annotations

import pytest

from index import analysis
from index.errors import DocumentError, RequestError
from index.model import Document, FieldValue
from index.periods import DateRange
from index.schema import FieldKind, FieldSpec, Schema

TITLE = FieldSpec("title", FieldKind.TEXT, boost=2.0)
OUTLET = FieldSpec("outlet", FieldKind.KEYWORD)
PUBLISHED = FieldSpec("published", FieldKind.PERIOD)
SCHEMA = Schema((TITLE, OUTLET, PUBLISHED))


def test_fields_are_found_by_name_and_kind() -> None:
    assert SCHEMA.of_kind(FieldKind.TEXT) == (TITLE,)
    assert SCHEMA.require("outlet", FieldKind.KEYWORD) is OUTLET
    with pytest.raises(RequestError, match="outlet"):
        SCHEMA.require("outlet", FieldKind.TEXT)


@pytest.mark.parametrize("names", [("a", "a"), ("a b",), ("",), ("../x",), ("é",)])
def test_names_are_different_identifiers(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="identifiers"):
        Schema(tuple(FieldSpec(name, FieldKind.TEXT) for name in names))


@pytest.mark.parametrize(
    "other",
    [
        Schema((TITLE, OUTLET)),
        Schema((OUTLET, TITLE, PUBLISHED)),
        Schema((FieldSpec("title", FieldKind.TEXT, boost=2.5), OUTLET, PUBLISHED)),
        Schema((TITLE, FieldSpec("outlet", FieldKind.TEXT), PUBLISHED)),
    ],
)
def test_another_schema_has_another_fingerprint(other: Schema) -> None:
    assert other.fingerprint() != SCHEMA.fingerprint()


def test_the_same_schema_has_the_same_fingerprint_until_the_analysis_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = SCHEMA.fingerprint()
    assert Schema((TITLE, OUTLET, PUBLISHED)).fingerprint() == before
    monkeypatch.setattr(analysis, "VERSION", "another")
    assert SCHEMA.fingerprint() != before


@pytest.mark.parametrize(
    "values", [{}, {"title": None}, {"title": ""}, {"outlet": ()}, {"outlet": ("a\n\x00",)}, {"published": None}]
)
def test_missing_and_odd_values_fit(values: dict[str, FieldValue]) -> None:
    SCHEMA.check(Document("1", "", None, values))


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"nowhere": "x"}, "no field “nowhere”"),
        ({"title": ("x",)}, "no text"),
        ({"title": 3}, "no text"),
        ({"outlet": "x"}, "no keyword"),
        ({"outlet": ("x", 3)}, "no keyword"),
        ({"outlet": ["x"]}, "no keyword"),
        ({"outlet": ("x", "")}, "empty"),
        ({"published": "2020"}, "no period"),
        ({"title": "half a pair \udc80"}, "character 12"),
        ({"outlet": ("\ud800",)}, "surrogate"),
    ],
)
def test_other_values_are_refused_with_the_documents_id_and_the_reason(
    values: dict[str, FieldValue], reason: str
) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        SCHEMA.check(Document("the id", "1", None, values))
    assert caught.value.document_id == "the id"
    assert "the id" in str(caught.value)


@pytest.mark.parametrize(
    "document", [Document("", "1", None, {}), Document("\ud800", "1", None, {}), Document("1", "\ud800", None, {})]
)
def test_an_id_is_text_that_can_be_written(document: Document) -> None:
    with pytest.raises(DocumentError):
        SCHEMA.check(document)


def test_a_period_open_on_both_sides_fits() -> None:
    SCHEMA.check(Document("1", "1", None, {"published": DateRange(None, None)}))


def test_the_fingerprint_knows_the_stems_but_not_the_names_in_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, asked = (Schema((FieldSpec("title", FieldKind.TEXT, asked_as=name),)) for name in ("", "headline"))
    assert plain.fingerprint() == asked.fingerprint()
    before = plain.fingerprint()
    monkeypatch.setattr("index.stemming.VERSION", "another")
    assert plain.fingerprint() != before


@pytest.mark.parametrize("names", [("title", "title"), ("Title",), ("t",), ("to-day",)])
def test_fields_are_asked_for_by_different_plain_words(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="asked for"):
        Schema(tuple(FieldSpec(f"field{n}", FieldKind.TEXT, asked_as=name) for n, name in enumerate(names)))
