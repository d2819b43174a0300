"""What can be taken away over HTTP: citations, exports, feeds, the sitemap, and answers that need not be made again."""

from __future__ import annotations

import csv
import gc
import io
import json
import tracemalloc
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from flask.testing import FlaskClient
from lxml import etree
from making import derived, seen

from archive.catalogue.recording import Recorder
from archive.catalogue.values import Statement
from archive.exports.formats import OF_ARTICLE, OF_SEARCH
from archive.taking import BATCH
from archive.web import conditional
from index.errors import SearchTimeout

Make = Callable[..., Any]


class Head(HTMLParser):
    """Notes the meta tags of a page, its data blocks and what a list of results says of its articles."""

    def __init__(self) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.coins: list[dict[str, list[str]]] = []
        self.scripts: list[tuple[str, str]] = []
        self._script: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in has:
            self.metas.append((has.get("name") or has.get("property") or "", has["content"]))
        if has.get("class") == "Z3988":
            self.coins.append(parse_qs(has["title"]))
        self._script = has.get("type", "") if tag == "script" and "src" not in has else None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.scripts.append((self._script, data))
            self._script = None


def head(text: str) -> Head:
    reader = Head()
    reader.feed(text)
    return reader


def rows(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


@pytest.fixture(autouse=True)
def _sent_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close every answer, as servers do; the test client does so only where it is told to."""
    ask = FlaskClient.open
    monkeypatch.setattr(
        FlaskClient, "open", lambda self, *given, buffered=True, **named: ask(self, *given, buffered=buffered, **named)
    )


@pytest.fixture
def treaty(client: FlaskClient) -> str:
    """The identifier of an article by two persons."""
    found: str = client.get("/api/v1/search?q=treaty&year=2020").json["hits"][0]["id"]
    return found


def test_an_article_is_given_in_every_format(client: FlaskClient, treaty: str) -> None:
    answers = {each.suffix: client.get(f"/articles/{treaty}.{each.suffix}") for each in OF_ARTICLE}
    assert {suffix: answer.status_code for suffix, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert {suffix: answer.mimetype for suffix, answer in answers.items()} == {
        "ris": "application/x-research-info-systems",
        "bib": "application/x-bibtex",
        "csl.json": "application/vnd.citationstyles.csl+json",
        "txt": "text/plain",
        "json": "application/json",
    }
    [record] = rispy.loads(answers["ris"].text)
    assert record["authors"] == ["Bo Chen", "Cy Dee"]
    assert [each.key for each in bibtexparser.parse_string(answers["bib"].text).entries] == [f"clip-{treaty}"]
    assert json.loads(answers["csl.json"].text)[0]["archive_location"] == f"http://localhost/articles/{treaty}"
    assert answers["json"].json == client.get(f"/api/v1/articles/{treaty}").json
    assert "The treaty was signed on day 0." in answers["txt"].text
    assert answers["ris"].headers["Content-Disposition"] == f'attachment; filename="clip-{treaty}.ris"'
    assert "Content-Disposition" not in answers["txt"].headers


@pytest.mark.parametrize("suffix", [each.suffix for each in OF_ARTICLE])
def test_other_formats_follow_the_permalink(site: Any, suffix: str) -> None:
    identifier, other = site.put("a.txt"), site.put("b.txt", "Another.")
    written = identifier.upper()
    assert site.client.get(f"/articles/{written}.{suffix}").headers["Location"] == f"/articles/{identifier}.{suffix}"
    assert site.client.get(f"/articles/0000000000000.{suffix}").status_code == 404
    assert site.client.get(f"/articles/0000000000001.{suffix}").status_code == 404
    site.archive.catalogue.merge(other, identifier, "Ana", "the same")
    assert site.client.get(f"/articles/{other}.{suffix}").headers["Location"] == f"/articles/{identifier}.{suffix}"
    site.archive.catalogue.withdraw(identifier, "Ana", "a court ordered it")
    gone = site.client.get(f"/articles/{identifier}.{suffix}")
    assert gone.status_code == 410
    assert gone.mimetype == ("application/problem+json" if suffix.endswith("json") else "text/html")


def test_a_page_says_of_its_article_what_zotero_reads(client: FlaskClient, treaty: str) -> None:
    found = head(client.get(f"/articles/{treaty}").text)
    assert [content for name, content in found.metas if name == "citation_author"] == ["Bo Chen,", "Cy Dee,"]
    metas = dict(found.metas)
    assert metas["z:itemType"] == metas["DC.type"] == "newspaperArticle"
    assert metas["citation_publication_date"] == "2020-07-13"
    assert metas["citation_public_url"] == f"http://localhost/articles/{treaty}"
    assert metas["og:type"] == "article"
    [(kind, data)] = found.scripts
    assert kind == "application/ld+json"
    assert json.loads(data)["@type"] == "NewsArticle"
    assert json.loads(data)["datePublished"] == "2020-07-13"


def test_no_text_ends_the_data_block(site: Any) -> None:
    title = "</script><script>alert(1)</script><!-- <script> & \u2028"
    identifier = site.put("a.txt", title=title, outlet=title)
    [(_, data)] = head(site.client.get(f"/articles/{identifier}").text).scripts
    assert json.loads(data)["headline"] == title.strip()


def test_a_page_links_to_what_it_is_and_to_its_formats(client: FlaskClient, treaty: str) -> None:
    page = f"http://localhost/articles/{treaty}"
    links = client.get(f"/articles/{treaty}?q=treaty").headers["Link"].split(", ")
    assert f'<{page}>; rel="canonical"' in links
    assert f'<{page}>; rel="cite-as"' in links
    assert f'<{page}.ris>; rel="alternate describedby"; type="application/x-research-info-systems"' in links
    assert f'<{page}.txt>; rel="alternate"; type="text/plain"' in links
    assert f'<{page}>; rel="describes"; type="text/html"' in client.get(f"/articles/{treaty}.ris").headers["Link"]


def test_a_list_of_results_names_its_articles_to_zotero(client: FlaskClient, treaty: str) -> None:
    found = head(client.get("/search?q=treaty").text).coins
    assert len(found) == 3
    [one] = [each for each in found if each["rft.identifier"] == [f"http://localhost/articles/{treaty}"]]
    assert one["rft.type"] == ["newspaperArticle"]
    assert one["rft.au"] == ["Bo Chen,", "Cy Dee,"]
    assert one["rft.source"] == ["Harbour Gazette"]


def test_all_that_a_search_finds_is_given_in_its_order(client: FlaskClient) -> None:
    query = "q=treaty&sort=oldest&size=1&page=2"
    hits = client.get("/api/v1/search?q=treaty&sort=oldest").json["hits"]
    wanted = [hit["id"] for hit in hits]
    assert [row["id"] for row in rows(client.get(f"/search.csv?{query}"))] == wanted
    lines = client.get(f"/search.jsonl?{query}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted
    assert json.loads(lines[0]) == client.get(f"/api/v1/articles/{wanted[0]}").json
    assert [each["accession_number"] for each in rispy.loads(client.get(f"/search.ris?{query}").text)] == wanted
    library = bibtexparser.parse_string(client.get(f"/search.bib?{query}").text)
    assert [each.key for each in library.entries] == [f"clip-{each}" for each in wanted]


def test_filters_narrow_what_is_taken_away(client: FlaskClient) -> None:
    assert [row["outlet"] for row in rows(client.get("/search.csv?q=treaty&outlet=Enn+Valley+Star"))] == [
        "Enn Valley Star"
    ]
    assert rows(client.get("/search.csv?q=nowhere")) == []
    assert len(rows(client.get("/search.csv"))) == 5


def test_a_file_of_results_is_named_after_the_search(client: FlaskClient) -> None:
    answer = client.get("/search.csv?q=treaty")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pressmark-treaty.csv"'
    hostile = client.get("/search.csv", query_string={"q": 'a"\r\nX: y; 流'})
    assert hostile.status_code in (200, 400)
    assert "X" not in hostile.headers


@pytest.mark.parametrize("suffix", [*(each.suffix for each in OF_SEARCH), "atom"])
def test_what_goes_wrong_is_said_before_the_first_byte(make_site: Make, suffix: str) -> None:
    site = make_site(engine="whoosh", search_timeout_ms=300, max_exports=1)
    assert site.client.get(f"/search.{suffix}").status_code == 503
    for number in range(3):
        site.put(f"{number}.txt", f"word{number}")
    site.index()
    assert site.client.get(f"/search.{suffix}?q=word1").status_code == 200
    assert site.client.get(f"/search.{suffix}?q=%22open").status_code == 400
    assert site.client.get(f"/search.{suffix}?page=0").status_code == 400


def test_a_word_that_stands_for_too_many_is_refused(make_site: Make) -> None:
    site = make_site(max_wildcard_words=2)
    site.put("a.txt", "word1 word2 word3")
    site.index()
    answer = site.client.get("/search.jsonl?q=word*")
    assert (answer.status_code, answer.json["position"]) == (400, 0)
    assert "stands for more than 2" in site.client.get("/search.atom?q=word*").text
    assert site.client.get("/search.jsonl?q=word1").status_code == 200


def test_a_search_that_takes_too_long_gives_its_place_back(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("a.txt")
    site.index()
    engine = site.archive.generations.current()

    def slow(request: Any) -> Any:
        raise SearchTimeout(1.0)
        yield

    with monkeypatch.context() as patch:
        patch.setattr(type(engine), "scan", lambda self, request: slow(request))
        for _ in range(5):
            answer = site.client.get("/search.csv")
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert site.client.get("/search.csv").status_code == 200


def test_only_a_few_searches_are_taken_away_at_a_time(make_site: Make) -> None:
    site = make_site(max_exports=1, search_timeout_ms=50)
    site.put("a.txt")
    site.index()
    under_way = site.client.get("/search.csv", buffered=False)
    assert site.client.get("/search.csv").status_code == 503
    assert site.client.get("/search").status_code == 200
    under_way.close()
    assert site.client.get("/search.csv").status_code == 200
    assert site.client.head("/search.csv").status_code == 200
    assert site.client.get("/search.csv").status_code == 200


def test_results_leave_a_batch_at_a_time(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    total = 3 * BATCH + 1
    for number in range(total):
        site.put(f"{number}.txt", f"Text {number}.", title=f"Title {number}")
    site.index()
    asked: list[int] = []
    entries = type(site.archive.catalogue).entries

    def counted(self: Any, ids: Any) -> Any:
        asked.append(len(ids))
        return entries(self, ids)

    monkeypatch.setattr(type(site.archive.catalogue), "entries", counted)
    answer = site.client.get("/search.csv", buffered=False)
    chunks = iter(answer.response)
    next(chunks)
    assert asked == []
    next(chunks)
    assert asked == [BATCH]
    rest = b"".join(chunks)
    assert asked == [BATCH, BATCH, BATCH, 1]
    assert rest.count(b"\r\n") == total - BATCH
    answer.close()


@pytest.mark.slow
def test_ten_thousand_results_are_taken_away_in_constant_memory(make_site: Make) -> None:
    def peak(site: Any) -> tuple[int, int]:
        answer = site.client.get("/search.csv", buffered=False)
        chunks = iter(answer.response)
        next(chunks)
        next(chunks)
        gc.collect()
        gc.freeze()  # or what other tests keep would let garbage wait for long
        tracemalloc.start()
        length = sum(map(len, chunks))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        gc.unfreeze()
        answer.close()
        return most, length

    few, many = (make_site(engine="whoosh", search_timeout_ms=60_000) for _ in range(2))
    for site, total in ((few, 1_000), (many, 10_000)):
        with site.archive.catalogue.store.writing() as connection:
            for number in range(total):
                text = f"Text {number}. " * 20
                part = derived(text, title=f"Title {number}", outlet="Gazette")
                Recorder(connection, "by hand").record(seen(f"{number}.txt", text), [part])
        site.index()
    small, large = peak(few), peak(many)
    assert large[1] > 9 * small[1]
    assert large[0] < 1.2 * small[0]


def test_an_article_that_was_withdrawn_is_not_taken_away(site: Any) -> None:
    kept, gone = site.put("a.txt", "One."), site.put("b.txt", "Two.")
    site.index()
    site.archive.catalogue.withdraw(gone, "Ana", "a court ordered it")
    assert [row["id"] for row in rows(site.client.get("/search.csv"))] == [kept]


ATOM = {"": "http://www.w3.org/2005/Atom"}


def test_a_feed_gives_the_newest_of_a_search(client: FlaskClient) -> None:
    answer = client.get("/search.atom?q=treaty&sort=oldest&page=2&size=1")
    assert answer.mimetype == "application/atom+xml"
    root = etree.fromstring(answer.data)
    assert root.findtext("title", namespaces=ATOM) == "Pressmark: articles with treaty"
    titles = [each.text for each in root.iterfind("entry/title", ATOM)]
    assert titles == ["Treaty number 1", "Treaty number 2", "Treaty number 0"]
    links = {each.get("rel"): each.get("href") for each in root.iterfind("link", ATOM)}
    assert links["self"] == root.findtext("id", namespaces=ATOM) == "http://localhost/search.atom?q=treaty"
    assert links["alternate"] == "http://localhost/search?q=treaty&sort=newest"


def test_a_feed_is_bounded(site: Any) -> None:
    for number in range(60):
        site.put(f"{number}.txt", f"Text {number}.")
    site.index()
    assert len(etree.fromstring(site.client.get("/search.atom").data).findall("entry", ATOM)) == 50


def test_pages_lead_to_feeds_exports_and_the_browsers_search(client: FlaskClient) -> None:
    text = client.get("/search?q=treaty&page=1&size=2").text
    for suffix in ("csv", "jsonl", "ris", "bib", "atom"):
        assert f'href="/search.{suffix}?q=treaty"' in text
    assert (
        'type="application/opensearchdescription+xml" title="Pressmark" href="/opensearch.xml"' in client.get("/").text
    )
    root = etree.fromstring(client.get("/opensearch.xml").data)
    assert root.find("{*}Url").get("template") == "http://localhost/search?q={searchTerms}&page={startPage?}"


def test_the_sitemap_follows_the_setting(make_site: Make) -> None:
    shut, site = make_site(), make_site(noindex=False)
    assert shut.client.get("/sitemap.xml").status_code == 404
    assert shut.client.get("/sitemap-1.xml").status_code == 404
    assert shut.client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    kept, gone = site.put("a.txt", "One."), site.put("b.txt", "Two.")
    site.archive.catalogue.withdraw(gone, "Ana", "a court ordered it")
    assert "Sitemap: http://localhost/sitemap.xml\n" in site.client.get("/robots.txt").text
    pages = [each.text for each in etree.fromstring(site.client.get("/sitemap.xml").data).iter("{*}loc")]
    assert pages == ["http://localhost/sitemap-1.xml"]
    listed = [each.text for each in etree.fromstring(site.client.get("/sitemap-1.xml").data).iter("{*}loc")]
    assert listed == [f"http://localhost/articles/{kept}"]
    assert site.client.get("/sitemap-2.xml").status_code == 404
    assert site.client.get("/sitemap-0.xml").status_code == 404


def test_addresses_are_those_of_the_setting(make_site: Make) -> None:
    site = make_site(base_url="https://clips.example/press/", noindex=False)
    identifier = site.put("a.txt")
    site.index()
    own = f"https://clips.example/press/articles/{identifier}"
    assert own in site.client.get(f"/articles/{identifier}.ris").text
    assert f"<{own}>" in site.client.get(f"/articles/{identifier}").headers["Link"]
    assert own in site.client.get("/search.atom").text
    assert "https://clips.example/press/sitemap.xml" in site.client.get("/robots.txt").text


@pytest.mark.parametrize("host", ['evil"><script>', "a b", "evil.example/x", "a@b", "a\\b"])
def test_a_host_that_none_can_have_is_in_no_address(site: Any, host: str) -> None:
    identifier = site.put("a.txt")
    answer = site.client.get(f"/articles/{identifier}", headers={"Host": host})
    assert host not in answer.text
    assert host not in answer.headers.get("Link", "")


def test_the_program_is_another_when_a_template_is_written(tmp_path: Path) -> None:
    template = tmp_path / "show.html"
    template.write_text("a", "utf-8")
    before = conditional.digest([tmp_path])
    assert conditional.digest([tmp_path]) == before
    template.write_text("ab", "utf-8")
    assert conditional.digest([tmp_path]) != before


CONDITIONAL = ["", ".ris", ".txt", ".json", "?q=text"]


@pytest.mark.parametrize("suffix", CONDITIONAL)
def test_what_a_client_has_is_not_made_again(site: Any, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"/articles/{site.put('a.txt')}{suffix}"
    first = site.client.get(path)
    assert first.last_modified is not None
    monkeypatch.setattr("archive.web.articles.render_template", lambda *_, **__: pytest.fail("rendered"))
    monkeypatch.setattr("archive.web.taking._written", lambda *_: pytest.fail("written"))
    again = site.client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("path", ["/search.csv?q=text", "/search.atom", "/sitemap-1.xml"])
def test_results_that_a_client_has_are_not_sought_again(
    make_site: Make, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(noindex=False)
    site.put("a.txt")
    site.index()
    had = site.client.get(path).headers["ETag"]
    with monkeypatch.context() as patch:
        patch.setattr("archive.search.SearchService.everything", lambda *_: pytest.fail("sought"))
        patch.setattr("archive.search.SearchService.first", lambda *_: pytest.fail("sought"))
        assert site.client.get(path, headers={"If-None-Match": had}).status_code == 304
    site.put("b.txt", "Another text.")
    assert site.client.get(path, headers={"If-None-Match": had}).status_code == 200
    had = site.client.get(path).headers["ETag"]
    site.index()
    assert path.startswith("/sitemap") or site.client.get(path, headers={"If-None-Match": had}).status_code == 200


@pytest.mark.parametrize("suffix", CONDITIONAL)
def test_a_validator_changes_with_all_that_is_shown(
    make_site: Make, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site()
    identifier = site.put("a.txt")

    def tag(which: Any = site, extra: str = "", **headers: str) -> str:
        path = f"/articles/{identifier}{suffix}{extra}"
        found: str = which.client.get(path, headers=headers).headers["ETag"]
        return found

    before = tag()
    assert tag() == before
    assert tag(extra="&page=2" if "?" in suffix else "?q=other") != before
    assert tag(Host="clips.example") != before
    other = make_site(site_name="Another")
    other.put("a.txt")
    assert tag(other) != before
    with monkeypatch.context() as patch:
        patch.setattr(conditional, "program", lambda: "a template that was changed")
        assert tag() != before
    site.archive.catalogue.correct(identifier, [Statement("title", "B", "Ana", "")])
    corrected = tag()
    assert corrected != before
    [made] = site.archive.catalogue.corrections(identifier)
    site.archive.catalogue.undo_correction(identifier, made.id, "Ana")
    assert tag() != corrected
