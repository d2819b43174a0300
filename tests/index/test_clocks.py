"""A search ends when its time is over, and one that has worked for long lets others pass."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from index import clocks
from index.clocks import Clock, Searches
from index.errors import SearchTimeout

A_WHILE_S = 0.05
FOREVER_S = 60.0


class Work:
    """Processor seconds of threads, put on by hand."""

    def __init__(self) -> None:
        self._seconds: dict[int, float] = {}

    def __call__(self) -> float:
        return self._seconds.get(threading.get_ident(), 0.0)

    def add(self, seconds: float) -> None:
        self._seconds[threading.get_ident()] = self() + seconds


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    hand = Work()
    monkeypatch.setattr(clocks.time, "thread_time", hand)
    monkeypatch.setattr(clocks, "_PATIENCE_S", FOREVER_S)
    return hand


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


@contextmanager
def beside(threads: ThreadPoolExecutor, searches: Searches, begin: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Have another search under way, which looks at its clock once when it has begun."""
    begun, end = threading.Event(), threading.Event()

    def search() -> None:
        with searches.clock(FOREVER_S) as clock:
            begin()
            clock.check()
            begun.set()
            assert end.wait(FOREVER_S)

    other = threads.submit(search)
    assert begun.wait(FOREVER_S)
    try:
        yield
    finally:
        end.set()
        other.result(FOREVER_S)


def long_search(work: Work, searches: Searches, seconds: float = FOREVER_S, worked: float = 0.3) -> Callable[[], float]:
    """Return a search that has worked and looks at its clock; it gives the seconds for which that took."""

    def search() -> float:
        with searches.clock(seconds) as clock:
            work.add(worked)
            start = time.monotonic()
            clock.check()
            return time.monotonic() - start

    return search


def is_waiting(search: Future[float]) -> bool:
    try:
        search.result(A_WHILE_S)
    except TimeoutError:
        return True
    return False


def test_a_clock_raises_only_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    hand = [100.0]
    monkeypatch.setattr(clocks.time, "monotonic", lambda: hand[0])
    clock = Clock(1)
    hand[0] += 0.9
    clock.check()
    hand[0] += 0.2
    with pytest.raises(SearchTimeout, match="longer than the 1 s"):
        clock.check()


def test_a_search_alone_never_waits(work: Work) -> None:
    assert long_search(work, Searches())() < FOREVER_S / 2


def test_a_long_search_waits_until_a_short_one_ends(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()
    with beside(threads, searches):
        long = threads.submit(long_search(work, searches))
        assert is_waiting(long)
    assert long.result(FOREVER_S) >= A_WHILE_S / 2


def test_short_searches_never_wait(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()
    with beside(threads, searches), beside(threads, searches), searches.clock(FOREVER_S) as clock:
        clock.check()


def test_of_long_searches_the_one_that_has_worked_less_goes_first(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()
    with beside(threads, searches, lambda: work.add(0.3)):
        threads.submit(long_search(work, searches, worked=0.1)).result(FOREVER_S)
        longest = threads.submit(long_search(work, searches, worked=0.9))
        assert is_waiting(longest)
    longest.result(FOREVER_S)


def test_one_that_waits_goes_on_when_the_other_has_worked_more(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()
    with searches.clock(FOREVER_S) as clock:
        long = threads.submit(long_search(work, searches, worked=0.3))
        assert is_waiting(long)
        work.add(0.9)
        clock.check()
        long.result(FOREVER_S)


def test_a_search_that_waits_ends_in_its_own_time(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()
    with beside(threads, searches):
        long = threads.submit(long_search(work, searches, seconds=A_WHILE_S))
        with pytest.raises(SearchTimeout, match=r"longer than the 0\.05 s"):
            long.result(FOREVER_S)


def test_a_long_search_works_for_a_moment_beside_short_ones_without_end(
    work: Work, threads: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "_PATIENCE_S", A_WHILE_S)
    searches = Searches()
    with beside(threads, searches):
        assert threads.submit(long_search(work, searches)).result(FOREVER_S) >= A_WHILE_S / 2


def test_what_is_asked_together_is_one_search(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()

    def page() -> None:
        with searches.together():
            long_search(work, searches)()
            long_search(work, searches, worked=0.0)()

    with beside(threads, searches, lambda: work.add(0.1)):
        long = threads.submit(page)
        with pytest.raises(TimeoutError):
            long.result(A_WHILE_S)
    long.result(FOREVER_S)
    assert not searches.has_several
    assert not searches.under_way


def test_what_took_too_long_is_known_for_long_until_it_is_answered(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()

    def asked_again() -> None:
        with searches.clock(FOREVER_S, "slow") as clock:
            clock.check()

    def asked_in_vain() -> None:
        with searches.clock(0.0, "slow") as clock:
            work.add(0.9)
            time.sleep(0.001)
            clock.check()

    with pytest.raises(SearchTimeout):
        asked_in_vain()
    with beside(threads, searches):
        again = threads.submit(asked_again)
        with pytest.raises(TimeoutError):
            again.result(A_WHILE_S)
    again.result(FOREVER_S)
    with beside(threads, searches):
        threads.submit(asked_again).result(FOREVER_S)


def test_what_is_expected_to_work_for_long_waits_from_the_start(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()

    def search() -> None:
        with searches.clock(FOREVER_S, expected_s=0.3) as clock:
            clock.check()

    with beside(threads, searches):
        long = threads.submit(search)
        with pytest.raises(TimeoutError):
            long.result(A_WHILE_S)
    long.result(FOREVER_S)


def test_a_part_of_a_search_is_not_charged_with_waiting(work: Work, threads: ThreadPoolExecutor) -> None:
    searches = Searches()

    def search() -> bool:
        with searches.clock(FOREVER_S) as clock:
            part = clock.part(A_WHILE_S)
            work.add(0.3)
            part.check()
            return part.is_over

    with beside(threads, searches):
        long = threads.submit(search)
        with pytest.raises(TimeoutError):
            long.result(2 * A_WHILE_S)
    assert not long.result(FOREVER_S)


def test_many_searches_of_every_length_all_end() -> None:
    searches = Searches()

    def search(milliseconds: int) -> bool:
        end = time.thread_time() + milliseconds / 1000
        try:
            with searches.clock(0.5) as clock:
                while time.thread_time() < end:
                    clock.check()
        except SearchTimeout:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(search, [1, 2, 70, 1, 150, 1, 3, 90, 1, 2] * 3))
    assert not searches.under_way
    assert sum(found) > len(found) / 2
