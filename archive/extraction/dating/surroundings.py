"""What the lines around a text and its file tell of when it was written, short of stating it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from archive.article import Evidence, Field
from archive.dates import EdtfDate
from archive.extraction.dates.text import read_date
from archive.extraction.dating.clues import CERTAIN, FAIR, STRONG, WEAK, Clue, Span
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.roles import Role
from archive.extraction.vocabulary.labels import Kind

_MODIFIED = (
    ("JSON-LD", "datemodified"),
    ("OpenGraph", "article:modified_time"),
    ("OpenGraph", "og:updated_time"),
    ("front matter", "updated"),
    ("front matter", "modified"),
    ("front matter", "lastmod"),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_SLACK = timedelta(days=3)
_OUTDATED_YEARS = 1


def surrounding_clues(clipping: Clipping, accessed: Field[EdtfDate]) -> Iterator[Clue]:
    """Yield what *clipping* tells outside its text, *accessed* being the day on which it was taken."""
    for entry in clipping.above():
        yield from _of_record(entry)
    for one in clipping.part.embedded:
        readings = read_date(one.value) if (one.scheme, one.name) in _MODIFIED else ()
        if readings and readings[0].latest:
            yield _updated(readings[0].latest, clipping.stated(one, "when it was last changed"))
    if accessed.value and accessed.value.latest:
        yield Clue(Span(None, accessed.value.latest), STRONG, accessed.evidence[:1])
    yield from _copyright(clipping)


def _of_record(entry: Entry) -> Iterator[Clue]:
    """A date that can be read in two ways, or that of an update."""
    for piece in entry.record:
        days = sorted(reading.earliest for reading in piece.readings if reading.is_day and reading.earliest)
        if piece.kind in (Kind.PUBLISHED, Kind.DATE) and len(days) == 2:
            said = " or ".join(EdtfDate.of(day).display() for day in days)
            evidence = entry.line.evidence(f"the date can be read as {said}", piece.start, piece.end)
            yield Clue(Span(days[0], days[1]), CERTAIN, (evidence,))
        elif piece.kind is Kind.UPDATED and len(days) == 1:
            evidence = entry.line.evidence("the text was last changed on this day", piece.start, piece.end)
            yield _updated(days[0], evidence)


def _updated(day: date, evidence: Evidence) -> Clue:
    """Pages are changed after they appeared, some many years after it; zones may put the change before."""
    return Clue(Span(None, day + _SLACK), FAIR, (evidence,))


def _copyright(clipping: Clipping) -> Iterator[Clue]:
    """The year of a copyright line, which is the page’s: seldom more than a year out of date."""
    for entry in clipping.entries:
        if entry.role is not Role.COPYRIGHT:
            continue
        years = [int(match[0]) for match in _YEAR.finditer(entry.text[:250])]
        if years:
            last = date(max(years) + _OUTDATED_YEARS, 12, 31)
            rule = f"a copyright line of {max(years)}, which is seldom more than a year out of date"
            yield Clue(Span(None, last), WEAK, (entry.line.evidence(rule),))
