"""Values of facets, outlets and authors, the calendar, what the archive holds."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from making import derived, seen

from archive.catalogue.recording import Recorder
from index.memory_engine import MemoryEngine

PATHS = (
    "/outlets",
    "/authors",
    "/outlets/harbour-gazette",
    "/authors/lopez-ana",
    "/calendar",
    "/calendar/2021",
    "/calendar/2021-06",
    "/holdings",
    "/search/facet/author?q=treaty&within=c",
    "/search/facet/month",
)


def links(text: str) -> list[tuple[str, str]]:
    """Return the links of a page's main part: (address, text)."""
    main = text.partition("<main")[2].partition("</main>")[0]
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', main, re.DOTALL)
    return [(html.unescape(href), " ".join(re.sub(r"<[^>]+>", " ", said).split())) for href, said in found]


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    for href, said in links(answer.text):
        assert href.startswith("/"), href
        assert said, href
        assert client.get(href).status_code == 200, href


@pytest.mark.parametrize("path", PATHS)
def test_numbers_are_those_of_the_searches_that_they_link_to(client: FlaskClient, path: str) -> None:
    checked = 0
    for href, said in links(client.get(path).text):
        counted = re.match(r"([\d,]+)(?: articles?)?$", said)
        if href.startswith("/search?") and counted and not re.match(r"(19|20)\d\d$", said):
            found = client.get("/api/v1" + href).json
            assert found["total"] == int(counted[1].replace(",", "")), (href, said)
            checked += 1
    assert checked or not path.startswith(("/outlets", "/authors", "/holdings"))


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_marked_up_as_all_are(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    assert not re.search(r"<script(?! [^>]*src=)|<style|\sstyle=|\son\w+=|src=\"(?!/static/)|https?://", text)
    assert text.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PATHS)
def test_pages_wait_for_an_index(site: Any, path: str) -> None:
    assert site.client.get(path).status_code == 503


def test_an_empty_archive_can_be_looked_through(site: Any) -> None:
    site.index()
    for path in ("/outlets", "/authors", "/calendar", "/calendar/2021", "/holdings", "/search/facet/outlet"):
        assert site.client.get(path).status_code == 200, path


def test_outlets_are_listed_with_what_is_held_of_them(client: FlaskClient) -> None:
    text = client.get("/outlets").text
    assert "3 outlets; of 1 article " in text
    assert ("/outlets/harbour-gazette", "Harbour Gazette") in links(text)
    assert ("/search?outlet=Harbour+Gazette", "2 articles") in links(text)
    assert "13 July 2020 to June 2021" in text
    found = client.get("/outlets?within=sta").text
    assert "1 of 3 outlets has a word that begins with “sta”" in found
    assert "Harbour Gazette" not in found
    assert 'value="sta"' in found


def test_an_outlet_says_when_what_and_who(client: FlaskClient) -> None:
    text = client.get("/outlets/harbour-gazette").text
    assert 'the earliest <time datetime="2020-07-13">13 July 2020</time>' in text
    assert 'the latest <time datetime="2021-06">June 2021</time>' in text
    assert ("/authors/lopez-ana", "Lopez, Ana") in links(text)
    assert ("/search?outlet=Harbour+Gazette&from=2021&to=2021", "2021 1 : 1 article") in links(text)
    assert ("/search?missing=outlet", "outlet is not known") in links(text)


def test_an_author_is_shown_with_whom_the_author_wrote(client: FlaskClient) -> None:
    text = client.get("/authors/bo-chen").text
    assert ("/authors/cy-dee", "Cy Dee") in links(text)
    assert ("/search?q=author%3A%3D%22Bo+Chen%22&author=Cy+Dee", "1 of Cy Dee") in links(text)


def test_an_outlet_is_shown_with_what_the_authority_file_knows(make_site: Callable[..., Any]) -> None:
    site = make_site()
    overlay = site.archive.home.path.parent / "outlets.toml"
    overlay.write_text(
        '[[outlet]]\nname = "Nowhere Gazette"\naliases = ["The NG"]\ndomains = ["nowhere.example"]\ncountry = "GB"\n',
        "utf-8",
    )
    site.put("a.txt", outlet="Nowhere Gazette")
    site.index()
    text = site.client.get("/outlets/nowhere-gazette").text
    assert all(fact in text for fact in ("nowhere.example", "The NG", "GB", "newspaper"))
    moved = site.client.get("/outlets/the-ng")
    assert (moved.status_code, moved.headers["Location"]) == (302, "/outlets/nowhere-gazette")


def test_addresses_written_otherwise_lead_to_the_page(client: FlaskClient) -> None:
    for path in ("/outlets/Harbour%20Gazette", "/outlets/HARBOUR-GAZETTE"):
        moved = client.get(path)
        assert (moved.status_code, moved.headers["Location"]) == (302, "/outlets/harbour-gazette")


@pytest.mark.parametrize(
    "path",
    [
        "/outlets/nowhere",
        "/authors/nobody",
        "/authors/-",
        "/calendar/199",
        "/calendar/2021-13",
        "/calendar/2021-06-28",
        "/search/facet/colour",
        "/search/facet/dating",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_names_with_the_same_words_are_offered_to_choose_from(site: Any) -> None:
    site.put("a.txt", "one", authors=("Ana Lopez",))
    site.put("b.txt", "two", authors=("Ana López",))
    site.index()
    answer = site.client.get("/authors/ana-lopez")
    assert answer.status_code == 300
    chosen = [href for href, _ in links(answer.text)]
    assert len(chosen) == 2
    assert all("1 article" in site.client.get(href).text.lower() for href in chosen)


def test_text_of_names_never_becomes_markup(site: Any) -> None:
    payload = '<img src=x onerror=alert(1)>"'
    site.put("a.txt", title=payload, outlet=payload, authors=(payload,), section=payload, published="2021")
    site.index()
    [outlet] = site.client.get("/api/v1/outlets").json["outlets"]
    for path in (outlet["url"], "/outlets", "/authors", "/holdings", "/search/facet/section"):
        text = site.client.get(path).text
        assert "&lt;img src=x" in text
        assert "<img" not in text


def test_the_calendar_leads_from_years_to_days(client: FlaskClient) -> None:
    assert ("/calendar/2021", "2021 3 , 3 articles") in links(client.get("/calendar").text)
    year = links(client.get("/calendar/2021").text)
    assert ("/calendar/2021-06", "June") in year
    assert ("/search?from=2021-06&to=2021-06", "Articles of June 2021 2 + 1 , 2 articles, 1 more possibly") in year
    month = client.get("/calendar/2021-06").text
    assert "3 articles</a> are surely or possibly of June 2021: 1 known to the day, 2 less exactly." in month
    assert ("/search?from=2021-06-28&to=2021-06-28", "28 1 , 1 article, 2 more possibly") in links(month)


def test_the_holdings_say_what_is_not_known_too(client: FlaskClient) -> None:
    text = client.get("/holdings").text
    assert "5 articles" in text
    assert ("/rejected", "2 files, or parts of files, give no article") in links(text)
    assert ("/search?q=dating%3Aunknown", "1 article") in links(text)
    assert ("/search?missing=author", "2") in links(text)
    assert "No ingest has come to its end yet." in text


def test_results_link_to_all_values_of_a_long_facet(make_site: Callable[..., Any]) -> None:
    site = make_site(facet_values=10)
    for number in range(12):
        site.put(f"{number}.txt", f"the harbour {number}", outlet=f"Outlet {number:02}")
    site.index()
    found = links(site.client.get("/search?q=harbour").text)
    assert ("/search/facet/outlet?q=harbour", "2 more… in Outlet") in found
    values = site.client.get("/search/facet/outlet?q=harbour&order=name").text
    assert ("/search?q=harbour&outlet=Outlet+11", "Outlet 11") in links(values)


def test_chosen_values_are_marked_and_can_be_taken_back(client: FlaskClient) -> None:
    text = client.get("/search/facet/outlet?outlet=Le+Courrier&sort=newest").text
    found = dict(reversed(link) for link in links(text))
    assert found["Le Courrier × (chosen; remove)"] == "/search?sort=newest"
    assert found["Harbour Gazette"] == "/search?outlet=Harbour+Gazette&outlet=Le+Courrier&sort=newest"


def test_a_form_for_a_beginning_keeps_the_search(client: FlaskClient) -> None:
    text = client.get("/search/facet/author?q=treaty&order=name&page=1").text
    form = text.partition('<form class="within"')[2].partition("</form>")[0]
    assert 'action="/search/facet/author"' in form
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form) == [("q", "treaty"), ("order", "name")]


@contextmanager
def counting(site: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give what is asked of the catalogue and of the engine meanwhile."""
    asked: list[str] = []
    engine = site.archive.catalogue.store._engine

    def statement(_connection: object, _cursor: object, text: str, *_: object) -> None:
        if text.startswith("SELECT"):
            asked.append(text)

    sa.event.listen(engine, "before_cursor_execute", statement)
    with monkeypatch.context() as patched:
        for name in ("search", "facet_values", "scan"):
            original = getattr(MemoryEngine, name)
            patched.setattr(
                MemoryEngine,
                name,
                lambda self, *given, _name=name, _original=original: (asked.append(_name), _original(self, *given))[1],
            )
        yield asked
    sa.event.remove(engine, "before_cursor_execute", statement)


@pytest.mark.slow
def test_pages_ask_as_often_however_much_is_held(
    make_site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(search_timeout_ms=60_000, facet_timeout_ms=60_000)
    with site.archive.catalogue.store.writing() as connection:
        recorder = Recorder(connection, "by hand")
        for number in range(2_000):
            values = {
                "outlet": f"{chr(97 + number % 500 % 26)} outlet {number % 500:03}",
                "authors": (f"Author {number % 700:03}", f"Author {number % 41:03}"),
                "published": f"{1700 + number % 300}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            }
            recorder.record(seen(f"{number}.txt", str(number)), [derived(str(number), **values)])
    site.index()
    outlets = site.client.get("/api/v1/outlets?order=count").json
    assert (outlets["total"], len(outlets["outlets"])) == (500, 100)
    for path in (
        "/outlets",
        "/outlets?page=3",
        "/authors?order=count",
        outlets["outlets"][0]["url"],
        "/authors/author-007",
        "/calendar",
        "/calendar/1801",
        "/calendar/1801-04",
        "/holdings",
        "/search/facet/author?outlet=a+outlet+000",
    ):
        with counting(site, monkeypatch) as asked:
            answer = site.client.get(path)
        assert answer.status_code == 200, path
        assert len(asked) <= 20, (path, asked)
        assert len(answer.text) < 100_000
