"""What the nearness of words adds to a score, reckoned by hand and held to its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import grows_linearly

from index import nearness
from index.corpora import SCHEMA, document
from index.memory_engine import MemoryEngine
from index.model import SearchRequest, clauses
from index.query_syntax import parse
from index.testing import ask, ids, put


def bonus(query: str, text: str, language: str | None = "en", field: str = "body") -> float:
    pairs = nearness.pairs(clauses(parse(query, SCHEMA)), lambda clause: 2.0)
    return nearness.bonus(pairs, {field: text}, language)


def of(closeness: float) -> float:
    return nearness.NEARNESS * 2.0 * closeness


@pytest.mark.parametrize(
    ("text", "closeness"),
    [
        ("tidal barrage", 1.0),
        ("barrage tidal", 1.0),
        ("tidal power barrage", 0.5),
        ("tidal power barrage. A barrage at high tidal range", 0.5 + 1 / 3),
        ("tidal barrage and a tidal wave", 1.0),
        ("Tidal barrages", 1.0),
        ("tidal a b c d e f g barrage", 1 / 8),
        ("tidal a b c d e f g h barrage", 0.0),
        ("tidal wave", 0.0),
    ],
)
def test_two_words_count_by_their_distance(text: str, closeness: float) -> None:
    assert bonus("tidal barrage", text) == pytest.approx(of(closeness))


def test_phrases_and_compounds_are_near_from_end_to_start() -> None:
    assert bonus('"tidal barrage" plan', "the tidal barrage plan") == pytest.approx(of(1.0))
    assert bonus("rules-based order", "a rules based order") == pytest.approx(of(1.0))


def test_each_pair_counts_once_and_only_neighbours_in_the_query_are_pairs() -> None:
    def pairs(query: str) -> int:
        return len(nearness.pairs(clauses(parse(query, SCHEMA)), lambda clause: 1.0))

    assert [pairs(query) for query in ("a", "a b", "a a", "a b c", "a b a b", "title:a b", "war* b")] == [
        0,
        1,
        0,
        2,
        2,
        0,
        0,
    ]


def test_a_field_that_is_asked_for_alone_counts_alone() -> None:
    assert bonus("title:(tidal barrage)", "tidal barrage", field="title") > 0
    assert bonus("title:(tidal barrage)", "tidal barrage", field="body") == 0


@given(
    text=st.text(st.sampled_from("ab \n-'中.é"), max_size=60),
    query=st.sampled_from(["a b", "b a a", '"a b" a', "中 a"]),
)
def test_nearness_never_takes_anything_away(text: str, query: str) -> None:
    assert bonus(query, text) >= 0
    assert bonus(query, f"{text} a b") >= 0


def test_work_grows_linearly_with_the_text() -> None:
    assert grows_linearly(lambda size: bonus("tidal barrage", "tidal x barrage " * size), 200)


def test_the_rest_stays_behind_the_best_hits_in_its_order() -> None:
    engine = MemoryEngine(SCHEMA)
    filler = ["lock"] * 30
    near = document("near", body=" ".join(["tidal barrage", *filler * 9]))  # too long to be among the best
    put(engine, near, *(document(f"{n:03}", body=" ".join(["tidal", *filler, "barrage"])) for n in range(60)))
    found = engine.search(SearchRequest(parse("tidal barrage", SCHEMA), limit=100)).hits
    assert ids(found)[-1] == "near"
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert ids(ask(engine, "tidal barrage", limit=5)) == ids(found)[:5]
