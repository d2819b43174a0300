"""What is looked for in text, in plain words: what stands behind “with” and “without”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from archive.readback.wording import Wording, bracketed, listed, quoted, worded, worded_plural
from archive.translating import all_of, in_a_row, later, later_plural, ngettext, one_of
from index import analysis
from index.model import And, AtLeast, Fuzzy, Near, Or, Phrase, Query, Term, TermCount, Wildcard

Counted = Callable[[Query, bool], TermCount | None]
"""Gives what was found for a word; the second argument tells whether it is a side of NEAR."""

_SHOWN_FORMS = 4
_BEGINNING = (
    later("a word that begins with %(word)s"),
    later_plural("the one word that begins with %(word)s", "any of %(number)s words that begin with %(word)s"),
)
_LIKE = (
    later("a word like %(word)s"),
    later_plural("the one word like %(word)s", "any of %(number)s words like %(word)s"),
)
_NEAR = (
    later("a word within %(letters)s of %(word)s"),
    later_plural(
        "the one word within %(letters)s of %(word)s", "any of %(number)s words within %(letters)s of %(word)s"
    ),
)
_APART = later_plural("%(left)s within %(number)s word of %(right)s", "%(left)s within %(number)s words of %(right)s")
_IN_ANY_ORDER = later_plural(
    "the exact words “%(words)s” (in any order, at most %(number)s other among them)",
    "the exact words “%(words)s” (in any order, at most %(number)s others among them)",
)
_MORE = later_plural("%(number)s more", "%(number)s more")
_MORE_FORMS = later_plural("%(number)s more form", "%(number)s more forms")


class Joint(Enum):
    """How the items of a noun belong together; APART is one item that has to be held apart from others."""

    SINGLE = auto()
    EITHER = auto()
    BOTH = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Noun:
    """What is looked for, as items that are alternatives or are all meant."""

    items: tuple[Wording, ...]
    joint: Joint = Joint.SINGLE

    def alone(self) -> Wording:
        """Return it as it stands by itself."""
        return listed(self.items, all_of if self.joint is Joint.BOTH else one_of)

    def together(self) -> Noun:
        """Return it as one item that says of several that they are meant together."""
        if self.joint is not Joint.BOTH:
            return self
        return Noun((worded("%(words)s together", words=self.alone()),), Joint.APART)

    def beside_others(self) -> Wording:
        """Return it as it stands in a list."""
        return self.alone() if self.joint is Joint.SINGLE else bracketed(self.alone())


def is_of_words(query: Query) -> bool:
    """Whether *query* can be said as a noun."""
    if isinstance(query, And | Or | AtLeast):
        return bool(query.clauses) and all(map(is_of_words, query.clauses))
    return isinstance(query, Term | Phrase | Wildcard | Fuzzy | Near)


def noun(query: Query, counted: Counted, is_side: bool = False) -> Noun:
    """Return what *query*, which is of words, looks for."""
    match query:
        case And(several):
            return both([noun(each, counted) for each in several])
        case Or(several):
            return either([noun(each, counted, is_side) for each in several])
        case AtLeast(least, several):
            items = [noun(each, counted).beside_others() for each in several]
            wording = worded("at least %(least)s of %(words)s", least=str(least), words=listed(items, all_of))
            return Noun((wording,), Joint.APART)
        case Near(left, right, distance):
            one, other = (noun(side, counted, is_side=True).beside_others() for side in (left, right))
            return Noun((_apart(one, other, distance),), Joint.APART)
    return _leaf(query, counted(query, is_side))


def both(nouns: Sequence[Noun]) -> Noun:
    """Return the noun for all of *nouns* together."""
    return nouns[0] if len(nouns) == 1 else _joined(nouns, Joint.BOTH)


def either(nouns: Sequence[Noun]) -> Noun:
    """Return the noun for any of *nouns*."""
    return nouns[0] if len(nouns) == 1 else _joined(nouns, Joint.EITHER)


def _joined(nouns: Sequence[Noun], joint: Joint) -> Noun:
    items: list[Wording] = []
    for each in nouns:
        items += each.items if each.joint is joint else [each.beside_others()]
    return Noun(tuple(items), joint)


def _apart(left: Wording, right: Wording, distance: int) -> Wording:
    if not distance:
        return worded("%(left)s next to %(right)s", left=left, right=right)
    return worded_plural(_APART, distance, left=left, right=right)


def _leaf(leaf: Query, count: TermCount | None) -> Noun:
    forms = count.forms if count else ()
    match leaf:
        case Term(text, exact=False):
            return _inflected(text, forms)
        case Term(text):
            return Noun((worded("exactly %(word)s", word=quoted(text)),))
        case Phrase(text, slop):
            return Noun((_phrase(text, slop),))
        case Wildcard(text):
            is_beginning = text.find("*") == len(text) - 1
            how = _any_of(_BEGINNING, forms, text[:-1]) if is_beginning else _any_of(_LIKE, forms, text)
            return Noun((how,))
        case Fuzzy(text, distance):
            letters = ngettext("%(number)s letter", "%(number)s letters", distance)
            return Noun((_any_of(_NEAR, forms, text, letters=letters),))
    raise TypeError(f"{leaf} is no word")


def _inflected(text: str, forms: Sequence[str]) -> Noun:
    """Return a word as typed with the other forms that were found, those most like it first."""
    itself = "".join(analysis.words(text, None))
    others = sorted((form for form in forms if form != itself), key=lambda form: (len(form), form))
    items = cut([quoted(text), *map(quoted, others)], _MORE_FORMS)
    return Noun(items, Joint.EITHER if len(items) > 1 else Joint.SINGLE)


def cut(items: Sequence[Wording], others: tuple[str, str] = _MORE) -> tuple[Wording, ...]:
    """Return *items*, or the first of them and how many *others* there are: “9 more”."""
    if len(items) <= _SHOWN_FORMS:
        return tuple(items)
    return (*items[: _SHOWN_FORMS - 1], worded_plural(others, len(items) - _SHOWN_FORMS + 1))


def _phrase(text: str, slop: int | None) -> Wording:
    if len(analysis.words(text, None)) == 1 and "*" not in text and slop is None:
        return worded("exactly %(word)s", word=quoted(text))
    if slop is None:
        return worded("the exact words “%(words)s”", words=quoted(text))
    if not slop:
        return worded("the exact words “%(words)s” (in any order, no others among them)", words=quoted(text))
    return worded_plural(_IN_ANY_ORDER, slop, words=quoted(text))


def _any_of(how: tuple[str, tuple[str, str]], forms: Sequence[str], text: str, **parts: str) -> Wording:
    none, some = how
    if not forms:
        return worded(none, word=quoted(text), **parts)
    number = worded_plural(some, len(forms), word=quoted(text), **parts)
    if len(forms) > _SHOWN_FORMS:
        return number
    return worded("%(words)s (%(forms)s)", words=number, forms=listed([quoted(form) for form in forms], in_a_row))
