"""What happened to an article, and when: told from its revisions, its corrections, and the times of its changes.

The catalogue keeps the bytes of every revision and every correction. A record that was made again from the same
bytes, by other rules or with what was learned since, replaces the one before; that it happened is kept, the
replaced record is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from archive.catalogue import Catalogue
from archive.catalogue.values import Correction, Revision

MOST_REVISIONS = 200
"""Of one article that are listed, the newest."""
MOST_CHANGES = 2_000


class EventKind(StrEnum):
    """What can happen to an article."""

    TAKEN_IN = "taken in"
    NEW_BYTES = "new bytes"
    READ_AGAIN = "read again"
    CORRECTED = "corrected"
    UNDONE = "correction undone"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to an article.

    Attributes:
        revision: of which it happened, or that came to be by it; None for corrections.
    """

    kind: EventKind
    at: datetime
    revision: Revision | None = None
    correction: Correction | None = None


def history(catalogue: Catalogue, article_id: str) -> tuple[Event, ...]:
    """Return what happened to an article, newest first, as far as ``MOST_REVISIONS`` and ``MOST_CHANGES`` go."""
    revisions, times = catalogue.revisions(article_id, MOST_REVISIONS), catalogue.changed_at(article_id, MOST_CHANGES)
    return told(revisions, catalogue.corrections(article_id), times)


def told(
    revisions: Sequence[Revision], corrections: Iterable[Correction], times: Iterable[datetime]
) -> tuple[Event, ...]:
    """Return what happened, newest first.

    Args:
        revisions: oldest first; a revision's time is that of its last reading.
        times: when anything changed.
    """
    said = list(_said(corrections))
    explained = {event.at for event in said}
    readings = sorted(time for time in times if time not in explained)
    return tuple(sorted([*_read(revisions, readings), *said], key=lambda event: event.at, reverse=True))


def _said(corrections: Iterable[Correction]) -> Iterable[Event]:
    for correction in corrections:
        yield Event(EventKind.CORRECTED, correction.made_at, correction=correction)
        if correction.undone_at is not None:
            yield Event(EventKind.UNDONE, correction.undone_at, correction=correction)


def _read(revisions: Sequence[Revision], readings: Sequence[datetime]) -> Iterable[Event]:
    """Tell readings of new bytes from those of the same: bytes are read no more once others have replaced them."""
    for number, revision in enumerate(revisions):
        after = revisions[number - 1].recorded_at if number else None
        own = [time for time in readings if (after is None or time > after) and time <= revision.recorded_at]
        is_last = number == len(revisions) - 1
        own += [time for time in readings if is_last and time > revision.recorded_at]
        if not number and revision.number > 1:  # those before it are not listed
            own = own[-1:]
        first, *again = own or [revision.recorded_at]
        kind = EventKind.TAKEN_IN if revision.number == 1 else EventKind.NEW_BYTES
        yield Event(kind, first, revision)
        if again:
            yield Event(EventKind.READ_AGAIN, again[-1], revision)
