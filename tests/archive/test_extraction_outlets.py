"""The authority file of outlets: its entries, what overlays it, how outlets are found in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from archive.errors import AuthorityError
from archive.extraction import Knowledge, Outlet, OutletAuthority
from archive.extraction.folding import folded_name
from archive.extraction.outlets import KINDS


@pytest.fixture(scope="module")
def authority() -> OutletAuthority:
    return OutletAuthority.load()


def overlay(folder: Path, text: str) -> Path:
    path = folder / "outlets.toml"
    path.write_text(text, "utf-8")
    return path


def test_it_holds_forty_outlets_with_all_that_is_needed(authority: OutletAuthority) -> None:
    assert len(authority.outlets) >= 40
    for outlet in authority.outlets:
        assert outlet.domains, outlet
        assert all(
            re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", domain) and not domain.startswith("www.") for domain in outlet.domains
        )
        assert re.fullmatch(r"[A-Z]{2}", outlet.country or ""), outlet
        assert re.fullmatch(r"[a-z]{2}", outlet.language or ""), outlet
        assert outlet.kind in KINDS


def test_no_name_domain_or_handle_belongs_to_two(authority: OutletAuthority) -> None:
    names = Counter(
        name for outlet in authority.outlets for name in {folded_name(one) for one in (outlet.name, *outlet.aliases)}
    )
    domains = Counter(domain for outlet in authority.outlets for domain in outlet.domains)
    handles = Counter(handle.lower() for outlet in authority.outlets for handle in outlet.handles)
    assert [key for count in (names, domains, handles) for key, times in count.items() if times > 1] == []


@pytest.mark.parametrize("name", ["Global Times", "GLOBAL TIMES", "the global times", "Global  Times"])
def test_names_match_whatever_their_dress(authority: OutletAuthority, name: str) -> None:
    outlet = authority.by_name(name)
    assert outlet is not None
    assert outlet.name == "Global Times"


@pytest.mark.parametrize("name", ["", "Times of Nowhere", "   ", "!!"])
def test_what_is_no_name_matches_nothing(authority: OutletAuthority, name: str) -> None:
    assert authority.by_name(name) is None


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.globaltimes.cn", "Global Times"),
        ("EDITION.CNN.COM", "CNN"),
        ("notcnn.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_a_site_belongs_to_the_outlet_of_its_domain(authority: OutletAuthority, host: str, name: str | None) -> None:
    outlet = authority.by_domain(host)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize("handle", ["globaltimesnews", "@GlobalTimesNews"])
def test_handles_match_with_or_without_their_sign(authority: OutletAuthority, handle: str) -> None:
    outlet = authority.by_handle(handle)
    assert outlet is not None
    assert outlet.name == "Global Times"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The views are those of China Daily.", ["China Daily"]),
        ("CGTN's programme and the Financial Times’s", ["CGTN", "Financial Times"]),
        ("a time for independent dawn and reuters", []),
        ("据新华社报道", ["Xinhua"]),
        ("Time will tell. FT readers know.", ["Financial Times"]),
    ],
)
def test_mentions_are_found_where_they_are_written_as_names(
    authority: OutletAuthority, text: str, names: list[str]
) -> None:
    mentions = list(authority.mentions(text))
    assert [mention.outlet.name for mention in mentions] == names
    assert all(authority.by_name(text[mention.start : mention.end]) == mention.outlet for mention in mentions)


def test_an_overlay_adds_and_replaces(tmp_path: Path, authority: OutletAuthority) -> None:
    path = overlay(
        tmp_path,
        '[[outlet]]\nname = "Harbour Gazette"\n[[outlet]]\nname = "China Daily"\naliases = ["The Daily"]\n',
    )
    combined = OutletAuthority.load(path)
    assert combined.by_name("Harbour Gazette") == Outlet("Harbour Gazette")
    assert combined.by_name("the daily") == Outlet("China Daily", aliases=("The Daily",))
    assert combined.by_domain("chinadaily.com.cn") is None
    assert len(combined.outlets) == len(authority.outlets) + 1


def test_the_fingerprint_changes_with_what_is_known(tmp_path: Path) -> None:
    path = overlay(tmp_path, '[[outlet]]\nname = "Harbour Gazette"\n')
    assert Knowledge.load().fingerprint == Knowledge.load().fingerprint
    assert Knowledge.load().fingerprint != Knowledge.load(path).fingerprint


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[outlet]\n", "not valid TOML"),
        ("outlet = 1", r"\[\[outlet\]\]"),
        ("[[outlet]]\naliases = []", "entry 1: an outlet needs a name"),
        ('[[outlet]]\nname = "A"\n[[outlet]]\nname = "B"\ncolour = "red"', r"entry 2 \(B\): unknown key colour"),
        ('[[outlet]]\nname = "A"\nkind = "blog"', "kind is one of"),
        ('[[outlet]]\nname = "A"\naliases = "B"', "aliases: write a list"),
        ('[[outlet]]\nname = "A"\ncountry = 3', "codes in quotes"),
    ],
)
def test_a_bad_file_is_refused_with_file_and_entry(tmp_path: Path, text: str, said: str) -> None:
    path = overlay(tmp_path, text)
    with pytest.raises(AuthorityError, match=said) as error:
        OutletAuthority.load(path)
    assert str(path) in str(error.value)


def test_a_missing_overlay_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="can't be read"):
        OutletAuthority.load(tmp_path / "none.toml")
