"""Did you mean: searches with misspelt words corrected, of which each finds something.

A word is taken for misspelt when no article holds it in any form, and, where the whole search finds nothing, when a
near word is in a hundred times as many articles as this very form. It is corrected to words of the archive's own texts.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from archive.indexing import SCHEMA
from archive.search_state import SearchState
from archive.understanding import understood
from index import vocabulary
from index.engine import Engine
from index.errors import QueryError, RequestError, SearchTimeout
from index.model import Bounds, NearWord, Phrase, Query, Results, SearchRequest, Term
from index.query_syntax import QueryLimits
from index.query_words import TypedWord, replaced, typed_words
from index.schema import FieldKind

_MOST_WORDS = 8  # of one search that are looked up
_MOST_NEAR = 20  # words looked at for each
_MOST_TRIED = 6  # of these
_MOST_PROBES = 6
_MOST_SHOWN = 3
_RARE = 100  # a word is rare beside one in more than so many times as many articles
_COMPARABLE = 10  # a suggestion is shown beside one that finds up to so many times as much


_Corrections: TypeAlias = list[tuple[TypedWord, NearWord]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A search as it may have been meant, with the number of articles that it finds under the same filters."""

    q: str
    total: int


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A word that may be misspelt, and what it may be instead, best first.

    Attributes:
        is_held: some articles hold it, or another form, so that it may be right.
    """

    typed: TypedWord
    instead: tuple[NearWord, ...]
    is_held: bool

    @property
    def choices(self) -> tuple[NearWord | None, ...]:
        """What is tried, best first; None is the word as typed."""
        return (None, *self.instead) if self.is_held else self.instead


class Speller:
    """Corrects the words of one search that was answered.

    Args:
        bounds: of each search that is tried.
        seconds: that all of it may take from now on; what was found until then is told.
    """

    def __init__(self, engine: Engine, limits: QueryLimits, bounds: Bounds, seconds: float) -> None:
        self._engine = engine
        self._limits = limits
        self._bounds = bounds
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def suggestions(self, state: SearchState, query: Query, results: Results) -> tuple[Suggestion, ...]:
        """Return searches that find more than *results*, those that find most first; mostly none or one."""
        if not state.q or not _is_doubtful(results):
            return ()
        try:
            found = sorted(self._found(state, query, results), key=lambda each: -each.total)
        except SearchTimeout:
            return ()
        return tuple(each for each in found if each.total * _COMPARABLE >= found[0].total)[:_MOST_SHOWN]

    def _found(self, state: SearchState, query: Query, results: Results) -> list[Suggestion]:
        """Correct the words that no article holds; where this and the search find nothing, those that few hold too."""
        typed = [word for word in typed_words(state.q, query, SCHEMA, self._limits) if word.clause.is_wanted]
        absent = [word for word in typed if not results.term_counts[word.place].documents][:_MOST_WORDS]
        doubts = [self._doubt(word, results) for word in absent]
        unheld = [doubt for doubt in doubts if not doubt.is_held]
        first = [*islice(_combined(unheld), _MOST_PROBES)]
        found = self._tried(first, state, results)
        if found or results.total:
            return found
        others = [word for word in typed if word not in absent][: _MOST_WORDS - len(absent)]
        doubts += [self._doubt(word, results) for word in others]
        rare = {doubt.typed for doubt in doubts if doubt.is_held}
        more = (several for several in _combined(doubts) if not rare.isdisjoint(typed for typed, _ in several))
        return self._tried(islice(more, _MOST_PROBES - len(first)), state, results)

    def _tried(self, corrections: Iterable[_Corrections], state: SearchState, results: Results) -> list[Suggestion]:
        """Return what finds more than *results*, as near as the first of them; what is found when time is over."""
        found: list[Suggestion] = []
        nearest = math.inf
        with suppress(SearchTimeout):
            for several in corrections:
                changes = sum(instead.changes for _, instead in several)
                if changes > nearest:
                    break
                q = replaced(state.q, [(typed, instead.word) for typed, instead in several])
                total = self._total(state, q)
                if total > results.total:
                    nearest = changes
                    found.append(Suggestion(q, total))
        return found

    @property
    def _left_s(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise SearchTimeout(self._seconds)
        return left

    def _total(self, state: SearchState, q: str) -> int:
        bounds = replace(self._bounds, search_s=min(self._bounds.search_s, self._left_s))
        try:
            query = understood(q, self._limits)
            return self._engine.search(SearchRequest(query, state.filters(), limit=0, bounds=bounds)).total
        except (QueryError, RequestError):  # longer than a query may be, or more words than one may stand for
            return 0

    def _doubt(self, typed: TypedWord, results: Results) -> _Doubt:
        field = typed.clause.field
        of_values = field if field and SCHEMA.kind(field) is FieldKind.KEYWORD else None
        near = self._engine.near(typed.word, of_values, _MOST_NEAR, self._left_s)
        held = max((each.documents for each in near if not each.changes), default=0)
        others = [each for each in near if each.changes and each.documents > _RARE * held]
        is_found = typed.is_alone and results.term_counts[typed.place].documents > 0  # in another form perhaps
        return _Doubt(typed, _best(others), held > 0 or is_found)


def _is_doubtful(results: Results) -> bool:
    """Whether nothing was found, or a word or phrase that is wanted is in no article."""
    return not results.total or any(
        not count.documents and count.clause.is_wanted and isinstance(count.clause.leaf, Term | Phrase)
        for count in results.term_counts
    )


def _best(near: Sequence[NearWord]) -> tuple[NearWord, ...]:
    """Return the best of *near*, nearest first; one that is itself rare beside another near it comes last."""

    def is_misspelt(word: NearWord) -> bool:
        frequent = [each.word for each in near if each.documents > _RARE * word.documents]
        return any(True for _ in vocabulary.near(word.word, frequent))

    return tuple(sorted(near, key=is_misspelt)[:_MOST_TRIED])


def _combined(doubts: Sequence[_Doubt]) -> Iterator[_Corrections]:
    """Give the corrections of all words together, likeliest first."""
    doubts = [doubt for doubt in doubts if doubt.instead]
    costs = range(sum(len(doubt.choices) - 1 for doubt in doubts) + 1)
    several = (zip(doubts, chosen, strict=True) for cost in costs for chosen in _costing(doubts, cost))
    corrections = ([(doubt.typed, each) for doubt, each in pairs if each] for pairs in several)
    return filter(None, corrections)


def _costing(doubts: Sequence[_Doubt], cost: int) -> Iterator[tuple[NearWord | None, ...]]:
    """Give choices for each word whose places in the order of choices sum up to *cost*."""
    if not doubts:
        if not cost:
            yield ()
        return
    first, *others = doubts
    for place, choice in enumerate(first.choices[: cost + 1]):
        for rest in _costing(others, cost - place):
            yield (choice, *rest)
