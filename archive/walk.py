"""Finding the files of a folder, and reading one without being led astray.

Left out without a word: names that begin with a dot (so the archive's own folder too), the folder's
``outlets.toml`` and ``events.toml``, and what its ``.pressmarkignore`` names: one pattern a line as in a shell, matched
against the name and the path from the folder; ``#`` begins a comment. Everything else is either
given for reading or refused with a reason.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from archive.errors import ReadError

OUTLETS, EVENTS = "outlets.toml", "events.toml"
SIDECAR = ".meta.yaml"
"""Ends the name of a file that corrects the one it is named after."""
IGNORE = ".pressmarkignore"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that was met.

    Attributes:
        path: absolute.
        name: its path from the folder, with slashes, printable on every system.
        size_bytes, modified_ns: as the file system says, None where it was refused.
        refusal: why it can't be read, None where it can be tried.
        is_folder: whether it is a folder that was refused.
    """

    path: Path
    name: str
    size_bytes: int | None = None
    modified_ns: int | None = None
    refusal: str | None = None
    is_folder: bool = False

    @property
    def is_sidecar(self) -> bool:
        """Whether it says something of another file and is no article."""
        return self.name.endswith(SIDECAR)


def printable(path: str) -> str:
    """Return a path as text that every database holds: bytes that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def authorities_of(folder: Path) -> tuple[Path | None, ...]:
    """Return where *folder* has its own authority files of outlets and of events, None for one that it doesn't have."""
    paths = (folder / name for name in (OUTLETS, EVENTS))
    return tuple(path if path.is_file() else None for path in paths)


def files_of(root: Path) -> Iterator[FoundFile]:
    """Give the files under *root*, which is a folder or one file with its sidecar, sorted by name within each folder.

    Nothing is read. Links to files inside the folder are followed, links to folders are not: what they
    lead to inside is met anyway, and what lies outside is not the folder's.
    """
    if not root.is_dir():
        yield _examined(root, printable(root.name), root.parent)
        sidecar = root.with_name(root.name + SIDECAR)
        if sidecar.exists():
            yield _examined(sidecar, printable(sidecar.name), root.parent)
        return
    patterns = _ignored(root)
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as scan:
                found = sorted(scan, key=lambda each: each.name)
        except OSError as error:
            yield FoundFile(folder, _name(folder, root), refusal=_unreadable("folder", error), is_folder=True)
            continue
        folders = []
        for each in found:
            path = Path(each.path)
            name = _name(path, root)
            if _is_left_out(each.name, name, patterns):
                continue
            if each.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield _examined(path, name, root)
        pending.extend(reversed(folders))


def read_bytes(file: FoundFile, most_bytes: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        ReadError: it vanished, can't be read, is no ordinary file or holds more than *most_bytes*.
    """
    try:
        handle = os.open(file.path.resolve(), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise ReadError("It is no ordinary file.")
            data = opened.read(most_bytes + 1)
    except FileNotFoundError:
        raise ReadError("The file vanished before it could be read.") from None
    except OSError as error:
        raise ReadError(_unreadable("file", error)) from None
    if len(data) > most_bytes:
        raise ReadError(_too_large(most_bytes))
    return data


def size_refusal(file: FoundFile, most_bytes: int) -> str | None:
    """Return why a file is too large to be read, None where it isn't."""
    return _too_large(most_bytes) if file.size_bytes is not None and file.size_bytes > most_bytes else None


def _examined(path: Path, name: str, root: Path) -> FoundFile:
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            return FoundFile(path, name, refusal="It is a link that leads out of the folder.")
        found = path.stat()
    except FileNotFoundError:
        return FoundFile(
            path, name, refusal="It is a link that leads nowhere." if path.is_symlink() else "It vanished."
        )
    except (OSError, RuntimeError) as error:  # before Python 3.13 a loop of links is a RuntimeError
        return FoundFile(path, name, refusal=_unreadable("file", error))
    if stat.S_ISDIR(found.st_mode):
        return FoundFile(path, name, refusal="It is a link to a folder; what that holds is taken in where it lies.")
    if not stat.S_ISREG(found.st_mode):
        return FoundFile(path, name, refusal="It is no ordinary file.")
    return FoundFile(path, name, found.st_size, found.st_mtime_ns)


def _ignored(root: Path) -> tuple[str, ...]:
    path = root / IGNORE
    try:
        lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    except OSError:
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _is_left_out(base: str, name: str, patterns: tuple[str, ...]) -> bool:
    return (
        base.startswith(".")
        or name in (OUTLETS, EVENTS)
        or any(fnmatchcase(base, pattern) or fnmatchcase(name, pattern.rstrip("/")) for pattern in patterns)
    )


def _name(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())


def _unreadable(kind: str, error: Exception) -> str:
    return f"The {kind} can't be read ({getattr(error, 'strerror', None) or error})."


def _too_large(most_bytes: int) -> str:
    return f"It is larger than {most_bytes / 2**20:,.0f} MiB, the bound that PRESSMARK_MAX_FILE_BYTES sets."
