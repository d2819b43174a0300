"""The original as it was read, with the words in which each value was found, to be lit up one at a time."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.article import Evidence
from archive.catalogue.values import Entry
from archive.labels import untitled
from archive.presenters.records import CardLine, Furniture, anchored_evidence, card, furniture

MOST_SHOWN = 300_000
"""Characters; what lies beyond is in the download."""
_MOST_PLACES = 50
_NAMED = re.compile(r"[^:]+: (?P<name>[^,]+)")
_LONGEST_SOUGHT = 500

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the original: text, or the beginning (with its anchor) or the end of a mark."""

    text: str = ""
    anchor: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class SourcePage:
    """Everything that the page of an original shows.

    Attributes:
        tokens: the text with its marks, which nest and never cross.
        left_out: how many characters are not shown.
        card: the record; what could not be found in the text has no anchor.
    """

    id: str
    heading: str
    name: str
    tokens: tuple[Token, ...]
    left_out: int
    card: tuple[CardLine, ...]
    furniture: tuple[Furniture, ...]
    language: str | None


def source_page(entry: Entry, text: str) -> SourcePage:
    """Return the page of the original of *entry*, of which *text* is the decoded text."""
    shown = text[:MOST_SHOWN]
    places: dict[str, Place] = {}
    for anchor, evidence in anchored_evidence(entry):
        place = place_of(evidence, shown)
        if place is not None:
            places[anchor] = place
    return SourcePage(
        entry.id,
        entry.article.title.value or untitled(),
        entry.source_name + (f", {entry.part_key}" if entry.part_key else ""),
        tuple(tokens(shown, places)),
        len(text) - len(shown),
        card(entry, places),
        furniture(entry, places),
        entry.article.language.value,
    )


def place_of(evidence: Evidence, text: str) -> Place | None:
    """Return where the words of *evidence* stand in *text*, None where they don't.

    Evidence from markup has no place of its own: its quote is sought as markup and JSON write it, and of several
    places the one nearest to the name of what stated it (“og:title”) is taken.
    """
    if evidence.start is not None and evidence.end is not None:
        is_there = text[evidence.start : evidence.end] == evidence.quote and evidence.start < evidence.end
        return (evidence.start, evidence.end) if is_there else None
    named = _NAMED.match(evidence.rule)
    quote = evidence.quote.strip()[:_LONGEST_SOUGHT]
    if not quote or named is None:
        return None
    names = [match.start() for match in _occurrences(named["name"].lower(), text.lower())]
    found = [match.span() for written in as_written(quote) for match in _occurrences(written, text)]
    return min(found, key=lambda place: _distance(place, names, text), default=None)


def _distance(place: Place, names: list[int], text: str) -> tuple[int, int]:
    """How far a place is from the nearest name: first by the tags between, then by the characters."""
    spans = (sorted((place[0], at)) for at in names)
    near = ((text.count("<", first, last), last - first) for first, last in spans)
    return min(near, default=(0, place[0]))


def tokens(text: str, places: dict[str, Place]) -> Iterator[Token]:
    """Yield *text* with a mark for each place; a mark that would cross the end of another ends with it."""
    open_ends: list[int] = []
    at = 0
    for anchor, (start, end) in sorted(places.items(), key=lambda item: (item[1][0], -item[1][1])):
        while open_ends and open_ends[-1] <= start:
            yield from _text(text[at : open_ends[-1]])
            at = open_ends.pop()
            yield Token(ends=True)
        yield from _text(text[at:start])
        at = start
        yield Token(anchor=anchor)
        open_ends.append(min(end, open_ends[-1]) if open_ends else end)
    while open_ends:
        yield from _text(text[at : open_ends[-1]])
        at = open_ends.pop()
        yield Token(ends=True)
    yield from _text(text[at:])


def _text(text: str) -> Iterable[Token]:
    return (Token(text),) if text else ()


def _occurrences(written: str, text: str) -> Iterator[re.Match[str]]:
    """Where *written* stands in *text*, whatever the white space between its words; the first fifty."""
    pattern = re.compile(r"\s+".join(map(re.escape, written.split())))
    for number, match in enumerate(pattern.finditer(text)):
        if number == _MOST_PLACES:
            return
        yield match


def as_written(quote: str) -> Iterable[str]:
    """Return how markup and JSON may write a text, plainly first."""
    in_json = json.dumps(quote)[1:-1]
    forms = (
        quote,
        html.escape(quote, quote=False),
        html.escape(quote),
        json.dumps(quote, ensure_ascii=False)[1:-1],
        in_json,
        in_json.replace("/", "\\/"),
    )
    return dict.fromkeys(forms)
