"""Taking files in: walk, read, extract, record, learn; one outcome a part.

Nothing here touches the index: a command runs an ingest and then ``indexing.keep_up``. What was
recorded is safe at any moment; an ingest that was cut off goes on where it was when it is run again.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from archive.catalogue import Catalogue, reading
from archive.catalogue.following import Follower
from archive.catalogue.recording import Recorder
from archive.catalogue.values import KnownSource, Outcome, OutcomeKind, SeenFile
from archive.deriving import Derivation, DerivedFile, ReadFile
from archive.errors import ConfigError, CorrectionError, ReadError
from archive.extraction import Knowledge
from archive.following import follow_front_matter, follow_sidecar
from archive.learning import learn
from archive.originals import Originals
from archive.readers.markdown import CORRECTIONS
from archive.walk import SIDECAR, FoundFile, authorities_of, files_of, printable, read_bytes, size_refusal

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
    """What an ingest did.

    Attributes:
        missing: how many files were known and are no longer there.
        corrections: how many corrections files began or ceased to say.
        relearned: how many articles came out differently for what others of their outlet tell.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    missing: int = 0
    corrections: int = 0
    relearned: int = 0

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
            AuthorityError: a folder's ``outlets.toml`` or ``events.toml`` can't be used; nothing is taken in.
            ConfigError: one of *paths* is not there.
        """
        result = Report()
        plans = [self._plan(path) for path in paths]
        total = sum(len(plan.found) for plan in plans)
        done = 0
        tell = report or (lambda progress: None)
        tell(Progress(0, total, ()))
        for plan in plans:
            renewed: set[str] = set()
            for batch in self._batches(plan):
                self._keep_originals(batch)
                with self.catalogue.store.writing() as connection:
                    recorder, follower = Recorder(connection, plan.knowledge.fingerprint), Follower(connection)
                    outcomes = [each for step in batch for each in _recorded(recorder, follower, step, result)]
                done += len(batch)
                renewed |= {each.name for each in outcomes if each.kind in (OutcomeKind.ADDED, OutcomeKind.CHANGED)}
                result.outcomes += outcomes
                tell(Progress(done, total, tuple(outcomes)))
            self._follow_sidecars(plan, renewed, result)
            self._mark_missing(plan, result)
        for plan in plans:
            beat = partial(tell, Progress(total, total, ()))
            result.relearned += learn(self.catalogue, self.originals, plan.knowledge, beat)
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
        knowledge = Knowledge.load(*authorities_of(root))
        with self.catalogue.store.reading() as connection:
            known = reading.known_sources(connection)
        every = sorted(files_of(root), key=lambda file: self._location(file.path) in known)
        found = tuple(file for file in every if not file.is_sidecar)
        return _Plan(root, knowledge, known, found, tuple(file for file in every if file.is_sidecar))

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

    def _follow_sidecars(self, plan: _Plan, renewed: set[str], result: Report) -> None:
        """Let the sidecars that changed, or whose files did, correct their articles."""
        sidecars = iter(plan.sidecars)
        while chunk := list(islice(sidecars, _BATCH_FILES)):
            with self.catalogue.store.writing() as connection:
                recorder, follower = Recorder(connection, plan.knowledge.fingerprint), Follower(connection)
                for found in chunk:
                    file = SeenFile(self._location(found.path), found.name, None, found.size_bytes, found.modified_ns)
                    if self._is_unchanged(found, plan) and found.name.removesuffix(SIDECAR) not in renewed:
                        result.outcomes += recorder.keep(file)
                    else:
                        result.outcomes += self._follow_sidecar(recorder, follower, found, file, result)

    def _follow_sidecar(
        self, recorder: Recorder, follower: Follower, found: FoundFile, file: SeenFile, result: Report
    ) -> list[Outcome]:
        try:
            if found.refusal:
                raise ReadError(found.refusal)
            data = read_bytes(found, self.most_bytes)
            result.corrections += follow_sidecar(follower, file, data)
        except ReadError as error:
            return [recorder.reject(file, str(error), is_final=False)]
        except CorrectionError as error:
            return [recorder.reject(file, f"This sidecar corrects nothing: {error}.", is_final=False)]
        recorder.record(replace(file, sha256=hashlib.sha256(data).hexdigest()), ())
        return []

    def _mark_missing(self, plan: _Plan, result: Report) -> None:
        """Mark what was known under a folder and was not met again; what sidecars said of files still there ends."""
        if not plan.root.is_dir():
            return
        every = (*plan.found, *plan.sidecars)
        met = {self._location(found.path) for found in every}
        closed = [self._location(found.path) + "/" for found in every if found.is_folder]
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
            follower = Follower(connection)
            for location in gone:
                if location.endswith(SIDECAR) and location.removesuffix(SIDECAR) in met:
                    result.corrections += follower.follow(location, {})
        result.missing += len(gone)

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
    sidecars: tuple[FoundFile, ...]

    def current(self, location: str) -> KnownSource | None:
        """Return what is known of a file, if it was there and the rules and authorities have stayed the same."""
        known = self.known.get(location)
        is_current = known is not None and known.is_there and known.derived_by == self.knowledge.fingerprint
        return known if is_current else None


def _recorded(recorder: Recorder, follower: Follower, step: DerivedFile | SeenFile, result: Report) -> list[Outcome]:
    if isinstance(step, SeenFile):
        return recorder.keep(step)
    if step.refusal is not None:
        return [recorder.reject(step.file, step.refusal, is_final=step.is_final)]
    outcomes = recorder.record(step.file, step.parts)
    try:
        result.corrections += follow_front_matter(follower, step.file, step.parts, outcomes)
    except CorrectionError as error:
        reason = f"The corrections in its front matter are not used: {error}."
        outcomes.append(Outcome(step.file.name, CORRECTIONS, OutcomeKind.REJECTED, None, reason))
    return outcomes
