"""Words and values of a Whoosh index that are near another or begin as typed.

The terms of a segment never change, so those that begin like a sought one are read once and kept, as lines of
one string (a million words take about 10 MB), as long as the segment lives. What a commit holds of a word is
counted only for the words that are given, and of these once a commit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeAlias, TypeVar

from index import analysis, vocabulary
from index.clocks import Clock
from index.model import Completion, NearWord
from index.schema import FieldKind, Schema
from index.whoosh_contents import Contents, View
from index.whoosh_layout import JOINED
from index.whoosh_postings import decoding, holders

_READ_AT_ONCE = 1024  # terms between two looks at the clock
_SHORT = 2  # letters that very many words begin with

_Place: TypeAlias = tuple[Any, str, str]
"""A segment, a field of it and a term there."""

_Thing = TypeVar("_Thing")


class Lexicon:
    """The words of segments by how they begin, with one letter or two; threads share it."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str, str], str] = {}

    def words(self, leaf: Any, name: str, beginning: str, clock: Clock) -> str:
        """Return the terms of a field of one segment that begin so, a line each."""
        key = leaf.segment().segment_id(), name, beginning
        lines = self._lines.get(key)
        if lines is None:
            with decoding():
                lines = b"\n".join(_ticking(leaf.expand_prefix(name, beginning), clock)).decode()
            if lines:
                self._lines[key] = lines
        return lines

    def keep(self, segments: frozenset[str]) -> None:
        """Forget the words of all other segments."""
        for key in [key for key in self._lines.copy() if key[0] not in segments]:
            self._lines.pop(key, None)


@dataclass(slots=True)
class Counts:
    """What was counted of one commit, by word (exactly, and at least), beginning and value; threads share it."""

    words: dict[str, int] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    completed: dict[tuple[str, int], tuple[Completion, ...]] = field(default_factory=dict)
    values: dict[str, Counter[str]] = field(default_factory=dict)
    words_of_values: dict[str, Counter[str]] = field(default_factory=dict)


class Vocabulary:
    """The words and values of one commit, asked for once."""

    def __init__(self, view: View, schema: Schema, lexicon: Lexicon, counts: Counts, clock: Clock) -> None:
        self._leaves = [leaf for leaf, _ in view.reader.leaf_readers() if leaf.doc_count_all()]
        self._contents: Contents = view.contents
        self._names = [f"words_{spec.name}" for spec in schema.of_kind(FieldKind.TEXT)]
        self._lexicon = lexicon
        self._counts = counts
        self._clock = clock
        lexicon.keep(frozenset(leaf.segment().segment_id() for leaf in self._leaves))

    def near(self, word: str, name: str | None, limit: int) -> tuple[NearWord, ...]:
        """Return the best of the words near *word*, of all text or of the values of a KEYWORD field."""
        if name is not None:
            tally = self._words_of_values(name)
            return vocabulary.ranked(dict(vocabulary.near(word, _ticking(tally, self._clock))), tally, limit)
        listed = [([*self._like(word, leaf, part, mark)], leaf, part, mark) for leaf, part, mark in self._parts()]
        words = {each for several, *_ in listed for each in several}
        found = dict(vocabulary.near(word, _ticking(words, self._clock)))
        places: dict[str, list[_Place]] = {}
        for several, leaf, part, mark in listed:
            for each in found.keys() & set(several):
                places.setdefault(each, []).append((leaf, part, mark + each))
        with decoding():
            most = {each: self._frequency(several) for each, several in places.items()}
            counts = self._best(found, most, places, limit)
        return vocabulary.ranked(found, counts, limit)

    def held_by_least(self, word: str) -> int:
        """Return a number of documents that at least hold a word, without reading which they are."""
        self._clock.check()
        known = self._counts.least.get(word)
        if known is None:
            with decoding():
                known = self._counts.least[word] = sum(self._held_by_least(leaf, word) for leaf in self._leaves)
        return known

    def _held_by_least(self, leaf: Any, word: str) -> int:
        """Return how many documents of one segment hold a word in the field where most do, if the removed ones do."""
        removed = leaf.doc_count_all() - leaf.doc_count()
        held = (leaf.doc_frequency(name, word) for name in self._names if (name, word) in leaf)
        return max(0, int(max(held, default=0)) - int(removed))

    def held_by(self, word: str) -> int:
        """Return how many documents hold exactly a word, or a pair of characters."""
        self._clock.check()
        with decoding():
            return self._documents(word, self._held_at(word))

    def _held_at(self, word: str) -> list[_Place]:
        with decoding():
            return [(leaf, name, mark + word) for leaf, name, mark in self._parts() if (name, mark + word) in leaf]

    def complete(self, prefix: str, name: str | None, limit: int) -> tuple[Completion, ...]:
        """Return the most frequent words of all text, or values of a KEYWORD field, that begin with *prefix*."""
        if name is not None:
            values = self._values(name)
            begun = {each: values[each] for each in _ticking(values, self._clock) if vocabulary.begins(each, prefix)}
            return vocabulary.most_frequent(begun, limit)
        beginning = vocabulary.begun(prefix)
        if beginning is None:
            return ()
        known = self._counts.completed.get((beginning, limit))
        if known is None:
            with decoding():
                known = self._begun(beginning, limit)
            if known and len(beginning) <= _SHORT:
                self._counts.completed[beginning, limit] = known
        return known

    def _begun(self, beginning: str, limit: int) -> tuple[Completion, ...]:
        places: dict[str, list[_Place]] = {}
        most: Counter[str] = Counter()
        for leaf, part, mark in self._parts():
            for raw, about in _ticking(leaf.iter_prefix(part, mark + beginning), self._clock):
                term = bytes(raw).decode()
                word = term.removeprefix(JOINED)
                places.setdefault(word, []).append((leaf, part, term))
                most[word] += about.doc_frequency()
        ranks = dict.fromkeys((word for word in places if not analysis.is_unspaced(word)), 0)
        return vocabulary.most_frequent(self._best(ranks, most, places, limit), limit)

    def _parts(self) -> Iterator[tuple[Any, str, str]]:
        """Give each segment with each field of text, for its words and for its joined words."""
        return ((leaf, name, mark) for leaf in self._leaves for name in self._names for mark in ("", JOINED))

    def _like(self, word: str, leaf: Any, name: str, mark: str) -> Iterator[str]:
        """Give the words of one part that begin like *word* and are about as long."""
        most = vocabulary.most_changes(word)
        for beginning in vocabulary.beginnings(word):
            rest = f".{{{max(0, len(word) - most - len(beginning))},{len(word) + most - len(beginning)}}}"
            lines = self._lexicon.words(leaf, name, mark + beginning, self._clock)
            yield from re.findall(rf"^{re.escape(mark)}({re.escape(beginning)}{rest})$", lines, re.MULTILINE)

    def _best(
        self, ranks: Mapping[str, int], most: Mapping[str, int], places: Mapping[str, list[_Place]], limit: int
    ) -> dict[str, int]:
        """Return the documents of words, the best *limit* among them.

        The best are those of least rank, then in most documents, then first in order. Counting begins with
        the words that can be so, being in at *most* so many documents, and ends where no other can be.
        """
        counted: dict[str, int] = {}
        best: list[tuple[int, int, str]] = []
        for key in sorted((rank, -most[word], word) for word, rank in ranks.items()):
            rank, _, word = key
            if limit <= len(best) and (not best or key > best[-1]):
                break
            self._clock.check()
            counted[word] = self._documents(word, places[word])
            if counted[word]:
                best = sorted([*best, (rank, -counted[word], word)])[:limit]
        return counted

    def _frequency(self, places: list[_Place]) -> int:
        self._clock.check()
        return sum(leaf.doc_frequency(name, term) for leaf, name, term in places)

    def _documents(self, word: str, places: list[_Place]) -> int:
        if word not in self._counts.words:
            by_leaf: dict[int, list[_Place]] = {}
            for place in places:
                by_leaf.setdefault(id(place[0]), []).append(place)
            self._counts.words[word] = sum(map(_held, by_leaf.values()))
        return self._counts.words[word]

    def _values(self, name: str) -> Counter[str]:
        if name not in self._counts.values:
            self._counts.values[name] = self._tallied(name, lambda several: set(several))
        return self._counts.values[name]

    def _words_of_values(self, name: str) -> Counter[str]:
        if name not in self._counts.words_of_values:
            self._counts.words_of_values[name] = self._tallied(
                name, lambda several: {word for value in several for word in analysis.words(value, None)}
            )
        return self._counts.words_of_values[name]

    def _tallied(self, name: str, parts: Callable[[tuple[str, ...]], set[str]]) -> Counter[str]:
        """Count the documents with each of the *parts* of the values of a KEYWORD field."""
        values = self._contents.columns.values[name]
        counts: Counter[str] = Counter()
        for several, documents in Counter(values[number] for number in self._contents.live).items():
            self._clock.check()
            for part in parts(several):
                counts[part] += documents
        return counts


def _held(places: list[_Place]) -> int:
    """Return how many documents of one segment have some of the terms."""
    leaf, name, term = places[0]
    if len(places) == 1 and not leaf.has_deletions():
        return int(leaf.doc_frequency(name, term))
    return len({number for _, name, term in places for number in holders(leaf, name, term)})


def _ticking(terms: Iterable[_Thing], clock: Clock) -> Iterator[_Thing]:
    """Give *terms* and look at the clock now and then."""
    waiting = iter(terms)
    return chain.from_iterable(iter(lambda: _some(waiting, clock), []))


def _some(terms: Iterator[_Thing], clock: Clock) -> list[_Thing]:
    clock.check()
    return [*islice(terms, _READ_AT_ONCE)]
