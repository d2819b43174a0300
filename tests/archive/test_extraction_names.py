"""Names in bylines: people, not roles, places or sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.names import MAX_NAME, is_name, names_in, placed_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Li Xing", ["Li Xing"]),
        ("Ann One and Ben Two", ["Ann One", "Ben Two"]),
        ("Ann One, Ben Two & Cy Three", ["Ann One", "Ben Two", "Cy Three"]),
        ("Ann One in Beijing and Ben Two in Paris", ["Ann One", "Ben Two"]),
        ("Ann One, Staff Writer", ["Ann One"]),
        ("Ann One, Political Correspondent", ["Ann One"]),
        ("Hannah Müller, Redakteurin für Finanzen", ["Hannah Müller"]),
        ("Étienne Rochat et Zoé Blanc", ["Étienne Rochat", "Zoé Blanc"]),
        ("Ursula von der Leyen", ["Ursula von der Leyen"]),
        ("Charles de Gaulle y José Ortega", ["Charles de Gaulle", "José Ortega"]),
        ("J. R. R. Tolkien", ["J. R. R. Tolkien"]),
        ("Conor O’Neill", ["Conor O’Neill"]),
        ("Bashar al-Assad", ["Bashar al-Assad"]),
        ("Philippa Nduka-Stone", ["Philippa Nduka-Stone"]),
        ("Ярослав Кузишин", ["Ярослав Кузишин"]),
        ("陆秋声", ["陆秋声"]),
        ("王小明、李华", ["王小明", "李华"]),
        ("سلمى الحوراني", ["سلمى الحوراني"]),
        ("Moritz", ["Moritz"]),
    ],
)
def test_people_are_named(text: str, names: list[str]) -> None:
    assert [name.text for name in names_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "our own reporter",
        "Our Staff Correspondent",
        "the numbers: what we know",
        "2030, the world will have changed",
        "Monday the talks had failed",
        "far the largest of them",
        "",
        ", ,",
    ],
)
def test_what_names_nobody_gives_nobody(text: str) -> None:
    assert names_in(text) == ()


def test_a_full_name_is_two_words_or_more() -> None:
    assert is_name("Harry Pell")
    assert not is_name("Harry")
    assert not is_name("Harry Pell, editor")
    assert not is_name("Harry Pell writes about gates")


def test_a_name_may_have_its_place() -> None:
    assert [name.text for name in placed_names("Ann One at Crown Court")] == ["Ann One"]
    assert placed_names("A day at the races") == ()


@given(st.text(max_size=200))
def test_names_lie_in_the_text_and_are_bounded(text: str) -> None:
    for name in names_in(text):
        assert text[name.start : name.end] == name.text
        assert 0 < len(name.text) <= MAX_NAME
