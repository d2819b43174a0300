"""How long a search may take, and how searches under way make room for each other."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import SearchTimeout

_SHORT_S = 0.2
_PAUSE_S = 0.05


class Clock:
    """Tells when the time for something is over, from when it was made."""

    def __init__(self, seconds: float, among: Searches | None = None) -> None:
        self.started = time.monotonic()
        self._seconds = seconds
        self._among = among

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self.started + self._seconds

    def check(self) -> None:
        """Raise SearchTimeout when the time is over; a long search waits a moment beside one that may be short."""
        if self.is_over:
            raise SearchTimeout(self._seconds)
        if self._among is not None and self._among.is_in_the_way(self.started):
            time.sleep(_PAUSE_S)


class Searches:
    """The searches that one engine works on.

    Threads share one interpreter, so a search of a second would slow down each short one beside it. A
    search that has gone on for long pauses while one is under way that has not: short ones pass by, long
    ones run out of their own time.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started: list[float] = []

    @contextmanager
    def clock(self, seconds: float) -> Iterator[Clock]:
        """Lend a clock for one search, which is under way until it is given back."""
        clock = Clock(seconds, self)
        with self._lock:
            self._started.append(clock.started)
        try:
            yield clock
        finally:
            with self._lock:
                self._started.remove(clock.started)

    def is_in_the_way(self, started: float) -> bool:
        """Whether a search that began then has gone on for long, and another has not."""
        recently = time.monotonic() - _SHORT_S
        if started > recently:
            return False
        with self._lock:
            return any(other > recently for other in self._started)
