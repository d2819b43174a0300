from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from archive.errors import LabelsError
from archive.evaluation.labelled import SavedAs, read_labels


def written(folder: Path, *lines: object) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_an_item_has_what_its_line_says(tmp_path: Path) -> None:
    line = {
        "id": "gazette/1",
        "html": "1.html",
        "text": "1.txt",
        "in_text": {"title": False},
        "title": " A bridge too few ",
        "authors": ["Ada Marsh", ""],
        "published": "2021-03-04T10:00:00Z",
        "outlet": "Harbour Gazette",
        "language": "en",
        "section": ["News", "Local"],
        "body": "The text.",
        "url": "https://harbourgazette.example/1",
    }
    (item,) = read_labels(written(tmp_path, line))
    assert item.id == "gazette/1"
    assert item.files == {SavedAs.HTML: tmp_path / "1.html", SavedAs.TEXT: tmp_path / "1.txt"}
    assert (item.title, item.authors, item.published) == ("A bridge too few", ("Ada Marsh",), date(2021, 3, 4))
    assert (item.outlet, item.language, item.section) == ("Harbour Gazette", "en", ("News", "Local"))
    assert item.body == "The text."
    assert not item.is_in_text("title")
    assert item.is_in_text("language")


def test_any_key_may_be_missing_and_blank_lines_count_for_nothing_but_the_numbers(tmp_path: Path) -> None:
    items = read_labels(written(tmp_path, "", "{}", "", {"section": "News", "authors": [], "title": ""}))
    assert [item.id for item in items] == ["line 2", "line 4"]
    assert (items[0].authors, items[0].files, items[0].title) == (None, {}, None)
    assert (items[1].authors, items[1].section, items[1].title) == ((), ("News",), None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1]", "a line is a JSON object"),
        ('{"title": 3}', "“title” is text"),
        ('{"authors": "Ada", "section": [1]}', "“section” is a list of texts"),
        ('{"published": "July 2020"}', "“published” is a day like 2021-03-04, not “July 2020”"),
        ('{"published": "2021-02-30"}', "“published” is a day"),
        ('{"in_text": {"title": "yes"}}', "“in_text” says true or false"),
        ('{"in_text": ["title"]}', "“in_text” says true or false"),
    ],
)
def test_a_line_that_is_no_label_is_named_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(LabelsError) as caught:
        read_labels(written(tmp_path, "{}", "", line))
    assert "labels.jsonl, line 3: " in str(caught.value)
    assert reason in str(caught.value)


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="holds no labels"):
        read_labels(written(tmp_path, "", " "))
    (tmp_path / "labels.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(LabelsError, match="can't be read"):
        read_labels(tmp_path / "labels.jsonl")
