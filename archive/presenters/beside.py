"""An article's text beside its original, passage by passage, with what of the original is not in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.catalogue.values import Entry
from archive.labels import direction, untitled
from archive.presenters.bare import BareText
from archive.presenters.marks import Marker
from archive.presenters.records import CAPTION, NOTE, BlockView, anchored_evidence, field_label, passages
from archive.presenters.source import MOST_SHOWN, Place, as_written, place_of
from archive.translating import gettext as _
from archive.translating import in_a_row

_LONG = 600
"""Characters of the original outside the text that are shown without being asked for."""
_SOUGHT = 40
_TAG = re.compile(r"<[^<>]*>")
_WINDOW = 20_000
_MOST_WHOLE_LOOKS = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the text and the stretch of the original that it was taken from.

    Attributes:
        kind: a BlockKind's value, “caption” or “note”; empty where *block* is None.
        block: None where the stretch is not in the text.
        original: empty where it is not known which stretch it is.
        markup: what stands before it and is no words.
        label: what the stretch outside the text gave: “Headline, Published”, “Left out”; may be empty.
        is_long: whether the stretch is folded away.
    """

    kind: str
    block: BlockView | None
    original: str
    markup: str = ""
    label: str = ""
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Everything that the page with both sides shows; *left_out* counts characters that are not shown."""

    id: str
    heading: str
    name: str
    pairs: tuple[Pair, ...]
    left_out: int
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    block: BlockView
    place: Place | None


def beside_page(entry: Entry, text: str) -> BesidePage:
    """Return the page of *entry* beside its original, of which *text* is the decoded text."""
    shown = text[:MOST_SHOWN]
    language = entry.article.language.value
    return BesidePage(
        entry.id,
        entry.article.title.value or untitled(),
        entry.source_name + (f", {entry.part_key}" if entry.part_key else ""),
        tuple(_pairs(_items(entry, shown), shown, _gave(entry, shown))),
        len(text) - len(shown),
        language,
        direction(language),
    )


def _items(entry: Entry, text: str) -> list[_Item]:
    """Return the passages in the order of the original; one without a place stays behind the one before it."""
    article, marker = entry.article, Marker(None, None)
    views = [BlockView(block.anchor, marker.stretches(block.text, block.spans)) for block in article.body]
    places = places_of([(block.text, block.start, block.end) for block in article.body], text)
    items = [
        _Item(block.kind.value, view, place) for block, view, place in zip(article.body, views, places, strict=True)
    ]
    first = min((place for place in places if place), default=(0, 0))[0]
    for kind, prefix, texts in (("caption", CAPTION, article.captions), ("note", NOTE, article.notes)):
        where = places_of([(each.text, each.start, each.end) for each in texts], text, first)
        items += (_Item(kind, *found) for found in zip(passages(texts, prefix, marker), where, strict=True))
    keys, at = [], 0
    for item in items:
        at = item.place[0] if item.place else at
        keys.append(at)
    return [item for __, item in sorted(zip(keys, items, strict=True), key=lambda keyed: keyed[0])]


def places_of(blocks: Iterable[tuple[str, int | None, int | None]], text: str, at: int = 0) -> list[Place | None]:
    """Return where each block stands in *text*: as it is stated, else where its first and last words are found,
    as markup or JSON may write them, or whatever markup stands between and within them.

    They are sought in order from *at* on, each in a window behind the one before, so that time is linear in the text.
    """
    found: list[Place | None] = []
    looks, bare = _MOST_WHOLE_LOOKS, BareText(text)
    for words, start, end in blocks:
        window = at + len(words) + _WINDOW
        place = _stated(start, end, text) or _sought(words, text, at, window) or _sought_bare(words, bare, at, window)
        if place is None and looks:
            looks -= 1
            place = _sought(words, text, at, len(text)) or _sought_bare(words, bare, at, len(text))
        at = place[1] if place else at
        found.append(place)
    return found


def _stated(start: int | None, end: int | None, text: str) -> Place | None:
    return (start, end) if start is not None and end is not None and 0 <= start < end <= len(text) else None


def _sought(words: str, text: str, start: int, limit: int) -> Place | None:
    begins = _first(words[:_SOUGHT], text, start, limit)
    if begins is None:
        return None
    ends = _first(words[-_SOUGHT:], text, begins[0], begins[0] + 6 * len(words) + 1_000)
    return (begins[0], ends[1]) if ends and ends[1] >= begins[1] else None


def _sought_bare(words: str, bare: BareText, start: int, limit: int) -> Place | None:
    place = _sought(words, bare.text, bare.place(start), bare.place(limit))
    return bare.origin(*place) if place else None


def _first(words: str, text: str, start: int, limit: int) -> Place | None:
    """Return where *words* first stand in *text*, as markup or JSON may write them."""
    found = (_pattern(written).search(text, start, limit) for written in as_written(words))
    return min((match.span() for match in found if match), default=None)


def _pattern(written: str) -> re.Pattern[str]:
    """Find *written* whatever the white space between its words."""
    return re.compile(r"\s+".join(map(re.escape, written.split())))


def _gave(entry: Entry, text: str) -> list[tuple[Place, str]]:
    """Return the places of what the record was read from, with the names of the fields."""
    found = []
    for anchor, evidence in anchored_evidence(entry):
        name = anchor.rpartition("-")[0]
        place = None if name.endswith("-or") else place_of(evidence, text)
        if place is not None:
            found.append((place, field_label(name) or _("Left out")))
    return sorted(found)


def _pairs(items: Sequence[_Item], text: str, gave: list[tuple[Place, str]]) -> Iterator[Pair]:
    at = 0
    for item in items:
        if item.place is None:
            yield Pair(item.kind, item.block, "")
            continue
        start, end = item.place
        if _has_words(text[at:start]):  # markup alone stays with what it is the markup of
            yield from _outside(text, at, start, gave)
            at = start
        yield Pair(item.kind, item.block, text[start:end], text[at:start].strip())
        at = max(at, end)
    yield from _outside(text, at, len(text), gave)


def _has_words(stretch: str) -> bool:
    """Tell whether anything but markup stands in a stretch of the original."""
    return bool(re.search(r"\w", _TAG.sub("", stretch)))


def _outside(text: str, start: int, end: int, gave: list[tuple[Place, str]]) -> Iterator[Pair]:
    """Give the stretch of the original from *start* to *end* where there is anything in it; takes from *gave*."""
    stretch = text[start:end].strip("\r\n")
    if not stretch.strip():
        return
    labels = []
    while gave and gave[0][0][0] < end:
        (__, last), label = gave.pop(0)
        if last > start:
            labels.append(label)
    yield Pair("", None, stretch, label=in_a_row(tuple(dict.fromkeys(labels))), is_long=len(stretch) > _LONG)
