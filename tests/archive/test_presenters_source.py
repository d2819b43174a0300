"""The original shows the words in which each value was found, wherever its format lets them be found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Evidence
from archive.presenters.source import Place, place_of, tokens


def marked(text: str, places: dict[str, Place]) -> str:
    """Write a text with its marks: “[a:…]”."""
    return "".join(
        f"[{token.anchor}:" if token.anchor else "]" if token.ends else token.text for token in tokens(text, places)
    )


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({}, "By Ada Marsh"),
        ({"a": (3, 6)}, "By [a:Ada] Marsh"),
        ({"a": (0, 12), "b": (3, 6)}, "[a:By [b:Ada] Marsh]"),
        ({"a": (3, 6), "b": (3, 6)}, "By [a:[b:Ada]] Marsh"),
        ({"a": (0, 6), "b": (3, 12)}, "[a:By [b:Ada]] Marsh"),
        ({"a": (0, 2), "b": (2, 6)}, "[a:By][b: Ada] Marsh"),
    ],
)
def test_marks_nest_and_never_cross(places: dict[str, Place], expected: str) -> None:
    assert marked("By Ada Marsh", places) == expected


@given(
    st.text(max_size=30), st.dictionaries(st.text("abc", min_size=1), st.tuples(st.integers(0, 30), st.integers(0, 30)))
)
def test_the_text_comes_out_whole_whatever_is_marked(text: str, places: dict[str, Place]) -> None:
    inside = {name: place for name, place in places.items() if place[0] < place[1] <= len(text)}
    found = list(tokens(text, inside))
    assert "".join(token.text for token in found) == text
    assert sum(bool(token.anchor) for token in found) == sum(token.ends for token in found) == len(inside)


PAGE = """<title>Rain &amp; wind | Gazette</title>
<meta content="Rain &amp; wind" property="og:title">
<p>Rain & wind</p>
<script type="application/ld+json">{"headline": "Rain & wind", "author": "Zo\\u00eb  Marsh"}</script>"""


@pytest.mark.parametrize(
    ("rule", "quote", "before"),
    [
        ("OpenGraph: og:title", "Rain & wind", '<meta content="'),
        ("JSON-LD: headline", "Rain & wind", '"headline": "'),
        ("JSON-LD: author", "Zo\u00eb Marsh", '"author": "'),
        ("HTML title: title", "Rain & wind", "<title>"),
    ],
)
def test_what_markup_states_is_found_beside_its_name(rule: str, quote: str, before: str) -> None:
    place = place_of(Evidence(rule, None, None, quote), PAGE)
    assert place is not None
    assert PAGE[: place[0]].endswith(before)


def test_evidence_with_a_place_is_found_there_or_nowhere() -> None:
    assert place_of(Evidence("byline", 3, 6, "Ada"), "By Ada Marsh") == (3, 6)
    assert place_of(Evidence("byline", 3, 6, "Ben"), "By Ada Marsh") is None


def test_a_file_name_is_not_sought_in_the_text() -> None:
    assert place_of(Evidence("date in the file’s name", None, None, "Ada"), "By Ada Marsh") is None
