"""Searching an open Whoosh reader: how a request is answered from its postings and contents.

A word's postings are read once. This gives the documents that it is in (which the answer has to
tell), their weights and so their scores; the rest is arithmetic on sets of document numbers.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date
from itertools import islice
from typing import TypeVar

from index import answers, listing, nearness, periods, ranking
from index.clocks import Clock
from index.model import (
    And,
    AtLeast,
    Clause,
    During,
    Facet,
    FacetRequest,
    Fuzzy,
    HistogramRequest,
    Hit,
    Leaf,
    MatchAll,
    Missing,
    Not,
    Or,
    Query,
    RangeFilter,
    Recency,
    SearchRequest,
    Sort,
    TermCount,
    ValueFilter,
    ValuesPage,
    ValuesRequest,
    Wildcard,
    Within,
    clauses,
)
from index.periods import Bar, DateRange
from index.schema import FieldKind, Schema
from index.whoosh_contents import View
from index.whoosh_layout import MISSING, OPEN_END, OPEN_START, day_columns, days
from index.whoosh_postings import Postings, holders

_Thing = TypeVar("_Thing")
_COUNTED_AT_ONCE = 8192
_WORD_S, _SPELT_S = 0.005, 0.05


def expected_s(query: Query) -> float:
    """Return the processor seconds that *query* will take at least in a large index, by the number of its leaves."""
    return sum(_SPELT_S if isinstance(clause.leaf, Wildcard | Fuzzy) else _WORD_S for clause in clauses(query))


class Question:
    """One request put to one commit."""

    def __init__(self, view: View, schema: Schema, request: SearchRequest, clock: Clock) -> None:
        self.contents = view.contents
        self._view = view
        self._reader = view.reader
        self._schema = schema
        self._request = request
        self._clock = clock
        self._postings = Postings(
            view.reader,
            schema,
            self.contents.columns.languages,
            self.contents.languages,
            self.contents.norms,
            self._clock,
            request.bounds.max_forms,
        )
        self._clauses = clauses(request.query)
        self._weights = {clause: self._clause_weights(clause) for clause in dict.fromkeys(self._clauses)}
        self._allowed = self._allowed_by_field()
        self.scores = self._scores()

    def hits(self) -> set[int]:
        """Return the document numbers of all hits."""
        return self._without(None)

    def ordered(self, hits: Iterable[int], count: int | None = None) -> list[int]:
        """Return the first *count* of *hits*, or all of them, in the order asked for."""
        if self._request.sort is Sort.RELEVANCE and count != 0:
            self._bring_near(hits)
        return sorted(hits, key=self._order()) if count is None else heapq.nsmallest(count, hits, key=self._order())

    def _bring_near(self, hits: Iterable[int]) -> None:
        """Add to the scores of the best of *hits* what the nearness of words adds."""
        scoring = [clause for clause in self._clauses if answers.scores(clause, self._schema)]
        pairs = nearness.pairs(scoring, lambda clause: self._rarity(len(self._weights[clause][0])))
        if not pairs:
            return
        for number in heapq.nsmallest(nearness.DEPTH, hits, key=self._order()):
            self._clock.check()
            texts, language = self._view.stored(number)
            self.scores[number] = ranking.settled(self.scores[number] + nearness.bonus(pairs, texts, language))

    def _rarity(self, matching: int) -> float:
        return ranking.rarity(len(self._live), matching)

    def _order(self) -> Callable[[int], tuple[float, str] | tuple[bool, int, str]]:
        """Return the key by which document numbers are in the order asked for."""
        ids, scores = self.contents.ids, self.scores
        if self._request.sort is Sort.RELEVANCE:
            return lambda number: (-scores[number], ids[number])
        starts = self.contents.columns.numbers[f"start_{answers.date_field(self._schema).name}"]
        sign = -1 if self._request.sort is Sort.NEWEST else 1
        return lambda number: (starts[number] == MISSING, sign * starts[number], ids[number])

    def quoted(self, numbers: Iterable[int]) -> tuple[Hit, ...]:
        """Return the hits with their fragments; what was found in time is quoted to the end."""
        quoted = []
        for number in numbers:
            self._clock.make_room()
            quoted.append(self._hit(number))
        return tuple(quoted)

    def _hit(self, number: int) -> Hit:
        if self._request.fragments is None:
            return Hit(self.contents.ids[number], self.scores[number])
        texts, language = self._view.stored(number)
        documents: dict[Query, int] = {
            clause.leaf: len(found) for clause, (found, _) in self._weights.items() if not clause.is_side
        }
        whole, excerpts = answers.quoted(texts, language, self._request, documents)
        return Hit(self.contents.ids[number], self.scores[number], whole, excerpts)

    def facet(self, asked: FacetRequest, clock: Clock) -> Facet:
        """Count the values of a field, ignoring its own filters.

        Raises:
            SearchTimeout: *clock* says so.
        """
        counts, missing = self._value_counts(self._without(asked.field), asked.field, clock)
        return answers.facet(counts, missing, asked, self._request)

    def values(self, asked: ValuesRequest) -> ValuesPage:
        """Return a page of the values of a field, ignoring its own filters.

        Raises:
            SearchTimeout: the search has no time left.
        """
        numbers = self._without(asked.field)
        counts, missing = self._value_counts(numbers, asked.field, self._clock)
        return listing.page(counts, missing, asked, lambda wanted: self._extents(numbers, asked, wanted), self._clock)

    def best(self, but: int, limit: int) -> tuple[Hit, ...]:
        """Return the best hits but one, without what nearness adds."""
        ids, scores = self.contents.ids, self.scores
        found = heapq.nsmallest(limit, self.hits() - {but}, key=lambda number: (-scores[number], ids[number]))
        return tuple(Hit(ids[number], scores[number]) for number in found)

    def _value_counts(self, numbers: Set[int], field: str, clock: Clock) -> tuple[Counter[str], int]:
        """Return how many of some documents have each value of a field, and how many none."""
        values = self.contents.columns.values[field]
        tally = _counted(map(values.__getitem__, numbers), clock)
        missing = tally.pop((), 0)
        counts: Counter[str] = Counter()
        for several, documents in tally.items():
            for value in several:
                counts[value] += documents
        return counts, missing

    def _extents(self, numbers: Set[int], asked: ValuesRequest, wanted: Set[str]) -> listing.Extents:
        """Return what the documents of the *wanted* values are dated."""
        columns = self.contents.columns
        values, names = columns.values[asked.field], day_columns(asked.dated_by or "")
        starts, ends = (columns.numbers[name] for name in names)
        dated = ((values[number], starts[number], ends[number]) for number in numbers if starts[number] != MISSING)
        rows = (row for row in _counted(dated, self._clock) if not wanted.isdisjoint(row[0]))
        return listing.extents(((several, _range(first, end)) for several, first, end in rows), wanted)

    def histogram(self, asked: HistogramRequest, clock: Clock) -> tuple[Bar, ...]:
        """Count the periods of a field, ignoring its own range filters.

        Raises:
            SearchTimeout: *clock* says so.
        """
        starts, ends = (self.contents.columns.numbers[name] for name in day_columns(asked.field))
        tally = _counted(((starts[number], ends[number]) for number in self._without(asked.field)), clock)
        return periods.histogram(
            Counter({_range(*days): count for days, count in tally.items() if days[0] != MISSING}),
            asked.unit,
            asked.within,
        )

    def term_counts(self) -> tuple[TermCount, ...]:
        """Count the documents that each leaf matches, whatever the filters."""
        return tuple(
            TermCount(clause, len(self._weights[clause][0]), tuple(sorted(self._weights[clause][1])))
            for clause in self._clauses
        )

    def _clause_weights(self, clause: Clause) -> tuple[Mapping[int, float], set[str]]:
        """Return the weight of *clause* in each document that it matches, and the words, or values, that were found."""
        leaf = clause.leaf
        if isinstance(leaf, Missing):
            return dict.fromkeys(self._lacking(leaf.field), 1.0), set()
        if isinstance(leaf, During):
            return dict.fromkeys(
                self._in_range(RangeFilter(leaf.field, answers.days_of(leaf))) & self._live, 1.0
            ), set()
        if clause.field and self._schema.kind(clause.field) is FieldKind.KEYWORD:
            return self._with_values(clause.field, leaf)
        return self._postings.weights(leaf, clause.field)

    @property
    def _live(self) -> frozenset[int]:
        return self.contents.live

    def _lacking(self, name: str) -> set[int]:
        if self._schema.kind(name) is FieldKind.KEYWORD:
            values = self.contents.columns.values[name]
            return {number for number in self._live if not values[number]}
        starts = self.contents.columns.numbers[day_columns(name)[0]]
        return {number for number in self._live if starts[number] == MISSING}

    def _with_values(self, name: str, leaf: Leaf) -> tuple[Mapping[int, float], set[str]]:
        """Return the documents with a value that *leaf* is looked for in, and these values."""
        columns, known = self.contents.columns.values[name], dict[tuple[str, ...], bool]()
        found: set[str] = set()
        for several in {columns[number] for number in self._live}:
            self._clock.check()
            held = {value for value in several if answers.holds(value, leaf)}
            known[several] = bool(held)
            found |= held
        return dict.fromkeys((number for number in self._live if known[columns[number]]), 1.0), found

    def _found(self, query: Query, field: str | None) -> Set[int]:
        """Return the documents that *query* matches, asked of *field* or of all text."""
        self._clock.check()
        match query:
            case MatchAll():
                return self._live
            case And(several):
                return self._live.intersection(*(self._found(each, field) for each in several))
            case Or(several):
                return set().union(*(self._found(each, field) for each in several))
            case AtLeast(least, several):
                return self._live if least <= 0 else self._in_several(least, several, field)
            case Not(clause):
                return self._live - self._found(clause, field)
            case Within(name, clause):
                return self._found(clause, name)
            case Missing(name) | During(name):
                field = name
        weights = next(
            found
            for clause, (found, _) in self._weights.items()
            if clause.leaf == query and clause.field == field and not clause.is_side
        )
        return weights.keys()

    def _in_several(self, least: int, several: Iterable[Query], field: str | None) -> set[int]:
        times = Counter(number for each in several for number in self._found(each, field))
        return {number for number, found in times.items() if found >= least}

    def _scores(self) -> dict[int, float]:
        """Return the score of each document that the query matches, whatever the filters."""
        scores = dict.fromkeys(self._found(self._request.query, None), 0.0)
        for clause, times in Counter(self._clauses).items():
            self._clock.check()
            weights, _ = self._weights[clause]
            if not weights or not answers.scores(clause, self._schema):
                continue
            rarity = self._rarity(len(weights)) * ranking.repeated(times)
            for number in scores.keys() & weights.keys():
                scores[number] += ranking.score(rarity, weights[number])
        if self._request.recency:
            self._prefer_newer(scores, self._request.recency)
        return {number: ranking.settled(score) for number, score in scores.items()}

    def _prefer_newer(self, scores: dict[int, float], asked: Recency) -> None:
        starts = self.contents.columns.numbers[day_columns(answers.date_field(self._schema).name)[0]]
        today = asked.today.toordinal()
        for number in scores:
            start = None if starts[number] in (MISSING, OPEN_START) else starts[number]
            scores[number] *= ranking.recency(start, today, asked.half_life_days)

    def _allowed_by_field(self) -> dict[str, set[int]]:
        """Return the documents that pass the filters of each field that has any."""
        allowed: dict[str, set[int]] = {}
        for each in self._request.filters:
            passing = self._with_value(each) if isinstance(each, ValueFilter) else self._in_range(each)
            allowed[each.field] = allowed[each.field] & passing if each.field in allowed else passing
        return allowed

    def _with_value(self, asked: ValueFilter) -> set[int]:
        passing: set[int] = set()
        for segment, base in self._reader.leaf_readers():
            for value in asked.values:
                passing.update(base + local for local in holders(segment, f"values_{asked.field}", value))
        if asked.missing:
            values = self.contents.columns.values[asked.field]
            passing.update(number for number, several in enumerate(values) if not several)
        return passing

    def _in_range(self, asked: RangeFilter) -> set[int]:
        first, end = days(asked.range)
        starts, ends = (self.contents.columns.numbers[name] for name in day_columns(asked.field))
        spans = enumerate(zip(starts, ends, strict=True))
        if asked.surely:
            return {number for number, (low, high) in spans if first <= low and high <= end and low != MISSING}
        return {number for number, (low, high) in spans if low < end and first < high and low != MISSING}

    def _without(self, ignored: str | None) -> set[int]:
        """Return the documents that match and pass the filters of all fields but *ignored*."""
        found = set(self.scores)
        for name, allowed in self._allowed.items():
            if name != ignored:
                found &= allowed
        return found


def _counted(things: Iterable[_Thing], clock: Clock) -> Counter[_Thing]:
    """Count *things*, looking at the clock now and then."""
    tally: Counter[_Thing] = Counter()
    waiting = iter(things)
    while some := list(islice(waiting, _COUNTED_AT_ONCE)):
        tally.update(some)
        clock.check()
    return tally


def _range(first: int, end: int) -> DateRange:
    return DateRange(
        None if first == OPEN_START else date.fromordinal(first),
        None if end == OPEN_END else date.fromordinal(end),
    )
