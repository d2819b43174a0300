"""Evaluation from labelled files to what is printed, through the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli import main

Run = Callable[..., Result]

FIRST = "The board met on the quay for the third time in a month, and the third time it could not agree on the bridge."
SECOND = "Nobody had asked the ferrymen, who stood outside in the rain and said that they would have told them."
BODY = f"{FIRST}\n\n{SECOND}"
TEXT = f"A bridge too few\n\nBy Ada Marsh\n\nPublished: 4 March 2021\n\n{BODY}\n"
PAGE = f"<html><title>A bridge too few</title><h1>A bridge too few</h1><p>{FIRST}</p><p>{SECOND}</p></html>"
TRUE = {
    "title": "A bridge too few",
    "authors": ["Ada Marsh"],
    "published": "2021-03-04",
    "outlet": "Quay Courier",
    "language": "en",
    "body": BODY,
}


@pytest.fixture
def run() -> Run:
    return lambda *arguments: CliRunner().invoke(main, ["evaluate", *(str(argument) for argument in arguments)])


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Labels of two clippings: one of which all is true, one whose headline is another and not in the text."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(TEXT)
    path = tmp_path / "labels.jsonl"
    in_text = {"title": True, "authors": True, "published": True, "outlet": False}
    lines = [
        {"id": "a", "html": "a.html", "text": "a.txt", "in_text": in_text, **TRUE},
        {"id": "b", "text": "b.txt", "in_text": {**in_text, "title": False}, **TRUE, "title": "Something else"},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


def answer(result: Result) -> Any:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout)


def test_json_has_the_figures_of_every_field_in_both_scopes(run: Run, labels: Path) -> None:
    found = answer(run(labels, "--as", "text", "--json"))
    assert (found["as"], found["items"], found["left_out"], found["refused"]) == ("text", 2, 0, [])
    assert set(found["fields"]) == {"title", "published", "authors", "outlet", "language", "body"}
    title = found["fields"]["title"]
    assert {key: title["all"][key] for key in ("labelled", "found", "right", "wrong", "f1")} == {
        "labelled": 2,
        "found": 2,
        "right": 1,
        "wrong": 1,
        "f1": 0.5,
    }
    assert title["in_text"]["f1"] == 1.0
    low, high = title["all"]["intervals"]["precision"]
    assert 0 < low < 0.5 < high < 1
    assert found["fields"]["published"]["all"]["right"] == 2
    assert found["fields"]["body"]["all"]["f1"] > 0.9
    assert found["fields"]["outlet"]["all"]["precision"] is None
    assert found["fields"]["outlet"]["in_text"] is None


def test_the_worst_come_with_their_evidence(run: Run, labels: Path) -> None:
    (worst,) = answer(run(labels, "--json"))["fields"]["title"]["worst"]
    assert (worst["id"], worst["label"], worst["found"]) == ("b", "Something else", "A bridge too few")
    assert not worst["in_text"]
    assert worst["evidence"][0]["quote"] == "A bridge too few"
    said = run(labels).stdout
    assert "The worst of title:" in said
    assert "Something else  (not in the text)" in said
    assert "“A bridge too few”" in said


def test_confidence_is_checked_over_the_four_fields(run: Run, labels: Path) -> None:
    confidence = answer(run(labels, "--json"))["confidence"]
    assert confidence["all"]["given"] == 6
    assert confidence["in_text"]["given"] == 5
    assert confidence["in_text"]["high_wrong"] == 0
    assert confidence["all"]["high_share"] == pytest.approx(confidence["all"]["high"] / 6)


def test_of_pages_only_items_that_have_one_are_read_and_all_is_in_them(run: Run, labels: Path) -> None:
    found = answer(run(labels, "--as", "html", "--json"))
    assert (found["items"], found["left_out"]) == (1, 1)
    assert found["fields"]["title"]["all"]["right"] == 1
    assert "in_text" not in found["fields"]["title"]
    assert "1 have no such file" in run(labels, "--as", "html").stdout


def test_people_are_told_of_all_and_of_what_is_in_the_text(run: Run, labels: Path) -> None:
    said = run(labels).stdout
    assert "Of all:" in said
    assert "Of those whose label is in the text:" in said
    (row,) = [line for line in said.partition("Of those")[2].splitlines() if line.startswith("title")]
    assert row.split()[1:5] == ["1", "1", "1", "0"]


def test_outlets_beside_the_labels_are_known(run: Run, labels: Path) -> None:
    (labels.parent / "outlets.toml").write_text('[[outlet]]\nname = "The Courier on the Quay"\naliases = ["QC"]\n')
    labels.write_text(json.dumps({"id": "c", "text": "c.txt", "outlet": "QC"}))
    (labels.parent / "c.txt").write_text(f"The Courier on the Quay | A bridge too few\n\n{BODY}\n")
    assert answer(run(labels, "--json"))["fields"]["outlet"]["all"]["right"] == 1


def test_a_floor_that_is_not_reached_ends_with_1(run: Run, labels: Path) -> None:
    assert run(labels, "--fail-under", "title=1", "--fail-under", "published=0.9").exit_code == 0
    result = run(labels, "--fail-under", "title=1", "--fail-under", "outlet=0.1", "--json")
    assert result.exit_code == 1
    assert result.stderr.startswith("outlet: nothing is labelled")
    assert json.loads(result.stdout)["items"] == 2


@pytest.mark.parametrize("floor", ["colour=0.9", "title", "title=much", "title=1.5", "title=nan"])
def test_a_floor_that_can_not_be_meant_ends_with_2(run: Run, labels: Path, floor: str) -> None:
    result = run(labels, "--fail-under", floor)
    assert result.exit_code == 2
    assert "--fail-under is FIELD=F1" in result.stderr


def test_a_bad_line_ends_with_1_and_its_number(run: Run, labels: Path) -> None:
    labels.write_text(labels.read_text() + "\n{]")
    result = run(labels)
    assert result.exit_code == 1
    assert "labels.jsonl, line 3: this is no JSON" in result.stderr
    assert result.stdout == ""


def test_a_missing_file_ends_with_1_and_its_name(run: Run, labels: Path) -> None:
    (labels.parent / "b.txt").unlink()
    result = run(labels)
    assert result.exit_code == 1
    assert "b: the file" in result.stderr
    assert "b.txt is missing" in result.stderr


def test_labels_that_name_no_such_file_end_with_1(run: Run, labels: Path) -> None:
    labels.write_text('{"title": "A bridge too few"}')
    result = run(labels)
    assert result.exit_code == 1
    assert "no item names a file saved as text" in result.stderr


def test_a_file_that_gives_no_article_counts_as_nothing_found_and_is_named(run: Run, labels: Path) -> None:
    (labels.parent / "b.txt").write_bytes(b"")
    found = answer(run(labels, "--json"))
    assert [refused["id"] for refused in found["refused"]] == ["b"]
    assert found["fields"]["published"]["all"]["found"] == 1
    assert "refused: b: " in run(labels).stdout
