"""Reading what the catalogue holds."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from archive.catalogue.correcting import corrected, correction_of
from archive.catalogue.tables import articles, changes, corrections, parts, revisions, runs, sources
from archive.catalogue.values import (
    ArticleSource,
    ArticleState,
    Correction,
    Counts,
    Entry,
    KnownSource,
    Rejection,
    SourceState,
)
from archive.records import from_record

Row = Mapping[str, Any]


def entries(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Entry]:
    """Return the articles with these identifiers, by identifier; unknown ones are left out."""
    current = articles.join(
        revisions, (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision)
    )
    statement = sa.select(articles.c.id, articles.c.state, articles.c.revision, *_REVISION_COLUMNS)
    rows = _rows(connection, statement.select_from(current).where(articles.c.id.in_(ids)))
    found_in = _sources_of(connection, ids)
    made = _corrections_of(connection, ids)
    return {row["id"]: _entry(row, found_in[row["id"]], made[row["id"]]) for row in rows}


def known_sources(connection: sa.Connection) -> dict[str, KnownSource]:
    """Return every file that was ever met, by location."""
    columns = [sources.c[name] for name in KnownSource.__slots__]
    return {
        row["location"]: KnownSource(**{**row, "state": SourceState(row["state"])})
        for row in _rows(connection, sa.select(*columns))
    }


def articles_of(connection: sa.Connection, location: str) -> dict[str, str]:
    """Return the articles that the parts of a file are, by the parts' keys."""
    held = sa.select(parts.c.key, parts.c.article_id).select_from(parts.join(sources))
    present = (parts.c.state == SourceState.PRESENT.value) & (sources.c.state == SourceState.PRESENT.value)
    return {row[0]: row[1] for row in connection.execute(held.where(sources.c.location == location, present))}


def outlets(connection: sa.Connection) -> dict[str, int]:
    """Return the outlets of held articles as they were extracted, with how many articles each has."""
    name = revisions.c.record["outlet"]["value"].as_string()
    current = (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision)
    held = sa.select(name, sa.func.count()).select_from(articles.join(revisions, current))
    rows = connection.execute(held.where(articles.c.state == ArticleState.HELD.value).group_by(name))
    return {row[0]: row[1] for row in rows if row[0]}


def rejections(connection: sa.Connection, offset: int = 0, limit: int | None = None) -> list[Rejection]:
    """Return the files and parts that give no article, by name."""
    statement = _rejected().order_by("name", "key").offset(offset).limit(limit)
    return [Rejection(**row) for row in _rows(connection, statement)]


def counts(connection: sa.Connection) -> Counts:
    """Return how much is held."""
    held = sa.select(sa.func.count()).where(articles.c.state == ArticleState.HELD.value)
    rejected = sa.select(sa.func.count()).select_from(_rejected().subquery())
    return Counts(
        articles=connection.scalar(held) or 0,
        rejected=connection.scalar(rejected) or 0,
        last_change=connection.scalar(sa.select(sa.func.max(changes.c.number))) or 0,
    )


def changed_after(connection: sa.Connection, number: int, limit: int) -> list[tuple[int, str]]:
    """Return the next *limit* changes after *number*: (number, article), in order."""
    statement = sa.select(changes.c.number, changes.c.article_id).where(changes.c.number > number)
    return [(row[0], row[1]) for row in connection.execute(statement.order_by(changes.c.number).limit(limit))]


def held_ids(connection: sa.Connection, after: str, limit: int) -> list[str]:
    """Return the next *limit* identifiers of held articles that sort after *after*, in order."""
    statement = sa.select(articles.c.id).where(articles.c.state == ArticleState.HELD.value, articles.c.id > after)
    return list(connection.scalars(statement.order_by(articles.c.id).limit(limit)))


def held_page(connection: sa.Connection, offset: int, limit: int) -> list[tuple[str, datetime]]:
    """Return held articles in order of identifier, each with when its current revision was recorded."""
    current = (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision)
    statement = sa.select(articles.c.id, revisions.c.recorded_at).select_from(articles.join(revisions, current))
    held = statement.where(articles.c.state == ArticleState.HELD.value).order_by(articles.c.id)
    return [(row[0], row[1]) for row in connection.execute(held.offset(offset).limit(limit))]


def stamp(connection: sa.Connection) -> str:
    """Return a text that changes whenever anything that readers are shown of any article may have changed."""
    last_change = connection.scalar(sa.select(sa.func.max(changes.c.number))) or 0
    run = connection.execute(
        sa.select(runs.c.id, runs.c.state, runs.c.done).order_by(runs.c.id.desc()).limit(1)
    ).first()
    return f"{last_change}:{'-'.join(map(str, run)) if run else ''}"


_REVISION_COLUMNS = tuple(
    revisions.c[name]
    for name in (
        "part_key",
        "digest",
        "source_sha256",
        "source_name",
        "media_type",
        "encoding",
        "notices",
        "record",
        "derived_by",
        "recorded_at",
    )
)


def _entry(row: Row, found_in: list[ArticleSource], made: list[Correction]) -> Entry:
    return Entry(
        id=row["id"],
        state=ArticleState(row["state"]),
        revision=row["revision"],
        part_key=row["part_key"],
        digest=row["digest"],
        sha256=row["source_sha256"],
        source_name=row["source_name"],
        media_type=row["media_type"],
        encoding=row["encoding"],
        notices=tuple(row["notices"]),
        recorded_at=row["recorded_at"],
        article=corrected(from_record(row["record"]), made),
        sources=tuple(found_in),
        corrections=tuple(made),
        state_token=_token(row, made),
    )


def _token(row: Row, made: list[Correction]) -> str:
    seen = [row["state"], row["revision"], row["digest"], row["derived_by"], row["recorded_at"].isoformat()]
    seen += [correction.id for correction in made]
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def _sources_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, list[ArticleSource]]:
    columns = (parts.c.article_id, parts.c.key, parts.c.state, sources.c.state.label("file_state"))
    statement = sa.select(*columns, sources.c.name, sources.c.location).select_from(parts.join(sources))
    found: dict[str, list[ArticleSource]] = defaultdict(list)
    for row in _rows(connection, statement.where(parts.c.article_id.in_(ids)).order_by(sources.c.name, parts.c.key)):
        whole = row["file_state"] == SourceState.PRESENT.value
        state = SourceState(row["state"] if whole else row["file_state"])
        found[row["article_id"]].append(ArticleSource(row["name"], row["key"], state, row["location"]))
    return found


def _corrections_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, list[Correction]]:
    statement = sa.select(corrections).where(corrections.c.article_id.in_(list(ids)), corrections.c.undone_at.is_(None))
    made: dict[str, list[Correction]] = defaultdict(list)
    for row in _rows(connection, statement.order_by(corrections.c.id)):
        made[row["article_id"]].append(correction_of(row))
    return made


def _rejected() -> sa.CompoundSelect[Any]:
    rejected = SourceState.REJECTED.value
    whole = sa.select(sources.c.name, sa.literal("").label("key"), sources.c.reason, sources.c.last_seen_at).where(
        sources.c.state == rejected
    )
    single = (
        sa.select(sources.c.name, parts.c.key, parts.c.reason, sources.c.last_seen_at)
        .select_from(parts.join(sources))
        .where(parts.c.state == rejected, sources.c.state == SourceState.PRESENT.value)
    )
    return sa.union_all(whole, single)


def _rows(connection: sa.Connection, statement: sa.Executable) -> list[Row]:
    return [dict(row) for row in connection.execute(statement).mappings()]
