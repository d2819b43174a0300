"""The tables of the catalogue. What they mean stands here; how they came to be, in ``migrations``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """An instant as ISO 8601 text in UTC, which sorts as time does on every database."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(13), primary_key=True),
    sa.Column("state", sa.String(16), nullable=False),  # held, withdrawn, merged
    sa.Column("revision", sa.Integer, nullable=False),  # number of the current revision
    sa.Column("digest", sa.String(64), nullable=False, index=True),  # of the current revision's bytes
    sa.Column("created_at", UtcTime, nullable=False),
)
"""One row an article; its identifier is never given to another."""

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),  # 1, 2, …: one each time the bytes changed
    sa.Column("digest", sa.String(64), nullable=False),  # SHA-256 of the part's bytes
    sa.Column("part_key", sa.Text, nullable=False),
    sa.Column("source_sha256", sa.String(64), nullable=False),
    sa.Column("source_name", sa.Text, nullable=False),  # the name that extraction saw
    sa.Column("media_type", sa.String(255), nullable=False),
    sa.Column("encoding", sa.String(64), nullable=False),
    sa.Column("notices", sa.JSON, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),  # archive.records.to_record: every field with its evidence
    sa.Column("derived_by", sa.String(64), nullable=False),  # fingerprint of the rules and authorities
    sa.Column("recorded_at", UtcTime, nullable=False),
)
"""What was extracted from each state of an article's bytes; extracting again replaces the record."""

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("location", sa.Text, nullable=False, unique=True),  # path from the archive's folder, or absolute
    sa.Column("name", sa.Text, nullable=False),  # path from the folder that was ingested; shown to readers
    sa.Column("state", sa.String(16), nullable=False),  # present, missing, rejected
    sa.Column("reason", sa.Text),  # why it was rejected
    sa.Column("sha256", sa.String(64)),  # None where it could not be read
    sa.Column("size_bytes", sa.BigInteger),
    sa.Column("modified_ns", sa.BigInteger),  # as the file system says, since 1970
    sa.Column("derived_by", sa.String(64), nullable=False),
    sa.Column("first_seen_at", UtcTime, nullable=False),
    sa.Column("last_seen_at", UtcTime, nullable=False),
)
"""One row a file that was ever met."""

parts = sa.Table(
    "parts",
    metadata,
    sa.Column("source_id", sa.ForeignKey("sources.id"), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("article_id", sa.ForeignKey("articles.id"), index=True),  # None where the part was rejected
    sa.Column("digest", sa.String(64)),
    sa.Column("state", sa.String(16), nullable=False),  # present, missing, rejected
    sa.Column("reason", sa.Text),
)
"""Which article each part of a source is."""

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.ForeignKey("articles.id"), nullable=False, index=True),
    sa.Column("field", sa.String(32), nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("made_at", UtcTime, nullable=False),
    sa.Column("undone_at", UtcTime),
    sa.Column("undone_by", sa.Text),
    sa.Column("origin", sa.Text, nullable=False, index=True),  # location of the file that says it, "" for a person
)
"""People's corrections; they lie over the records and extracting again doesn't touch them."""

tombstones = sa.Table(
    "tombstones",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("merged_into", sa.ForeignKey("articles.id")),  # None: withdrawn
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("made_at", UtcTime, nullable=False),
)
"""Why an article that was held is no longer shown."""

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.ForeignKey("articles.id"), nullable=False),
    sa.Column("made_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)
"""Each change that the index has to follow, numbered in order; the newest number is where it should be."""

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),  # ingest, rebuild
    sa.Column("state", sa.String(16), nullable=False),  # running, finished, failed
    sa.Column("host", sa.String(255), nullable=False),
    sa.Column("process", sa.Integer, nullable=False),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("beat_at", UtcTime, nullable=False),  # when it was last heard of
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("reason", sa.Text),
)
"""Work that is under way or was done, so that another process can say how far it is."""

traits = sa.Table(
    "traits",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("printed", sa.Text, nullable=False),  # folded name of the outlet as extracted, "" for none
    sa.Column("outlet", sa.Text, nullable=False, index=True),  # the same with corrections
    sa.Column("story", sa.BigInteger, nullable=False),  # digest that printings of one story share
    sa.Column("date_order", sa.String(16), nullable=False),  # of day and month in numbers, "" where not told
    sa.Column("is_open", sa.Boolean, nullable=False),  # whether its own date waits for that order
    sa.Column("applied", sa.String(64), nullable=False),  # token of the habits that the record was made with
)
"""What each article's own text tells of its outlet's habits; made anew with the record."""

lines = sa.Table(
    "lines",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("digest", sa.BigInteger, primary_key=True),
    sa.Column("is_long", sa.Boolean, nullable=False),
)
"""Which lines of an article would be furniture if they recurred."""

recurring = sa.Table(
    "recurring",
    metadata,
    sa.Column("outlet", sa.Text, primary_key=True),
    sa.Column("digest", sa.BigInteger, primary_key=True),
)
"""Lines that recur across an outlet's articles, as the last pass found them."""

passes = sa.Table(
    "passes",
    metadata,
    sa.Column("derived_by", sa.String(64), primary_key=True),
    sa.Column("last_change", sa.Integer, nullable=False),
)
"""The newest change that a pass over the articles of one set of rules has seen."""
