"""Making articles of files' bytes: by themselves, or in several processes where there are many."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess as ParentProcess
from types import TracebackType
from typing import TypeVar

from archive.article import Part
from archive.catalogue.values import DerivedPart, SeenFile
from archive.errors import ReadError
from archive.extraction import NO_HABITS, Habits, Knowledge, examine
from archive.readers import Refusal, read
from archive.readers.markdown import CORRECTIONS

_log = logging.getLogger(__name__)

T = TypeVar("T")

_AHEAD_FILES = 32
_AHEAD_BYTES = 32 * 2**20
_TO_BE_WORTH_IT = 200  # files; a process takes seconds to load what it needs
_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with its bytes, and the habits of their outlets that are known for its parts, by key."""

    file: SeenFile
    data: bytes
    habits: Mapping[str, Habits] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DerivedFile:
    """What was made of a file.

    Attributes:
        parts: in order; none where the file was refused.
        refusal: why it was.
        is_final: False where the program was at fault, not the file, so that it should be tried again.
    """

    file: SeenFile
    data: bytes = b""
    parts: tuple[DerivedPart | Refusal, ...] = ()
    refusal: str | None = None
    is_final: bool = True


def derive(
    data: bytes, name: str, knowledge: Knowledge, habits: Mapping[str, Habits] | None = None
) -> Iterator[DerivedPart | Refusal]:
    """Give the articles of a file's bytes, and a refusal for each part that gives none.

    Args:
        habits: of outlets, by the keys of parts.

    Raises:
        ReadError: the file gives no article at all.
    """
    for part in read(name, data):
        if isinstance(part, Refusal):
            yield part
        else:
            made = examine(part, name, knowledge, (habits or {}).get(part.key, NO_HABITS))
            yield DerivedPart(part, made.article, made.traits)


class Derivation:
    """Makes articles of files in the order in which they come, in other processes where *files* are many."""

    def __init__(self, knowledge: Knowledge, files: int) -> None:
        self._knowledge = knowledge
        self._processes = min(_cores(), _MOST_PROCESSES)
        is_worth_it = files >= _TO_BE_WORTH_IT and self._processes > 1
        self._pool = self._new_pool(self._processes) if is_worth_it else None

    def __enter__(self) -> Derivation:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def results(self, items: Iterable[ReadFile | T]) -> Iterator[DerivedFile | T]:
        """Give what is made of each file, and everything else as it came; a few files are worked on ahead."""
        ahead: deque[tuple[ReadFile, Future[DerivedFile]] | T] = deque()
        size = 0
        for item in items:
            if isinstance(item, ReadFile):
                size += len(item.data)
                ahead.append((item, self._begun(item)))
            else:
                ahead.append(item)
            while ahead and (self._pool is None or len(ahead) > _AHEAD_FILES or size > _AHEAD_BYTES):
                done = self._ended(ahead.popleft())
                size -= len(done.data) if isinstance(done, DerivedFile) else 0
                yield done
        while ahead:
            yield self._ended(ahead.popleft())

    def _begun(self, item: ReadFile) -> Future[DerivedFile]:
        if self._pool is not None:
            try:
                return self._pool.submit(_derived_by_worker, item)
            except BrokenProcessPool:
                self._pool = self._new_pool(self._processes)
                return self._pool.submit(_derived_by_worker, item)
        future: Future[DerivedFile] = Future()
        future.set_result(_derived(item, self._knowledge))
        return future

    def _ended(self, item: tuple[ReadFile, Future[DerivedFile]] | T) -> DerivedFile | T:
        if not isinstance(item, tuple):
            return item
        file, future = item
        try:
            made = future.result()
        except BrokenProcessPool:
            made = self._alone(file)
        return replace(made, data=file.data) if made.parts else made

    def _alone(self, item: ReadFile) -> DerivedFile:
        """Try a file that was under way when a worker died in a process of its own: another may have killed it."""
        with self._new_pool(1) as pool:
            try:
                return pool.submit(_derived_by_worker, item).result()
            except BrokenProcessPool:
                return DerivedFile(item.file, refusal="Reading it ended the process that tried.", is_final=False)

    def _new_pool(self, processes: int) -> ProcessPoolExecutor:
        # Not forked: a fork would inherit locks and database connections in the middle of things.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, context, initializer=_begin_worker, initargs=(self._knowledge,))


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_worker_knowledge: Knowledge | None = None  # set once in a worker process, never in the main one


def _begin_worker(knowledge: Knowledge) -> None:
    """Prepare a worker: Ctrl-C is the main process's to answer, and none outlives it."""
    global _worker_knowledge
    _worker_knowledge = knowledge
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: ParentProcess) -> None:
    parent.join()
    os._exit(1)


def _derived_by_worker(item: ReadFile) -> DerivedFile:
    """Make the articles of a file, leaving behind what only extraction needed."""
    assert _worker_knowledge is not None
    made = _derived(item, _worker_knowledge)
    parts = tuple(each if isinstance(each, Refusal) else replace(each, part=_emptied(each.part)) for each in made.parts)
    return replace(made, parts=parts, data=b"")


def _emptied(part: Part) -> Part:
    """*part* without its text, and without what it states but corrections."""
    corrections = tuple(one for one in part.embedded if one.scheme == CORRECTIONS)
    return replace(part, text="", blocks=None, embedded=corrections)


def _derived(item: ReadFile, knowledge: Knowledge) -> DerivedFile:
    """Make the articles of a file; one of which nothing can be made never stops the others."""
    try:
        parts = tuple(derive(item.data, item.file.name, knowledge, item.habits))
    except ReadError as error:
        return DerivedFile(item.file, refusal=str(error))
    except Exception as error:  # a defect in a reader or rule: said, logged, and the rest goes on
        _log.exception("reading %s failed", item.file.name)
        reason = f"Reading it failed ({type(error).__name__}); the log says more."
        return DerivedFile(item.file, refusal=reason, is_final=False)
    refusals = [part for part in parts if isinstance(part, Refusal)]
    if len(refusals) == len(parts):
        reason = (
            f"{refusals[0].key}: {refusals[0].reason}" if len(refusals) == 1 else "None of its parts is an article."
        )
        return DerivedFile(item.file, refusal=reason)
    return DerivedFile(item.file, item.data, parts)
