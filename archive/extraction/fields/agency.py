"""The agency that a text was taken from: in its dateline, its byline, its source line or behind its last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive.extraction.authors.name_lines import MAX_PLACE
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.people.bylines import is_agency, read_byline
from archive.extraction.roles import Role
from archive.extraction.vocabulary.byline_words import AGENCY_CODES
from archive.extraction.vocabulary.labels import Kind
from archive.extraction.weighing import Candidate

MAX_AGENCY = 120
_MAX_BYLINE = 250
_MAX_BEHIND = 80
_MAX_ENDING = 60
_PARAGRAPHS = 20
_DATELINE = re.compile(r"[A-ZÀ-Þ][^()\n]{1,80}\s\((?P<agency>[A-Z][\w .&’'/-]{1,30})\)\s*(?:[-–—]{1,2}|:)")
_PLAIN_DATELINE = re.compile(r"\((?P<agency>[A-Z]{2,6}|Reuters|Xinhua|dpa|ANSA|Efe)\)\s*[-–—:]{1,2}\s")
_SHORT_DATELINE = re.compile(
    rf"[A-ZÀ-Þ][^()\n.!?]{{1,60}}\s?\((?P<agency>{AGENCY_CODES.pattern})\)\s?[-–—.:]", re.IGNORECASE
)
_CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|路透社|法新社|美联社|中央社)\S{0,20}\d{1,2}(?:月\d{1,2})?日[电電]"
)
_AT_END = re.compile(r"[.!?…\"”»]\s?[(\[](?:[a-zäöü]{2,5}/)?(?P<agency>[\w /+-]{2,30})[)\]]\s*\Z")
_MATERIAL = re.compile(
    r"[(\[]?(?:mit (?:material|informationen|inhalten|agenturmaterial) (?:von |der |des )?|mit agenturen? ?/|"
    r"avec (?:l[’'])?|with |con (?:información de )?|weitere quellen\s?[•:]\s?|(?:sources?|quellen?)\s?[•:]\s?)"
    r"(?P<agency>[\w -]{2,40})[)\]]?\.?",
    re.IGNORECASE,
)
_EMBEDDED = {
    ("front matter", "agency"): 0.97,
    ("JSON Lines", "agency"): 0.97,
    ("JSON-LD", "author.organization"): 0.5,
    ("meta", "author"): 0.5,
    ("JSON-LD", "author"): 0.5,
    ("byline markup", "author"): 0.5,
}
_NAMED = 0.8
_SIGNED = 0.75
_MENTIONED = 0.6


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
    for entry in islice(paragraphs, _PARAGRAPHS):
        yield from _dateline(entry, clipping)
    for entry in (*clipping.above(), *clipping.below()):
        yield from _record(entry, clipping)
        yield from _byline(entry, clipping)
    for entry in clipping.entries[max(0, clipping.tail - 2) : clipping.tail + 2]:
        yield from _ending(entry, clipping)


def _candidate(entry: Entry, clipping: Clipping, span: tuple[int, int], weight: float, rule: str) -> Candidate[str]:
    """An agency as the authority file calls it, else as printed and less surely."""
    name = entry.text[slice(*span)]
    outlet = clipping.knowledge.outlets.by_name(name)
    is_known = outlet is not None and outlet.is_agency
    value = outlet.name if outlet else name.strip()
    return Candidate(value[:MAX_AGENCY], weight if is_known else weight * 0.8, entry.line.evidence(rule, *span))


def _dateline(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    match = (
        _DATELINE.match(entry.text)
        or _PLAIN_DATELINE.match(entry.text)
        or _SHORT_DATELINE.match(entry.text)
        or _CHINESE.search(entry.text[:60])
    )
    if match:
        yield _candidate(entry, clipping, match.span("agency"), 0.9, "agency in the dateline")


def _record(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    for piece in entry.record:
        if piece.kind not in (Kind.SOURCE, Kind.OUTLET):
            continue
        name = entry.text[piece.start : piece.end]
        outlet = piece.outlet or clipping.knowledge.outlets.by_name(name)
        if outlet and outlet.is_agency:
            yield Candidate(outlet.name, _NAMED, entry.line.evidence("agency named as source", piece.start, piece.end))


def _byline(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    """An agency that signs a byline or that its author writes for, and one alone on a line above the text."""
    outlets, text = clipping.knowledge.outlets, entry.text
    outlet = outlets.by_name(text) if len(text) <= MAX_PLACE else None
    if outlet and outlet.is_agency:
        yield _candidate(entry, clipping, (0, len(text)), _MENTIONED, "agency named beside the text")
    byline = read_byline(text, outlets) if len(text) <= _MAX_BYLINE else None
    if byline and byline.house and is_agency(byline.house.text, outlets):
        yield _candidate(entry, clipping, (byline.house.start, byline.house.end), _NAMED, "agency in the byline")
    elif byline and byline.names:
        for mention in outlets.mentions(text[byline.end : byline.end + _MAX_BEHIND]):
            if mention.outlet.is_agency:
                span = (byline.end + mention.start, byline.end + mention.end)
                yield _candidate(entry, clipping, span, _NAMED, "agency in the byline")
    material = _MATERIAL.fullmatch(text) if len(text) <= _MAX_BEHIND else None
    if material and is_agency(material["agency"], outlets):
        yield _candidate(entry, clipping, material.span("agency"), _MENTIONED, "agency whose material was used")


def _ending(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    """The agency in brackets behind the last word: “… sagte sie. (dpa)”, “(abc/AFP)”."""
    match = _AT_END.search(entry.text[-_MAX_ENDING:])
    if match and is_agency(match["agency"], clipping.knowledge.outlets):
        start = max(0, len(entry.text) - _MAX_ENDING)
        span = (start + match.start("agency"), start + match.end("agency"))
        yield _candidate(entry, clipping, span, _SIGNED, "agency behind the last word")
