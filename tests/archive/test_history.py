"""What happened to an article is told from what the catalogue keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from making import derived, known, seen

from archive.catalogue import Catalogue
from archive.catalogue.recording import Recorder
from archive.catalogue.values import DerivedPart, Statement
from archive.history import EventKind, history


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite3'}")
    yield opened
    opened.close()


def put(catalogue: Catalogue, text: str, rules: str = "first rules", **values: object) -> str:
    return put_part(catalogue, text, derived(text, **values), rules)


def put_part(catalogue: Catalogue, text: str, part: DerivedPart, rules: str = "first rules") -> str:
    with catalogue.store.writing() as connection:
        [outcome] = Recorder(connection, rules).record(seen("a.txt", text), [part])
    assert outcome.article_id
    return outcome.article_id


def kinds(catalogue: Catalogue, article_id: str) -> list[tuple[str, int | None]]:
    return [
        (event.kind.value, event.revision.number if event.revision else None)
        for event in reversed(history(catalogue, article_id))
    ]


def test_new_bytes_are_told_from_a_new_reading(catalogue: Catalogue) -> None:
    article_id = put(catalogue, "One")
    put(catalogue, "One", "second rules", title="Read better")
    put(catalogue, "Two", "second rules")
    put(catalogue, "Three", "second rules")
    put(catalogue, "Three", "third rules", title="Read best")
    assert kinds(catalogue, article_id) == [
        ("taken in", 1),
        ("read again", 1),
        ("new bytes", 2),
        ("new bytes", 3),
        ("read again", 3),
    ]


def test_a_reading_that_gives_the_same_is_not_told(catalogue: Catalogue) -> None:
    article_id = put(catalogue, "One")
    put(catalogue, "One", "second rules")
    put(catalogue, "Two", "second rules")
    assert kinds(catalogue, article_id) == [("taken in", 1), ("new bytes", 2)]


def test_corrections_stand_among_the_revisions(catalogue: Catalogue) -> None:
    article_id = put(catalogue, "One")
    [number] = catalogue.correct(article_id, [Statement("title", "A bridge", "Ana", "the printed page")])
    put(catalogue, "Two")
    catalogue.undo_correction(article_id, number, "Ben")
    assert [kind for kind, _ in kinds(catalogue, article_id)] == [
        "taken in",
        "corrected",
        "new bytes",
        "correction undone",
    ]
    first = history(catalogue, article_id)[0]
    assert first.kind is EventKind.UNDONE
    assert first.correction is not None
    assert first.correction.undone_by == "Ben"


def test_the_text_of_every_revision_is_kept(catalogue: Catalogue) -> None:
    part = derived("One", title="First")
    article_id = put_part(catalogue, "One", part)
    put(catalogue, "Two", title="Second")
    catalogue.correct(article_id, [Statement("title", "Third", "Ana", "")])
    assert catalogue.article_at(article_id, 1) == part.article
    second = catalogue.article_at(article_id, 2)
    assert second is not None
    assert second.title == known("Second")
    assert catalogue.article_at(article_id, 3) is None
    assert catalogue.revision(article_id, 3) is None
    revision = catalogue.revision(article_id, 1)
    assert revision is not None
    assert replace(revision, recorded_at=None) == replace(catalogue.revisions(article_id, 9)[0], recorded_at=None)  # type: ignore[arg-type]
    assert [each.number for each in catalogue.revisions(article_id, 1)] == [2]
