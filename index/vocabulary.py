"""Words that are near a misspelt one, and values that begin as typed: the same for every engine.

A near word begins with the same letter, or with the first two exchanged, and is at most two changes of a
letter away; one for words of three or four letters. What is shorter, holds a digit, or is written without
spaces has no near words and is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from index import analysis
from index.model import Completion, NearWord

MAX_PREFIX_CHARS = 64
"""A longer prefix completes to nothing."""

_LEAST_LETTERS = 3
_LONG = 5
_DIGIT = re.compile(r"\d")


def spelt(text: str) -> str | None:
    """Return the word that *text* is, folded; None where it is none, or several, or has no near words."""
    words = analysis.words(text, None)
    return words[0] if len(words) == 1 and is_spelt(words[0]) else None


def is_spelt(word: str) -> bool:
    """Whether a folded word is of letters that can be mistaken for others."""
    return len(word) >= _LEAST_LETTERS and not _DIGIT.search(word) and not analysis.is_unspaced(word)


def most_changes(word: str) -> int:
    """Return how many letters of a word may differ."""
    return 2 if len(word) >= _LONG else 1


def beginnings(word: str) -> tuple[str, ...]:
    """Return how words near *word* begin."""
    return (word[0],) if word[0] == word[1] else (word[0], word[1::-1])


def near(word: str, among: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Give those of *among* that are near *word*, itself among them, with the number of changes.

    Most words are passed over for their length or their letters, before changes are counted.
    """
    most, letters, begun, changes = most_changes(word), frozenset(word), beginnings(word), counting(word)
    shortest, longest = len(word) - most, len(word) + most
    for each in among:
        if not shortest <= len(each) <= longest or len(letters.difference(each)) > most:
            continue
        if len(set(each) - letters) > most or not each.startswith(begun) or not is_spelt(each):
            continue
        distance = changes(each)
        if distance <= most:
            yield each, distance


def counting(word: str) -> Callable[[str], int]:
    """Return what counts the changes of a letter that make another word of *word*, as ``sought.changes`` does.

    A column of the table of changes is kept as bits that say where it goes up or down (Hyyrö, A bit-vector
    algorithm for computing Levenshtein and Damerau edit distances, 2003), which is ten times as fast.
    """
    places: dict[str, int] = {}
    for at, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << at
    full = (1 << len(word)) - 1
    last = 1 << (len(word) - 1)

    def changes(other: str) -> int:
        distance, up, down, same, before = len(word), full, 0, 0, 0
        for letter in other:
            here = places.get(letter, 0)
            exchanged = ((~same & here) << 1) & before
            same = ((((here & up) + up) ^ up) | here | down | exchanged) & full
            rising, falling = down | (full & ~(same | up)), same & up
            distance += (rising & last != 0) - (falling & last != 0)
            rising, falling = (rising << 1 | 1) & full, (falling << 1) & full
            up, down, before = falling | (full & ~(same | rising)), rising & same, here
        return distance

    return changes


def ranked(found: Mapping[str, int], documents: Mapping[str, int], limit: int) -> tuple[NearWord, ...]:
    """Return the best of the words *found* with their changes: nearest first, then in most documents, then by word."""
    words = [NearWord(word, distance, documents[word]) for word, distance in found.items() if documents.get(word)]
    return tuple(sorted(words, key=lambda each: (each.changes, -each.documents, each.word))[:limit])


def most_frequent(documents: Mapping[str, int], limit: int) -> tuple[Completion, ...]:
    """Return those of *documents* that are held by most, ties by value."""
    held = [Completion(value, count) for value, count in documents.items() if count]
    return tuple(sorted(held, key=lambda each: (-each.documents, each.value))[:limit])


def begun(prefix: str) -> str | None:
    """Return the beginning of a word that *prefix* is, folded; None where it is none, or of several words."""
    words = analysis.words(prefix, None) if len(prefix) <= MAX_PREFIX_CHARS else []
    return words[0] if len(words) == 1 and not analysis.is_unspaced(words[0]) else None


@lru_cache(maxsize=1 << 16)
def value_words(value: str) -> tuple[str, ...]:
    """Return the folded words of a KEYWORD field's value, by which values are in order of name."""
    return tuple(analysis.words(value, None))


def begins(value: str, prefix: str) -> bool:
    """Whether words of *value* in a row begin with *prefix*, of which the last word may be unfinished."""
    wanted, words = value_words(prefix), value_words(value)
    if not wanted or len(prefix) > MAX_PREFIX_CHARS:
        return False
    *whole, last = wanted
    ends = range(len(whole), len(words))
    return any(words[end].startswith(last) and words[end - len(whole) : end] == tuple(whole) for end in ends)
