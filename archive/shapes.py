"""The JSON that programs are given: the same from the command line and over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from archive.browsing import Listed
from archive.catalogue.values import ArticleSource, Correction, DerivedPart, Entry
from archive.listing import PAGE
from archive.merging import PrintedOutlet
from archive.readback import asked, plain
from archive.records import Json, bounds, described
from archive.search import Found, Relaxed, SearchAnswer
from archive.search_state import FACETS, SearchState
from archive.status import Status
from index.model import Completion, Facet, Fragment, Results
from index.periods import Bar, DateRange


def article_path(article_id: str) -> str:
    """Return the path of an article's permalink."""
    return f"/articles/{article_id}"


def extracted(source: str, data: bytes, derived: DerivedPart) -> Json:
    """Return what was extracted from one part of a source that is in no archive."""
    part = derived.part
    return {
        "source": source,
        "part": part.key,
        "sha256": hashlib.sha256(data).hexdigest(),
        "media_type": part.media_type,
        "encoding": part.encoding,
        "notices": list(part.notices),
        **described(derived.article),
    }


def article(entry: Entry) -> Json:
    """Return an article of the archive with its evidence, identity and sources."""
    return {
        "id": entry.id,
        "url": article_path(entry.id),
        "revision": entry.revision,
        "recorded_at": entry.recorded_at.isoformat(),
        "sources": [_source(source) for source in entry.sources],
        "source": entry.source_name,
        "part": entry.part_key,
        "sha256": entry.sha256,
        "media_type": entry.media_type,
        "encoding": entry.encoding,
        "notices": list(entry.notices),
        **described(entry.article),
        "corrections": [correction(each) for each in entry.corrections],
    }


def correction(made: Correction) -> Json:
    """Return a correction, in force or undone."""
    return {
        "number": made.id,
        "field": made.field,
        "value": made.value,
        "by": made.made_by,
        "why": made.why,
        "made_at": made.made_at.isoformat(),
        "undone_at": made.undone_at.isoformat() if made.undone_at else None,
        "undone_by": made.undone_by,
        "origin": made.origin or None,
    }


def printed_outlet(outlet: PrintedOutlet) -> Json:
    """Return an outlet of the archive."""
    return {"name": outlet.name, "articles": outlet.articles, "known": outlet.is_known, "like": outlet.like}


def search(answer: SearchAnswer) -> Json:
    """Return the answer to a search."""
    state, results = answer.state, answer.results
    return {
        "total": results.total,
        "exact": results.exact,
        "page": state.page,
        "size": state.size,
        "query": {"q": state.q, "explained": plain(answer.explained), "terms": _terms(results)},
        "notes": [*map(plain, answer.notes), *(way.note for way in answer.ways)],
        "hits": [_hit(found) for found in answer.found],
        "relaxed": _relaxed(answer.relaxed) if answer.relaxed else None,
        "facets": {name: _facet(name, results.facets[name], state) for name in FACETS if name in results.facets},
        "histogram": [_bar(bar) for bar in results.histogram],
        "did_you_mean": [{"q": each.q, "total": each.total} for each in answer.did_you_mean],
    }


def completions(found: Iterable[Completion]) -> list[Json]:
    """Return what begins as typed."""
    return [{"value": each.value, "count": each.documents} for each in found]


def values(listed: Listed) -> Json:
    """Return a page of a facet's values over what a search finds."""
    asked, found = listed.asked, listed.found
    return {
        "facet": asked.facet,
        **_paged(listed),
        "missing": found.missing,
        "values": [
            {"value": each.value, "count": each.count, "selected": asked.state.has_facet(asked.facet, each.value)}
            for each in found.values
        ],
    }


def index(listed: Listed, url: Callable[[str], str]) -> Json:
    """Return a page of all outlets or authors; *url* gives the path of the page of one."""
    return {
        **_paged(listed),
        f"{listed.asked.facet}s": [
            {
                "name": each.value,
                "url": url(each.value),
                "articles": each.count,
                "first": _days(each.first),
                "last": _days(each.last),
            }
            for each in listed.found.values
        ],
    }


def _paged(listed: Listed) -> Json:
    return {
        "total": listed.found.total,
        "distinct": listed.found.distinct,
        "page": listed.asked.page,
        "size": PAGE,
    }


def _days(days: DateRange | None) -> Json | None:
    if days is None:
        return None
    first, last = days.start, days.last
    return {"earliest": first.isoformat() if first else None, "latest": last.isoformat() if last else None}


def status(now: Status) -> Json:
    """Return how an archive stands."""
    run = now.run
    return {
        "status": now.standing.value,
        "articles": now.counts.articles,
        "indexed": now.indexed,
        "rejected": now.counts.rejected,
        "engine": now.index.engine if now.index else None,
        "engine_version": now.index.version if now.index else None,
        "run": None
        if run is None
        else {
            "kind": run.kind.value,
            "state": run.state.value,
            "started_at": run.started_at.isoformat(),
            "done": run.done,
            "total": run.total,
            "reason": run.reason,
        },
    }


def _source(source: ArticleSource) -> Json:
    return {"name": source.name, "part": source.key, "state": source.state.value}


def _relaxed(relaxed: Relaxed) -> Json:
    return {
        "explained": plain(relaxed.explained),
        "missing_at_most": relaxed.missing_at_most,
        "total": relaxed.total,
        "hits": [_hit(found) for found in relaxed.found],
    }


def _terms(results: Results) -> list[Json]:
    """Return what was found for each word of a query, repeated ones once."""
    return [
        {
            "term": asked(each.clause),
            "articles": each.documents,
            "forms": list(each.forms),
            "excluded": not each.clause.is_wanted,
        }
        for each in dict.fromkeys(results.term_counts)
    ]


def _hit(found: Found) -> Json:
    article, hit = found.entry.article, found.hit
    return {
        "id": hit.id,
        "url": article_path(hit.id),
        "title": article.title.value,
        "outlet": article.outlet.value,
        "authors": list(article.authors.value or ()),
        "published": bounds(article.published.value),
        "section": article.section.value,
        "language": article.language.value,
        "score": hit.score,
        "snippets": [_fragment(fragment) for fragment in hit.excerpts],
    }


def _fragment(fragment: Fragment) -> Json:
    return {"text": fragment.text, "marks": [list(mark) for mark in fragment.marks]}


def _facet(name: str, facet: Facet, state: SearchState) -> list[Json]:
    return [
        {"value": each.value, "count": each.count, "selected": state.has_facet(name, each.value)}
        for each in facet.counts
    ]


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        "start": bar.range.start.isoformat() if bar.range.start else None,
        "end": bar.range.end.isoformat() if bar.range.end else None,
        "surely": bar.surely,
        "possibly": bar.possibly,
    }
