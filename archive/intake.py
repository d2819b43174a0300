"""What commands and the server do with an archive: take files in and make them searchable, and rebuild.

Each is a run in the catalogue, so that any process can say how far it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from archive.archive import Archive
from archive.catalogue.runs import RunKind
from archive.indexing import is_usable, keep_up, rebuild
from archive.ingest import Progress, Report
from archive.status import Standing, status

Tell = Callable[[str, int, int], None]
"""Told what is done, how many of it, and of how many."""

_FIRST_SYNC_S, _LAST_SYNC_S = 2.0, 30.0


def take_in(archive: Archive, paths: Sequence[Path], tell: Tell, run_id: int | None = None) -> Report:
    """Take in the files of *paths* and bring the index up to date, soon, then ever less often, and at the end.

    Args:
        run_id: of the run that was begun for this process; None begins one.

    Raises:
        AuthorityError, ConfigError: see ``Ingest.run``.
        IndexLocked: another process has been writing to the index for a minute.
    """
    with archive.catalogue.running(RunKind.INGEST, run_id) as beat:
        keep_up(archive.catalogue, archive.generations)  # so that a new archive answers from the start
        synced_at, pause = time.monotonic(), _FIRST_SYNC_S

        def report(progress: Progress) -> None:
            nonlocal synced_at, pause
            beat(progress.done, progress.total)
            tell("taking in", progress.done, progress.total)
            if time.monotonic() - synced_at > pause:
                keep_up(archive.catalogue, archive.generations)
                synced_at, pause = time.monotonic(), min(2 * pause, _LAST_SYNC_S)

        done = archive.ingest.run(paths, report)
        keep_up(archive.catalogue, archive.generations, lambda *counts: tell("indexing", *counts))
    return done


def reindex(archive: Archive, tell: Tell, run_id: int | None = None) -> None:
    """Build the index anew beside the live one, swap them, and bring it up to date."""
    with archive.catalogue.running(RunKind.REBUILD, run_id) as beat:

        def report(done: int, total: int) -> None:
            beat(done, total)
            tell("indexing", done, total)

        rebuild(archive.catalogue, archive.generations, report)
        keep_up(archive.catalogue, archive.generations)


def catch_up(archive: Archive, tell: Tell, run_id: int | None = None) -> None:
    """Bring the index up to date, rebuilding it only where it has to be."""
    if not is_usable(archive.catalogue, archive.generations):
        reindex(archive, tell, run_id)
        return
    with archive.catalogue.running(RunKind.REBUILD, run_id):
        keep_up(archive.catalogue, archive.generations, lambda *counts: tell("indexing", *counts))


def needs_catching_up(archive: Archive) -> bool:
    """Tell whether the index is missing, outdated or behind, and nobody is at work on it."""
    now = status(archive.catalogue, archive.generations)
    lags = now.index is None or now.index.last_change != now.counts.last_change
    return lags and now.standing not in (Standing.INGESTING, Standing.REBUILDING)
