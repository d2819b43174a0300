"""How an archive stands: what it holds, how much of it can be searched, what is under way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.catalogue import Catalogue
from archive.catalogue.runs import Run, RunKind, RunState
from archive.catalogue.values import Counts
from index.engine import EngineInfo, Generations
from index.errors import EngineError


class Standing(StrEnum):
    """How an archive stands.

    OK only when all that was named is ingested and searchable; INTERRUPTED where the last run did
    not come to its end; BEHIND where the index does not hold all and nobody is at work on it.
    """

    OK = "ok"
    INGESTING = "ingesting"
    REBUILDING = "rebuilding"
    INTERRUPTED = "interrupted"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Status:
    """How an archive stands; *index* is None where there is none that can be used."""

    standing: Standing
    counts: Counts
    index: EngineInfo | None
    run: Run | None

    @property
    def indexed(self) -> int:
        """How many articles can be searched."""
        return self.index.documents if self.index else 0

    @property
    def is_underway(self) -> bool:
        """Whether a run is at work."""
        return self.run is not None and self.run.state is RunState.RUNNING


def status(catalogue: Catalogue, generations: Generations) -> Status:
    """Return how an archive stands now."""
    run, counts = catalogue.latest_run(), catalogue.counts()
    try:
        info = generations.current().info()
    except EngineError:
        info = None
    return Status(_standing(run, counts, info), counts, info, run)


def _standing(run: Run | None, counts: Counts, info: EngineInfo | None) -> Standing:
    if run is not None and run.state is RunState.RUNNING:
        return Standing.INGESTING if run.kind is RunKind.INGEST else Standing.REBUILDING
    if run is not None and run.state in (RunState.INTERRUPTED, RunState.FAILED):
        return Standing.INTERRUPTED
    if info is None or info.last_change < counts.last_change:
        return Standing.BEHIND
    return Standing.OK
