"""The authors of a clipping: where they are named, how surely, and what is not taken for them."""

from __future__ import annotations

import pytest
from work import grows_linearly

from archive.article import Article, Confidence, Part
from archive.extraction import Knowledge, Outlet, OutletAuthority, extract
from archive.readers import read

OUTLETS = (
    Outlet("Daily Post", domains=("dailypost.example",)),
    Outlet("World Wire", aliases=("WW",), kind="agency"),
)
KNOWLEDGE = Knowledge(OutletAuthority(OUTLETS))
TITLE = "Council votes for a bridge over the river"
BODY = (
    "The council met on Tuesday and talked for a long time about the price of fish, said mayor Tom Barrow. Nothing "
    "came of it, as ever, and those who had come with drums and a goat went home to their gardens in the evening.\n\n"
    "On 3 May 1999 a bridge had fallen into the river, and nobody has spoken of much else in the town since then, "
    "said a man who keeps a shop beside the old quay, where the wind is cold and the fish are dear in every season.\n\n"
    "It rained."
)


def of(text: str, name: str = "a.txt") -> Article:
    (part,) = read(name, text.encode())
    assert isinstance(part, Part)
    return extract(part, name, KNOWLEDGE)


def above(lines: str) -> Article:
    return of(f"{TITLE}\n\n{lines}\n\n{BODY}")


def below(lines: str) -> Article:
    return of(f"{TITLE}\n\n3 May 2020\n\n{BODY}\n\n{lines}")


def page(head: str = "", body: str = "") -> Article:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    return of(f"<html><head>{head}</head><body><h1>{TITLE}</h1>{body}{paragraphs}</body></html>", "a.html")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("By\nJane Doe\nand\nJohn Roe\n3 May 2020", ("Jane Doe", "John Roe")),
        ("* Von\n* Anna Müller\n* 03.05.2020, 10:12 Uhr", ("Anna Müller",)),
        ("Author\nJane Doe", ("Jane Doe",)),
        ("Jane Doe\n3 May 2020 10:12", ("Jane Doe",)),
        ("3 May 2020\nJane Doe", ("Jane Doe",)),
        ("Jane Doe 3 hours ago", ("Jane Doe",)),
        ("Jane Doe | Published 15 hours ago", ("Jane Doe",)),
        ("Jane Doe | Publicado hace 3 horas", ("Jane Doe",)),
        ("26. September 2019 Anna Müller", ("Anna Müller",)),
        ("Jane Doe • 4 min read", ("Jane Doe",)),
        ("May 3, 2020 by Jane Doe", ("Jane Doe",)),
        ("Veröffentlicht am 3. Mai 2020 von Anna Müller", ("Anna Müller",)),
        ("Jane Doe\nPolitical Editor\n3 May 2020", ("Jane Doe",)),
        (
            "Jane Doe News Reporter\nJohn Roe News Reporter\nMary Major\n3 May 2020",
            ("Jane Doe", "John Roe", "Mary Major"),
        ),
        ("Jane Doe and John Roe, Paris", ("Jane Doe", "John Roe")),
        ("Jane Doe (AFP)", ("Jane Doe",)),
        ("Carlos Pérez / Madrid", ("Carlos Pérez",)),
        ("القاهرة - محمد أحمد", ("محمد أحمد",)),
        ("渡辺洋介\n2020年5月3日 10時12分", ("渡辺洋介",)),
        ("本报记者　姜　洁　孟祥夫", ("姜洁", "孟祥夫")),
        ("Penulis\nBudi Santoso\nEditor\nSiti Aminah", ("Budi Santoso",)),
        ("Kahu Brandreth", ("Kahu Brandreth",)),
        ("ByJane Doe\n3 May 2020", ("Jane Doe",)),
        ("Veröffentlicht vonAnna Müller 3. Mai 2020", ("Anna Müller",)),
        ("Von An\u00adna Mül\u00adler", ("Anna Müller",)),
        ("3.5.20 10:12 von Anna Müller", ("Anna Müller",)),
        ("Daily Post 3 May 2020 Jane Doe", ("Jane Doe",)),
    ],
)
def test_lines_below_the_headline_name_the_authors_and_leave_the_body(lines: str, names: tuple[str, ...]) -> None:
    article = above(lines)
    assert article.authors.value == names
    assert not any(name in block.text for block in article.body for name in names)


@pytest.mark.parametrize(
    "lines",
    [
        "Tom Barrow\n3 May 2020",
        "Tom Barrow, the mayor, on the quay",
        "Latest Stories\nQuick Links\nRecent Posts",
        "Photo: Jane Doe",
        "Edited by Jane Doe",
        "Translated by Jane Doe",
        "By Staff",
    ],
)
def test_who_the_text_speaks_of_and_who_did_other_work_is_no_author(lines: str) -> None:
    assert above(lines).authors.value == ()


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("— Jane Doe", ("Jane Doe",)),
        ("(Jane Doe)", ("Jane Doe",)),
        ("Jane Doe, Berlin", ("Jane Doe",)),
        ("By Jane Doe", ("Jane Doe",)),
        ("Contact the author:\nJane Doe", ("Jane Doe",)),
        ("홍길동 기자 hong@paper.example", ("홍길동",)),
        ("Reporting by Jane Doe in Paris and John Roe in Rome; Editing by Mary Major", ("Jane Doe", "John Roe")),
        ("Jane Doe is a professor of law at Port University.", ("Jane Doe",)),
        ("Anna Müller ist Professorin für Recht.", ("Anna Müller",)),
        ("About the author: Jane Doe is a writer.", ("Jane Doe",)),
        ("Follow Jane Doe on Twitter @janedoe", ("Jane Doe",)),
        ("Nordpost-Sportredaktion", ("Nordpost-Sportredaktion",)),
        ("Photo: Jane Doe", ()),
        ("(dpa)", ()),
        ("Tom Barrow", ()),
        ("Another bridge falls in the north\nBy Jane Doe", ()),
        ("The author is a professor of law.", ()),
    ],
)
def test_the_end_of_a_text_may_name_its_author(lines: str, names: tuple[str, ...]) -> None:
    assert below(lines).authors.value == names


def test_reporters_in_a_dateline_are_its_authors() -> None:
    text = "新华社北京5月3日电（记者周以宁、王小明）被法院撤销许可半年之后，英国恩河口潮汐电站的"
    text += "开发商本周四拿出了一份新图纸。坝还是那道坝，却短了一截，也便宜了不少。"
    assert of(f"潮汐电站重画图纸\n\n{text}\n\n{text.replace('周四', '周五')}").authors.value == ("周以宁", "王小明")


@pytest.mark.parametrize(
    ("lines", "authors", "agency"),
    [
        ("By World Wire", ("World Wire",), "World Wire"),
        ("World Wire\n3 May 2020", ("World Wire",), "World Wire"),
        ("By Jane Doe, World Wire", ("Jane Doe",), "World Wire"),
        ("By Daily Post staff reporter", ("Daily Post staff reporter",), None),
        ("By Daily Post", (), None),
    ],
)
def test_an_agency_or_desk_signs_where_no_person_does(lines: str, authors: tuple[str, ...], agency: str | None) -> None:
    article = above(lines)
    assert article.authors.value == authors
    assert article.agency.value == agency


def test_two_spellings_of_an_agency_agree() -> None:
    head = LD.format('{"@type": "Organization", "name": "World Wire"}')
    authors = page(head, '<p class="byline">By <span>WW</span></p>').authors
    assert authors.value == ("World Wire",)
    assert authors.alternatives == ()


@pytest.mark.parametrize("end", ["said Mr Flint. (WW)", "said Mr Flint. (abc/AFP)"])
def test_an_agency_may_stand_behind_the_last_word(end: str) -> None:
    article = of(f"{TITLE}\n\n3 May 2020\n\n{BODY.replace('It rained.', end)}")
    assert article.agency.value == ("World Wire" if "WW" in end else "AFP")


def test_the_headline_may_stand_in_a_trail_and_again_behind_the_byline() -> None:
    menu = "\n".join(f"Section {number}" for number in range(40))
    article = of(f"News\n{TITLE}\n{menu}\n{TITLE}\nJane Doe\n3 May 2020\n{TITLE}\n\n{BODY}")
    assert article.authors.value == ("Jane Doe",)


def test_a_column_between_the_headline_and_its_repetition_is_no_author() -> None:
    assert of(f"Download\n{TITLE}\nFirst Voice\n{TITLE}\n\n{BODY}").authors.value == ()


def test_a_byline_of_the_paper_itself_says_that_nobody_signs() -> None:
    authors = above("By Daily Post").authors
    assert authors.evidence[0].rule == "byline without a name"


def test_a_labelled_name_is_surer_than_words_that_only_stand_where_a_name_would() -> None:
    assert above("By Jane Doe").authors.confidence is Confidence.HIGH
    assert above("Qxara Vrtna").authors.confidence is not Confidence.HIGH


@pytest.mark.parametrize(
    ("byline", "confidence"),
    [
        ("By Jane Doe", Confidence.HIGH),
        ("By Jane Doe, Daily Post", Confidence.HIGH),
        ("By Jane Doe, Political Editor", Confidence.HIGH),
        ("By Jane Doe, Springfield Two", Confidence.MEDIUM),
        ("Von Jane Doe, Redaktion", Confidence.MEDIUM),
    ],
)
def test_a_byline_that_may_name_another_author_is_less_sure(byline: str, confidence: Confidence) -> None:
    found = above(f"{byline}\n3 May 2020").authors
    assert (found.value, found.confidence) == (("Jane Doe",), confidence)


def test_a_signature_may_stand_behind_the_line_of_the_source() -> None:
    assert below("Source: Daily Post, 3 May 2020\n\n- Jane Doe").authors.value == ("Jane Doe",)


def test_a_note_on_someone_with_an_initial_is_about_the_author() -> None:
    assert below("Jane C. Doe is a professor of law in the town.").authors.value == ("Jane C. Doe",)


def test_a_byline_of_a_related_article_is_not_this_ones() -> None:
    article = of(f"{TITLE}\n\nBy Jane Doe\n\n{BODY}\n\nRelated articles\nAnother bridge falls\nBy Carla Other")
    assert article.authors.value == ("Jane Doe",)


def test_a_byline_between_share_bars_and_captions_is_found() -> None:
    header = (
        "Menu\nNews\nSubscribe\n" + TITLE + "\nA standfirst that says what it is all about in a sentence of its own\n"
    )
    header += "Share\nTweet\nPrint\nThe bridge at night. Photo: Ben Lens\nBy Jane Doe\nMay 3, 2020\n0 comments"
    assert of(f"{header}\n{BODY}").authors.value == ("Jane Doe",)


LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "author": {}}}</script>'


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (LD.format('"By Jane Doe"'), ("Jane Doe",)),
        (
            LD.format('{"@type": "Person", "name": "Jane Doe, John Roe and Mary Major"}'),
            ("Jane Doe", "John Roe", "Mary Major"),
        ),
        (LD.format('{"@type": "Organization", "name": "World Wire"}'), ("World Wire",)),
        (LD.format('{"@type": "Organization", "name": "Post Holding"}'), ()),
        (LD.format('{"name": "Daily Post"}') + '<meta property="og:site_name" content="Daily Post">', ()),
        ('<meta name="author" content="Jane Doe, Daily Post">', ("Jane Doe",)),
        ('<meta name="author" content="admin">', ()),
        ('<meta name="author" content="dailypost.example">', ()),
        ('<meta name="author" content="大渡 美咲">', ("大渡 美咲",)),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">',
            ("Jane Doe",),
        ),
        ('<meta property="article:author" content="https://dailypost.example/authors/jane-doe">', ("Jane Doe",)),
    ],
)
def test_what_a_page_states_of_its_authors(head: str, names: tuple[str, ...]) -> None:
    assert page(head).authors.value == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            '<div class="byline">By <a href="/a">Jane Doe</a> and <a href="/b">John Roe</a></div>',
            ("Jane Doe", "John Roe"),
        ),
        ('<p class="author">Jane Doe</p><p class="author">John Roe</p>', ("Jane Doe", "John Roe")),
        (
            '<div class="byline"><a>Jane Doe</a><span>Political Editor</span><a>@janedoe</a><a>John Roe</a></div>',
            ("Jane Doe", "John Roe"),
        ),
        (
            '<span class="byline">By Jane Doe</span><div><h3>Two</h3><p class="byline">By Carla Other</p></div>',
            ("Jane Doe",),
        ),
        ('<div class="byline">Text: Jane Doe, Foto: Ben Lens</div>', ("Jane Doe",)),
        ('<div class="byline">jdo/abc;mmu</div>', ("jdo/abc", "mmu")),
        ('<div class="byline">View all posts by Jane Doe</div>', ("Jane Doe",)),
    ],
)
def test_a_pages_byline_names_the_authors(body: str, names: tuple[str, ...]) -> None:
    assert page(body=body).authors.value == names


def test_places_that_name_fewer_speak_for_those_that_name_all() -> None:
    head = '<meta name="author" content="Jane Doe">' + LD.format('[{"name": "Jane Doe"}, {"name": "John Roe"}]')
    authors = page(head).authors
    assert authors.value == ("Jane Doe", "John Roe")
    assert authors.alternatives == ()
    assert "meta: author, not all of them" in [evidence.rule for evidence in authors.evidence]


def test_many_lines_of_names_take_linear_work() -> None:
    def work(lines: int) -> None:
        above("\n".join(f"Jane Doe{line % 7}\nMary Major" for line in range(lines)))

    assert grows_linearly(work, 150)
