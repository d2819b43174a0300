"""Real clippings, where PRESSMARK_TEST_DOCUMENTS names their folder: nothing of them stands here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article, Part
from archive.extraction import Knowledge, extract
from archive.extraction.folding import folded
from archive.readers import read

Extracted = list[tuple[str, Article, dict[str, Any]]]


@pytest.fixture(scope="module")
def extracted(documents: Path) -> Extracted:
    """What is found in each document, with what is true of it (beside the folder, as NAME.expected.json)."""
    truths = json.loads(documents.with_name(documents.name + ".expected.json").read_text("utf-8"))
    knowledge = Knowledge.load()
    found = []
    for path in sorted(documents.glob("*.txt")):
        (part,) = read(path.name, path.read_bytes())
        assert isinstance(part, Part)
        found.append((path.name, extract(part, path.name, knowledge), truths[path.name]))
    return found


def test_the_stated_fields_are_right(extracted: Extracted) -> None:
    for name, article, truth in extracted:
        assert folded(article.title.value or "") in map(folded, [truth["title"], *truth.get("title_also", [])]), name
        assert article.outlet.value in [truth["outlet"], *truth.get("outlet_also", [])], name
        assert list(article.authors.value or ()) == truth["authors"], name
        assert folded(article.section.value or "") in [folded(one or "") for one in truth["section"]], name
        assert article.language.value == truth["language"], name


def test_dates_are_given_where_stated_and_never_wrong(extracted: Extracted) -> None:
    for name, article, truth in extracted:
        stated = article.published.value if not article.published.is_inferred else None
        assert (str(stated) if stated else None) == truth["published"], name


def test_the_body_is_the_article_alone(extracted: Extracted) -> None:
    for name, article, truth in extracted:
        body = " ".join(block.text for block in article.body)
        assert body.startswith((truth["body_starts"], *truth.get("body_starts_also", []))), name
        assert body.endswith(truth["body_ends"]), name
        assert [one for one in truth.get("not_in_body", []) if one in body] == [], name
