from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from making import derived, seen
from strategies import articles

from archive.article import Article, Part
from archive.catalogue import Catalogue, reading, runs
from archive.catalogue.recording import Recorder
from archive.catalogue.runs import RunKind, RunState
from archive.catalogue.tables import metadata
from archive.catalogue.values import ArticleState, DerivedPart, Outcome, OutcomeKind, SourceState, Statement
from archive.errors import ArticleNotFound, CatalogueError, CatalogueTooNew, DateError
from archive.readers import Refusal

Take = Callable[..., Outcome]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def take(catalogue: Catalogue) -> Take:
    """Record one file that holds one text."""

    def record(name: str, text: str, rules: str = "rules 1", **values: object) -> Outcome:
        with catalogue.store.writing() as connection:
            return Recorder(connection, rules).record(seen(name, text), [derived(text, **values)])[0]

    return record


def miss(catalogue: Catalogue, *names: str) -> None:
    with catalogue.store.writing() as connection:
        Recorder(connection, "rules 1").mark_missing(names)


# Opening and migrating


def test_migrations_make_the_tables_that_the_code_uses(catalogue: Catalogue) -> None:
    with catalogue.store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_catalogue_survives_being_closed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'c.sqlite3'}"
    first = Catalogue.open(url)
    with first.store.writing() as connection:
        outcome = Recorder(connection, "r").record(seen("a.txt"), [derived()])[0]
    first.close()
    again = Catalogue.open(url)
    assert again.entry(outcome.article_id or "").article.title.value == "A headline"
    again.close()


def test_a_catalogue_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'c.sqlite3'}"
    opened = Catalogue.open(url)
    with opened.store.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    opened.close()
    with pytest.raises(CatalogueTooNew, match="9999"):
        Catalogue.open(url)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite3").write_text("this is not a database, it is a note to self")
    with pytest.raises(CatalogueError, match="not a database"):
        Catalogue.open(f"sqlite:///{tmp_path / 'c.sqlite3'}")


def test_a_password_is_not_said() -> None:
    with pytest.raises(CatalogueError) as caught:
        Catalogue.open("nodatabase://reader:secret@host/x")
    assert "secret" not in str(caught.value)


def test_sqlite_is_set_to_lose_nothing(catalogue: Catalogue) -> None:
    with catalogue.store.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_what_raises_in_a_transaction_leaves_nothing(catalogue: Catalogue) -> None:
    with pytest.raises(RuntimeError), catalogue.store.writing() as connection:  # noqa: PT012
        Recorder(connection, "r").record(seen("a.txt"), [derived()])
        raise RuntimeError
    assert catalogue.counts().articles == 0
    assert catalogue.counts().last_change == 0


def test_writers_wait_for_each_other(catalogue: Catalogue) -> None:
    def write(number: int) -> None:
        with catalogue.store.writing() as connection:
            Recorder(connection, "r").record(seen(f"{number}.txt", str(number)), [derived(str(number))])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert catalogue.counts().articles == 8


# Which bytes are which article


def test_new_bytes_are_a_new_article(catalogue: Catalogue, take: Take) -> None:
    outcome = take("a.txt", "one", outlet="CGTN", published="2021-06")
    entry = catalogue.entry(outcome.article_id or "")
    assert outcome.kind is OutcomeKind.ADDED
    assert (entry.revision, entry.state, entry.source_name) == (1, ArticleState.HELD, "a.txt")
    assert entry.article.outlet.value == "CGTN"
    assert str(entry.article.published.value) == "2021-06"


def test_the_same_file_again_is_the_same_article(take: Take) -> None:
    first, again = take("a.txt", "one"), take("a.txt", "one")
    assert (again.kind, again.article_id) == (OutcomeKind.SAME, first.article_id)


def test_the_same_bytes_at_two_paths_are_one_article_with_two_sources(catalogue: Catalogue, take: Take) -> None:
    first, copy = take("b.txt", "one"), take("a.txt", "one")
    assert copy.article_id == first.article_id
    assert first.article_id in copy.reason
    assert [source.name for source in catalogue.entry(first.article_id or "").sources] == ["a.txt", "b.txt"]
    assert catalogue.counts().articles == 1


def test_a_changed_file_is_a_new_revision_of_its_article(catalogue: Catalogue, take: Take) -> None:
    first, changed = take("a.txt", "one"), take("a.txt", "two")
    assert (changed.kind, changed.article_id) == (OutcomeKind.CHANGED, first.article_id)
    entry = catalogue.entry(first.article_id or "")
    assert (entry.revision, entry.article.body[0].text) == (2, "two")


def test_a_changed_copy_is_a_new_article_and_the_other_keeps_the_old(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    take("b.txt", "one")
    changed = take("b.txt", "two")
    assert changed.kind is OutcomeKind.ADDED
    assert changed.article_id != first.article_id
    assert catalogue.entry(first.article_id or "").article.body[0].text == "one"
    assert [source.name for source in catalogue.entry(first.article_id or "").sources] == ["a.txt"]


def test_a_copy_whose_twin_has_vanished_keeps_its_article(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    take("b.txt", "one")
    miss(catalogue, "a.txt")
    assert take("b.txt", "two").article_id == first.article_id


def test_a_moved_file_keeps_its_article(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    moved = take("sub/a.txt", "one")
    miss(catalogue, "a.txt")
    entry = catalogue.entry(first.article_id or "")
    assert moved.article_id == first.article_id
    assert not entry.is_source_missing


def test_a_vanished_file_leaves_its_article(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    miss(catalogue, "a.txt")
    entry = catalogue.entry(first.article_id or "")
    assert entry.is_source_missing
    assert entry.sources[0].state is SourceState.MISSING
    assert catalogue.counts().articles == 1


def test_a_file_that_comes_back_is_the_same_article(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    miss(catalogue, "a.txt")
    assert take("a.txt", "one").article_id == first.article_id
    assert not catalogue.entry(first.article_id or "").is_source_missing


def test_a_file_that_takes_on_the_bytes_of_another_joins_it(catalogue: Catalogue, take: Take) -> None:
    first, other = take("a.txt", "one"), take("b.txt", "two")
    joined = take("a.txt", "two")
    assert joined.article_id == other.article_id
    assert catalogue.entry(first.article_id or "").is_source_missing


def test_bytes_that_an_article_once_had_get_an_identifier_of_their_own(take: Take) -> None:
    first = take("a.txt", "one")
    take("a.txt", "two")
    assert take("b.txt", "one").article_id != first.article_id


def test_a_file_that_goes_back_to_its_first_bytes_stays_its_article(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    take("a.txt", "two")
    assert take("a.txt", "one").article_id == first.article_id
    assert catalogue.entry(first.article_id or "").revision == 3


@given(st.permutations(["a.txt", "b.txt", "c.txt", "d.txt"]))
def test_the_order_of_ingest_does_not_matter(tmp_path_factory: pytest.TempPathFactory, order: list[str]) -> None:
    texts = {"a.txt": "one", "b.txt": "two", "c.txt": "one", "d.txt": "three"}
    opened = Catalogue.open(f"sqlite:///{tmp_path_factory.mktemp('order') / 'c.sqlite3'}")
    with opened.store.writing() as connection:
        recorder = Recorder(connection, "r")
        made = {
            name: recorder.record(seen(name, texts[name]), [derived(texts[name], title=name)])[0].article_id or ""
            for name in order
        }
    assert made["a.txt"] == made["c.txt"]
    assert opened.entry(made["a.txt"]).article.title.value == "a.txt"
    assert len(set(made.values())) == 3
    opened.close()


# Parts of a file


def test_parts_keep_their_articles_when_one_is_added(catalogue: Catalogue) -> None:
    with catalogue.store.writing() as connection:
        recorder = Recorder(connection, "r")
        before = recorder.record(seen("x.jsonl", "1 2"), [derived("1", "k1"), derived("2", "k2")])
        after = recorder.record(seen("x.jsonl", "0 1 2"), [derived("0", "k0"), derived("1", "k1"), derived("2", "k2")])
    assert [outcome.kind.value for outcome in after] == ["added", "same", "same"]
    assert [outcome.article_id for outcome in after[1:]] == [outcome.article_id for outcome in before]


def test_a_part_that_vanished_leaves_its_article(catalogue: Catalogue) -> None:
    with catalogue.store.writing() as connection:
        recorder = Recorder(connection, "r")
        first = recorder.record(seen("x.jsonl", "1 2"), [derived("1", "k1"), derived("2", "k2")])
        recorder.record(seen("x.jsonl", "1"), [derived("1", "k1")])
    assert not catalogue.entry(first[0].article_id or "").is_source_missing
    assert catalogue.entry(first[1].article_id or "").is_source_missing


def test_rejected_files_and_parts_are_listed_with_their_reasons(catalogue: Catalogue) -> None:
    with catalogue.store.writing() as connection:
        recorder = Recorder(connection, "r")
        recorder.reject(seen("z.bin"), "it is binary")
        recorder.record(seen("x.jsonl"), [derived("1", "k1"), Refusal("line 2", "it is no JSON")])
    assert [(each.name, each.key, each.reason) for each in catalogue.rejections()] == [
        ("x.jsonl", "line 2", "it is no JSON"),
        ("z.bin", "", "it is binary"),
    ]
    assert catalogue.counts().rejected == 2
    assert [each.name for each in catalogue.rejections(offset=1, limit=1)] == ["z.bin"]


def test_a_file_that_becomes_unreadable_keeps_its_article(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one")
    with catalogue.store.writing() as connection:
        Recorder(connection, "rules 1").reject(seen("a.txt", "\0"), "it is binary")
    assert catalogue.entry(first.article_id or "").article.body[0].text == "one"
    assert take("a.txt", "one").kind is OutcomeKind.SAME
    assert catalogue.counts().rejected == 0


# Records, changes


@pytest.fixture(scope="module")
def filling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """A catalogue that every example puts an article more into."""
    opened = Catalogue.open(f"sqlite:///{tmp_path_factory.mktemp('trip') / 'c.sqlite3'}")
    yield opened
    opened.close()


@given(articles)
def test_an_article_comes_out_of_the_catalogue_as_it_went_in(filling: Catalogue, article: Article) -> None:
    number = filling.counts().articles
    with filling.store.writing() as connection:
        part = Part("", f"{number:064x}", "text/plain", "utf-8", "")
        outcome = Recorder(connection, "r").record(seen(f"{number}.txt", str(number)), [DerivedPart(part, article)])[0]
    assert filling.entry(outcome.article_id or "").article == article


def test_other_rules_replace_the_record_and_keep_the_revision(catalogue: Catalogue, take: Take) -> None:
    first = take("a.txt", "one", title="Old")
    token = catalogue.entry(first.article_id or "").state_token
    again = take("a.txt", "one", rules="rules 2", title="New")
    entry = catalogue.entry(first.article_id or "")
    assert (again.kind, entry.revision, entry.article.title.value) == (OutcomeKind.CHANGED, 1, "New")
    assert entry.state_token != token


def test_other_rules_that_find_the_same_change_nothing(catalogue: Catalogue, take: Take) -> None:
    take("a.txt", "one")
    before = catalogue.counts().last_change
    assert take("a.txt", "one", rules="rules 2").kind is OutcomeKind.SAME
    assert catalogue.counts().last_change == before


def test_changes_are_numbered_in_order(catalogue: Catalogue, take: Take) -> None:
    one, two = take("a.txt", "one").article_id, take("b.txt", "two").article_id
    take("a.txt", "three")
    take("b.txt", "two")
    with catalogue.store.reading() as connection:
        changes = reading.changed_after(connection, 0, 10)
        assert [article_id for _, article_id in changes] == [one, two, one]
        assert reading.changed_after(connection, changes[0][0], 1) == [changes[1]]
    assert catalogue.counts().last_change == changes[-1][0]


def test_an_unknown_article_is_said(catalogue: Catalogue) -> None:
    with pytest.raises(ArticleNotFound):
        catalogue.entry("0" * 13)


# Corrections, tombstones


def test_a_correction_lies_over_the_extracted_value_and_survives_every_ingest(catalogue: Catalogue, take: Take) -> None:
    article_id = take("a.txt", "one", outlet="Printed").article_id or ""
    catalogue.correct(article_id, [Statement("outlet", "True", "Ada", "masthead")])
    take("a.txt", "one", rules="rules 2", outlet="Reread")
    take("a.txt", "two", rules="rules 2", outlet="Changed")
    outlet = catalogue.entry(article_id).article.outlet
    assert outlet.value == "True"
    assert "Ada" in outlet.evidence[0].rule
    assert "masthead" in outlet.evidence[0].rule
    assert outlet.alternatives[0].value == "Changed"


def test_corrections_can_be_undone_and_are_changes(catalogue: Catalogue, take: Take) -> None:
    article_id = take("a.txt", "one", published="2020").article_id or ""
    (number,) = catalogue.correct(article_id, [Statement("published", "2021-06~", "Ada", "letter")])
    token = catalogue.entry(article_id).state_token
    assert str(catalogue.entry(article_id).article.published.value) == "2021-06~"
    catalogue.undo_correction(article_id, number, "Ben")
    assert str(catalogue.entry(article_id).article.published.value) == "2020"
    assert catalogue.entry(article_id).state_token != token
    assert catalogue.counts().last_change == 3
    assert [(each.made_by, each.undone_by) for each in catalogue.corrections(article_id)] == [("Ada", "Ben")]
    with pytest.raises(CatalogueError):
        catalogue.undo_correction(article_id, number, "Ben")


def test_a_correction_is_undone_only_by_way_of_its_own_article(catalogue: Catalogue, take: Take) -> None:
    one, two = take("a.txt", "one").article_id or "", take("b.txt", "two").article_id or ""
    (number,) = catalogue.correct(one, [Statement("outlet", "True", "Ada", "")])
    with pytest.raises(CatalogueError):
        catalogue.undo_correction(two, number, "Ben")
    assert catalogue.entry(one).article.outlet.value == "True"


def test_corrections_that_are_made_together_are_all_made_or_none(catalogue: Catalogue, take: Take) -> None:
    article_id = take("a.txt", "one").article_id or ""
    said = [Statement("outlet", "True", "Ada", ""), Statement("published", "soon", "Ada", "")]
    with pytest.raises(DateError):
        catalogue.correct(article_id, said)
    assert catalogue.corrections(article_id) == []


def test_a_later_correction_lies_over_an_earlier_one(catalogue: Catalogue, take: Take) -> None:
    article_id = take("a.txt", "one").article_id or ""
    catalogue.correct(article_id, [Statement("authors", ["A"], "Ada", "one")])
    catalogue.correct(article_id, [Statement("authors", ["B"], "Ben", "two")])
    authors = catalogue.entry(article_id).article.authors
    assert authors.value == ("B",)
    assert [other.value for other in authors.alternatives][:1] == [("A",)]


@pytest.mark.parametrize(("field", "value"), [("body", "x"), ("authors", "Ada"), ("title", 3)])
def test_a_correction_that_does_not_fit_is_refused(catalogue: Catalogue, take: Take, field: str, value: object) -> None:
    article_id = take("a.txt", "one").article_id or ""
    with pytest.raises(CatalogueError):
        catalogue.correct(article_id, [Statement(field, value, "Ada", "why")])
    with pytest.raises(DateError):
        catalogue.correct(article_id, [Statement("published", "yesterday", "Ada", "why")])
    assert catalogue.counts().last_change == 1


def test_a_withdrawn_article_leaves_a_tombstone_and_stays_withdrawn(catalogue: Catalogue, take: Take) -> None:
    article_id = take("a.txt", "one").article_id or ""
    catalogue.withdraw(article_id, "Ada", "by court order")
    take("a.txt", "one")
    tombstone = catalogue.tombstone(article_id)
    assert catalogue.entry(article_id).state is ArticleState.WITHDRAWN
    assert tombstone is not None
    assert tombstone.why == "by court order"
    assert catalogue.counts().articles == 0
    with pytest.raises(CatalogueError):
        catalogue.withdraw(article_id, "Ada", "again")


def test_an_article_is_merged_only_into_another_that_is_held(catalogue: Catalogue, take: Take) -> None:
    one, two = (take(name, name).article_id or "" for name in ("a.txt", "b.txt"))
    catalogue.merge(one, two, "Ada", "same")
    tombstone = catalogue.tombstone(one)
    assert tombstone is not None
    assert tombstone.merged_into == two
    for target in (one, two):
        with pytest.raises(CatalogueError):
            catalogue.merge(two, target, "Ada", "round")


# Runs


def test_a_run_can_be_followed_to_its_end(catalogue: Catalogue) -> None:
    assert catalogue.latest_run() is None
    with catalogue.running(RunKind.INGEST) as beat:
        beat(3, 10)
        run = catalogue.latest_run()
        assert run is not None
        assert (run.kind, run.state, run.done, run.total) == (RunKind.INGEST, RunState.RUNNING, 3, 10)
    run = catalogue.latest_run()
    assert run is not None
    assert run.state is RunState.FINISHED


def test_a_run_that_raises_has_failed_and_says_why(catalogue: Catalogue) -> None:
    with pytest.raises(OSError, match="disk"), catalogue.running(RunKind.REBUILD):
        raise OSError("the disk is full")
    run = catalogue.latest_run()
    assert run is not None
    assert (run.state, run.reason) == (RunState.FAILED, "the disk is full")


def test_a_run_whose_process_is_gone_was_interrupted(catalogue: Catalogue) -> None:
    number = catalogue.begin_run(RunKind.INGEST)
    with catalogue.store.writing() as connection:
        connection.execute(sa.text("UPDATE runs SET process = 999999999"))
    run = catalogue.latest_run()
    assert run is not None
    assert (run.id, run.state) == (number, RunState.INTERRUPTED)


def test_a_run_under_way_is_told_before_one_that_ended_later(catalogue: Catalogue) -> None:
    with catalogue.running(RunKind.INGEST):
        with catalogue.running(RunKind.REBUILD):
            pass
        run = catalogue.latest_run()
        assert run is not None
        assert run.kind is RunKind.INGEST


def test_the_end_of_a_run_is_said_once(catalogue: Catalogue) -> None:
    number = catalogue.begin_run(RunKind.INGEST)
    with catalogue.store.writing() as connection:
        runs.end(connection, number, RunState.FINISHED)
    catalogue.fail_run(number, "too late")
    run = catalogue.latest_run()
    assert run is not None
    assert run.state is RunState.FINISHED
