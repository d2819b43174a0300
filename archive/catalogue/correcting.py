"""People's say over the records: corrections that lie over extracted values, and tombstones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from archive.article import FIELD_NAMES, Article, Confidence, Evidence, Field
from archive.catalogue.recording import note_change
from archive.catalogue.tables import articles, corrections, tombstones
from archive.catalogue.values import ArticleState, Correction, Statement, Tombstone
from archive.dates import EdtfDate
from archive.errors import ArticleNotFound, CatalogueError


def corrected(article: Article, made: Iterable[Correction]) -> Article:
    """Return *article* with corrections over it, oldest first; what they cover becomes an alternative."""
    fields: dict[str, Any] = {}
    for correction in made:
        below: Field[Any] = fields.get(correction.field) or getattr(article, correction.field)
        day = correction.made_at.date().isoformat()
        why = f": {correction.why}" if correction.why else ""
        evidence = Evidence(f"corrected by {correction.made_by} on {day}{why}", None, None, "")
        covered = replace(below, alternatives=())
        fields[correction.field] = Field(
            read_value(correction.field, correction.value),
            Confidence.HIGH,
            (evidence,),
            (covered, *below.alternatives),
        )
    return replace(article, **fields) if fields else article


def read_value(field: str, value: Any) -> Any:
    """Return a correction's JSON value as the field holds it.

    Raises:
        CatalogueError: the field can't be corrected, or the value is not of its kind.
        DateError: a date that is not EDTF.
    """
    if field not in FIELD_NAMES:
        raise CatalogueError(f"“{field}” is no field that can be corrected; those are {', '.join(FIELD_NAMES)}")
    if field == "authors":
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise CatalogueError("authors are a list of names")
        return tuple(value)
    if value is not None and not isinstance(value, str):
        raise CatalogueError(f"“{field}” is a text, or null where it is not known")
    if field in ("published", "accessed"):
        return None if value is None else EdtfDate.parse(value)
    return value


def correct(connection: sa.Connection, article_id: str, said: Statement) -> int:
    """Lay a correction over a field; return its number.

    Raises:
        ArticleNotFound: no article has this identifier.
        CatalogueError, DateError: see ``read_value``.
    """
    read_value(said.field, said.value)
    _require_article(connection, article_id)
    return lay(connection, article_id, said)


def undo(connection: sa.Connection, article_id: str, correction_id: int, by: str) -> None:
    """Take a correction of an article back; it stays in the record as undone.

    Raises:
        CatalogueError: the article has no such correction in force.
    """
    in_force = (corrections.c.id == correction_id) & corrections.c.undone_at.is_(None)
    if connection.scalar(sa.select(corrections.c.article_id).where(in_force)) != article_id:
        raise CatalogueError(f"article {article_id} has no correction {correction_id} in force")
    take_back(connection, article_id, correction_id, by)


def history(connection: sa.Connection, article_id: str) -> list[Correction]:
    """Return all corrections of an article, undone ones too, oldest first."""
    statement = sa.select(corrections).where(corrections.c.article_id == article_id).order_by(corrections.c.id)
    return [correction_of(row) for row in _rows(connection, statement)]


def correction_of(row: Mapping[str, Any]) -> Correction:
    """Return the correction that a row of the table holds."""
    return Correction(**{name: value for name, value in row.items() if name != "article_id"})


def lay(connection: sa.Connection, article_id: str, said: Statement, origin: str = "") -> int:
    """Lay a correction that was examined over a field of an article that there is; return its number."""
    now = datetime.now(UTC)
    values = {"field": said.field, "value": said.value, "made_by": said.made_by, "why": said.why}
    added = connection.execute(corrections.insert().values(article_id=article_id, made_at=now, origin=origin, **values))
    note_change(connection, article_id, now)
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def take_back(connection: sa.Connection, article_id: str, correction_id: int, by: str) -> None:
    """Mark a correction that is in force as undone."""
    now = datetime.now(UTC)
    connection.execute(
        corrections.update().where(corrections.c.id == correction_id).values(undone_at=now, undone_by=by)
    )
    note_change(connection, article_id, now)


def _rows(connection: sa.Connection, statement: sa.Executable) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(statement).mappings()]


def withdraw(connection: sa.Connection, article_id: str, made_by: str, why: str) -> None:
    """Show an article no longer; its permalink says that it was withdrawn, and why."""
    _bury(connection, article_id, None, made_by, why)


def merge(connection: sa.Connection, article_id: str, into: str, made_by: str, why: str) -> None:
    """Let another article stand for this one; its permalink leads there.

    Raises:
        CatalogueError: an article can't be merged into itself, nor into one that is not held.
    """
    state = _require_article(connection, into)
    if into == article_id or state != ArticleState.HELD.value:
        raise CatalogueError(f"article {article_id} can't be merged into {into}, which has to be another that is held")
    _bury(connection, article_id, into, made_by, why)


def tombstone(connection: sa.Connection, article_id: str) -> Tombstone | None:
    """Return why an article is no longer shown, None where it is."""
    row = connection.execute(sa.select(tombstones).where(tombstones.c.article_id == article_id)).mappings().first()
    return Tombstone(**row) if row else None


def _bury(connection: sa.Connection, article_id: str, into: str | None, made_by: str, why: str) -> None:
    if _require_article(connection, article_id) != ArticleState.HELD.value:
        raise CatalogueError(f"article {article_id} is already withdrawn or merged")
    now = datetime.now(UTC)
    connection.execute(
        tombstones.insert().values(article_id=article_id, merged_into=into, made_by=made_by, why=why, made_at=now)
    )
    state = ArticleState.MERGED if into else ArticleState.WITHDRAWN
    connection.execute(articles.update().where(articles.c.id == article_id).values(state=state.value))
    note_change(connection, article_id, now)


def _require_article(connection: sa.Connection, article_id: str) -> str:
    state: str | None = connection.scalar(sa.select(articles.c.state).where(articles.c.id == article_id))
    if state is None:
        raise ArticleNotFound(article_id)
    return state
