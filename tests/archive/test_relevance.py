"""Test collections: reading them, measuring rankings, and asking the search that ships."""

from __future__ import annotations

import json
from math import log2
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from archive.cli import main
from archive.errors import LabelsError
from archive.relevance.collection import read_collection
from archive.relevance.ranked import ranked

DOCUMENTS = [
    {"id": "1", "title": "The ferry", "text": "The ferry runs to the island every hour, and the island waits."},
    {"id": "2", "title": "", "text": "Nets dry on the quay while the boats are out for herring."},
    {"id": "3", "title": "Herring", "text": "The price of herring fell again, said the fishermen."},
    {"id": "4", "title": "Roads", "text": "The council mends the roads before the winter comes."},
]
QUERIES = [{"id": "a", "text": "herring fisherman"}, {"id": "b", "text": "ferries?"}, {"id": "c", "text": "nobody"}]
ANSWERS = "a\t3\t2\na\t2\t1\nb\t1\t1\nb\t4\t0\nc\t99\t1\n"


def collection(folder: Path, answers: str = ANSWERS) -> Path:
    for name, lines in (("docs", DOCUMENTS), ("queries", QUERIES)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    (folder / "qrels.tsv").write_text(answers, "utf-8")
    return folder


def test_only_queries_with_an_answer_among_the_documents_are_asked(tmp_path: Path) -> None:
    read = read_collection(collection(tmp_path))
    assert [query.id for query in read.queries] == ["a", "b"]
    assert read.grades == {"a": {"3": 2, "2": 1}, "b": {"1": 1}}


def test_the_names_of_columns_are_no_answer(tmp_path: Path) -> None:
    assert read_collection(collection(tmp_path, f"query-id\tcorpus-id\tscore\n{ANSWERS}")).grades["b"] == {"1": 1}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("docs.jsonl", '{"id": "1"}\n{"id": "1"}\n', "line 2: “1” comes twice"),
        ("docs.jsonl", "not JSON\n", "line 1"),
        ("queries.jsonl", '{"text": "x"}\n', "with an “id”"),
        ("queries.jsonl", '{"id": "1", "text": 3}\n', "are text"),
        ("qrels.tsv", "a\t3\t1\na 2 1\n", "line 2: not a query"),
        ("qrels.tsv", "a\t99\t1\n", "no query that one of its documents answers"),
    ],
)
def test_what_is_wrong_with_a_collection_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    (collection(tmp_path) / name).write_text(text, "utf-8")
    with pytest.raises(LabelsError, match=said):
        read_collection(tmp_path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    (collection(tmp_path) / "qrels.tsv").unlink()
    with pytest.raises(LabelsError, match=r"qrels\.tsv can't be read"):
        read_collection(tmp_path)


def test_the_measures_are_those_of_the_field() -> None:
    found = ranked(["x", "b", "y", "a"], {"a": 2, "b": 1, "c": 1})
    assert found.ndcg == pytest.approx((1 / log2(3) + 2 / log2(5)) / (2 / log2(2) + 1 / log2(3) + 1 / log2(4)))
    assert found.average_precision == pytest.approx((1 / 2 + 2 / 4) / 3)
    assert found.recall == pytest.approx(2 / 3)
    assert found.reciprocal_rank == 1 / 2


def test_what_comes_behind_the_depth_of_a_measure_does_not_count() -> None:
    others = [f"x{number}" for number in range(100)]
    assert ranked([*others[:10], "a"], {"a": 1}).ndcg == 0
    assert ranked([*others[:99], "a"], {"a": 1}).recall == 1
    assert ranked([*others, "a"], {"a": 1}).recall == 0


@given(st.permutations("abcdef"), st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), min_size=1))
def test_the_ideal_order_is_the_best(order: list[str], grades: dict[str, int]) -> None:
    ideal = sorted(order, key=lambda document: -grades.get(document, 0))
    assert ranked(ideal, grades).ndcg == pytest.approx(1)
    assert ranked(ideal, grades).average_precision == pytest.approx(1)
    assert ranked(order, grades).ndcg <= 1 + 1e-9


def test_the_search_that_ships_is_measured(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate-search", str(collection(tmp_path)), "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found) == ["ndcg@10", "map", "recall@100", "mrr"]
    assert found["recall@100"] == 1
    assert found["mrr"] == 1


def test_people_are_told_the_worst_queries(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate-search", str(collection(tmp_path, "a\t1\t1\nb\t1\t1\n"))])
    assert "2 queries of 4 documents in “en”" in result.stdout
    assert "0.000  a  herring fisherman" in result.stdout
