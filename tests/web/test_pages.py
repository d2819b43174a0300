"""Home, rejected files, help, health, robots."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.catalogue.runs import RunKind
from archive.web import create_app
from archive.web.places import folder

Make = Callable[..., Any]


def test_home_says_what_is_held(client: FlaskClient) -> None:
    text = client.get("/").text
    assert "5 articles from 3 outlets, 2020 to 2021" in text
    assert "La marée" in text
    assert "2 files, or parts of files, give no article" in text
    assert 'href="/search?outlet=Harbour+Gazette">Articles from Harbour Gazette' in text
    assert "http-equiv" not in text


def test_an_empty_archive_teaches_how_to_fill_it(site: Any) -> None:
    site.index()
    text = site.client.get("/").text
    assert "Nothing is held yet" in text
    assert "pressmark serve YOUR-FOLDER" in text
    assert text.partition('class="tries"')[2].partition("</dl>")[0].count("<kbd>") == 3
    found = site.client.get("/search").text
    assert "The archive holds no articles yet." in found
    assert "Narrow the search" not in found


def test_home_answers_without_an_index(site: Any) -> None:
    site.put("a.txt")
    answer = site.client.get("/")
    assert answer.status_code == 200
    assert "Not all articles can be searched yet" in answer.text
    assert "Nothing is held yet" not in answer.text


@pytest.mark.parametrize(
    ("kind", "doing"), [(RunKind.INGEST, "Taking in files"), (RunKind.REBUILD, "Building the index")]
)
def test_home_shows_how_far_work_is_and_looks_again(site: Any, kind: RunKind, doing: str) -> None:
    with site.archive.catalogue.running(kind) as beat:
        beat(120, 1000)
        text = site.client.get("/").text
        assert f"{doing}: 120 of 1,000." in text
        assert '<a href="">Look again</a>' in text
        assert "http-equiv" not in text
        assert "Nothing is held yet" not in text


def test_results_say_that_more_is_coming(site: Any) -> None:
    site.index()
    with site.archive.catalogue.running(RunKind.INGEST) as beat:
        beat(1, 2)
        assert "Taking in files: 1 of 2. Results are of what is in so far." in site.client.get("/search").text


def test_a_run_that_failed_is_said(site: Any) -> None:
    site.index()
    with pytest.raises(OSError), site.archive.catalogue.running(RunKind.INGEST):  # noqa: PT011
        raise OSError("the disk is full")
    assert "Taking in files stopped before its end: the disk is full" in site.client.get("/").text


def test_search_without_an_index_is_503_and_says_when_to_come_back(site: Any) -> None:
    with site.archive.catalogue.running(RunKind.REBUILD) as beat:
        beat(3, 9)
        answer = site.client.get("/search?q=treaty")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "5"
        assert "Building the index: 3 of 9." in answer.text
        assert '<a href="">Look again</a>' in answer.text
        assert 'value="treaty"' in answer.text
        problem = site.client.get("/api/v1/search")
        assert problem.status_code == 503
        assert problem.headers["Retry-After"] == "5"


def test_rejected_files_have_their_reasons(client: FlaskClient) -> None:
    text = client.get("/rejected").text
    assert "2 files, or parts of files, give no article" in text
    assert text.index("empty.txt") < text.index("the file is empty") < text.index("picture.jpg")


def test_rejected_files_come_in_pages(site: Any) -> None:
    for number in range(101):
        site.reject(f"file-{number:03}", "the file is empty")
    assert 'rel="next" href="/rejected?page=2"' in site.client.get("/rejected").text
    assert "file-100" in site.client.get("/rejected?page=2").text
    assert "There is no page 3" in site.client.get("/rejected?page=3").text


@pytest.mark.parametrize("page", ["0", "-1", "1000000000", "x", "%00", "²"])
def test_a_page_of_rejected_files_that_cannot_be_is_refused(client: FlaskClient, page: str) -> None:
    assert client.get(f"/rejected?page={page}").status_code == 400


def test_no_rejected_files_is_said(site: Any) -> None:
    assert "None: every file" in site.client.get("/rejected").text


def test_help_is_the_documentation(client: FlaskClient) -> None:
    text = client.get("/help").text
    assert "<h1" in text
    assert "How to search" in text
    assert "<table>" in text
    assert '<li><a href="#operators">Operators</a></li>' in text
    assert "&lt;h1" not in text


def test_health_says_how_far_the_archive_is(site: Any) -> None:
    site.reject("empty.txt", "the file is empty")
    site.put("a.txt")
    behind = site.client.get("/healthz")
    assert behind.status_code == 200
    assert behind.json["status"] == "behind"
    site.index()
    health = site.client.get("/healthz").json
    assert health["status"] == "ok"
    assert (health["articles"], health["indexed"], health["rejected"]) == (1, 1, 1)
    assert health["engine"] == "memory"
    assert health["run"] is None
    with site.archive.catalogue.running(RunKind.INGEST) as beat:
        beat(1, 3)
        under_way = site.client.get("/healthz").json
    assert under_way["status"] == "ingesting"
    assert (under_way["run"]["done"], under_way["run"]["total"]) == (1, 3)


def test_crawlers_are_kept_away_unless_a_setting_says_otherwise(make_site: Make) -> None:
    closed, public = make_site().client, make_site(noindex=False).client
    assert closed.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert closed.get("/").headers["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in closed.get("/").text
    assert "Disallow: /\n" not in public.get("/robots.txt").text
    assert "X-Robots-Tag" not in public.get("/").headers
    assert 'name="robots"' not in public.get("/").text


def test_the_site_has_the_name_that_is_set(make_site: Make) -> None:
    assert "<h1>Port &amp; Tide</h1>" in make_site(site_name="Port & Tide").client.get("/").text


def test_every_example_of_the_documentation_runs(client: FlaskClient) -> None:
    text = (folder("docs") / "searching.md").read_text("utf-8")
    [address] = re.findall(r"^    (/api/v1/search\S+)$", text, re.M)
    assert client.get(address).status_code == 200
    queries = re.findall(r"^\| `([^`]+)`.* \|", text.partition("## What counts")[0], re.M)
    assert len(queries) > 20
    for query in queries:
        assert client.get("/search", query_string={"q": query}).status_code == 200


def test_a_site_opens_the_archive_that_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSMARK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PRESSMARK_SITE_NAME", "From the environment")
    app = create_app()
    assert "<h1>From the environment</h1>" in app.test_client().get("/").text
    app.extensions["pressmark"].archive.close()
