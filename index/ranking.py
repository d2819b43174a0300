"""How good a hit is: BM25F, the same arithmetic for every engine that scores itself.

For each word or phrase of the query (Robertson and Zaragoza 2009, "The Probabilistic Relevance
Framework: BM25 and Beyond", sections 3.3 and 3.6):

    weight = Σ over TEXT fields: boost · occurrences / (1 − B + B · length / average length)
    score  = rarity · weight · (K1 + 1) / (K1 + weight) · repeated
    rarity = ln(1 + (N − n + ½) / (n + ½))
    repeated = times · (K3 + 1) / (times + K3)

N documents are in the index, n of them match the word or phrase in any field; a field's length is
its number of tokens, the average is over the documents that have the field. A word occurs in any of its
forms; as it was typed it counts AS_TYPED more. The query has it so many *times*. A hit's score is the sum
over the different words and phrases of the query. Where a request asks for it, newer documents count more:

    score · (1 + RECENCY · ½ ^ (age in days / half-life))

The constants were chosen on public test collections (docs/searching.md).
"""

from __future__ import annotations

import math

K1 = 1.5
B = 0.72
K3 = 1.0
AS_TYPED = 0.2
RECENCY = 0.5


def norm(boost: float, length: int, average: float) -> float:
    """Return what one occurrence weighs in a field of that *length*; 0 if there is no such text."""
    return boost / (1 - B + B * length / average) if length else 0.0


def rarity(documents: int, matching: int) -> float:
    """Return how much it says that a document matches, when *matching* of all *documents* do."""
    return math.log(1 + (documents - matching + 0.5) / (matching + 0.5))


def score(rarity: float, weight: float) -> float:
    """Return what a word or phrase of that *rarity* and *weight* adds to a hit's score."""
    return rarity * weight * (K1 + 1) / (K1 + weight)


def repeated(times: int) -> float:
    """Return how much more a word counts that the query has so many *times*."""
    return times * (K3 + 1) / (times + K3)


def recency(start: int | None, today: int, half_life_days: float) -> float:
    """Return what the score of a document that dates from the day *start* is multiplied by, on the day *today*.

    Days are ordinals. A day to come counts as today. Without a day the score stays as it is, as with a very old one.
    """
    return 1.0 if start is None else 1 + RECENCY * 0.5 ** (max(today - start, 0) / half_life_days)


def settled(score: float) -> float:
    """Return *score* without the digits in which engines that add in another order differ, so that ties are ties."""
    return round(score, 9)
