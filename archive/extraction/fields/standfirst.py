"""The standfirst: the sentence or two below the headline that sum the piece up."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.folding import folded
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.lines.forms import LIST_MARK, TIME, size_of
from archive.extraction.people.names import is_name
from archive.extraction.roles import Role
from archive.extraction.weighing import Candidate

MAX_STANDFIRST = 1_000
_MIN_WORDS = 5
_MAX_DATE = 9
_NEAR = 6
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
    for entry in entries[last + 1 : last + 1 + _NEAR]:
        if _may_sum_up(entry):
            shared = clipping.shared(entry.fold)
            weight = 0.7 if shared > 1 else 0.5 if shared else 0.2
            yield Candidate(entry.text, weight, entry.line.evidence("line between headline and text"))
            if shared:
                return


def _may_sum_up(entry: Entry) -> bool:
    """Whether a line is long enough, and neither a name, a date nor an item of a list."""
    text = entry.text
    if entry.role not in (Role.FREE, Role.PROSE) or len(text) > MAX_STANDFIRST or is_name(text):
        return False
    if LIST_MARK.match(text) or (size_of(text) <= _MAX_DATE and TIME.search(text)):
        return False
    return size_of(text) >= _MIN_WORDS
