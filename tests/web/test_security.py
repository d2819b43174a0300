"""Headers, and text from files and queries that never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from making import derived

from archive.article import (
    FIELD_NAMES,
    Block,
    BlockKind,
    Confidence,
    Evidence,
    Field,
    Passage,
    Span,
    SpanKind,
    anchored,
)
from archive.dates import EdtfDate

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "{{ 7*7 }}{% include 'base.html' %}",
    "javascript:alert(1)",
    "</textarea></style><iframe srcdoc='<script>alert(1)</script>'>",
]
TAGS = """
html head meta title link body a header search form label input button nav
main h1 h2 h3 p span section ol ul li time bdi mark strong
em article aside dl div dt dd details summary pattern q blockquote footer svg rect text output
table caption thead tbody tr th td code pre kbd script dialog fieldset legend del ins
"""


DATA_BLOCK = ("script", [("type", "application/ld+json")])
"""What no browser runs, and no policy forbids."""


class Reader(HTMLParser):
    """Notes what a page holds besides text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, attrs) != DATA_BLOCK:
            self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "script" and (tag, attrs) != DATA_BLOCK:
            self.scripts.append(dict(attrs).get("src") or "inline")
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def check(text: str) -> None:
    """Fail where a page holds markup that no template writes."""
    reader = Reader()
    reader.feed(text)
    assert reader.tags <= set(TAGS.split()), reader.tags
    assert reader.scripts == ["/static/theme.js", "/static/main.js"]
    assert not {name for name in reader.attributes if name.startswith("on") or name in ("style", "srcdoc")}
    assert all(address.startswith(("/", "#", "https://ok.example")) for address in reader.addresses), reader.addresses


def hostile(payload: str) -> Any:
    """Return a part with the payload in every place where text can stand."""
    evidence = (Evidence(payload, None, None, payload),)
    values: dict[str, Any] = dict.fromkeys(FIELD_NAMES, payload)
    values |= {"authors": (payload, payload), "published": EdtfDate.parse("2021"), "accessed": None}
    fields = {
        name: Field(value, Confidence.LOW, evidence, (Field(value, Confidence.LOW, evidence),))
        for name, value in values.items()
    }
    span = Span(0, 5, SpanKind.LINK, "javascript:alert(1)")
    blocks = anchored([Block(kind, payload, spans=(span,)) for kind in BlockKind])
    passages = (Passage(payload, payload),)
    part = derived(payload)
    article = replace(part.article, **fields, body=blocks, captions=passages, notes=passages, furniture=passages)
    return replace(part, part=replace(part.part, key=payload, notices=(payload,)), article=article)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_files_never_becomes_markup(make_site: Callable[..., Any], payload: str) -> None:
    site = make_site(site_name=payload)
    identifier = site.put_part(f"{payload}.txt", payload, hostile(payload))
    site.reject(f"{payload}.jpg", payload)
    site.index()
    for path in ("/", "/search", f"/search?q={quote(payload)}", "/search?q=alert", "/rejected", "/help"):
        check(site.client.get(path).text)
    for path in (
        f"/articles/{identifier}/beside",
        f"/articles/{identifier}",
        f"/articles/{identifier}?q=alert",
        f"/articles/{identifier}/quote",
        f"/articles/{identifier}/revisions",
    ):
        check(site.client.get(path).text)
    site.archive.catalogue.withdraw(identifier, payload, payload)
    check(site.client.get(f"/articles/{identifier}").text)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", ["q", "outlet", "author", "language", "year", "missing", "from", "sort", "page", "x"])
def test_text_of_queries_never_becomes_markup(client: FlaskClient, payload: str, name: str) -> None:
    check(client.get(f"/search?{name}={quote(payload)}").text)
    check(client.get(f"/articles/{quote(payload, safe='')}?{name}={quote(payload)}").text)


def test_links_in_a_text_lead_only_to_the_web(site: Any) -> None:
    part = derived("one two three")
    spans = tuple(
        Span(start, end, SpanKind.LINK, href)
        for start, end, href in [(0, 3, "https://ok.example/"), (4, 7, "data:text/html,x"), (8, 13, "//evil.example")]
    )
    body = anchored([Block(BlockKind.PARAGRAPH, "one two three", spans=spans)])
    identifier = site.put_part("a.md", "x", replace(part, article=replace(part.article, body=body)))
    text = site.client.get(f"/articles/{identifier}").text
    assert '<a href="https://ok.example/" rel="noopener noreferrer nofollow">one</a> two three' in text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search",
        "/search.csv",
        "/search.atom",
        "/opensearch.xml",
        "/help",
        "/rejected",
        "/nowhere",
        "/search?page=0",
        "/healthz",
        "/api/v1/search",
        "/static/pressmark.css",
    ],
)
def test_every_answer_has_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "trusted-types 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "no-cache"


def test_pages_load_nothing_that_the_policy_forbids(client: FlaskClient) -> None:
    for path in ("/", "/search?q=treaty", "/help", "/rejected", "/nowhere"):
        text = client.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|src=\"(?!/static/)|https?://", text), path
        assert all(not body for body in re.findall(r"<script[^>]*>(.*?)</script>", text)), path


def test_an_article_runs_nothing_of_its_own(client: FlaskClient) -> None:
    identifier = client.get("/api/v1/search?q=treaty").json["hits"][0]["id"]
    text = client.get(f"/articles/{identifier}").text
    inline = re.findall(r"<script([^>]*)>[^<]", text)
    assert inline == [' type="application/ld+json"']
    assert not re.search(r"<style|\sstyle=|\son\w+=|src=\"(?!/static/)", text)


def test_every_page_has_its_landmarks(client: FlaskClient) -> None:
    for path in ("/", "/search?q=treaty", "/help", "/rejected", "/nowhere", "/search?page=0"):
        text = client.get(path).text
        assert text.count("<h1") == 1, path
        assert text.count("<main ") == 1
        assert '<a class="skip" href="#main">' in text
        assert '<html lang="en">' in text
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
