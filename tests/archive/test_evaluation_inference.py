from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from making import article

from archive.article import Article, Confidence, Evidence, Field, Part
from archive.cli import main
from archive.dates import EdtfDate
from archive.evaluation import inference
from archive.evaluation.inference import Dated, UndatedEvaluation, dating, latest_year
from archive.evaluation.intervals import share
from archive.evaluation.labelled import Item, SavedAs

DAY = date(2020, 7, 13)
Run = Callable[..., Result]


def one(number: int, given: str | None, year: str | None = None, mentions: int = 0, inferred: bool = True) -> Dated:
    """Return an item of 13 July 2020 for which *given* was inferred, and whose text names *year* so often."""
    step = Evidence("“in July” of the latest year", 0, 4, "July")
    value = EdtfDate.parse(given) if given else None
    field = Field(value, Confidence.MEDIUM, (step,) if value else (), is_inferred=inferred and value is not None)
    return Dated(Item(f"{number}", published=DAY), DAY, field, EdtfDate.parse(year) if year else None, mentions)


def of(*found: Dated) -> UndatedEvaluation:
    return UndatedEvaluation(SavedAs.TEXT, len(found), 0, (), found)


def test_dating_counts_intervals_those_that_contain_the_day_and_their_width() -> None:
    given = [EdtfDate.parse(text) for text in ("2020-07", "2020-08", "2020", "2020-07-13")]
    found = dating([*((interval, DAY) for interval in given), (None, DAY)])
    assert (found.items, found.dated, found.contained) == (5, 4, 3)
    assert found.median_width_days == 31
    assert found.dated_share == share(4, 5)
    assert found.contained_share == share(3, 4)


def test_nothing_dated_has_no_width_and_no_share_that_contains_the_day() -> None:
    found = dating([(None, DAY)])
    assert (found.dated, found.median_width_days, found.contained_share) == (0, None, None)


def test_only_what_was_inferred_and_has_two_ends_counts_as_dated() -> None:
    found = of(one(1, "2020-07"), one(2, "2020-07", inferred=False), one(3, "2019/.."), one(4, None))
    assert (found.inferred.items, found.inferred.dated) == (4, 1)
    assert (found.stated.dated, found.stated.contained) == (1, 1)


@pytest.mark.parametrize(
    ("text", "year", "mentions"),
    [
        ("Of 1998 and 2019, above all 2019.", "2019", 2),
        ("No year, but 12019 and 20191", None, 0),
        ("٢٠٢٠ and 1789", "1789", 1),
        ("by 2050", "2050", 1),
    ],
)
def test_the_baseline_is_the_latest_year_that_the_text_mentions(text: str, year: str | None, mentions: int) -> None:
    found, count = latest_year(text)
    assert (str(found) if found else None, count) == (year, mentions)


def test_the_baseline_abstains_until_it_is_as_good_as_the_inference() -> None:
    wrong, right = ("2030", 1), ("2020", 3)
    found = of(one(1, "2020-07", *right), one(2, "2020", *right), one(3, None, *wrong), one(4, None, "2020", 1))
    assert (found.baseline.dated, found.baseline.contained) == (4, 3)
    equal = found.equal_baseline
    assert equal
    mentions, restricted = equal
    assert (mentions, restricted.dated, restricted.contained) == (2, 2, 2)


def test_a_baseline_that_is_as_good_already_is_compared_as_it_is() -> None:
    found = of(one(1, "2019", "2020", 1), one(2, "2020", "2020", 1))
    assert found.equal_baseline == (1, found.baseline)


def test_a_baseline_that_never_gets_as_good_dates_nothing() -> None:
    found = of(one(1, "2020", "2030", 5), one(2, "2020", "2030", 1))
    equal = found.equal_baseline
    assert equal
    assert (equal[0], equal[1].dated) == (6, 0)


def test_where_nothing_was_inferred_there_is_nothing_to_compare() -> None:
    assert of(one(1, None, "2020", 1)).equal_baseline is None


def test_the_worst_are_dated_wrongly_and_narrowly() -> None:
    found = of(one(1, "2019"), one(2, "2020-08-01"), one(3, "2020"), one(4, None))
    assert [dated.item.id for dated in found.worst] == ["2", "1"]


FIRST = "The board met on the quay for the third time in a month, and again it could not agree on the bridge."
SECOND = "Nobody had asked the ferrymen about 2019, who stood in the rain and said that they would have told them."


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Labels of a dated clipping, and of one whose day isn't known."""
    text = f"A bridge too few\n\nBy Ada Marsh\n\nPublished: 13 July 2020\n\n{FIRST}\n\n{SECOND}\n"
    for name in ("a-2020-07-13.txt", "b.txt"):
        (tmp_path / name).write_text(text)
    page = f"<html><title>A bridge too few</title><h1>A bridge</h1><p>13 July</p><p>{FIRST}</p><p>{SECOND}</p></html>"
    (tmp_path / "a.html").write_text(page)
    path = tmp_path / "labels.jsonl"
    lines = [
        {"id": "a", "text": "a-2020-07-13.txt", "html": "a.html", "published": "2020-07-13"},
        {"id": "b", "text": "b.txt", "title": "A bridge too few"},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


@pytest.fixture
def run(labels: Path) -> Run:
    return lambda *arguments: CliRunner().invoke(main, ["evaluate", str(labels), "--undated", *arguments])


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Part, str]]:
    """What extraction is given; it infers July 2020 from it."""
    given: list[tuple[Part, str]] = []

    def extract(part: Part, name: str, knowledge: object) -> Article:
        given.append((part, name))
        made = article(published="2020-07")
        return replace(made, published=replace(made.published, is_inferred=True))

    monkeypatch.setattr(inference, "extract", extract)
    return given


def answer(result: Result) -> Any:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout)


def test_extraction_sees_nothing_of_the_day(run: Run, seen: list[tuple[Part, str]]) -> None:
    run()
    ((part, name),) = seen
    assert "Published: \n" in part.text
    assert "2019" in part.text
    assert name == "a-.txt"


def test_json_has_the_figures_of_inference_and_baseline(run: Run, seen: list[tuple[Part, str]]) -> None:
    found = answer(run("--json"))
    assert (found["items"], found["left_out"]) == (1, 1)
    undated = found["undated"]
    assert {key: undated[key] for key in ("items", "dated", "contained", "median_width_days")} == {
        "items": 1,
        "dated": 1.0,
        "contained": 1.0,
        "median_width_days": 31,
    }
    assert (undated["baseline"]["dated"], undated["baseline"]["contained"]) == (1.0, 0.0)
    assert undated["baseline_at_equal_containment"]["dated"] == 0.0
    assert found["worst"] == []


def test_people_are_told_how_the_inference_compares(run: Run, seen: list[tuple[Part, str]]) -> None:
    said = run().stdout
    assert "1 have no such file or no labelled day" in said
    assert "At no less containment the inference dates 1 more." in said


def test_the_worst_come_with_each_step_of_the_reasoning(run: Run, labels: Path, seen: list[tuple[Part, str]]) -> None:
    labels.write_text(labels.read_text().replace('2020-07-13"', '2020-08-13"'))
    (worst,) = answer(run("--json"))["worst"]
    assert (worst["id"], worst["label"], worst["found"]) == ("a", "2020-08-13", "2020-07")
    assert worst["evidence"] == [{"rule": "made by hand", "quote": "2020-07"}]
    assert "made by hand: “2020-07”" in run().stdout


def test_of_a_page_the_baseline_reads_what_it_shows(run: Run, seen: list[tuple[Part, str]]) -> None:
    undated = answer(run("--as", "html", "--json"))["undated"]
    assert (undated["baseline"]["dated"], undated["baseline"]["median_width_days"]) == (1.0, 365)


def test_a_date_that_is_stated_all_the_same_is_told_apart(run: Run, labels: Path) -> None:
    labels.write_text(labels.read_text().replace('2020-07-13"', '2020-07-12"'))
    undated = answer(run("--json"))["undated"]
    assert (undated["dated"], undated["contained"], undated["median_width_days"]) == (0.0, None, None)
    assert undated["stated"] == {"items": 1, "contained": 0}
    assert "1 more have a date given as stated" in run().stdout


def test_a_file_that_gives_no_article_is_not_dated(run: Run, labels: Path) -> None:
    (labels.parent / "a-2020-07-13.txt").write_text("13 July 2020")
    found = answer(run("--json"))
    assert found["undated"]["dated"] == 0.0
    assert [refused["id"] for refused in found["refused"]] == ["a"]


def test_no_floor_can_be_held_against_undated_items(run: Run) -> None:
    result = run("--fail-under", "title=0.5")
    assert result.exit_code == 2
    assert "--undated" in result.stderr
