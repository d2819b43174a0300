"""A day taken out of a clipping, so that nothing but reasoning can date it.

Every mention of the day goes, wherever it stands: in the text, in markup, meta tags, JSON-LD, time elements,
addresses and the file's name.

- in numbers, in each order and with each sign between them, with a year of four or two digits or none:
  2020-07-13, 13/07/2020, 7.13.20, 13.7., 20200713, /2020/07/13/, 2020年7月13日;
  with the time that ISO 8601 puts behind it
- with the month's name, in the languages that extraction knows; where the year stands beside it, in all:
  13 July 2020, July 13, the 13th of July, 13 de julio de 2020, 13. heinäkuuta 2020, 2020. július 13
- within a range of days: 13–14 July
- as an instant that falls on the day anywhere on earth: 2020-07-12T23:30:00Z, 1594598400
- in any other form that extraction reads
- with the weekday beside it: Monday, 13 July

The year goes with the day where it stands beside it.

What stays: other days, the same day of another year, the month and the year alone, “on Friday”, “yesterday”, “this
year”; days written out in words. Where a number could be the day by chance
(13/7, 200713) it goes too: a little more is taken out than must be, never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import PurePath

from archive.evaluation.weekdays import WEEKDAY
from archive.extraction.dates.text import find_dates, find_short_dates
from archive.readers.decoding import decode
from archive.readers.html import declared_charset

_GAP = r"(?:\s|&nbsp;|&#160;|&#xa0;|<[^<>]{0,200}>)"
_GAPS, _SOME = rf"{_GAP}{{0,4}}", rf"{_GAP}{{1,4}}"
_SIGN = rf"{_GAPS}(?:[-/._年年년月월]|\\/|%2F|%2D|\btháng\b|\bnăm\b){_GAPS}"
_WORD = rf"[^\W\d_]{{3,20}}(?:{_GAP}(?:الأول|الاول|الثاني))?"
_ORDINAL = r"(?:[^\W\d_]{1,3}(?![^\W_])\.?|[.ºª°])?"
_OF = rf"(?:(?:of|the|de|del|di|da|den)\b{_SOME}|d['’])?"
_TIME = r"(?:T\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?\s?(?:Z|[+-]\d{2}:?\d{2})", re.ASCII)
_SECONDS = re.compile(r"(?<![\d.])\d{10}(?:\d{3})?(?![\d.])", re.ASCII)
_YEAR_AFTER = re.compile(rf"\W{{0,3}}{_GAPS}{_OF}(?P<year>1[6-9]\d\d|20\d\d)(?!\d)", re.ASCII)
_YEAR_BEFORE = re.compile(r"(?P<year>1[6-9]\d\d|20\d\d)(?:,?\s{1,2}|\s?[年년]\s?)\Z", re.ASCII)
_WEEKDAY_BEFORE = re.compile(
    rf"(?<![^\W\d_]){WEEKDAY}[.,]{{0,2}}{_GAPS}(?:(?:the|den|dem|am|le|el|il){_SOME})?\Z", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(rf"[,(（]?{_GAPS}[(（]?{WEEKDAY}[)）]?", re.IGNORECASE)
_EARLIEST_ZONE, _LATEST_ZONE = timedelta(hours=-12), timedelta(hours=14)
_NEAR = 60
_ASCII = {zero + n: str(n) for zero in (0x0660, 0x06F0, 0x0966, 0xFF10) for n in range(10)}
_ASCII |= {ord(wide): narrow for wide, narrow in zip("．／－", "./-", strict=True)}

Span = tuple[int, int]


def undated(data: bytes, day: date, *, is_page: bool) -> bytes:
    """Return a file's bytes as UTF-8 without any mention of *day*.

    Raises:
        ReadError: it is no text.
    """
    decoded = decode(data, declared_charset(data) if is_page else None)
    return without_day(decoded.text, day).encode("utf-8", "replace")


def undated_name(name: str, day: date) -> str:
    """Return a file's name without any mention of *day*, its suffix kept."""
    path = PurePath(name)
    return (without_day(path.stem, day) or "clipping") + path.suffix


def without_day(text: str, day: date) -> str:
    """Return *text* without any mention of *day*, nothing in its place."""
    plain = text.translate(_ASCII)
    kept, at = [], 0
    for start, end in sorted(_with_weekday(plain, span) for span in _mentions(plain, day)):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join([*kept, text[at:]])


def _mentions(text: str, day: date) -> Iterator[Span]:
    """Where *text*, its digits and signs in ASCII, mentions *day*; the spans may overlap."""
    for form in _full_forms(day):
        yield from (match.span() for match in form.finditer(text))
    for form in _named_forms(day):
        yield from (match.span() for match in form.finditer(text) if _is_month(match["word"], day, is_strict=False))
    for form in _yearless_forms(day):
        for match in form.finditer(text):
            word = match.groupdict().get("word")
            if (word is None or _is_month(word, day, is_strict=True)) and not _is_of_another_year(text, match, day):
                yield match.span()
    yield from _instants(text, day)
    yield from _read(text, day)


@lru_cache(maxsize=4)
def _full_forms(day: date) -> tuple[re.Pattern[str], ...]:
    """The day in numbers, with its year."""
    d, m, y, yy = f"0?{day.day}", f"0?{day.month}", str(day.year), f"{day.year % 100:02}"
    year = rf"(?:{y}|['’]?{yy})"
    return _compiled(
        rf"(?<!\d){y}{_SIGN}{m}{_SIGN}{d}(?!\d){_TIME}[日号號일]?",
        rf"(?<!\d){y}\s{m}\s{d}(?!\d)",
        rf"(?<!\d){d}{_SIGN}{m}{_SIGN}{year}(?!\d)",
        rf"(?<!\d){m}{_SIGN}{d}{_SIGN}{year}(?!\d)",
        rf"(?<!\d)(?:{y}|{yy}){day:%m%d}(?:T?(?:\d{{4}}|\d{{6}})Z?)?(?!\d)",
    )


@lru_cache(maxsize=4)
def _named_forms(day: date) -> tuple[re.Pattern[str], ...]:
    """The day with its year and a word between them that may be the month."""
    d, y = _in_range(day), str(day.year)
    return _compiled(
        rf"(?<!\d){d}{_ORDINAL}{_SOME}{_OF}(?P<word>{_WORD})[.,]?{_SOME}{_OF}{y}(?!\d)",
        rf"(?<![^\W_])(?P<word>{_WORD})\.?{_SOME}{_OF}{d}{_ORDINAL},?{_SOME}{_OF}{y}(?!\d)",
        rf"(?<!\d){y}[^\W\d_]{{0,2}}[.,]?(?:{_SOME}[^\W\d_]{{1,5}}\.?)?{_SOME}(?P<word>{_WORD})\.?{_SOME}{d}(?!\d)",
        rf"(?<!\d){y}[.,]?(?:{_SOME}[^\W\d_]{{1,5}}\.?)?{_SOME}{d}\.?{_SOME}(?P<word>{_WORD})",
        rf"(?<!\d){y}(?P<sign>[-/._])(?P<word>{_WORD})(?P=sign){d}(?!\d)",
        rf"(?<!\d){d}(?P<sign>[-/._])(?P<word>{_WORD})(?P=sign){y}(?!\d)",
    )


@lru_cache(maxsize=4)
def _yearless_forms(day: date) -> tuple[re.Pattern[str], ...]:
    """The day without its year; of another year it is another day."""
    d, m = f"0?{day.day}", f"0?{day.month}"
    return _compiled(
        rf"(?<!\d){_in_range(day)}{_ORDINAL}{_GAPS}{_OF}(?P<word>{_WORD})(?![^\W_])",
        rf"(?<![^\W_])(?P<word>{_WORD})\.?{_SOME}{_OF}{_in_range(day)}{_ORDINAL}(?!\d)",
        rf"(?<!\d){m}\s?[月월]\s?{d}\s?[日号號일]?(?!\d)",
        rf"(?<!\d){d}\stháng\s{m}(?!\d)",
        rf"(?<![\d/.:-]){d}(?P<sign>[-/.]){m}(?!\d|(?P=sign)\d)",
        rf"(?<![\d/.:-]){m}(?P<sign>[-/.]){d}(?!\d|(?P=sign)\d)",
    )


def _in_range(day: date) -> str:
    """The day of the month, alone or as the first or last of several."""
    return rf"(?:\d{{1,2}}\.?{_GAPS}[-–/]{_GAPS})?(?<!\d)0?{day.day}(?!\d)(?:\.?{_GAPS}[-–/]{_GAPS}\d{{1,2}}(?!\d))?"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


@lru_cache(maxsize=1024)
def _months(word: str) -> frozenset[int]:
    """The months that *word* names in any language that extraction knows."""
    found = find_dates(f"1 {word} 2000")
    return frozenset(reading.earliest.month for one in found for reading in one.readings if reading.earliest)


def _is_month(word: str, day: date, *, is_strict: bool) -> bool:
    """Whether *word* names the day's month; unless *is_strict*, also a word of which nothing is known."""
    months = _months(" ".join(word.lower().split()))
    return day.month in months or (not months and not is_strict)


def _is_of_another_year(text: str, match: re.Match[str], day: date) -> bool:
    after = _YEAR_AFTER.match(text, match.end(), match.end() + _NEAR)
    before = _YEAR_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
    return any(year is not None and int(year["year"]) != day.year for year in (after, before))


def _instants(text: str, day: date) -> Iterator[Span]:
    for match in _INSTANT.finditer(text):
        instant = _instant(match[0])
        if instant and _falls_on(instant, day):
            yield match.span()
    for match in _SECONDS.finditer(text):
        if _falls_on(datetime.fromtimestamp(int(match[0][:10]), UTC), day):
            yield match.span()


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace(" Z", "Z").replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return None


def _falls_on(instant: datetime, day: date) -> bool:
    """Whether it is *day* anywhere on earth at *instant*."""
    start = datetime.combine(day, time(), UTC)
    return start - _LATEST_ZONE <= instant < start + timedelta(days=1) - _EARLIEST_ZONE


def _read(text: str, day: date) -> Iterator[Span]:
    """Where extraction itself would read the day, in whatever form."""
    start = 0
    for line in text.splitlines(keepends=True):
        for one in (*find_dates(line), *find_short_dates(line)):
            if any(reading.is_day and reading.earliest == day for reading in one.readings):
                yield start + one.start, start + one.end
        start += len(line)


def _with_weekday(text: str, span: Span) -> Span:
    """*span* with the weekday, and what joins it to the date, before it or behind it."""
    start, end = span
    before = _WEEKDAY_BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _WEEKDAY_AFTER.match(text, end, end + _NEAR)
    return start - len(before[0]) if before else start, after.end() if after else end
