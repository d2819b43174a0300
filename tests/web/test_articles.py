"""The page of an article, its permalink, its original."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from making import derived

from archive.article import Block, BlockKind, Confidence, Evidence, Field, Passage, Span, SpanKind, anchored

Make = Callable[..., Any]


def rich(**changes: Any) -> Any:
    """Return a part whose article has a bit of everything."""
    text = "Bold words and a link.\nOne\nTwo\nSaid.\nA heading"
    kinds = [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.HEADING]
    blocks = [Block(kind, line) for kind, line in zip(kinds, text.split("\n"), strict=True)]
    spans = (
        Span(0, 4, SpanKind.STRONG),
        Span(5, 10, SpanKind.EMPHASIS),
        Span(17, 21, SpanKind.LINK, "https://example.org/a?b=1&c=2"),
    )
    blocks[0] = replace(blocks[0], spans=spans)
    part = derived(text, title="A treaty", outlet="Harbour Gazette", authors=("Ana Lopez", "Bo Chen"), language="en")
    article = replace(
        part.article,
        body=anchored(blocks),
        captions=(Passage("A photograph of the treaty", "caption"),),
        notes=(Passage("The author is a sailor.", "about the author"),),
        furniture=(Passage("Share this", "share button"),),
        **changes,
    )
    return replace(part, part=replace(part.part, notices=("3 bytes were replaced",)), article=article), text


def put_rich(site: Any, **changes: Any) -> str:
    part, text = rich(**changes)
    identifier: str = site.put_part("papers/rich.md", text, part)
    return identifier


def test_text_keeps_its_form(site: Any) -> None:
    text = site.client.get(f"/articles/{put_rich(site)}").text
    assert '<strong>Bold</strong> <em>words</em> and a <a href="https://example.org/a?b=1&amp;c=2"' in text
    assert text.count("<ul>\n<li id=") == 1
    assert "<blockquote id=" in text
    assert ">A heading<a class=" in text
    assert '<article class="text" lang="en" dir="ltr">' in text
    assert "The author is a sailor." in text
    assert "A photograph of the treaty" in text


def test_words_of_the_search_are_marked(site: Any) -> None:
    text = site.client.get(f"/articles/{put_rich(site)}?q=treaty+words").text
    assert '<h1>A <mark id="hit-1">treaty</mark>' in text
    assert '<mark id="hit-2"><em>words</em></mark>' in text
    assert 'of the <mark id="hit-3">treaty</mark>' in text
    assert "3 places marked" in text


def test_links_lead_from_mark_to_mark(site: Any) -> None:
    text = site.client.get(f"/articles/{put_rich(site)}?q=treaty+words").text
    assert '<a href="#hit-1">go to the first</a>' in text
    assert re.findall(r'data-at="([^"]+)"', text) == ["1 of 3", "2 of 3", "3 of 3"]
    leads = re.findall(r'<a href="#hit-(\d)" aria-label="(\w+)"></a>', text)
    assert leads == [("2", "Next"), ("1", "Previous"), ("3", "Next"), ("2", "Previous")]


def test_a_mark_in_a_link_has_its_step_behind_the_link(site: Any) -> None:
    text = site.client.get(f"/articles/{put_rich(site)}?q=link").text
    assert '>a <a href="https://example.org' not in text
    assert re.search(r'nofollow"><mark id="hit-1">link</mark></a><span class="step"', text)


def test_what_is_not_the_articles_stands_in_attributes(site: Any) -> None:
    text = site.client.get(f"/articles/{put_rich(site)}?q=treaty+words").text
    [article] = re.findall(r'(?s)<article class="text".*?</header>(.*?)<section', text)
    assert re.sub(r"<[^>]+>", "", article).split() == [
        "Bold",
        "words",
        "and",
        "a",
        "link.",
        "One",
        "Two",
        "Said.",
        "A",
        "heading",
    ]


def test_every_passage_has_a_link_to_it(site: Any) -> None:
    text = site.client.get(f"/articles/{put_rich(site)}").text
    named = re.findall(r'<(?:p|li|h2|blockquote) id="([pcn]-[0-9a-f]{8})">', text)
    assert len(named) == 7
    assert re.findall(r'<a class="pilcrow" href="#([^"]+)"', text) == named


def test_a_passage_is_ready_to_be_quoted(site: Any) -> None:
    article_id = put_rich(site)
    [link] = re.findall(
        r'Said\.<a class="pilcrow"[^>]+></a><a class="quote" href="([^"]+)"',
        site.client.get(f"/articles/{article_id}").text,
    )
    text = site.client.get(link).text
    anchor = link.partition("p=")[2]
    assert '<blockquote lang="en" dir="ltr"><p>Said.</p></blockquote>' in text
    where = f"http://localhost/articles/{article_id}#{anchor}"
    assert f"“Said.”\nAna Lopez and Bo Chen: “A treaty”. Harbour Gazette, date unknown. {where}</p>" in text
    assert f'href="/articles/{article_id}#{anchor}"' in text


def test_captions_and_notes_can_be_quoted_and_the_article_as_a_whole(site: Any) -> None:
    article_id = put_rich(site)
    text = site.client.get(f"/articles/{article_id}").text
    for link in re.findall(r'class="quote" href="([^"]+)"', text):
        assert site.client.get(link).status_code == 200
    whole = site.client.get(f"/articles/{article_id}/quote").text
    assert f"http://localhost/articles/{article_id}</p>" in whole
    assert "<blockquote" not in whole


@pytest.mark.parametrize("anchor", ["p-00000000", "hit-1", "%00", "<b>", "x" * 5000])
def test_a_passage_that_there_never_was_is_not_found(site: Any, anchor: str) -> None:
    assert site.client.get(f"/articles/{put_rich(site)}/quote", query_string={"p": anchor}).status_code == 404


def test_quotations_move_and_end_with_their_article(site: Any) -> None:
    first, second = site.put("a.txt", "One"), site.put("b.txt", "Two")
    site.archive.catalogue.merge(first, second, "Ana", "the same piece")
    answer = site.client.get(f"/articles/{first}/quote?p=p-1")
    assert (answer.status_code, answer.location) == (301, f"/articles/{second}/quote?p=p-1")
    site.archive.catalogue.withdraw(second, "Ana", "a court ordered it")
    assert site.client.get(f"/articles/{second}/quote").status_code == 410


@pytest.mark.parametrize("query", ['"open', "*", "%00", "%ff", "x" * 10_000])
def test_a_query_that_is_not_understood_marks_nothing(site: Any, query: str) -> None:
    answer = site.client.get(f"/articles/{put_rich(site)}?q={query}")
    assert answer.status_code == 200
    assert "<mark" not in answer.text


def test_the_record_says_how_each_value_is_known(site: Any) -> None:
    title = Field(
        "A treaty",
        Confidence.MEDIUM,
        (Evidence("first line", 0, 8, "A treaty"),),
        (Field("Treaty, a", Confidence.LOW, (Evidence("file name", None, None, "treaty"),)),),
    )
    text = site.client.get(f"/articles/{put_rich(site, title=title)}").text
    assert "<summary>likely: first line</summary>" in text
    assert re.search(
        r'<p>found by: first line <q lang="en"><a href="[^"]+/source#title-1"><bdi>A treaty</bdi></a></q></p>', text
    )
    assert '<p>less likely <bdi>Treaty, a</bdi>: file name <q lang="en"><bdi>treaty</bdi></q></p>' in text
    assert "Ana Lopez and Bo Chen" in text
    assert '<dd class="none"><bdi>unknown</bdi></dd>' in text
    assert "3 bytes were replaced" in text
    assert "1 passage left out of the text" in text
    assert "papers/rich.md" in text


def test_an_unknown_headline_and_date_are_said_to_be(site: Any) -> None:
    text = site.client.get(f"/articles/{site.put('a.txt', title=None)}").text
    assert "Untitled" in text
    assert "date unknown" in text


def test_a_missing_source_is_said_and_the_original_kept(site: Any) -> None:
    identifier = site.put("gone.txt", "Kept.")
    with site.archive.catalogue.store.writing() as connection:
        from archive.catalogue.recording import Recorder

        Recorder(connection, "by hand").mark_missing(["gone.txt"])
    text = site.client.get(f"/articles/{identifier}").text
    assert "Source missing" in text
    assert site.client.get(f"/articles/{identifier}/original", buffered=True).data == b"Kept."


def test_other_spellings_of_an_identifier_lead_to_its_permalink(site: Any) -> None:
    identifier = site.put("a.txt", "Some text")
    loud = identifier.upper().replace("0", "O").replace("1", "I")
    answer = site.client.get(f"/articles/{loud}?q=text")
    assert (answer.status_code, answer.location) == (301, f"/articles/{identifier}?q=text")
    answer = site.client.get(f"/api/v1/articles/{loud}")
    assert (answer.status_code, answer.location) == (301, f"/api/v1/articles/{identifier}")
    answer = site.client.get(f"/articles/{loud}/original")
    assert (answer.status_code, answer.location) == (301, f"/articles/{identifier}/original")


def test_a_mistyped_identifier_is_told_from_one_that_never_was(site: Any) -> None:
    identifier = site.put("a.txt")
    wrong = identifier[:-1] + ("0" if identifier[-1] != "0" else "2")
    answer = site.client.get(f"/articles/{wrong}")
    assert answer.status_code == 404
    assert "check character does not fit" in answer.text
    answer = site.client.get("/articles/0000000000000")
    assert answer.status_code == 404
    assert "never gave it to an article" in answer.text
    assert "has 13 characters" in site.client.get("/articles/short").text


def test_a_withdrawn_article_is_gone_and_says_why(site: Any) -> None:
    identifier = site.put("a.txt", "Secret words")
    site.archive.catalogue.withdraw(identifier, "Ana", "a court ordered it")
    for path in (f"/articles/{identifier}", f"/articles/{identifier}/original"):
        answer = site.client.get(path)
        assert answer.status_code == 410
        assert "A court ordered it." in answer.text
        assert "Secret" not in answer.text
    problem = site.client.get(f"/api/v1/articles/{identifier}")
    assert problem.status_code == 410
    assert problem.json["why"] == "a court ordered it"


def test_a_merged_article_leads_to_the_one_that_stands_for_it(site: Any) -> None:
    first, second = site.put("a.txt", "One"), site.put("b.txt", "Two")
    site.archive.catalogue.merge(first, second, "Ana", "the same piece")
    answer = site.client.get(f"/articles/{first}?q=two")
    assert (answer.status_code, answer.location) == (301, f"/articles/{second}?q=two")
    assert site.client.get(f"/api/v1/articles/{first}").location == f"/api/v1/articles/{second}"


def test_the_original_comes_byte_for_byte_and_is_never_shown(site: Any) -> None:
    text = "<script>alert(1)</script> Grüße\r\n"
    identifier = site.put('papers/we"ird\\naïve <b>.html', text)
    answer = site.client.get(f"/articles/{identifier}/original", buffered=True)
    assert answer.data == text.encode()
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert '"' not in answer.headers["Content-Disposition"].partition("filename=")[2].strip('"').partition('"')[0]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a/b/c.txt", "c.txt"),
        ("..", None),
        ("x/.htaccess", "htaccess"),
        ("a\nb\r.txt", "a_b_.txt"),
        ("天.txt", "天.txt"),
        ("x" * 300 + ".txt", "x" * 96 + ".txt"),
        ("..\\..\\evil.exe", "evil.exe"),
    ],
)
def test_names_of_downloads_are_safe(site: Any, source: str, name: str | None) -> None:
    from archive.web.articles import file_name

    entry = site.archive.catalogue.entry(site.put("plain.txt"))
    assert file_name(replace(entry, source_name=source)) == (name or entry.id)


def test_a_lost_original_is_said_to_be_lost(site: Any) -> None:
    identifier = site.put("a.txt", "Lost")
    entry = site.archive.catalogue.entry(identifier)
    site.archive.originals.path(entry.sha256).unlink()
    answer = site.client.get(f"/articles/{identifier}/original", buffered=True)
    assert answer.status_code == 404
    assert "not where it was filed" in answer.text
    assert str(site.archive.home.path) not in answer.text


def test_an_article_is_readable_before_it_is_indexed(site: Any) -> None:
    assert site.client.get(f"/articles/{site.put('a.txt')}").status_code == 200


def test_the_original_is_shown_with_the_words_of_each_value(site: Any) -> None:
    text = "<b>Rain</b>\n\nBy Ada Marsh\n\nIt rained."
    evidence = (Evidence("byline above the text", 16, 25, "Ada Marsh"),)
    part = derived(text, title="Rain")
    article = replace(part.article, authors=Field(("Ada Marsh",), Confidence.HIGH, evidence))
    article_id = site.put_part("a.txt", text, replace(part, article=article))
    shown = site.client.get(f"/articles/{article_id}").text
    assert f'href="/articles/{article_id}/source#authors-1"' in shown
    source = site.client.get(f"/articles/{article_id}/source")
    assert source.status_code == 200
    assert '<mark id="authors-1">Ada Marsh</mark>' in source.text
    assert 'href="#authors-1"' in source.text
    assert "&lt;b&gt;Rain&lt;/b&gt;" in source.text
    assert "<b>" not in source.text


def test_the_original_of_a_line_is_that_line(site: Any) -> None:
    lines = ['{"title": "One", "text": "First."}', '{"title": "Two", "text": "Second."}']
    part = derived(lines[1], key="k2")
    article_id = site.put_part("a.jsonl", "\n".join(lines), part)
    source = site.client.get(f"/articles/{article_id}/source").text
    assert "Second." in source
    assert "First." not in source


def test_an_original_that_is_missing_is_said_to_be(site: Any) -> None:
    article_id = site.put("a.txt", "The text.")
    entry = site.archive.catalogue.entry(article_id)
    site.archive.originals.path(entry.sha256).unlink()
    assert (
        site.client.get(f"/articles/{article_id}/source").status_code
        == site.client.get(f"/articles/{article_id}/original").status_code
    )


def test_a_result_leads_on_to_those_beside_it(site: Any) -> None:
    ids = [
        site.put(f"{day}.txt", f"tide {day}", title=f"Day {day}", published=f"2021-06-{day:02}") for day in range(1, 6)
    ]
    site.index()
    listed = site.client.get("/search?q=tide&sort=oldest&page=2&size=2").text
    first = unescape(re.findall(r'<h3[^>]*><a href="([^"]+)"', listed)[0])
    assert first == f"/articles/{ids[2]}?q=tide&sort=oldest&page=2&size=2&at=3"
    text = site.client.get(first).text
    assert "Result 3 of 5" in text
    ways = [unescape(way) for way in re.findall(r'<a rel="(?:prev|next)" href="([^"]+)"', text)]
    assert ways[0] == f"/articles/{ids[1]}?q=tide&sort=oldest&size=2&at=2"
    assert ways[1] == f"/articles/{ids[3]}?q=tide&sort=oldest&page=2&size=2&at=4"
    assert '<a href="/search?q=tide&amp;sort=oldest&amp;size=2">Back' in site.client.get(ways[0]).text
    assert '<span class="headline" dir="auto">Day 4</span>' in text
    site.archive.catalogue.withdraw(ids[3], "Ana", "a court ordered it")
    assert f"/articles/{ids[4]}?" in site.client.get(first).text
    site.index()
    assert "Result 3 of 4" in site.client.get(first).text


@pytest.mark.parametrize("at", ["0", "-1", "x", "99999999999999999999", "٣", "40", ""])
def test_a_place_that_can_not_be_leaves_the_way_back(site: Any, at: str) -> None:
    identifier = site.put("a.txt", "tide")
    site.index()
    answer = site.client.get(f"/articles/{identifier}", query_string={"q": "tide", "at": at})
    assert answer.status_code == 200
    assert "Back to the results" in answer.text
    assert "Result " not in answer.text


def test_an_article_is_shown_though_its_results_can_not_be_searched(site: Any) -> None:
    identifier = site.put("a.txt", "tide")
    for query in ("q=tide", "q=%22open", "q=*", "year=x"):
        assert site.client.get(f"/articles/{identifier}?{query}&at=1").status_code == 200


def test_the_text_stands_beside_its_original(site: Any) -> None:
    text = "<i>Rain</i>\n\nIt rained."
    part = derived(text, title="Rain", language="en")
    [block] = anchored([Block(BlockKind.PARAGRAPH, "It rained.", "", 13, 23)])
    article = replace(part.article, body=(block,))
    article_id = site.put_part("a.txt", text, replace(part, article=article))
    shown = site.client.get(f"/articles/{article_id}").text
    assert f'href="/articles/{article_id}/beside"' in shown
    page = site.client.get(f"/articles/{article_id}/beside").text
    assert '<pre dir="auto" class="outside">&lt;i&gt;Rain&lt;/i&gt;</pre>' in page
    assert f'<li id="{block.anchor}">' in page
    assert '<pre dir="auto">It rained.</pre>' in page
    assert f'href="/articles/{article_id}#{block.anchor}" aria-label="This passage in the article"' in page
    site.archive.originals.path(site.archive.catalogue.entry(article_id).sha256).unlink()
    assert site.client.get(f"/articles/{article_id}/beside").status_code == 404


def test_every_page_says_which_language_the_article_is_in(site: Any) -> None:
    text = "معاهدة المياه"
    article_id = site.put("a.txt", text, title="معاهدة", language="ar")
    shown = site.client.get(f"/articles/{article_id}").text
    assert '<article class="text" lang="ar" dir="rtl">' in shown
    assert '<dd><bdi lang="ar">معاهدة</bdi></dd>' in shown
    assert '<q lang="ar">' in shown
    for name in ("source", "beside", "revisions"):
        page = site.client.get(f"/articles/{article_id}/{name}").text
        assert re.search(r'<h1[^>]*><bdi lang="ar">معاهدة</bdi></h1>', page), name
    assert '<div class="words " lang="ar" dir="rtl">' in site.client.get(f"/articles/{article_id}/beside").text


def test_articles_like_it_are_shown_with_the_words_that_found_them(make_site: Make) -> None:
    site = make_site()
    one = site.put("a.txt", "The barrage across the estuary was quashed.", title="Court quashes the barrage")
    like = site.put("b.txt", "A smaller barrage is planned in the estuary.", title="<i>Smaller</i>", outlet="A & B")
    other = site.put("c.txt", "Nothing else happened on Monday.", title="Quiet week")
    assert "More like this" not in site.client.get(f"/articles/{one}").text
    site.index()
    section = re.search(r'<section class="alike".*?</section>', site.client.get(f"/articles/{one}").text, re.S)
    assert section
    assert re.findall(r'href="/articles/(\w+)"', section[0]) == [like]
    assert "&lt;i&gt;Smaller&lt;/i&gt;" in section[0]
    assert "A &amp; B" in section[0]
    assert re.search(r"Found by words of this article: <bdi>[^<]*\bbarrage\b[^<]*</bdi>", section[0])
    assert "More like this" not in site.client.get(f"/articles/{other}").text


def test_an_article_is_shown_where_there_is_no_time_for_those_like_it(make_site: Make) -> None:
    site = make_site(suggestion_timeout_ms=0)
    one, _ = site.put("a.txt", "The barrage."), site.put("b.txt", "A barrage.")
    site.index()
    page = site.client.get(f"/articles/{one}")
    assert page.status_code == 200
    assert "More like this" not in page.text
