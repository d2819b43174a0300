"""Whatever is typed gets an answer or a reason, from an archive of some size."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

ARTICLES = 2_000
REQUESTS = 20_000
PIECES = ["AND", "OR", "NOT", "-", "(", ")", '"', "“", "~1", "~5", "NEAR/3", "*", "=", ":", "date:2020..", "2021", "~"]
FIELDS = ["title:", "body:", "outlet:", "author:", "section:", "language:", "date:", "kicker:", "nowhere:"]


def words(choose: random.Random, count: int) -> list[str]:
    """Return invented words, a few of them frequent, of three scripts."""
    letters = choose.choice(["abdeiklnorst", "абвеикнорст", "多边主义中国和平"])
    return ["".join(choose.choices(letters, k=choose.randint(2, 7))) for _ in range(count)]


@pytest.mark.slow
def test_twenty_thousand_queries_are_answered_or_refused(make_site: Callable[..., Any]) -> None:
    choose = random.Random(11)
    vocabulary = [word for _ in range(20) for word in words(choose, 60)]
    site = make_site(engine="whoosh", search_timeout_ms=60_000, facet_timeout_ms=60_000)
    for number in range(ARTICLES):
        row = choose.choices(vocabulary, k=40)
        site.put(
            f"{number}.txt",
            " ".join(row),
            title=" ".join(row[:3]),
            outlet=f"Outlet {row[3]}" if number % 9 else None,
            authors=(f"{row[4]} {row[5]}",),
            published=f"{2015 + number % 9}",
            language=choose.choice(["en", "fr", "ru", "zh", None]),
        )
    site.index()
    answered = 0
    for _ in range(REQUESTS):
        some = [
            choose.choice([*vocabulary, *PIECES, *PIECES[:3] * 9, *FIELDS * 9]) for _ in range(choose.randint(1, 9))
        ]
        if choose.random() < 0.3:
            some.append(choose.choice(vocabulary)[: choose.randint(1, 4)] + "*")
        text = choose.choice(["", " ", " "]).join(some)
        answer = site.client.get("/api/v1/search", query_string={"q": text, "size": 1})
        assert answer.status_code in (200, 400), text
        assert answer.status_code == 200 or answer.json["position"] <= len(text), text
        answered += answer.status_code == 200
    assert answered > REQUESTS / 10
