"""The history of an article: its revisions, and when anything of it changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from archive.article import Article
from archive.catalogue.tables import changes, revisions
from archive.catalogue.values import Revision
from archive.records import from_record

_COLUMNS = {
    "number": "number",
    "digest": "digest",
    "part_key": "part_key",
    "source_sha256": "sha256",
    "source_name": "source_name",
    "media_type": "media_type",
    "encoding": "encoding",
    "recorded_at": "recorded_at",
}


def revisions_of(connection: sa.Connection, article_id: str, most: int) -> list[Revision]:
    """Return the newest *most* revisions of an article, oldest first."""
    rows = connection.execute(_selected(article_id).order_by(revisions.c.number.desc()).limit(most)).mappings()
    return [Revision(**row) for row in rows][::-1]


def revision(connection: sa.Connection, article_id: str, number: int) -> Revision | None:
    """Return one revision of an article, None where there is no such one."""
    row = connection.execute(_selected(article_id).where(revisions.c.number == number)).mappings().first()
    return Revision(**row) if row else None


def article_at(connection: sa.Connection, article_id: str, number: int) -> Article | None:
    """Return what was extracted from a revision's bytes, without corrections; None where there is no such revision."""
    where = (revisions.c.article_id == article_id) & (revisions.c.number == number)
    record = connection.scalar(sa.select(revisions.c.record).where(where))
    return None if record is None else from_record(record)


def changed_at(connection: sa.Connection, article_id: str, most: int) -> list[datetime]:
    """Return when an article changed, the last *most* times, oldest first."""
    statement = sa.select(changes.c.made_at).where(changes.c.article_id == article_id)
    return list(connection.scalars(statement.order_by(changes.c.number.desc()).limit(most)))[::-1]


def _selected(article_id: str) -> sa.Select[Any]:
    columns = [revisions.c[name].label(label) for name, label in _COLUMNS.items()]
    return sa.select(*columns).where(revisions.c.article_id == article_id)
