from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from archive.errors import OriginalMissing
from archive.originals import Originals


def test_an_original_is_kept_byte_for_byte(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    data = bytes(range(256)) * 10
    digest = hashlib.sha256(data).hexdigest()
    originals.keep(digest, data)
    originals.keep(digest, data)
    assert originals.read(digest) == data
    assert [path.name for path in (tmp_path / digest[:2]).iterdir()] == [digest]


def test_a_cut_off_original_is_written_again(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    data = b"whole"
    digest = hashlib.sha256(data).hexdigest()
    originals.path(digest).parent.mkdir(parents=True)
    originals.path(digest).write_bytes(b"who")
    originals.keep(digest, data)
    assert originals.read(digest) == data


def test_a_missing_original_is_said(tmp_path: Path) -> None:
    with pytest.raises(OriginalMissing):
        Originals(tmp_path).read("0" * 64)
