"""The headline, its kicker and its standfirst: among the lines of a clipping, and in what a page says of itself."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Confidence, Part
from archive.extraction import Knowledge, Outlet, OutletAuthority, extract
from archive.extraction.lines.clipping import lay_out
from archive.extraction.lines.headlines import behind_kicker, beside_section
from archive.extraction.title.headline_lines import Head, shares
from archive.extraction.vocabulary.sections import trail_of
from archive.readers import read

KNOWLEDGE = Knowledge(OutletAuthority([Outlet("Daily Post", domains=("dailypost.example",))]))
BODY = (
    "The council met on Tuesday and talked for a long time about the price of fish. Nothing came of it, as ever.\n\n"
    "On 3 May 1999 a bridge had fallen into the river, and nobody has spoken of much else in the town since then.\n\n"
    "It rained."
)
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))


def clip(header: str) -> Article:
    (part,) = read("a.txt", f"{header}\n\n{BODY}".encode())
    assert isinstance(part, Part)
    return extract(part, "a.txt", KNOWLEDGE)


def page(head: str = "", body: str = "") -> Article:
    source = f"<html><head>{head}</head><body>{body}<article>{PARAGRAPHS}</article></body></html>"
    (part,) = read("a.html", source.encode())
    assert isinstance(part, Part)
    return extract(part, "a.html", KNOWLEDGE)


def says(headline: str) -> str:
    script = json.dumps({"@type": "NewsArticle", "headline": headline})
    return f'<script type="application/ld+json">{script}</script>'


def shared(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("1. News\n2. Town\n\nFish prices divide the council again", "Fish prices divide the council again"),
        ("Log in\nSubscribe\n\nFish prices divide the council again", "Fish prices divide the council again"),
        (
            "After the storm in the bay\n\nCouncil talks of fish again\n\nBy Ann One\n3 May 2020",
            "Council talks of fish again",
        ),
        (
            "Council and fish\n\nPrices of fish –\nCouncil talks of fish until the nightfall",
            "Council talks of fish until the nightfall",
        ),
        (
            "Fish prices divide the council again\n\nShare this\n\nThe council meets on Tuesday about fish. (Ann One)",
            "Fish prices divide the council again",
        ),
        (
            "Town\n\nFirst picture: this is how the council thinks of fish\n\nBy Ann One",
            "First picture: this is how the council thinks of fish",
        ),
        ("Kultur : What the council reads about fish\n\nBy Ann One", "What the council reads about fish"),
        ("Harbour : What the council reads about fish\n\nBy Ann One", "Harbour : What the council reads about fish"),
        (
            "Fish prices\n\nCouncil talks about the bridge until nightfall\n\nBy Ann One",
            "Council talks about the bridge until nightfall",
        ),
        ("News » Town\n\nCouncil talks of fish until nightfall\n\nAnn One", "Council talks of fish until nightfall"),
        ("Council talks of fish until nightfall?\n\nBy Ann One\n3 May 2020", "Council talks of fish until nightfall?"),
        (
            "Share this\n+ Pier cam\n+ Tide tables\n\nCouncil talks of fish until nightfall\n\nPhoto: Ann One",
            "Council talks of fish until nightfall",
        ),
        (
            "Home Town Council talks of fish until nightfall\n\nCouncil talks of fish until nightfall\n\n3 May 2020",
            "Council talks of fish until nightfall",
        ),
        ("By Ann One\n3 May 2020\n\nCouncil talks of fish until nightfall", "Council talks of fish until nightfall"),
        ("Opinion | Council should stop talking of fish", "Council should stop talking of fish"),
        ("市议会\n\n市议会整夜讨论鱼价问题仍无结果\n\n2020年5月3日", "市议会整夜讨论鱼价问题仍无结果"),
        ("Quatre heures de poisson au conseil municipal", "Quatre heures de poisson au conseil municipal"),
    ],
)
def test_the_headline_is_told_from_the_lines_around_it(header: str, title: str) -> None:
    assert clip(header).title.value == title


def test_a_headline_as_long_as_a_paragraph_is_found_by_the_byline_below_it() -> None:
    headline = (
        "The price of fish, the fall of a bridge, the patience of a town and the eleven hours that its council needed "
        "on Tuesday to talk of all of them without anything at all coming of it"
    )
    article = clip(f"Pier cam\n\n{headline}\n\nBy Ann One\n3 May 2020")
    assert article.title.value == headline
    assert [block.text for block in article.body] == BODY.split("\n\n")


def test_a_notice_above_a_headline_as_long_as_a_paragraph_is_not_where_the_text_begins() -> None:
    headline = (
        "The council meets again about the price of fish: “A fine evening, we shall go on.” The mayor of the town: "
        "“Nothing that was said about the bridge is forgotten, and nothing will be”"
    )
    notice = "You will find all of the pieces that you have saved in your own corner of our pages and in our app."
    assert clip(f"{notice}\n\n{headline}\n\nBy Ann One").title.value == headline


def test_a_colon_is_set_apart_from_its_section_only_where_the_text_does_not_set_all_so() -> None:
    text = BODY.replace("as ever.", "as ever : « Non ! » said he.")
    (part,) = read("a.txt", f"Culture : Ce que lit le conseil de la ville\n\n{text}".encode())
    assert isinstance(part, Part)
    assert extract(part, "a.txt", KNOWLEDGE).title.value == "Culture : Ce que lit le conseil de la ville"


@pytest.mark.parametrize("below", ["By Ann One\n3 May 2020", "Photo: Ann One", ""])
def test_a_notice_above_the_headline_is_not_where_the_text_begins(below: str) -> None:
    notice = "You have read your last free article of this month. Readers like you pay for our reporters, so please do."
    article = clip(f"{notice}\n\nCouncil talks of fish until nightfall\n\n{below}")
    assert article.title.value == "Council talks of fish until nightfall"
    assert article.body[0].text.startswith("The council met")


def test_a_first_paragraph_that_speaks_of_the_same_as_the_text_is_no_notice() -> None:
    lead = (
        "The council of the town talked of the bridge and of the price of fish for eleven hours and did not vote on it."
    )
    article = clip(f"{lead}\n\nA bridge in the river")
    assert article.title.value is None
    assert article.body[0].text == lead


@pytest.mark.parametrize(
    ("header", "kicker"),
    [
        ("Fish and bridges\n\nCouncil talks until nightfall again\n\nBy Ann One", "Fish and bridges"),
        ("The river :\n\nCouncil talks until nightfall again\n\nBy Ann One", "The river"),
        ("Talk of the Town - Council goes on until nightfall again\n\nBy Ann One", "Talk of the Town"),
        ("2. Town\n\nCouncil talks until nightfall again\n\nBy Ann One", None),
        ("Pier cam\nLog in\n\nCouncil talks until nightfall again\n\nBy Ann One", None),
        ("Sport | Football\n\nCouncil talks until nightfall again\n\nBy Ann One", None),
    ],
)
def test_a_kicker_is_told_from_a_step_of_a_menu(header: str, kicker: str | None) -> None:
    assert clip(header).kicker.value == kicker


@pytest.mark.parametrize(
    ("line", "standfirst"),
    [
        ("A bridge that fell in 1999 is still what everybody speaks of", True),
        ("Send the link to somebody you know", False),
        ("Updated at 12:40 on the third", False),
        ("* A bridge that fell in 1999", False),
    ],
)
def test_a_standfirst_speaks_of_the_same_as_the_text(line: str, standfirst: bool) -> None:
    article = clip(f"Council talks of fish until nightfall\n\n{line}\n\nBy Ann One")
    assert article.standfirst.value == (line if standfirst else None)


@pytest.mark.parametrize(
    ("header", "section"),
    [
        ("1. News\n2. Harbour\n\nCouncil talks of fish until nightfall", "Harbour"),
        ("Sport | Rowing\n\nCouncil talks of fish until nightfall", "Rowing"),
        ("Opinion | Council should stop talking of fish", "Opinion"),
        ("* Europe\n* Sport\n\nCouncil talks of fish until nightfall", None),
    ],
)
def test_the_way_to_the_page_ends_with_the_section(header: str, section: str | None) -> None:
    assert clip(header).section.value == section


def test_equal_lines_share_their_weight_as_one_headline() -> None:
    article = clip("Council talks of fish again\nTown Talk\nCouncil talks of fish again")
    assert article.title.confidence is Confidence.HIGH
    assert [other.value for other in article.title.alternatives] != ["Council talks of fish again"]


def test_the_shares_of_all_lines_leave_one_for_none_of_them() -> None:
    (part,) = read("a.txt", f"Council talks of fish\n\nAnother line of some length\n\n{BODY}".encode())
    assert isinstance(part, Part)
    clipping = lay_out(part, "a.txt", KNOWLEDGE)
    found = shares(clipping, [Head(at, 0, len(clipping.entries[at].text)) for at in range(clipping.header)])
    assert len(found) == 2
    assert 0 < sum(found) < 1


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Talk of the Town - Council goes on until nightfall again", "Council goes on until nightfall again"),
        ("Talk of the Town - council goes on until nightfall again", None),
        ("Council goes on until nightfall – Town - Harbour and Pier wait for it", None),
        ("Town - Council goes on until nightfall again", None),
        ("Talk of the Town - Pier - Council goes on until nightfall", None),
        ("Talk of the Town - And Pier", None),
    ],
)
def test_only_a_plain_hyphen_between_kicker_and_headline_parts_them(text: str, headline: str | None) -> None:
    at = behind_kicker(text)
    assert (text[at:] if at else None) == headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Opinion | Council should stop talking", "Council should stop talking"),
        ("Council should stop talking | Sport | Football", "Council should stop talking"),
        ("Council should stop | Talking of fish at night", None),
        ("Sport | Football", None),
        ("Opinion | Too short", None),
        ("Council should stop talking", None),
    ],
)
def test_a_section_beside_a_bar_is_told_from_the_headline(text: str, headline: str | None) -> None:
    side = beside_section(text)
    assert (text[slice(*side)] if side else None) == headline


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Sport | Football", ("Sport", "Football")),
        ("Nyheter / Sverige / Lund", ("Nyheter", "Sverige", "Lund")),
        ("World News", ("World News",)),
        ("Fish / Chips", ()),
        ("Town talk", ()),
    ],
)
def test_the_way_to_a_page_is_known_by_its_sections(text: str, steps: tuple[str, ...]) -> None:
    assert trail_of(text) == steps


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (says("Council talks"), "<h1>Council talks</h1>", "Council talks"),
        (shared("Council talks - Unknown Paper"), "<h1>Council talks</h1>", "Council talks"),
        (shared("Fish: Council talks all night"), "<h1>Council talks all night</h1>", "Council talks all night"),
        (says("Council talks all nig..."), "<h1>Council talks all night</h1>", "Council talks all night"),
        (shared("Council talks all night | Daily Post"), "", "Council talks all night"),
        ("<title>Council talks all night – News – Daily Post</title>", "", "Council talks all night"),
        (
            '<link rel="canonical" href="https://fishpaper.example/a"><title>Council talks | The Fish Paper</title>',
            "<h1>The Fish Paper</h1>",
            "Council talks",
        ),
        (shared("Council talks all night") + says("Council talks all night"), "<h1>Log in</h1>", None),
        (shared("Night council &amp;amp; fish"), "", "Night council & fish"),
        (says("Council <em>talks</em> all ni\u00adght"), "", "Council talks all night"),
        (
            says("Council talks all night"),
            "<nav class='breadcrumb'><h1>Council and fish: all news</h1></nav><h2>Council talks all night</h2>",
            "Council talks all night",
        ),
        (
            shared("Council talks all night"),
            "<h1>Log in</h1><h1>Council talks all night</h1><h1>Weather</h1>",
            "Council talks all night",
        ),
        (
            "",
            "<h1><span class='kicker'>Fish</span><span>Council talks all night</span></h1>",
            "Council talks all night",
        ),
        (
            says("Fish: Council talks all night"),
            "<h1><span class='topline'>Fish</span> <span>Council talks all night</span></h1>",
            "Fish: Council talks all night",
        ),
    ],
)
def test_what_a_page_says_is_read_in_the_light_of_its_other_words(head: str, body: str, title: str | None) -> None:
    assert page(head, body).title.value == (title or "Council talks all night")


def test_a_kicker_within_the_heading_is_the_kicker() -> None:
    article = page(
        "", "<h1><span>Fish</span><span class='visually-hidden'>:</span><span>Council talks all night</span></h1>"
    )
    assert (article.kicker.value, article.title.value) == ("Fish", "Council talks all night")


def test_agreement_makes_a_headline_sure_and_contradiction_unsure() -> None:
    heading = "<h1>Council talks all night</h1>"
    agreed = page(says("Council talks all night") + shared("Council talks all night"), heading)
    contradicted = page(says("Council talks all night") + shared("You won’t believe this council"), heading)
    alone = page("", heading)
    assert agreed.title.confidence is Confidence.HIGH
    assert contradicted.title.value == alone.title.value == "Council talks all night"
    assert contradicted.title.confidence is alone.title.confidence is Confidence.MEDIUM
    assert [other.value for other in contradicted.title.alternatives] == ["You won’t believe this council"]


def test_a_headline_that_begins_with_the_sites_name_is_kept() -> None:
    link = '<link rel="canonical" href="https://www.zeit.example/a">'
    assert page(f"{link}{shared('Zeit für Fische')}", "<h1>Zeit für Fische</h1>").title.value == "Zeit für Fische"


@pytest.mark.parametrize(
    ("headline", "confidence"),
    [
        ("Fish prices divide the council again", Confidence.HIGH),
        ("Trouble in town - Fish divides it", Confidence.MEDIUM),
        ("Live: fish prices divide the council again", Confidence.MEDIUM),
        ("Council talks " + "of the price of fish " * 4, Confidence.MEDIUM),
    ],
)
def test_a_headline_that_may_hold_more_or_change_is_less_sure(headline: str, confidence: Confidence) -> None:
    found = clip(f"{headline}\n\nBy Ann One\n3 May 2020").title
    assert (found.value, found.confidence) == (headline.strip(), confidence)


def test_the_first_of_two_lines_of_words_is_rather_the_headline_than_one_below_the_byline() -> None:
    header = "Fish divides the council\n\nBy Ann One\n3 May 2020\n\nTalk on Tuesday of fish and bridges"
    assert clip(header).title.value == "Fish divides the council"


@pytest.mark.parametrize("kind", ["application/ld+json; charset=utf-8", "Application/LD+JSON"])
def test_json_ld_is_known_by_its_type_however_it_is_written(kind: str) -> None:
    script = says("Council talks of fish").replace("application/ld+json", kind)
    assert "JSON-LD: headline" in [one.rule for one in page(script).title.evidence]
