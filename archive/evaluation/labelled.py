"""Labelled clippings: a ``labels.jsonl`` with an object a line, and the files that it names beside it.

    {"id": "gazette/1", "html": "1.html", "text": "1.txt", "in_text": {"title": true, "authors": false},
     "title": "A bridge too few", "authors": ["Ada Marsh"], "published": "2021-03-04",
     "outlet": "Harbour Gazette", "language": "en", "section": ["News"], "body": "…"}

Any key may be missing; others are ignored. ``in_text`` says of a field whether its label still occurs in the
text; one that it doesn't name does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from archive.errors import LabelsError

FIELDS = ("title", "published", "authors", "outlet", "language", "section", "body")
"""The fields that can be labelled, in the order in which they are reported."""


class SavedAs(StrEnum):
    """Which of an item's files is read."""

    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Item:
    """One clipping with what is true of it; None where that isn't labelled.

    Attributes:
        id: as the labels name it, else “line 12”.
        files: where it is saved as what.
        in_text: for each field that is named whether its label still occurs in the text.
        authors: empty where it is known to name none.
        section: all that are right.
    """

    id: str
    files: Mapping[SavedAs, Path] = field(default_factory=dict)
    in_text: Mapping[str, bool] = field(default_factory=dict)
    title: str | None = None
    published: date | None = None
    authors: tuple[str, ...] | None = None
    outlet: str | None = None
    language: str | None = None
    section: tuple[str, ...] | None = None
    body: str | None = None

    def is_in_text(self, name: str) -> bool:
        """Whether the label of the field called *name* occurs in the text."""
        return self.in_text.get(name, True)


def read_labels(path: Path) -> tuple[Item, ...]:
    """Return the items of the labels at *path*, in their order; their files aren't looked at.

    Raises:
        LabelsError: it can't be read, holds nothing, or a line isn't of the form above; names the line.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelsError(f"{path} can't be read: {error}") from error
    items = tuple(_items(lines, path))
    if not items:
        raise LabelsError(f"{path} holds no labels")
    return items


def _items(lines: list[str], path: Path) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _item(_object(line), number, path.parent)
            except ValueError as error:
                raise LabelsError(f"{path}, line {number}: {error}") from error


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise ValueError("a line is a JSON object")
    return found


def _item(found: dict[str, Any], number: int, folder: Path) -> Item:
    in_text = found.get("in_text") or {}
    if not isinstance(in_text, dict) or not all(isinstance(value, bool) for value in in_text.values()):
        raise ValueError("“in_text” says true or false of each field")
    names = {saved_as: _text(found, saved_as.value) for saved_as in SavedAs}
    return Item(
        id=_text(found, "id") or f"line {number}",
        files={saved_as: folder / name for saved_as, name in names.items() if name},
        in_text=in_text,
        title=_text(found, "title"),
        published=_day(_text(found, "published")),
        authors=_texts(found, "authors"),
        outlet=_text(found, "outlet"),
        language=_text(found, "language"),
        section=_texts(found, "section") or None,
        body=_text(found, "body"),
    )


def _text(found: dict[str, Any], key: str) -> str | None:
    value = found.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"“{key}” is text")
    return value.strip() or None if value else None


def _texts(found: dict[str, Any], key: str) -> tuple[str, ...] | None:
    value = found.get(key)
    if isinstance(value, str):
        value = [value]
    if value is not None and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise ValueError(f"“{key}” is a list of texts")
    return None if value is None else tuple(one.strip() for one in value if one.strip())


def _day(text: str | None) -> date | None:
    """The day that *text* begins with; a time after it doesn't matter."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"“published” is a day like 2021-03-04, not “{text}”") from None
