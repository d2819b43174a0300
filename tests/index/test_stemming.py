"""Stems are those of a word's language, with its accents, and only where there are any."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis, stemming
from index.corpora import texts


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("pt_BR", "pt"),
        ("zh", None),
        ("", None),
        (None, None),
        ("xx", None),
        ("eng", None),
    ],
)
def test_a_language_is_known_by_its_code_without_region(language: str | None, code: str | None) -> None:
    assert stemming.known(language) == code


@pytest.mark.parametrize(
    ("surface", "language", "stem"),
    [
        ("Sanctions", "en", "sanction"),
        ("China’s", "en", "china"),
        ("économies", "fr", "econom"),
        ("visées", "fr", "vis"),
        ("Häuser", "de", "haus"),
        ("US", "en", "us"),
        ("U.S.A.", "en", "usa"),
        ("2020s", "en", "2020s"),
        ("多", "en", "多"),
    ],
)
def test_a_stem_is_folded_and_made_with_accents(surface: str, language: str, stem: str) -> None:
    assert stemming.stem(surface, language) == stem


@pytest.mark.parametrize("language", stemming.LANGUAGES)
def test_every_language_has_its_rules(language: str) -> None:
    assert stemming.stem("information", language)


def test_only_words_whose_stem_is_another_are_listed() -> None:
    found = stemming.stems(["Sanctions", "sanctions", "sanction", "½", "the"], "en-GB")
    assert found == {("sanction", "sanctions")}
    assert stemming.stems(["sanctions"], None) == set()


@given(text=texts() | st.text(max_size=40), language=st.sampled_from(stemming.LANGUAGES))
def test_any_word_has_a_stem_without_spaces(text: str, language: str) -> None:
    for stem, word in stemming.stems(analysis.surfaces(text), language):
        assert stem
        assert stem != word
        assert "\x1f" not in stem + word
        assert not any(char.isspace() for char in stem + word)


def test_threads_do_not_mix_their_words() -> None:
    words = [f"{letter}{other}ations" for letter in "bcdfghjklmnprstv" for other in "aeiou"]
    wanted = {word: stemming.stem.__wrapped__(word, "en") for word in words}
    wrong: list[str] = []

    def check() -> None:
        for _ in range(20):
            wrong.extend(word for word in words if stemming.stem.__wrapped__(word, "en") != wanted[word])

    threads = [threading.Thread(target=check) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
