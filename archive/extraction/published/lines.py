"""Publication dates in the lines of a clipping: beside its headline, above and below its text.

What a date is worth depends on what its line says of it and on where it stands: under the headline
and just above the text stands the date of the article, further up that of the page or of other
articles, further down those of comments. The weights are shares of right dates, measured on
labelled clippings and smoothed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from archive.article import Evidence
from archive.dates import EdtfDate
from archive.extraction.dates.lines import MAX_LINE, Manner, StatedDate, stated_dates
from archive.extraction.dates.order import Order, order_in_line
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.lines.forms import form_of
from archive.extraction.lines.layout import Line
from archive.extraction.roles import Role
from archive.extraction.vocabulary.labels import Kind

MAX_LINES = 3_000
MAX_HEADLINES = 6
_PARAGRAPH, _GAP = 600, 60
_OVER, _UNDER = 3, 12
_NEAR, _FAR = 12, 40
_BEGUN = 4
_OPENING = 80
_DIGIT = re.compile(r"\d")
_SEVERAL = 3


class Zone(StrEnum):
    """Where a line stands."""

    UNDER = "under the headline"
    OVER = "over the headline"
    NEAR = "just above the text"
    ABOVE = "above the text"
    TOP = "at the top of the page"
    BEGUN = "at the beginning of the text"
    TEXT = "within the text"
    BELOW = "below the text"


BESIDE_HEADLINE = "beside the headline"
_SHOWN = {"under": Zone.UNDER, "over": Zone.OVER}
_WEIGHTS = {
    Manner.LABELLED: {Zone.UNDER: 0.95, Zone.OVER: 0.93, Zone.NEAR: 0.93, Zone.ABOVE: 0.88, Zone.TOP: 0.8},
    Manner.TIMED: {Zone.UNDER: 0.96, Zone.OVER: 0.9, Zone.NEAR: 0.95, Zone.ABOVE: 0.75, Zone.TOP: 0.45},
    Manner.ALONE: {Zone.UNDER: 0.9, Zone.OVER: 0.82, Zone.NEAR: 0.87, Zone.ABOVE: 0.6, Zone.TOP: 0.45},
    Manner.NAMED: {Zone.UNDER: 0.9, Zone.OVER: 0.65, Zone.NEAR: 0.8, Zone.ABOVE: 0.6, Zone.TOP: 0.35},
    Manner.WORDED: {Zone.UNDER: 0.2, Zone.OVER: 0.2, Zone.NEAR: 0.2, Zone.ABOVE: 0.1, Zone.BEGUN: 0.1},
}
_WEIGHTS[Manner.PAGED] = dict.fromkeys((Zone.UNDER, Zone.OVER, Zone.NEAR, Zone.ABOVE, Zone.BEGUN, Zone.BELOW), 0.9)
_WEIGHTS[Manner.DATELINE] = {Zone.UNDER: 0.5, Zone.NEAR: 0.5, Zone.BEGUN: 0.5}
_WEIGHTS[Manner.LEADING] = {Zone.UNDER: 0.6, Zone.OVER: 0.5, Zone.NEAR: 0.55, Zone.ABOVE: 0.3, Zone.BEGUN: 0.25}
_WEIGHTS[Manner.LABELLED] |= {Zone.BEGUN: 0.85, Zone.TEXT: 0.5, Zone.BELOW: 0.75}
_WEIGHTS[Manner.TIMED] |= {Zone.BEGUN: 0.8, Zone.TEXT: 0.4, Zone.BELOW: 0.3}
_WEIGHTS[Manner.ALONE] |= {Zone.BEGUN: 0.7, Zone.TEXT: 0.2, Zone.BELOW: 0.35}
_WEIGHTS[Manner.NAMED] |= {Zone.BEGUN: 0.55}
_UPDATE_TIMED, _UPDATE = 0.72, 0.28
"""Of an update with a time of day, as news are, and without one."""
_BYLINED = 0.6
_BESIDE_PAPER = 0.86
_OF_MONTH = 0.65
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|od|text|texte|posted|written)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What speaks for a day.

    Attributes:
        readings: one, or two where the order of day and month is open.
        order: that order, where the line itself tells it.
        is_update: whether it is the date of a change.
    """

    readings: tuple[EdtfDate, ...]
    weight: float
    evidence: Evidence
    order: Order | None = None
    is_update: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A date of a line with where it stands, *distance* lines from what gives the zone its name."""

    entry: Entry
    stated: StatedDate
    zone: Zone
    distance: int


def line_findings(clipping: Clipping, title: str | None) -> Iterator[Finding]:
    """Yield what the lines of *clipping* say of the day of publication; *title* is its headline."""
    yield from _findings(tuple(_places(clipping, title)))


def headline_findings(clipping: Clipping) -> Iterator[Finding]:
    """Yield what a page shows beside its headline."""
    shown = [one for one in clipping.part.embedded if one.scheme == BESIDE_HEADLINE and one.name in _SHOWN]
    lines = [(one, Line(one.value, one.start, one.end, False, clipping.part.text)) for one in shown]
    yield from _findings(
        tuple(
            _Place(Entry(line, form_of(line.text), (), ""), stated, _SHOWN[one.name], at)
            for at, (one, line) in enumerate(lines)
            for stated in stated_dates(line.text)
        )
    )


def _findings(places: tuple[_Place, ...]) -> Iterator[Finding]:
    several = _several(places)
    for place in places:
        weight = _weight(place)
        if place.stated.kind is not Kind.UPDATED and several[_sort(place)] >= _limit(place):
            weight /= 2 if place.zone is Zone.UNDER else 3
        if weight > 0:
            yield _finding(place, weight - 0.003 * min(place.distance, 30))


def _several(places: tuple[_Place, ...]) -> Counter[tuple[Zone, Manner, Kind]]:
    """How many days there are of each sort."""
    days = {(*_sort(place), place.stated.found.readings) for place in places}
    return Counter(one[:-1] for one in days)


def _sort(place: _Place) -> tuple[Zone, Manner, Kind]:
    return place.zone, place.stated.manner, place.stated.kind


def _limit(place: _Place) -> int:
    """How many days of its kind make a date one of a list: of events, of comments, of other articles."""
    return 2 if place.zone in (Zone.BELOW, Zone.TEXT) else _SEVERAL


def _finding(place: _Place, weight: float) -> Finding:
    stated = place.stated
    how = f"after “{stated.label}”" if stated.label else f"date {stated.manner}"
    evidence = place.entry.line.evidence(f"{how} {place.zone}", stated.found.start, stated.found.end)
    order = order_in_line(place.entry.text) if len(stated.found.readings) > 1 else None
    return Finding(stated.found.readings, weight, evidence, order, stated.kind is Kind.UPDATED)


def _weight(place: _Place) -> float:
    """What the date is worth by itself."""
    stated, zone, entry = place.stated, place.zone, place.entry
    if stated.kind in (Kind.ACCESSED, Kind.OTHER):
        return 0.0
    if stated.kind is Kind.UPDATED:
        beside = zone in (Zone.UNDER, Zone.OVER, Zone.NEAR, Zone.ABOVE, Zone.BEGUN)
        return 0.0 if not beside else _UPDATE_TIMED if stated.is_timed else _UPDATE
    weight = _WEIGHTS[stated.manner].get(zone, 0.0)
    if stated.manner is Manner.WORDED and weight and _BYLINE.match(entry.text):
        weight = _BYLINED
    if stated.manner is Manner.NAMED and zone is not Zone.TEXT and _names_paper(entry):
        weight = max(weight, _BESIDE_PAPER)
    if stated.kind is Kind.MONTH:
        weight *= _OF_MONTH
    return weight * _share(place)


def _names_paper(entry: Entry) -> bool:
    return any(piece.outlet is not None and not piece.outlet.is_agency for piece in entry.record)


def _share(place: _Place) -> float:
    """How much of its weight a date keeps in a line of this form."""
    role, stated = place.entry.role, place.stated
    if role is Role.CAPTION:
        return 0.6 if stated.found.start == 0 else 0.0
    if role is Role.PROSE:
        begins = stated.found.start <= len(stated.label) + 6
        is_line = stated.manner is Manner.DATELINE or (begins and (stated.label or stated.is_timed))
        return 0.9 if is_line else 0.0
    if role is Role.FURNITURE:
        return 0.4
    return 0.8 if role in (Role.COPYRIGHT, Role.NOTE) else 1.0


def _places(clipping: Clipping, title: str | None) -> Iterator[_Place]:
    entries = clipping.entries
    begin, end = _text_of(clipping)
    heads = _headlines(clipping, title)
    prose = (0, *accumulate(entry.role is Role.PROSE for entry in entries))
    for at, entry in enumerate(entries[:MAX_LINES]):
        if entry.role is Role.LIST_HEAD and at >= end:
            break  # dates of other articles follow
        text = entry.text if len(entry.text) <= MAX_LINE else ""
        if entry.role is Role.PROSE:
            text = entry.text[:_OPENING] if at < begin + _BEGUN else ""
        if _DIGIT.search(text):
            zone, distance = _zone(at, heads, prose, begin, end)
            for stated in stated_dates(text):
                is_entry = stated.manner is Manner.LEADING and begin < at < end  # of a log or a list in the text
                yield _Place(entry, stated, Zone.BEGUN if is_entry else zone, distance)


def _zone(at: int, heads: tuple[int, ...], prose: tuple[int, ...], begin: int, end: int) -> tuple[Zone, int]:
    for head in heads:
        between = prose[at] - prose[head]
        if head < at <= head + _UNDER and between <= 2 and (at < end or not between):
            return Zone.UNDER, at - head
    for head in heads:
        if head - _OVER <= at < head:
            return Zone.OVER, head - at
    away = begin - at
    if away > 0:
        return (Zone.NEAR if away <= _NEAR else Zone.ABOVE if away <= _FAR else Zone.TOP), away
    if at < min(begin + _BEGUN, end):
        return Zone.BEGUN, at - begin
    return (Zone.TEXT, 0) if at < end else (Zone.BELOW, at - end)


def _headlines(clipping: Clipping, title: str | None) -> tuple[int, ...]:
    """The lines that are or hold the headline."""
    fold = clipping.fold(title)
    found = [
        at
        for at, entry in enumerate(clipping.entries[:MAX_LINES])
        if fold and (entry.fold == fold or (len(fold) > 20 and fold in entry.fold and entry.role is not Role.PROSE))
    ]
    return tuple(found[:MAX_HEADLINES])


def _text_of(clipping: Clipping) -> tuple[int, int]:
    """Where the article's own text begins and ends: the stretch of lines with most paragraphs in it."""
    best = gain = 0
    begin, end, since = clipping.header, clipping.tail, 0
    for at, entry in enumerate(clipping.entries):
        if gain <= 0:
            gain, since = 0, at
        gain += min(len(entry.text), _PARAGRAPH) if entry.role is Role.PROSE else -_GAP
        if gain > best:
            best, begin, end = gain, since, at + 1
    return begin, end
