"""Pages: what they say of themselves, and their body as blocks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import BlockKind, Part, SpanKind
from archive.errors import ReadError
from archive.readers import read
from archive.readers.json_ld import json_ld_of

PARAGRAPH = (
    "<p>The council met on Tuesday and talked for a long time about the price of fish and the state of the pier.</p>"
)


def only(html: str | bytes) -> Part:
    (part,) = read("a.html", html if isinstance(html, bytes) else html.encode())
    assert isinstance(part, Part)
    return part


def page(head: str = "", body: str = "") -> Part:
    return only(f"<html><head>{head}</head><body>{body}{PARAGRAPH * 3}</body></html>")


def stated(part: Part, scheme: str, name: str) -> list[str]:
    return [one.value for one in part.embedded if (one.scheme, one.name) == (scheme, name)]


def ld(value: Any) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for one in json_ld_of([json.dumps(value)]):
        found.setdefault((one.scheme, one.name), []).append(one.value)
    return found


ARTICLE = {"@type": "NewsArticle", "headline": "A &amp; B", "datePublished": "2020-01-02"}


@pytest.mark.parametrize(
    "wrapped",
    [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebPage"}, ARTICLE]}, {"@type": "WebPage", "mainEntity": ARTICLE}],
)
def test_json_ld_is_found_however_it_is_wrapped(wrapped: Any) -> None:
    assert ld(wrapped)["JSON-LD", "headline"] == ["A & B"]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann One", ["Ann One"]),
        ({"@type": "Person", "name": "Ann One"}, ["Ann One"]),
        ([{"name": "Ann One"}, "Ben Two"], ["Ann One", "Ben Two"]),
        ({"name": ["Ann One", "Ben Two"]}, ["Ann One", "Ben Two"]),
        ({"@id": "#ann"}, ["Ann One"]),
        (None, []),
        (7, []),
    ],
)
def test_json_ld_authors_are_found_in_all_their_forms(author: Any, names: list[str]) -> None:
    graph = {"@graph": [ARTICLE | {"author": author}, {"@type": "Person", "@id": "#ann", "name": "Ann One"}]}
    assert ld(graph).get(("JSON-LD", "author"), []) == names


def test_an_organisation_is_no_person() -> None:
    found = ld(ARTICLE | {"author": {"@type": "Organization", "name": "Wire"}, "publisher": {"name": "Paper"}})
    assert found["JSON-LD", "author.organization"] == ["Wire"]
    assert found["JSON-LD", "publisher"] == ["Paper"]


def test_other_articles_on_the_page_are_not_this_one() -> None:
    items = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}
    assert ld([items, ARTICLE])["JSON-LD", "headline"] == ["A & B"]


@pytest.mark.parametrize("script", ["", "{", "[" * 50_000, "null", '"x"', "<!-- -->", "[[[[[[[[{}]]]]]]]]"])
def test_what_is_no_json_ld_says_nothing(script: str) -> None:
    assert list(json_ld_of([script])) == []


def test_json_ld_in_a_comment_is_read() -> None:
    script = f"<!-- {json.dumps(ARTICLE)} -->"
    assert [one.value for one in json_ld_of([script]) if one.name == "datepublished"] == ["2020-01-02"]


def test_meta_tags_opengraph_and_links_are_read() -> None:
    part = page(
        '<title> A  title </title><meta property="og:site_name" content="Paper">'
        '<meta name="DC.date.issued" content="2020">'
        '<meta name="author" content="Ann One"><meta name="viewport" content="width=1">'
        '<link rel="canonical" href="https://paper.example/a">'
    )
    assert stated(part, "HTML title", "title") == ["A title"]
    assert stated(part, "OpenGraph", "og:site_name") == ["Paper"]
    assert stated(part, "meta", "dc.date.issued") == ["2020"]
    assert stated(part, "meta", "viewport") == []
    assert stated(part, "canonical link", "url") == ["https://paper.example/a"]


@pytest.mark.parametrize("around", ["nav", "footer", "aside"])
def test_what_stands_beside_the_article_is_not_its_own(around: str) -> None:
    part = page(body=f"<{around}><span class=byline>Zed</span><time datetime=1999-01-01></time></{around}>")
    assert not [one for one in part.embedded if one.scheme in ("byline markup", "time element")]


def test_related_articles_and_comments_are_not_its_own() -> None:
    part = page(
        body='<div class="related-stories"><time datetime="1999-01-01"></time></div>'
        '<ul id="comments"><li class="author">Zed</li></ul>'
    )
    assert not [one for one in part.embedded if one.scheme in ("byline markup", "time element")]


def test_time_elements_say_what_they_time() -> None:
    part = page(
        body='<time itemprop="datePublished" datetime="2020-01-02">then</time>'
        '<time class="updated" datetime="2020-01-03"></time>'
        "<p>Published <time>4 May 2020</time></p>"
    )
    assert stated(part, "time element", "datepublished") == ["2020-01-02"]
    assert stated(part, "time element", "datemodified") == ["2020-01-03"]
    assert stated(part, "time element", "time") == ["4 May 2020"]


def beside(part: Part) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in part.embedded if one.scheme == "beside the headline"]


def test_lines_with_numbers_around_the_headline_are_kept() -> None:
    part = page(
        body="<p>Page 9</p><div>2 May 2019</div><h1>A bridge at last</h1>"
        "<div>By <a>Ann One</a><span>13 July 2020</span></div>"
        "<p>It rained.</p><time datetime='2020-07-13'>an hour ago</time>"
    )
    assert beside(part) == [
        ("over", "Page 9"),
        ("over", "2 May 2019"),
        ("under", "By Ann One 13 July 2020"),
        ("time", "2020-07-13"),
    ]


def test_the_headline_is_what_the_title_of_the_page_says() -> None:
    title = "<title>A bridge at last | Port Weekly</title>"
    assert beside(page(title, "<h1>Port Weekly 24</h1><p>Page 1</p><b>A bridge at last</b><p>13 July 2020</p>")) == [
        ("over", "Port Weekly 24"),
        ("over", "Page 1"),
        ("under", "13 July 2020"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>13 July 2020</nav>",
        "<div class='most-popular'>13 July 2020</div>",
        "<script>13 July 2020</script>",
        "<p>It rained for days. </p>" * 120 + "<p>13 July 2020</p>",
    ],
)
def test_what_is_far_from_the_headline_or_another_articles_is_not_beside_it(around: str) -> None:
    assert beside(page(body=f"<h1>A bridge at last</h1>{around}")) == []


def test_a_site_is_named_by_its_feeds_logo_and_copyright() -> None:
    part = page(
        "<link rel='alternate' type='application/rss+xml' title='Port Weekly » Feed' href='/feed'>"
        "<link rel='alternate' type='application/rss+xml' title='Port Weekly » Comments Feed' href='/comments'>"
        "<link rel='alternate' hreflang='de' title='Deutsch' href='/de'>",
        "<div class='site-logo'><img src='a.png' alt='Port Weekly'></div><img src='b.png' alt='A bridge'>"
        "<footer><p>© 2020 Port Weekly</p><p>© a photographer</p><script>// © 2019 somebody</script></footer>",
    )
    assert stated(part, "site", "feed") == ["Port Weekly » Feed"]
    assert stated(part, "site", "logo") == ["Port Weekly"]
    assert stated(part, "site", "copyright") == ["© 2020 Port Weekly"]


def test_comments_and_scripts_say_nothing() -> None:
    part = page(body="<!-- <h1>Template</h1> --><script>var x = '<p class=byline>Zed</p>'</script><h1>Real</h1>")
    assert stated(part, "heading", "h1") == ["Real"]
    assert not stated(part, "byline markup", "author")


def test_the_body_has_kinds_and_links_and_no_navigation() -> None:
    part = only(
        "<html><body><nav><a href=/>Home</a></nav><article><h1>Title</h1>"
        f"{PARAGRAPH}<h2>A part of it</h2><p>With <a href='https://a.example/x'>a link</a> and <em>stress</em>.</p>"
        f"{PARAGRAPH}<blockquote><p>Said one.</p></blockquote><ul><li>One item</li></ul>{PARAGRAPH}"
        "</article></body></html>"
    )
    blocks = part.blocks or ()
    assert "Home" not in [block.text for block in blocks]
    assert {BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.LIST_ITEM} <= {block.kind for block in blocks}
    spans = [(span.kind, block.text[span.start : span.end], span.href) for block in blocks for span in block.spans]
    assert (SpanKind.LINK, "a link", "https://a.example/x") in spans


def test_a_tiny_page_still_gives_its_text() -> None:
    assert [block.text for block in only("<p>Hello</p>").blocks or ()] == ["Hello"]


@pytest.mark.parametrize(
    "html", ["<html></html>", "<!-- nothing -->", "<html><body><script>x()</script></body></html>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        only(html)


def test_the_declared_charset_is_used_and_the_source_kept() -> None:
    source = '<html><head><meta charset="windows-1251"><title>Новости</title></head><body><p>Текст</p></body></html>'
    part = only(source.encode("cp1251"))
    assert (part.encoding, part.text) == ("cp1251", source)
    assert stated(part, "HTML title", "title") == ["Новости"]


def test_an_xml_declaration_is_no_trouble() -> None:
    part = only(
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">'
        "<body><p>Été</p></body></html>"
    )
    assert [block.text for block in part.blocks or ()] == ["Été"]


def test_a_page_nested_too_deeply_is_read_as_far_as_the_parser_goes() -> None:
    part = only("<p>First words.</p>" + "<div>" * 5_000 + "<b>deep words</b>" + "</div>" * 5_000)
    assert [block.text for block in part.blocks or ()] == ["First words."]
    assert "too deeply" in part.notices[0]


def test_nothing_is_written_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    only("<p>Hello</p>")
    assert caplog.records == []


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        "class=byline>",
        "</div>",
        "<h1>",
        "</h1>",
        "<time>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<a",
        "href='x'>",
        "</a>",
        "<meta",
        "name=author",
        "content='x'>",
        "<title>",
        "<table><tr><td>",
        "<ul><li>",
        "<figcaption>",
        "<article>",
        "&",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "<![CDATA[",
        "]]>",
        "<html>",
        "<body",
    ]
)


@given(st.lists(TAGS | st.text(max_size=12), max_size=25))
def test_any_tag_soup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        part = only("".join(pieces).encode("utf-8", "replace"))
    except ReadError:
        return
    for block in part.blocks or ():
        block.text.encode("utf-8")
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


HEADLINE = '<meta property="og:title" content="A bridge too many for the town">'


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<h1>A bridge too many for the town</h1>", "h1"),
        ("<div class='with-sidebar' id='__next'><h1>A bridge too many for the town</h1></div>", "h1"),
        ("<form><h1>A bridge too many for the town</h1></form>", "h1"),
        ("<nav><h1>A bridge too many for the town</h1></nav>", "trail"),
        ("<ul class='breadcrumbs'><li><h1>A bridge too many for the town</h1></li></ul>", "trail"),
        ("<h2>A bridge too many for the town</h2>", "h2"),
        ("<aside><h1>A bridge too many for the town</h1></aside>", None),
    ],
)
def test_a_heading_is_told_by_where_it_stands(body: str, name: str | None) -> None:
    found = {one.name for one in page(HEADLINE, body).embedded if one.scheme == "heading"}
    assert found == ({name} if name else set())


def test_headings_of_other_articles_are_not_this_ones() -> None:
    part = page("", "<h1>A bridge</h1><div class='related'><h1>A tunnel</h1></div><footer><h1>A pier</h1></footer>")
    assert stated(part, "heading", "h1") == ["A bridge"]


def test_the_part_that_holds_the_headline_is_the_articles_own() -> None:
    inner = "<h1>A bridge too many for the town</h1><p class='byline'>By Ann One</p>"
    assert stated(page(HEADLINE, f"<div class='sidebar-grid'>{inner}</div>"), "byline markup", "author")
    assert not stated(page("", f"<div class='sidebar-grid'>{inner}</div>"), "byline markup", "author")


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span class='article-kicker'>Fish</span> A bridge too many</h1>",
        "<h1><span class='a'>Fish</span><span class='b'>:</span><span class='c'>A bridge too many</span></h1>",
        "<h1><a href='/'><em class='roofline'>Fish</em><span>A bridge too many</span></a></h1>",
        "<h1><span>Fish</span><span itemprop='headline'>A bridge too many</span></h1>",
    ],
)
def test_a_heading_that_sets_its_kicker_apart_is_stated_in_parts(heading: str) -> None:
    part = page("", heading)
    assert stated(part, "heading", "part") == ["A bridge too many"]
    assert stated(part, "markup", "kicker") == ["Fish"]


@pytest.mark.parametrize(
    "heading", ["<h1>A <b>bridge</b> too many</h1>", "<h1><span>A</span> bridge</h1>", "<h1></h1>"]
)
def test_a_heading_in_one_piece_has_no_parts(heading: str) -> None:
    assert stated(page("", heading), "heading", "part") == []


def test_words_side_by_side_in_markup_are_parted_and_what_is_not_seen_left_out() -> None:
    part = page("", "<h1><svg><title>Logo</title></svg><span>Fish</span><span>and pier</span><script>1</script></h1>")
    assert stated(part, "heading", "h1") == ["Fish and pier"]


def test_what_was_escaped_twice_is_plain() -> None:
    part = page('<meta property="og:title" content="Fish &amp;amp; pier &amp;#8211; a \u00adstory">')
    assert stated(part, "OpenGraph", "og:title") == ["Fish & pier – a story"]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "A bridge", "datePublished": "2020-01-02",}',
        '{"@type": "NewsArticle", "name": \'x\', "headline": "A bridge", "datePublished": "2020-01-02"}',
        '{"@type": ["NewsArticle"], "text": "a "b" c", "headline": "A \\u0062ridge", "datePublished": "2020-01-02"}',
    ],
)
def test_broken_json_ld_still_states_headline_and_day(script: str) -> None:
    found = {one.name: one.value for one in json_ld_of([script])}
    assert (found["headline"], found["datepublished"]) == ("A bridge", "2020-01-02")


def test_broken_json_ld_of_no_article_says_nothing() -> None:
    assert list(json_ld_of(['{"@type": "Product", "headline": "A bridge",}'])) == []
