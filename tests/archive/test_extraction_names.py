"""Names in bylines: people, not roles, places or sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.people.names import MAX_NAME, is_name, names_in, placed_names
from archive.extraction.vocabulary.given_names import begins_as_name
from archive.extraction.vocabulary.occupations import has_occupation, is_mere_staff


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Li Xing", ["Li Xing"]),
        ("Ann One and Ben Two", ["Ann One", "Ben Two"]),
        ("Ann One, Ben Two & Cy Three", ["Ann One", "Ben Two", "Cy Three"]),
        ("Ann One in Beijing and Ben Two in Paris", ["Ann One", "Ben Two"]),
        ("Ann One, Staff Writer", ["Ann One"]),
        ("Ann One, Political Correspondent", ["Ann One"]),
        ("Ann One Deputy Content Hub Director", ["Ann One"]),
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
        ("Jane DoeJohn Roe", ["Jane Doe", "John Roe"]),
        ("Anna McCall Smith", ["Anna McCall Smith"]),
        ("Hana Jakubčíková", ["Hana Jakubčíková"]),
        ("Ann One, New York", ["Ann One"]),
        ("Ann One, Daily Post", ["Ann One"]),
        ("Ann One, RADIO NORD", ["Ann One"]),
        ("Ann One and Moritz", ["Ann One", "Moritz"]),
        ("Emma Lane Lifestyle Writer", ["Emma Lane"]),
        ("Jan Novák a Petr Dvořák", ["Jan Novák", "Petr Dvořák"]),
        ("Mario Rossi a Roma", ["Mario Rossi"]),
        ("Will Sharp", ["Will Sharp"]),
        ("Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("April Roach", ["April Roach"]),
        ("Ann One April 3", ["Ann One"]),
        ("大渡 美咲", ["大渡 美咲"]),
        ("姜 洁 孟祥夫", ["姜 洁", "孟祥夫"]),
        ("王小明和李华", ["王小明", "李华"]),
        ("홍길동·김철수", ["홍길동", "김철수"]),
        ("דני כהן", ["דני כהן"]),
        ("राहुल शर्मा", ["राहुल शर्मा"]),
        ("محمد أحمد و سارة علي", ["محمد أحمد", "سارة علي"]),
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


@pytest.mark.parametrize(
    "name", ["Ann One", "J. R. Smith", "Dr Ann One", "Li Xing", "周以宁", "渡辺洋介", "홍길동", "محمد أحمد"]
)
def test_names_begin_with_words_that_are_known(name: str) -> None:
    assert begins_as_name(name)


@pytest.mark.parametrize("words", ["Quick Links", "Neueste Beiträge", "Ann", "新規登録", "입력", "", "the end"])
def test_other_words_don_t_begin_as_names(words: str) -> None:
    assert not begins_as_name(words)


@pytest.mark.parametrize("text", ["Staff Writer", "our own reporter", "Politikredakteurin", "Journaliste"])
def test_what_someone_does_is_known(text: str) -> None:
    assert has_occupation(text)


def test_the_staff_without_a_name_is_nobody() -> None:
    assert is_mere_staff("our own reporter")
    assert is_mere_staff("Redaktion")
    assert not is_mere_staff("Daily Post reporter")


@given(st.text(max_size=200))
def test_names_lie_in_the_text_and_are_bounded(text: str) -> None:
    for name in names_in(text):
        assert text[name.start : name.end] == name.text
        assert 0 < len(name.text) <= MAX_NAME
