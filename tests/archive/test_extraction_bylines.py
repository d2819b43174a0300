"""Bylines in the forms that the world's press uses: labels, names, roles, places, houses, and who is no author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import grows_linearly

from archive.extraction import Outlet, OutletAuthority
from archive.extraction.people.bylines import House, house_of, is_agency, is_label, is_other_credit, read_byline

OUTLETS = OutletAuthority(
    (Outlet("Daily Post"), Outlet("Reuters", kind="agency"), Outlet("Associated Press", kind="agency"))
)


def people(text: str) -> list[str] | None:
    byline = read_byline(text, OUTLETS)
    return None if byline is None else [name.text for name in byline.names]


def house(text: str) -> str | None:
    byline = read_byline(text, OUTLETS)
    return byline.house.text if byline and byline.house else None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann One", ["Ann One"]),
        ("BY ANN ONE AND BEN TWO", ["ANN ONE", "BEN TWO"]),
        ("ByAnn One", ["Ann One"]),
        ("byAnn One", ["Ann One"]),
        ("Post author By Anna One", ["Anna One"]),
        ("By Political Editor Anna One", ["Anna One"]),
        ("By Reporter Anna One", ["Anna One"]),
        ("By Anna One Anna One", ["Anna One"]),
        ("By Anna ONE, Marisha TWO", ["Anna ONE", "Marisha TWO"]),
        ("As told to Ann One", ["Ann One"]),
        ("EXCLUSIVE by Ann One", ["Ann One"]),
        ("Ein Artikel von Anna Müller | 27.01.2022", ["Anna Müller"]),
        ("Das Interview führte Anna Müller", ["Anna Müller"]),
        ("Kolumnist*in: Anna Müller", ["Anna Müller"]),
        ("durch Anna Müller", ["Anna Müller"]),
        ("Escribe Camila Méndez", ["Camila Méndez"]),
        ("Oprac. Jan Kowalski", ["Jan Kowalski"]),
        ("取材・文／山田太郎", ["山田太郎"]),
        ("By Ann OneBen Two", ["Ann One", "Ben Two"]),
        ("By Ann One, Reuters", ["Ann One"]),
        ("By Ann One and Ben Two Associated Press", ["Ann One", "Ben Two"]),
        ("By Ann One, Daily Post", ["Ann One"]),
        ("By Ann One for the Daily Post", ["Ann One"]),
        ("By Ann One, BBC News, Washington", ["Ann One"]),
        ("By Ann One, New York", ["Ann One"]),
        ("By Ann One 30 August 2023", ["Ann One"]),
        ("By Ann One Feb 8, 2020 5 min read", ["Ann One"]),
        ("By Ann One published 19 May 2026", ["Ann One"]),
        ("By Ann One Follow @annone", ["Ann One"]),
        ("By Ann One ann.one@dailypost.example", ["Ann One"]),
        ("By ann one", ["ann one"]),
        ("by oz on December 4, 2006", ["oz"]),
        ("Written by Ann One", ["Ann One"]),
        ("Posted by: Ann One", ["Ann One"]),
        ("Words and pictures by Ann One", ["Ann One"]),
        ("Author of the article: Ann One", ["Ann One"]),
        ("Von Anna Müller, Politikredakteurin", ["Anna Müller"]),
        ("Von Anna Müller mit dpa", ["Anna Müller"]),
        ("Ein Kommentar von Anna Müller", ["Anna Müller"]),
        ("Aus Moskau berichtet Anna Müller", ["Anna Müller"]),
        ("Von unserem Korrespondenten Uwe Grün", ["Uwe Grün"]),
        ("Von Annegret von der Heide", ["Annegret von der Heide"]),
        ("Autor/in: Anna Müller", ["Anna Müller"]),
        ("Par Zoé Blanc et Étienne Rochat", ["Zoé Blanc", "Étienne Rochat"]),
        ("Propos recueillis par Zoé Blanc", ["Zoé Blanc"]),
        ("Entretien réalisé par Zoé Blanc", ["Zoé Blanc"]),
        ("Por Carlos Pérez y Ana Ruiz", ["Carlos Pérez", "Ana Ruiz"]),
        ("a cura di Mario Rossi", ["Mario Rossi"]),
        ("dal nostro inviato Mario Rossi", ["Mario Rossi"]),
        ("Door: Jan de Vries", ["Jan de Vries"]),
        ("Skrevet av Ola Nordmann", ["Ola Nordmann"]),
        ("Toimittaja: Matti Virtanen", ["Matti Virtanen"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Piše: Ivan Horvat", ["Ivan Horvat"]),
        ("Szerző: Kovács Gábor", ["Kovács Gábor"]),
        ("Γράφει ο Γιώργος Παπαδόπουλος", ["Γιώργος Παπαδόπουλος"]),
        ("Yazan: Mehmet Yılmaz", ["Mehmet Yılmaz"]),
        ("Penulis: Budi Santoso | Editor: Siti Aminah", ["Budi Santoso"]),
        ("Oleh Budi Santoso", ["Budi Santoso"]),
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("लेखक: राहुल शर्मा", ["राहुल शर्मा"]),
        ("بقلم: محمد أحمد", ["محمد أحمد"]),
        ("كتب - محمد أحمد", ["محمد أحمد"]),
        ("מאת: דני כהן", ["דני כהן"]),
        ("记者 周以宁", ["周以宁"]),
        ("本报记者　姜　洁　孟祥夫", ["姜　洁", "孟祥夫"]),
        ("文/周以宁 图/王小明", ["周以宁"]),
        ("記者周以寧／台北報導", ["周以寧"]),
        ("周以寧／台北報導", ["周以寧"]),
        ("홍길동·김철수 기자", ["홍길동", "김철수"]),
        ("[서울=통신] 홍길동 기자 hong@paper.example", ["홍길동"]),
        ("글 홍길동 사진 김철수", ["홍길동"]),
        ("文・写真 渡辺洋介", ["渡辺洋介"]),
        ("聞き手・渡辺洋介", ["渡辺洋介"]),
    ],
)
def test_a_byline_names_its_authors(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Words: Ann One Photos: Ben Two", ["Ann One"]),
        ("Text: Ann One; Fotos: Ben Two", ["Ann One"]),
        ("By Ann One Translated by Ben Two", ["Ann One"]),
        ("Von Anna Müller (Text) und Uwe Grün (Fotos)", ["Anna Müller"]),
        ("文／周以寧 攝影／王小明", ["周以寧"]),
    ],
)
def test_who_took_the_pictures_or_translated_is_no_author(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    ["Photo by Ann One", "Edited by Ann One", "Redaktion: Anna Müller", "责任编辑：周以宁", "Illustration: Ann One"],
)
def test_a_credit_for_other_work_is_told(text: str) -> None:
    assert is_other_credit(text)
    assert people(text) is None


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("By Reuters", "Reuters"),
        ("Von dpa/AFP", "dpa/AFP"),
        ("By Daily Post staff reporter", "Daily Post staff reporter"),
        ("Von Sportredaktion Nord", "Sportredaktion Nord"),
        ("By Metric Town News Service", "Metric Town News Service"),
    ],
)
def test_a_byline_without_a_person_is_signed_by_its_house(text: str, signs: str) -> None:
    assert people(text) == []
    assert house(text) == signs


@pytest.mark.parametrize("text", ["By Staff", "Par la rédaction", "Por Redacción", "By Daily Post", "By Staff Reports"])
def test_the_staff_and_the_paper_itself_are_nobody(text: str) -> None:
    byline = read_byline(text, OUTLETS)
    assert byline is None or (byline.names, byline.house) == ((), None)


@pytest.mark.parametrize(
    "text",
    [
        "by the numbers",
        "By far the largest",
        "Von Anfang an dabei",
        "Von Wuhan in die Welt",
        "Par ailleurs, rien",
        "记者从有关部门获悉",
        "Text",
        "A day at the races",
        "",
    ],
)
def test_what_only_begins_like_a_byline_is_none(text: str) -> None:
    assert people(text) is None


@pytest.mark.parametrize(
    "text", ["By", "Von", "Par", "Author:", "Author of the article:", "Text:", "Written by", "作者"]
)
def test_a_label_may_stand_alone(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["Interview", "Report", "By Ann One", "News", "Standard"])
def test_a_genre_alone_is_no_label(text: str) -> None:
    assert not is_label(text)


def test_agencies_are_known_by_name_and_by_code() -> None:
    assert is_agency("Reuters", OUTLETS)
    assert is_agency("dpa/lnw", OUTLETS)
    assert is_agency("AFP, AP", OUTLETS)
    assert not is_agency("Daily Post", OUTLETS)
    assert house_of("Daily Post", OUTLETS) is House.MERE
    assert house_of("Ann One", OUTLETS) is None


@given(st.text(max_size=250))
def test_any_line_is_read_without_harm(text: str) -> None:
    byline = read_byline(text, OUTLETS)
    for name in (*byline.names, byline.house) if byline else ():
        assert name is None or text[name.start : name.end] == name.text


@pytest.mark.parametrize(
    "piece", ["By Ann One and ", "记者 周以宁 ", "von ", "Jane DoeJohn Roe", "홍길동 기자 ", "A. ", "(", "/ "]
)
def test_long_lines_take_linear_work(piece: str) -> None:
    assert grows_linearly(lambda size: read_byline(piece * size, OUTLETS), 100)
