from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from making import derived, known, seen
from strategies import articles

from archive.archive import Archive
from archive.article import Article, Confidence, Field, Part
from archive.catalogue.recording import Recorder
from archive.catalogue.values import DerivedPart, Statement
from archive.config import Settings
from archive.dates import EdtfDate
from archive.home import Home
from archive.indexing import SCHEMA, dating, document, is_usable, keep_up, rebuild, sync
from archive.search import SearchService
from archive.search_state import SearchState
from archive.status import Standing, status
from index.engines import open_generations
from index.errors import IndexMissing
from index.schema import Schema


@pytest.fixture(params=["memory:", "whoosh"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Archive]:
    opened = Archive.open(Settings(engine=request.param), Home(tmp_path / "home"))
    yield opened
    opened.close()


def take(archive: Archive, name: str, text: str, **values: object) -> str:
    with archive.catalogue.store.writing() as connection:
        return Recorder(connection, "r").record(seen(name, text), [derived(text, **values)])[0].article_id or ""


def found(archive: Archive, q: str = "", **state: object) -> set[str]:
    service = SearchService(archive.catalogue, archive.generations, archive.settings)
    return {each.entry.id for each in service.search(SearchState(q=q, **state)).found}  # type: ignore[arg-type]


def test_what_was_recorded_is_found_once_the_index_has_kept_up(archive: Archive) -> None:
    one = take(archive, "a.txt", "the harbour wall", outlet="CGTN", published="2021-06")
    two = take(archive, "b.txt", "the harbour board", published="2020-12-30/2021-01-02")
    keep_up(archive.catalogue, archive.generations)
    assert found(archive, "harbour") == {one, two}
    assert found(archive, "wall") == {one}
    assert found(archive, chosen=(("outlet", "CGTN"),)) == {one}
    assert found(archive, missing=("outlet",)) == {two}
    assert found(archive, chosen=(("year", "2021"),)) == {one}
    assert found(archive, missing=("year",)) == {two}
    assert found(archive, chosen=(("month", "2021-06"),)) == {one}


def test_articles_are_found_by_how_their_date_is_known(archive: Archive) -> None:
    stated = take(archive, "a.txt", "the harbour wall", published="2021-06")
    undated = take(archive, "b.txt", "the harbour board")
    keep_up(archive.catalogue, archive.generations)
    assert found(archive, "dating:stated") == {stated}
    assert found(archive, "dating:unknown") == found(archive, "date:unknown") == {undated}


def test_how_a_date_is_known_is_said_as_on_the_page() -> None:
    date = known(EdtfDate.parse("2021"))
    assert dating(date) == "stated"
    assert dating(replace(date, is_inferred=True)) == "inferred"
    assert dating(replace(date, confidence=Confidence.LOW)) == "doubtful"
    assert dating(Field(None)) is None


def test_newer_articles_rank_higher_where_that_is_set(archive: Archive) -> None:
    take(archive, "a.txt", "the harbour wall", published="1994")
    new = take(archive, "b.txt", "the harbour wall", published="2021-06")
    old = take(archive, "c.txt", "the harbour wall", published="1993")
    keep_up(archive.catalogue, archive.generations)

    def ranked(days: int) -> list[str]:
        settings = Settings(recency_half_life_days=days)
        service = SearchService(archive.catalogue, archive.generations, settings, lambda: date(2021, 7, 1))
        return [each.entry.id for each in service.search(SearchState(q="harbour")).found]

    assert (ranked(365)[0], ranked(365)[-1]) == (new, old)
    assert ranked(0) == sorted(ranked(365))


def test_keeping_up_costs_what_changed(archive: Archive) -> None:
    for number in range(5):
        take(archive, f"{number}.txt", f"number {number}")
    keep_up(archive.catalogue, archive.generations)
    take(archive, "2.txt", "another text")
    assert sync(archive.catalogue, archive.generations.current()) == 1
    assert sync(archive.catalogue, archive.generations.current()) == 0
    assert len(found(archive, "number")) == 4


def test_a_correction_and_a_withdrawal_reach_the_index(archive: Archive) -> None:
    one, two = take(archive, "a.txt", "one"), take(archive, "b.txt", "two")
    keep_up(archive.catalogue, archive.generations)
    archive.catalogue.correct(one, [Statement("outlet", "Corrected", "Ada", "why")])
    archive.catalogue.withdraw(two, "Ada", "why")
    keep_up(archive.catalogue, archive.generations)
    assert found(archive, chosen=(("outlet", "Corrected"),)) == {one}
    assert found(archive) == {one}


def test_a_rebuild_finds_what_the_old_index_found(archive: Archive) -> None:
    ids = {take(archive, f"{number}.txt", f"harbour {number}") for number in range(7)}
    keep_up(archive.catalogue, archive.generations)
    told: list[tuple[int, int]] = []
    rebuild(archive.catalogue, archive.generations, lambda done, total: told.append((done, total)))
    assert found(archive, "harbour") == ids
    assert told[-1] == (7, 7)
    assert archive.generations.current().info().last_change == archive.catalogue.counts().last_change


def test_what_is_recorded_during_a_rebuild_is_not_lost(archive: Archive) -> None:
    for number in range(100):
        take(archive, f"{number}.txt", f"harbour {number}")
    late: list[str] = []
    rebuild(archive.catalogue, archive.generations, lambda *_: late.append(take(archive, "late.txt", "harbour, late")))
    keep_up(archive.catalogue, archive.generations)
    assert found(archive, "late") == {late[0]}


def test_an_index_ahead_of_the_catalogue_is_built_anew(archive: Archive) -> None:
    keep_up(archive.catalogue, archive.generations)
    with archive.generations.current().batch() as batch:
        batch.applied(99)
    assert not is_usable(archive.catalogue, archive.generations)
    one = take(archive, "a.txt", "one")
    keep_up(archive.catalogue, archive.generations)
    assert found(archive) == {one}


def test_an_index_of_another_schema_is_built_anew(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    before = open_generations(home.engine_url(Settings()), Schema(SCHEMA.fields[1:]))
    with before.rebuild():
        pass
    before.close()
    opened = Archive.open(Settings(), home)
    one = take(opened, "a.txt", "one")
    assert not is_usable(opened.catalogue, opened.generations)
    keep_up(opened.catalogue, opened.generations)
    assert found(opened, "one") == {one}
    opened.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves a file open
def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    opened = Archive.open(Settings(), Home(tmp_path / "home"))
    one = take(opened, "a.txt", "one")
    keep_up(opened.catalogue, opened.generations)
    opened.close()
    for path in (tmp_path / "home" / "index").rglob("*.toc"):
        path.write_bytes(b"this is no table of contents")
    again = Archive.open(Settings(), Home(tmp_path / "home"))
    assert not is_usable(again.catalogue, again.generations)
    gc.collect()  # the file that Whoosh left open is complained of here, not in another test
    keep_up(again.catalogue, again.generations)
    assert found(again, "one") == {one}
    again.close()


def test_a_new_archive_has_no_index_until_it_keeps_up(archive: Archive) -> None:
    with pytest.raises(IndexMissing):
        archive.generations.current()
    keep_up(archive.catalogue, archive.generations)
    assert found(archive) == set()


def test_the_status_is_ok_only_when_all_is_searchable(archive: Archive) -> None:
    assert status(archive.catalogue, archive.generations).standing is Standing.BEHIND
    keep_up(archive.catalogue, archive.generations)
    assert status(archive.catalogue, archive.generations).standing is Standing.OK
    take(archive, "a.txt", "one")
    assert status(archive.catalogue, archive.generations).standing is Standing.BEHIND
    keep_up(archive.catalogue, archive.generations)
    now = status(archive.catalogue, archive.generations)
    assert (now.standing, now.counts.articles, now.indexed) == (Standing.OK, 1, 1)


@pytest.fixture(scope="module")
def filling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive that every example puts an article more into."""
    opened = Archive.open(Settings(engine="memory:"), Home(tmp_path_factory.mktemp("document")))
    yield opened
    opened.close()


@given(articles)
def test_every_article_makes_a_document_that_fits_the_schema(filling: Archive, article: Article) -> None:
    number = filling.catalogue.counts().articles
    with filling.catalogue.store.writing() as connection:
        part = DerivedPart(Part("", f"{number:064x}", "text/plain", "utf-8", ""), article)
        article_id = Recorder(connection, "r").record(seen(f"{number}.txt", str(number)), [part])[0].article_id or ""
    made = document(filling.catalogue.entry(article_id))
    SCHEMA.check(made)
    published = article.published.value
    assert (made.values["published"] is None) == (published is None)
