"""What one place in a text says of the day on which it was written, and how such clues are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.article import Evidence

CERTAIN, STRONG, FAIR, WEAK = 0.95, 0.8, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Span:
    """Days from *first* to *last*, both included; None where it is open."""

    first: date | None = None
    last: date | None = None

    def meet(self, other: Span) -> Span | None:
        """Return the days that are in both, None where there are none."""
        first = max((day for day in (self.first, other.first) if day), default=None)
        last = min((day for day in (self.last, other.last) if day), default=None)
        return None if first and last and first > last else Span(first, last)

    @property
    def width_days(self) -> int | None:
        """How many days these are, None where it is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def is_of_one_year(self) -> bool:
        return bool(self.first and self.last and self.first.year == self.last.year)


@dataclass(frozen=True, slots=True)
class Clue:
    """The text was written within *span*, by the reasoning of *steps*.

    Attributes:
        weight: between 0 and 1; where clues contradict each other the weakest is left out.
    """

    span: Span
    weight: float
    steps: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """What clues say together.

    Attributes:
        used: those that bound the span, strongest first.
        dropped: those that contradict stronger ones.
    """

    span: Span
    used: tuple[Clue, ...]
    dropped: tuple[Clue, ...]


def combine(clues: Iterable[Clue]) -> Combined:
    """Return the days on which all *clues* agree, strongest first; one that contradicts those before it is left out."""
    span, used, dropped = Span(), [], []
    for clue in sorted(clues, key=lambda clue: -clue.weight):
        met = span.meet(clue.span)
        if met is None:
            dropped.append(clue)
        elif met != span:
            span = met
            used.append(clue)
    binding = (clue for clue in used if _bounds(clue.span, span))
    return Combined(span, tuple(binding), tuple(dropped))


def _bounds(one: Span, whole: Span) -> bool:
    """Whether *whole* begins or ends where *one* does."""
    return bool((one.first and one.first == whole.first) or (one.last and one.last == whole.last))
