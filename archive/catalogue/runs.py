"""Work that is under way, written down so that another process can say how far it is."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from archive.catalogue.tables import runs

_SILENCE = timedelta(seconds=60)


class RunKind(StrEnum):
    """What a run does."""

    INGEST = "ingest"
    REBUILD = "rebuild"


class RunState(StrEnum):
    """How a run stands; INTERRUPTED is one that stopped without saying so."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Run:
    """One run: *done* of *total* files or articles; *reason* where it failed."""

    id: int
    kind: RunKind
    state: RunState
    started_at: datetime
    total: int
    done: int
    reason: str | None


def begin(connection: sa.Connection, kind: RunKind) -> int:
    """Write down that a run begins in this process; return its number."""
    now = datetime.now(UTC)
    added = connection.execute(
        runs.insert().values(
            kind=kind.value,
            state=RunState.RUNNING.value,
            host=socket.gethostname(),
            process=os.getpid(),
            started_at=now,
            beat_at=now,
            total=0,
            done=0,
        )
    )
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def adopt(connection: sa.Connection, run_id: int) -> None:
    """Write down that this process carries on the run that another began for it."""
    _update(connection, run_id, host=socket.gethostname(), process=os.getpid())


def beat(connection: sa.Connection, run_id: int, done: int, total: int) -> None:
    """Write down how far a run is."""
    _update(connection, run_id, done=done, total=total)


def end(connection: sa.Connection, run_id: int, state: RunState, reason: str | None = None) -> None:
    """Write down that a run is over, unless it was already said."""
    running = (runs.c.id == run_id) & (runs.c.state == RunState.RUNNING.value)
    connection.execute(runs.update().where(running).values(state=state.value, reason=reason, beat_at=datetime.now(UTC)))


def latest(connection: sa.Connection) -> Run | None:
    """Return the run that is under way (of several the first), else the last one, None before any."""
    still = sa.select(runs).where(runs.c.state == RunState.RUNNING.value).order_by(runs.c.id)
    for row in connection.execute(still).mappings():
        if _is_alive(row["host"], row["process"], row["beat_at"]):
            return _run(row)
    last = connection.execute(sa.select(runs).order_by(runs.c.id.desc()).limit(1)).mappings().first()
    return _run(last) if last else None


def _run(row: sa.RowMapping) -> Run:
    state = RunState(row["state"])
    if state is RunState.RUNNING and not _is_alive(row["host"], row["process"], row["beat_at"]):
        state = RunState.INTERRUPTED
    return Run(row["id"], RunKind(row["kind"]), state, row["started_at"], row["total"], row["done"], row["reason"])


def _is_alive(host: str, process: int, beat_at: datetime) -> bool:
    """Tell whether a process still works: ask the system where that is possible, else go by its last word."""
    if host == socket.gethostname() and os.name == "posix":
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
    return datetime.now(UTC) - beat_at < _SILENCE


def _update(connection: sa.Connection, run_id: int, **values: object) -> None:
    connection.execute(runs.update().where(runs.c.id == run_id).values(beat_at=datetime.now(UTC), **values))
