"""Words of a query that stand near each other in a text, which says more than the same words far apart.

BM25F counts words wherever they stand. So the texts of the DEPTH best hits are looked at once more, for each two words
or phrases that follow each other in the query (after the sequential dependence model of Metzler and Croft, SIGIR 2005,
with their distance as in Büttcher, Clarke and Lushman, SIGIR 2006):

    closeness = Σ over places of the first, in any field: 1 / distance to the nearest place of the second
    bonus     = NEARNESS · the smaller rarity of the two · min(1, closeness)

Neighbours have the distance 1, and what is farther than WINDOW does not count. A bonus is never negative, so what is
not among the best hits stays behind them. NEARNESS was chosen on public test collections (docs/relevance.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import matching
from index.matching import Span, Text
from index.model import Clause, Phrase, Term
from index.sought import Run, sought

DEPTH = 50
"""How many of the best hits are looked at; the same however many are asked for, so that pages agree."""

NEARNESS = 0.25
WINDOW = 8
_LOOKED_AT_CHARS = 20_000  # of each field
_MOST_PAIRS = 32


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words or phrases that follow each other in a query.

    Attributes:
        field: where they are looked for, None for all fields of text.
        rarity: the smaller one of theirs.
    """

    first: Run
    second: Run
    field: str | None
    rarity: float


def pairs(scoring: Sequence[Clause], rarity: Callable[[Clause], float]) -> tuple[Pair, ...]:
    """Return the pairs among the leaves of a query that score, in its order, each once."""
    found = dict.fromkeys(_pairs(scoring, rarity))
    return tuple(found)[:_MOST_PAIRS]


def _pairs(scoring: Sequence[Clause], rarity: Callable[[Clause], float]) -> Iterator[Pair]:
    for one, other in pairwise(scoring):
        first, second = _run(one), _run(other)
        if first and second and first != second and one.field == other.field:
            yield Pair(first, second, one.field, min(rarity(one), rarity(other)))


def _run(clause: Clause) -> Run | None:
    """Return the row of words that a word or phrase is looked for as."""
    several = sought(clause.leaf) if isinstance(clause.leaf, Term | Phrase) else ()
    return several[0] if isinstance(several, tuple) and several and isinstance(several[0], Run) else None


def bonus(several: Sequence[Pair], texts: Mapping[str, str], language: str | None) -> float:
    """Return what the nearness of *several* pairs in the *texts* of a document, by field, adds to its score."""
    closeness = [0.0] * len(several)
    for name, text in texts.items():
        here = [(nth, pair) for nth, pair in enumerate(several) if pair.field in (None, name)]
        runs = dict.fromkeys(run for _, pair in here for run in (pair.first, pair.second))
        spans = _spans(runs, Text.of(text[:_LOOKED_AT_CHARS], language), language)
        for nth, pair in here:
            closeness[nth] += _closeness(spans[pair.first], spans[pair.second])
    return NEARNESS * sum(pair.rarity * min(1.0, each) for pair, each in zip(several, closeness, strict=True))


def _spans(runs: Mapping[Run, None], text: Text, language: str | None) -> dict[Run, list[Span]]:
    """Return where each of *runs* stands; single words are all found in one go."""
    meant = matching.meaning(text, language)
    found: dict[Run, list[Span]] = {run: [] for run in runs}
    by_word: dict[str, list[list[Span]]] = {}
    for run in runs:
        if len(run.words) == 1:
            for word in meant(run.words[0]):
                by_word.setdefault(word, []).append(found[run])
        else:
            found[run].extend(matching.spans(run, text.words, meant))
    for place, word in enumerate(text.words):
        for spans in by_word.get(word, ()):
            spans.append((place, place + 1))
    return found


def _closeness(ones: Sequence[Span], others: Sequence[Span]) -> float:
    """Return the sum over *ones* of 1 / distance to the nearest of *others*; both ascend."""
    starts = [start for start, _ in others]
    total = 0.0
    for start, end in ones:
        after = bisect_left(starts, end)
        distances = [others[after][0] - end + 1] if after < len(others) else []
        before = bisect_left(starts, start) - 1
        if before >= 0 and others[before][1] <= start:
            distances.append(start - others[before][1] + 1)
        if distances and min(distances) <= WINDOW:
            total += 1 / min(distances)
    return total
