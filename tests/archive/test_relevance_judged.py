"""How well the search that ships answers, as a gate: on the sample corpus, and on public test collections.

A floor is a mean over the queries. ``tests/support/judged.py`` writes those of the sample corpus, and lowers one only
where it is told to, so that this is a decision to be seen in a diff.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from golden import documents
from judged import FLOORS, MEASURES, QUERIES, Judged, answered, judged_digest, mean

from archive.relevance.collection import read_collection
from archive.relevance.searching import relevance

ROOT = Path(__file__).parents[2]
GATE = json.loads(FLOORS.read_text("utf-8"))
_NOISE = 0.005


@pytest.fixture(scope="module")
def queries(seeds: Path) -> list[Judged]:
    return answered(seeds)


def test_the_floors_were_measured_on_this_corpus_and_these_queries(seeds: Path) -> None:
    assert judged_digest(seeds) == GATE["corpus"], (
        "Corpus or queries have changed: python tests/support/judged.py --write measures the floors anew."
    )


def test_the_floor_of_each_measure_holds(queries: list[Judged]) -> None:
    assert set(GATE["floors"]) == set(MEASURES)
    for name, floor in GATE["floors"].items():
        worst = sorted(queries, key=lambda one: getattr(one.measures, MEASURES[name]))[:10]
        assert mean(queries, MEASURES[name]) >= floor, (name, [(one.q, one.found[:5]) for one in worst])


def test_misspelt_words_are_offered_as_they_were_meant(queries: list[Judged]) -> None:
    misspelt = [one for one in queries if one.meant]
    assert len(misspelt) > 5
    assert [(one.q, one.offered) for one in misspelt if one.offered[:1] != (one.meant,)] == []


def test_every_answer_is_a_piece_of_the_corpus(seeds: Path) -> None:
    names = {
        f"{name} {line}" if isinstance(truth, list) else name
        for name, truth in documents(seeds).items()
        for line, _ in enumerate(truth if isinstance(truth, list) else [truth], 1)
    }
    asked = tomllib.loads(QUERIES.read_text("utf-8"))["query"]
    assert len(asked) >= 40
    assert {piece for one in asked for piece in one["answers"]} <= names


def published_measures() -> Iterator[tuple[str, float, float]]:
    """Give the collections with nDCG@10 and recall@100, as the documents tell them."""
    text = (ROOT / "docs/relevance.md").read_text("utf-8")
    names = re.search(r"^\|  \| (.+) \|$", text, re.MULTILINE)
    ours = re.search(r"^\| Pressmark \| (.+) \|$", text, re.MULTILINE)
    assert names
    assert ours
    for name, cell in zip(names[1].split(" | "), ours[1].split(" | "), strict=True):
        ndcg, recall = cell.split(" / ")
        yield name, float(ndcg), float(recall)


@pytest.mark.slow
def test_what_is_published_of_test_collections_holds(collections: Path) -> None:
    told = list(published_measures())
    assert len(told) > 3
    for name, ndcg, recall in told:
        found = relevance(read_collection(collections / name))
        assert found.mean("ndcg").value >= ndcg - _NOISE, name
        assert found.mean("recall").value >= recall - _NOISE, name
