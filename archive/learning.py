"""The pass over the catalogue that learns the habits of outlets and lets their articles show them.

It reads what all articles tell and makes those records again that habits change. What it learns doesn't depend on
what it made, so one pass reaches the fixed point: another finds nothing to do, in whatever order files came.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from archive.catalogue import Catalogue, learning, reading
from archive.catalogue.values import DerivedPart, Entry, SeenFile
from archive.deriving import Derivation, DerivedFile, ReadFile
from archive.errors import OriginalMissing
from archive.extraction import Habits, Knowledge
from archive.originals import Originals

T = TypeVar("T")

_log = logging.getLogger(__name__)

_CHUNK = 100  # files


@dataclass(frozen=True, slots=True)
class _Work:
    """The articles that one original holds and that habits change, by the keys of its parts."""

    entries: dict[str, Entry]
    habits: dict[str, Habits]


def learn(catalogue: Catalogue, originals: Originals, knowledge: Knowledge, beat: Callable[[], None]) -> int:
    """Learn the habits of outlets and show them in the articles made with *knowledge*; return how many changed.

    Args:
        beat: called now and then, to say that work goes on.
    """
    with catalogue.store.writing() as connection:
        if not learning.has_changed(connection, knowledge.fingerprint):
            return 0
        learning.learn(connection)
        due = learning.due(connection, knowledge.fingerprint)
    changed = 0
    files = list(_works(catalogue, due))
    with Derivation(knowledge, len(files)) as derivation:
        made = derivation.results(_read(originals, work) for work in files)
        for chunk in _chunks(zip(files, made, strict=True)):
            with catalogue.store.writing() as connection:
                for work, derived in chunk:
                    changed += sum(
                        learning.show(connection, entry.id, entry.revision, part.article, work.habits[key])
                        for key, entry in work.entries.items()
                        if (part := _part(derived, key)) is not None
                    )
            beat()
    with catalogue.store.writing() as connection:
        learning.note_pass(connection, knowledge.fingerprint)
    return changed


def _works(catalogue: Catalogue, due: dict[str, Habits]) -> Iterator[_Work]:
    """Give the articles that are due by the originals that hold them."""
    ids_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ids in _chunks(due):
        with catalogue.store.reading() as connection:
            for entry in reading.entries(connection, ids).values():
                ids_of[entry.sha256, entry.source_name].append(entry.id)
    for ids in ids_of.values():
        with catalogue.store.reading() as connection:
            entries = {entry.part_key: entry for entry in reading.entries(connection, ids).values()}
        habits = {
            key: replace(due[entry.id], outlet=entry.article.outlet.value or "") for key, entry in entries.items()
        }
        yield _Work(entries, habits)


def _read(originals: Originals, work: _Work) -> ReadFile | None:
    entry = next(iter(work.entries.values()))
    try:
        data = originals.read(entry.sha256)
    except (OriginalMissing, OSError) as error:
        _log.warning("habits can't be shown: %s", error)
        return None
    return ReadFile(SeenFile(entry.source_name, entry.source_name, entry.sha256), data, work.habits)


def _part(derived: DerivedFile | None, key: str) -> DerivedPart | None:
    parts = derived.parts if derived is not None else ()
    return next((each for each in parts if isinstance(each, DerivedPart) and each.part.key == key), None)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
