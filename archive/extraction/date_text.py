"""Dates as texts write them: found by a precise pattern first, then read by dateutil in an order that is decided.

dateutil alone reads almost anything as a date; so it only gets what one of the patterns here has
found, with the order of day, month and year that the form itself decides. A form that decides none
(03/04/2021) has two readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from dateutil import parser

from archive.dates import EdtfDate
from archive.errors import DateError

FIRST_YEAR, LAST_YEAR = 1600, 2100
MAX_DATES = 200

_MONTHS: tuple[str, ...] = (  # en fr es it pt de nl sv/da/no pl cs ru uk tr id, then Arabic of the east and the west
    "january jan janvier janv enero ene gennaio gen janeiro januar jänner januari styczeń stycznia ledna января "
    "январь січня ocak "
    "يناير كانون_الثاني جانفي",
    "february feb february févr février fevrier febrero febbraio febr fevereiro fev februar feber februari "
    "lutego luty února "
    "февраля февраль лютого şubat شباط فبراير فيفري",
    "march mar mars marzo março marco märz maerz mrz maart marts marca marzec března марта март березня mart "
    "maret آذار مارس",
    "april apr avril avr abril abr aprile avril kwietnia kwiecień dubna апреля апрель квітня nisan نيسان أبريل "
    "ابريل إبريل أفريل",
    "may mai mayo maggio mag maio mei maj maja května мая май травня mayıs أيار مايو ماي",
    "june jun juin junio giugno giu junho juni czerwca czerwiec června июня июнь червня haziran حزيران يونيو "
    "يونية جوان",
    "july jul juillet juil julio luglio lug julho juli lipca lipiec července июля июль липня temmuz تموز يوليو "
    "يولية جويلية",
    "august aug août aout agosto ago augustus augusti sierpnia sierpień srpna августа август серпня ağustos "
    "agustus آب أغسطس اغسطس أوت",
    "september sept sep septembre septiembre setiembre settembre set setembro wrzesień września září сентября "
    "сентябрь вересня "
    "eylül أيلول سبتمبر",
    "october oct octobre octubre ottobre ott outubro out oktober okt październik października října октября "
    "октябрь жовтня ekim "
    "oktober تشرين_الأول أكتوبر اكتوبر",
    "november nov novembre noviembre novembro listopad listopada ноября ноябрь листопада kasım تشرين_الثاني نوفمبر",
    "december dec décembre decembre déc diciembre dic dicembre dezembro dez dezember desember grudzień grudnia "
    "prosince декабря "
    "декабрь грудня aralık desember كانون_الأول ديسمبر",
)
_NUMBER_OF = {name.replace("_", " "): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "(?:" + "|".join(re.escape(name) for name in sorted(_NUMBER_OF, key=len, reverse=True)) + ")"
_OF = r"(?:de\s+|del\s+|of\s+|di\s+|d['’]\s*)?"
_YEAR = r"(?P<year>1[6-9][0-9][0-9]|20[0-9][0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"
_END = r"(?!\w)(?!\.[0-9])"
_FORMS = tuple(
    (order, re.compile(pattern, re.IGNORECASE))
    for order, pattern in (
        (
            "ymd",
            rf"(?<![\w.:/-]){_YEAR}(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep){_DAY}(?:(?=T[0-9])|"
            rf"(?!\w)(?!(?P=sep)[0-9]))",
        ),
        ("ymd", rf"(?<![0-9]){_YEAR}\s?[年년]\s?(?P<month>[0-9]{{1,2}})\s?[月월]\s?{_DAY}\s?[日号號일]"),
        (
            "dmy",
            rf"(?<![\w.]){_DAY}(?:st|nd|rd|th|er|re|º|ª|°|\.)?\s*{_OF}(?P<name>{_MONTH})\b\.?,?\s*{_OF}{_YEAR}{_END}",
        ),
        ("mdy", rf"(?<!\w)(?P<name>{_MONTH})\b\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}{_END}"),
        ("ymd", rf"(?<!\w){_YEAR},?\s+(?P<name>{_MONTH})\b\.?\s+{_DAY}{_END}"),
        (
            "numeric",
            rf"(?<![\w.:/-])(?P<first>[0-9]{{1,2}})(?P<sep>[./-])(?P<second>[0-9]{{1,2}})(?P=sep)(?P<full>[0-9]{{4}}){_END}",
        ),
    )
)
_SHORT = re.compile(r"(?<![\w.:/-])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})(?![\w.])")
_MONTH_YEAR = re.compile(rf"(?<!\w)(?P<name>{_MONTH})\b\.?,?\s*{_OF}{_YEAR}{_END}", re.IGNORECASE)
_COMPACT = re.compile(r"(1[6-9][0-9][0-9]|20[0-9][0-9])([0-9]{2})([0-9]{2})(?:T?[0-9]{4,6}Z?)?")
_DIGITS = {ord("٠") + n: str(n) for n in range(10)} | {ord("۰") + n: str(n) for n in range(10)}
_DIGITS |= {ord("０") + n: str(n) for n in range(10)}
_YEAR_LIKE = re.compile(r"[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that stands at *start* to *end* of a text.

    Attributes:
        readings: the dates that it can mean: one, or two where the order of day and month is open.
    """

    start: int
    end: int
    readings: tuple[EdtfDate, ...]


_DEFAULT = datetime(2000, 1, 1)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the whole dates in *text*, in its order; those without a year or a day are none."""
    plain = text if text.isascii() else text.translate(_DIGITS)
    if not _YEAR_LIKE.search(plain):
        return ()
    found: list[FoundDate] = []
    for order, form in _FORMS:
        for match in form.finditer(plain):
            readings = _readings(order, match)
            if readings and not any(match.start() < one.end and one.start < match.end() for one in found[-MAX_DATES:]):
                found.append(FoundDate(match.start(), match.end(), readings))
    return tuple(sorted(found, key=lambda one: one.start)[:MAX_DATES])


def find_months(text: str) -> tuple[FoundDate, ...]:
    """Return where *text* names a month of a year without a day, such as “July 2022”."""
    plain = text if text.isascii() else text.translate(_DIGITS)
    if not _YEAR_LIKE.search(plain):
        return ()
    return tuple(
        FoundDate(match.start(), match.end(), (EdtfDate.parse(f"{match['year']}-{month:02}"),))
        for match in _MONTH_YEAR.finditer(plain)
        if (month := _number(match["name"]))
    )


def find_short_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates in *text* of the form 25.4.24, which only a line of dates is trusted with."""
    found = []
    for match in _SHORT.finditer(text):
        day, month, year = (int(group) for group in match.groups())
        century = 2000 if year < 70 else 1900
        reading = _edtf(century + year, month, day)
        if reading:
            found.append(FoundDate(match.start(), match.end(), (reading,)))
    return tuple(found)


@lru_cache(maxsize=1024)
def read_date(value: str) -> tuple[EdtfDate, ...]:
    """Return the readings of *value*, the date that metadata or front matter states: none, one or two.

    EDTF, ISO 8601, RFC 822 and all forms of ``find_dates`` are understood, also a month or a year
    alone. The day is the one written, whatever the time zone.
    """
    value = " ".join(value.split())[:200]
    try:
        return (EdtfDate.parse(value),)
    except DateError:
        pass
    compact = _COMPACT.fullmatch(value)
    if compact:
        reading = _edtf(*(int(group) for group in compact.groups()))
        return (reading,) if reading else ()
    dates = find_dates(value) or find_short_dates(value) or find_months(value)
    return dates[0].readings if dates else ()


def _readings(order: str, match: re.Match[str]) -> tuple[EdtfDate, ...]:
    if order == "numeric":
        return _numeric(match)
    groups = match.groupdict()
    year, day = groups["year"], groups["day"]
    month = groups.get("month") or _number(groups["name"])
    read = _parse(f"{year}-{month:0>2}-{day:0>2}") if month else None
    return (read,) if read else ()


def _numeric(match: re.Match[str]) -> tuple[EdtfDate, ...]:
    """A date in numbers with its year last: with full stops the day is first, else both orders count."""
    orders = (True,) if match["sep"] == "." else (True, False)
    year = int(match["full"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    first, second = int(match["first"]), int(match["second"])
    pairs = [(first, second) if dayfirst else (second, first) for dayfirst in orders]
    found = [reading for day, month in pairs if (reading := _edtf(year, month, day))]
    return tuple(dict.fromkeys(found))


def _parse(text: str) -> EdtfDate | None:
    try:
        read = parser.parse(text, yearfirst=True, dayfirst=False, default=_DEFAULT)
    except (ValueError, OverflowError):
        return None
    return EdtfDate.of(read.date())


def _edtf(year: int, month: int, day: int) -> EdtfDate | None:
    try:
        return EdtfDate.of(datetime(year, month, day).date())
    except (ValueError, DateError):
        return None


def _number(name: str) -> int | None:
    """The month's number; None for a spelling that only ignoring case takes for one, such as “ſept”."""
    return _NUMBER_OF.get(" ".join(name.lower().split()))


def dates_in(text: str) -> Iterator[FoundDate]:
    """Yield the whole dates of a line of dates, short forms too."""
    yield from find_dates(text) or find_short_dates(text)
