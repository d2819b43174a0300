"""What an archive holds, to be looked through: values of facets, outlets and authors, the calendar, the whole.

Counts come from the engine, a few questions a page however much is held; articles are fetched only for those
that a page shows.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from archive.catalogue import Catalogue, holding
from archive.catalogue.values import Entry, SourceState
from archive.errors import AuthorityError
from archive.extraction import OutletAuthority
from archive.extraction.authorities.outlets import Outlet
from archive.indexing import SCHEMA
from archive.labels import value_label
from archive.listing import BY_TIME, PAGE, Listing
from archive.search import Found, SearchService
from archive.search_state import PUBLISHED, SearchState
from archive.slugs import Slugs
from index import vocabulary
from index.engine import EngineInfo
from index.model import (
    FacetRequest,
    HistogramRequest,
    MatchAll,
    Query,
    RangeFilter,
    Results,
    SearchRequest,
    Sort,
    Term,
    ValueFilter,
    ValueOrder,
    ValuesPage,
    ValuesRequest,
    Within,
)
from index.periods import Period, Unit, half_open
from index.query_syntax import printed

DATING = "dating"
_LABELLED = (*BY_TIME, "language")
"""Facets whose values people read as something else, and by that they are sought and in order; there are never many."""

_ALL = 10_000_000
_NEWEST = 8
_MOST_BARS = 40
_LISTED = 12
_LANGUAGES = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """The answer to a listing."""

    asked: Listing
    found: ValuesPage


@dataclass(frozen=True, slots=True)
class Profile:
    """What is held of one outlet or author.

    Attributes:
        results: with facets, and a histogram of years.
        newest: the newest articles.
        oldest: the one that begins first, None where none is dated.
        together: a query for the articles by an author, in which others are sought; empty where none can be typed.
        known: what the authority file says of an outlet.
    """

    facet: str
    value: str
    results: Results
    newest: tuple[Found, ...]
    oldest: Found | None
    together: str = ""
    known: Outlet | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is held of a year or a month, or of all time where *period* is None.

    Attributes:
        results: with a histogram of its years, months or days, and the total that is possibly of it.
        years: a histogram of all years, for those before and after.
    """

    period: Period | None
    results: Results
    years: Results


@dataclass(frozen=True, slots=True)
class Stock:
    """What an archive holds.

    Attributes:
        results: of all articles, with facets and a histogram of years.
        files: how many stand how.
        lost: articles that no file holds any more, *lost_shown* the first of them.
        last: the articles taken in last, with when.
        last_ingest: when the last ingest ended that came to its end.
    """

    results: Results
    files: dict[SourceState, int]
    rejected: int
    lost: int
    lost_shown: tuple[Entry, ...]
    last: tuple[tuple[Entry, datetime], ...]
    last_ingest: datetime | None


class Browsing:
    """Looks through one archive; safe to share between threads."""

    def __init__(self, service: SearchService, catalogue: Catalogue, authority_path: Path) -> None:
        self._service = service
        self._catalogue = catalogue
        self._authority = _Authority(authority_path)
        self._slugs: dict[str, tuple[EngineInfo, Slugs]] = {}

    def listed(self, asked: Listing, *, dated: bool = False) -> Listed:
        """Return a page of values; *dated* with what begins first and ends last of each.

        Raises:
            as ``SearchService.search``.
        """
        dated_by = PUBLISHED if dated else None
        if asked.facet in _LABELLED:
            return Listed(asked, self._by_label(asked))
        request = ValuesRequest(asked.facet, asked.within, asked.order, asked.offset, PAGE, dated_by)
        return Listed(asked, self._service.values(asked.state, request))

    def _by_label(self, asked: Listing) -> ValuesPage:
        """Return a page of values by what people read in their place, years and months the newest first."""
        found = self._service.values(asked.state, ValuesRequest(asked.facet, limit=_ALL))
        labels = {each: value_label(asked.facet, each.value) for each in found.values}
        kept = [each for each in found.values if not asked.within or _begins(labels[each], each.value, asked.within)]
        if asked.order is ValueOrder.NAME:
            is_late = asked.facet in BY_TIME
            kept.sort(key=lambda each: each.value if is_late else labels[each], reverse=is_late)
        return replace(found, values=tuple(kept[asked.offset : asked.offset + PAGE]), total=len(kept), initials={})

    def slugs(self, facet: str) -> Slugs:
        """Return the slugs of all outlets, or authors; made once for each state of the index.

        Raises:
            SearchTimeout, SearchesBusy, EngineError: as ``SearchService.search``.
        """
        info = self._service.info()
        known = self._slugs.get(facet)
        if known is None or known[0] != info:
            every = self._service.values(SearchState(), ValuesRequest(facet, limit=_ALL))
            known = self._slugs[facet] = info, Slugs(sorted(each.value for each in every.values))
        return known[1]

    def outlet(self, name: str) -> Outlet | None:
        """Return what the authority file knows of an outlet, by any of its names."""
        authority = self._authority.current()
        return authority.by_name(name) if authority else None

    def profile(self, facet: str, value: str) -> Profile:
        """Return what is held of an outlet or author.

        Raises:
            SearchTimeout, SearchesBusy, EngineError: as ``SearchService.search``.
        """
        query = _by(value) if facet == "author" else MatchAll()
        facets = tuple(FacetRequest(name, _LISTED + 1) for name in ("outlet", "author", "section", "language", DATING))
        request = SearchRequest(
            query,
            (ValueFilter(facet, (value,)),),
            Sort.NEWEST,
            limit=_NEWEST,
            facets=facets,
        )
        results, newest = self._over_time(request)
        _, oldest = self._service.asked(
            replace(
                request,
                sort=Sort.OLDEST,
                limit=1,
                facets=(),
            )
        )
        first = oldest[0] if oldest and oldest[0].entry.article.published.value else None
        together = "" if isinstance(query, MatchAll) else printed(query, SCHEMA)
        known = self.outlet(value) if facet == "outlet" else None
        return Profile(facet, value, results, newest, first, together, known)

    def stretch(self, period: Period | None) -> Stretch:
        """Return what is held of a year, a month, or all time.

        Raises:
            SearchTimeout, SearchesBusy, EngineError: as ``SearchService.search``.
        """
        histogram = HistogramRequest(PUBLISHED, Unit.YEAR)
        request = SearchRequest(MatchAll(), limit=0, facets=(FacetRequest(DATING),), histogram=histogram)
        years, _ = self._service.asked(request)
        if period is None:
            return Stretch(None, years, years)
        days, unit = half_open(period), Unit.DAY if period.month else Unit.MONTH
        within = replace(request, filters=(RangeFilter(PUBLISHED, days),), facets=())
        results, _ = self._service.asked(replace(within, histogram=HistogramRequest(PUBLISHED, unit, days)))
        return Stretch(period, results, years)

    def stock(self) -> Stock:
        """Return what the archive holds.

        Raises:
            SearchTimeout, SearchesBusy, EngineError: as ``SearchService.search``.
        """
        limits = {"outlet": _LISTED, "author": 1, "section": 1, "language": _LANGUAGES, DATING: _LISTED}
        facets = tuple(FacetRequest(*each) for each in limits.items())
        results, _ = self._over_time(SearchRequest(MatchAll(), limit=0, facets=facets))
        with self._catalogue.store.reading() as connection:
            files, (lost, lost_ids) = holding.files(connection), holding.without_source(connection, _LISTED)
            last, last_ingest = holding.taken_in_last(connection, _NEWEST), holding.last_ingest(connection)
        entries = self._catalogue.entries([*lost_ids, *last])
        return Stock(
            results,
            files,
            self._catalogue.counts().rejected,
            lost,
            tuple(entries[each] for each in lost_ids if each in entries),
            tuple((entries[each], when) for each, when in last.items() if each in entries),
            last_ingest,
        )

    def _over_time(self, request: SearchRequest) -> tuple[Results, tuple[Found, ...]]:
        """Return the answer with a histogram of years; of decades or centuries where these are very many."""
        years = replace(request, histogram=HistogramRequest(PUBLISHED, Unit.YEAR))
        results, found = self._service.asked(years)
        if len(results.histogram) > _MOST_BARS:
            unit = Unit.DECADE if len(results.histogram) <= _MOST_BARS * 10 else Unit.CENTURY
            wide = replace(request, limit=0, facets=(), histogram=HistogramRequest(PUBLISHED, unit))
            results = replace(results, histogram=self._service.asked(wide)[0].histogram)
        return results, found


class _Authority:
    """The authority file of outlets with the one at a path over it, read again when that changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._known: tuple[int | None, OutletAuthority | None] | None = None

    def current(self) -> OutletAuthority | None:
        """Return what is known of outlets now; None where the file can't be used."""
        with self._lock:
            stamp = self._path.stat().st_mtime_ns if self._path.is_file() else None
            if self._known is None or self._known[0] != stamp:
                self._known = stamp, self._loaded(stamp)
            return self._known[1]

    def _loaded(self, stamp: int | None) -> OutletAuthority | None:
        try:
            return OutletAuthority.load(None if stamp is None else self._path)
        except AuthorityError:
            return None


def _begins(label: str, value: str, within: str) -> bool:
    return vocabulary.begins(label, within) or vocabulary.begins(value, within)


def _by(author: str) -> Query:
    """Return the query for the articles by an author; for all where the name has no words to search for."""
    return Within("author", Term(author, exact=True)) if vocabulary.value_words(author) else MatchAll()
