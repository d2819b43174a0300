"""Where an archive lives: its home folder, and what lies where in it.

catalogue.sqlite3        the record
originals/ab/abcdef…     every source, by SHA-256
index/                   the engine's, one folder a generation
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from archive.config import Settings
from archive.errors import ConfigError

FOLDER = ".pressmark"


@dataclass(frozen=True, slots=True)
class Home:
    """The home folder of one archive."""

    path: Path

    @property
    def originals(self) -> Path:
        """The folder of the originals."""
        return self.path / "originals"

    def database_url(self, settings: Settings) -> str:
        """Return where the catalogue is, as an SQLAlchemy URL."""
        return settings.database_url or f"sqlite:///{self.path / 'catalogue.sqlite3'}"

    def engine_url(self, settings: Settings) -> str:
        """Return where the index is, as ``index.engines`` reads it."""
        return f"whoosh:{self.path / 'index'}" if settings.engine == "whoosh" else settings.engine

    def create(self) -> None:
        """Make the folder, for the user alone, unless it is there.

        Raises:
            ConfigError: it can't be made or written.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.path / ".writable"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise ConfigError(
                f"the archive can't be kept in {self.path} ({error.strerror or error}); choose a place with --home"
            ) from error


def home_for(named: Iterable[Path], settings: Settings, working: Path) -> Home:
    """Return the home of the archive that a command means.

    A home that is set comes first; then, where one folder is named, the one inside it; else the
    nearest from the working directory upwards.

    Args:
        named: the paths that the command names; none for commands that name none.
        working: the working directory.

    Raises:
        ConfigError: nothing tells where the archive is.
    """
    if settings.home:
        return Home(Path(settings.home).absolute())
    paths = list(named)
    if len(paths) == 1 and paths[0].is_dir():
        return Home(paths[0].absolute() / FOLDER)
    for folder in (working.absolute(), *working.absolute().parents):
        if (folder / FOLDER).is_dir():
            return Home(folder / FOLDER)
    if paths:
        raise ConfigError("several paths, or a file alone, need a place for the archive: --home FOLDER")
    raise ConfigError(
        f"there is no archive here: no {FOLDER} in {working.absolute()} or above it; "
        "ingest a folder first, or name the archive with --home"
    )
