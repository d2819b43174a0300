"""Where a text holds what is sought: in a text as analysed, and in the places of words that an engine has found.

Places are of words, half open: (3, 5) are the words 3 and 4.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from index import analysis, stemming
from index.sought import Alike, Exact, Form, Open, Pair, Place, Run, Sought, Window, Word

Span: TypeAlias = tuple[int, int]

Meaning: TypeAlias = Callable[[Word], Collection[str]]
"""Which words of a text a sought word stands for."""


@dataclass(frozen=True, slots=True)
class Text:
    """An analysed text.

    Attributes:
        words: in their order.
        joined: joined words, repeated ones repeatedly.
        stems: (stem, word) for words whose stem is another, in the text's language.
    """

    words: Sequence[str]
    joined: Sequence[str] = ()
    stems: Collection[tuple[str, str]] = ()

    @classmethod
    def of(cls, text: str, language: str | None) -> Text:
        """Analyse *text*."""
        surfaces, joined = analysis.surfaces(text), [token.text for token in analysis.joined(text)]
        words = [*chain.from_iterable(map(analysis.folded, surfaces))]
        return cls(words, joined, stemming.stems([*surfaces, *joined], language))


def meaning(text: Text, language: str | None) -> Meaning:
    """Return what sought words stand for in *text* by its own words alone."""
    code = stemming.known(language)
    by_stem: dict[str, set[str]] = {}
    words = {*text.words, *text.joined}
    for stem, word in text.stems:
        by_stem.setdefault(stem, set()).add(word)

    def meant(word: Word) -> Collection[str]:
        return forms(word, code, by_stem) if isinstance(word, Form) else selected(word, words)

    return meant


def forms(word: Form, language: str | None, by_stem: dict[str, set[str]]) -> set[str]:
    """Return the forms of *word*, itself among them, in texts of a language whose words *by_stem* holds."""
    if language is None:
        return {word.word}
    stem = word.stem(language)
    return {word.word, stem, *by_stem.get(stem, ())}


def selected(word: Exact | Open | Alike, words: Iterable[str]) -> set[str]:
    """Return those of *words* that *word* stands for."""
    if isinstance(word, Exact):
        return {word.word}
    is_like = word.test()
    return {each for each in words if is_like(each) and not analysis.is_unspaced(each)}


def occurrences(sought: Sought, text: Text, meant: Meaning) -> int:
    """Return how often *text* holds what is *sought*."""
    if isinstance(sought, Pair):
        return sum(1 for _ in paired(*_sides(sought, text.words, meant), sought.distance))
    return sum(_count(each, text, meant) for each in sought)


def _count(place: Place, text: Text, meant: Meaning) -> int:
    solid = sum(1 for _ in spans(place, text.words, meant))
    if isinstance(place, Run) and place.or_joined and text.joined:
        wanted = meant(place.words[0])
        return solid + sum(word in wanted for word in text.joined)
    return solid


def as_typed(sought: Sought, text: Text) -> int:
    """Return how often *text* holds a single sought word as it was typed, not in another form."""
    several = () if isinstance(sought, Pair) else sought
    single = (each.words[0] for each in several if isinstance(each, Run) and len(each.words) == 1)
    return sum(text.words.count(word.word) for word in single if isinstance(word, Form))


def places(sought: Sought, words: Sequence[str], meant: Meaning) -> Iterator[Span]:
    """Give the places of *words* that take part in what is *sought*."""
    if isinstance(sought, Pair):
        left, right = _sides(sought, words, meant)
        yield from paired(left, right, sought.distance)
        yield from paired(right, left, sought.distance)
        return
    for each in sought:
        for start, end in spans(each, words, meant):
            if isinstance(each, Run):
                yield start, end
            else:
                yield from ((at, at + 1) for at in range(start, end) if words[at] in each.words)


def _sides(pair: Pair, words: Sequence[str], meant: Meaning) -> tuple[list[Span], list[Span]]:
    left, right = (
        sorted({span for place in side for span in spans(place, words, meant)}) for side in (pair.left, pair.right)
    )
    return left, right


def spans(place: Place, words: Sequence[str], meant: Meaning) -> Iterator[Span]:
    """Give where *words* stand in a row, or a window, as *place* says."""
    if isinstance(place, Run):
        width = len(place.words)
        for start in analysis.runs(words, [meant(word) for word in place.words]):
            yield start, start + width
    else:
        wanted = set(place.words)
        yield from windows([(at, word) for at, word in enumerate(words) if word in wanted], place)


def windows(events: Sequence[tuple[int, str]], window: Window) -> Iterator[Span]:
    """Give the shortest window from each of its words on; *events* are where these stand, ascending. Linear."""
    needed = Counter(window.words)
    lacking, end = len(window.words), 0
    for place, word in events:
        while lacking and end < len(events):
            needed[events[end][1]] -= 1
            lacking -= needed[events[end][1]] >= 0
            end += 1
        if lacking:
            return
        if events[end - 1][0] + 1 - place <= window.width:
            yield place, events[end - 1][0] + 1
        needed[word] += 1
        lacking += needed[word] > 0


def paired(ones: Sequence[Span], others: Sequence[Span], distance: int) -> Iterator[Span]:
    """Give those of *ones* that have one of *others* within *distance* words, on either side. Both ascend."""
    starts = [start for start, _ in others]
    ends = sorted(end for _, end in others)
    for start, end in ones:
        after, before = bisect_left(starts, end), bisect_right(ends, start) - 1
        is_before = before >= 0 and start - ends[before] <= distance
        if is_before or (after < len(starts) and starts[after] - end <= distance):
            yield start, end
