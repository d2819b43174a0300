"""The archive over real scraped clippings: PRESSMARK_TEST_DOCUMENTS names their folder.

What is true of them stands beside the folder in ``FOLDER.expected.json``.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.article import Article
from archive.catalogue.values import OutcomeKind
from archive.config import Settings
from archive.dates import EdtfDate
from archive.home import Home
from archive.indexing import keep_up
from archive.search import SearchAnswer, SearchService
from archive.search_state import SearchState


class Held:
    """The real documents in an archive."""

    def __init__(self, documents: Path, home: Path) -> None:
        self.archive = Archive.open(Settings(), Home(home))
        report = self.archive.ingest.run([documents])
        keep_up(self.archive.catalogue, self.archive.generations)
        assert {outcome.kind for outcome in report.outcomes} <= {OutcomeKind.ADDED, OutcomeKind.SAME}
        self.ids = {outcome.name: outcome.article_id or "" for outcome in report.outcomes}

    def article(self, name: str) -> Article:
        return self.archive.catalogue.entry(self.ids[name]).article

    def search(self, **state: Any) -> SearchAnswer:
        archive = self.archive
        return SearchService(archive.catalogue, archive.generations, archive.settings).search(SearchState(**state))


@pytest.fixture
def held(documents: Path, tmp_path: Path) -> Iterator[Held]:
    opened = Held(documents, tmp_path / "home")
    yield opened
    opened.archive.close()


@pytest.fixture
def truth(documents: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(documents.with_name(f"{documents.name}.expected.json").read_text("utf-8"))
    return {name: values for name, values in found.items() if isinstance(values, dict)}


def test_every_field_is_as_it_is_known_to_be(held: Held, truth: dict[str, Any]) -> None:
    assert set(held.ids) == set(truth)
    for name, true in truth.items():
        article = held.article(name)
        assert article.title.value in [true["title"], *true.get("title_also", [])], name
        assert article.outlet.value in [true["outlet"], *true.get("outlet_also", [])], name
        assert list(article.authors.value or ()) == true["authors"], name
        assert article.section.value in true["section"], name
        assert article.language.value == true["language"], name


def test_no_date_is_wrong(held: Held, truth: dict[str, Any]) -> None:
    for name, true in truth.items():
        published = held.article(name).published.value
        if true["published"] is not None:
            assert str(published) == true["published"], name


def test_those_without_a_date_are_dated_by_reasoning(held: Held, truth: dict[str, Any]) -> None:
    undated = {name: true for name, true in truth.items() if true["published"] is None}
    assert undated
    for name, true in undated.items():
        field = held.article(name).published
        assert field.is_inferred, name
        assert field.value is not None, name
        days = field.value.days
        widest, shortest = (EdtfDate.parse(true[key]).days for key in ("published_within", "published_contains"))
        assert widest.holds(days), name
        assert days.holds(shortest), name


def test_the_body_is_the_article_without_furniture(held: Held, truth: dict[str, Any]) -> None:
    for name, true in truth.items():
        body = "\n\n".join(block.text for block in held.article(name).body)
        assert body.startswith((true["body_starts"], *true.get("body_starts_also", []))), name
        assert body.endswith(true["body_ends"]), name
        for left_over in true.get("not_in_body", []):
            assert left_over not in body, (name, left_over)


@pytest.mark.parametrize(
    ("query", "form"), [('="multilateralism"', "multilateralism"), ("multilateralism", "multilateral")]
)
def test_a_word_finds_the_articles_that_hold_it_or_a_form_of_it_and_marks_it(
    held: Held, documents: Path, query: str, form: str
) -> None:
    holding = {
        held.ids[path.name] for path in documents.glob("*.txt") if form in path.read_text("utf-8", "ignore").lower()
    }
    answer = held.search(q=query)
    assert {found.entry.id for found in answer.found} == holding
    for found in answer.found:
        fragments = (found.title, *found.hit.excerpts)
        marked = {fragment.text[start:end].lower() for fragment in fragments for start, end in fragment.marks}
        assert marked
        assert marked <= {form, "multilateralism"}


def test_an_outlet_leaves_its_articles(held: Held) -> None:
    found = held.search(q="multilateralism", chosen=(("outlet", "Global Times"),)).found
    assert [each.entry.article.outlet.value for each in found] == ["Global Times"]


@pytest.mark.parametrize("lost", [("index",), (".",)])
def test_links_survive_the_loss_of_the_index_and_of_the_archive(
    documents: Path, tmp_path: Path, lost: tuple[str, ...]
) -> None:
    before = Held(documents, tmp_path / "home")
    before.archive.close()
    for name in lost:
        shutil.rmtree(tmp_path / "home" / name)
    after = Held(documents, tmp_path / "home")
    assert after.ids == before.ids
    assert after.search().results.total == len(after.ids)
    after.archive.close()
