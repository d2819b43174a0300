"""The standfirst: the sentence or two below the headline that sum the piece up."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping
from archive.extraction.folding import folded
from archive.extraction.names import is_name
from archive.extraction.roles import Role

MAX_STANDFIRST = 1_000
_MIN_WORDS = 5
_EMBEDDED = {
    ("front matter", "standfirst"): 0.97,
    ("front matter", "subtitle"): 0.9,
    ("front matter", "description"): 0.6,
    ("JSON Lines", "standfirst"): 0.97,
    ("markup", "standfirst"): 0.75,
    ("JSON-LD", "alternativeheadline"): 0.5,
    ("JSON-LD", "description"): 0.2,
    ("OpenGraph", "og:description"): 0.15,
}


def standfirst_candidates(clipping: Clipping, title: str | None) -> Iterator[Candidate[str]]:
    """Yield what may be the standfirst of *title*. A page's description is only an alternative: it is often cut off."""
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        if weight and one.value and folded(one.value) != folded(title or ""):
            yield Candidate(
                one.value[:MAX_STANDFIRST],
                weight,
                clipping.stated(one),
            )
    if title and clipping.is_positional:
        yield from _below_headline(clipping, clipping.fold(title))


def _below_headline(clipping: Clipping, title: str) -> Iterator[Candidate[str]]:
    entries = clipping.entries[: clipping.header]
    last = max((at for at, entry in enumerate(entries) if title in entry.fold), default=len(entries))
    for entry in entries[last + 1 :]:
        if entry.role in (Role.FREE, Role.PROSE) and len(entry.text) <= MAX_STANDFIRST and not is_name(entry.text):
            words = len(entry.text.split())
            if words >= _MIN_WORDS or (words <= 2 and len(entry.text) >= 15 and not entry.text.isascii()):
                yield Candidate(entry.text, 0.7, entry.line.evidence("line between headline and text"))
                return
