"""The originals: every source byte for byte, filed by its SHA-256."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from archive.errors import OriginalMissing


@dataclass(frozen=True, slots=True)
class Originals:
    """The folder ``originals/ab/abcdef…`` of one archive."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Return where the original with this digest lies, or would lie."""
        return self.folder / sha256[:2] / sha256

    def keep(self, sha256: str, data: bytes) -> None:
        """File *data*, whose SHA-256 is *sha256*; on return it is on the disk for good.

        Written beside its place, flushed and renamed, so that a file under its final name is whole.
        """
        place = self.path(sha256)
        if place.exists() and place.stat().st_size == len(data):
            return
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, place)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _flush_folder(place.parent)

    def read(self, sha256: str) -> bytes:
        """Return the bytes of an original.

        Raises:
            OriginalMissing: it is not there.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise OriginalMissing(f"the original {sha256[:12]}… is not in {self.folder}") from None


def _flush_folder(folder: Path) -> None:
    """Make a rename in *folder* last; a folder can't be flushed on every system."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
