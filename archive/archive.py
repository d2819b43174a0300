"""One opened archive: its home, catalogue, originals and index, together."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import Catalogue
from archive.config import Settings
from archive.home import Home
from archive.indexing import SCHEMA
from archive.ingest import Ingest
from archive.originals import Originals
from index.engine import Generations
from index.engines import open_generations


@dataclass(frozen=True, slots=True)
class Archive:
    """What belongs to one archive; safe to share between threads."""

    settings: Settings
    home: Home
    catalogue: Catalogue
    originals: Originals
    generations: Generations

    @classmethod
    def open(cls, settings: Settings, home: Home) -> Archive:
        """Open the archive at *home*, creating what is not there yet.

        Raises:
            ConfigError: the home can't be made or written.
            CatalogueError: the catalogue can't be opened.
            UnknownEngine: the setting names no engine.
        """
        home.create()
        return cls(
            settings,
            home,
            Catalogue.open(home.database_url(settings)),
            Originals(home.originals),
            open_generations(home.engine_url(settings), SCHEMA),
        )

    @property
    def ingest(self) -> Ingest:
        """What takes files into this archive."""
        return Ingest(self.catalogue, self.originals, self.home.path.parent, self.settings.max_file_bytes)

    def close(self) -> None:
        """Close the catalogue and the index."""
        self.generations.close()
        self.catalogue.close()
