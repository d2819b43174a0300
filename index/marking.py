"""Which words of a text a query marks: those it looks for, also in another form, and never what is not wanted.

The words of a phrase are marked only where they stand together. Time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from index import analysis, matching
from index.matching import Text
from index.model import Clause, Query, clauses
from index.sought import Run, Sought, sought

Match: TypeAlias = tuple[int, int, int]
"""Start and end of a word to mark, and the word or phrase of the query that it belongs to, as one bit."""


def _wanted(query: Query) -> list[Clause]:
    """Return the leaves that are marked."""
    return [clause for clause in clauses(query) if clause.is_wanted and not clause.is_side]


def _bits(query: Query, field: str | None) -> dict[Sought, int]:
    """Return what is looked for in *field*, each with its bit, which is the same for every field."""
    places = {each: place for place, each in enumerate(dict.fromkeys(sought(clause.leaf) for clause in _wanted(query)))}
    asked = (sought(clause.leaf) for clause in _wanted(query) if clause.field in (None, field))
    return {each: 1 << places[each] for each in asked if each}


def held_by(query: Query, documents: Mapping[Query, int]) -> list[int]:
    """Return for each bit how many documents hold what it stands for."""
    held: dict[Sought, int] = {}
    for clause in _wanted(query):
        each = sought(clause.leaf)
        held[each] = max(held.get(each, 0), documents.get(clause.leaf, 0))
    return list(held.values())


def matches(text: str, language: str | None, query: Query, field: str | None) -> list[Match]:
    """Return the words of *text* that match, in order, once for each leaf of the query."""
    wanted = _bits(query, field)
    if not wanted:
        return []
    analysed = Text.of(text, language)
    meant = matching.meaning(analysed, language)
    found = {
        (place, bit)
        for each, bit in wanted.items()
        for first, end in matching.places(each, analysed.words, meant)
        for place in range(first, end)
    }
    spans = analysis.spans(text, language) if found else []
    return sorted({(*spans[place], bit) for place, bit in found}.union(_joined_matches(text, analysed, wanted, meant)))


def _joined_matches(
    text: str, analysed: Text, wanted: Mapping[Sought, int], meant: matching.Meaning
) -> Iterator[Match]:
    if not analysed.joined:
        return
    for each, bit in wanted.items():
        for place in each if isinstance(each, tuple) else ():
            if isinstance(place, Run) and place.or_joined:
                words = meant(place.words[0])
                yield from ((token.start, token.end, bit) for token in analysis.joined(text) if token.text in words)


def joined(marks: Iterator[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join marks, ascending by start, that touch or cover each other."""
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
