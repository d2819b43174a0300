"""Where a page's markup names who wrote it: which parts are bylines, and how their text is given."""

from __future__ import annotations

import pytest

from archive.article import Part
from archive.readers import read

PARAGRAPH = (
    "<p>The council met on Tuesday and talked for a long time about the price of fish and the state of the pier.</p>"
)


def page(body: str, head: str = "") -> Part:
    (part,) = read("a.html", f"<html><head>{head}</head><body>{body}{PARAGRAPH * 3}</body></html>".encode())
    assert isinstance(part, Part)
    return part


def stated(part: Part, *schemes: str) -> list[str]:
    wanted = schemes or ("byline markup", "byline text", "author link")
    return [one.value for one in part.embedded if one.scheme in wanted and one.name == "author"]


@pytest.mark.parametrize(
    "markup",
    [
        '<span class="article-author__name">Ann One</span>',
        '<div class="articleByline">Ann One</div>',
        '<div class="authorname-txt">Ann One</div>',
        '<div class="wrote_by">Ann One</div>',
        '<div data-testid="prism-byline">Ann One</div>',
        '<a rel="author" href="/ann">Ann One</a>',
        '<b itemprop="author">Ann One</b>',
        '<div itemprop="author"><meta itemprop="name" content="Ann One"></div>',
    ],
)
def test_bylines_are_found_by_their_markup(markup: str) -> None:
    assert stated(page(markup), "byline markup") == ["Ann One"]


def test_the_pieces_of_a_byline_are_told_apart() -> None:
    assert stated(page('<p class="byline">By <a href="/a">Ann One</a> <i>Editor</i></p>')) == ["By | Ann One | Editor"]
    assert stated(page('<p class="byline">By<span>Ann One</span></p>')) == ["By | Ann One"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By Ann One</p>",
        "<div>Von <a href='/x'>Ann One</a></div>",
        "<div><p>By</p><p>Ann One</p></div>",
        "<p>作者：王小明</p>",
    ],
)
def test_a_label_in_the_text_makes_a_byline(markup: str) -> None:
    assert len(stated(page(markup), "byline text")) == 1


@pytest.mark.parametrize("path", ["/author/ann-one", "/autor/ann-one/", "https://paper.example/people/ann-one?x=1"])
def test_a_link_to_an_author_names_one(path: str) -> None:
    assert stated(page(f'<a href="{path}">Ann One</a>'), "author link") == ["Ann One"]


def test_bylines_that_share_a_small_container_are_one() -> None:
    both = '<ul><li class="author">Ann One</li><li class="author">Ben Two</li></ul>'
    assert stated(page(both)) == ["Ann One | Ben Two"]


def test_bylines_of_different_articles_stay_apart() -> None:
    teaser = '<div><h3>A headline</h3><span class="author">{}</span></div>'
    assert stated(page(teaser.format("Ann One") + teaser.format("Ben Two"))) == ["Ann One", "Ben Two"]


def test_what_is_long_is_no_byline() -> None:
    assert stated(page(f'<div class="author">{"A life in words. " * 30}</div>')) == []


@pytest.mark.parametrize("words", ["author-image", "author bio", "comment-author", "authors-archive"])
def test_pictures_and_lives_of_authors_are_no_bylines(words: str) -> None:
    assert stated(page(f'<div class="{words}">Ann One</div>')) == []


def test_the_date_in_a_byline_is_still_found() -> None:
    part = page('<p class="byline">By Ann One <time datetime="2020-01-02">then</time></p>')
    assert [one.value for one in part.embedded if one.scheme == "time element"] == ["2020-01-02"]


@pytest.mark.parametrize(
    "around", ["<aside>{}</aside>", '<div class="headline-footer">{}</div>', '<div class="social">{}</div>']
)
def test_a_small_part_right_behind_the_headline_is_looked_into(around: str) -> None:
    byline = around.format('<p class="byline">Ann One</p>')
    assert stated(page(f"<h1>A headline</h1>{byline}")) == ["Ann One"]
    assert stated(page(f"{byline}<h1>A headline</h1>")) == []


def test_a_part_with_the_headline_is_the_articles_own() -> None:
    body = '<div class="content share-bar"><h1>A headline</h1><p class="byline">Ann One</p></div>'
    assert stated(page(body, "<title>A headline</title>")) == ["Ann One"]


def test_bylines_behind_the_headline_come_first() -> None:
    byline = '<p class="byline">{}</p><p>Some words between.</p>'
    part = page(
        byline.format("Far One") + byline.format("Near Two") + "<h1>A headline</h1>" + byline.format("Behind Three")
    )
    assert stated(part) == ["Behind Three", "Near Two", "Far One"]
    assert stated(page(byline.format("Far One") + byline.format("Near Two"))) == ["Far One", "Near Two"]


def test_the_label_of_a_link_preview_names_the_writer() -> None:
    head = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ann One">'
    head += '<meta name="twitter:label2" content="Lesezeit"><meta name="twitter:data2" content="3 Minuten">'
    part = page("", head)
    assert [one.value for one in part.embedded if one.name == "twitter:written by"] == ["Ann One"]
