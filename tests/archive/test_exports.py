"""What is taken away: rows, feeds, sitemaps and names of files, whatever the text."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from making import article
from strategies import articles

from archive.article import Article
from archive.catalogue.values import ArticleState, Correction, Entry
from archive.citation.record import Place, cited
from archive.exports import atom, opensearch, sitemap, spreadsheet
from archive.exports.file_names import attachment, search_name
from archive.exports.reading_text import reading_text

PLACE = Place("Pressmark", "https://clips.example")
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
everything = st.text(st.characters(exclude_categories=()), max_size=30)


def entry(held: Article, **changes: Any) -> Entry:
    values: dict[str, Any] = {"part_key": "", "digest": "", "sha256": "", "source_name": "a.txt", "notices": ()}
    values |= {"media_type": "text/plain", "encoding": "utf-8", "recorded_at": NOW, "sources": (), "corrections": ()}
    return Entry("0000000000000", ArticleState.HELD, 1, **{**values, **changes}, article=held, state_token="")


def read_row(text: str) -> dict[str, str]:
    """Return a row as a program reads it."""
    [row] = csv.reader(io.StringIO(text, newline=""))
    return dict(zip(spreadsheet.COLUMNS, row, strict=True))


def test_a_row_has_what_is_known() -> None:
    held = entry(
        article(
            title="A “headline”, with commas",
            authors=("Ana Lopez", "Bo Chen"),
            outlet="Harbour Gazette",
            published="2021-06",
            section="News",
            body="Three words here",
        )
    )
    row = read_row(spreadsheet.row(held, cited(held, PLACE)))
    assert row["title"] == "A “headline”, with commas"
    assert row["authors"] == "Ana Lopez; Bo Chen"
    assert (row["published"], row["earliest"], row["latest"]) == ("2021-06", "2021-06-01", "2021-06-30")
    assert row["date"] == "June 2021"
    assert row["permalink"] == "https://clips.example/articles/0000000000000"
    assert row["words"] == "3"


def test_the_file_says_that_it_is_utf8() -> None:
    assert spreadsheet.header().encode().startswith(b"\xef\xbb\xbfid,permalink,")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(sign: str) -> None:
    assert spreadsheet.safe(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"
    held = entry(article(title=f"{sign}1+1", outlet=f"{sign}x", kicker=f"{sign}y", authors=(f"{sign}z",)))
    assert not any(
        cell.startswith(spreadsheet.FORMULA) for cell in read_row(spreadsheet.row(held, cited(held, PLACE))).values()
    )


@given(articles)
def test_any_article_is_one_row_without_formulas(held: Article) -> None:
    one = entry(held)
    row = read_row(spreadsheet.row(one, cited(one, PLACE)))
    assert not any(cell.startswith(spreadsheet.FORMULA) for cell in row.values())
    assert row["title"].removeprefix("'") == cited(one, PLACE).title.removeprefix("'")


@given(articles)
def test_any_article_reads_as_plain_text(held: Article) -> None:
    one = entry(held)
    text = reading_text(one, cited(one, PLACE))
    assert text.encode()
    assert all(block.text in text for block in held.body)


ATOM = etree.RelaxNG(
    etree.XML("""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <define name="instant"><data type="dateTime"><param name="pattern">.+T.+Z</param></data></define>
  <define name="iri"><data type="anyURI"><param name="pattern">[a-z][a-z0-9+.\\-]*:.+</param></data></define>
  <define name="person"><element name="author"><element name="name"><text/></element></element></define>
  <define name="link">
    <element name="link">
      <attribute name="href" ns=""><ref name="iri"/></attribute>
      <attribute name="rel" ns=""><choice><value>self</value><value>alternate</value></choice></attribute>
      <attribute name="type" ns=""><data type="string"><param name="pattern">.+/.+</param></data></attribute>
    </element>
  </define>
  <start>
    <element name="feed">
      <interleave>
        <element name="id"><ref name="iri"/></element>
        <element name="title"><text/></element>
        <element name="updated"><ref name="instant"/></element>
        <oneOrMore><ref name="link"/></oneOrMore>
        <element name="generator"><attribute name="version" ns=""/><text/></element>
        <zeroOrMore><ref name="entry"/></zeroOrMore>
      </interleave>
    </element>
  </start>
  <define name="entry">
    <element name="entry">
      <optional><attribute name="xml:lang"/></optional>
      <interleave>
        <element name="id"><ref name="iri"/></element>
        <element name="title"><text/></element>
        <element name="updated"><ref name="instant"/></element>
        <optional><element name="published"><ref name="instant"/></element></optional>
        <oneOrMore><ref name="person"/></oneOrMore>
        <oneOrMore><ref name="link"/></oneOrMore>
        <optional><element name="category"><attribute name="term" ns=""/></element></optional>
        <element name="summary"><text/></element>
      </interleave>
    </element>
  </define>
</grammar>""")
)
"""What RFC 4287 asks of a feed and its entries, as far as these feeds go: ids, titles, instants, authors, links."""


def feed(*held: Entry, title: str = "Pressmark: all articles") -> Any:
    """Return a feed of these, once it is one."""
    data = atom.feed(
        title,
        "https://clips.example/search.atom?q=a",
        "https://clips.example/search?q=a",
        [(each, cited(each, PLACE)) for each in held],
    )
    root = etree.fromstring(data)
    ATOM.assertValid(root)
    return root


def found(root: Any, path: str) -> list[str]:
    return [each.text or "" for each in root.iterfind(path, {"": "http://www.w3.org/2005/Atom"})]


def test_a_feed_has_what_the_rfc_asks_for() -> None:
    held = entry(
        article(title="A & B", authors=("Ana Lopez",), outlet="Gazette", published="2021-06-28", language="en")
    )
    root = feed(held)
    assert found(root, "entry/title") == ["A & B"]
    assert found(root, "entry/author/name") == ["Ana Lopez"]
    assert found(root, "entry/published") == ["2021-06-28T00:00:00Z"]
    assert found(root, "updated") == found(root, "entry/updated") == ["2026-01-02T03:04:05Z"]
    assert found(root, "entry/summary") == ["Gazette, 28 June 2021. The text."]


def test_an_empty_feed_is_one_too() -> None:
    assert found(feed(), "updated") == ["1970-01-01T00:00:00Z"]


def test_a_day_that_is_not_certain_is_no_instant() -> None:
    root = feed(*(entry(article(published=date)) for date in ("2021-06", "2021-06-28?", None)))
    assert found(root, "entry/published") == []


def test_an_entry_keeps_its_identifier_and_tells_when_it_changed() -> None:
    later = datetime(2026, 2, 1, tzinfo=UTC)
    made = Correction(1, "title", "B", "Ana", "a slip", later)
    first, second = entry(article(title="A")), entry(article(title="B"), corrections=(made,))
    [one], [other] = found(feed(first), "entry/id"), found(feed(second), "entry/id")
    assert one == other == "urn:uuid:" + one[9:]
    assert found(feed(second), "updated") == ["2026-02-01T00:00:00Z"]


@given(articles, everything)
@example(article(title="\x00\x08\x0b\ufffe"), "\x00\ud800")
def test_any_text_gives_a_valid_feed(held: Article, title: str) -> None:
    feed(entry(held), title=title)


SITEMAP = etree.RelaxNG(
    etree.XML("""
<element name="urlset" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.sitemaps.org/schemas/sitemap/0.9"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <zeroOrMore>
    <element name="url">
      <element name="loc"><data type="anyURI"><param name="maxLength">2048</param></data></element>
      <element name="lastmod"><data type="date"/></element>
    </element>
  </zeroOrMore>
</element>""")
)
OPENSEARCH = etree.RelaxNG(
    etree.XML("""
<element name="OpenSearchDescription" xmlns="http://relaxng.org/ns/structure/1.0"
    ns="http://a9.com/-/spec/opensearch/1.1/" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <interleave>
    <element name="ShortName">
      <data type="string"><param name="minLength">1</param><param name="maxLength">16</param></data>
    </element>
    <element name="Description"><data type="string"><param name="maxLength">1024</param></data></element>
    <element name="InputEncoding"><value>UTF-8</value></element>
    <element name="OutputEncoding"><value>UTF-8</value></element>
    <oneOrMore>
      <element name="Url">
        <attribute name="type" ns=""/><attribute name="template" ns=""/>
        <optional><attribute name="method" ns=""/></optional><optional><attribute name="rel" ns=""/></optional>
      </element>
    </oneOrMore>
  </interleave>
</element>""")
)


def test_a_sitemap_is_as_its_schema_says() -> None:
    page = etree.fromstring(sitemap.sitemap_page([("https://clips.example/articles/a", NOW)]))
    SITEMAP.assertValid(page)
    assert [each.text for each in page.iter("{*}loc", "{*}lastmod")] == [
        "https://clips.example/articles/a",
        "2026-01-02",
    ]
    pages = etree.fromstring(sitemap.sitemap_index(["https://clips.example/sitemap-1.xml"]))
    assert [each.text for each in pages.iter("{*}loc")] == ["https://clips.example/sitemap-1.xml"]
    assert sitemap.PAGE_URLS <= 50_000


@given(everything)
def test_the_search_is_described_whatever_the_name(name: str) -> None:
    made = opensearch.description(
        name, "https://a.example/o", "https://a.example/search", "https://a.example/search.atom"
    )
    root = etree.fromstring(made)
    OPENSEARCH.assertValid(root)
    templates = [each.get("template") for each in root.iter("{*}Url")]
    assert templates[0] == "https://a.example/search?q={searchTerms}&page={startPage?}"


@pytest.mark.parametrize(
    ("site", "words", "name"),
    [
        ("Pressmark", "river treaty", "pressmark-river-treaty"),
        ("Pressmark", "", "pressmark"),
        ("Pressmark", "../../etc/passwd", "pressmark-etc-passwd"),
        ("Pressmark", "流域 “a”", "pressmark-流域-a"),
        ("…", '"', "articles"),
    ],
)
def test_a_file_has_a_name_that_says_what_it_is(site: str, words: str, name: str) -> None:
    assert search_name(site, words) == name


@given(everything, everything)
@example("a\r\nSet-Cookie: x", '";\x00')
def test_a_name_writes_no_header_of_its_own(site: str, words: str) -> None:
    header = attachment(search_name(site, words), "csv")
    assert re.fullmatch(
        r'attachment; filename="[a-z0-9-]+\.csv"(; filename\*=UTF-8\'\'[\w.~%-]+\.csv)?', header, re.ASCII
    )
    assert len(header) < 1200
