"""The outlet: from what a page says of its site and what a paper says of itself, never from whom the text quotes."""

from __future__ import annotations

import json

import pytest
from work import grows_linearly

from archive.article import Confidence, Field, Part
from archive.extraction import Knowledge, Outlet, OutletAuthority, extract
from archive.extraction.lines.clipping import lay_out
from archive.extraction.outlet.candidates import outlet_candidates
from archive.extraction.outlet.names import compact, holder, is_company, site_label, without_company, without_tagline
from archive.readers import read

OUTLETS = OutletAuthority(
    (
        Outlet("Daily Post", domains=("dailypost.example",), handles=("dailypost",), country="GB", language="en"),
        Outlet("Evening Star", aliases=("The Star",), language="en"),
        Outlet("Respekt (Prague)", aliases=("Respekt",), language="cs"),
        Outlet("Señal", language="es"),
        Outlet("World Wire", aliases=("WW",), kind="agency", language="en"),
    )
)
KNOWLEDGE = Knowledge(OUTLETS)
PARAGRAPH = (
    "The council met on Tuesday and talked for a long time about the price of fish. Nothing came of it, as ever, "
    "and in the spring a bridge had fallen into the river."
)
BODY = "\n\n".join((PARAGRAPH, f"{PARAGRAPH} Nobody spoke of it.", "It rained."))


def outlet(text: str, name: str = "a.txt") -> Field[str]:
    (part,) = read(name, text.encode())
    assert isinstance(part, Part)
    return extract(part, name, KNOWLEDGE).outlet


def page(head: str = "", body: str = "") -> Field[str]:
    heading = "" if "<h1>" in body else "<h1>A bridge at last</h1>"
    return outlet(f"<html><head>{head}</head><body>{heading}{body}{f'<p>{PARAGRAPH}</p>' * 3}</body></html>", "a.html")


def rules(field: Field[str]) -> list[str]:
    return [evidence.rule for evidence in field.evidence]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Follow Daily Post for more news from the coast", "named in an offer to readers"),
        ("Stay informed with Daily Post – your source for the coast.", "named in an offer to readers"),
        ("Unlimited online access to the Daily Post.", "named in an offer to readers"),
        ("Read more at Daily Post", "named in an offer to readers"),
        ("Jetzt Daily Post testen", "named in an offer to readers"),
        ("Ann One is a politics reporter for Daily Post.", "where its author works"),
        ("This article is a joint publication of Daily Post and Port Weekly.", "named as its publisher"),
        ("<Copyright ⓒ Daily Post. All rights reserved.>", "copyright line"),
        ("© 2020 Daily Post Ltd.", "copyright line"),
        ("Ann One, ann.one@dailypost.example", "address outside of the text"),
        ("Permalink: https://www.dailypost.example/b868j", "address outside of the text"),
        ("via @dailypost", "handle outside of the text"),
    ],
)
def test_a_paper_speaks_of_itself_below_the_text(line: str, rule: str) -> None:
    field = outlet(f"A bridge at last\n\n{BODY}\n\n{line}")
    assert field.value == "Daily Post"
    assert rule in rules(field)


@pytest.mark.parametrize(
    "text",
    [
        f"A bridge at last\n\n{PARAGRAPH} The Daily Post reported it first.\n\n{BODY}",
        f"A bridge at last\n\nThe bridge © 2020 Ann One/Daily Post. All rights reserved.\n\n{BODY}",
        f"A bridge at last\n\n{BODY}\n\nMore from Daily Post:",
        f"A bridge at last\n\n{BODY}\n\nFirst published in Daily Post.",
        f"A bridge at last\n\nSource: WW\n\n{BODY}",
        f"A bridge at last\n\nSource: WW Sport\n\n{BODY}",
        f"A bridge at last\n\n{BODY}\n\n© World Wire",
        f"A bridge at last\n\nPORT ELLERY (WW) - {BODY}",
        f"1. Daily Post\n2. Politics\n\nA bridge at last\n\n{BODY}",
        f"Respekt\n\nA bridge at last\n\n{BODY}",
        f"A bridge at last\n\n{BODY}\n\nSubscribe with Señal",
        f"Zoe Two | Published 15 hours ago\n\nA bridge at last\n\n{BODY}",
    ],
)
def test_an_outlet_that_is_only_named_is_not_the_clippings(text: str) -> None:
    assert outlet(text).value is None


def test_a_name_after_source_goes_without_what_follows_it() -> None:
    assert outlet(f"A bridge at last\n\nSource: Daily Post Buy rights\n\n{BODY}").value == "Daily Post"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Port Weekly">', "Port Weekly"),
        ('<meta name="application-name" content="Port Weekly">', "Port Weekly"),
        ('<meta property="og:site_name" content="Port Weekly | News from the port and from the sea">', "Port Weekly"),
        (
            '<meta name="copyright" content="© 2020 Port Weekly GmbH"><title>A bridge at last - Port Weekly</title>',
            "Port Weekly",
        ),
        ("<title>A bridge at last – Port Weekly</title>", "Port Weekly"),
        ("<title>A bridge at last » Port Weekly</title>", "Port Weekly"),
        ("<title>A bridge at last--Politics--Port Weekly</title>", "Port Weekly"),
        ('<link rel="alternate" type="application/rss+xml" title="Port Weekly » Feed" href="/feed">', "Port Weekly"),
        ('<link rel="canonical" href="https://www.dailypost.example/a">', "Daily Post"),
        ('<meta name="twitter:site" content="@dailypost">', "Daily Post"),
        ('<meta property="og:site_name" content="dailypost.example">', "Daily Post"),
    ],
)
def test_a_page_names_its_site(head: str, name: str) -> None:
    assert page(head).value == name


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Politics">',
        '<meta property="og:site_name" content="A bridge at last"><meta name="headline" content="A bridge at last">',
        '<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed">',
        '<link rel="alternate" type="application/rss+xml" title="Port Weekly » Comments Feed" href="/feed">',
        "<title>A bridge at last – 13.07.2020</title>",
    ],
)
def test_what_names_a_section_or_the_article_names_no_site(head: str) -> None:
    assert page(head).value is None


def published_by(name: str) -> str:
    article = {"@type": "NewsArticle", "publisher": {"name": name}}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def test_the_paper_goes_before_its_company() -> None:
    field = page(f'{published_by("Ellery Presse GmbH")}<meta property="og:site_name" content="Port Weekly">')
    assert (field.value, [other.value for other in field.alternatives]) == ("Port Weekly", ["Ellery Presse"])


def test_a_name_goes_before_the_address_that_spells_it() -> None:
    field = page(
        '<link rel="canonical" href="https://port-weekly.example/a">'
        '<meta property="og:site_name" content="port-weekly.example">'
        '<meta name="application-name" content="Port Weekly">'
    )
    assert (field.value, field.confidence) == ("Port Weekly", Confidence.HIGH)
    assert "spelled like the site’s address" in rules(field)


def test_the_outlet_whose_site_it_is_goes_before_the_one_that_wrote_it() -> None:
    address = "https://dailypost.example/a"
    links = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
    assert page(published_by("Evening Star") + links).value == "Daily Post"


def test_a_heading_that_is_the_sites_name_leaves_no_name_in_the_title() -> None:
    link = '<link rel="canonical" href="https://portweekly.example/a">'
    field = page(f"{link}<title>A bridge at last | The Port Weekly</title>", "<h1>The Port Weekly</h1>")
    assert field.value != "A bridge at last"


def test_a_namesake_on_another_site_is_not_the_outlet_of_the_authority_file() -> None:
    head = (
        '<link rel="canonical" href="https://the-post.example/a"><meta property="og:site_name" content="La Daily Post">'
    )
    assert page(head).value == "La Daily Post"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("© 2020 Daily Post. All rights reserved.", "Daily Post"),
        ("Copyright © 2004—2020 Port Weekly", "Port Weekly"),
        ("<Copyright ⓒ 한국일보. All rights reserved. 무단 전재 및 재배포 금지>", "한국일보"),
        ("版权所有 中国日报", "中国日报"),
    ],
)
def test_the_holder_of_rights_is_named_without_the_formula(text: str, name: str) -> None:
    assert holder(text) == name


def test_legal_forms_are_told_from_names() -> None:
    companies = ("Port Weekly GmbH & Co. KG", "Port Weekly, LLC", "Port Weekly S.A.", "株式会社Port Weekly")
    assert [without_company(company) for company in companies] == ["Port Weekly"] * 4
    assert [is_company(name) for name in (*companies, "Port Weekly", "El País", "Avaz")] == [True] * 4 + [False] * 3


def test_an_address_is_spelled_as_its_owner_registered_it() -> None:
    hosts = ("news.portweekly.co.uk", "www.portweekly.example", "portweekly.example/")
    assert {site_label(host) for host in hosts} == {"portweekly"}
    assert compact("theportweekly.example") == compact("The Port Weekly") == compact("Port-Weekly.example")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Port Weekly – News, sport and tides for everyone", "Port Weekly"),
        ("All the news | Port Weekly", "Port Weekly"),
        ("Daily Post: the coast’s own", "Daily Post"),
        ("Daily Post (DP)", "Daily Post"),
        ("Port Weekly - Sea", "Port Weekly - Sea"),
        ("Port Weekly", "Port Weekly"),
    ],
)
def test_a_tagline_is_no_part_of_the_name(name: str, plain: str) -> None:
    assert without_tagline(name, OUTLETS, {"portweekly"} if "All" in name else ()) == plain


def test_work_grows_with_the_lines() -> None:
    lines = "Follow Daily Post on Sundays\nIt rained, she told Daily Post.\n© Daily Post\nletters@dailypost.example\n"

    def candidates(size: int) -> int:
        (part,) = read("a.txt", f"A bridge at last\n\n{BODY}\n\n{lines * size}".encode())
        assert isinstance(part, Part)
        return len(list(outlet_candidates(lay_out(part, "a.txt", KNOWLEDGE), "en")))

    assert grows_linearly(candidates, 60)
