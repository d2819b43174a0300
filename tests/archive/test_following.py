"""Files correct articles for as long as they say so, and people have the last word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.catalogue.values import OutcomeKind, Statement
from archive.config import Settings
from archive.home import Home
from archive.ingest import Report

TEXT = "A quiet day\n\nBy Ada Marsh\n\nIt rained. The harbour board met on the quay and said nothing new at all.\n"


class Folder:
    """A folder with one clipping, a.txt, and its archive."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = Archive.open(Settings(engine="memory:"), Home(path / ".pressmark"))
        self.write("a.txt", TEXT)
        self.id = self.ingest().outcomes[0].article_id or ""

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, "utf-8")

    def ingest(self) -> Report:
        return self.archive.ingest.run([self.path])

    def title(self) -> str | None:
        return self.archive.catalogue.entry(self.id).article.title.value

    def rejected(self) -> list[str]:
        return [each.reason for each in self.ingest().outcomes if each.kind is OutcomeKind.REJECTED]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    path = tmp_path / "clips"
    path.mkdir()
    made = Folder(path)
    yield made
    made.archive.close()


def test_a_sidecar_corrects_its_article_and_is_none_itself(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\nby: Nora\nwhy: the page\n")
    report = folder.ingest()
    assert folder.title() == "A wet day"
    assert report.corrections == 1
    assert [(each.name, each.kind.value) for each in report.outcomes] == [("a.txt", "same")]
    made = folder.archive.catalogue.corrections(folder.id)[0]
    assert (made.made_by, made.why, made.origin) == ("Nora", "the page", "a.txt.meta.yaml")


def test_a_sidecar_that_has_not_changed_corrects_nothing_again(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.ingest()
    assert folder.ingest().corrections == 0
    assert len(folder.archive.catalogue.corrections(folder.id)) == 1


def test_what_a_sidecar_no_longer_says_is_taken_back(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\nsection: Weather\n")
    folder.ingest()
    folder.write("a.txt.meta.yaml", "section: Weather\n")
    assert folder.ingest().corrections == 1
    assert folder.title() == "A quiet day"
    folder.write("a.txt.meta.yaml", "section: Weather\ntitle: A wet day\n")
    folder.ingest()
    assert folder.title() == "A wet day"
    (folder.path / "a.txt.meta.yaml").unlink()
    folder.ingest()
    assert folder.title() == "A quiet day"


def test_what_a_person_undid_a_sidecar_does_not_bring_back(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.ingest()
    made = folder.archive.catalogue.corrections(folder.id)[0]
    folder.archive.catalogue.undo_correction(folder.id, made.id, "Ben")
    folder.write("a.txt.meta.yaml", "title: A wet day\n# said again\n")
    folder.ingest()
    assert folder.title() == "A quiet day"


def test_a_person_who_corrects_later_goes_before_the_sidecar(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.ingest()
    folder.archive.catalogue.correct(folder.id, [Statement("title", "A dry day", "Ben", "")])
    folder.write("a.txt.meta.yaml", "title: A wet day\n\n")
    folder.ingest()
    assert folder.title() == "A dry day"


def test_corrections_stay_when_the_file_and_its_sidecar_are_gone(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.ingest()
    (folder.path / "a.txt.meta.yaml").unlink()
    (folder.path / "a.txt").unlink()
    assert folder.ingest().missing == 2
    assert folder.title() == "A wet day"


def test_corrections_stay_when_the_text_changes(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.ingest()
    folder.write("a.txt", TEXT + "\nIt went on raining.\n")
    folder.ingest()
    assert folder.title() == "A wet day"


@pytest.mark.parametrize(
    ("text", "says"), [("titel: A", "titel"), ("title: [", "line"), ("parts:\n  k:\n    title: A", "“k”")]
)
def test_a_sidecar_that_cannot_be_used_is_rejected_each_time_and_changes_nothing(
    folder: Folder, text: str, says: str
) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.ingest()
    folder.write("a.txt.meta.yaml", text)
    assert says in folder.rejected()[0]
    assert says in folder.rejected()[0]
    assert folder.title() == "A wet day"
    assert [each.name for each in folder.archive.catalogue.rejections()] == ["a.txt.meta.yaml"]


def test_a_sidecar_of_no_article_is_rejected_until_there_is_one(folder: Folder) -> None:
    folder.write("b.txt.meta.yaml", "title: Later\n")
    assert "holds no article" in folder.rejected()[0]
    folder.write("b.txt", TEXT.replace("rained", "snowed"))
    assert folder.rejected() == []


def test_a_sidecar_is_found_beside_a_single_file(folder: Folder) -> None:
    folder.write("a.txt.meta.yaml", "title: A wet day\n")
    folder.archive.ingest.run([folder.path / "a.txt"])
    assert folder.title() == "A wet day"


def test_a_sidecar_corrects_parts_by_their_keys(folder: Folder) -> None:
    line = '{"id": "%s", "title": "%s", "text": "It rained all day long on the quay of the old harbour."}\n'
    folder.write("b.jsonl", line % ("k1", "One") + line % ("k2", "Two"))
    folder.write("b.jsonl.meta.yaml", "outlet: Gazette\nparts:\n  k2:\n    title: Second\n")
    report = folder.ingest()
    made = {each.key: each.article_id or "" for each in report.outcomes if each.key}
    articles = {key: folder.archive.catalogue.entry(article_id).article for key, article_id in made.items()}
    assert {key: (each.title.value, each.outlet.value) for key, each in articles.items()} == {
        "k1": ("One", "Gazette"),
        "k2": ("Second", "Gazette"),
    }


def test_front_matter_corrects_its_article_for_as_long_as_it_says_so(folder: Folder) -> None:
    text = "---\ntitle: Printed\n%s---\n\nIt rained all day long on the quay of the old harbour, and nobody came.\n"
    folder.write("b.md", text % "corrections:\n  title: True\n  by: Nora\n")
    (made,) = (each.article_id or "" for each in folder.ingest().outcomes if each.name == "b.md")
    assert folder.archive.catalogue.entry(made).article.title.value == "True"
    folder.write("b.md", text % "")
    folder.ingest()
    assert folder.archive.catalogue.entry(made).article.title.value == "Printed"


def test_corrections_in_front_matter_that_cannot_be_used_are_said_and_the_article_stays(folder: Folder) -> None:
    text = "---\ntitle: Printed\ncorrections:\n  published: soon\n---\n\nIt rained all day long on the quay.\n"
    folder.write("b.md", text)
    found = {each.kind.value: each.reason for each in folder.ingest().outcomes if each.name == "b.md"}
    assert "EDTF" in found["rejected"]
    assert "added" in found
