"""The authority file of outlets: its entries, what overlays it, how outlets are found in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from work import calls_of

from archive.errors import AuthorityError
from archive.extraction import Knowledge, Outlet, OutletAuthority
from archive.extraction.folding import folded
from archive.extraction.outlets import KINDS
from archive.extraction.sections import is_section_word


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
        assert all(re.fullmatch(r"(?!www\.)([a-z0-9-]+\.)+[a-z]{2,}", domain) for domain in outlet.domains), outlet
        assert all(re.fullmatch(r"\w+", handle) for handle in outlet.handles), outlet
        assert re.fullmatch(r"[A-Z]{2}", outlet.country or ""), outlet
        assert re.fullmatch(r"[a-z]{2}", outlet.language or ""), outlet
        assert outlet.kind in KINDS
        assert re.fullmatch(r"https://[^/\s]+\.[a-z]{2,}/\S*", outlet.source or ""), outlet


def test_it_is_in_the_order_of_country_and_name(authority: OutletAuthority) -> None:
    order = [(outlet.country, folded(outlet.name)) for outlet in authority.outlets]
    assert order == sorted(order)


def test_no_name_domain_or_handle_belongs_to_two(authority: OutletAuthority) -> None:
    names = Counter(folded(outlet.name) for outlet in authority.outlets)
    domains = Counter(domain for outlet in authority.outlets for domain in outlet.domains)
    handles = Counter(handle.lower() for outlet in authority.outlets for handle in outlet.handles)
    assert [key for count in (names, domains, handles) for key, times in count.items() if times > 1] == []


def test_every_name_is_found_and_every_alias_is_where_its_outlet_is_known(authority: OutletAuthority) -> None:
    for outlet in authority.outlets:
        assert not is_section_word(outlet.name)
        assert authority.by_name(outlet.name) == outlet
        assert all(authority.by_name(alias, near=[outlet.name]) == outlet for alias in outlet.aliases)


def test_no_alias_says_what_name_and_domains_say_already(authority: OutletAuthority) -> None:
    superfluous = []
    for outlet in authority.outlets:
        for alias in outlet.aliases:
            others = tuple(other for other in outlet.aliases if other != alias)
            if OutletAuthority([replace(outlet, aliases=others)]).by_name(alias, near=[outlet.name]):
                superfluous.append((outlet.name, alias))
    assert superfluous == []


@pytest.mark.parametrize("name", ["Global Times", "GLOBAL TIMES", "the global times", "Global  Times"])
def test_names_match_whatever_their_dress(authority: OutletAuthority, name: str) -> None:
    outlet = authority.by_name(name)
    assert outlet is not None
    assert outlet.name == "Global Times"


@pytest.mark.parametrize(
    ("name", "found"),
    [("Guardian", "The Guardian"), ("Times", None), ("washington post", "The Washington Post"), ("CNN.com", "CNN")],
)
def test_a_single_word_needs_its_article_unless_it_is_an_alias(
    authority: OutletAuthority, name: str, found: str | None
) -> None:
    outlet = authority.by_name(name)
    assert (outlet.name if outlet else None) == found


@pytest.fixture
def namesakes() -> OutletAuthority:
    return OutletAuthority(
        (
            Outlet("Der Standard", aliases=("STD",), domains=("derstandard.example",)),
            Outlet("The Standard", aliases=("STD",), domains=("standard.example",)),
            Outlet("The Standard (Kenya)", aliases=("The Standard",), domains=("standard-ke.example",)),
            Outlet("Science Weekly", aliases=("Science",), domains=("scienceweekly.example",)),
        )
    )


@pytest.mark.parametrize(
    ("name", "near", "found"),
    [
        ("The Standard", (), "The Standard"),
        ("DER STANDARD", (), "Der Standard"),
        ("The Standard", ("The Standard (Kenya)",), "The Standard (Kenya)"),
        ("The Standard", ("Science Weekly",), "The Standard"),
        ("STD", (), None),
        ("STD", ("Der Standard",), "Der Standard"),
        ("Science", (), None),
        ("Science", ("Science Weekly",), "Science Weekly"),
    ],
)
def test_of_namesakes_the_one_known_otherwise_is_meant_then_the_one_called_so(
    namesakes: OutletAuthority, name: str, near: tuple[str, ...], found: str | None
) -> None:
    outlet = namesakes.by_name(name, near)
    assert (outlet.name if outlet else None) == found


@pytest.mark.parametrize("name", ["", "Times of Nowhere", "   ", "!!", "Global Times " * 20])
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
        ("Economist at Reuters; 新华社和新华网；路透社", ["The Economist", "Reuters", "Xinhua", "Xinhua", "Reuters"]),
        ("独家新华社专稿 © AFP", ["Xinhua", "Agence France-Presse"]),
        ("Independence of independents, Financial and Times", []),
    ],
)
def test_mentions_are_found_where_they_are_written_as_names(
    authority: OutletAuthority, text: str, names: list[str]
) -> None:
    mentions = list(authority.mentions(text))
    assert [mention.outlet.name for mention in mentions] == names
    assert all(authority.by_name(text[mention.start : mention.end]) == mention.outlet for mention in mentions)


def test_finding_mentions_costs_no_more_with_many_outlets() -> None:
    text = "The views are those of Quay 7 Courier and 港报7号, not of the Daily Post. " * 20

    def work(size: int) -> int:
        many = [Outlet(f"Quay {number} Courier", aliases=(f"港报{number}号",)) for number in range(size)]
        authority = OutletAuthority(many)
        assert len(list(authority.mentions(text))) == 40
        return calls_of(lambda: list(authority.mentions(text)))

    assert work(1_000) == work(10)


def test_an_overlay_adds_and_replaces(tmp_path: Path, authority: OutletAuthority) -> None:
    path = overlay(
        tmp_path,
        '[[outlet]]\nname = "Harbour Gazette"\n[[outlet]]\nname = "China Daily"\naliases = ["The Daily"]\n',
    )
    combined = OutletAuthority.load(path)
    assert combined.by_name("Harbour Gazette") == Outlet("Harbour Gazette")
    daily, before = combined.by_name("the daily"), authority.by_name("China Daily")
    assert daily is not None
    assert before is not None
    assert daily == replace(before, aliases=("The Daily", *before.aliases))
    assert combined.by_domain("chinadaily.com.cn") == daily
    assert len(combined.outlets) == len(authority.outlets) + 1


def test_an_overlay_replaces_what_it_states_and_nothing_else(tmp_path: Path, authority: OutletAuthority) -> None:
    path = overlay(
        tmp_path, '[[outlet]]\nname = "Reuters"\ncountry = "US"\n[[outlet]]\nname = "Reuters"\naliases = ["R"]\n'
    )
    before, combined = authority.by_name("Reuters"), OutletAuthority.load(path).by_name("Reuters")
    assert before is not None
    assert before.is_agency
    assert combined == replace(before, country="US", aliases=("R", *before.aliases))


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
