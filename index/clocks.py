"""How long a search may take, and how searches under way make room for each other.

Threads share one interpreter: beside three searches of a second each, one of 0.1 s would take 0.4 s and more.
So the one that has worked least goes first. All that have worked little work as they come; of those that have
worked for longer one does at a time, and none while another has worked less. What has worked is told by the
processor time of its thread, so that waiting for others makes no search a long one. What is expected to work for
long, or took too long and is asked again, is a long one from the start.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from itertools import count

from index.errors import SearchTimeout

_LITTLE_S = 0.05  # a search that has worked for less makes no room
_PATIENCE_S = 0.1  # so long the first of the long searches waits before it works for a moment nevertheless
_MOMENT_S = 0.01
_REMEMBERED = 256  # searches that took too long


class Clock:
    """Tells when the time for something is over, from when it was made.

    Args:
        turn: that of the search which it is lent to; it is made at the start of what has this time.
        rest: the clock of the whole search where this is the one of a part of it.
    """

    def __init__(self, seconds: float, turn: Turn | None = None, rest: Clock | None = None) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._turn = turn
        self._rest = rest

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self._end

    def check(self) -> None:
        """Raise SearchTimeout when the time is over; before that, make room for searches that go first."""
        self.make_room()
        if self.is_over:
            raise SearchTimeout(self._seconds)

    def make_room(self) -> None:
        """Wait while other searches go first, at most until the time for the whole search is over.

        A part is not charged with waiting: what is found never depends on the searches beside it.
        """
        if self._turn is None:
            return
        if self._rest is None:
            self._turn.make_room(self._end)
        else:
            self._end += self._turn.make_room(self._rest._end)

    def part(self, seconds: float) -> Clock:
        """Return a clock for a part of the search, which may take so long beside it."""
        return Clock(seconds, self._turn, self)


class Turn:
    """One search under way, on the thread that made this."""

    __slots__ = ("_began", "_free_until", "_number", "_searches", "expected_s", "level")

    def __init__(self, searches: Searches, number: int) -> None:
        self._searches = searches
        self._number = number
        self._began = time.thread_time()
        self._free_until = 0.0
        self.expected_s = 0.0  # that it will work, as far as that is known before
        self.level = 0

    @property
    def worked_s(self) -> float:
        return time.thread_time() - self._began

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: what has worked less, about, goes first, and of these the youngest."""
        return self.level, -self._number

    def make_room(self, until: float) -> float:
        """Wait while other searches go first; return for how many seconds."""
        start = now = time.monotonic()
        if start < self._free_until:
            return 0.0
        grown, self.level = self.level, int(max(self.worked_s, self.expected_s) / _LITTLE_S).bit_length()
        if not self._searches.has_several:
            return 0.0
        with self._searches.changed:
            if self.level != grown:
                self._searches.changed.notify_all()
            while now < until and self._has_to_wait:
                left = start + _PATIENCE_S - now if self._is_first_of_long else _PATIENCE_S
                if left <= 0:
                    self._free_until = now + _MOMENT_S
                    break
                self._searches.changed.wait(min(left, until - now))
                now = time.monotonic()
        return now - start

    @property
    def _has_to_wait(self) -> bool:
        return self.level > 0 and any(other.place < self.place for other in self._searches.under_way)

    @property
    def _is_first_of_long(self) -> bool:
        return not any(other.level > 0 and other.place < self.place for other in self._searches.under_way)


class Searches:
    """The searches that one engine works on."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.under_way: list[Turn] = []
        self._too_long: OrderedDict[Hashable, float] = OrderedDict()
        self._numbers = count()
        self._mine = threading.local()

    @property
    def has_several(self) -> bool:
        return len(self.under_way) > 1

    @contextmanager
    def together(self) -> Iterator[Turn]:
        """Count what this thread searches inside as one search."""
        known: Turn | None = getattr(self._mine, "turn", None)
        if known is not None:
            yield known
            return
        turn = self._mine.turn = Turn(self, next(self._numbers))
        with self.changed:
            self.under_way.append(turn)
        try:
            yield turn
        finally:
            self._mine.turn = None
            with self.changed:
                self.under_way.remove(turn)
                self.changed.notify_all()

    @contextmanager
    def clock(self, seconds: float, asked: Hashable = None, expected_s: float = 0.0) -> Iterator[Clock]:
        """Lend a clock for one search, which is under way until it is given back.

        What was *asked* before and took too long is known for long when it is asked again, and so is what is
        *expected* to work for so many seconds.
        """
        with self.together() as turn:
            turn.expected_s = max(turn.expected_s, expected_s, self._too_long.get(asked, 0.0))
            before = turn.worked_s
            try:
                yield Clock(seconds, turn)
            except SearchTimeout:
                if asked is not None:
                    self._remember(asked, turn.worked_s - before)
                raise
            self._too_long.pop(asked, None)

    def _remember(self, asked: Hashable, worked_s: float) -> None:
        with self.changed:
            self._too_long[asked] = max(worked_s, self._too_long.pop(asked, 0.0))
            while len(self._too_long) > _REMEMBERED:
                self._too_long.popitem(last=False)
