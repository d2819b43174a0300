"""Labelled files, read and extracted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from archive.article import Part
from archive.errors import LabelsError, ReadError
from archive.evaluation.judging import Findings, Judgement, judged
from archive.evaluation.labelled import Item, SavedAs
from archive.extraction import Knowledge, extract
from archive.readers import read

Tell = Callable[[str, int, int], None]
"""Called with what is done, how much of it is, and how much there is."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of the files of labelled items.

    Attributes:
        items: how many were read.
        left_out: how many have no file of the kind that was asked for.
        refused: those that gave no article, with the reason; nothing was found in them.
    """

    saved_as: SavedAs
    items: int
    left_out: int
    refused: tuple[tuple[str, str], ...]
    judgements: tuple[Judgement, ...]


def evaluation(
    items: Iterable[Item], saved_as: SavedAs, knowledge: Knowledge, tell: Tell = lambda what, done, total: None
) -> Evaluation:
    """Return how extraction does on the files that *items* are saved as.

    Raises:
        LabelsError: a file that the labels name is missing, or none is named.
    """
    items = tuple(items)
    chosen = files_of(items, saved_as)
    judgements: list[Judgement] = []
    refused = []
    for done, (item, path) in enumerate(chosen, 1):
        try:
            findings = Findings.of(extract(first_part(path.name, path.read_bytes()), path.name, knowledge))
        except ReadError as error:
            findings = Findings()
            refused.append((item.id, str(error)))
        judgements += judged(item, findings, saved_as, knowledge.outlets)
        tell("evaluating", done, len(chosen))
    return Evaluation(saved_as, len(chosen), len(items) - len(chosen), tuple(refused), tuple(judgements))


def files_of(items: Iterable[Item], saved_as: SavedAs) -> tuple[tuple[Item, Path], ...]:
    """Return the items that have a file of the kind asked for, each with it.

    Raises:
        LabelsError: a file that the labels name is missing, or none is named.
    """
    chosen = tuple((item, path) for item in items if (path := item.files.get(saved_as)) is not None)
    for item, path in chosen:
        if not path.is_file():
            raise LabelsError(f"{item.id}: the file {path} is missing")
    if not chosen:
        raise LabelsError(f"no item names a file saved as {saved_as.value}")
    return chosen


def first_part(name: str, data: bytes) -> Part:
    """Return the first part of a file.

    Raises:
        ReadError: it gives no article.
    """
    for part in read(name, data):
        if isinstance(part, Part):
            return part
        raise ReadError(part.reason)
    raise ReadError("The file holds no article.")
