"""Where a clipping was found: its address, the day it was taken, the page of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.article import Evidence
from archive.dates import EdtfDate
from archive.extraction.dates.text import read_date
from archive.extraction.lines.clipping import Clipping
from archive.extraction.vocabulary.labels import Kind
from archive.extraction.weighing import Candidate

MAX_URL = 2_000
MAX_PAGE = 40
_URLS = {
    ("front matter", "url"): 0.95,
    ("front matter", "link"): 0.9,
    ("front matter", "source_url"): 0.95,
    ("front matter", "canonical"): 0.9,
    ("front matter", "source"): 0.8,
    ("JSON Lines", "url"): 0.95,
    ("canonical link", "url"): 0.9,
    ("OpenGraph", "og:url"): 0.8,
    ("JSON-LD", "url"): 0.6,
}
_ACCESSED = {
    ("front matter", name): 0.95
    for name in ("accessed", "retrieved", "date_accessed", "access_date", "clipped", "saved")
}
_PAGES = {("front matter", "page"): 0.95, ("front matter", "pages"): 0.9, ("JSON Lines", "page"): 0.95}
_URL = re.compile(r"https?://[^\s<>\"]{4,2000}")
_URL_LINE = re.compile(
    r"(?:(?:url|link|source|quelle|fuente|lien|from|read more at|retrieved from|"
    r"来源)\s?[:：]?\s*)?(?P<url>https?://[^\s<>\"]{4,2000})\Z",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(?P<url>https?://[^\s<>\"]{4,1000}) -->")


def source_url_candidates(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Yield the address that the clipping may come from."""
    for one in clipping.part.embedded:
        weight = _URLS.get((one.scheme, one.name))
        if weight and len(one.value) <= MAX_URL and _URL.fullmatch(one.value):
            yield Candidate(one.value, weight, clipping.stated(one))
    if clipping.part.media_type == "text/html":
        saved = _SAVED_FROM.search(clipping.part.text, 0, 2_000)
        if saved:
            url = saved["url"]
            yield Candidate(url, 0.85, Evidence("the browser’s note on the saved page", *saved.span("url"), url))
    for entry in (*clipping.above(), *clipping.below()):
        match = _URL_LINE.match(entry.text) if len(entry.text) <= MAX_URL else None
        if match and "http" in entry.text[:30]:
            yield Candidate(match["url"], 0.7, entry.line.evidence("address on a line of its own", *match.span("url")))


def accessed_candidates(clipping: Clipping) -> Iterator[Candidate[EdtfDate]]:
    """Yield the day on which the clipping may have been taken from its page."""
    for one in clipping.part.embedded:
        weight = _ACCESSED.get((one.scheme, one.name))
        readings = read_date(one.value) if weight else ()
        if weight and len(readings) == 1:
            yield Candidate(readings[0], weight, clipping.stated(one))
    for entry in (*clipping.above(), *clipping.below()):
        for piece in entry.record:
            if piece.kind is Kind.ACCESSED and len(piece.readings) == 1:
                yield Candidate(
                    piece.readings[0], 0.85, entry.line.evidence(f"after “{piece.label}”", piece.start, piece.end)
                )


def page_candidates(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Yield the page of the paper that it may have stood on."""
    for one in clipping.part.embedded:
        weight = _PAGES.get((one.scheme, one.name))
        if weight and len(one.value) <= MAX_PAGE:
            yield Candidate(one.value, weight, clipping.stated(one))
    for entry in (*clipping.above(), *clipping.below()):
        for piece in entry.record:
            if piece.kind is Kind.PAGE:
                value = entry.text[piece.start : piece.end][:MAX_PAGE]
                yield Candidate(value, 0.85, entry.line.evidence(f"after “{piece.label}”", piece.start, piece.end))
