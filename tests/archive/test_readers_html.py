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


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="byline">By <a href="/ann">Ann One</a></p>',
        '<span class="article-author__name">Ann One</span>',
        '<div itemprop="author" itemscope><b itemprop="name">Ann One</b>, reporter</div>',
        '<a rel="author" href="/ann">Ann One</a>',
        '<div class="articleByline">Ann One</div>',
    ],
)
def test_bylines_are_found_by_their_markup(markup: str) -> None:
    assert stated(page(body=markup), "byline markup", "author") == ["Ann One"]


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
