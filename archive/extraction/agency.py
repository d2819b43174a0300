"""The agency that a text was taken from: in its dateline, its source or its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping, Entry
from archive.extraction.labels import Kind
from archive.extraction.roles import Role

MAX_AGENCY = 120
_DATELINE = re.compile(r"[A-ZÀ-Þ][^()\n]{1,80}\s\((?P<agency>[A-Z][\w .&’'/-]{1,30})\)\s*(?:[-–—]{1,2}|:)")
_PLAIN_DATELINE = re.compile(r"\((?P<agency>[A-Z]{2,6}|Reuters|Xinhua|dpa|ANSA|Efe)\)\s*[-–—:]{1,2}\s")
_CHINESE = re.compile(r"(?P<agency>新华社|中新社|中新网|路透社|法新社|美联社)\S{0,20}\d{1,2}月\d{1,2}日电")
_EMBEDDED = {
    ("front matter", "agency"): 0.97,
    ("JSON Lines", "agency"): 0.97,
    ("JSON-LD", "author.organization"): 0.5,
    ("meta", "author"): 0.5,
    ("JSON-LD", "author"): 0.5,
    ("byline markup", "author"): 0.5,
}


def agency_candidates(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Yield which agency the text may be from; names that the authority file knows come in its spelling."""
    outlets = clipping.knowledge.outlets
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        outlet = outlets.by_name(one.value) if weight else None
        if weight and ((outlet and outlet.is_agency) or one.name == "agency"):
            value = outlet.name if outlet else one.value[:MAX_AGENCY]
            yield Candidate(value, weight, clipping.stated(one))
    paragraphs = (entry for entry in clipping.entries if entry.role in (Role.PROSE, Role.FREE))
    for entry in islice(paragraphs, 20):
        yield from _dateline(entry, clipping)
    for entry in (*clipping.above(), *clipping.below()):
        yield from _record(entry, clipping)


def _dateline(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    match = _DATELINE.match(entry.text) or _PLAIN_DATELINE.match(entry.text) or _CHINESE.search(entry.text[:60])
    if match:
        outlet = clipping.knowledge.outlets.by_name(match["agency"])
        weight = 0.9 if outlet and outlet.is_agency else 0.7
        value = outlet.name if outlet else match["agency"].strip()
        yield Candidate(value, weight, entry.line.evidence("agency in the dateline", *match.span("agency")))


def _record(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    for piece in entry.record:
        if piece.kind not in (Kind.SOURCE, Kind.OUTLET, Kind.BYLINE):
            continue
        name = entry.text[piece.start : piece.end]
        outlet = piece.outlet or clipping.knowledge.outlets.by_name(name)
        if outlet and outlet.is_agency:
            yield Candidate(outlet.name, 0.8, entry.line.evidence("agency named as source", piece.start, piece.end))
