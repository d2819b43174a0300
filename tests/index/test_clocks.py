"""A search ends when its time is over, and a long one lets short ones pass."""

from __future__ import annotations

import pytest

from index import clocks
from index.clocks import Clock, Searches
from index.errors import SearchTimeout


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Take the place of sleeping."""
    made: list[float] = []
    monkeypatch.setattr(clocks.time, "sleep", made.append)
    return made


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock on the wall that is put on by hand."""
    hand = [100.0]
    monkeypatch.setattr(clocks.time, "monotonic", lambda: hand[0])
    return hand


def test_a_clock_raises_only_when_the_time_is_over(now: list[float]) -> None:
    clock = Clock(1)
    now[0] += 0.9
    clock.check()
    now[0] += 0.2
    with pytest.raises(SearchTimeout, match="longer than the 1 s"):
        clock.check()


def test_a_long_search_pauses_only_beside_one_that_may_be_short(now: list[float], pauses: list[float]) -> None:
    searches = Searches()
    with searches.clock(9) as long:
        long.check()
        now[0] += 0.3
        long.check()
        assert not pauses
        with searches.clock(9) as short:
            short.check()
            assert not pauses
            long.check()
            assert len(pauses) == 1
            now[0] += 0.3
            long.check()
            short.check()
        long.check()
    assert len(pauses) == 1
