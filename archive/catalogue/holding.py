"""How much is held, of files and of articles, and what came last."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from archive.catalogue.runs import RunKind, RunState
from archive.catalogue.tables import articles, parts, runs, sources
from archive.catalogue.values import ArticleState, SourceState


def files(connection: sa.Connection) -> dict[SourceState, int]:
    """Return how many files stand how, as they were last looked for."""
    rows = connection.execute(sa.select(sources.c.state, sa.func.count()).group_by(sources.c.state))
    found = {SourceState(row[0]): row[1] for row in rows}
    return {state: found.get(state, 0) for state in SourceState}


def without_source(connection: sa.Connection, limit: int) -> tuple[int, list[str]]:
    """Return how many articles are held that no file holds any more, and some of them, those taken in last."""
    present = (parts.c.state == SourceState.PRESENT.value) & (sources.c.state == SourceState.PRESENT.value)
    held_by = (
        sa.select(parts.c.key).select_from(parts.join(sources)).where(parts.c.article_id == articles.c.id, present)
    )
    lost = (articles.c.state == ArticleState.HELD.value) & ~held_by.exists()
    count = connection.scalar(sa.select(sa.func.count()).select_from(articles).where(lost)) or 0
    first = sa.select(articles.c.id).where(lost).order_by(articles.c.created_at.desc(), articles.c.id).limit(limit)
    return count, list(connection.scalars(first)) if count else []


def taken_in_last(connection: sa.Connection, limit: int) -> dict[str, datetime]:
    """Return the articles that were taken in last and are held, with when, the last first."""
    columns = sa.select(articles.c.id, articles.c.created_at).where(articles.c.state == ArticleState.HELD.value)
    rows = connection.execute(columns.order_by(articles.c.created_at.desc(), articles.c.id).limit(limit))
    return {row[0]: row[1] for row in rows}


def last_ingest(connection: sa.Connection) -> datetime | None:
    """Return when the last ingest that came to its end did so, None before any."""
    finished = (runs.c.kind == RunKind.INGEST.value) & (runs.c.state == RunState.FINISHED.value)
    ended: datetime | None = connection.scalar(
        sa.select(runs.c.beat_at).where(finished).order_by(runs.c.id.desc()).limit(1)
    )
    return ended
