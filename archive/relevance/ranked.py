"""How good rankings are: nDCG, average precision, recall and reciprocal rank, as trec_eval counts them.

A document's gain is its grade, discounted by the binary logarithm of its rank plus one (K. Järvelin and
J. Kekäläinen, ACM TOIS 20, 2002); the ideal order is that of all graded documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log2

DEPTH = 1000
"""How far down a ranking is looked at, for average precision."""
_GAIN_DEPTH, _RECALL_DEPTH = 10, 100


@dataclass(frozen=True, slots=True)
class Ranked:
    """The measures of one ranking, each between 0 and 1."""

    ndcg: float
    average_precision: float
    recall: float
    reciprocal_rank: float


def ranked(found: Sequence[str], grades: Mapping[str, int]) -> Ranked:
    """Return the measures of *found*, ids from the best down, none twice, by *grades*, all of them positive."""
    gains = [grades.get(document, 0) for document in islice(found, DEPTH)]
    places = [place for place, gain in enumerate(gains, 1) if gain]
    return Ranked(
        _discounted(gains[:_GAIN_DEPTH]) / _discounted(sorted(grades.values(), reverse=True)[:_GAIN_DEPTH]),
        sum(nth / place for nth, place in enumerate(places, 1)) / len(grades),
        sum(place <= _RECALL_DEPTH for place in places) / len(grades),
        1 / places[0] if places else 0.0,
    )


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))
