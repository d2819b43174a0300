"""A second look when a search finds nothing or little: without one of its conditions, with most of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from archive.indexing import SCHEMA
from archive.labels import articles, range_label, value_label
from archive.readback import Wording, listed, plain, quoted, worded
from archive.search_state import FACETS, SearchState
from archive.translating import gettext as _
from archive.translating import later, one_of
from index.conditions import Condition, all_of, conditions
from index.errors import QueryError
from index.model import And, AtLeast, During, Missing, Or, Phrase, Query, Results, Term, Within
from index.query_syntax import printed

FEW = 10
"""Where all words find fewer articles, those with most of them follow; at most so many are shown."""

_FILTERS = {
    "outlet": later("the outlet %(values)s"),
    "author": later("the author %(values)s"),
    "year": later("the year %(values)s"),
    "month": later("the month %(values)s"),
    "section": later("the section %(values)s"),
    "language": later("the language %(values)s"),
}
_PROBES = 12
_LEAST_WORDS = 3
_MANY_WORDS = 5  # so many may lack two

Ask: TypeAlias = Callable[[SearchState, Query, int], Results]
"""Gives the first so many hits of a query with a state's filters and order."""


_Counts: TypeAlias = dict[tuple[Query, str | None], int]


@dataclass(frozen=True, slots=True)
class Loosened:
    """A search without one condition; *without* names it: “zeitenwende”, “the outlet CGTN”."""

    without: Wording
    state: SearchState


@dataclass(frozen=True, slots=True)
class Way:
    """A search without one condition that finds *total* articles."""

    without: Wording
    state: SearchState
    total: int

    @property
    def note(self) -> str:
        """A sentence that says so."""
        without, found = plain(self.without), articles(self.total)
        return _("Without %(condition)s there would be %(articles)s.", condition=without, articles=found)


@dataclass(frozen=True, slots=True)
class MostWords:
    """A query for the articles that lack at most so many of the words."""

    query: Query
    missing_at_most: int


def ways_on(
    state: SearchState,
    query: Query,
    results: Results,
    most: MostWords | None,
    ask: Ask,
    understood: Callable[[str], Query],
) -> Iterator[Way]:
    """Give the searches that find something where *state* does not, as *results* say; words before filters.

    A way's number is that of the search which its state stands for, as *understood* there. A few are tried, and none
    of which the results tell that it doesn't help, or that there are articles with *most* of the words, or none.
    """
    for each in loosened(state, query, results, most):
        try:
            total = ask(each.state, understood(each.state.q), 0).total
        except QueryError:  # written out anew, it may be longer than a query may be
            continue
        if total:
            yield Way(each.without, each.state, total)


def loosened(state: SearchState, query: Query, results: Results, most: MostWords | None) -> tuple[Loosened, ...]:
    """Return the searches to try, without one part of the query or one filter each; room is kept for the filters.

    Beside a condition that no article meets, it helps to leave out this one alone, and nothing beside two of them.
    """
    several = tuple(dict.fromkeys(conditions(query)))
    counts: _Counts = {(each.clause.leaf, each.clause.field): each.documents for each in results.term_counts}
    unmet = [each for each in several if each.is_wanted and _is_unmet(each.query, each.field, counts)]
    if len(unmet) > 1:
        return ()
    filters = () if unmet else tuple(_without_filters(state, results))
    needs_more = bool(most_words(query)) and (most is None or most.missing_at_most > 1)
    helpful = (each for each in unmet or several if not (needs_more and _is_plain(each)))
    words = (_without_word(state, several, each) for each in helpful)
    return (*islice(words, max(0, _PROBES - len(filters))), *filters)


def _is_unmet(query: Query, field: str | None, counts: _Counts) -> bool:
    """Whether no article at all meets *query*, as far as the *counts* of its leaves tell."""
    match query:
        case And(several):
            return any(_is_unmet(each, field, counts) for each in several)
        case Or(several):
            return all(_is_unmet(each, field, counts) for each in several)
        case Within(name, clause):
            return _is_unmet(clause, name, counts)
        case Missing(name) | During(name):
            field = name
    return counts.get((query, field)) == 0


def _without_word(state: SearchState, several: Sequence[Condition], each: Condition) -> Loosened:
    rest = printed(all_of(other for other in several if other != each), SCHEMA)
    return Loosened(quoted(printed(each.as_query(), SCHEMA)), state.with_words(rest))


def _without_filters(state: SearchState, results: Results) -> Iterator[Loosened]:
    for facet in FACETS:
        values = [*state.values(facet), *([None] if facet in state.missing else [])]
        own = results.facets.get(facet)  # without the facet's own filter
        if values and (own is None or own.distinct or any(count.count for count in own.counts)):
            named = listed([quoted(value_label(facet, value)) for value in values], one_of)
            yield Loosened(worded(_FILTERS[facet], values=named), state.without_filter(facet))
    if state.range is not None:
        yield Loosened(worded("the date range %(dates)s", dates=quoted(range_label(state))), state.without_range())


def most_words(query: Query) -> tuple[MostWords, ...]:
    """Return the queries for most words of *query*, which joins at least three of them, strictest first.

    Words are those, and phrases, that are looked for in all text; what else is asked has to be met.
    """
    several = tuple(dict.fromkeys(conditions(query)))
    words = [each for each in several if _is_plain(each)]
    if len(words) < _LEAST_WORDS:
        return ()
    others = [each for each in several if each not in words]
    missing = (1, 2) if len(words) >= _MANY_WORDS else (1,)
    clauses = tuple(each.query for each in words)
    return tuple(
        MostWords(all_of([Condition(AtLeast(len(words) - lacking, clauses)), *others]), lacking) for lacking in missing
    )


def _is_plain(each: Condition) -> bool:
    return each.is_wanted and each.field is None and isinstance(each.query, Term | Phrase)


def found_with_most(state: SearchState, query: Query, results: Results, ask: Ask) -> tuple[MostWords | None, Results]:
    """Return the articles with most of the words, beside the *results* with all, and what they are.

    They are looked for where *results* are few and all on the first page; those that lack two words only where none
    lacks one. None where there are none.
    """
    if state.page == 1 and results.total == len(results.hits) < FEW:
        for most in most_words(query)[: 1 if results.total else None]:
            found = ask(state, most.query, FEW + results.total)
            if found.total > results.total:
                return most, _beside(found, results)
    return None, Results(0, ())


def _beside(found: Results, results: Results) -> Results:
    known = {hit.id for hit in results.hits}
    others = tuple(hit for hit in found.hits if hit.id not in known)[:FEW]
    return Results(found.total - results.total, others)
