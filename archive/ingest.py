"""Taking files in: walk, read, extract, record; one outcome a part.

Nothing here touches the index: a command runs an ingest and then ``indexing.keep_up``. What was
recorded is safe at any moment; an ingest that was cut off goes on where it was when it is run again.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from archive.catalogue import Catalogue, reading
from archive.catalogue.recording import Recorder
from archive.catalogue.values import KnownSource, Outcome, OutcomeKind, SeenFile
from archive.deriving import Derivation, DerivedFile, ReadFile
from archive.errors import ConfigError, ReadError
from archive.extraction import Knowledge
from archive.originals import Originals
from archive.walk import AUTHORITY, FoundFile, files_of, printable, read_bytes, size_refusal

_BATCH_FILES = 50
_BATCH_BYTES = 8 * 2**20
_BATCH_S = 1.0
_DISK_THREADS = 8


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: files done of all that were found, and what became of the last batch's parts."""

    done: int
    total: int
    outcomes: tuple[Outcome, ...]


@dataclass(slots=True)
class Report:
    """What an ingest did; *missing* counts the files that were known and are no longer there."""

    outcomes: list[Outcome] = field(default_factory=list)
    missing: int = 0

    @property
    def counts(self) -> Counter[OutcomeKind]:
        """How many parts had each outcome."""
        return Counter(outcome.kind for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Ingest:
    """Takes files into one archive.

    Attributes:
        folder: the folder that holds the archive; files inside it are known by their path from it,
            so that folder and archive can be moved together.
        most_bytes: larger files are rejected unread.
    """

    catalogue: Catalogue
    originals: Originals
    folder: Path
    most_bytes: int

    def run(self, paths: Sequence[Path], report: Callable[[Progress], None] | None = None) -> Report:
        """Take in the files of *paths*, folders or single files.

        Args:
            report: told once when all files are found, then after every batch.

        Raises:
            AuthorityError: a folder's ``outlets.toml`` can't be used; nothing is taken in.
            ConfigError: one of *paths* is not there.
        """
        result = Report()
        plans = [self._plan(path) for path in paths]
        total = sum(len(plan.found) for plan in plans)
        done = 0
        tell = report or (lambda progress: None)
        tell(Progress(0, total, ()))
        for plan in plans:
            for batch in self._batches(plan):
                self._keep_originals(batch)
                with self.catalogue.store.writing() as connection:
                    recorder = Recorder(connection, plan.knowledge.fingerprint)
                    outcomes = [outcome for step in batch for outcome in _recorded(recorder, step)]
                done += len(batch)
                result.outcomes += outcomes
                tell(Progress(done, total, tuple(outcomes)))
            result.missing += self._mark_missing(plan)
        return result

    def _keep_originals(self, batch: Sequence[DerivedFile | SeenFile]) -> None:
        """File the originals of a batch, before its record says that they are there.

        Several at a time, because waiting for the disk is all that it costs.
        """
        taken = {step.file.sha256: step.data for step in batch if isinstance(step, DerivedFile) and step.parts}
        with ThreadPoolExecutor(_DISK_THREADS) as threads:
            for _ in threads.map(lambda kept: self.originals.keep(*kept), taken.items()):
                pass

    def _plan(self, path: Path) -> _Plan:
        """Find the files of one path, in the order in which they are taken.

        New files come before changed ones: where a file was moved and another put in its place, the
        moved one has to claim its article first.
        """
        if not path.exists() and not path.is_symlink():
            raise ConfigError(f"there is no file or folder {path}")
        root = path.absolute()
        authority = root / AUTHORITY
        knowledge = Knowledge.load(authority if authority.is_file() else None)
        with self.catalogue.store.reading() as connection:
            known = reading.known_sources(connection)
        found = sorted(files_of(root), key=lambda file: self._location(file.path) in known)
        return _Plan(root, knowledge, known, tuple(found))

    def _batches(self, plan: _Plan) -> Iterator[list[DerivedFile | SeenFile]]:
        """Give what is to be recorded together: files with what was made of them, and files that are as they were."""
        batch: list[DerivedFile | SeenFile] = []
        size, since = 0, time.monotonic()
        new = sum(not self._is_unchanged(found, plan) for found in plan.found)
        with Derivation(plan.knowledge, new) as derivation:
            steps: Iterator[DerivedFile | SeenFile] = derivation.results(
                self._read(found, plan) for found in plan.found
            )
            for step in steps:
                batch.append(step)
                size += len(step.data) if isinstance(step, DerivedFile) else 0
                if len(batch) >= _BATCH_FILES or size >= _BATCH_BYTES or time.monotonic() - since >= _BATCH_S:
                    yield batch
                    batch, size, since = [], 0, time.monotonic()
        if batch:
            yield batch

    def _read(self, found: FoundFile, plan: _Plan) -> ReadFile | DerivedFile | SeenFile:
        """Read a file, unless it is as it was or there is a reason not to."""
        seen = SeenFile(self._location(found.path), found.name, None, found.size_bytes, found.modified_ns)
        refusal = found.refusal or size_refusal(found, self.most_bytes)
        if refusal:
            return DerivedFile(seen, refusal=refusal)
        if self._is_unchanged(found, plan):
            return seen
        try:
            data = read_bytes(found, self.most_bytes)
        except ReadError as error:
            return DerivedFile(seen, refusal=str(error))
        seen = SeenFile(seen.location, seen.name, hashlib.sha256(data).hexdigest(), len(data), found.modified_ns)
        known = plan.current(seen.location)
        return seen if known is not None and known.sha256 == seen.sha256 else ReadFile(seen, data)

    def _is_unchanged(self, found: FoundFile, plan: _Plan) -> bool:
        """Tell whether a file has the size and time of change that it had when these rules took it in."""
        known = plan.current(self._location(found.path))
        return known is not None and (known.size_bytes, known.modified_ns) == (found.size_bytes, found.modified_ns)

    def _mark_missing(self, plan: _Plan) -> int:
        """Mark what was known under a folder and was not met again; return how many files that were."""
        if not plan.root.is_dir():
            return 0
        met = {self._location(found.path) for found in plan.found}
        closed = [self._location(found.path) + "/" for found in plan.found if found.is_folder]
        gone = [
            location
            for location, source in plan.known.items()
            if location not in met
            and source.is_there
            and self._lies_under(location, plan.root)
            and not location.startswith(tuple(closed))
        ]
        with self.catalogue.store.writing() as connection:
            Recorder(connection, plan.knowledge.fingerprint).mark_missing(gone)
        return len(gone)

    def _location(self, path: Path) -> str:
        try:
            return printable(path.relative_to(self.folder).as_posix())
        except ValueError:
            return printable(path.as_posix())

    def _lies_under(self, location: str, root: Path) -> bool:
        prefix = self._location(root)
        return not Path(location).is_absolute() if prefix == "." else location.startswith(prefix + "/")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be taken from one path."""

    root: Path
    knowledge: Knowledge
    known: dict[str, KnownSource]
    found: tuple[FoundFile, ...]

    def current(self, location: str) -> KnownSource | None:
        """Return what is known of a file, if it was there and the rules and authorities have stayed the same."""
        known = self.known.get(location)
        is_current = known is not None and known.is_there and known.derived_by == self.knowledge.fingerprint
        return known if is_current else None


def _recorded(recorder: Recorder, step: DerivedFile | SeenFile) -> list[Outcome]:
    if isinstance(step, SeenFile):
        return recorder.keep(step)
    if step.refusal is not None:
        return [recorder.reject(step.file, step.refusal, is_final=step.is_final)]
    return recorder.record(step.file, step.parts)
