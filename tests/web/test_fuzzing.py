"""Whatever is typed gets an answer or a reason, from an archive of some size, and no more work than is allowed for."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from typed import string

from archive.config import Settings
from index.whoosh_engine import WhooshEngine

PIECES = ["AND", "OR", "NOT", "-", "(", ")", '"', "“", "~1", "~5", "NEAR/3", "*", "=", ":", "date:2020..", "2021", "~"]
FIELDS = ["title:", "body:", "outlet:", "author:", "section:", "language:", "date:", "kicker:", "nowhere:"]
MOST_FORMS = Settings().max_wildcard_words
MOST_CLAUSES = 2 * Settings().max_query_clauses
"""Words and phrases, and the NEAR between each two of them."""
MOST_SEARCHES = 1 + 6 + 2 + 12
"""The search itself, as it may have been meant, with most of the words, and without one condition."""
MOST_LOOKUPS = 8
"""Words for which similar ones are looked up."""


def words(choose: random.Random, count: int) -> list[str]:
    """Return invented words, a few of them frequent, of three scripts."""
    letters = choose.choice(["abdeiklnorst", "абвеикнорст", "多边主义中国和平"])
    return ["".join(choose.choices(letters, k=choose.randint(2, 7))) for _ in range(count)]


def fill(site: Any, choose: random.Random, vocabulary: list[str], articles: int) -> None:
    """Put in articles of these words; each holds one word of its own, all of which begin alike."""
    for number in range(articles):
        row = choose.choices(vocabulary, k=40)
        site.put(
            f"{number}.txt",
            f"{' '.join(row)} serial{number}",
            title=" ".join(row[:3]),
            outlet=f"Outlet {row[3]}" if number % 9 else None,
            authors=(f"{row[4]} {row[5]}",),
            published=f"{2015 + number % 9}",
            language=choose.choice(["en", "fr", "ru", "zh", None]),
        )
    site.index()


def query(choose: random.Random, vocabulary: list[str]) -> str:
    """Return nearly a query, of words that the archive holds; of any others now and then."""
    if choose.random() < 0.2:
        return string(choose)
    some = [choose.choice([*vocabulary, *PIECES, *PIECES[:3] * 9, *FIELDS * 9]) for _ in range(choose.randint(1, 9))]
    if choose.random() < 0.3:
        some.append(choose.choice([*vocabulary, *["serial"] * 200])[: choose.randint(1, 4)] + "*")
    return choose.choice(["", " ", " "]).join(some)


PARTS = 4
"""The 20,000 requests are put in so many parts, for several processors."""


@pytest.mark.parametrize(
    ("articles", "requests", "part"),
    [(100, 100, 0), *(pytest.param(2_000, 20_000 // PARTS, part, marks=pytest.mark.slow) for part in range(PARTS))],
)
def test_every_query_is_answered_or_refused_within_the_bounds(
    make_site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, articles: int, requests: int, part: int
) -> None:
    choose, done, outcomes = random.Random(11), Counter[str](), Counter[str]()
    vocabulary = [word for _ in range(20) for word in words(choose, 60)]
    site = make_site(engine="whoosh", search_timeout_ms=60_000, facet_timeout_ms=60_000)
    fill(site, choose, vocabulary, articles)
    choose.seed(part)
    for name in ("search", "near"):
        monkeypatch.setattr(WhooshEngine, name, counted(getattr(WhooshEngine, name), name, done))
    for number in range(requests):
        text = query(choose, vocabulary)
        asked = f"search?q={quote(text, errors='surrogatepass')}&size=1"
        done.clear()
        answer = site.client.get(f"/{asked}" if number % 8 == 0 else f"/api/v1/{asked}")
        outcomes[answer.status] += 1
        assert answer.status_code in (200, 400), ascii(text)
        assert done["search"] <= MOST_SEARCHES, ascii(text)
        assert done["near"] <= MOST_LOOKUPS, ascii(text)
        if answer.status_code == 200 and answer.json:
            terms = answer.json["query"]["terms"]
            assert len(terms) <= MOST_CLAUSES, ascii(text)
            assert all(len(term["forms"]) <= MOST_FORMS for term in terms), ascii(text)
        elif answer.json:
            assert 0 <= answer.json["position"] <= len(text.encode("utf-8", "surrogatepass")), ascii(text)
            outcomes["too many forms"] += "different words" in answer.json["detail"]
    assert outcomes["200 OK"] > requests / 10
    assert outcomes["too many forms"] or articles <= MOST_FORMS, "no word stood for too many"


def counted(method: Callable[..., Any], name: str, done: Counter[str]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        done[name] += 1
        return method(*given, **named)

    return call
