"""Counting work instead of timing it: a clock fails on a busy machine, a count does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called while *work* is done, those written in C too."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Tell whether *work* calls at most little more than twice as many functions for twice the size."""
    work(size + 1)  # what is made once is not counted; of another size, so that no result is kept yet
    return calls_of(lambda: work(2 * size)) < 2.3 * calls_of(lambda: work(size)) + 1000
