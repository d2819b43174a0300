"""Writing what an ingest met: sources, parts, articles, revisions, numbered changes.

How bytes become articles:

- A part whose bytes are the current ones of an article is another source of that article.
- Otherwise, a part that was an article before is a new revision of it, unless the old bytes are
  still to be found in another source: then they keep the article and this becomes a new one.
- Otherwise it is a new article.

So copies are one article, a moved file keeps its article, and a changed file keeps its permalink.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from archive import permalink
from archive.catalogue.tables import articles, changes, lines, parts, revisions, sources, traits
from archive.catalogue.values import ArticleState, DerivedPart, Outcome, OutcomeKind, SeenFile, SourceState
from archive.readers import Refusal
from archive.records import to_record

Row = Mapping[str, Any]


class Recorder:
    """Records files within one transaction; all of it is kept, or none."""

    def __init__(self, connection: sa.Connection, derived_by: str) -> None:
        """Take the transaction's connection and the fingerprint of the rules and authorities in use."""
        self._connection = connection
        self._derived_by = derived_by
        self._now = datetime.now(UTC)

    def record(self, file: SeenFile, derived: Iterable[DerivedPart | Refusal]) -> list[Outcome]:
        """Record a file that was read, part by part; return an outcome for each part."""
        source_id = self._source(file, SourceState.PRESENT, None, self._derived_by)
        before = {row["key"]: row for row in self._rows(sa.select(parts).where(parts.c.source_id == source_id))}
        outcomes = [self._part(file, source_id, each, before) for each in derived]
        gone = before.keys() - {outcome.key for outcome in outcomes}
        for key in gone:
            self._update_part(source_id, key, state=SourceState.MISSING.value)
        return outcomes

    def reject(self, file: SeenFile, reason: str, *, is_final: bool = True) -> Outcome:
        """Record a file that gives no article; what it gave before is kept.

        Where that is not final, the next ingest tries the file again though it has not changed.
        """
        self._source(file, SourceState.REJECTED, reason, self._derived_by if is_final else "")
        return Outcome(file.name, "", OutcomeKind.REJECTED, None, reason)

    def keep(self, file: SeenFile) -> list[Outcome]:
        """Record that a file has the bytes that it had; its parts come out the same, or rejected as before."""
        self._connection.execute(
            sources.update()
            .where(sources.c.location == file.location)
            .values(size_bytes=file.size_bytes, modified_ns=file.modified_ns, last_seen_at=self._now)
        )
        source = self._rows(sa.select(sources).where(sources.c.location == file.location))[0]
        if source["state"] == SourceState.REJECTED.value:
            return [Outcome(file.name, "", OutcomeKind.REJECTED, None, source["reason"] or "")]
        held = sa.select(parts).where(parts.c.source_id == source["id"], parts.c.state != SourceState.MISSING.value)
        return [
            Outcome(file.name, row["key"], OutcomeKind.REJECTED, None, row["reason"] or "")
            if row["state"] == SourceState.REJECTED.value
            else Outcome(file.name, row["key"], OutcomeKind.SAME, row["article_id"])
            for row in self._rows(held.order_by(parts.c.key))
        ]

    def mark_missing(self, locations: Iterable[str]) -> None:
        """Record that the files at these locations are no longer there; their articles stay."""
        for location in locations:
            self._connection.execute(
                sources.update().where(sources.c.location == location).values(state=SourceState.MISSING.value)
            )

    def _source(self, file: SeenFile, state: SourceState, reason: str | None, derived_by: str) -> int:
        values = {
            "name": file.name,
            "state": state.value,
            "reason": reason,
            "sha256": file.sha256,
            "size_bytes": file.size_bytes,
            "modified_ns": file.modified_ns,
            "derived_by": derived_by,
            "last_seen_at": self._now,
        }
        known: int | None = self._connection.scalar(sa.select(sources.c.id).where(sources.c.location == file.location))
        if known is not None:
            self._connection.execute(sources.update().where(sources.c.id == known).values(values))
            return known
        added = self._connection.execute(
            sources.insert(), {"location": file.location, "first_seen_at": self._now, **values}
        )
        return int(added.inserted_primary_key[0])  # type: ignore[index]

    def _part(
        self, file: SeenFile, source_id: int, derived: DerivedPart | Refusal, before: Mapping[str, Row]
    ) -> Outcome:
        if isinstance(derived, Refusal):
            self._put_part(source_id, derived.key, before, state=SourceState.REJECTED.value, reason=derived.reason)
            return Outcome(file.name, derived.key, OutcomeKind.REJECTED, None, derived.reason)
        known = before.get(derived.part.key)
        article_id, kind, reason = self._place(file, source_id, derived, known["article_id"] if known else None)
        self._put_part(
            source_id,
            derived.part.key,
            before,
            state=SourceState.PRESENT.value,
            reason=None,
            article_id=article_id,
            digest=derived.part.digest,
        )
        return Outcome(file.name, derived.part.key, kind, article_id, reason)

    def _place(
        self, file: SeenFile, source_id: int, derived: DerivedPart, linked: str | None
    ) -> tuple[str, OutcomeKind, str]:
        """Find or make the article of a part: its identifier, what was done, and why."""
        holder = self._article_with(derived.part.digest, linked)
        if holder is not None:
            renewed = self._renew(holder, file, derived)
            if linked == holder["id"]:
                return holder["id"], OutcomeKind.CHANGED if renewed else OutcomeKind.SAME, ""
            reason = f"It holds the same bytes as article {holder['id']}."
            return holder["id"], OutcomeKind.CHANGED if linked else OutcomeKind.SAME, reason
        if linked is None:
            return self._add(file, derived), OutcomeKind.ADDED, ""
        if self._has_other_source(linked, source_id, derived.part.key):
            reason = f"Its earlier bytes stay article {linked}, which has another source."
            return self._add(file, derived), OutcomeKind.ADDED, reason
        self._revise(linked, file, derived)
        return linked, OutcomeKind.CHANGED, ""

    def _article_with(self, digest: str, preferred: str | None) -> Row | None:
        """Return the article whose current bytes have this digest; of several the preferred, then the eldest."""
        rows = self._rows(
            sa.select(articles).where(articles.c.digest == digest).order_by(articles.c.created_at, articles.c.id)
        )
        return next((row for row in rows if row["id"] == preferred), rows[0] if rows else None)

    def _has_other_source(self, article_id: str, source_id: int, key: str) -> bool:
        here = (parts.c.source_id == source_id) & (parts.c.key == key)
        found = self._connection.scalar(
            sa.select(sa.func.count())
            .select_from(parts.join(sources))
            .where(parts.c.article_id == article_id, ~here)
            .where(parts.c.state == SourceState.PRESENT.value, sources.c.state == SourceState.PRESENT.value)
        )
        return bool(found)

    def _add(self, file: SeenFile, derived: DerivedPart) -> str:
        article_id = self._free_identifier(derived.part.digest, derived.part.key)
        row = {"revision": 1, "digest": derived.part.digest, "created_at": self._now}
        self._connection.execute(articles.insert(), {"id": article_id, "state": ArticleState.HELD.value, **row})
        self._insert_revision(article_id, 1, file, derived)
        self._changed(article_id)
        return article_id

    def _revise(self, article_id: str, file: SeenFile, derived: DerivedPart) -> None:
        number = 1 + self._connection.scalar(sa.select(articles.c.revision).where(articles.c.id == article_id))  # type: ignore[operator]
        self._insert_revision(article_id, number, file, derived)
        self._connection.execute(
            articles.update().where(articles.c.id == article_id).values(revision=number, digest=derived.part.digest)
        )
        self._changed(article_id)

    def _renew(self, article: Row, file: SeenFile, derived: DerivedPart) -> bool:
        """Replace the record of the current revision where other rules made it; tell whether it differs.

        An article with several sources is extracted under the name that sorts first, so that the
        order in which files are met does not matter.
        """
        where = (revisions.c.article_id == article["id"]) & (revisions.c.number == article["revision"])
        now = self._rows(sa.select(revisions).where(where))[0]
        if file.name >= now["source_name"] and now["derived_by"] == self._derived_by:
            return False
        values = self._revision_values(file, derived)
        self._connection.execute(revisions.update().where(where).values(values))
        self._keep_traits(article["id"], derived)
        differs = any(values[name] != now[name] for name in ("record", "encoding", "media_type", "notices"))
        if differs:
            self._changed(article["id"])
        return differs

    def _insert_revision(self, article_id: str, number: int, file: SeenFile, derived: DerivedPart) -> None:
        values = self._revision_values(file, derived)
        self._connection.execute(revisions.insert(), {"article_id": article_id, "number": number, **values})
        self._keep_traits(article_id, derived)

    def _revision_values(self, file: SeenFile, derived: DerivedPart) -> dict[str, Any]:
        part = derived.part
        return {
            "digest": part.digest,
            "part_key": part.key,
            "source_sha256": file.sha256,
            "source_name": file.name,
            "media_type": part.media_type,
            "encoding": part.encoding,
            "notices": list(part.notices),
            "record": to_record(derived.article),
            "derived_by": self._derived_by,
            "recorded_at": self._now,
        }

    def _keep_traits(self, article_id: str, derived: DerivedPart) -> None:
        for table in (lines, traits):
            self._connection.execute(table.delete().where(table.c.article_id == article_id))
        found = derived.traits
        if found is None:
            return
        values = {"printed": found.outlet, "outlet": found.outlet, "story": found.story}
        values |= {"date_order": found.date_order, "is_open": found.is_open, "applied": ""}
        self._connection.execute(traits.insert(), {"article_id": article_id, **values})
        kept = {**dict.fromkeys(found.long, True), **dict.fromkeys(found.short, False)}
        rows = [{"article_id": article_id, "digest": digest, "is_long": is_long} for digest, is_long in kept.items()]
        if rows:
            self._connection.execute(lines.insert(), rows)

    def _free_identifier(self, digest: str, key: str) -> str:
        attempt = 0
        while True:
            candidate = permalink.issue(digest, key, attempt)
            if self._connection.scalar(sa.select(articles.c.id).where(articles.c.id == candidate)) is None:
                return candidate
            attempt += 1

    def _changed(self, article_id: str) -> None:
        note_change(self._connection, article_id, self._now)

    def _put_part(self, source_id: int, key: str, before: Mapping[str, Row], **values: Any) -> None:
        if key in before:
            self._update_part(source_id, key, **values)
        else:
            self._connection.execute(parts.insert(), {"source_id": source_id, "key": key, **values})

    def _update_part(self, source_id: int, key: str, **values: Any) -> None:
        self._connection.execute(
            parts.update().where(parts.c.source_id == source_id, parts.c.key == key).values(**values)
        )

    def _rows(self, statement: sa.Select[Any]) -> list[Row]:
        return [dict(row) for row in self._connection.execute(statement).mappings()]


def note_change(connection: sa.Connection, article_id: str, now: datetime) -> None:
    """Number a change of an article, for the index to follow."""
    connection.execute(changes.insert(), {"article_id": article_id, "made_at": now})
