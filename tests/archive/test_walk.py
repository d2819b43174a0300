from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import ReadError
from archive.walk import FoundFile, files_of, read_bytes


def met(root: Path) -> dict[str, str | None]:
    """Return name and refusal of every file that is met."""
    return {found.name: found.refusal for found in files_of(root)}


def test_files_are_met_in_order_whatever_their_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert list(met(tmp_path)) == ["b.txt", "a/z.txt", "a/b/c.txt", "c/a.txt"]


def test_hidden_files_authorities_and_ignored_files_are_left_out(tmp_path: Path) -> None:
    own = ("outlets.toml", "events.toml")
    for name in (".pressmark/x.txt", ".git/y.txt", *own, "notes.bak", "drafts/a.txt", "sub/outlets.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / ".pressmarkignore").write_text("# working files\n*.bak\ndrafts/\n")
    assert list(met(tmp_path)) == ["sub/outlets.toml"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "clips"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "other").mkdir()
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "folder").symlink_to(tmp_path / "other")
    (root / "nowhere.txt").symlink_to(root / "gone.txt")
    refusals = met(root)
    assert "out of the folder" in (refusals["out.txt"] or "")
    assert "out of the folder" in (refusals["folder"] or "")
    assert "nowhere" in (refusals["nowhere.txt"] or "")


def test_a_link_inside_the_folder_is_followed_to_a_file_but_not_round_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    refusals = met(tmp_path)
    assert refusals["b.txt"] is None
    assert refusals["round"]
    assert refusals["self"]


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert met(tmp_path) == {"pipe.txt": "It is no ordinary file."}
    with pytest.raises(ReadError, match="no ordinary file"):
        read_bytes(FoundFile(tmp_path / "pipe.txt", "pipe.txt"), 10)


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """Give a folder, and be a user whom permissions bind; the super-user can read everything."""
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() == 0:
            os.chown(name, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(os.getuid())


def test_a_folder_that_can_not_be_read_is_said(ordinary_user: Path) -> None:
    (ordinary_user / "closed").mkdir(mode=0)
    (ordinary_user / "open.txt").write_text("x")
    refusals = met(ordinary_user)
    assert "Permission denied" in (refusals["closed"] or "")
    assert refusals["open.txt"] is None


def test_a_vanished_or_large_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="vanished"):
        read_bytes(FoundFile(tmp_path / "gone", "gone"), 10)
    (tmp_path / "large").write_bytes(b"x" * 11)
    with pytest.raises(ReadError, match="larger"):
        read_bytes(FoundFile(tmp_path / "large", "large"), 10)


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert list(met(tmp_path)) == ["caf\\xe9.txt"]
