"""What is looked for in text, in plain words: what stands behind “with” and “without”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from archive.readback.wording import Wording, bracketed, listed, quoted, said, sentence
from index import analysis
from index.model import And, AtLeast, Fuzzy, Near, Or, Phrase, Query, Term, TermCount, Wildcard

Counted = Callable[[Query, bool], TermCount | None]
"""Gives what was found for a word; the second argument tells whether it is a side of NEAR."""

_SHOWN_FORMS = 4


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
        return listed(self.items, " and " if self.joint is Joint.BOTH else " or ")

    def together(self) -> Noun:
        """Return it as one item that says of several that they are meant together."""
        return Noun((sentence(self.alone(), " together"),), Joint.APART) if self.joint is Joint.BOTH else self

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
            return Noun((sentence(f"at least {least} of ", listed(items, " and ")),), Joint.APART)
        case Near(left, right, distance):
            sides = (noun(side, counted, is_side=True).beside_others() for side in (left, right))
            return Noun((sentence(next(sides), _apart(distance), next(sides)),), Joint.APART)
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


def _apart(distance: int) -> str:
    if not distance:
        return " next to "
    return f" within {distance} {'word' if distance == 1 else 'words'} of "


def _leaf(leaf: Query, count: TermCount | None) -> Noun:
    forms = count.forms if count else ()
    match leaf:
        case Term(text, exact=False):
            return _inflected(text, forms)
        case Term(text):
            return Noun((sentence("exactly ", quoted(text)),))
        case Phrase(text, slop):
            return Noun((_phrase(text, slop),))
        case Wildcard(text):
            return Noun((_any_of("that begin with " if _is_beginning(text) else "like ", text, forms),))
        case Fuzzy(text, distance):
            letters = "1 letter" if distance == 1 else f"{distance} letters"
            return Noun((_any_of(f"within {letters} of ", text, forms),))
    raise TypeError(f"{leaf} is no word")


def _inflected(text: str, forms: Sequence[str]) -> Noun:
    """Return a word as typed with the other forms that were found, those most like it first."""
    itself = "".join(analysis.words(text, None))
    others = sorted((form for form in forms if form != itself), key=lambda form: (len(form), form))
    items = cut([quoted(text), *map(quoted, others)], " forms")
    return Noun(items, Joint.EITHER if len(items) > 1 else Joint.SINGLE)


def cut(items: Sequence[Wording], many: str = "") -> tuple[Wording, ...]:
    """Return *items*, or the first of them and “9 more forms”, where *many* is “ forms”."""
    if len(items) <= _SHOWN_FORMS:
        return tuple(items)
    return (*items[: _SHOWN_FORMS - 1], said(f"{len(items) - _SHOWN_FORMS + 1:,} more{many}"))


def _phrase(text: str, slop: int | None) -> Wording:
    if len(analysis.words(text, None)) == 1 and "*" not in text and slop is None:
        return sentence("exactly ", quoted(text))
    among = "no others" if slop == 0 else f"at most {slop} {'other' if slop == 1 else 'others'}"
    order = "" if slop is None else f" (in any order, {among} among them)"
    return sentence("the exact words “", quoted(text), f"”{order}")


def _is_beginning(text: str) -> bool:
    return text.find("*") == len(text) - 1


def _any_of(how: str, text: str, forms: Sequence[str]) -> Wording:
    like = quoted(text[:-1] if how.startswith("that") else text)
    if not forms:
        return sentence(f"a word {how.replace('begin', 'begins')}", like)
    few = sentence(" (", listed([quoted(form) for form in forms], ", "), ")") if len(forms) <= _SHOWN_FORMS else ()
    number = (
        f"any of {len(forms):,} words {how}" if len(forms) > 1 else f"the one word {how.replace('begin', 'begins')}"
    )
    return sentence(number, like, few)
