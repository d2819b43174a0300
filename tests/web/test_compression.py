"""Text travels compressed to whoever can read it so."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

GZIP = {"Accept-Encoding": "br, gzip"}


@pytest.mark.parametrize(
    "path", ["/", "/search", "/static/pressmark.css", "/static/updating.js", "/api/v1/openapi.json"]
)
def test_text_is_compressed_and_reads_the_same(client: FlaskClient, path: str) -> None:
    plain = client.get(path, buffered=True)
    packed = client.get(path, headers=GZIP, buffered=True)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.content_length == len(packed.data) < len(plain.data) / 2
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize("given", ["", "identity", "gzip;q=0", "br"])
def test_who_cannot_read_it_gets_plain_text(client: FlaskClient, given: str) -> None:
    answer = client.get("/search", headers={"Accept-Encoding": given})
    assert "Content-Encoding" not in answer.headers
    assert answer.text.startswith("<!doctype html>")


def test_short_answers_stay_as_they_are(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/robots.txt", headers=GZIP).headers
    assert "Content-Encoding" not in client.get("/static/mark.svg", headers=GZIP, buffered=True).headers


def test_a_compressed_file_is_asked_for_again_by_its_tag(client: FlaskClient) -> None:
    first = client.get("/static/pressmark.css", headers=GZIP, buffered=True)
    assert first.headers["ETag"].startswith('W/"')
    again = client.get("/static/pressmark.css", headers={**GZIP, "If-None-Match": first.headers["ETag"]}, buffered=True)
    assert (again.status_code, again.data) == (304, b"")


def test_a_head_and_a_part_are_not_compressed(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.head("/search", headers=GZIP).headers
    part = client.get("/static/pressmark.css", headers={**GZIP, "Range": "bytes=0-99"}, buffered=True)
    assert "Content-Encoding" not in part.headers
