"""What the catalogue learns of outlets: which lines recur across their articles, and which records don't show it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from archive.article import Article
from archive.catalogue.recording import note_change
from archive.catalogue.tables import (
    articles,
    changes,
    corrections,
    lines,
    passes,
    recurring,
    revisions,
    traits,
)
from archive.catalogue.values import ArticleState
from archive.extraction import Habits
from archive.extraction.folding import folded_name
from archive.records import to_record

LEAST_STORIES = 4
"""A line in fewer different stories of an outlet isn't furniture."""
SHORT_SHARE, LONG_SHARE = 0.1, 0.5
"""Of an outlet's stories a line has to stand in: wire stories share paragraphs of background, seldom short lines."""


def has_changed(connection: sa.Connection, derived_by: str) -> bool:
    """Tell whether anything changed since the last pass over the articles that these rules made."""
    seen = connection.scalar(sa.select(passes.c.last_change).where(passes.c.derived_by == derived_by))
    return seen != _last_change(connection)


def note_pass(connection: sa.Connection, derived_by: str) -> None:
    """Write down that a pass has seen all changes."""
    connection.execute(passes.delete().where(passes.c.derived_by == derived_by))
    connection.execute(passes.insert().values(derived_by=derived_by, last_change=_last_change(connection)))


def learn(connection: sa.Connection) -> None:
    """Find the lines that recur across the held articles of each outlet, from all of them."""
    _regroup(connection)
    held = traits.join(articles, (articles.c.id == traits.c.article_id) & (articles.c.state == ArticleState.HELD.value))
    stories = sa.func.count(traits.c.story.distinct())
    of_outlet = sa.select(traits.c.outlet, stories).select_from(held).group_by(traits.c.outlet)
    totals = {row[0]: row[1] for row in connection.execute(of_outlet)}
    counted = (
        sa.select(traits.c.outlet, lines.c.digest, sa.func.max(sa.cast(lines.c.is_long, sa.Integer)), stories)
        .select_from(held.join(lines, lines.c.article_id == traits.c.article_id))
        .group_by(traits.c.outlet, lines.c.digest)
        .having(stories >= LEAST_STORIES)
    )
    found = {
        (outlet, digest)
        for outlet, digest, is_long, count in connection.execute(counted)
        if count >= totals[outlet] * (LONG_SHARE if is_long else SHORT_SHARE)
    }
    known = {(row[0], row[1]) for row in connection.execute(sa.select(recurring.c.outlet, recurring.c.digest))}
    for outlet, digest in known - found:
        connection.execute(recurring.delete().where(recurring.c.outlet == outlet, recurring.c.digest == digest))
    _insert(connection, recurring, ({"outlet": outlet, "digest": digest} for outlet, digest in sorted(found - known)))


def due(connection: sa.Connection, derived_by: str) -> dict[str, Habits]:
    """Return the articles made by these rules whose records don't show the habits of their outlets, with those."""
    meeting = lines.join(traits, traits.c.article_id == lines.c.article_id).join(
        recurring, (recurring.c.outlet == traits.c.outlet) & (recurring.c.digest == lines.c.digest)
    )
    met: dict[str, set[int]] = defaultdict(set)
    found = sa.select(lines.c.article_id, lines.c.digest).select_from(meeting).where(_made_by(derived_by))
    for article_id, digest in connection.execute(found):
        met[article_id].add(digest)
    orders = _date_orders(connection)
    waiting = sa.select(traits.c.article_id, traits.c.outlet).where(traits.c.is_open, _made_by(derived_by))
    order_of = {row[0]: orders.get(row[1], "") for row in connection.execute(waiting)}
    applied = sa.select(traits.c.article_id, traits.c.applied).where(traits.c.applied != "", _made_by(derived_by))
    shown = {row[0]: row[1] for row in connection.execute(applied)}
    wanted = {
        article_id: Habits("", frozenset(met.get(article_id, ())), order_of.get(article_id, ""))
        for article_id in sorted(met.keys() | shown.keys() | order_of.keys())
    }
    return {article_id: habits for article_id, habits in wanted.items() if token(habits) != shown.get(article_id, "")}


def show(connection: sa.Connection, article_id: str, revision: int, article: Article, habits: Habits) -> bool:
    """Replace a revision's record by one that was made with *habits*; tell whether it differs."""
    where = (revisions.c.article_id == article_id) & (revisions.c.number == revision)
    record = to_record(article)
    differs = connection.scalar(sa.select(revisions.c.record).where(where)) != record
    if differs:
        now = datetime.now(UTC)
        connection.execute(revisions.update().where(where).values(record=record, recorded_at=now))
        note_change(connection, article_id, now)
    connection.execute(traits.update().where(traits.c.article_id == article_id).values(applied=token(habits)))
    return differs


def token(habits: Habits) -> str:
    """Return a text that stands for what is known of an outlet, empty for nothing."""
    if not habits.recurring and not habits.date_order:
        return ""
    return hashlib.sha256(repr((sorted(habits.recurring), habits.date_order)).encode()).hexdigest()


def _date_orders(connection: sa.Connection) -> dict[str, str]:
    """Return the order in which each known outlet writes day and month in numbers, where all its articles agree."""
    told = sa.select(traits.c.outlet, traits.c.date_order).where(traits.c.date_order != "", traits.c.outlet != "")
    orders: dict[str, set[str]] = defaultdict(set)
    for outlet, order in connection.execute(told.distinct()):
        orders[outlet].add(order)
    return {outlet: next(iter(found)) for outlet, found in orders.items() if len(found) == 1}


def _made_by(derived_by: str) -> sa.ColumnElement[bool]:
    """Whether the rules with this fingerprint made the current record of the article of ``traits``."""
    current = (articles.c.id == traits.c.article_id) & (revisions.c.number == articles.c.revision)
    return sa.exists().where(current, revisions.c.article_id == articles.c.id, revisions.c.derived_by == derived_by)


def _regroup(connection: sa.Connection) -> None:
    """Count articles whose outlet people corrected among those of the outlet that they name."""
    said = sa.select(corrections.c.article_id, corrections.c.value).where(
        corrections.c.field == "outlet", corrections.c.undone_at.is_(None)
    )
    named = {row[0]: folded_name(row[1] or "") for row in connection.execute(said.order_by(corrections.c.id))}
    moved = sa.select(traits.c.article_id, traits.c.printed, traits.c.outlet).where(
        (traits.c.outlet != traits.c.printed)
        | traits.c.article_id.in_(said.with_only_columns(corrections.c.article_id))
    )
    for article_id, printed, outlet in connection.execute(moved).all():
        wanted = named.get(article_id, printed)
        if wanted != outlet:
            connection.execute(traits.update().where(traits.c.article_id == article_id).values(outlet=wanted))


def _last_change(connection: sa.Connection) -> int:
    return connection.scalar(sa.select(sa.func.max(changes.c.number))) or 0


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> None:
    every = list(rows)
    if every:
        connection.execute(table.insert(), every)
