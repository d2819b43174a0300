"""Test collections for search: documents, queries, and which documents answer which query.

A folder with three files, as public collections are passed on:

    docs.jsonl      {"id": "12", "title": "…", "text": "…"} a line; other keys are ignored
    queries.jsonl   {"id": "3", "text": "…"} a line
    qrels.tsv       query, document and grade a line, parted by tabs; a grade of 0 or less is no answer
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.errors import LabelsError


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a collection, or a query: *title* is empty where it has none."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """What is searched, what is asked, and what answers it.

    Attributes:
        queries: those that something answers.
        grades: for each query the documents that answer it, with how well.
    """

    documents: tuple[Text, ...]
    queries: tuple[Text, ...]
    grades: Mapping[str, Mapping[str, int]]


def read_collection(folder: Path) -> Collection:
    """Return the collection in *folder*.

    Raises:
        LabelsError: a file is missing, can't be read or isn't of the form above (names the line), an id
            comes twice, or no query has an answer among the documents.
    """
    documents, asked = _texts(folder / "docs.jsonl"), _texts(folder / "queries.jsonl")
    known = {one.id for one in documents}
    grades = {
        query: answers
        for query, graded in _grades(folder / "qrels.tsv").items()
        if (answers := {document: grade for document, grade in graded.items() if document in known})
    }
    queries = tuple(query for query in asked if query.id in grades)
    if not queries:
        raise LabelsError(f"{folder} holds no query that one of its documents answers")
    return Collection(documents, queries, grades)


def _texts(path: Path) -> tuple[Text, ...]:
    found: dict[str, Text] = {}
    for number, line in _lines(path):
        try:
            one = _text(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise LabelsError(f"{path}, line {number}: {error}") from error
        if one.id in found:
            raise LabelsError(f"{path}, line {number}: “{one.id}” comes twice")
        found[one.id] = one
    return tuple(found.values())


def _text(found: Any) -> Text:
    if not isinstance(found, dict) or not found.get("id"):
        raise ValueError("a line is a JSON object with an “id”")
    values = [found.get(key) or "" for key in ("text", "title")]
    if not all(isinstance(value, str) for value in values):
        raise ValueError("“title” and “text” are text")
    return Text(str(found["id"]), *values)


def _grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        parts = line.split("\t")
        try:
            query, document, grade = parts[0], parts[1], int(parts[2])
        except (IndexError, ValueError):
            if number == 1:  # some collections begin with the names of the columns
                continue
            raise LabelsError(f"{path}, line {number}: not a query, a document and a grade") from None
        if grade > 0:
            grades.setdefault(query, {})[document] = grade
    return grades


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelsError(f"{path} can't be read: {error}") from error
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
