"""The forms in which the world's press writes days: a pattern each, and what a match of it means.

A word stands where a month's name is expected, and is looked up only where the rest of the form fits:
hundreds of names as alternatives of one pattern would be tried at every letter of a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from archive.dates import EdtfDate
from archive.errors import DateError
from archive.extraction.dates.calendars import ERAS, REPUBLIC, gregorian_year, han_number, jalali
from archive.extraction.vocabulary.calendar_words import jalali_month, month_number

FIRST_YEAR, LAST_YEAR = 1600, 2100
_PIVOT = 40
"""Two-digit years below it are of this century."""
Readings = tuple[EdtfDate, ...]
Form = tuple["re.Pattern[str]", Callable[["re.Match[str]"], Readings]]

_WORD = r"[^\W\d_][^\s\d.,;:/|()\[\]<>•·–—\"“”-]{0,24}"
_PAIRED = r"(?:كانون|تشرين)\s(?:الأول|الاول|الثاني)"
_NAME = (
    rf"(?P<name>[\u0e01-\u0e4e]{{1,3}}\.[\u0e01-\u0e2e]|{_PAIRED}|(?:Meán|Deireadh) Fómhair|{_WORD})"
    rf"(?:\s?/\s?(?:{_PAIRED}|[\u0621-\u06d3]{{2,9}}))?"
)
_OF = r"(?:(?i:del?|of|di|d[ao]|the|ng|ta|من|mí na)(?:\s{1,2}|['’]\s?)|[dD]['’]\s?)?"
_GAP = r"[\s.,/–-]{0,4}"
_YEAR = r"(?P<year>1[6-9][0-9][0-9]|20[0-9][0-9]|2[45][0-9][0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"
_ORDINAL = r"(?P<dot>\.)?(?:-?(?i:st|nd|rd|th|er|ère|re|º|ª|°|го|е|ê|an?|én|ei|da)(?![^\W\d_]))?"
_BEFORE = r"(?<![0-9A-Za-z_])(?<![0-9][.:/-])(?<![A-Za-z][./-])"
_AFTER = r"(?![0-9a-z_])(?!\.[0-9])"
_HAN = "〇○零一二三四五六七八九"

_ISO = re.compile(
    rf"{_BEFORE}{_YEAR}(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep){_DAY}"
    rf"(?:(?=[Tt][0-9])|(?![0-9A-Za-z_])(?!(?P=sep)[0-9]))"
)
_ISO_SPACED = re.compile(rf"{_BEFORE}{_YEAR}\.\s(?P<month>[0-9]{{1,2}})\.\s{_DAY}(?![0-9A-Za-z_:])")
_SIGNS = re.compile(rf"(?<![0-9]){_YEAR}\s?[年년]\s?(?P<month>[0-9]{{1,2}})\s?[月월]\s?{_DAY}\s?[日號号일]")
_ERA = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|民國|民国)\s?(?P<year>元|[0-9]{1,3})\s?年\s?"
    rf"(?P<month>[0-9]{{1,2}})\s?月\s?{_DAY}\s?日"
)
_HAN_SIGNS = re.compile(
    rf"(?<![{_HAN}])(?P<year>[一二][{_HAN}]{{3}})年(?P<month>[{_HAN}十]{{1,2}})月(?P<day>[{_HAN}十]{{1,3}})日"
)
_GLUED = r"(?:(?<![0-9A-Z_])(?<![^\W\d_][.:/-])(?<![0-9][.:/–—-])|(?<=[^0-9][12][09][0-9]{2}))"
"""Before a day whose month is a name: pages put “by Ann One” and “3 May 2020” together without a space."""
_TWICE = r"(?:(?![0-9a-z_])(?!\.[0-9])|(?=[0-9]{1,2}\.?\s[^\W\d_]))"
"""After its year: they write the date twice, as published and as changed, “3. Mai 20204. Mai 2020”."""
_DAY_MONTH = re.compile(
    rf"{_GLUED}{_DAY}{_ORDINAL}{_GAP}{_OF}{_NAME}{_GAP}(?:(?i:năm|พ\.ศ\.)\s?|{_OF})['’]?{_YEAR}{_TWICE}"
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_]){_NAME}\.?[\s,-]{{1,3}}{_DAY}(?i:st|nd|rd|th|an?|\.)?(?:\sd\.)?[\s,-]{{1,3}}{_YEAR}{_AFTER}"
)
_YEAR_MONTH = re.compile(
    rf"{_BEFORE}{_YEAR}(?:[.,]|ko|\s?m\.|\s?жылғы|-)?\s{{0,2}}(?:gada\s)?"
    rf"(?:{_NAME}\.?[\s-]{{1,2}}{_DAY}(?![0-9:])|(?P<early>[0-9]{{1,2}})\.?\s(?P<late>{_WORD}))"
)
_VIETNAMESE = re.compile(
    rf"(?<![0-9]){_DAY}\s?(?i:tháng)\s?(?P<month>[0-9]{{1,2}})(?:\s?,?\s?(?i:năm)\s?|\s?,\s?|\s){_YEAR}{_AFTER}"
)
_ROMAN = re.compile(
    rf"{_BEFORE}{_DAY}(?P<sep>\.\s?|/|-|\s(?=[IVX]{{2}}))(?P<roman>[IVX]{{1,4}})[./\s-]\s?{_YEAR}{_AFTER}"
)
_IRANIAN = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})\s(?P<name>[\u0621-\u06cc]{2,8})(?:\sماه)?\s(?P<year>1[34][0-9]{2})"
)
_NUMERIC = re.compile(
    rf"{_BEFORE}(?P<first>[0-9]{{1,2}})\s?(?P<sep>[./–-])\s?(?P<second>[0-9]{{1,2}})\s?(?P=sep)\s?"
    rf"(?P<year>[12][0-9]{{3}}){_AFTER}"
)
_SHORT_NUMERIC = re.compile(
    rf"{_BEFORE}(?P<first>[0-9]{{1,2}})(?P<sep>[./-])(?P<second>[0-9]{{1,2}})(?P=sep)(?P<year>[0-9]{{2}})"
    r"(?![\w/-])(?!\.[0-9])"
)
_SHORT_DAY_MONTH = re.compile(
    rf"{_BEFORE}{_DAY}{_ORDINAL}[\s-]?{_NAME}\.?[\s,-]{{1,2}}['’‘]?(?P<year>[0-9]{{2}})(?![\w:%])(?![.,][0-9])"
)
_SHORT_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_]){_NAME}\.?\s{_DAY}(?i:st|nd|rd|th)?,?\s['’‘](?P<year>[0-9]{{2}})(?![\w:%])(?![.,][0-9])"
)
_MONTH = re.compile(rf"(?<![^\W\d_]){_NAME}\.?,?\s?{_OF}{_YEAR}{_AFTER}")
_MONTH_SIGNS = re.compile(rf"(?<![0-9]){_YEAR}\s?[年년]\s?(?P<month>[0-9]{{1,2}})\s?[月월](?:號|号|호)?(?!\s?[0-9])")
_RANGE = re.compile(
    rf"{_BEFORE}(?:(?P<from>[0-9]{{1,2}})\.?\s?[–—/-]\s?(?P<to>[0-9]{{1,2}})\.?\s{_OF}{_NAME}\.?,?\s{_OF}"
    rf"|(?P<first>{_WORD})\.?\s(?P<early>[0-9]{{1,2}})\s?[–—/-]\s?(?P<late>[0-9]{{1,2}}),?\s){_YEAR}{_AFTER}"
)
_ROMAN_NAMES = "I II III IV V VI VII VIII IX X XI XII"
_ROMAN_NUMBERS = {name: number for number, name in enumerate(_ROMAN_NAMES.split(), 1)}


def day(year: int, month: int | None, number: int) -> Readings:
    """Return the reading of a day, none if there is no such day."""
    if not month or not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    try:
        return (EdtfDate.of(date(year, month, number)),)
    except (ValueError, DateError):
        return ()


def _numbers(match: re.Match[str]) -> Readings:
    return day(int(match["year"]), int(match["month"]), int(match["day"]))


def _named(match: re.Match[str]) -> Readings:
    groups = match.groupdict()
    month = month_number(groups["name"], ordinal=bool(groups.get("dot")))
    return day(gregorian_year(int(groups["year"])), month, int(groups["day"]))


def _year_named(match: re.Match[str]) -> Readings:
    name, number = (match["name"], match["day"]) if match["name"] else (match["late"], match["early"])
    return day(int(match["year"]), month_number(name), int(number))


def _era(match: re.Match[str]) -> Readings:
    before = ERAS.get(match["era"], REPUBLIC)
    return day(before + (1 if match["year"] == "元" else int(match["year"])), int(match["month"]), int(match["day"]))


def _han(match: re.Match[str]) -> Readings:
    year, month, number = (han_number(match[group]) for group in ("year", "month", "day"))
    return day(year, month, number) if year and number else ()


def _roman(match: re.Match[str]) -> Readings:
    return day(int(match["year"]), _ROMAN_NUMBERS.get(match["roman"]), int(match["day"]))


def _iranian(match: re.Match[str]) -> Readings:
    month = jalali_month(match["name"])
    found = jalali(int(match["year"]), month, int(match["day"])) if month else None
    return (EdtfDate.of(found),) if found else ()


def _numeric(match: re.Match[str]) -> Readings:
    """Numbers with the year last: the day is first before full stops, if it can be; else both orders count."""
    year = gregorian_year(int(match["year"]))
    return _either(year, int(match["first"]), int(match["second"]), match["sep"])


def _short_numeric(match: re.Match[str]) -> Readings:
    first, second, year = (int(match[group]) for group in ("first", "second", "year"))
    if first > 31:
        return day(_century(first), second, year)
    return _either(_century(year), first, second, match["sep"])


def _either(year: int, first: int, second: int, separator: str) -> Readings:
    day_first, month_first = day(year, second, first), day(year, first, second)
    if separator == "." and day_first:
        return day_first
    return tuple(dict.fromkeys(day_first + month_first))


def _short_named(match: re.Match[str]) -> Readings:
    groups = match.groupdict()
    month = month_number(groups["name"], ordinal=bool(groups.get("dot")))
    year = int(groups["year"])
    if month and "\u0e01" <= groups["name"][0] <= "\u0e4e":
        return day(gregorian_year(2500 + year), month, int(groups["day"]))
    return day(_century(year), month, int(groups["day"]))


def _century(year: int) -> int:
    return (2000 if year < _PIVOT else 1900) + year


def _month(match: re.Match[str]) -> Readings:
    month = month_number(match["name"])
    return (EdtfDate.parse(f"{gregorian_year(int(match['year'])):04}-{month:02}"),) if month else ()


def _month_signs(match: re.Match[str]) -> Readings:
    month = int(match["month"])
    return (EdtfDate.parse(f"{match['year']}-{month:02}"),) if 1 <= month <= 12 and int(match["year"]) < 2400 else ()


def _range(match: re.Match[str]) -> Readings:
    name = match["name"] or match["first"]
    start, end = (match["from"], match["to"]) if match["name"] else (match["early"], match["late"])
    month, year = month_number(name), int(match["year"])
    first, last = day(year, month, int(start)), day(year, month, int(end))
    if not first or not last or int(start) >= int(end):
        return ()
    return (EdtfDate.parse(f"{first[0]}/{last[0]}"),)


DAYS: tuple[Form, ...] = (
    (_ISO, _numbers),
    (_ISO_SPACED, _numbers),
    (_SIGNS, _numbers),
    (_ERA, _era),
    (_HAN_SIGNS, _han),
    (_VIETNAMESE, _numbers),
    (_DAY_MONTH, _named),
    (_MONTH_DAY, _named),
    (_YEAR_MONTH, _year_named),
    (_ROMAN, _roman),
    (_IRANIAN, _iranian),
    (_NUMERIC, _numeric),
)
SHORT_DAYS: tuple[Form, ...] = (
    (_SHORT_NUMERIC, _short_numeric),
    (_SHORT_DAY_MONTH, _short_named),
    (_SHORT_MONTH_DAY, _short_named),
)
MONTHS: tuple[Form, ...] = ((_MONTH, _month), (_MONTH_SIGNS, _month_signs))
RANGES: tuple[Form, ...] = ((_RANGE, _range),)
