"""Days without a year above the text (“Sunday, 28 April, 14:26”), in the year that the clipping states elsewhere.

The year of the copyright line or of another date counts; a weekday beside the day must agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from archive.dates import EdtfDate
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.published.lines import Finding
from archive.extraction.roles import Role
from archive.extraction.vocabulary.calendar_words import month_number, weekday_number
from archive.extraction.vocabulary.date_words import TIME, without_buttons, words_beside

MAX_LINE = 80
_AGREED, _STATED = 0.6, 0.45
_MAY_STAND = (Role.FREE, Role.RECORD)
_DAY = re.compile(
    r"(?<![\w.:/-])(?:(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th|º|er)?\s(?:de |of )?(?P<name>[^\W\d_]{3,12})|"
    r"(?P<first>[^\W\d_]{3,12})\.?\s(?P<second>[0-9]{1,2})(?:st|nd|rd|th)?)(?![\w:/-])|"
    r"(?P<month>[0-9]{1,2})\s?[月월]\s?(?P<number>[0-9]{1,2})\s?[日일]"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]{2,14}|(?<=[(（])\w(?=[)）])")


def yearless_findings(clipping: Clipping, years: Collection[int]) -> Iterator[Finding]:
    """Yield the days without a year above the text, in one of *years*, of other dates, or of a copyright line."""
    own = {
        int(year) for entry in clipping.entries if entry.role is Role.COPYRIGHT for year in _YEAR.findall(entry.text)
    }
    for entry in clipping.above():
        if entry.role in _MAY_STAND and len(entry.text) <= MAX_LINE and not _YEAR.search(entry.text):
            yield from _of_line(entry, {*years, *own})


def _of_line(entry: Entry, years: Collection[int]) -> Iterator[Finding]:
    match = _DAY.search(entry.text)
    if not match:
        return
    month, day = _month_and_day(match)
    rest = f"{entry.text[: match.start()]} {entry.text[match.end() :]}"
    if not month or words_beside(without_buttons(rest)):
        return
    weekdays = {number for word in _WORD.findall(rest) if (number := weekday_number(word)) is not None}
    days = [one for year in sorted(years) if (one := _date(year, month, day))]
    agreed = [one for one in days if one.weekday() in weekdays] if weekdays else days
    if len(agreed) == 1 and (weekdays or TIME.search(rest)):
        rule = "day without a year above the text, in the year of the clipping’s other dates"
        evidence = entry.line.evidence(rule, match.start(), match.end())
        yield Finding((EdtfDate.of(agreed[0]),), _AGREED if weekdays else _STATED, evidence)


def _month_and_day(match: re.Match[str]) -> tuple[int | None, int]:
    if match["number"]:
        return int(match["month"]), int(match["number"])
    name, day = (match["name"], match["day"]) if match["name"] else (match["first"], match["second"])
    return month_number(name), int(day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
