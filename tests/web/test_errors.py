"""What went wrong is told as a page or as problem details, and never as a 5xx for what was asked."""

from __future__ import annotations

import logging
import random
from typing import Any

import pytest
from flask.testing import FlaskClient

STRANGE = [
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "%F0%9F%92%A9",
    "%E2%80%AE",
    "%0d%0aSet-Cookie:x=1",
    "..%2f..%2fetc%2fpasswd",
    "%25%32%65",
    "'%22%3C%3E%26",
    "a" * 10_000,
    "%22" * 500,
    "٣",
    "{{7*7}}",
]
PARAMETERS = [
    "q",
    "outlet",
    "author",
    "year",
    "month",
    "language",
    "missing",
    "from",
    "to",
    "dates",
    "sort",
    "page",
    "size",
]


@pytest.mark.parametrize("value", STRANGE)
def test_strange_bytes_are_never_a_defect(client: FlaskClient, value: str) -> None:
    for name in (*PARAMETERS, value):
        for path in ("/search", "/api/v1/search"):
            assert client.get(f"{path}?{name}={value}").status_code in (200, 400)
    for path in ("/", "/articles/", "/articles/x?q=", "/api/v1/articles/", "/static/", "/rejected?page=", "/help?x="):
        assert client.get(path + value).status_code in (200, 400, 404)


def test_random_query_strings_are_never_a_defect(client: FlaskClient) -> None:
    choose = random.Random(7)
    pieces = [
        *STRANGE[:9],
        "2021",
        "2021-06",
        "treaty",
        "“",
        "-",
        "*",
        "(",
        "surely",
        "0",
        "9" * 20,
        "=",
        "&",
        ";",
        "+",
    ]
    for _ in range(300):
        query = "&".join(
            f"{choose.choice(PARAMETERS)}={''.join(choose.choices(pieces, k=choose.randint(0, 4)))}"
            for _ in range(choose.randint(0, 5))
        )
        assert client.get(f"/search?{query}").status_code in (200, 400), query


@pytest.mark.parametrize("path", ["/nowhere", "/articles/", "/static/../wsgi.py", "/static/none.css", "/search/"])
def test_what_is_not_there_is_404_with_a_way_on(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert 'href="/search"' in answer.text


def test_the_api_answers_problems_in_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nowhere")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == 404
    assert answer.json["title"] == "Not Found"
    assert answer.json["detail"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
@pytest.mark.parametrize("path", ["/", "/search", "/api/v1/search", "/healthz"])
def test_only_get_and_head_are_answered(client: FlaskClient, method: str, path: str) -> None:
    answer = getattr(client, method)(path)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_head_is_answered_without_a_body(client: FlaskClient) -> None:
    answer = client.head("/search?q=treaty")
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize(("path", "kind"), [("/search", "text/html"), ("/api/v1/search", "application/problem+json")])
def test_a_defect_gets_an_id_that_is_logged_and_tells_nothing(
    site: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, path: str, kind: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the secret reason")

    monkeypatch.setattr("archive.search.SearchService.search", fail)
    with caplog.at_level(logging.ERROR):
        answer = site.client.get(path)
    assert answer.status_code == 500
    assert answer.mimetype == kind
    assert "secret" not in answer.text
    number = caplog.records[-1].args[0]  # type: ignore[index]
    assert number in answer.text
    assert "the secret reason" in caplog.text


def test_a_damaged_index_is_503(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.errors import IndexDamaged

    def fail(*_: object) -> None:
        raise IndexDamaged("a file is cut off")

    monkeypatch.setattr(type(site.archive.generations), "current", fail)
    assert site.client.get("/search").status_code == 503
    assert site.client.get("/").status_code == 200
    assert site.client.get("/healthz").status_code == 200
