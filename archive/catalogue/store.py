"""Opening the catalogue's database: connections, transactions, migrations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from archive.errors import CatalogueError, CatalogueTooNew

_MIGRATIONS = Path(__file__).with_name("migrations")
_LOCK_WAIT_MS = 60_000


class Store:
    """One database with all migrations applied; safe to share between threads."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Store:
        """Open the database at *url*, creating and migrating it as needed.

        Raises:
            CatalogueTooNew: a later version of the program wrote it.
            CatalogueError: it can't be opened.
        """
        try:
            engine = sa.create_engine(url)
        except (SQLAlchemyError, ImportError) as error:
            raise CatalogueError(f"the catalogue at {_public(url)} can't be opened: {_reason(error)}") from error
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        store = cls(engine)
        try:
            store._migrate()
        except SQLAlchemyError as error:
            store.close()
            raise CatalogueError(f"the catalogue at {_public(url)} can't be opened: {_reason(error)}") from error
        except CatalogueError:
            store.close()
            raise
        return store

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the database throughout.

        Raises:
            CatalogueError: the database can't be read.
        """
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise CatalogueError(f"the catalogue can't be read: {_reason(error)}") from error

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection whose changes are kept together, or not at all where the block raises.

        One writer at a time: others wait up to a minute.

        Raises:
            CatalogueError: the database is busy for longer, or can't be written.
        """
        connection = self._engine.connect()
        with connection:
            connection = connection.execution_options(pressmark_writes=True)
            try:
                with connection.begin():
                    yield connection
            except DBAPIError as error:
                raise CatalogueError(f"the catalogue can't be written: {_reason(error)}") from error

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        steps = ScriptDirectory.from_config(config)
        if self._version() == steps.get_current_head():
            return
        with self.writing() as connection:
            version = _version(connection)
            if version is not None and version not in {step.revision for step in steps.walk_revisions()}:
                raise CatalogueTooNew(
                    f"the catalogue was written by a later version of Pressmark (its step {version} is not known here)"
                )
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _version(self) -> str | None:
        with self.reading() as connection:
            return _version(connection)


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return version


def _prepare_sqlite(engine: sa.Engine) -> None:
    """Let transactions begin when SQLAlchemy says so, writers by taking the lock at once.

    The driver's own habit is to begin late and to leave table changes outside; see "Serializable
    isolation / Savepoints / Transactional DDL" in SQLAlchemy's documentation of SQLite.
    """

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_LOCK_WAIT_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("pressmark_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _public(url: str) -> str:
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "an address that is no database URL"


def _reason(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
