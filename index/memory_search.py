"""How the memory engine answers one request: it looks at every document, and reads like the definition of an answer.

A weight is what a clause's occurrences in a document count before its rarity; see ``ranking``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from index import analysis, answers, likeness, listing, matching, nearness, periods, ranking, stemming
from index.clocks import Clock
from index.matching import Meaning, Text
from index.model import (
    And,
    AtLeast,
    Clause,
    Document,
    During,
    Facet,
    FacetRequest,
    Filter,
    HistogramRequest,
    Hit,
    Leaf,
    MatchAll,
    Missing,
    Not,
    Or,
    Query,
    RangeFilter,
    SearchRequest,
    Sort,
    TermCount,
    ValueFilter,
    ValuesPage,
    ValuesRequest,
    Within,
    clauses,
)
from index.periods import Bar, DateRange
from index.schema import FieldKind, FieldSpec, Schema
from index.sought import Form, Word, sought


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and its TEXT fields, analysed."""

    document: Document
    texts: dict[str, Text]

    @property
    def language(self) -> str | None:
        return stemming.known(self.document.language)

    def keywords(self, field: str) -> set[str]:
        value = self.document.values.get(field)
        return set(value) if isinstance(value, tuple) else set()

    def words(self) -> set[str]:
        return {word for text in self.texts.values() for word in (*text.words, *text.joined)}

    def terms(self) -> set[str]:
        """Return all words, and the pairs of characters of scripts without spaces."""
        return self.words().union(*(analysis.bigrams(text.words) for text in self.texts.values()))

    def words_of_values(self, field: str) -> set[str]:
        return {word for value in self.keywords(field) for word in analysis.words(value, None)}

    def period(self, field: str) -> DateRange | None:
        value = self.document.values.get(field)
        return value if isinstance(value, DateRange) else None


class Question:
    """One request put to some documents."""

    def __init__(self, schema: Schema, entries: list[Entry], request: SearchRequest) -> None:
        self._schema = schema
        self._entries = entries
        self._request = request
        self._clock = Clock(request.bounds.search_s)
        self._averages = {spec.name: self._average_length(spec.name) for spec in schema.of_kind(FieldKind.TEXT)}
        self._forms = _Forms(entries, request.bounds.max_forms)
        self._clauses = clauses(request.query)
        self._weights = {clause: self._clause_weights(clause) for clause in self._clauses}

    def hits(self) -> list[tuple[Entry, float]]:
        """Return the hits with their scores, in the order asked for."""
        found = [
            (entry, self._score(entry)) for entry in self._matching(lambda each: True)
        ]  # in order of id, which sorting keeps among equals
        sort = self._request.sort
        if sort is Sort.RELEVANCE:
            return self._brought_near(sorted(found, key=lambda hit: -hit[1]))
        field = answers.date_field(self._schema).name
        dated = [hit for hit in found if hit[0].period(field)]
        missing = [hit for hit in found if not hit[0].period(field)]
        sign = -1 if sort is Sort.NEWEST else 1
        return sorted(dated, key=lambda hit: sign * _first_day(hit[0].period(field))) + missing

    def quoted(self, entry: Entry, score: float) -> Hit:
        """Return the hit with its fragments."""
        documents: dict[Query, int] = {
            clause.leaf: len(found) for clause, found in self._weights.items() if not clause.is_side
        }
        whole, excerpts = answers.quoted(entry.document.values, entry.document.language, self._request, documents)
        return Hit(entry.document.id, score, whole, excerpts)

    def _brought_near(self, hits: list[tuple[Entry, float]]) -> list[tuple[Entry, float]]:
        """Return *hits*, best first, with what nearness adds to the first of them."""
        scoring = [clause for clause in self._clauses if answers.scores(clause, self._schema)]
        pairs = nearness.pairs(scoring, self._rarity)
        best = [(entry, ranking.settled(score + self._bonus(pairs, entry))) for entry, score in hits[: nearness.DEPTH]]
        return sorted(best, key=lambda hit: (-hit[1], hit[0].document.id)) + hits[nearness.DEPTH :]

    def _bonus(self, pairs: Sequence[nearness.Pair], entry: Entry) -> float:
        texts = {name: value for name in entry.texts if isinstance(value := entry.document.values[name], str)}
        return nearness.bonus(pairs, texts, entry.document.language) if pairs else 0.0

    def facet(self, asked: FacetRequest) -> Facet:
        """Count the values of a field, ignoring its own filters."""
        counts, missing = self._counted(self._matching(_other_than(asked.field)), asked.field)
        return answers.facet(counts, missing, asked, self._request)

    def values(self, asked: ValuesRequest) -> ValuesPage:
        """Return a page of the values of a field, ignoring its own filters."""
        entries = self._matching(_other_than(asked.field))
        counts, missing = self._counted(entries, asked.field)
        dated = ((entry.keywords(asked.field), entry.period(asked.dated_by or "")) for entry in entries)
        rows = [(values, period) for values, period in dated if period]
        return listing.page(counts, missing, asked, lambda wanted: listing.extents(rows, wanted), self._clock)

    def weighed(self, entry: Entry, names: Sequence[str]) -> dict[str, tuple[str, float]]:
        """Return the words that weigh most in a document."""
        texts = {name: value for name in names if isinstance(value := entry.document.values.get(name), str)}
        norms = {spec.name: self._norm(spec, entry) for spec in self._schema.of_kind(FieldKind.TEXT)}
        return likeness.weighed(texts, norms)

    def best(self, but: str, limit: int) -> tuple[Hit, ...]:
        """Return the best hits but one, without what nearness adds."""
        found = [Hit(entry.document.id, self._score(entry)) for entry in self._matching(lambda each: True)]
        return tuple(sorted((hit for hit in found if hit.id != but), key=lambda hit: (-hit.score, hit.id))[:limit])

    def _counted(self, entries: list[Entry], field: str) -> tuple[Counter[str], int]:
        """Return how many of *entries* have each value of a field, and how many none."""
        counts = Counter(value for entry in entries for value in entry.keywords(field))
        return counts, sum(not entry.keywords(field) for entry in entries)

    def histogram(self, asked: HistogramRequest) -> tuple[Bar, ...]:
        """Count the periods of a field, ignoring its own range filters."""
        entries = self._matching(lambda each: not (isinstance(each, RangeFilter) and each.field == asked.field))
        found = (entry.period(asked.field) for entry in entries)
        return periods.histogram((period for period in found if period), asked.unit, asked.within)

    def term_counts(self) -> tuple[TermCount, ...]:
        """Count the documents that each leaf matches, whatever the filters."""
        return tuple(
            TermCount(clause, len(self._weights[clause]), self._found_forms(clause)) for clause in self._clauses
        )

    def _matching(self, respected: Callable[[Filter], bool]) -> list[Entry]:
        filters = [each for each in self._request.filters if respected(each)]
        return [
            entry
            for entry in self._entries
            if self._matches(entry, self._request.query, None) and all(_passes(entry, each) for each in filters)
        ]

    def _matches(self, entry: Entry, query: Query, field: str | None) -> bool:
        match query:
            case MatchAll():
                return True
            case And(several):
                return all(self._matches(entry, each, field) for each in several)
            case Or(several):
                return any(self._matches(entry, each, field) for each in several)
            case AtLeast(least, several):
                return sum(self._matches(entry, each, field) for each in several) >= least
            case Not(clause):
                return not self._matches(entry, clause, field)
            case Within(name, clause):
                return self._matches(entry, clause, name)
        found = (weights for clause, weights in self._weights.items() if _is(clause, query, field))
        return entry.document.id in next(found)

    def _clause_weights(self, clause: Clause) -> dict[str, float]:
        """Return the weight of *clause* in each document that it matches, by id."""
        leaf, weights = clause.leaf, {}
        for entry in self._entries:
            self._clock.check()
            if isinstance(leaf, Missing):
                weight = float(not entry.document.values.get(leaf.field))
            elif isinstance(leaf, During):
                period = entry.period(leaf.field)
                weight = float(period is not None and answers.days_of(leaf).meets(period))
            elif clause.field and self._schema.kind(clause.field) is FieldKind.KEYWORD:
                weight = float(any(answers.holds(value, leaf) for value in entry.keywords(clause.field)))
            else:
                weight = self._weight(entry, leaf, clause.field)
            if weight:
                weights[entry.document.id] = weight
        return weights

    def _weight(self, entry: Entry, leaf: Leaf, field: str | None) -> float:
        weight = 0.0
        for spec in self._schema.of_kind(FieldKind.TEXT):
            text = entry.texts.get(spec.name)
            if text is None or field not in (None, spec.name):
                continue
            meant = self._forms.meaning(entry.language)
            typed = ranking.AS_TYPED * matching.as_typed(sought(leaf), text)
            count = matching.occurrences(sought(leaf), text, meant) + typed
            weight += count * self._norm(spec, entry)
        return weight

    def _norm(self, spec: FieldSpec, entry: Entry) -> float:
        text = entry.texts.get(spec.name)
        return ranking.norm(spec.boost, len(text.words) if text else 0, self._averages[spec.name])

    def _rarity(self, clause: Clause) -> float:
        return ranking.rarity(len(self._entries), len(self._weights[clause]))

    def _found_forms(self, clause: Clause) -> tuple[str, ...]:
        """Return the words, or values, of the index that stand for one word of the query."""
        if isinstance(clause.leaf, Missing | During):
            return ()
        if clause.field and self._schema.kind(clause.field) is FieldKind.KEYWORD:
            values = {value for entry in self._entries for value in entry.keywords(clause.field)}
            return tuple(sorted(value for value in values if answers.holds(value, clause.leaf)))
        run = answers.single_word(clause.leaf)
        found: set[str] = set()
        if run is None:
            return ()
        for entry in self._entries:
            meant = set(self._forms.meaning(entry.language)(run.words[0]))
            for name, text in entry.texts.items():
                if clause.field in (None, name):
                    found |= meant.intersection({*text.words, *(text.joined if run.or_joined else ())})
        return tuple(sorted(found))

    def _average_length(self, field: str) -> float:
        lengths = [len(entry.texts[field].words) for entry in self._entries if field in entry.texts]
        return sum(lengths) / len(list(filter(None, lengths))) if any(lengths) else 0.0

    def _score(self, entry: Entry) -> float:
        total = 0.0
        for clause, times in Counter(self._clauses).items():
            weight = self._weights[clause].get(entry.document.id, 0.0)
            if weight and answers.scores(clause, self._schema):
                total += ranking.score(self._rarity(clause) * ranking.repeated(times), weight)
        return ranking.settled(total * self._recency(entry))

    def _recency(self, entry: Entry) -> float:
        asked = self._request.recency
        if asked is None:
            return 1.0
        period = entry.period(answers.date_field(self._schema).name)
        start = period.start.toordinal() if period and period.start else None
        return ranking.recency(start, asked.today.toordinal(), asked.half_life_days)


class _Forms:
    """What the words of a query stand for among the words of some documents."""

    def __init__(self, entries: list[Entry], most: int) -> None:
        self._most = most
        self._words: set[str] = set()
        self._by_stem: dict[str | None, dict[str, set[str]]] = {}
        self._known: dict[tuple[Word, str | None], Collection[str]] = {}
        for entry in entries:
            by_stem = self._by_stem.setdefault(entry.language, {})
            for text in entry.texts.values():
                self._words.update(text.words, text.joined)
                for stem, word in text.stems:
                    by_stem.setdefault(stem, set()).add(word)

    def meaning(self, language: str | None) -> Meaning:
        """Return what words stand for in texts of *language*."""
        return lambda word: self._meant(word, language)

    def _meant(self, word: Word, language: str | None) -> Collection[str]:
        if (word, language) not in self._known:
            if isinstance(word, Form):
                found = matching.forms(word, language, self._by_stem[language])
            else:
                found = matching.selected(word, self._words)
                answers.check_forms(word, len(found), self._most)
            self._known[word, language] = found
        return self._known[word, language]


def _is(clause: Clause, leaf: Query, field: str | None) -> bool:
    return clause.leaf == leaf and (clause.field == field or isinstance(leaf, Missing | During)) and not clause.is_side


def _other_than(field: str) -> Callable[[Filter], bool]:
    """Return what tells filters from those of values of *field*."""
    return lambda each: not (isinstance(each, ValueFilter) and each.field == field)


def _passes(entry: Entry, each: Filter) -> bool:
    if isinstance(each, ValueFilter):
        values = entry.keywords(each.field)
        return not values.isdisjoint(each.values) or (each.missing and not values)
    period = entry.period(each.field)
    if period is None:
        return False
    return each.range.holds(period) if each.surely else each.range.meets(period)


def _first_day(period: DateRange | None) -> int:
    return period.start.toordinal() if period and period.start else 0
