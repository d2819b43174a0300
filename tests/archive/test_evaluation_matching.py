from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from making import article

from archive.article import Article, Confidence, Field
from archive.dates import EdtfDate
from archive.evaluation.judging import Findings, Judgement, contains, judged
from archive.evaluation.labelled import Item, SavedAs
from archive.evaluation.matching import (
    folded_names,
    is_same_language,
    is_same_outlet,
    is_same_section,
    is_same_title,
    overlap,
    plain,
)
from archive.extraction import Outlet, OutletAuthority

OUTLETS = OutletAuthority([Outlet("Harbour Gazette", aliases=("HG", "Gazette of the Harbour"))])


@pytest.mark.parametrize(
    ("found", "true"),
    [
        ("A bridge too few", "A BRIDGE  too\u00a0few "),
        ("“We won’t go”, they say", '"We won\'t go", they say'),
        ("„Wir bleiben“ – trotz allem", "»Wir bleiben« - trotz allem"),
        ("La ville : un an après", "La ville: un an après"),
        ("Ｆｕｌｌ width… and more", "Full width... and more"),
        ("Schiff\u00adfahrt\u200b", "Schifffahrt"),
        ("Café", "Cafe\u0301"),
        ("STRASSE", "Straße"),
    ],
)
def test_titles_are_the_same_but_for_signs_spaces_and_case(found: str, true: str) -> None:
    assert is_same_title(found, true)


@pytest.mark.parametrize(
    ("found", "true"),
    [
        ("A bridge too few", "A bridge too few | Harbour Gazette"),
        ("A bridge too few", "Bridge too few"),
        ("Cafe", "Café"),
        ("“Bridge” too few", "Bridge too few"),
        ("Bridge: too few", "Bridge too few"),
    ],
)
def test_titles_differ_where_a_word_an_accent_or_a_sign_does(found: str, true: str) -> None:
    assert not is_same_title(found, true)


@given(st.text(max_size=40))
@example("ﬁ “x” — Ⅷ ´ ¨ : \u1fef")
def test_a_title_is_the_same_however_its_accents_are_composed(text: str) -> None:
    assert plain(unicodedata.normalize("NFD", text)) == plain(text)


@pytest.mark.parametrize("found", ["harbour gazette", "The Harbour Gazette", "HG", "Gazette of the harbour"])
def test_an_outlet_is_right_if_the_authority_file_or_folding_makes_it_the_same(found: str) -> None:
    assert is_same_outlet(found, "Harbour Gazette", OUTLETS)


def test_an_outlet_that_nobody_knows_is_right_only_if_folding_makes_it_the_same() -> None:
    assert is_same_outlet("The Quay Courier", "quay courier", OUTLETS)
    assert not is_same_outlet("Quay Courier", "Quay Post", OUTLETS)
    assert not is_same_outlet("Quay Courier", "Harbour Gazette", OUTLETS)


def test_a_name_that_two_outlets_share_is_right_for_both() -> None:
    shared = OutletAuthority([Outlet("La Nación"), Outlet("La Nación de Caldmoor", aliases=("La Nación",))])
    assert is_same_outlet("La Nación de Caldmoor", "La Nacion", shared)
    assert not is_same_outlet("La Nación", "La Nación de Caldmoor", shared)


def test_a_language_is_the_same_in_every_country() -> None:
    assert is_same_language("pt", "pt-BR")
    assert is_same_language("EN_gb", "en")
    assert not is_same_language("en", "es")


def test_a_section_is_the_same_but_for_case_and_punctuation() -> None:
    assert is_same_section("Arts & culture", "ARTS AND CULTURE")
    assert not is_same_section("Arts", "Arts and culture")


def test_names_are_folded_and_counted_once() -> None:
    assert folded_names(["José Díaz", "JOSE DIAZ", "Ada-Marie O’Neil", " "]) == {"jose diaz", "ada marie o neil"}


def test_overlap_counts_words_as_often_as_they_occur() -> None:
    same = overlap("One two two.", "one TWO, three two four")
    assert (same.precision, same.recall) == (1.0, 0.6)
    assert same.f1 == pytest.approx(0.75)
    assert overlap("", "one").f1 == 0.0
    assert overlap("two", "one").f1 == 0.0


@pytest.mark.parametrize(
    ("found", "is_in"),
    [("2020-07", True), ("2020-07-13/2020-07-20", True), ("../2020", True), ("2020-08/..", False), ("2019", False)],
)
def test_a_date_contains_the_days_that_it_can_mean(found: str, is_in: bool) -> None:
    assert contains(EdtfDate.parse(found), date(2020, 7, 13)) is is_in


def one(name: str, given: object, label: object, confidence: Confidence = Confidence.HIGH) -> Judgement:
    """Return the judgement on one field of an item that has one label."""
    findings = Findings(**{name: Field(given, confidence)})  # type: ignore[arg-type]
    (judgement,) = judged(Item("x", **{name: label}), findings, SavedAs.TEXT, OUTLETS)  # type: ignore[arg-type]
    return judgement


def counted(judgement: Judgement) -> tuple[int, int, int, int]:
    counts = judgement.counts
    return (counts.labelled, counts.found, counts.right, counts.wrong)


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        (None, (1, 0, 0, 0)),
        ("2020-07-13", (1, 1, 1, 0)),
        ("2020-07-14", (1, 1, 0, 1)),
        ("2020-07", (1, 1, 0, 0)),
        ("2020-06", (1, 1, 0, 1)),
        ("2020-07-10/2020-07-20", (1, 1, 0, 0)),
    ],
)
def test_a_date_that_only_contains_the_day_is_found_but_neither_right_nor_wrong(
    given: str | None, counts: tuple[int, ...]
) -> None:
    judgement = one("published", EdtfDate.parse(given) if given else None, date(2020, 7, 13))
    assert counted(judgement) == counts
    assert judgement.is_amiss is (counts[3] > 0)


def test_authors_count_by_name() -> None:
    judgement = one("authors", ("Ada Marsh", "Ben Quill"), ("ADA MARSH", "Clara Voss", "Dan Orme"))
    assert counted(judgement) == (3, 2, 1, 1)
    assert judgement.counts.f1 == pytest.approx(0.4)


def test_a_list_of_authors_that_lacks_one_has_no_wrong_name_but_is_not_true() -> None:
    judgement = one("authors", ("Ada Marsh",), ("Ada Marsh", "Clara Voss"))
    assert judgement.counts.wrong == 0
    assert judgement.is_amiss
    assert not one("authors", ("Clara Voss", "Ada Marsh"), ("Ada Marsh", "Clara Voss")).is_amiss


def test_no_author_where_there_is_none_is_no_shortfall() -> None:
    assert counted(one("authors", (), ())) == (0, 0, 0, 0)
    assert one("authors", (), ()).counts.f1 == 1.0
    assert counted(one("authors", ("Ada Marsh",), ())) == (0, 1, 0, 1)


def test_a_section_is_right_if_any_label_says_so() -> None:
    assert counted(one("section", "World", ("News", "World"))) == (1, 1, 1, 0)


def test_the_body_is_judged_by_its_overlap_alone() -> None:
    judgement = one("body", "one two", "one two three four")
    assert counted(judgement) == (1, 1, 0, 0)
    assert judgement.counts.f1 == pytest.approx(2 / 3)


def test_only_labels_that_there_are_are_judged() -> None:
    findings = Findings(title=Field("A headline"), outlet=Field("Harbour Gazette"))
    assert [one.field for one in judged(Item("x", outlet="HG"), findings, SavedAs.TEXT, OUTLETS)] == ["outlet"]


def test_what_was_taken_out_of_the_text_is_still_in_the_page() -> None:
    item = Item("x", in_text={"title": False}, title="A headline", language="en")
    places = {saved_as: [one.is_in_text for one in judged(item, Findings(), saved_as, OUTLETS)] for saved_as in SavedAs}
    assert places == {SavedAs.TEXT: [False, True], SavedAs.HTML: [True, True]}


def inferred(made: Article) -> Article:
    return replace(made, published=replace(made.published, is_inferred=True))


def test_an_inferred_date_is_not_given() -> None:
    made = article(published="2020-07-13")
    assert str(Findings.of(made).published.value) == "2020-07-13"
    assert Findings.of(inferred(made)).published.value is None


def test_the_body_of_an_article_is_its_blocks() -> None:
    assert Findings.of(article(body="The text.")).body.value == "The text."
