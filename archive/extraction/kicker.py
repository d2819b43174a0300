"""The kicker: the short line above the headline that names its column or theme."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping, Entry
from archive.extraction.folding import folded
from archive.extraction.forms import ends_sentence
from archive.extraction.headlines import split_headline
from archive.extraction.roles import Role
from archive.extraction.sections import is_section_word

MAX_KICKER = 120
_MAX_WORDS = 8
_EMBEDDED = {("front matter", "kicker"): 0.97, ("JSON Lines", "kicker"): 0.97, ("markup", "kicker"): 0.75}


def kicker_candidates(clipping: Clipping, title: str | None) -> Iterator[Candidate[str]]:
    """Yield what may be the kicker of *title*."""
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        if weight and len(one.value) <= MAX_KICKER and folded(one.value) != folded(title or ""):
            yield Candidate(one.value, weight, clipping.stated(one))
    if title and clipping.is_positional:
        yield from _above(clipping, clipping.fold(title))


def _in_capitals(entries: tuple[Entry, ...], clipping: Clipping) -> Iterator[Candidate[str]]:
    """A word or two in capitals further up: the label of a block of lines that ends with the headline."""
    for entry in entries[:-1]:
        is_label = entry.role is Role.FREE and entry.text.isupper() and len(entry.text.split()) <= 3
        if is_label and clipping.knowledge.outlets.by_name(entry.text) is None:
            yield Candidate(entry.text, 0.45, entry.line.evidence("line in capitals above the headline"))


def _above(clipping: Clipping, title: str) -> Iterator[Candidate[str]]:
    entries = clipping.entries[: clipping.header]
    titles = [at for at, entry in enumerate(entries) if entry.fold == title]
    for place in titles[-1:]:
        entry = entries[place - 1] if place else None
        yield from _in_capitals(entries[:place], clipping)
        if (
            entry is None
            or entry.role is not Role.FREE
            or len(entry.text) > MAX_KICKER
            or len(entry.text.split()) > _MAX_WORDS
        ):
            continue
        if is_section_word(entry.text) or clipping.knowledge.outlets.by_name(entry.text) or ends_sentence(entry.text):
            continue
        if entry.fold != title and split_headline(entry.text, clipping.knowledge.outlets) is None:
            yield Candidate(entry.text, 0.65, entry.line.evidence("line above the headline"))
