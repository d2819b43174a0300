"""The publication date, where it is stated outright.

Dates of access, of captions and of what the text tells are no publication dates and give no candidate. The
date of a change is kept beside that of publication as what it is; alone it counts where it has a time of
day, as news are dated. Where a date can be read in two ways and nothing decides, both readings are kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePosixPath

from archive.article import Embedded, Evidence, Field
from archive.dates import EdtfDate
from archive.extraction.dates.order import Order, agreeing
from archive.extraction.dates.text import read_date
from archive.extraction.lines.clipping import Clipping
from archive.extraction.published.lines import BESIDE_HEADLINE, Finding, headline_findings, line_findings
from archive.extraction.published.yearless import yearless_findings
from archive.extraction.weighing import Candidate

_EMBEDDED = {
    ("front matter", "date"): 0.95,
    ("front matter", "published"): 0.97,
    ("front matter", "pubdate"): 0.95,
    ("front matter", "date_published"): 0.97,
    ("front matter", "publication_date"): 0.97,
    ("JSON Lines", "date"): 0.97,
    ("JSON-LD", "datepublished"): 0.93,
    ("JSON-LD", "datecreated"): 0.55,
    ("JSON-LD page", "datepublished"): 0.8,
    ("OpenGraph", "article:published_time"): 0.92,
    ("OpenGraph", "og:article:published_time"): 0.86,
    ("OpenGraph", "og:published_time"): 0.8,
    ("meta", "datepublished"): 0.78,
    ("meta", "date"): 0.85,
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
    ("meta", "parsely-pub-date"): 0.88,
    ("meta", "sailthru.date"): 0.8,
    ("meta", "dc.date"): 0.7,
    ("meta", "dc.date.issued"): 0.86,
    ("meta", "dc.date.created"): 0.5,
    ("meta", "dcterms.created"): 0.5,
    ("meta", "dcterms.date"): 0.6,
    ("meta", "dcterms.issued"): 0.7,
    ("meta", "cxenseparse:recs:publishtime"): 0.86,
    ("time element", "datepublished"): 0.8,
}
AMBIGUOUS = 0.25
_OPEN = "which can be read in two ways"
_CHANGE = 0.12
"""Of the date of a change, beside a date of publication."""
_UTC = re.compile(r"[T ](?P<hour>[0-2][0-9]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?\s?(?:Z|UTC|GMT|[+-]00:?00)\Z")
_LOCAL = 0.5
"""The least weight of a date without a time in UTC that says which day it was at the place of publication."""
_DATED = 0.45
"""The least weight of a date of publication that makes a date of change no more than that."""
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


def published_candidates(
    clipping: Clipping, title: str | None = None, order: Order | None = None
) -> Iterator[Candidate[EdtfDate]]:
    """Yield when the clipping may have been published.

    *title* is its headline, beside which the date stands; *order* is that of day and month in numbers
    where the outlet's country, its language or its other clippings tell it.
    """
    findings = (*_embedded(clipping), *_addresses(clipping), *_file_name(clipping), *_lines(clipping, title))
    years = {day.year for one in findings for day in _days(one)}
    findings = (*findings, *yearless_findings(clipping, years))
    known = {day for one in findings if len(one.readings) == 1 for day in _days(one)}
    local = {
        day for one in findings if one.weight >= _LOCAL and not _UTC.search(one.evidence.quote) for day in _days(one)
    }
    is_dated = any(one.weight >= _DATED and not one.is_update for one in findings)
    for finding in findings:
        yield from _candidates(_as_update(_localised(_settled(finding, known, order), local), is_dated))


def _localised(finding: Finding, local: Collection[date]) -> Finding:
    """*finding*; a time in UTC is the day before or after where the paper is, if that is the day stated there."""
    stamp = _UTC.search(finding.evidence.quote)
    days = _days(finding)
    if not stamp or len(days) != 1 or days[0] in local:
        return finding
    hour = int(stamp["hour"])
    for step, is_possible in ((-1, hour < 12), (1, hour >= 10)):
        day = days[0] + timedelta(days=step)
        if is_possible and day in local:
            rule = f"{finding.evidence.rule}, in the time of the place of publication"
            return replace(finding, readings=(EdtfDate.of(day),), evidence=replace(finding.evidence, rule=rule))
    return finding


def _as_update(finding: Finding, is_dated: bool) -> Finding:
    """*finding*; if it is the date of a change, as no more than that beside a date of publication."""
    if not finding.is_update:
        return finding
    how = "the date of a change" if is_dated else "where no other date is given"
    evidence = replace(finding.evidence, rule=f"{finding.evidence.rule}, {how}")
    return replace(finding, weight=_CHANGE if is_dated else finding.weight, evidence=evidence)


def is_open(published: Field[EdtfDate]) -> bool:
    """Return whether nothing but the order of day and month keeps the date from being known."""
    evidence = (one for other in published.alternatives for one in other.evidence)
    is_stated = published.value is not None and not published.is_inferred
    return not is_stated and any(one.rule.endswith(_OPEN) for one in evidence)


def _settled(finding: Finding, known: Collection[date], order: Order | None) -> Finding:
    """*finding* with one reading, if what else is known decides between two."""
    if len(finding.readings) < 2:
        return finding
    readings = agreeing(finding.readings, known)
    how = "as another date of the clipping says"
    if len(readings) > 1:
        order = finding.order or order
        if order is None:
            return finding
        readings, how = order.chosen(readings), str(order)
    return replace(
        finding, readings=readings, evidence=replace(finding.evidence, rule=f"{finding.evidence.rule}, {how}")
    )


def _days(finding: Finding) -> tuple[date, ...]:
    """The days that *finding* can mean."""
    return tuple(one.earliest for one in finding.readings if one.is_day and one.earliest)


def _candidates(finding: Finding) -> Iterator[Candidate[EdtfDate]]:
    evidence, weight = finding.evidence, finding.weight
    if len(finding.readings) > 1:
        evidence = replace(evidence, rule=f"{evidence.rule}, {_OPEN}")
        weight = min(weight, AMBIGUOUS)
    for reading in finding.readings:
        yield Candidate(reading, weight, evidence)


def _lines(clipping: Clipping, title: str | None) -> Iterator[Finding]:
    shown = tuple(headline_findings(clipping))
    yield from shown
    if not shown:
        share = 1.0 if clipping.is_positional else 0.6
        for finding in line_findings(clipping, title):
            yield replace(finding, weight=finding.weight * share)


def _embedded(clipping: Clipping) -> Iterator[Finding]:
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        if weight:
            yield from _read(one.value, weight, clipping.stated(one))
    yield from _time_elements(clipping)


def _time_elements(clipping: Clipping) -> Iterator[Finding]:
    """The day of the time elements beside the headline, or of the whole page, if it is one day."""
    for scheme, weight, where in (
        (BESIDE_HEADLINE, 0.88, "beside the headline"),
        ("time element", 0.75, "of the page"),
    ):
        values = [one.value for one in clipping.embedded(scheme, "time")]
        if values and len({read_date(value) for value in values}) == 1:
            yield from _read(values[0], weight, Evidence(f"time element {where}", None, None, values[0][:500]))


def _addresses(clipping: Clipping) -> Iterator[Finding]:
    for one in clipping.part.embedded:
        match = _IN_URL.search(one.value) if (one.scheme, one.name) in _URLS else None
        if match:
            yield from _read("-".join(match.group("year", "month", "day")), 0.82, _in_address(clipping, one))


def _in_address(clipping: Clipping, one: Embedded) -> Evidence:
    return clipping.stated(one, "a date in the address")


def _file_name(clipping: Clipping) -> Iterator[Finding]:
    name = PurePosixPath(clipping.name).name
    match = _IN_NAME.search(name)
    if match:
        evidence = Evidence("date in the file’s name", None, None, name[:500])
        yield from _read("-".join(match.group("year", "month", "day")), 0.35, evidence)


def _read(value: str, weight: float, evidence: Evidence) -> Iterator[Finding]:
    readings = read_date(value)
    if readings:
        yield Finding(readings, weight, evidence)
