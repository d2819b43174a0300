"""The authority file of outlets: its entries, what overlays it, how outlets are found in it."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from work import calls_of

from archive.errors import AuthorityError
from archive.extraction import Knowledge, Outlet, OutletAuthority
from archive.extraction.authorities.outlets import KINDS
from archive.extraction.folding import folded
from archive.extraction.vocabulary.sections import is_section_word


@pytest.fixture(scope="module")
def authority() -> OutletAuthority:
    return OutletAuthority.load()


def overlay(folder: Path, text: str) -> Path:
    path = folder / "outlets.toml"
    path.write_text(text, "utf-8")
    return path


def test_it_holds_the_press_of_the_world_with_all_that_is_needed(authority: OutletAuthority) -> None:
    assert len(authority.outlets) >= 4_000
    assert len({outlet.country for outlet in authority.outlets}) >= 180
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


def test_every_name_means_its_outlet_and_a_common_one_only_beside_it(authority: OutletAuthority) -> None:
    for outlet in authority.outlets:
        assert all(authority.by_name(name) == outlet for name in outlet.sure_names), outlet
        assert all(authority.by_name(name) != outlet for name in outlet.common), outlet
        assert all(authority.by_name(name, near=[outlet.name]) == outlet for name in outlet.common), outlet


def test_no_name_is_that_of_a_section(authority: OutletAuthority) -> None:
    names = (name for outlet in authority.outlets for name in outlet.sure_names)
    assert [name for name in names if is_section_word(name)] == []


def test_no_name_says_what_others_and_domains_say_already(authority: OutletAuthority) -> None:
    superfluous = []
    for outlet in authority.outlets:
        for name in (*outlet.aliases, *(name for name in outlet.common if name != outlet.name)):
            aliases, common = (tuple(one for one in names if one != name) for names in (outlet.aliases, outlet.common))
            alone = OutletAuthority([replace(outlet, aliases=aliases, common=common)])
            if alone.by_name(name, near=[outlet.name]):
                superfluous.append((outlet.name, name))
    assert superfluous == []


@pytest.mark.parametrize("name", ["Global Times", "GLOBAL TIMES", "the global times", "Global  Times", "GlobalTimes"])
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


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Norddeutscher Rundfunk (NDR)", "Norddeutscher Rundfunk"),
        ("Norddeutscher Rundfunk (BBC)", None),
        ("Norddeutscher Rundfunk (Hamburg)", None),
    ],
)
def test_two_names_of_one_outlet_are_its_name(authority: OutletAuthority, name: str, found: str | None) -> None:
    outlet = authority.by_name(name)
    assert (outlet.name if outlet else None) == found


@pytest.fixture
def namesakes() -> OutletAuthority:
    return OutletAuthority(
        (
            Outlet("The Standard (Kenya)", common=("The Standard", "STD"), domains=("standard-ke.example",)),
            Outlet("Der Standard", aliases=("Wiener Standard",), common=("STD",), domains=("derstandard.example",)),
            Outlet("The Standard", domains=("standard.example",)),
            Outlet("Today", aliases=("Quay Today",), common=("Today",), domains=("today.example",)),
        )
    )


@pytest.mark.parametrize(
    ("name", "near", "found"),
    [
        ("The Standard", (), "The Standard"),
        ("DER STANDARD", (), "Der Standard"),
        ("The Standard", ("The Standard (Kenya)",), "The Standard (Kenya)"),
        ("The Standard", ("The Standard", "The Standard (Kenya)"), "The Standard"),
        ("The Standard", ("Today",), "The Standard"),
        ("Wiener Standard", ("The Standard (Kenya)",), "Der Standard"),
        ("STD", (), None),
        ("STD", ("Der Standard",), "Der Standard"),
        ("Today", (), None),
        ("today", ("Today",), "Today"),
        ("Quay Today", (), "Today"),
    ],
)
def test_a_common_name_means_the_outlet_that_is_near_else_the_one_called_so(
    namesakes: OutletAuthority, name: str, near: tuple[str, ...], found: str | None
) -> None:
    outlet = namesakes.by_name(name, near)
    assert (outlet.name if outlet else None) == found


def test_a_common_name_is_no_mention(namesakes: OutletAuthority) -> None:
    mentions = namesakes.mentions("Today the Quay Today and STD, not Der Standard.")
    assert [mention.outlet.name for mention in mentions] == ["Today", "Der Standard"]


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
        ("© CNN.com, seen on edition.cnn.com.", ["CNN", "CNN"]),
        ("Economist at Reuters; 新华社和新华网；路透社", ["The Economist", "Reuters", "Xinhua", "Xinhua", "Reuters"]),
        ("独家新华社专稿 © AFP", ["Xinhua", "Agence France-Presse"]),
        ("Independence of independents, Financial and Times", []),
        (
            "Die Welt, die Charlie Hebdo und das Courrier international",
            ["Die Welt", "Charlie Hebdo", "Courrier international"],
        ),
        ("spokesman of t-online, not T-online; seen in iNews", ["t-online", "t-online", "The i Paper"]),
        ("Die welt ist klein. The times are bad. Das Bild hängt. Mr Stern’s dawn.", []),
    ],
)
def test_mentions_are_found_where_they_are_written_as_names(
    authority: OutletAuthority, text: str, names: list[str]
) -> None:
    mentions = list(authority.mentions(text))
    assert [mention.outlet.name for mention in mentions] == names
    assert all(authority.by_name(text[mention.start : mention.end]) == mention.outlet for mention in mentions)


def test_short_names_are_mentions_where_they_are_asked_for(authority: OutletAuthority) -> None:
    text = "Golem and golem, GOLEM"
    assert [mention.start for mention in authority.mentions(text)] == [17]
    assert [mention.start for mention in authority.mentions(text, short=True)] == [0, 17]


def test_a_packed_authority_finds_the_same(authority: OutletAuthority) -> None:
    text = "CGTN's programme and the Financial Times’s"
    assert list(pickle.loads(pickle.dumps(authority)).mentions(text)) == list(authority.mentions(text))  # noqa: S301


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
        tmp_path, '[[outlet]]\nname = "Reuters"\ncountry = "US"\n[[outlet]]\nname = "Reuters"\naliases = ["Rtrs"]\n'
    )
    before, combined = authority.by_name("Reuters"), OutletAuthority.load(path).by_name("Reuters")
    assert before is not None
    assert before.is_agency
    assert combined == replace(before, country="US", aliases=("Rtrs", *before.aliases))


def test_the_names_of_an_overlay_come_before_the_aliases_of_others(tmp_path: Path, authority: OutletAuthority) -> None:
    assert authority.by_name("FT") == authority.by_name("Financial Times")
    combined = OutletAuthority.load(overlay(tmp_path, '[[outlet]]\nname = "Ferry Times"\naliases = ["FT"]\n'))
    assert combined.by_name("FT") == Outlet("Ferry Times", aliases=("FT",))


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
