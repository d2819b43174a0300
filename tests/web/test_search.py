"""The page of results."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text, re.S)
    assert found
    return found[1]


def test_words_find_articles_and_are_marked(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty")
    assert heading(text) == "3 articles"
    assert "<mark>Treaty</mark> number 0" in text
    assert "The <mark>treaty</mark> was signed" in text


def test_no_words_list_everything_newest_first(client: FlaskClient) -> None:
    text = page(client, "/search")
    assert heading(text) == "5 articles"
    assert (
        text.index("La marée") < text.index("Treaty number 1") < text.index("Treaty number 0") < text.index("Untitled")
    )


def test_facets_count_and_toggle(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&outlet=Harbour+Gazette")
    assert heading(text) == "2 articles"
    assert 'href="/search?q=treaty&amp;outlet=Enn+Valley+Star&amp;outlet=Harbour+Gazette"' in text
    assert re.search(r'<a href="/search\?q=treaty" class="chosen"><span class="value"><bdi>Harbour Gazette', text)


def test_an_unknown_outlet_is_a_facet_value(client: FlaskClient) -> None:
    assert "/search?missing=outlet" in page(client, "/search")
    text = page(client, "/search?missing=outlet")
    assert heading(text) == "1 article"
    assert "outlet unknown" in text


def test_chips_remove_what_narrows(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&language=en&from=2021&dates=surely")
    chips = re.findall(r'class="chip" href="([^"]+)"><span class="fine">([^<]+)</span> <bdi>([^<]+)', text)
    assert chips == [
        ("/search?language=en&amp;from=2021&amp;dates=surely", "Words", "treaty"),
        ("/search?q=treaty&amp;from=2021&amp;dates=surely", "Language", "English"),
        ("/search?q=treaty&amp;language=en", "Published", "2021 or later, surely"),
    ]


def test_a_date_range_holds_what_is_possibly_in_it_unless_sureness_is_asked(client: FlaskClient) -> None:
    assert heading(page(client, "/search?from=2021-06&to=2021-06")) == "3 articles"
    assert heading(page(client, "/search?from=2021-06&to=2021-06&dates=surely")) == "2 articles"


def test_pages_follow_each_other(client: FlaskClient) -> None:
    text = page(client, "/search?size=2&page=2")
    assert "3 to 4 of 5 articles" in text
    assert 'rel="prev" href="/search?size=2"' in text
    assert 'rel="next" href="/search?page=3&amp;size=2"' in text


def test_a_page_past_the_end_is_empty_and_says_so(client: FlaskClient) -> None:
    assert "There is no page 9; " in page(client, "/search?page=9")


def test_orders_are_links(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty")
    assert '<a href="/search?q=treaty" aria-current="true">Relevance</a>' in text
    assert '<a href="/search?q=treaty&amp;sort=oldest">Oldest</a>' in text


def test_the_months_are_a_list_of_links(client: FlaskClient) -> None:
    text = page(client, "/search")
    assert 'href="/search?from=2021-06&amp;to=2021-06" aria-label="June 2021: 2 articles, 1 more possibly"' in text
    assert 'class="year" href="/search?from=2021&amp;to=2021"' in text


def test_nothing_found_offers_a_way_on(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty+zeitenwende&language=en")
    assert heading(text) == "No articles"
    assert "No article holds “zeitenwende”." in text
    assert 'href="/search?language=en">Without the words' in text


def test_hits_lead_back_to_their_search(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&year=2020")
    link = re.search(r'<h3 lang="en" dir="ltr"><a href="(/articles/\w{13}\?q=treaty&amp;year=2020)"', text)
    assert link
    assert 'href="/search?q=treaty&amp;year=2020">Back to the results' in page(client, link[1].replace("&amp;", "&"))


def test_pages_ignore_parameters_that_are_not_known(client: FlaskClient) -> None:
    assert heading(page(client, "/search?utm_source=x&q=treaty")) == "3 articles"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("from=2021&to=2020", "The range runs the wrong way round"),
        ("page=0", "“page” is a whole number from 1"),
        ("page=1000000000", "“page” is a whole number from 1"),
        ("page=10000", "Pages go up to hit 10000"),
        ("size=101", "“size” is a whole number from 1 to 100"),
        ("sort=best", "“best” is no value of “sort”"),
        ("from=someday", "is not a year, a month or a day"),
        ("missing=colour", "there is no facet “colour”"),
        ("year=20x1", "is not a year"),
        ("&".join(f"outlet={number}" for number in range(51)), "more than 50 values"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(client: FlaskClient, query: str, reason: str) -> None:
    text = page(client, f"/search?q=treaty&{query}", 400)
    assert reason.lower() in text.lower()
    assert 'value="treaty"' in text


def test_a_refused_search_keeps_its_form_filled(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&from=2021&to=2020&outlet=Le+Courrier", 400)
    assert '<input name="from" value="2021"' in text
    assert '<input name="to" value="2020"' in text
    assert text.count('<input type="hidden" name="outlet" value="Le Courrier">') == 2


def test_a_query_that_is_not_understood_shows_the_place(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote('treaty "open'), 400)
    assert 'treaty <span class="place">&#34;</span>open' in text
    assert "(character 8)" in text
    assert "is not closed" in text


@pytest.mark.parametrize(
    ("query", "place", "mended"),
    [
        ("treaty (signed OR", 'treaty (signed <span class="place">OR</span>', "treaty (signed)"),
        ("titel:treaty", '<span class="place">titel:</span>treaty', "title:treaty"),
        ("date:2021..2020", 'date:<span class="place">2021..2020</span>', "date:2020..2021"),
    ],
)
def test_a_query_that_is_not_understood_is_offered_mended(
    client: FlaskClient, query: str, place: str, mended: str
) -> None:
    text = page(client, f"/search?q={quote(query)}&outlet=Le+Courrier&page=2", 400)
    assert place in text
    link = re.search(r'Search instead for <a href="([^"]+)"><bdi>([^<]+)</bdi>', text)
    assert link
    assert unescape(link[2]) == mended
    assert "outlet=Le+Courrier" in link[1]
    assert "page=" not in link[1]
    page(client, unescape(link[1]))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("outlet:harbour", "2 articles"),
        ("treaties", "3 articles"),
        ('="treaties"', "No articles"),
        ("language:fr OR author:lopez", "3 articles"),
        ("treaty -date:2020", "2 articles"),
        ("trea* NEAR/3 signed", "3 articles"),
        ("outlet:unknown", "1 article"),
        ("date:unknown", "1 article"),
        ("title:treaty body:tide", "No articles"),
    ],
)
def test_the_query_language_reaches_the_page(client: FlaskClient, query: str, count: str) -> None:
    assert heading(page(client, f"/search?q={quote(query)}")) == count


@pytest.mark.parametrize("query", ["outlet:harbour", "-tide", "date:..2021", "author:lopez OR outlet:harbour"])
def test_without_words_in_the_text_the_newest_come_first(client: FlaskClient, query: str) -> None:
    text = page(client, f"/search?q={quote(query)}")
    assert text.index("Treaty number 1") < text.index("Treaty number 0")
    assert 'aria-current="true">Newest</a>' in text
    assert ">Relevance<" not in text


def test_what_no_article_holds_is_named_as_it_was_asked(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote('title:zeit* -nowhere "no such phrase" outlet:nobody'))
    for absent in ("title:zeit*", "no such phrase", "outlet:nobody"):
        assert f"No article holds “{absent}”." in text
    assert "“nowhere”" not in text


def test_a_wildcard_for_too_many_words_is_refused_at_its_place(make_site: Callable[..., Any]) -> None:
    site = make_site(max_wildcard_words=2)
    site.put("a.txt", "treaty treated treatment")
    site.index()
    text = page(site.client, "/search?q=" + quote("a TREAT*"), 400)
    assert 'a <span class="place">TREAT*</span>' in text
    assert "more than 2 different words" in text


def test_a_search_that_takes_too_long_is_503_and_says_so(make_site: Callable[..., Any]) -> None:
    site = make_site(search_timeout_ms=0)
    site.put("a.txt", "treaty")
    site.index()
    answer = site.client.get("/search?q=treaty")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "longer than the 0 s that it may" in answer.text


def test_a_facet_that_takes_too_long_is_left_out_and_said(make_site: Callable[..., Any]) -> None:
    site = make_site(facet_timeout_ms=0)
    site.put("a.txt", "treaty", outlet="A")
    site.index()
    text = page(site.client, "/search?q=treaty")
    assert "Counting “outlet” took longer than 0 s" in text
    assert site.client.get("/api/v1/search?q=treaty").json["facets"] == {}
    page(site.client, "/")


def test_more_searches_than_may_run_wait_and_then_are_told(make_site: Callable[..., Any]) -> None:
    site = make_site(max_searches=1, search_timeout_ms=50)
    site.index()
    service = site.app.extensions["pressmark"].service
    with service._turn():
        answer = site.client.get("/api/v1/search?q=treaty")
    assert answer.status_code == 503
    assert "too many searches" in answer.json["detail"].lower()
    assert site.client.get("/api/v1/search?q=treaty").status_code == 200


def test_a_query_that_is_too_long_is_refused(client: FlaskClient) -> None:
    assert "may have 512" in page(client, "/search?q=" + "x" * 600, 400)


def test_words_form_keeps_the_filters(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&outlet=Le+Courrier&sort=oldest&page=1")
    form = text[text.index('<form class="words"') : text.index("</form>")]
    assert re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form) == [
        ("outlet", "Le Courrier"),
        ("sort", "oldest"),
    ]


def test_right_to_left_text_says_so(make_site: Callable[..., Any]) -> None:
    site = make_site()
    site.put("asdaa.txt", "في آخر زقاق الصباغين", title="طبيب المخطوطات", language="ar")
    site.index()
    assert '<h3 lang="ar" dir="rtl">' in page(site.client, "/search")


def test_the_picture_of_whoosh_and_memory_is_the_same(make_site: Callable[..., Any]) -> None:
    pages = []
    for engine in ("memory:", "whoosh"):
        site = make_site(engine=engine)
        site.put("a.txt", "One treaty.", title="A", outlet="X", published="2021-06")
        site.put("b.txt", "Another treaty.", title="B", outlet="Y", published="2020")
        site.index()
        pages.append(page(site.client, "/search?q=treaty"))
    assert pages[0] == pages[1]
