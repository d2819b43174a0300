"""When a value is right: the rules by which what was found is compared with what is true."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from archive.extraction import OutletAuthority
from archive.extraction.folding import folded, folded_name

_QUOTES = {ord(sign): "'" for sign in "‘’‚‛‹›`´ʼ′"} | {ord(sign): '"' for sign in "“”„‟«»″〝〞〟"}
_DASHES = {ord(sign): "-" for sign in "‐‑‒–—―−"}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SIGNS = _QUOTES | _DASHES | _INVISIBLE
_LOOSE_SIGN = re.compile(r"\s+(?=[:;!?,.])")
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two texts consist of the same words: of those found, of those that are true, and their F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def plain(text: str) -> str:
    """Return *text* in compatibility form (NFKC), case folded, with plain quotation marks, dashes and spaces.

    No space is left before a colon or the like, where the French have one and others don't.
    """
    plain_case = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold()
    return _LOOSE_SIGN.sub("", " ".join(plain_case.translate(_SIGNS).split()))


def is_same_title(found: str, true: str) -> bool:
    """Return whether two headlines differ at most in what ``plain`` folds."""
    return plain(found) == plain(true)


def is_same_outlet(found: str, true: str, outlets: OutletAuthority) -> bool:
    """Return whether two names are one outlet by the authority file, or the same but for case, accents and article.

    A name that several outlets have in common is right for each of them.
    """
    if folded_name(found) == folded_name(true):
        return True
    outlet = outlets.by_name(found)
    if outlet is None:
        return False
    names = map(folded_name, (outlet.name, *outlet.aliases))
    return outlet == outlets.by_name(true) or folded_name(true) in names


def is_same_language(found: str, true: str) -> bool:
    """Return whether two language codes name one language, whatever the country behind it."""
    return _primary(found) == _primary(true)


def is_same_section(found: str, true: str) -> bool:
    """Return whether two names of a section are the same but for case, accents and punctuation."""
    return folded(found) == folded(true)


def folded_names(names: Iterable[str]) -> frozenset[str]:
    """Return *names* folded: without case, accents and punctuation, each once."""
    return frozenset(name for name in map(folded, names) if name)


def overlap(found: str, true: str) -> Overlap:
    """Return how far two texts consist of the same words, counted as often as they occur, in any order."""
    found_words, true_words = (Counter(_TOKEN.findall(text.lower())) for text in (found, true))
    shared = (found_words & true_words).total()
    return Overlap(shared / max(found_words.total(), 1), shared / max(true_words.total(), 1))


def _primary(code: str) -> str:
    return re.split("[-_]", code.strip(), maxsplit=1)[0].lower()
