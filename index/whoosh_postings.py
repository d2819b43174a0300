"""Reading a Whoosh index's words: which of them a word of a query stands for, and where they stand."""

from __future__ import annotations

import errno
from array import array
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from index import analysis, ranking, vocabulary
from index.answers import check_forms, single_word
from index.clocks import Clock
from index.errors import EngineError, IndexDamaged, SearchLibraryError
from index.matching import Span, paired, windows
from index.model import Leaf
from index.schema import FieldKind, Schema
from index.sought import Alike, Exact, Form, Open, Pair, Place, Run, Sought, Window, Word, sought
from index.whoosh_layout import BETWEEN, JOINED

_NOT_DAMAGE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EACCES, errno.EPERM}
_LOOKED_AT_ONCE = 256  # postings between two looks at the clock
_OPENING = 8  # how many postings could be read while a term is looked up
_TRYING = 4  # while a word is compared with a term
_PLACES = 8  # places that are handled in the time of one posting

_Forms: TypeAlias = Mapping[str, frozenset[str] | None]
"""Words, each with the languages of the documents where it is meant; None for all."""


_Numbers: TypeAlias = "array[int]"
"""Many numbers in little memory, which the garbage collector passes over."""


_Term: TypeAlias = tuple[str, str, frozenset[str] | None]
"""A term of a field, the word that it stands for, and the languages of the documents where it is meant."""


@contextmanager
def decoding() -> Iterator[None]:
    """Report as damage whatever Whoosh raises while it decodes bytes, which may be anything.

    Raises:
        IndexDamaged: for whatever is raised inside, except errors of this package;
        EngineError: where the system refuses, as with too many open files.
    """
    try:
        yield
    except SearchLibraryError:
        raise
    except Exception as error:
        refused = isinstance(error, OSError) and error.errno in _NOT_DAMAGE
        raised = EngineError if refused else IndexDamaged
        raise raised(f"the index can't be read ({type(error).__name__}: {error})") from error


def holders(leaf: Any, name: str, text: str) -> Iterator[int]:
    """Give the document numbers of one segment that have the term."""
    with decoding():
        matcher = _postings(leaf, name, text)
        while matcher is not None and matcher.is_active():
            yield matcher.id()
            matcher.next()


def _test(word: Open | Alike) -> Callable[[str], bool]:
    """Return what tells whether a word is one of those that *word* stands for, as its own test does but faster."""
    if isinstance(word, Open):
        return word.test()
    changes, prefix, distance = vocabulary.counting(word.word), word.prefix, word.distance
    return lambda term: term.startswith(prefix) and changes(term) <= distance


def _postings(leaf: Any, name: str, text: str) -> Any:
    """Return the matcher over the documents of one segment that have the term, deleted ones left out; or None."""
    return leaf.postings(name, text) if (name, text) in leaf else None


class Postings:
    """The words of one reader, asked on behalf of one search.

    Args:
        languages: by document number.
        present: those of them that documents are in.
        norms: what one occurrence weighs in each document, by TEXT field.
    """

    def __init__(
        self,
        reader: Any,
        schema: Schema,
        languages: Sequence[str | None],
        present: frozenset[str],
        norms: Mapping[str, Sequence[float]],
        clock: Clock,
        max_forms: int,
    ) -> None:
        self._segments = [(leaf, base) for leaf, base in reader.leaf_readers() if leaf.doc_count_all()]
        self._names = [spec.name for spec in schema.of_kind(FieldKind.TEXT)]
        self._languages = languages
        self._present = present
        self._norms = norms
        self._clock = clock
        self._max_forms = max_forms
        self._known: dict[Word, _Forms] = {}
        self._spelt_terms: dict[tuple[Word, int, str], list[str]] = {}
        self._work = 0

    def weights(self, leaf: Leaf, field: str | None) -> tuple[dict[int, float], set[str]]:
        """Return the weight of *leaf* in each document that it matches, and the words that one word stands for there.

        Raises:
            TooManyForms, SearchTimeout: as the bounds say.
        """
        wanted, weights, forms = sought(leaf), dict[int, float](), set[str]()
        is_single = single_word(leaf) is not None
        for name in self._names if field is None else [field]:
            norms = self._norms[name]
            for segment, base in self._segments:
                reading = _Reading(self, segment, base, f"words_{name}")
                with decoding():
                    for number, count in reading.occurrences(wanted, forms if is_single else set()):
                        weights[number] = weights.get(number, 0.0) + count * norms[number]
        return weights, forms

    def forms(self, word: Word) -> _Forms:
        """Return the words of the index that *word* stands for; some may be in no document any more."""
        if word not in self._known:
            with decoding():
                self._known[word] = self._found_forms(word)
        return self._known[word]

    def terms(self, word: Word, segment: Any, field: str, joined: bool = False) -> Iterator[_Term]:
        """Give the terms of a segment's field that *word* stands for, the joined or the other ones."""
        forms = self.forms(word)
        spelt = self._spelt_terms.get((word, id(segment), field))
        if spelt is not None:
            yield from ((term, term.removeprefix(JOINED), None) for term in spelt if term.startswith(JOINED) == joined)
            return
        for form, languages in forms.items():
            self.tick(_OPENING)
            term = JOINED + form if joined else form
            if (field, term) in segment:
                yield term, form, languages

    def _found_forms(self, word: Word) -> _Forms:
        if isinstance(word, Form):
            return self._inflected(word)
        if isinstance(word, Exact):
            return dict.fromkeys(self._pairs(word)) if analysis.is_unspaced(word.word) else {word.word: None}
        is_like = _test(word)
        return dict.fromkeys(
            self._spelt(
                word, (word.prefix, JOINED + word.prefix), lambda term: is_like(term) and not analysis.is_unspaced(term)
            )
        )

    def _pairs(self, word: Exact) -> set[str]:
        """Return the terms that stand for a character of a script without spaces: with another behind it, or alone."""
        return self._spelt(word, (word.word,), lambda term: analysis.words(term, None)[:1] == [word.word])

    def _inflected(self, word: Form) -> _Forms:
        languages: dict[str, set[str]] = {}
        for language in self._present:
            stem = word.stem(language)
            prefix = BETWEEN.join((language, stem, ""))
            for segment, _ in self._segments:
                for term in self._terms(segment, "stems", prefix):
                    languages.setdefault(term.removeprefix(prefix), set()).add(language)
            languages.setdefault(stem, set()).add(language)
        return {**{form: frozenset(several) for form, several in languages.items()}, word.word: None}

    def _spelt(self, word: Word, prefixes: tuple[str, ...], is_wanted: Callable[[str], bool]) -> set[str]:
        """Return the words, of whatever field, that begin so and are wanted, and remember where each is."""
        found: set[str] = set()
        for segment, _ in self._segments:
            for name in self._names:
                here = self._spelt_terms[word, id(segment), f"words_{name}"] = []
                for prefix in prefixes:
                    for term in self._terms(segment, f"words_{name}", prefix, is_wanted):
                        here.append(term)
                        found.add(term.removeprefix(JOINED))
                        check_forms(word, len(found), self._max_forms)
        return found

    def _terms(
        self, segment: Any, field: str, prefix: str, is_wanted: Callable[[str], bool] = lambda _: True
    ) -> Iterator[str]:
        """Give the terms of one segment that begin so, are wanted, and are in a document that was not removed."""
        self.tick(_OPENING)
        for raw in segment.expand_prefix(field, prefix):
            term = bytes(raw).decode()
            self.tick(_TRYING)
            if not is_wanted(term.removeprefix(JOINED)):
                continue
            if not segment.has_deletions() or any(True for _ in holders(segment, field, term)):
                yield term

    def is_meant(self, number: int, languages: frozenset[str] | None) -> bool:
        """Whether a form that is one in *languages* is one in the document of that number."""
        return languages is None or self._languages[number] in languages

    def tick(self, work: int = 1) -> None:
        """Look at the clock after so much work, in postings."""
        self._work += work
        if self._work > _LOOKED_AT_ONCE:
            self._work = 0
            self._clock.check()

    def ticking(self, matcher: Any) -> Iterator[int]:
        """Give the document numbers of *matcher*, which stands at each, and look at the clock now and then."""
        while matcher.is_active():
            self.tick(_OPENING)
            for _ in range(_LOOKED_AT_ONCE):
                yield matcher.id()
                matcher.next()
                if not matcher.is_active():
                    return
            self.tick(_LOOKED_AT_ONCE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One field of one segment, whose document numbers begin with *base*."""

    postings: Postings
    segment: Any
    base: int
    field: str

    def occurrences(self, wanted: Sought, forms: set[str]) -> Iterator[tuple[int, float]]:
        """Give documents with *wanted*, some repeatedly, and how often; put what one word stands for into *forms*."""
        if isinstance(wanted, Pair):
            yield from self._pairs(wanted)
            return
        for place in wanted:
            if isinstance(place, Run) and len(place.words) == 1:
                yield from self._single(place, forms)
            else:
                for local, spans in self._spans(place):
                    yield self.base + local, float(len(spans) // 2)

    def _single(self, run: Run, forms: set[str]) -> Iterator[tuple[int, float]]:
        word = run.words[0]
        for joined in (False, True) if run.or_joined else (False,):
            for term, form, languages in self.postings.terms(word, self.segment, self.field, joined):
                matcher = self.segment.postings(self.field, term)
                worth = 1 + ranking.AS_TYPED if isinstance(word, Form) and term == word.word else 1.0
                is_met = False
                for local in self.postings.ticking(matcher):
                    if languages is None or self.postings.is_meant(self.base + local, languages):
                        is_met = True
                        yield self.base + local, matcher.weight() * worth
                if is_met:
                    forms.add(word.word if isinstance(word, Exact) else form)

    def _pairs(self, pair: Pair) -> Iterator[tuple[int, float]]:
        left, right = self._side(pair.left), self._side(pair.right)
        for local in left.keys() & right.keys():
            self.postings.tick((len(left[local]) + len(right[local])) // 2)
            count = sum(1 for _ in paired(_ascending(left[local]), _ascending(right[local]), pair.distance))
            if count:
                yield self.base + local, float(count)

    def _side(self, places: Sequence[Place]) -> dict[int, _Numbers]:
        found: dict[int, _Numbers] = {}
        for place in places:
            for local, spans in self._spans(place):
                found.setdefault(local, array("I")).extend(spans)
        return found

    def _spans(self, place: Place) -> Iterator[tuple[int, _Numbers]]:
        """Give each document where *place* is met, with the spans: start, end, start, end and so on."""
        if isinstance(place, Window):
            yield from self._windows(place)
            return
        width = len(place.words)
        for local, starts in self._starts(place).items():
            self.postings.tick(1 + len(starts) // _PLACES)
            yield local, array("I", (end for at in starts for end in (at, at + width)))

    def _starts(self, run: Run) -> dict[int, _Numbers]:
        """Return where the words of *run* stand in a row, by document; the rarest is read whole, the others there."""
        parts = {offset: list(terms) for offset, terms in self._parts(run.words)}
        if not all(parts.values()):
            return {}
        met: dict[int, _Numbers] | None = None
        for offset in sorted(parts, key=lambda offset: self._frequency(parts[offset])):
            found: dict[int, _Numbers] = {}
            for term in parts[offset]:
                for local, places in self._places(term, met):
                    starts = (place - offset for place in places if place >= offset) if offset else places
                    found.setdefault(local, array("I")).extend(starts)
            if met is not None:
                found = {local: both for local, starts in found.items() if (both := _common(starts, met[local]))}
            met = found
            if not met:
                break
        return met or {}

    def _parts(self, words: Sequence[Word]) -> Iterator[tuple[int, Iterator[_Term]]]:
        """Give what has to stand how far behind the start; characters without spaces go in pairs."""
        alone = [word.word if isinstance(word, Exact) and analysis.is_unspaced(word.word) else "" for word in words]
        for offset, word in enumerate(words):
            pair = alone[offset : offset + 2]
            if len(pair) == 2 and all(pair):
                yield offset, self._itself("".join(pair))
            elif not (offset and alone[offset - 1] and alone[offset]):
                yield offset, self._terms(word)

    def _itself(self, term: str) -> Iterator[_Term]:
        if (self.field, term) in self.segment:
            yield term, term, None

    def _terms(self, word: Word) -> Iterator[_Term]:
        return self.postings.terms(word, self.segment, self.field)

    def _frequency(self, terms: Sequence[_Term]) -> int:
        self.postings.tick(_OPENING * len(terms))
        return sum(self.segment.doc_frequency(self.field, term) for term, _, _ in terms)

    def _places(self, term: _Term, among: Container[int] | None) -> Iterator[tuple[int, _Numbers]]:
        """Give the documents with *term* and its places in each; only those *among* the given ones."""
        text, _, languages = term
        matcher = self.segment.postings(self.field, text)
        for local in self.postings.ticking(matcher):
            if (among is None or local in among) and self.postings.is_meant(self.base + local, languages):
                places = matcher.value_as("positions")
                self.postings.tick(len(places) // _PLACES)
                yield local, places

    def _windows(self, window: Window) -> Iterator[tuple[int, _Numbers]]:
        met: dict[str, dict[int, _Numbers]] = {}
        among: dict[int, _Numbers] | None = None
        for word in dict.fromkeys(window.words):
            met[word] = {}
            for term in self._terms(Exact(word)):
                for local, places in self._places(term, among):
                    met[word].setdefault(local, array("I")).extend(places)
            among = met[word]
        for local in among or ():
            events = sorted((place, word) for word, found in met.items() for place in found[local])
            self.postings.tick(len(events))
            if spans := array("I", chain.from_iterable(windows(events, window))):
                yield local, spans


def _common(ones: _Numbers, others: _Numbers) -> _Numbers:
    return array("I", set(ones).intersection(others))


def _ascending(spans: _Numbers) -> list[Span]:
    """Return spans one by one, in order, each once."""
    return sorted({*zip(spans[::2], spans[1::2], strict=True)})
