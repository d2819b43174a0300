"""Names for people: of facets and their values, languages, months, dates, authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.article import Confidence, Field
from archive.dates import EdtfDate, Point, Qualifier
from archive.search_state import SearchState
from archive.translating import (
    all_of,
    day_name,
    language_in_words,
    later,
    later_plural,
    month_name,
    ngettext,
    year_name,
)
from archive.translating import (
    gettext as _,
)
from index import analysis
from index.periods import DateRange, Period, half_open

_FACETS = {
    "outlet": later("Outlet"),
    "author": later("Author"),
    "year": later("Year"),
    "month": later("Month"),
    "section": later("Section"),
    "language": later("Language"),
}

_COUNTS = {
    "article": (later_plural("%(number)s article", "%(number)s articles"), later("no articles")),
    "word": (later_plural("%(number)s word", "%(number)s words"), later("no words")),
    "outlet": (later_plural("%(number)s outlet", "%(number)s outlets"), later("no outlets")),
    "author": (later_plural("%(number)s author", "%(number)s authors"), later("no authors")),
    "dating": (later_plural("%(number)s dating", "%(number)s datings"), later("no datings")),
    "year": (later_plural("%(number)s year", "%(number)s years"), later("no years")),
    "month": (later_plural("%(number)s month", "%(number)s months"), later("no months")),
    "section": (later_plural("%(number)s section", "%(number)s sections"), later("no sections")),
    "language": (later_plural("%(number)s language", "%(number)s languages"), later("no languages")),
}

_DATINGS = {"stated": later("stated"), "doubtful": later("doubtful"), "inferred": later("inferred")}

_LANGUAGES = {
    "af": "Afrikaans",
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "gu": "Gujarati",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "my": "Burmese",
    "nb": "Norwegian Bokmål",
    "ne": "Nepali",
    "nl": "Dutch",
    "nn": "Norwegian Nynorsk",
    "no": "Norwegian",
    "or": "Odia",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "st": "Sesotho",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tl": "Filipino",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "yi": "Yiddish",
    "zh": "Chinese",
    "zu": "Zulu",
}
_CODES = {tuple(analysis.words(name, None)): code for code, name in _LANGUAGES.items()}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date as people read it.

    Attributes:
        text: “13 July 2020”, “4 March 2021, doubtful”, “June 2021, inferred”, “date unknown”.
        machine: the same for a ``datetime`` attribute, None where HTML has no form for it.
    """

    text: str
    machine: str | None = None


def unknown() -> str:
    """Say that a value is not known."""
    return _("unknown")


def untitled() -> str:
    """Say that an article has no headline, in the place of it."""
    return _("Untitled")


def outlet_unknown() -> str:
    """Say that an outlet is not known, in the place of it."""
    return _("outlet unknown")


def undated() -> str:
    """Say that a date is not known, in the place of it."""
    return _("date unknown")


def facet_label(facet: str) -> str:
    """Return what a facet is called: “Outlet”."""
    return _(_FACETS[facet])


def language_name(code: str) -> str:
    """Return a language by its name, or its code where that is not known here."""
    base = code.split("-")[0].lower()
    return language_in_words(base) or _LANGUAGES.get(base, code)


def language_code(name: str) -> str | None:
    """Return the code of a language by its English name, capitals and accents being all one; None where it is none."""
    return _CODES.get(tuple(analysis.words(name, None)))


def direction(language: str | None) -> str:
    """Return which way a language is written, for a ``dir`` attribute: “ltr”, “rtl”, or “auto”."""
    if not language:
        return "auto"
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def value_label(facet: str, value: str | None) -> str:
    """Return a facet's value as people read it; None is “unknown”."""
    if value is None:
        return unknown()
    if facet == "language":
        return language_name(value)
    if facet == "dating":
        return _(_DATINGS[value]) if value in _DATINGS else value
    return date_label(EdtfDate.parse(value)) if facet == "month" else value


def date_label(date: EdtfDate) -> str:
    """Say a date: “13 July 2020”, “June 2021”, “about 2021”, “between 28 June and 1 July 2021”."""
    first, last = date.first, date.last
    if first is not None and first == last:
        return _point(first)
    if first is None or last is None:
        one = first or last
        assert one is not None  # no date is open on both sides
        return _("%(date)s or later", date=_point(one)) if first else _("%(date)s or earlier", date=_point(one))
    is_of_one_year = first.year == last.year and first.month and not first.qualifier
    start = _point(first, with_year=not is_of_one_year)
    return _("between %(first)s and %(last)s", first=start, last=_point(last))


def _point(point: Point, with_year: bool = True) -> str:
    plain = _plain(point, with_year)
    return {
        Qualifier.NONE: plain,
        Qualifier.UNCERTAIN: _("perhaps %(date)s", date=plain),
        Qualifier.APPROXIMATE: _("about %(date)s", date=plain),
        Qualifier.BOTH: _("perhaps about %(date)s", date=plain),
    }[point.qualifier]


def _plain(point: Point, with_year: bool) -> str:
    if "X" in point.year:
        return _("the %(year)ss", year=point.year.replace("X", "0"))
    if point.day:
        return day_name(point.earliest, with_year)
    if point.month:
        return month_name(point.month, int(point.year) if with_year else None)
    return year_name(int(point.year))


def period_label(period: Period) -> str:
    """Say a day, month or year: “28 June 2021”, “June 2021”, “2021”."""
    return date_label(EdtfDate.parse(str(period)))


def days_label(days: DateRange) -> str:
    """Say a range of days: “2021”, “June 2021”, “between 28 June and 1 July 2021”, “1 July 2021 or earlier”."""
    first, last = days.start, days.last
    if first and last:
        named = whole_period(days)
        return period_label(named) if named else date_label(EdtfDate.within(first, last))
    ends = "/".join(day.isoformat() if day else ".." for day in (first, last))
    return date_label(EdtfDate.parse(ends)) if first or last else undated()


def whole_period(days: DateRange) -> Period | None:
    """Return the year or month that *days* are, None where they are none."""
    first = days.start
    whole = (Period(first.year), Period(first.year, first.month)) if first else ()
    return next((period for period in whole if half_open(period) == days), None)


def day_label(instant: datetime) -> str:
    """Say the day, in UTC, of an instant: “28 June 2021”."""
    return day_name(instant.astimezone(UTC).date())


def moment_label(instant: datetime) -> str:
    """Say an instant to the minute, in UTC: “28 June 2021, 14:05 UTC”."""
    return _("%(day)s, %(time)s UTC", day=day_label(instant), time=f"{instant.astimezone(UTC):%H:%M}")


def range_label(state: SearchState) -> str:
    """Say the date range of a search; empty where there is none."""
    first, last = state.first, state.last
    if first and last:
        text = period_label(first)
        text = text if first == last else _("%(first)s to %(last)s", first=text, last=period_label(last))
    elif first or last:
        text = date_label(EdtfDate.parse(f"{first or '..'}/{last or '..'}"))
    else:
        return ""
    return _("%(dates)s, surely", dates=text) if state.surely else text


def date_line(published: Field[EdtfDate]) -> DateLine:
    """Say a date as far as it is known."""
    date = published.value
    if date is None:
        return DateLine(undated())
    text = date_label(date)
    if published.is_inferred:
        text = _("%(date)s, inferred", date=text)
    elif published.confidence is Confidence.LOW:
        text = _("%(date)s, doubtful", date=text)
    return DateLine(text, _machine(date))


def names(authors: Sequence[str]) -> str:
    """Return names in a row: “Ana Lopez, Bo Chen and Cy Dee”."""
    return all_of(authors)


def articles(number: int) -> str:
    """Say how many articles: “1 article”, “1,212 articles”, “no articles”."""
    return count_label("article", number)


def count_label(noun: str, number: int) -> str:
    """Say how many articles, words, or values of a facet there are: “1 outlet”, “1,212 outlets”, “no outlets”."""
    forms, none = _COUNTS[noun]
    return ngettext(*forms, number) if number else _(none)


def rejected_label(number: int) -> str:
    """Say how many files, or parts of them, were rejected; no full stop ends it."""
    return ngettext(
        "%(number)s file, or part of one, gives no article",
        "%(number)s files, or parts of files, give no article",
        number,
    )


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its English noun, for the terminal: “1 article”, “1,212 articles”, “no articles”."""
    return f"{number:,} {one if number == 1 else many}" if number else f"no {many}"


def _machine(date: EdtfDate) -> str | None:
    point = date.first
    if point is None or point != date.last or "X" in point.year:
        return None
    parts = [point.year]
    parts += [f"{part:02}" for part in (point.month, point.day) if part is not None]
    return "-".join(parts)
