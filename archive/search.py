"""The search service: a SearchState in, results joined with the catalogue out."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from archive.catalogue import Catalogue
from archive.catalogue.values import ArticleState, Entry
from archive.completing import Beginning, completions
from archive.config import Settings
from archive.errors import SearchesBusy
from archive.indexing import SCHEMA
from archive.readback import Wording, absent, explained, said, worded
from archive.relaxing import Ask, Way, found_with_most, ways_on
from archive.search_state import FACETS, PUBLISHED, SearchState
from archive.suggesting import Speller, Suggestion
from archive.taking import Taken
from archive.translating import gettext as _
from archive.understanding import understood
from index import analysis, answers
from index.engine import Engine, EngineInfo, Generations
from index.errors import QueryError, SearchTimeout, TooManyForms
from index.model import (
    Bounds,
    Completion,
    FacetRequest,
    Fragment,
    FragmentRequest,
    HistogramRequest,
    Hit,
    Query,
    Recency,
    Results,
    SearchRequest,
    Sort,
    ValuesPage,
    ValuesRequest,
    clauses,
)
from index.periods import EVER, around
from index.query_syntax import QueryLimits

_FRAGMENTS = FragmentRequest(whole=("title",), excerpt=("standfirst", "body", "captions", "notes", "byline"), count=2)

_SUBJECT = ("title", "kicker", "standfirst", "body", "captions")
"""The fields whose words tell what an article is about."""


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
class Alike:
    """The articles that are like another, best first, and its words that they were found by, most telling first."""

    words: tuple[str, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The articles with most of the words of a search, where few or none have all of them.

    Attributes:
        explained: what they are, in plain words.
        missing_at_most: how many of the words one of them may lack.
        total: how many there are beside those with all words.
        found: the first of them, in the order of the search.
    """

    explained: Wording
    missing_at_most: int
    total: int
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The answer to a search.

    Attributes:
        query: what was understood of the words.
        explained: the whole search in plain words, with the forms that words stood for.
        found: the hits of this page, in order.
        notes: sentences on what found nothing, was ignored or cut short.
        ways: where nothing is found, what would find something.
        did_you_mean: searches with misspelt words corrected, which find more.
    """

    state: SearchState
    query: Query
    explained: Wording
    results: Results
    found: tuple[Found, ...]
    notes: tuple[Wording, ...]
    ways: tuple[Way, ...] = ()
    did_you_mean: tuple[Suggestion, ...] = ()
    relaxed: Relaxed | None = None


class SearchService:
    """Searches one archive; safe to share between threads, of which a few search at a time."""

    def __init__(
        self,
        catalogue: Catalogue,
        generations: Generations,
        settings: Settings,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        self._catalogue = catalogue
        self._generations = generations
        self._settings = settings
        self._today = today
        self._running = threading.BoundedSemaphore(max(1, settings.max_searches))
        self._taking = threading.BoundedSemaphore(max(1, settings.max_exports))
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
            SearchesBusy: too many others are under way, for half as long as a search may take.
            EngineError: there is no index yet, or it can't be used.
        """
        query = self.understood(state.q)
        with self._turn():
            engine = self._generations.current()
            with engine.together():
                return self._answer(state, query, engine)

    def _answer(self, state: SearchState, query: Query, engine: Engine) -> SearchAnswer:
        end = time.monotonic() + self._bounds.search_s
        with _telling_place(state.q):
            results = engine.search(self._request(state, query))
        sentence = explained(state, query, results.term_counts)
        notes = (*map(said, results.notes), *absent(results.term_counts))
        answer = SearchAnswer(state, query, sentence, results, self._found(results), notes)
        return self._looked_again(answer, engine, end)

    def _looked_again(self, answer: SearchAnswer, engine: Engine, end: float) -> SearchAnswer:
        """Return *answer* with what there is beside nothing or little, as far as it is found until *end*."""
        state, query, results, ask = answer.state, answer.query, answer.results, self._asking(engine, end)
        try:
            answer = replace(answer, did_you_mean=self._speller(engine).suggestions(state, query, results))
            most, found = found_with_most(state, query, results, ask)
            if most:
                sentence = explained(state, most.query, results.term_counts)
                relaxed = Relaxed(sentence, most.missing_at_most, found.total, self._found(found))
                answer = replace(answer, relaxed=relaxed)
            if not results.total and state.page == 1:
                for way in ways_on(state, query, results, most, ask, self.understood):
                    answer = replace(answer, ways=(*answer.ways, way))
        except SearchTimeout:
            untried = worded("There was no time left to look for what fewer conditions or words would find.")
            answer = replace(answer, notes=(*answer.notes, untried))
        return answer

    def _speller(self, engine: Engine) -> Speller:
        return Speller(engine, self._limits, self._bounds, self._settings.suggestion_timeout_ms / 1000)

    def _asking(self, engine: Engine, end: float) -> Ask:
        """Return what puts further queries to *engine*, until *end*."""

        def ask(state: SearchState, query: Query, limit: int) -> Results:
            request = SearchRequest(
                query,
                state.filters(),
                state.sort or usual_order(query),
                limit=limit,
                fragments=_FRAGMENTS if limit else None,
                bounds=replace(self._bounds, search_s=max(0.0, end - time.monotonic())),
                recency=self._recency(),
            )
            return engine.search(request)

        return ask

    def stretch(self, state: SearchState, first: int, count: int) -> Results:
        """Return the hits of a search from number *first* (from 1) on, without facets and quotations.

        It may take half as long as a search.

        Raises:
            as ``search``.
        """
        query = self.understood(state.q)
        request = replace(
            self._request(state, query),
            offset=first - 1,
            limit=count,
            facets=(),
            histogram=None,
            fragments=None,
            bounds=replace(self._bounds, search_s=self._bounds.search_s / 2),
        )
        with self._turn():
            return self._generations.current().search(request)

    def newest(self, count: int) -> tuple[Found, ...]:
        """Return the newest articles, as they were published.

        Raises:
            as ``search``.
        """
        return self.search(SearchState(size=count)).found

    def first(self, state: SearchState, count: int) -> tuple[Wording, tuple[Found, ...]]:
        """Return the first articles of a search, and the search in plain words.

        Raises:
            as ``search``.
        """
        query = self.understood(state.q)
        with self._turn(), _telling_place(state.q):
            results = self._generations.current().search(self._bare_request(state, query, count))
        return explained(state, query, results.term_counts), self._found(results)

    def everything(self, state: SearchState) -> Taken:
        """Return every article that a search finds, in its order; what can go wrong has gone wrong by then.

        Raises:
            as ``search``; SearchesBusy also where too many others are being taken away.
        """
        query = self.understood(state.q)
        taken = Taken(self._catalogue, self._taking, self._bounds.search_s)
        try:
            with self._turn(), _telling_place(state.q):
                taken.begin(self._generations.current().scan(self._bare_request(state, query)))
        except BaseException:
            taken.close()
            raise
        return taken

    def complete(self, asked: Beginning) -> tuple[Completion, ...]:
        """Return what begins as typed, held by most articles first.

        Raises:
            SearchTimeout, SearchesBusy, EngineError: as ``search``.
        """
        with self._turn():
            engine = self._generations.current()
            with engine.together():
                return completions(engine, asked, self._bounds.search_s)

    def values(self, state: SearchState, asked: ValuesRequest) -> ValuesPage:
        """Return a page of the values of a facet over what a search finds.

        Raises:
            as ``search``.
        """
        request = SearchRequest(self.understood(state.q), state.filters(), bounds=self._bounds)
        with self._turn():
            try:
                return self._generations.current().facet_values(request, asked)
            except TooManyForms as error:
                raise _placed(error, state.q) from error

    def similar(self, article_id: str, count: int) -> Alike:
        """Return the articles that are most like another, and the words of it that they were found by.

        Raises:
            SearchTimeout: it takes longer than suggestions may.
            SearchesBusy, EngineError: as ``search``.
        """
        with self._turn():
            engine = self._generations.current()
            found = engine.similar(article_id, count, _SUBJECT, self._settings.suggestion_timeout_ms / 1000)
            return Alike(found.words, self._found(Results(len(found.hits), found.hits)))

    def asked(self, request: SearchRequest) -> tuple[Results, tuple[Found, ...]]:
        """Return the answer to a request that no one typed, within the bounds of a search.

        Raises:
            SearchTimeout, SearchesBusy, EngineError: as ``search``.
        """
        with self._turn():
            results = self._generations.current().search(replace(request, bounds=self._bounds))
            return results, self._found(results)

    def info(self) -> EngineInfo:
        """Say which index is searched and how far it is.

        Raises:
            EngineError: there is none, or it can't be used.
        """
        return self._generations.current().info()

    def understood(self, text: str) -> Query:
        """Return what a query means.

        Raises:
            QueryError: it is not understood, or beyond its bounds.
        """
        return understood(text, self._limits)

    def _found(self, results: Results) -> tuple[Found, ...]:
        """Return the hits that the catalogue holds."""
        entries = self._catalogue.entries([hit.id for hit in results.hits])
        return tuple(
            Found(hit, entries[hit.id])
            for hit in results.hits
            if hit.id in entries and entries[hit.id].state is ArticleState.HELD
        )

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until fewer searches run than may, at most half as long as one of them may take."""
        if not self._running.acquire(timeout=self._bounds.search_s / 2):
            raise SearchesBusy(_("too many searches are under way; try again in a moment"))
        try:
            yield
        finally:
            self._running.release()

    def _bare_request(self, state: SearchState, query: Query, limit: int = 0) -> SearchRequest:
        """Return the request for the articles alone, without passages and facets."""
        return SearchRequest(
            query,
            state.filters(),
            state.sort or usual_order(query),
            limit=limit,
            bounds=self._bounds,
            recency=self._recency(),
        )

    def _request(self, state: SearchState, query: Query) -> SearchRequest:
        return SearchRequest(
            query,
            state.filters(),
            state.sort or usual_order(query),
            state.offset,
            state.size,
            tuple(FacetRequest(name, self._settings.facet_values) for name in FACETS),
            HistogramRequest(PUBLISHED, within=around(state.range) if state.range else EVER),
            _FRAGMENTS,
            self._bounds,
            self._recency(),
        )

    def _recency(self) -> Recency | None:
        days = self._settings.recency_half_life_days
        return Recency(self._today(), days) if days else None


@contextmanager
def _telling_place(text: str) -> Iterator[None]:
    """Tell where in a query the word stands that stands for too many."""
    try:
        yield
    except TooManyForms as error:
        raise _placed(error, text) from error


def _placed(error: TooManyForms, text: str) -> QueryError:
    """Return the error with the place of the word that stands for too many."""
    for match in re.finditer(r"[^\s()]+", text):
        if analysis.words(match[0], None)[:1] == analysis.words(error.word, None)[:1] and {*"*~～＊"} & {*match[0]}:
            return QueryError(text, match.start(), f"{error}.", match.end() - match.start())
    return QueryError(text, 0, f"{error}.", len(text))


def usual_order(query: Query) -> Sort:
    """Return the order of hits where none is chosen: newest first unless words in the text are looked for."""
    return Sort.RELEVANCE if any(answers.scores(clause, SCHEMA) for clause in clauses(query)) else Sort.NEWEST
