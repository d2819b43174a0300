"""The catalogue: the store of record, and the only place with SQL.

A ``Store`` gives connections for reading and writing; the functions of ``reading``, ``revisions``,
``recording``, ``correcting`` and ``runs`` do their work over one, so that what belongs together is one transaction.
``Catalogue`` is the front door for those who need one thing at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from archive.article import Article
from archive.catalogue import correcting, reading, revisions, runs
from archive.catalogue.store import Store
from archive.catalogue.values import Correction, Counts, Entry, Rejection, Revision, Statement, Tombstone
from archive.errors import ArticleNotFound


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One archive's catalogue."""

    store: Store

    @classmethod
    def open(cls, url: str) -> Catalogue:
        """Open the catalogue at an SQLAlchemy URL, creating and migrating it as needed.

        Raises:
            CatalogueTooNew: a later version of the program wrote it.
            CatalogueError: it can't be opened.
        """
        return cls(Store.open(url))

    def entry(self, article_id: str) -> Entry:
        """Return one article, whatever its state.

        Raises:
            ArticleNotFound: no article has this identifier.
        """
        found = self.entries([article_id])
        if article_id not in found:
            raise ArticleNotFound(article_id)
        return found[article_id]

    def entries(self, ids: Sequence[str]) -> dict[str, Entry]:
        """Return the articles with these identifiers, by identifier; unknown ones are left out."""
        if not ids:
            return {}
        with self.store.reading() as connection:
            return reading.entries(connection, ids)

    def tombstone(self, article_id: str) -> Tombstone | None:
        """Return why an article is no longer shown, None where it is."""
        with self.store.reading() as connection:
            return correcting.tombstone(connection, article_id)

    def rejections(self, offset: int = 0, limit: int | None = None) -> list[Rejection]:
        """Return the files and parts that give no article, by name."""
        with self.store.reading() as connection:
            return reading.rejections(connection, offset, limit)

    def outlets(self) -> dict[str, int]:
        """Return the outlets of held articles as they were extracted, with how many articles each has."""
        with self.store.reading() as connection:
            return reading.outlets(connection)

    def counts(self) -> Counts:
        """Return how much is held."""
        with self.store.reading() as connection:
            return reading.counts(connection)

    def held_page(self, offset: int, limit: int) -> list[tuple[str, datetime]]:
        """Return held articles in order of identifier, each with when its current revision was recorded."""
        with self.store.reading() as connection:
            return reading.held_page(connection, offset, limit)

    def stamp(self) -> str:
        """Return a text that changes whenever anything that readers are shown of any article may have changed."""
        with self.store.reading() as connection:
            return reading.stamp(connection)

    def latest_run(self) -> runs.Run | None:
        """Return the run that is under way, else the last one, None before any."""
        with self.store.reading() as connection:
            return runs.latest(connection)

    def begin_run(self, kind: runs.RunKind) -> int:
        """Write down that a run begins; for one that another process is to carry on."""
        with self.store.writing() as connection:
            return runs.begin(connection, kind)

    def fail_run(self, run_id: int, reason: str) -> None:
        """Write down that a run failed, unless it said itself how it ended."""
        with self.store.writing() as connection:
            runs.end(connection, run_id, runs.RunState.FAILED, reason)

    @contextmanager
    def running(self, kind: runs.RunKind, run_id: int | None = None) -> Iterator[Callable[[int, int], None]]:
        """Write down what a run does while the block lasts, and how it ended.

        Gives a function to call with how many of how many files or articles are done.

        Args:
            run_id: of the run that was begun for this process, None to begin one.
        """
        with self.store.writing() as connection:
            if run_id is None:
                run_id = runs.begin(connection, kind)
            else:
                runs.adopt(connection, run_id)
        number = run_id

        def beat(done: int, total: int) -> None:
            with self.store.writing() as connection:
                runs.beat(connection, number, done, total)

        try:
            yield beat
        except BaseException as error:
            self.fail_run(number, str(error) or type(error).__name__)
            raise
        with self.store.writing() as connection:
            runs.end(connection, number, runs.RunState.FINISHED)

    def correct(self, article_id: str, said: Iterable[Statement]) -> list[int]:
        """Lay corrections over fields, all or none; return their numbers."""
        with self.store.writing() as connection:
            return [correcting.correct(connection, article_id, each) for each in said]

    def undo_correction(self, article_id: str, correction_id: int, by: str) -> None:
        """Take a correction back; it stays in the record as undone."""
        with self.store.writing() as connection:
            correcting.undo(connection, article_id, correction_id, by)

    def corrections(self, article_id: str) -> list[Correction]:
        """Return all corrections of an article, undone ones too, oldest first."""
        with self.store.reading() as connection:
            return correcting.history(connection, article_id)

    def revisions(self, article_id: str, most: int) -> list[Revision]:
        """Return the newest *most* revisions of an article, oldest first."""
        with self.store.reading() as connection:
            return revisions.revisions_of(connection, article_id, most)

    def revision(self, article_id: str, number: int) -> Revision | None:
        """Return one revision of an article, None where there is no such one."""
        with self.store.reading() as connection:
            return revisions.revision(connection, article_id, number)

    def article_at(self, article_id: str, number: int) -> Article | None:
        """Return what was extracted from a revision's bytes, without corrections; None where there is none."""
        with self.store.reading() as connection:
            return revisions.article_at(connection, article_id, number)

    def changed_at(self, article_id: str, most: int) -> list[datetime]:
        """Return when an article changed, the last *most* times, oldest first."""
        with self.store.reading() as connection:
            return revisions.changed_at(connection, article_id, most)

    def withdraw(self, article_id: str, made_by: str, why: str) -> None:
        """Show an article no longer; its permalink says that it was withdrawn, and why."""
        with self.store.writing() as connection:
            correcting.withdraw(connection, article_id, made_by, why)

    def merge(self, article_id: str, into: str, made_by: str, why: str) -> None:
        """Let another article stand for this one; its permalink leads there."""
        with self.store.writing() as connection:
            correcting.merge(connection, article_id, into, made_by, why)

    def close(self) -> None:
        """Close all connections."""
        self.store.close()
