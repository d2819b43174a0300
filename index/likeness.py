"""Documents that are like another: found by its own most telling words, the same for every engine.

How telling a word of a document is, is what it would add to the document's score if it were searched for among the
documents in its language (``ranking``): rarity · weight, saturated, where the weight sums over the TEXT fields what its
occurrences there weigh. A word counts as held by a document that has exactly it in any field of text, joined words
too; one that no other document holds tells nothing. Of the words that weigh most in the document the MOST_WORDS most
telling ones are taken, one of each stem. Documents that have at least a quarter of them, in any of their forms, are
scored as by any search.

Words are of at least three letters or digits and not numbers alone; of scripts written without spaces they are pairs
of characters.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice

from index import analysis, ranking, stemming
from index.clocks import Clock
from index.model import AtLeast, Query, Term
from index.schema import FieldKind, Schema

MOST_WORDS = 12
_MOST_WEIGHED = 100  # words whose rarity is looked up
_READ_CHARS = 20_000  # of each field
_LEAST_CHARS = 3


def check(fields: Collection[str] | None, schema: Schema) -> tuple[str, ...]:
    """Return the TEXT fields that are meant, in order of the schema.

    Raises:
        RequestError: one of them is none.
    """
    for name in fields or ():
        schema.require(name, FieldKind.TEXT)
    return tuple(spec.name for spec in schema.of_kind(FieldKind.TEXT) if fields is None or spec.name in fields)


def weighed(texts: Mapping[str, str], norms: Mapping[str, float]) -> dict[str, tuple[str, float]]:
    """Return the words that weigh most in a document, folded, each as it stands there and its weight.

    *texts* and *norms*, what one occurrence weighs, are by TEXT field, in order of the schema.
    """
    found: dict[str, tuple[str, float]] = {}
    for name, text in texts.items():
        for word, surface in _words(text[:_READ_CHARS]):
            known, weight = found.get(word, (surface, 0.0))
            found[word] = known, weight + norms[name]
    best = heapq.nsmallest(_MOST_WEIGHED, found, key=lambda word: (-found[word][1], -len(word), word))
    return {word: found[word] for word in best}


def telling(
    weights: Mapping[str, tuple[str, float]],
    language: str | None,
    documents: int,
    held_by_least: Callable[[str], int],
    held_by: Callable[[str], int],
    clock: Clock,
) -> tuple[str, ...]:
    """Return the most telling words of a document as they stand there, without capitals.

    Args:
        weights: as ``weighed`` gives them.
        documents: how many there are in its language; where few are, its most frequent words are rare in all.
        held_by_least: gives a number that *held_by* is not below, at less cost.
        held_by: gives how many documents hold exactly the word.
    """
    ranked = (weights[word][0] for word in _ranked(weights, documents, held_by_least, held_by, clock))
    return tuple(islice(_one_a_stem(ranked, stemming.known(language)), MOST_WORDS))


def query(words: Collection[str]) -> Query:
    """Return what finds the documents that are like the one with these telling *words*."""
    return AtLeast(-(-len(words) // 4), tuple(map(Term, words)))


def _ranked(
    weights: Mapping[str, tuple[str, float]],
    documents: int,
    held_by_least: Callable[[str], int],
    held_by: Callable[[str], int],
    clock: Clock,
) -> Iterator[str]:
    """Give words, the most telling first; they are counted exactly only when they may be the next."""

    def score(word: str, held: int) -> float:
        return ranking.score(ranking.rarity(documents, min(held, documents)), weights[word][1])

    waiting = [(-score(word, max(1, held_by_least(word))), word, False) for word in weights]
    heapq.heapify(waiting)
    while waiting:
        _, word, is_counted = heapq.heappop(waiting)
        clock.check()
        if is_counted:
            yield word
        elif (held := held_by(word)) > 1:
            heapq.heappush(waiting, (-score(word, held), word, True))


def _one_a_stem(surfaces: Iterator[str], language: str | None) -> Iterator[str]:
    stems = set()
    for surface in surfaces:
        stem = stemming.stem(surface, language) if language else surface
        if stem not in stems:
            stems.add(stem)
            yield surface


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Give the words of a text, folded, each as it stands there without capitals."""
    row = [(word, surface) for surface in analysis.surfaces(text) for word in analysis.folded(surface)]
    pairs = analysis.bigrams([word for word, _ in row])
    for (word, surface), pair in zip(row, pairs, strict=True):
        if pair != word:
            yield pair, pair
        elif len(word) >= _LEAST_CHARS and not word.isdigit() and not analysis.is_unspaced(word):
            lowered = analysis.lowered(surface)
            yield word, lowered if analysis.words(lowered, None) == [word] else word
