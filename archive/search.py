"""The search service: a SearchState in, results joined with the catalogue out."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue import Catalogue
from archive.catalogue.values import ArticleState, Entry
from archive.config import Settings
from archive.labels import FACET_LABELS, range_label, value_label
from archive.search_state import FACETS, PUBLISHED, SearchState
from index import query_syntax
from index.engine import Generations
from index.model import (
    FacetRequest,
    Fragment,
    FragmentRequest,
    HistogramRequest,
    Hit,
    Query,
    Results,
    SearchRequest,
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


@dataclass(frozen=True, slots=True)
class SearchService:
    """Searches one archive; safe to share between threads."""

    catalogue: Catalogue
    generations: Generations
    settings: Settings

    def search(self, state: SearchState) -> SearchAnswer:
        """Answer a search.

        Raises:
            QueryError: the words are not understood; carries the position.
            EngineError: there is no index yet, or it can't be used.
        """
        query = self.understood(state.q)
        results = self.generations.current().search(self._request(state, query))
        entries = self.catalogue.entries([hit.id for hit in results.hits])
        found = tuple(
            Found(hit, entries[hit.id])
            for hit in results.hits
            if hit.id in entries and entries[hit.id].state is ArticleState.HELD
        )
        return SearchAnswer(state, query, explained(state, query), results, found, _notes(results))

    def newest(self, count: int) -> tuple[Found, ...]:
        """Return the newest articles, as they were published.

        Raises:
            EngineError: there is no index yet, or it can't be used.
        """
        return self.search(SearchState(size=count)).found

    def understood(self, text: str) -> Query:
        """Return what a query means.

        Raises:
            QueryError: it is not understood, or beyond its bounds.
        """
        limits = QueryLimits(self.settings.max_query_chars, self.settings.max_query_clauses)
        return query_syntax.parse(text, limits)

    def _request(self, state: SearchState, query: Query) -> SearchRequest:
        return SearchRequest(
            query,
            state.filters(),
            state.order,
            state.offset,
            state.size,
            tuple(FacetRequest(name, self.settings.facet_values) for name in FACETS),
            HistogramRequest(PUBLISHED, Unit.MONTH),
            _FRAGMENTS,
        )


def explained(state: SearchState, query: Query) -> str:
    """Say in plain words what a search looks for: “articles with treaty, from CGTN, in French”."""
    clauses = [query_syntax.explain(query)]
    for facet in FACETS:
        values = [f"{_BEFORE[facet]} {value_label(facet, value)}" for value in state.values(facet)]
        unknown = [f"{FACET_LABELS[facet].lower()} unknown"] if facet in state.missing else []
        clauses += [" or ".join([*values, *unknown])] if values or unknown else []
    if state.first or state.last:
        clauses.append(f"published {range_label(state)}" + ("" if state.surely else ", surely or possibly"))
    return ", ".join(clauses)


_BEFORE = {"outlet": "from", "author": "by", "year": "of", "month": "of", "section": "in the section", "language": "in"}


def _notes(results: Results) -> tuple[str, ...]:
    absent = [f"No article holds “{count.text}”." for count in results.term_counts if not count.documents]
    return (*results.notes, *absent)
