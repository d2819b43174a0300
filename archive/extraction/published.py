"""The publication date, where it is stated outright.

Dates of updates, of access, of captions and of what the text tells are no publication dates and give
no candidate. Where a date can be read in two ways, both readings are kept and none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePosixPath

from archive.article import Evidence
from archive.dates import EdtfDate
from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping, Entry
from archive.extraction.date_text import read_date
from archive.extraction.labels import Kind
from archive.extraction.record import Piece, is_loose
from archive.extraction.roles import Role

_EMBEDDED = {
    ("front matter", "date"): 0.95,
    ("front matter", "published"): 0.97,
    ("front matter", "pubdate"): 0.95,
    ("front matter", "date_published"): 0.97,
    ("front matter", "publication_date"): 0.97,
    ("JSON Lines", "date"): 0.97,
    ("JSON-LD", "datepublished"): 0.86,
    ("JSON-LD", "datecreated"): 0.35,
    ("JSON-LD page", "datepublished"): 0.55,
    ("OpenGraph", "article:published_time"): 0.86,
    ("OpenGraph", "og:article:published_time"): 0.8,
    ("OpenGraph", "og:published_time"): 0.75,
    ("meta", "datepublished"): 0.8,
    ("meta", "date"): 0.6,
    ("meta", "pubdate"): 0.75,
    ("meta", "publishdate"): 0.75,
    ("meta", "publish-date"): 0.75,
    ("meta", "publish_date"): 0.75,
    ("meta", "published"): 0.7,
    ("meta", "publication_date"): 0.75,
    ("meta", "published_time"): 0.75,
    ("meta", "published-date"): 0.75,
    ("meta", "citation_publication_date"): 0.75,
    ("meta", "citation_date"): 0.7,
    ("meta", "parsely-pub-date"): 0.8,
    ("meta", "sailthru.date"): 0.7,
    ("meta", "dc.date"): 0.65,
    ("meta", "dc.date.issued"): 0.8,
    ("meta", "dc.date.created"): 0.5,
    ("meta", "dcterms.created"): 0.5,
    ("meta", "dcterms.date"): 0.6,
    ("meta", "dcterms.issued"): 0.7,
    ("meta", "cxenseparse:recs:publishtime"): 0.75,
    ("time element", "datepublished"): 0.75,
}
AMBIGUOUS = 0.25
LOOSE = 0.28
_LINES = {Kind.PUBLISHED: 0.9, Kind.DATE: 0.8, Kind.MONTH: 0.6}
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?!\d)", re.ASCII
)
_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d\d)[/-]?(?P<day>\d\d)(?!\d)", re.ASCII)
_URLS = (
    ("canonical link", "url"),
    ("OpenGraph", "og:url"),
    ("JSON-LD", "url"),
    ("front matter", "url"),
    ("JSON Lines", "url"),
)


def published_candidates(clipping: Clipping) -> Iterator[Candidate[EdtfDate]]:
    """Yield when the clipping may have been published."""
    yield from _embedded(clipping)
    yield from _lines(clipping)
    for one in clipping.part.embedded:
        match = _IN_URL.search(one.value) if (one.scheme, one.name) in _URLS else None
        if match:
            yield from _dated(
                "-".join(match.group("year", "month", "day")),
                0.5,
                clipping.stated(one, "a date in the address"),
            )
    name = PurePosixPath(clipping.name).name
    match = _IN_NAME.search(name)
    if match:
        yield from _dated(
            "-".join(match.group("year", "month", "day")),
            0.35,
            Evidence("date in the file’s name", None, None, name[:500]),
        )


def _embedded(clipping: Clipping) -> Iterator[Candidate[EdtfDate]]:
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        if weight:
            yield from _dated(one.value, weight, clipping.stated(one))
    times = {one.value for one in clipping.embedded("time element", "time")}
    if len(times) == 1:
        value = next(iter(times))
        yield from _dated(value, 0.4, Evidence("the only time element of the page", None, None, value[:500]))


def _dated(value: str, weight: float, evidence: Evidence) -> Iterator[Candidate[EdtfDate]]:
    readings = read_date(value)
    for reading in readings:
        yield Candidate(reading, weight if len(readings) == 1 else AMBIGUOUS, evidence)


def _lines(clipping: Clipping) -> Iterator[Candidate[EdtfDate]]:
    """The dates of record lines above and below the text."""
    share = 1.0 if clipping.is_positional else 0.6
    for entry in clipping.above():
        for piece in entry.record:
            yield from _of_piece(entry, piece, share, "above")
    below = tuple(takewhile(lambda entry: entry.role is not Role.LIST_HEAD, clipping.below()))
    dates = sum(piece.kind is Kind.DATE for entry in below for piece in entry.record)
    for entry in below:
        for piece in entry.record:
            if piece.kind is Kind.PUBLISHED or (piece.kind is Kind.DATE and dates == 1 and not _is_update(entry)):
                yield from _of_piece(entry, piece, 0.85 * share, "below")


def _is_update(entry: Entry) -> bool:
    return any(piece.kind in (Kind.UPDATED, Kind.ACCESSED) for piece in entry.record)


def _of_piece(entry: Entry, piece: Piece, share: float, where: str) -> Iterator[Candidate[EdtfDate]]:
    weight = _LINES.get(piece.kind)
    if weight is None:
        return
    rule = f"after “{piece.label}” {where} the text" if piece.label else f"date {where} the text"
    if is_loose(entry.text, entry.record):
        weight, rule = LOOSE, f"date beside a name {where} the text"
    if len(piece.readings) > 1:
        rule += ", which can be read in two ways"
    for reading in piece.readings:
        evidence = entry.line.evidence(rule, piece.start, piece.end)
        yield Candidate(reading, weight * share if len(piece.readings) == 1 else AMBIGUOUS, evidence)
