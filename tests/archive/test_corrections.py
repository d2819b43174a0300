"""Corrections are understood as people write them, or refused with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.corrections import front_matter_corrections, parse_assignment, parse_sidecar
from archive.errors import CorrectionError
from archive.readers import Refusal, read


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("title=A = B", "title", "A = B"),
        ("published=2021-06~", "published", "2021-06~"),
        ("published=", "published", None),
        ("outlet=unknown", "outlet", None),
        ("authors=Ada Marsh;  Ben   Quill", "authors", ["Ada Marsh", "Ben Quill"]),
        ("authors=Marsh, Ada", "authors", ["Marsh, Ada"]),
        ("authors=", "authors", []),
    ],
)
def test_an_assignment_gives_a_field_its_value(text: str, field: str, value: object) -> None:
    said = parse_assignment(text, "Ada", "masthead")
    assert (said.field, said.value, said.made_by, said.why) == (field, value, "Ada", "masthead")


@pytest.mark.parametrize("text", ["title", "body=x", "published=last week", "=x", "published=12/03/2024"])
def test_an_assignment_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(CorrectionError):
        parse_assignment(text, "Ada", "")


def test_a_sidecar_gives_fields_and_who_says_so() -> None:
    sidecar = parse_sidecar("published: 2021-06-28\nauthors: [Ada, Ben]\nsection:\nby: Nora\nwhy: the page\n", "a.yaml")
    assert [(each.field, each.value) for each in sidecar.of("")] == [
        ("published", "2021-06-28"),
        ("authors", ["Ada", "Ben"]),
        ("section", None),
    ]
    assert {(each.made_by, each.why) for each in sidecar.of("")} == {("Nora", "the page")}


def test_a_sidecar_that_names_nobody_speaks_in_its_own_name() -> None:
    assert parse_sidecar("title: A", "a.txt.meta.yaml").whole[0].made_by == "a.txt.meta.yaml"


def test_what_a_sidecar_says_of_a_part_goes_before_what_it_says_of_all() -> None:
    sidecar = parse_sidecar("outlet: A\nlanguage: en\nby: N\nparts:\n  k1:\n    outlet: B\n    by: M\n", "x")
    assert {(each.field, each.value, each.made_by) for each in sidecar.of("k1")} == {
        ("outlet", "B", "M"),
        ("language", "en", "N"),
    }
    assert {(each.field, each.value) for each in sidecar.of("k2")} == {("outlet", "A"), ("language", "en")}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no fields"),
        ("- a\n- b", "no fields"),
        ("title: [A, B]", "one value"),
        ("titel: A", "titel"),
        ("published: 3 March", "EDTF"),
        ("title: {a: b}", "line 1"),
        ("parts:\n  k: x", "line 2"),
        ("a: [b", "line"),
        ("a: " + "[" * 500, "brackets"),
    ],
)
def test_a_sidecar_that_cannot_be_understood_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(CorrectionError, match=says):
        parse_sidecar(text, "x")


@given(st.text())
def test_any_text_is_a_sidecar_or_is_refused(text: str) -> None:
    try:
        parse_sidecar(text, "x")
    except CorrectionError:
        pass
    else:
        assert text.strip()


def test_front_matter_holds_corrections_apart_from_what_the_file_states() -> None:
    source = "---\ntitle: Printed\ncorrections:\n  title: True\n  authors: [A, B]\n  section: ''\n  by: N\n---\nText.\n"
    (part,) = read("a.md", source.encode())
    assert not isinstance(part, Refusal)
    said = front_matter_corrections(part, "a.md")
    assert [(each.field, each.value, each.made_by) for each in said] == [
        ("title", "True", "N"),
        ("authors", ["A", "B"], "N"),
        ("section", None, "N"),
    ]
    assert [one.value for one in part.embedded if one.scheme == "front matter"] == ["Printed"]
