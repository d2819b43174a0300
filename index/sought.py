"""What a leaf of a query looks for in a text, word by word: the same for every engine.

A leaf is alternatives of what stands in a row, in a window, or near each other; each word there is given as
itself, as one of its forms, with characters left open, or with letters changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from index import analysis, stemming
from index.model import Fuzzy, MatchAll, Near, Or, Phrase, Query, Term, Wildcard

FUZZY_PREFIX = 2
"""Letters that a fuzzy word shares with what is found."""

_OPEN = "\ua66e"  # a letter of one manuscript, which stands for * while a word is analysed
_COMPOUND = re.compile(rf"[^{analysis.JOINTS}]+(?P<joint>[{analysis.JOINTS}])[^{analysis.JOINTS}]+")
_PUNCTUATION = " .,;:!?…()[]"
_ELIDED_FRENCH = ("l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu")
_ELIDED_ITALIAN = ("dell", "all", "nell", "dall", "sull", "coll", "un", "quest", "gl")
_ELIDED = frozenset((*_ELIDED_FRENCH, *_ELIDED_ITALIAN))
"""Words that lean on the next with an apostrophe in French, Italian and Catalan, and are passed over."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The word itself."""

    word: str


@dataclass(frozen=True, slots=True)
class Form:
    """The word or what has the same stem in a text's language.

    Attributes:
        word: folded.
        surface: as typed, for stemming.
    """

    word: str
    surface: str

    def stem(self, language: str) -> str:
        """Return the stem in one of ``stemming.LANGUAGES``."""
        return stemming.stem(self.surface, language)


@dataclass(frozen=True, slots=True)
class Open:
    """Words with any characters, or none, between the *pieces*; the first piece is how they begin."""

    pieces: tuple[str, ...]

    @property
    def prefix(self) -> str:
        return self.pieces[0]

    def test(self) -> Callable[[str], bool]:
        """Return what tells whether a word is one of them."""
        pattern = re.compile(".*?".join(map(re.escape, self.pieces)) + r"\Z", re.DOTALL)
        return lambda word: pattern.match(word) is not None


@dataclass(frozen=True, slots=True)
class Alike:
    """Words that *distance* changes of one letter make of *word* and that begin like it."""

    word: str
    distance: int

    @property
    def prefix(self) -> str:
        return self.word[:FUZZY_PREFIX]

    def test(self) -> Callable[[str], bool]:
        """Return what tells whether a word is one of them."""
        return lambda word: word.startswith(self.prefix) and changes(self.word, word, self.distance) <= self.distance


Word: TypeAlias = Exact | Form | Open | Alike


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row; with *or_joined*, which is for one word, also the joined word of two."""

    words: tuple[Word, ...]
    or_joined: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Words in any order, each as often as it is given, with at most *slop* others among them."""

    words: tuple[str, ...]
    slop: int

    @property
    def width(self) -> int:
        return len(self.words) + self.slop


Place: TypeAlias = Run | Window


@dataclass(frozen=True, slots=True)
class Pair:
    """One of the places on the left and one on the right with at most *distance* words between them."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    distance: int


Sought: TypeAlias = tuple[Place, ...] | Pair
"""Alternatives, no two of which are the same words of a text; none match nothing."""


@lru_cache(maxsize=1024)
def sought(leaf: Query) -> Sought:
    """Return what *leaf* looks for; nothing where there is no letter or digit in it, or for what is no leaf."""
    match leaf:
        case Term(text, exact=True):
            words = tuple(map(Exact, analysis.words(text, None)))
            return (Run(words, or_joined=len(words) == 1),) if words else ()
        case Phrase(text, slop=None):
            row = open_words(text)
            return (Run(row),) if row else ()
        case Phrase(text, slop) if slop is not None:
            several = tuple(analysis.words(text, None))
            return (Window(several, slop),) if several else ()
        case Term(text):
            return _term(text)
        case Wildcard(text):
            opened = open_words(text)
            return (Run(opened, or_joined=len(opened) == 1),) if opened else ()
        case Fuzzy(text, distance):
            alike = tuple(Alike(word, distance) for word in analysis.words(text, None))
            return (Run(alike, or_joined=len(alike) == 1),) if alike else ()
        case Near(left, right, distance):
            return Pair(_side(left), _side(right), distance)
    return ()


def changes(one: str, other: str, most: int) -> int:
    """Return how many changes of a letter make *other* of *one*, or more than *most*.

    Letters are added, left out, replaced, or exchanged with their neighbour (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def open_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text with * in it; one behind a script without spaces adds nothing."""
    found: list[Word] = []
    for word in analysis.words(text.replace("*", _OPEN), None):
        pieces = tuple(word.split(_OPEN))
        if len(pieces) == 1:
            found.append(Exact(word))
        elif any(pieces) or not found or not isinstance(found[-1], Exact) or not analysis.is_unspaced(found[-1].word):
            found.append(Open(pieces))
    return tuple(found)


def _term(text: str) -> Sought:
    surfaces = analysis.surfaces(text)
    forms = [form for surface in surfaces for form in _forms(surface)]
    compound = _COMPOUND.fullmatch(analysis.lowered(text.strip(_PUNCTUATION)))
    if compound and len(surfaces) == 2 and len(forms) == 2:
        first, second = forms
        if first.word in _ELIDED and compound["joint"] not in analysis.HYPHENS:
            return (Run((second,), or_joined=True),)
        whole = first.word + second.word
        return (Run((first, second)), Run((Form(whole, whole),)))
    return (Run(tuple(forms), or_joined=len(forms) == 1),) if forms else ()


def _forms(surface: str) -> list[Exact | Form]:
    words = analysis.folded(surface)
    if len(words) != 1 or not stemming.has_stem(words[0]):
        return [Exact(word) for word in words]
    return [Form(words[0], surface)]


def _side(query: Query) -> tuple[Place, ...]:
    several = query.clauses if isinstance(query, Or) else (query,)
    found: list[Place] = []
    for each in several:
        places = sought(each) if not isinstance(each, MatchAll | Near) else ()
        assert not isinstance(places, Pair)  # Near was left out
        found += places
    return tuple(found)
