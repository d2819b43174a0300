"""The kicker: the short line above the headline that names its column or theme."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.folding import folded
from archive.extraction.lines.clipping import Clipping, Entry, is_alone
from archive.extraction.lines.forms import LIST_MARK, TIME, ends_sentence
from archive.extraction.lines.headlines import behind_kicker, split_headline
from archive.extraction.roles import Role
from archive.extraction.vocabulary.sections import is_section_word, trail_of
from archive.extraction.weighing import Candidate

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
        yield from _on_the_line(clipping, clipping.fold(title))
        yield from _above(clipping, clipping.fold(title))


def _on_the_line(clipping: Clipping, title: str) -> Iterator[Candidate[str]]:
    """What stands before the headline on its own line."""
    for entry in clipping.above():
        at = behind_kicker(entry.text) if entry.fold.endswith(title) else None
        if at and clipping.fold(entry.text[at:]) == title:
            value = entry.text[: at - 3].rstrip()
            yield Candidate(value, 0.7, entry.line.evidence("in front of the headline", 0, len(value)))


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
        yield from _in_capitals(entries[:place], clipping)
        if place and _may_be_kicker(entries[place - 1], clipping, title):
            entry = entries[place - 1]
            value = entry.text.rstrip(" :：")
            evidence = entry.line.evidence("line above the headline", 0, len(value))
            yield Candidate(value, _weight(entries, place - 1, clipping, title), evidence)


def _may_be_kicker(entry: Entry, clipping: Clipping, title: str) -> bool:
    """Whether the line above the headline can name its theme: a few words, no section, date, sentence or item."""
    text, outlets = entry.text, clipping.knowledge.outlets
    if entry.role is not Role.FREE or len(text) > MAX_KICKER or len(text.split()) > _MAX_WORDS:
        return False
    if LIST_MARK.match(text) or TIME.search(text) or ends_sentence(text) or sum(map(str.isalpha, text)) < 2:
        return False
    if all(map(is_section_word, (text, *text.split()))) or is_section_word(text) or trail_of(text):
        return False
    return entry.fold != title and not outlets.by_name(text) and split_headline(text, outlets) is None


def _weight(entries: tuple[Entry, ...], at: int, clipping: Clipping, title: str) -> float:
    """How often a line right above the headline is its kicker: seldom where it is the last of a menu."""
    text = entries[at].text
    if clipping.shared(entries[at].fold) or text.isupper() or text[-1] in ":：":
        return 0.65
    before = entries[at - 1] if at else None
    if before and (
        before.fold == title or is_section_word(before.text) or clipping.knowledge.outlets.by_name(before.text)
    ):
        return 0.65
    is_first = not any(entry.role is Role.FREE for entry in entries[:at])
    return 0.5 if is_first or is_alone(entries, at) else 0.2
