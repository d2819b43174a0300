"""The search service: a SearchState in, results joined with the catalogue out."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from archive.catalogue import Catalogue
from archive.catalogue.values import ArticleState, Entry
from archive.config import Settings
from archive.errors import SearchesBusy
from archive.indexing import SCHEMA
from archive.labels import FACET_LABELS, range_label, value_label
from archive.search_state import FACETS, PUBLISHED, SearchState
from index import analysis, answers, query_syntax
from index.engine import Generations
from index.errors import QueryError, TooManyForms
from index.model import (
    Bounds,
    During,
    FacetRequest,
    Fragment,
    FragmentRequest,
    HistogramRequest,
    Hit,
    Missing,
    Phrase,
    Query,
    Results,
    SearchRequest,
    Sort,
    TermCount,
    Within,
    clauses,
)
from index.periods import Unit
from index.query_syntax import QueryLimits

_FRAGMENTS = FragmentRequest(whole=("title",), excerpt=("standfirst", "body", "captions", "notes", "byline"), count=2)


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the article that it is."""

    hit: Hit
    entry: Entry

    @property
    def title(self) -> Fragment:
        """The headline with the query's words marked; empty text where it is not known."""
        return self.hit.whole.get("title", Fragment(self.entry.article.title.value or ""))


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The answer to a search.

    Attributes:
        query: what was understood of the words.
        explained: the whole search in plain words.
        found: the hits of this page, in order.
        notes: sentences on what found nothing, was ignored or cut short.
    """

    state: SearchState
    query: Query
    explained: str
    results: Results
    found: tuple[Found, ...]
    notes: tuple[str, ...]


class SearchService:
    """Searches one archive; safe to share between threads, of which a few search at a time."""

    def __init__(self, catalogue: Catalogue, generations: Generations, settings: Settings) -> None:
        self._catalogue = catalogue
        self._generations = generations
        self._settings = settings
        self._running = threading.BoundedSemaphore(max(1, settings.max_searches))
        self._limits = QueryLimits(
            settings.max_query_chars,
            settings.max_query_clauses,
            settings.max_query_depth,
            settings.max_query_distance,
            settings.min_wildcard_letters,
            settings.max_fuzzy_letters,
            settings.max_fuzzy_words,
        )
        self._bounds = Bounds(
            settings.max_wildcard_words, settings.search_timeout_ms / 1000, settings.facet_timeout_ms / 1000
        )

    def search(self, state: SearchState) -> SearchAnswer:
        """Answer a search.

        Raises:
            QueryError: the words are not understood, or stand for too many; carries the position.
            SearchTimeout: it takes longer than a search may.
            SearchesBusy: too many others are under way, for as long as a search may take.
            EngineError: there is no index yet, or it can't be used.
        """
        query = self.understood(state.q)
        with self._turn():
            try:
                results = self._generations.current().search(self._request(state, query))
            except TooManyForms as error:
                raise _placed(error, state.q) from error
        entries = self._catalogue.entries([hit.id for hit in results.hits])
        found = tuple(
            Found(hit, entries[hit.id])
            for hit in results.hits
            if hit.id in entries and entries[hit.id].state is ArticleState.HELD
        )
        return SearchAnswer(state, query, explained(state, query), results, found, _notes(results))

    def newest(self, count: int) -> tuple[Found, ...]:
        """Return the newest articles, as they were published.

        Raises:
            as ``search``.
        """
        return self.search(SearchState(size=count)).found

    def understood(self, text: str) -> Query:
        """Return what a query means.

        Raises:
            QueryError: it is not understood, or beyond its bounds.
        """
        return query_syntax.parse(text, SCHEMA, self._limits)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until fewer searches run than may, at most as long as one of them may take."""
        if not self._running.acquire(timeout=self._bounds.search_s):
            raise SearchesBusy("too many searches are under way; try again in a moment")
        try:
            yield
        finally:
            self._running.release()

    def _request(self, state: SearchState, query: Query) -> SearchRequest:
        return SearchRequest(
            query,
            state.filters(),
            state.sort or usual_order(query),
            state.offset,
            state.size,
            tuple(FacetRequest(name, self._settings.facet_values) for name in FACETS),
            HistogramRequest(PUBLISHED, Unit.MONTH),
            _FRAGMENTS,
            self._bounds,
        )


def _placed(error: TooManyForms, text: str) -> QueryError:
    """Return the error with the place of the word that stands for too many."""
    for match in re.finditer(r"[^\s()]+", text):
        if analysis.words(match[0], None)[:1] == analysis.words(error.word, None)[:1] and {*"*~～＊"} & {*match[0]}:
            return QueryError(text, match.start(), f"{error}.", match.end() - match.start())
    return QueryError(text, 0, f"{error}.", len(text))


def usual_order(query: Query) -> Sort:
    """Return the order of hits where none is chosen: newest first unless words in the text are looked for."""
    return Sort.RELEVANCE if any(answers.scores(clause, SCHEMA) for clause in clauses(query)) else Sort.NEWEST


def explained(state: SearchState, query: Query) -> str:
    """Say in plain words what a search looks for: “articles with treaty, from CGTN, in French”."""
    clauses = [query_syntax.explain(query, schema=SCHEMA)]
    for facet in FACETS:
        values = [f"{_BEFORE[facet]} {value_label(facet, value)}" for value in state.values(facet)]
        unknown = [f"{FACET_LABELS[facet].lower()} unknown"] if facet in state.missing else []
        clauses += [" or ".join([*values, *unknown])] if values or unknown else []
    if state.first or state.last:
        clauses.append(f"published {range_label(state)}" + ("" if state.surely else ", surely or possibly"))
    return ", ".join(clauses)


_BEFORE = {"outlet": "from", "author": "by", "year": "of", "month": "of", "section": "in the section", "language": "in"}


def _notes(results: Results) -> tuple[str, ...]:
    absent = [
        f"No article holds “{_printed(count)}”."
        for count in results.term_counts
        if not count.documents and count.clause.is_wanted
    ]
    return (*results.notes, *absent)


def _printed(count: TermCount) -> str:
    clause = count.clause
    if clause.field is None and isinstance(clause.leaf, Phrase) and clause.leaf.slop is None:
        return clause.leaf.text
    is_own = clause.field is None or isinstance(clause.leaf, Missing | During)
    return query_syntax.printed(clause.leaf if is_own else Within(clause.field or "", clause.leaf), SCHEMA)
