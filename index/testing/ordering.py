"""In which order hits stand, and on which page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.corpora import SCHEMA, document
from index.engine import Engine
from index.model import MatchAll, Recency, SearchRequest, Sort
from index.periods import DateRange, Period, half_open
from index.query_syntax import parse
from index.testing.asking import Suite, ask, ids, put


class Ordering(Suite):
    """Order, pages and ties."""

    def test_the_total_counts_all_pages(self, engine: Engine) -> None:
        put(engine, *(document(str(number), body="war") for number in range(7)))
        assert [ask(engine, "war", limit=limit).total for limit in (0, 1, 5, 100)] == [7] * 4

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("query", ["", "war"])
    def test_pages_are_disjoint_and_make_up_the_scan(self, engine: Engine, sort: Sort, query: str) -> None:
        days = [half_open(Period(2020, 1, number % 3 + 1)) if number % 4 else None for number in range(20)]
        put(engine, *(document(f"{n:02}", body="war " * (n % 5 + 1), published=days[n]) for n in range(20)))
        request = SearchRequest(parse(query, SCHEMA), sort=sort, limit=1000)
        paged = [
            hit
            for start in range(0, 24, 3)
            for hit in engine.search(SearchRequest(parse(query, SCHEMA), sort=sort, offset=start, limit=3)).hits
        ]
        scanned = list(engine.scan(SearchRequest(parse(query, SCHEMA), sort=sort, offset=5, limit=2)))
        assert ids(paged) == ids(scanned) == ids(engine.search(request))
        assert len(set(ids(paged))) == 20
        assert [hit.score for hit in scanned] == [hit.score for hit in paged]

    def test_past_the_end_is_empty(self, engine: Engine) -> None:
        put(engine, document("1"), document("2"))
        for offset in (2, 3, 10**9):
            found = engine.search(SearchRequest(MatchAll(), offset=offset, limit=10))
            assert (found.total, found.hits) == (2, ())

    def test_ties_are_in_order_of_id(self, engine: Engine) -> None:
        names = ["b", "B", "é", "z", "10", "9"]
        put(engine, *(document(name, title="war", published=half_open(Period(2020))) for name in names))
        for sort in Sort:
            assert ids(ask(engine, "war", sort=sort)) == sorted(names)

    def test_dates_order_by_first_day_with_missing_last(self, engine: Engine) -> None:
        put(
            engine,
            document("none"),
            document("open", published=DateRange(None, date(2030, 1, 1))),
            document("year", published=half_open(Period(2021))),
            document("may", published=half_open(Period(2021, 5))),
            document("first", published=half_open(Period(2021, 1, 1))),
            document("early", published=half_open(Period(1))),
        )
        assert ids(ask(engine, sort=Sort.OLDEST)) == ["open", "early", "first", "year", "may", "none"]
        assert ids(ask(engine, sort=Sort.NEWEST)) == ["may", "first", "year", "early", "open", "none"]

    def test_relevance_prefers_boosted_fields_rarer_words_more_of_them_and_shorter_texts(self, engine: Engine) -> None:
        filler = "and so on and on and on"
        put(
            engine,
            document("title", title="war", body="peace"),
            document("twice", title="peace", body=f"war war {filler}"),
            document("once", title="peace", body=f"war and {filler}"),
            document("long", title="peace", body=f"war and {filler} {filler} {filler}"),
            document("rare", title="peace", body="sanctions"),
        )
        hits = ask(engine, "war").hits
        assert ids(hits) == ["title", "twice", "once", "long"]
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert ask(engine, "sanctions").hits[0].score > ask(engine, "peace").hits[-1].score > 0

    def test_newer_documents_come_first_among_equals_where_that_is_asked(self, engine: Engine) -> None:
        put(
            engine,
            document("1 none", body="war"),
            document("2 open", body="war", published=DateRange(None, date(2030, 1, 1))),
            document("3 old", body="war", published=half_open(Period(1))),
            document("4 year", body="war", published=half_open(Period(2021))),
            document("5 may", body="war", published=half_open(Period(2021, 5))),
            document("6 later", body="war", published=half_open(Period(2022))),
            document("7 today", body="war", published=half_open(Period(2021, 6, 1))),
        )
        request = SearchRequest(parse("war", SCHEMA), recency=Recency(date(2021, 6, 1), 30))
        hits = engine.search(request).hits
        assert ids(hits) == ["6 later", "7 today", "5 may", "4 year", "1 none", "2 open", "3 old"]
        assert hits[0].score == hits[1].score == 1.5 * hits[-1].score
        assert [hit.score for hit in engine.scan(request)] == [hit.score for hit in hits]
        plain = engine.search(replace(request, recency=None)).hits
        assert (ids(plain), {hit.score for hit in plain}) == (sorted(ids(hits)), {hits[-1].score})

    def test_a_better_match_stays_before_a_somewhat_newer_one(self, engine: Engine) -> None:
        put(
            engine,
            document("new", body=f"war {'and so on ' * 9}", published=half_open(Period(2021))),
            document("better", title="war", body="war", published=half_open(Period(2020))),
        )
        assert ids(engine.search(SearchRequest(parse("war"), recency=Recency(date(2021, 2, 1), 3650)))) == [
            "better",
            "new",
        ]

    def test_without_words_recency_changes_nothing(self, engine: Engine) -> None:
        put(engine, document("1"), document("2", published=half_open(Period(2021))))
        found = engine.search(SearchRequest(MatchAll(), recency=Recency(date(2021, 2, 1), 365)))
        assert [(hit.id, hit.score) for hit in found.hits] == [("1", 0.0), ("2", 0.0)]

    def test_words_that_stand_together_come_before_the_same_words_apart(self, engine: Engine) -> None:
        filler = "and so on and on and on and on and so it goes"
        put(
            engine,
            document("apart", body=f"of the tidal {filler} barrage {filler}"),
            document("together", body=f"{filler} tidal barrage of the {filler}"),
            document("close", body=f"{filler} barrage of the tidal {filler}"),
        )
        assert ids(ask(engine, "tidal barrage")) == ["together", "close", "apart"]
        assert ids(ask(engine, "tidal")) == ["apart", "close", "together"]
