"""Names for people: of facets and their values, languages, months, dates, authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.article import Confidence, Field
from archive.dates import EdtfDate
from archive.search_state import SearchState
from index import analysis
from index.periods import DateRange, Period, half_open

UNKNOWN = "unknown"
UNDATED = "date unknown"

FACET_LABELS = {
    "outlet": "Outlet",
    "author": "Author",
    "year": "Year",
    "month": "Month",
    "section": "Section",
    "language": "Language",
}

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


def language_name(code: str) -> str:
    """Return a language by its English name, or its code where that is not known here."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


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
        return UNKNOWN
    if facet == "language":
        return language_name(value)
    return EdtfDate.parse(value).display() if facet == "month" else value


def period_label(period: Period) -> str:
    """Say a day, month or year: “28 June 2021”, “June 2021”, “2021”."""
    return EdtfDate.parse(str(period)).display()


def days_label(days: DateRange) -> str:
    """Say a range of days: “2021”, “June 2021”, “between 28 June and 1 July 2021”, “1 July 2021 or earlier”."""
    first, last = days.start, days.last
    if first and last:
        whole = (Period(first.year), Period(first.year, first.month))
        named = next((period for period in whole if half_open(period) == days), None)
        return period_label(named) if named else EdtfDate.within(first, last).display()
    ends = "/".join(day.isoformat() if day else ".." for day in (first, last))
    return EdtfDate.parse(ends).display() if first or last else UNDATED


def day_label(instant: datetime) -> str:
    """Say the day, in UTC, of an instant: “28 June 2021”."""
    return EdtfDate.of(instant.astimezone(UTC).date()).display()


def moment_label(instant: datetime) -> str:
    """Say an instant to the minute, in UTC: “28 June 2021, 14:05 UTC”."""
    return f"{day_label(instant)}, {instant.astimezone(UTC):%H:%M} UTC"


def range_label(state: SearchState) -> str:
    """Say the date range of a search; empty where there is none."""
    if not (state.first or state.last):
        return ""
    if state.first == state.last or not (state.first and state.last):
        one = state.first or state.last
        assert one is not None  # the first line let only ranges through
        text = period_label(one)
        text = text if state.first == state.last else f"{text} or later" if state.first else f"{text} or earlier"
    else:
        text = f"{period_label(state.first)} to {period_label(state.last)}"
    return f"{text}, surely" if state.surely else text


def date_line(published: Field[EdtfDate]) -> DateLine:
    """Say a date as far as it is known."""
    date = published.value
    if date is None:
        return DateLine(UNDATED)
    doubt = ", inferred" if published.is_inferred else ", doubtful" if published.confidence is Confidence.LOW else ""
    return DateLine(date.display() + doubt, _machine(date))


def names(authors: Sequence[str]) -> str:
    """Return names in a row: “Ana Lopez, Bo Chen and Cy Dee”."""
    *others, last = authors or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: “1 article”, “1,212 articles”, “no articles”."""
    return f"{number:,} {one if number == 1 else many}" if number else f"no {many}"


def _machine(date: EdtfDate) -> str | None:
    point = date.first
    if point is None or point != date.last or "X" in point.year:
        return None
    parts = [point.year]
    parts += [f"{part:02}" for part in (point.month, point.day) if part is not None]
    return "-".join(parts)
