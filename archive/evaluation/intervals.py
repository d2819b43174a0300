"""How far a share or a mean would swing in other samples of the same kind: 95 % intervals.

Wilson's score interval for a share of items (E. B. Wilson, JASA 22, 1927), which holds for few items and
for shares near 0 and 1; the percentile bootstrap over items (B. Efron, Ann. Statist. 7, 1979) for
what isn't a share of items: F1, shares of names, means. Where all items are alike the bootstrap
can't see beyond them and gives an interval of no width.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964
_SAMPLES = 1000
_SEED = 1

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure between 0 and 1 with its 95 % interval."""

    value: float
    low: float
    high: float


def share(part: int, whole: int) -> Estimate | None:
    """Return *part* of *whole* with Wilson's interval, None of nothing."""
    if not whole:
        return None
    rate, square = part / whole, _Z * _Z
    middle = (rate + square / (2 * whole)) / (1 + square / whole)
    reach = _Z * sqrt(rate * (1 - rate) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    return Estimate(rate, max(0.0, min(rate, middle - reach)), min(1.0, max(rate, middle + reach)))


def resampled(rows: Sequence[Row], figure: Callable[[Row], float | None]) -> Estimate | None:
    """Return *figure* of the sums of the columns of *rows*, with its interval over samples of rows.

    A row is an item; the samples are the same in every run. None where there is no figure.
    """
    value = figure(_sums(rows)) if rows else None
    if value is None:
        return None
    chance = random.Random(_SEED)
    drawn = (figure(_sums(chance.choices(rows, k=len(rows)))) for _ in range(_SAMPLES))
    found = sorted(one for one in drawn if one is not None)
    return Estimate(value, found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)])


def _sums(rows: Sequence[Row]) -> Row:
    return tuple(map(sum, zip(*rows, strict=True)))
