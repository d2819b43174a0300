"""Each field from what a clipping states outright, with its evidence; unknown where it states nothing."""

from __future__ import annotations

import pytest

from archive.article import Article, BlockKind, Confidence, Part
from archive.extraction import Knowledge, Outlet, OutletAuthority, extract
from archive.readers import read

OUTLETS = (
    Outlet("Daily Post", domains=("dailypost.example",), handles=("dailypost",)),
    Outlet("Evening Star", aliases=("The Star",)),
    Outlet("World Wire", aliases=("WW",), kind="agency"),
)
KNOWLEDGE = Knowledge(OutletAuthority(OUTLETS))
BODY = (
    "The council met on Tuesday and talked for a long time about the price of fish. Nothing came of it, as ever.\n\n"
    "On 3 May 1999 a bridge had fallen into the river, and nobody has spoken of much else in the town since then.\n\n"
    "It rained."
)


def of(text: str, name: str = "a.txt") -> Article:
    (part,) = read(name if "." in name else "a.txt", text.encode())
    assert isinstance(part, Part)
    return extract(part, name, KNOWLEDGE)


def texts(article: Article) -> list[str]:
    return [block.text for block in article.body]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Council votes for a bridge", "Council votes for a bridge"),
        ("Daily Post | Council votes for a bridge", "Council votes for a bridge"),
        ("Council votes for a bridge - Daily Post", "Council votes for a bridge"),
        ("Council votes for a bridge: Daily Post editorial", "Council votes for a bridge"),
        ("Download\nA bridge at last?\nTown Talk\nA bridge at last?", "A bridge at last?"),
        ("Fact Box\n\nLevel: 16.5\n\nTTR: 0.4\n\nTroubled waters", "Troubled waters"),
        ("Home > News\nNews  Sport  Jobs\n\nCouncil votes for a bridge", "Council votes for a bridge"),
        ("Opinion\n\nCouncil votes for a bridge", "Council votes for a bridge"),
        (
            "Deep and troubled waters\n\nIt is time for the town to make up its mind about what it wants to have.",
            "Deep and troubled waters",
        ),
        ("Council votes for a bridge\nAnn One at Town Hall\n3 May 2020", "Council votes for a bridge"),
    ],
)
def test_the_headline_is_found_above_the_text(header: str, title: str) -> None:
    article = of(f"{header}\n\n{BODY}")
    assert article.title.value == title
    assert texts(article)[0].startswith("The council met")
    assert texts(article)[-1] == "It rained."


def test_a_text_that_begins_with_a_paragraph_has_no_headline() -> None:
    article = of(BODY)
    assert article.title.value is None
    assert article.title.confidence is Confidence.LOW
    assert len(article.body) == 3


def test_the_standfirst_and_the_kicker_leave_the_body() -> None:
    article = of(
        f"TOWN TALK\n\nTroubled waters\n\nThe town has to make up its mind about its bridge.\n\nBy Ann One\n\n{BODY}"
    )
    assert article.kicker.value == "TOWN TALK"
    assert article.title.value == "Troubled waters"
    assert article.standfirst.value == "The town has to make up its mind about its bridge."
    assert texts(article)[0].startswith("The council met")


def test_runners_up_are_kept_with_their_evidence() -> None:
    article = of(f"Council votes for a bridge\n\nAnother line of some length\n\nBy Ann One\n\n{BODY}")
    assert [other.value for other in article.title.alternatives] == ["Another line of some length"]
    assert article.title.alternatives[0].evidence[0].rule == "line above the text"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"Daily Post | A bridge at last\n\n{BODY}", "beside the headline"),
        (f"Daily Post\n\nA bridge at last\n\n{BODY}", "masthead above the text"),
        (f"A bridge at last\n\nBy Ann One Source: Daily Post\n\n{BODY}", "named after “Source”"),
        (f"A bridge at last\n\nDaily Post, 3 May 2020\n\n{BODY}", "named beside date or author"),
        (f"A bridge at last\n\n{BODY}\n\nEditorial, Daily Post", "sign-off below the text"),
        (f"A bridge at last\n\n{BODY}\n\n© 2020 Daily Post. All rights reserved.", "copyright line"),
        (f"A bridge at last\n\n{BODY}\n\nWrite to us: letters@dailypost.example", "address outside of the text"),
        (f"A bridge at last\n\n{BODY}\n\nThe views are not those of the Daily Post.", "named in a note"),
    ],
)
def test_the_outlet_is_found_where_it_is_named(text: str, rule: str) -> None:
    outlet = of(text).outlet
    assert outlet.value == "Daily Post"
    assert rule in [evidence.rule for evidence in outlet.evidence]


def test_places_that_agree_make_it_surer() -> None:
    alone = of(f"A bridge at last\n\n{BODY}\n\n@dailypost").outlet
    both = of(f"Daily Post | A bridge at last\n\n{BODY}\n\n© Daily Post").outlet
    assert (alone.confidence, both.confidence) == (Confidence.LOW, Confidence.HIGH)


@pytest.mark.parametrize(
    "site",
    [
        "Daily Post",
        "DailyPost",
        "Daily Post – all that is new",
        "Daily Post (DP)",
        "News | Daily Post",
        "dailypost.example",
    ],
)
def test_the_outlet_is_found_beside_the_slogan_of_its_site(site: str) -> None:
    html = f'<html><head><meta property="og:site_name" content="{site}"></head><body><p>{BODY}</p></body></html>'
    assert of(html, "a.html").outlet.value == "Daily Post"


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("", "Daily Post"),
        ("Write to us: letters@post.example", "Daily Post (Port Halloran)"),
        ("@dailypost", "Daily Post"),
    ],
)
def test_of_outlets_with_one_name_the_one_whose_address_is_there_is_meant(below: str, name: str) -> None:
    namesake = Outlet("Daily Post (Port Halloran)", common=("Daily Post",), domains=("post.example",))
    knowledge = Knowledge(OutletAuthority((*OUTLETS, namesake)))
    (part,) = read("a.txt", f"Daily Post | A bridge at last\n\n{BODY}\n\n{below}".encode())
    assert isinstance(part, Part)
    assert extract(part, "a.txt", knowledge).outlet.value == name


def test_an_outlet_in_the_text_or_a_caption_is_not_the_clippings() -> None:
    text = f"A bridge at last\n\nThe bridge. Photo: Daily Post\n\n{BODY}\n\nThe Evening Star says it rained."
    assert of(text).outlet.value is None


def test_an_unknown_outlet_is_kept_as_printed() -> None:
    assert of(f"A bridge at last\n\nSource: Port Weekly\n\n{BODY}").outlet.value == "Port Weekly"


def test_a_name_in_the_path_is_weak_evidence_without_a_place() -> None:
    outlet = of(f"A bridge at last\n\n{BODY}", "daily-post-017.txt").outlet
    assert (outlet.value, outlet.confidence) == ("Daily Post", Confidence.LOW)
    assert outlet.evidence[0].start is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann One and Ben Two", ("Ann One", "Ben Two")),
        ("Par Zoé Blanc", ("Zoé Blanc",)),
        ("Von Uwe Grün, Redakteur", ("Uwe Grün",)),
        ("Ann One\n3 May 2020", ("Ann One",)),
        ("Ann One | 3 May 2020", ("Ann One",)),
        ("Words and pictures by Ann One", ("Ann One",)),
    ],
)
def test_bylines_name_the_authors(line: str, names: tuple[str, ...]) -> None:
    article = of(f"A bridge at last\n\n{line}\n\n{BODY}")
    assert article.authors.value == names
    assert line.split("\n")[0] not in texts(article)


def test_the_photographer_is_not_the_author() -> None:
    assert of(f"A bridge at last\n\nPhoto by Ann One\n\n{BODY}").authors.value == ()


def test_a_note_on_the_author_names_them_and_leaves_the_body() -> None:
    article = of(f"A bridge at last\n\n{BODY}\n\nAnn One teaches law and is a former trustee.\n\nTags: bridges")
    assert article.authors.value == ("Ann One",)
    assert [note.text for note in article.notes] == ["Ann One teaches law and is a former trustee."]


def test_someone_the_text_speaks_of_is_not_its_author() -> None:
    article = of(f"A bridge at last\n\nAnn One fell into the river on Monday. {BODY}\n\nAnn One is a carpenter.")
    assert article.authors.value == ()
    assert texts(article)[-1] == "Ann One is a carpenter."


@pytest.mark.parametrize(
    "text",
    [
        f"A bridge at last\n\n{BODY}\n\nEditorial, Daily Post",
        f"A bridge at last: Daily Post editorial\n\n{BODY}",
        f"Editorial\n\nA bridge at last\n\n{BODY}",
    ],
)
def test_an_editorial_is_unsigned_and_says_why(text: str) -> None:
    authors = of(text).authors
    assert authors.value == ()
    assert authors.evidence[0].rule.startswith("unsigned editorial")


def test_a_byline_without_a_name_says_so() -> None:
    authors = of(f"A bridge at last\n\nFrom our own reporter\n\n{BODY}").authors
    assert (authors.value, authors.evidence[0].rule) == ((), "byline without a name")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 2020/7/13 12:38", "2020-07-13"),
        ("13 July 2020", "2020-07-13"),
        ("By Ann One, 13 July 2020", "2020-07-13"),
        ("Updated: 14 July 2020   Published: 13 July 2020", "2020-07-13"),
        ("Publié le 13 juillet 2020", "2020-07-13"),
        ("July 2020", "2020-07"),
    ],
)
def test_a_stated_date_is_the_publication_date(line: str, day: str) -> None:
    assert str(of(f"A bridge at last\n\n{line}\n\n{BODY}").published.value) == day


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"A bridge at last\n\nUpdated: 14 July 2020\n\n{BODY}",
        f"A bridge at last\n\nAccessed 14 July 2020\n\n{BODY}",
        f"A bridge at last\n\nThe old bridge in the river, 14 July 2020\n\n{BODY}",
        f"A bridge at last\n\nThe bridge on 14 July 2020. Photo: Ann One\n\n{BODY}",
        f"A bridge at last\n\n{BODY}\n\nRelated articles\nAn older story\n14 July 2020",
        f"A bridge at last\n\nPORT, July 14 (WW) - {BODY}",
    ],
)
def test_no_other_date_is_taken_for_it(text: str) -> None:
    published = of(text).published
    assert published.value is None or published.is_inferred
    assert not (published.value and published.value.is_day)


def test_a_date_of_two_readings_lies_between_them_with_both_kept() -> None:
    published = of(f"A bridge at last\n\n03/04/2021\n\n{BODY}").published
    assert published.is_inferred
    assert str(published.value) == "2021-03-04/2021-04-03"
    assert [str(other.value) for other in published.alternatives] == ["2021-04-03", "2021-03-04"]
    assert "two ways" in published.alternatives[0].evidence[0].rule


def test_the_date_of_access_is_kept_as_that() -> None:
    assert str(of(f"A bridge at last\n\nAccessed 14 July 2020\n\n{BODY}").accessed.value) == "2020-07-14"


def test_a_date_in_the_file_name_is_weak_evidence() -> None:
    published = of(f"A bridge at last\n\n{BODY}", "2020-07-13-bridge.txt").published
    assert (str(published.value), published.confidence) == ("2020-07-13", Confidence.LOW)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (f"A bridge at last\n\n{BODY}\n\nPosted in: VIEWPOINT", "VIEWPOINT"),
        (f"A bridge at last\n\n{BODY}\n\nCategories Opinion", "Opinion"),
        (f"Daily Post | Arts\n\nA bridge at last\n\n{BODY}", "Arts"),
        (f"Daily Post\nTown Talk\n\nA bridge at last\n\n{BODY}", "Town Talk"),
        (f"Home > News > Planning\n\nA bridge at last\n\n{BODY}", "Planning"),
        (f"A bridge at last\nTown Talk\nA bridge at last\n\n{BODY}", "Town Talk"),
        (f"A bridge at last\n\nDaily Post | World | 28 September 2022\n\n{BODY}", "World"),
        (f"A bridge at last\n\n{BODY}", None),
    ],
)
def test_the_section_is_as_printed(text: str, section: str | None) -> None:
    assert of(text).section.value == section


def test_the_agency_stands_in_the_dateline() -> None:
    article = of(f"A bridge at last\n\nPORT ELLERY, March 3 (WW) - {BODY}")
    assert article.agency.value == "World Wire"
    assert article.outlet.value is None
    assert article.agency.evidence[0].quote == "WW"


def test_address_and_page_are_kept() -> None:
    article = of(f"A bridge at last\n\nhttps://dailypost.example/a\n\n{BODY}\n\n4 March 2021, page 7")
    assert article.source_url.value == "https://dailypost.example/a"
    assert article.page.value == "7"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Der Gemeinderat hat am Dienstag lange über den Preis der Fische gesprochen und nichts beschlossen.", "de"),
        ("被法院撤销许可半年之后，英国恩河口潮汐电站的开发商本周四拿出了一份新图纸。", "zh"),
        ("صادق برلمان فيلاند مساء الخميس على معاهدة مياه نهر تامر بأغلبية كبيرة.", "ar"),
        ("12345", None),
    ],
)
def test_the_language_is_that_of_the_text(text: str, language: str | None) -> None:
    assert of(text).language.value == language


def test_a_language_declared_wrongly_does_not_win() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n") if line)
    page = f'<html lang="de"><body><article>{paragraphs}</article></body></html>'
    assert of(page, "a.html").language.value == "en"


def test_front_matter_goes_before_all_else() -> None:
    article = of(
        f"---\ntitle: Stated\nauthor: Ann One\ndate: 2020-01-02\n---\n# Printed\n\nBy Zed Two\n\n{BODY}", "a.md"
    )
    assert (article.title.value, article.authors.value) == ("Stated", ("Ann One",))
    assert str(article.published.value) == "2020-01-02"
    assert [other.value for other in article.title.alternatives] == ["Printed"]


def test_captions_notes_and_furniture_go_to_their_own_places() -> None:
    article = of(
        f"A bridge at last\n\nEditor's note: This is a series.\n\nThe pier. Photo: Ann One\n\n{BODY}\n\n"
        "The author is a professor of law.\n\nShare this\n\nRelated articles\nAn older story\nAnother one"
    )
    assert [passage.text for passage in article.captions] == ["The pier. Photo: Ann One"]
    assert [passage.rule for passage in article.notes] == ["editor’s note", "note on the author"]
    assert [passage.text for passage in article.furniture] == [
        "Share this",
        "Related articles",
        "An older story",
        "Another one",
    ]
    assert article.furniture[2].rule == "under “Related articles”"


def test_a_line_repeated_around_the_text_is_a_caption() -> None:
    line = "An exterior view of the hall in which they met"
    article = of(f"A bridge at last\n\n{BODY}\n\n{line}\n{line}\n\n{BODY.replace('rained', 'snowed')}")
    assert "the same line stands more than once" in {passage.rule for passage in article.captions}
    assert line not in texts(article)


def test_short_lines_between_paragraphs_are_headings() -> None:
    article = of(f"A bridge at last\n\n{BODY}\n\nWhat it cost\n\n{BODY}")
    assert [block.text for block in article.body if block.kind is BlockKind.HEADING] == ["What it cost"]


def test_an_alternative_has_no_alternatives() -> None:
    article = of(f"---\ntitle: Stated\n---\n# Printed\n\n{BODY}", "a.md")
    assert all(other.alternatives == () for other in article.title.alternatives)
