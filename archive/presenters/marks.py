"""The places of an article that a search marks, numbered in reading order, to go from one to the next."""

from __future__ import annotations

from collections.abc import Iterable

from archive.article import Span
from archive.presenters.text import Run, Stretch, stretches
from index import snippets
from index.model import Query

MOST_STEPPED = 500
"""Marks of a page that are numbered; those beyond it are marked and can't be gone to one by one."""


class Marker:
    """Marks the texts of one article; they are numbered as they are asked for, so each is asked for once."""

    def __init__(self, language: str | None, query: Query | None) -> None:
        """Take the language of the texts and what to mark; None marks nothing."""
        self._language = language
        self._query = query
        self.count = 0

    @property
    def numbered(self) -> int:
        """How many of the marks so far have a number."""
        return min(self.count, MOST_STEPPED)

    def runs(self, text: str | None) -> tuple[Run, ...]:
        """Return a text without links as runs; none for an empty one."""
        return tuple(run for stretch in self.stretches(text or "") for run in stretch.runs)

    def stretches(self, text: str, spans: Iterable[Span] = ()) -> tuple[Stretch, ...]:
        """Return a text with what stands out in it and its numbered marks."""
        if self._query is None:
            return stretches(text, spans, ())
        marks = snippets.whole(text, self._language, self._query).marks
        numbers = {start: number for number, (start, _) in enumerate(marks, self.count + 1) if number <= MOST_STEPPED}
        self.count += len(marks)
        return stretches(text, spans, marks, numbers)
