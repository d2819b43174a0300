"""Corrections that files say: kept in step with what they say now, as long as nobody took them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from archive.catalogue import reading
from archive.catalogue.correcting import lay, take_back
from archive.catalogue.tables import corrections
from archive.catalogue.values import Statement


class Follower:
    """Follows files within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        spoken = sa.select(corrections.c.origin).where(corrections.c.origin != "").distinct()
        self._origins = set(connection.scalars(spoken))

    def articles_of(self, location: str) -> dict[str, str]:
        """Return the articles that the parts of a file are, by the parts' keys."""
        return reading.articles_of(self._connection, location)

    def follow(self, origin: str, said: Mapping[str, Sequence[Statement]]) -> int:
        """Bring the corrections that the file at *origin* says to what it says now, by article.

        Returns how many changed. What a person has undone stays undone for as long as the file says the same.
        """
        wanted = {(article_id, each.field): each for article_id, each_said in said.items() for each in each_said}
        if not wanted and origin not in self._origins:
            return 0
        self._origins.add(origin)
        statement = sa.select(corrections).where(corrections.c.origin == origin).order_by(corrections.c.id)
        latest = {(row["article_id"], row["field"]): row for row in self._connection.execute(statement).mappings()}
        done = 0
        for key, row in latest.items():
            if row["undone_at"] is None and (key not in wanted or not _says_same(row, wanted[key])):
                take_back(self._connection, row["article_id"], row["id"], origin)
                done += 1
        for (article_id, field), each in wanted.items():
            before = latest.get((article_id, field))
            if before is None or not _says_same(before, each) or before["undone_by"] == origin:
                lay(self._connection, article_id, each, origin)
                done += 1
        return done


def _says_same(row: Mapping[Any, Any], said: Statement) -> bool:
    return (row["value"], row["made_by"], row["why"]) == (said.value, said.made_by, said.why)
