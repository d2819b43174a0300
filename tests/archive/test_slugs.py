"""Names in addresses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.slugs import Slugs, worded


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Harbour Gazette", "harbour-gazette"),
        ("Le Témoin", "le-temoin"),
        ("L’Écho des Salines", "l-echo-des-salines"),
        ("港湾日報", "港湾日報"),
        ("NHK 北京 News", "nhk-北京-news"),
        ("24.ae", "24-ae"),
        ("Lopez, Ana", "lopez-ana"),
    ],
)
def test_a_slug_is_the_words_of_the_name(name: str, slug: str) -> None:
    slugs = Slugs([name, "Another"])
    assert slugs.of(name) == slug
    assert slugs.names(slug) == slugs.names(name) == (name,)


def test_names_with_the_same_words_are_told_apart() -> None:
    slugs = Slugs(["Ana Lopez", "Ana López", "Bo"])
    one, other = slugs.of("Ana Lopez"), slugs.of("Ana López")
    assert re.fullmatch("ana-lopez-[0-9a-f]{8}", one)
    assert one != other
    assert slugs.names(one) == ("Ana Lopez",)
    assert slugs.names("ana-lopez") == ("Ana Lopez", "Ana López")


def test_a_slug_never_comes_to_mean_another_name() -> None:
    alone, together = Slugs(["Ana Lopez"]), Slugs(["Ana Lopez", "ANA LOPEZ"])
    assert set(alone.names("ana-lopez")) <= set(together.names("ana-lopez"))
    assert alone.names(together.of("Ana Lopez")) == ("Ana Lopez",)


def test_names_without_words_have_slugs() -> None:
    slugs = Slugs(["…", "!"])
    assert slugs.names(slugs.of("…")) == ("…",)
    assert slugs.of("…") != slugs.of("!")


def test_what_is_no_name_is_none() -> None:
    slugs = Slugs(["Bo Chen"])
    assert slugs.names("nobody") == slugs.names("") == slugs.names("-") == slugs.names("bo-chen-00000000") == ()


@given(st.lists(st.text(min_size=1), unique=True))
def test_every_name_has_a_slug_of_its_own(names: list[str]) -> None:
    names = [name for name in names if name.isprintable()]
    slugs = Slugs(names)
    made = [slugs.of(name) for name in names]
    assert len(set(made)) == len(names)
    assert all(slugs.names(slug) == (name,) for slug, name in zip(made, names, strict=True))
    assert all("/" not in slug and len(slug) <= 100 for slug in made)


def test_long_names_are_cut() -> None:
    assert len(worded("é" * 300)) <= 80
