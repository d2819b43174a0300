"""The page of results."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index.clocks import Turn
from index.errors import SearchTimeout
from index.model import Results, SearchRequest
from index.whoosh_engine import WhooshEngine


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
    assert re.search(
        r'<a href="/search\?q=treaty" class="chosen" data-key="outlet Harbour Gazette">'
        r'<span class="value"><bdi>Harbour Gazette',
        text,
    )


def test_an_unknown_outlet_is_a_facet_value(client: FlaskClient) -> None:
    assert "/search?missing=outlet" in page(client, "/search")
    text = page(client, "/search?missing=outlet")
    assert heading(text) == "1 article"
    assert "Looked for articles without a known outlet." in text


def test_chips_remove_what_narrows(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&language=en&from=2021&dates=surely")
    chips = re.findall(
        r'class="chip" href="([^"]+)" data-key="[^"]+"><span class="fine">([^<]+)</span> <bdi>([^<]+)', text
    )
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
    assert '<a href="/search?q=treaty" aria-current="true" data-key="sort Relevance">Relevance</a>' in text
    assert '<a href="/search?q=treaty&amp;sort=oldest" data-key="sort Oldest">Oldest</a>' in text


def test_the_size_of_a_page_is_a_choice_where_there_is_more_than_one(client: FlaskClient) -> None:
    assert "Articles on a page" not in page(client, "/search?q=treaty")
    text = page(client, "/search?q=treaty&size=2&page=2")
    assert '<a href="/search?q=treaty&amp;size=2" aria-current="true" data-key="size 2">2<' in text
    assert '<a href="/search?q=treaty" data-key="size 20">20<' in text


def test_the_months_are_a_list_of_links(client: FlaskClient) -> None:
    text = page(client, "/search")
    assert 'href="/search?from=2021-06&amp;to=2021-06" aria-label="June 2021: 2 articles, 1 more possibly"' in text
    assert 'class="year" href="/search?from=2021&amp;to=2021"' in text
    assert "2020 to 2021, by month" in text


def test_the_months_are_a_table(client: FlaskClient) -> None:
    text = page(client, "/search")
    table = text[text.index('<details class="more rows"') : text.index("</table>")]
    row = '<a href="/search?from=2021-06&amp;to=2021-06" data-key="row 2021-06">June 2021</a></th><td>2</td><td>1</td>'
    assert row in table
    assert table.count('<th scope="row">') == 13


def test_a_chosen_year_is_shown_by_month_and_a_chosen_month_by_day(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&from=2021&to=2021")
    assert "2021, by month" in text
    assert '<a href="/search?q=treaty" data-key="wider">All dates</a>' in text
    text = page(client, "/search?q=treaty&from=2021-06&to=2021-06")
    assert "June 2021, by day" in text
    assert '<a href="/search?q=treaty&amp;from=2021&amp;to=2021" data-key="wider">2021</a>' in text
    assert 'to=2021-05" data-key="before"' in text
    assert 'to=2021-07" data-key="after"' in text


def test_nothing_found_offers_a_way_on(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty+zeitenwende&language=en")
    assert heading(text) == "No articles"
    assert "There is no article with <em><bdi>zeitenwende</bdi></em>." in text
    assert '<a href="/search?q=treaty&amp;language=en">Without <em><bdi>zeitenwende</bdi></em></a>: 3 articles' in text
    assert text.count(">Without ") == 1


def test_a_way_on_leads_to_as_many_as_it_says(client: FlaskClient) -> None:
    for query in ("q=treaty+tide", "q=treaty+-title:number&year=2020", "q=treaty&outlet=Le+Courrier&language=en"):
        found = re.findall(
            r'<li><a href="([^"]+)">Without .*?</a>: (\S+ articles?)</li>', page(client, f"/search?{query}")
        )
        assert found
        for link, count in found:
            assert heading(page(client, unescape(link))) == count


def test_a_way_on_is_escaped(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&outlet=%3Cb%3E")
    assert "Without the outlet <em><bdi>&lt;b&gt;</bdi></em></a>: 3 articles" in text


def test_where_nothing_helps_no_way_is_offered(client: FlaskClient) -> None:
    text = page(client, "/search?q=zeitenwende+nowhere")
    assert "Nothing matched." in text
    assert "Without" not in text


def test_a_page_past_the_end_offers_no_way_on(client: FlaskClient) -> None:
    assert "Without" not in page(client, "/search?q=treaty+nowhere&page=2")


def relaxed(text: str) -> str:
    """Return the part with the articles that have most of the words, as text."""
    part = text[text.index('<section class="relaxed"') :]
    return " ".join(unescape(re.sub("<[^>]+>", "", part[: part.index("</section>")])).split())


def test_where_none_has_all_words_those_with_most_are_shown(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty+signed+zeitenwende&sort=oldest")
    assert heading(text) == "No articles"
    assert "No article has all of the words; below are those with most of them." in text
    part = relaxed(text)
    assert part.startswith(
        "3 articles with all but one of the words "
        "Looked for articles with at least 2 of treaty, signed and zeitenwende."
    )
    assert part.index("Treaty number 0") < part.index("Treaty number 2") < part.index("Treaty number 1")
    assert "<mark>signed</mark>" in text


def test_filters_hold_for_the_articles_with_most_words(client: FlaskClient) -> None:
    part = relaxed(page(client, "/search?q=treaty+signed+zeitenwende&outlet=Enn+Valley+Star"))
    assert part.startswith("1 article with all but one of the words")


def test_where_few_have_all_words_those_with_most_follow(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty+signed+0")
    assert heading(text) == "1 article"
    part = relaxed(text)
    assert part.startswith("2 more articles with all but one of the words")
    assert "Treaty number 0" not in part


@pytest.mark.parametrize("query", ["q=treaty+signed", "q=treaty+signed+second", "q=treaty+signed+0&page=2", ""])
def test_else_nothing_is_relaxed(client: FlaskClient, query: str) -> None:
    assert "relaxed" not in page(client, f"/search?{query}")


def test_articles_with_most_words_are_counted_beyond_those_shown(make_site: Callable[..., Any]) -> None:
    site = make_site(engine="whoosh")
    for number in range(12):
        site.put(f"{number}.txt", f"tidal barrage {number}")
    site.index()
    text = page(site.client, "/search?q=tidal+barrage+ferry")
    assert "12 articles with all but one of the words" in text
    assert "; the first 10 of 12." in text
    assert text.count('<li class="hit">') == 10


def test_a_second_look_without_time_is_told(make_site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    site.put("a.txt", "treaty")
    site.index()

    def late(*_: object) -> None:
        raise SearchTimeout(1)

    monkeypatch.setattr("archive.search.ways_on", late)
    text = page(site.client, "/search?q=treaty+nowhere")
    assert "There was no time left to look for what fewer conditions or words would find." in text


def test_a_misspelt_word_is_offered_corrected(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote('"secnd treaty"') + "&language=en&page=1")
    link = '<a href="/search?q=%22second+treaty%22&amp;language=en"><bdi>&#34;second treaty&#34;</bdi></a>'
    assert f'Did you mean {link}? <span class="fine">(3 articles)</span>' in text
    assert heading(page(client, "/search?q=%22second+treaty%22&language=en")) == "3 articles"
    assert "Did you mean" not in page(client, "/search?q=treaty")
    assert "Did you mean" not in page(client, "/search?q=qqqqq")


def test_a_correction_is_offered_beside_what_was_found(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote("marée OR traety"))
    assert heading(text) == "1 article"
    assert "<bdi>marée OR treaty</bdi></a>? <span" in text


def test_hits_lead_back_to_their_search(client: FlaskClient) -> None:
    text = page(client, "/search?q=treaty&year=2020")
    link = re.search(r'<h3 lang="en" dir="ltr"><a href="(/articles/\w{13}\?q=treaty&amp;year=2020&amp;at=1)"', text)
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
    assert 'aria-current="true" data-key="sort Newest">Newest</a>' in text
    assert ">Relevance<" not in text


def test_what_no_article_holds_is_named_as_it_was_asked(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote('title:zeit* -nowhere "no such phrase" outlet:nobody'))
    for absent in (
        "with a word that begins with <em><bdi>zeit</bdi></em> in the headline.",
        "with the exact words “<em><bdi>no such phrase</bdi></em>”.",
        "from <em><bdi>nobody</bdi></em>.",
        "with <em><bdi>nowhere</bdi></em>, so nothing is left out for that.",
    ):
        assert f"There is no article {absent}" in text


def test_the_page_says_what_was_looked_for(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote('treaty -outlet:star "a second"') + "&from=2020&to=2021")
    assert (
        "Looked for articles with <em><bdi>treaty</bdi></em> and the exact words “<em><bdi>a second</bdi></em>”, "
        "not from <em><bdi>Enn Valley Star</bdi></em>, surely or possibly from 2020 to 2021." in text
    )


def test_the_page_says_what_each_word_found(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote("sign* outlet:harbour -tide"))
    found = text[text.index('<details class="more terms" id="terms">') :]
    found = " ".join(re.sub("<[^>]+>", "", found[: found.index("</details>")]).split())
    assert found == (
        "What each word found sign* 1 word, 3 articles signed "
        "outlet:harbour 1 outlet, 2 articles Harbour Gazette Left out: tide no articles"
    )


def test_what_is_said_of_a_search_is_escaped(client: FlaskClient) -> None:
    text = page(client, "/search?q=" + quote('<b>x</b> outlet:"<i>" "<script>"') + "&author=%3Cu%3E")
    assert not re.search(r"<b>|<i>|<script>|<u>", text)
    assert "&lt;u&gt;" in text


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


def test_all_that_a_page_looks_for_counts_as_one_search(
    make_site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(engine="whoosh")
    site.put("a.txt", "A treaty on the harbour was signed.")
    site.index()
    turns: list[Turn] = []
    search = WhooshEngine.search

    def noted(engine: WhooshEngine, request: SearchRequest) -> Results:
        turns.extend(engine._searches.under_way)
        return search(engine, request)

    monkeypatch.setattr(WhooshEngine, "search", noted)
    page(site.client, "/search?q=treaty+harbour+nowhere")
    assert len(turns) > 1
    assert len(set(turns)) == 1


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
