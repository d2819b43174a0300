from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.catalogue.values import Outcome, OutcomeKind, SourceState
from archive.config import Settings
from archive.errors import AuthorityError, ConfigError
from archive.home import Home
from archive.ingest import Progress, Report

ARTICLE = """{title}

By Ada Marsh

{body} The harbour board met on the quay and said nothing that had not been said before.
"""


class Folder:
    """A folder of clippings with its archive."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = Archive.open(Settings(engine="memory:"), Home(path / ".pressmark"))

    def write(self, name: str, title: str = "A quiet day", body: str = "It rained.") -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE.format(title=title, body=body), "utf-8")
        return path

    def ingest(self) -> Report:
        return self.archive.ingest.run([self.path])

    def outcomes(self) -> dict[str, str]:
        return {outcome.name: outcome.kind.value for outcome in self.ingest().outcomes}

    def ids(self) -> dict[str, str | None]:
        return {outcome.name: outcome.article_id for outcome in self.ingest().outcomes}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    path = tmp_path / "clips"
    path.mkdir()
    made = Folder(path)
    yield made
    made.archive.close()


def only(report: Report) -> Outcome:
    assert len(report.outcomes) == 1
    return report.outcomes[0]


def test_a_file_becomes_an_article_with_its_original(folder: Folder) -> None:
    path = folder.write("a.txt", title="Board meets on the quay")
    outcome = only(folder.ingest())
    entry = folder.archive.catalogue.entry(outcome.article_id or "")
    assert outcome.kind is OutcomeKind.ADDED
    assert entry.article.title.value == "Board meets on the quay"
    assert folder.archive.originals.read(entry.sha256) == path.read_bytes()


def test_a_second_ingest_takes_only_what_changed(folder: Folder) -> None:
    folder.write("a.txt", body="One.")
    folder.write("b.txt", body="Two.")
    folder.ingest()
    folder.write("b.txt", body="Two and a half.")
    folder.write("c.txt", body="Three.")
    assert folder.outcomes() == {"a.txt": "same", "b.txt": "changed", "c.txt": "added"}


def test_an_unchanged_file_is_not_read_again(folder: Folder) -> None:
    path = folder.write("a.txt")
    folder.ingest()
    before = path.stat()
    path.write_bytes(b"x" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert folder.outcomes() == {"a.txt": "same"}


def test_a_touched_file_is_the_same(folder: Folder) -> None:
    path = folder.write("a.txt")
    folder.ingest()
    os.utime(path, (1, 1))
    assert folder.outcomes() == {"a.txt": "same"}
    assert folder.archive.catalogue.counts().last_change == 1


def test_a_moved_file_with_another_in_its_place_keeps_its_article(folder: Folder) -> None:
    path = folder.write("a.txt", body="The old one.")
    old = folder.ids()["a.txt"]
    path.rename(folder.path / "z.txt")
    folder.write("a.txt", body="The new one.")
    ids = folder.ids()
    assert ids["z.txt"] == old
    assert ids["a.txt"] != old


def test_a_vanished_file_is_marked_and_its_article_stays(folder: Folder) -> None:
    path = folder.write("a.txt")
    folder.write("b.txt", body="Another.")
    gone = folder.ids()["a.txt"]
    path.unlink()
    assert folder.ingest().missing == 1
    assert folder.archive.catalogue.entry(gone or "").sources[0].state is SourceState.MISSING
    assert folder.ingest().missing == 0


def test_ingesting_a_part_of_a_folder_marks_nothing_else_missing(folder: Folder) -> None:
    folder.write("sub/a.txt", body="One.")
    folder.write("b.txt", body="Two.")
    folder.ingest()
    shutil.rmtree(folder.path / "sub")
    folder.write("sub2/c.txt", body="Three.")
    assert folder.archive.ingest.run([folder.path / "sub2"]).missing == 0
    assert folder.archive.ingest.run([folder.path / "b.txt"]).missing == 0
    assert folder.ingest().missing == 1


def test_a_folder_moved_with_its_archive_is_the_same(folder: Folder, tmp_path: Path) -> None:
    folder.write("a.txt")
    before = folder.ids()
    folder.archive.close()
    moved = Folder(folder.path.rename(tmp_path / "elsewhere"))
    assert {outcome.name: outcome.article_id for outcome in moved.ingest().outcomes} == before
    assert moved.outcomes() == {"a.txt": "same"}
    moved.archive.close()


def test_the_same_folder_gives_the_same_links_in_a_new_archive(folder: Folder, tmp_path: Path) -> None:
    for number in range(5):
        folder.write(f"{number}.txt", body=f"Number {number}.")
    other = Archive.open(Settings(engine="memory:"), Home(tmp_path / "other"))
    again = {outcome.name: outcome.article_id for outcome in other.ingest.run([folder.path]).outcomes}
    assert folder.ids() == again
    other.close()


def line(title: str, **more: str) -> str:
    text = "The board met again and the barrage was put off until the spring, to nobody's surprise."
    return json.dumps({"title": title, "outlet": "Harbour Gazette", "date": "2021-03-04", "text": text, **more})


def test_articles_of_one_file_keep_their_links_when_a_line_is_added(folder: Folder) -> None:
    path = folder.path / "export.jsonl"
    path.write_text("\n".join(line(title) for title in ("One", "Two")) + "\n")
    before = [outcome.article_id for outcome in folder.ingest().outcomes]
    path.write_text("\n".join(line(title) for title in ("Zero", "One", "One and a half", "Two")) + "\n")
    after = folder.ingest().outcomes
    assert [outcome.kind.value for outcome in after] == ["added", "same", "added", "same"]
    assert [after[1].article_id, after[3].article_id] == before


def test_an_edited_line_is_a_new_revision_of_its_article(folder: Folder) -> None:
    path = folder.path / "export.jsonl"
    path.write_text(line("One") + "\n" + line("Two") + "\n")
    before = [outcome.article_id for outcome in folder.ingest().outcomes]
    path.write_text(line("One") + "\n" + line("Two", text="It was not put off after all, the board said.") + "\n")
    after = folder.ingest().outcomes
    assert [outcome.article_id for outcome in after] == before
    assert [outcome.kind.value for outcome in after] == ["same", "changed"]


def test_bad_files_are_rejected_with_a_reason_and_the_rest_goes_on(folder: Folder) -> None:
    folder.write("good.txt")
    (folder.path / "empty.txt").write_bytes(b"")
    (folder.path / "blank.txt").write_bytes(b" \n\t\n")
    (folder.path / "nul.txt").write_bytes(b"A headline\n\nSome \0 text of an article.\n")
    (folder.path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (folder.path / "lines.jsonl").write_text(line("Good") + "\nthis is no JSON\n[1, 2]\n")
    (folder.path / "huge.txt").write_bytes(b"")
    os.truncate(folder.path / "huge.txt", 200 * 2**20)
    (folder.path / "gone.txt").symlink_to("nowhere.txt")
    report = folder.ingest()
    reasons = {(outcome.name, outcome.key): outcome.reason for outcome in report.outcomes if outcome.reason}
    assert report.counts == {OutcomeKind.ADDED: 2, OutcomeKind.REJECTED: 8}
    assert all(reasons.values())
    assert "larger than 64 MiB" in reasons["huge.txt", ""]
    assert folder.archive.catalogue.counts().articles == 2
    assert folder.archive.catalogue.counts().rejected == 8


def test_a_rejected_file_that_is_mended_is_taken(folder: Folder) -> None:
    (folder.path / "a.txt").write_bytes(b"")
    assert folder.outcomes() == {"a.txt": "rejected"}
    assert folder.outcomes() == {"a.txt": "rejected"}
    folder.write("a.txt")
    assert folder.outcomes() == {"a.txt": "added"}
    assert folder.archive.catalogue.counts().rejected == 0


def test_invalid_utf8_is_taken_and_said(folder: Folder) -> None:
    text = ARTICLE.format(title="The café by the sea", body="Coffee is dear there.").encode("cp1252")
    (folder.path / "a.txt").write_bytes(text)
    entry = folder.archive.catalogue.entry(only(folder.ingest()).article_id or "")
    assert entry.article.title.value == "The café by the sea"
    assert text.decode(entry.encoding)


def test_a_file_that_breaks_a_reader_does_not_stop_the_others(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    from archive import deriving

    def broken(data: bytes, name: str, knowledge: object) -> None:
        raise RecursionError(name)

    folder.write("a.txt", body="One.")
    folder.write("b.txt", body="Two.")
    monkeypatch.setattr(deriving, "derive", broken)
    assert folder.outcomes() == {"a.txt": "rejected", "b.txt": "rejected"}
    monkeypatch.undo()
    assert folder.outcomes() == {"a.txt": "added", "b.txt": "added"}  # mended, it is tried again


def test_an_outlets_file_of_the_folder_is_used_and_its_change_noticed(folder: Folder) -> None:
    folder.write("a.txt", title="Quay Courier | Board meets")
    article_id = folder.ids()["a.txt"] or ""
    (folder.path / "outlets.toml").write_text('[[outlet]]\nname = "The Quay Courier"\naliases = ["Quay Courier"]\n')
    assert folder.outcomes() == {"a.txt": "changed"}
    assert folder.archive.catalogue.entry(article_id).article.outlet.value == "The Quay Courier"


def test_an_events_file_of_the_folder_is_used_and_its_change_noticed(folder: Folder) -> None:
    folder.write(
        "a.txt", body="The 10th anniversary of the Lethra Accord finds both banks as wet as ever, and as far apart."
    )
    article_id = folder.ids()["a.txt"] or ""
    (folder.path / "events.toml").write_text('[[event]]\nname = "Lethra Accord"\nstart = "2011-07-14"\n')
    assert folder.outcomes() == {"a.txt": "changed"}
    published = folder.archive.catalogue.entry(article_id).article.published
    assert published.is_inferred
    assert str(published.value) == "2021-01-01/2021-12-31"


@pytest.mark.parametrize("name", ["outlets.toml", "events.toml"])
def test_a_damaged_authority_file_stops_the_ingest_and_says_where(folder: Folder, name: str) -> None:
    folder.write("a.txt")
    (folder.path / name).write_text("[[entry]\n")
    with pytest.raises(AuthorityError, match=re.escape(name)):
        folder.ingest()
    assert folder.archive.catalogue.counts().articles == 0


def test_a_path_that_is_not_there_is_said(folder: Folder) -> None:
    with pytest.raises(ConfigError, match="no file or folder"):
        folder.archive.ingest.run([folder.path / "nowhere"])


def test_progress_counts_every_file_once(folder: Folder) -> None:
    for number in range(120):
        folder.write(f"{number}.txt", body=f"Number {number}.")
    told: list[Progress] = []
    folder.archive.ingest.run([folder.path], told.append)
    assert (told[0].done, told[0].total) == (0, 120)
    assert told[-1].done == 120
    assert sum(len(progress.outcomes) for progress in told) == 120
    assert len(told) > 2


@pytest.mark.slow
def test_an_ingest_that_is_cut_off_goes_on_where_it_was(folder: Folder) -> None:
    for number in range(120):
        folder.write(f"{number}.txt", body=f"Number {number}.")

    def cut(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.archive.ingest.run([folder.path], cut)
    kept = folder.archive.catalogue.counts().articles
    assert 0 < kept < 120
    report = folder.ingest()
    assert report.counts == {OutcomeKind.SAME: kept, OutcomeKind.ADDED: 120 - kept}


def test_nothing_is_called_missing_in_a_folder_that_can_not_be_read(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = folder.write("inner/a.txt").parent
    folder.ingest()
    scan = os.scandir

    def closed(path: Path) -> object:
        if Path(path) == inner:
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)  # the super-user, who may run this, can read every folder
    report = folder.ingest()
    assert [(outcome.name, outcome.kind.value) for outcome in report.outcomes] == [("inner", "rejected")]
    assert "Permission denied" in report.outcomes[0].reason
    assert report.missing == 0
    monkeypatch.undo()
    assert folder.outcomes() == {"inner/a.txt": "same"}
    assert folder.archive.catalogue.counts().rejected == 0
