"""Generations of an index in one directory, whatever the engine: rebuilt beside the live one, then swapped.

    PATH/current                 the name of the generation that answers, replaced atomically
    PATH/generation-…/           one folder a generation
    PATH/generation-….building   held locked while a process builds that generation

A publication keeps the generation that it replaces, for readers that have not noticed yet, and
removes all others, except those that a living process is still building.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from index.engine import Engine
from index.errors import IndexDamaged, IndexMissing

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_POINTER = "current"
_NAME = re.compile(r"generation-[0-9TZ]+-[0-9a-f]+")
_BUILDING = ".building"


class DirectoryGenerations:
    """The generations in the directory *path*; threads and processes may share it.

    *create* makes an empty engine in a folder that is not there yet, *reopen* opens the one in a
    folder and raises what ``Generations.current`` may raise.
    """

    def __init__(self, path: Path, create: Callable[[Path], Engine], reopen: Callable[[Path], Engine]) -> None:
        self._path = path
        self._create = create
        self._reopen = reopen
        self._lock = threading.Lock()
        self._name: str | None = None
        self._engine: Engine | None = None
        self._retired: Engine | None = None

    def current(self) -> Engine:
        """Return the generation that answers now; see the port. Costs the reading of a small file.

        The engine given before stays usable until the generation after the next is opened.
        """
        with self._lock:
            name = self._published()
            if self._engine is None or name != self._name:
                engine = self._opened(name)
                if self._retired is not None:
                    self._retired.close()
                self._retired, self._engine, self._name = self._engine, engine, name
            return self._engine

    @contextmanager
    def rebuild(self) -> Iterator[Engine]:
        """Open an empty generation, published when the block ends well; see the port.

        Several processes may build at once; the last one to end answers.
        """
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"generation-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        with self._building(name):
            try:
                with closing(self._create(self._path / name)) as engine:
                    yield engine
                self._publish(name)
            except BaseException:
                shutil.rmtree(self._path / name, ignore_errors=True)
                raise

    def close(self) -> None:
        """Close the engines that are open."""
        with self._lock:
            for engine in (self._engine, self._retired):
                if engine is not None:
                    engine.close()
            self._engine = self._retired = self._name = None

    def _published(self) -> str:
        try:
            name = (self._path / _POINTER).read_text("utf-8")
        except FileNotFoundError as error:
            raise IndexMissing(f"no index was built yet in {self._path}") from error
        except (OSError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"{self._path / _POINTER} can't be read: {error}") from error
        if not _NAME.fullmatch(name):
            raise IndexDamaged(f"{self._path / _POINTER} does not name a generation")
        return name

    def _opened(self, name: str) -> Engine:
        try:
            return self._reopen(self._path / name)
        except (IndexMissing, IndexDamaged) as error:
            if self._published() != name:  # two publications since we read the name, so this one was swept
                return self._reopen(self._path / self._published())
            raise IndexDamaged(f"the published generation can't be read: {error}") from error

    @contextmanager
    def _building(self, name: str) -> Iterator[None]:
        path = self._path / f"{name}{_BUILDING}"
        with path.open("w") as file:
            _try_lock(file)
            try:
                yield
            finally:
                path.unlink(missing_ok=True)

    def _publish(self, name: str) -> None:
        _flush_tree(self._path / name)
        previous = None
        with suppress(IndexMissing, IndexDamaged):
            previous = self._published()
        temporary = self._path / f"{name}.pointer"
        with temporary.open("w", encoding="utf-8") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._path / _POINTER)
        _flush(self._path)
        self._sweep({name, previous})

    def _sweep(self, kept: set[str | None]) -> None:
        """Remove generations that are not *kept* and that nobody builds; what resists stays for the next time."""
        for path in self._path.iterdir():
            name = path.name.partition(".")[0]
            if _NAME.fullmatch(name) and name not in kept and not self._is_building(name):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def _is_building(self, name: str) -> bool:
        try:
            with (self._path / f"{name}{_BUILDING}").open("r+") as file:
                return not _try_lock(file)
        except FileNotFoundError:
            return False


def _try_lock(file: IO[str]) -> bool:
    """Lock *file* until it is closed or the process ends; False if someone else has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _flush_tree(folder: Path) -> None:
    """Have everything in *folder* written to the disk."""
    for path in (*folder.rglob("*"), folder):
        _flush(path)


def _flush(path: Path) -> None:
    if path.is_dir() and sys.platform == "win32":
        return  # directories can't be flushed there
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
