"""Sentences: where they end in many languages, and where a stop or a line break ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpora import texts
from index.sentences import bounds, is_finished


def apart(text: str, language: str | None = None) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise(bounds(text, language))]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Rain fell.", "“Who knew?”", "Nobody!", "It went on…", "(So they say.)", "In 2021."]),
        ("fr", ["Il pleut.", "« Qui savait ? »", "« Personne. »", "Voilà !"]),
        ("de", ["„Es regnet.“", "»Ja.«", "Dann kam er."]),
        ("es", ["¿Llueve?", "¡Sí!", "«Nada.»", "Dijo."]),
        ("el", ["Βρέχει;", "Ναι.", "Όχι· ίσως."]),
        ("ar", ["ماذا حدث؟", "لا شيء.", "أبيض نظيفًا.", "نعم!"]),
        ("ur", ["کیا ہوا؟", "کچھ نہیں۔", "ہاں۔"]),
        ("hi", ["यह है।", "वह था।"]),
        ("hy", ["Անձրև էր։", "Հետո դադարեց։"]),
        ("ru", ["Шёл дождь.", "«Кто знал?»", "Никто."]),
    ],
)
def test_stops_of_many_languages_end_sentences(language: str, sentences: list[str]) -> None:
    assert apart(" ".join(sentences), language) == sentences


def test_stops_of_scripts_without_spaces_need_none() -> None:
    assert apart("下雨了。“真的？”他说！", "zh") == ["下雨了。", "“真的？”", "他说！"]
    assert apart("「雨だ。」そう言った。", "ja") == ["「雨だ。」", "そう言った。"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Mr. Hale met Prof. Okafor of Kestrel Inc. President Dray in the U.S. Senate."),
        ("en", "J. R. Quill paid $3.5 on Sept. 11 for No. 5 of vol. 3, p. 12."),
        ("en", "“Why?” asked the inspector."),
        ("en", "It went on... and on, e.g. in St. Maurice."),
        ("de", "Am 3. März kamen z. B. Nr. 5 und der 2. Zug."),
        ("fr", "M. Cottier et Mme. Roux, MM. Petit et Blanc."),
        ("en", "1. The first of all."),
        (None, "iv. The fourth of all."),
    ],
)
def test_abbreviations_initials_and_numbers_end_none(language: str | None, sentence: str) -> None:
    assert apart(f"{sentence} Then more.", language) == [sentence, "Then more."]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert apart("He left the U.S. The board of Kestrel Inc. met at 5 p.m. It did nothing. By A. A. Hale.", "en") == [
        "He left the U.S.",
        "The board of Kestrel Inc. met at 5 p.m.",
        "It did nothing.",
        "By A. A. Hale.",
    ]


def test_a_line_that_ends_with_a_comma_goes_on() -> None:
    assert apart("It sold ferries,\n\n12 of them,\nPiers too.") == ["It sold ferries,\n\n12 of them,\nPiers too."]


def test_a_number_ends_a_sentence_where_it_is_no_ordinal() -> None:
    assert apart("He is 32. She is 4. “No. Never.” That was all.", "en") == [
        "He is 32.",
        "She is 4.",
        "“No.",
        "Never.”",
        "That was all.",
    ]


def test_lines_end_sentences_unless_most_are_broken_in_them() -> None:
    assert apart("A heading\n\nIt rained.\nThe second line\nThe third") == [
        "A heading",
        "It rained.",
        "The second line",
        "The third",
    ]
    broken = "It rained on the\nquay and the\nHarbour Board\nmet in the\nrain. They\nwaited."
    assert apart(broken) == [broken.removesuffix(" They\nwaited."), "They\nwaited."]
    assert len(apart(broken.replace("\n", "\n\n"))) == 2


def test_an_abbreviation_at_the_end_of_a_paragraph_ends_it() -> None:
    assert apart("Sold to Hale & Co.\n\nThe price is not known.") == ["Sold to Hale & Co.", "The price is not known."]


def test_headings_are_not_finished_and_sentences_are() -> None:
    for text in ("It rained.", "It rained.”  \n\n", "下雨了。", "It rained:", "ماذا حدث؟"):
        assert is_finished(text, len(text))
    for text in ("The harbour", "", "3.5", " \n"):
        assert not is_finished(text, len(text))


@given(text=texts(), language=st.sampled_from(["en", "de", "zh", None]))
def test_sentences_make_up_the_text(text: str, language: str | None) -> None:
    found = bounds(text, language)
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (0, len(text))


@pytest.mark.parametrize("evil", [". ", "\n", " ", "!)", "\n ", "a.\n", ". \n", "Mr. ", "...", "。", "1. ", ". »", "’"])
def test_no_text_takes_more_than_linear_time(evil: str) -> None:
    # Quadratic work would take hours for this, so no clock is needed.
    assert bounds(evil * 100_000, None)[-1] == len(evil) * 100_000
