"""The language of the pages: sentences as translated; numbers, dates and lists as people who speak it write them.

English is what stands in the code and needs no translations. Those of other languages are gettext's: FOLDER/TAG/
LC_MESSAGES/pressmark.po, read as they are. What belongs to a language by itself comes from the Unicode CLDR.

Sentences are whole and have named places, ``_("%(first)s to %(last)s", first=…, last=…)``, so that each language
can order them its own way; a percent sign of ours is written twice.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from archive.errors import ConfigError

SHIPPED = Path(__file__).parent / "translations"
DOMAIN = "pressmark"
_PLACE = re.compile(r"%\((\w+)\)s")
_OTHER_YEARS = 4000  # as many later every year has the same days, and no day or month looks like it


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the pages can be in.

    Attributes:
        tag: as in HTML: “en”, “pt-BR”.
        direction: “ltr” or “rtl”.
    """

    tag: str
    locale: Locale
    translations: NullTranslations

    @property
    def direction(self) -> str:
        """Which way it is written: “ltr” or “rtl”."""
        return self.locale.text_direction


ENGLISH = Language("en", Locale.parse("en_001"), NullTranslations())  # 13 July 2020, as the world writes it
_used: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def load(tag: str, folder: Path = SHIPPED) -> Language:
    """Return a language with its translations.

    Raises:
        ConfigError: there is no such language, or no translations into it lie in *folder*.
    """
    try:
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        raise ConfigError(f"“{tag}” is no language; write one like “en” or “pt-BR”") from None
    if str(locale) == "en":
        return ENGLISH
    path = folder / str(locale) / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = io.BytesIO()
    try:
        sentences = read_po(io.BytesIO(path.read_bytes()), abort_invalid=True)
        for message in sentences:
            _check(message, path)
        write_mo(compiled, sentences)
    except FileNotFoundError:
        there = ", ".join(sorted({"en", *(each.parts[-3] for each in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))}))
        raise ConfigError(f"the pages are not translated into “{tag}”: there is no {path}; there is {there}") from None
    except (PoFileError, ValueError, OSError) as error:
        raise ConfigError(f"the translations in {path} can’t be read: {error}") from error
    compiled.seek(0)
    return Language(str(locale).replace("_", "-"), locale, GNUTranslations(compiled))


def _check(message: Message, path: Path) -> None:
    """Refuse a translation whose places can't be filled."""
    sentences, forms = ([each] if isinstance(each, str) else each for each in (message.id, message.string or ""))
    places = {name for sentence in sentences for name in _PLACE.findall(sentence)}
    for form in forms if any(sentences) else ():  # without a sentence it is the head of the file
        try:
            form % dict.fromkeys(places, "")
        except (KeyError, ValueError, TypeError) as error:
            raise ConfigError(f"“{form}” in {path} has a place that its sentence has not, or none: {error}") from None


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Use *language* for what is said inside."""
    token = _used.set(language)
    try:
        yield
    finally:
        _used.reset(token)


def later(message: str) -> str:
    """Return *message* as it stands: it is translated where it is used."""
    return message


def later_plural(one: str, many: str) -> tuple[str, str]:
    """Return both forms of a sentence as they stand: they are translated where they are used."""
    return one, many


def raw(message: str) -> str:
    """Return a sentence as translated, its places not filled."""
    return _used.get().translations.gettext(message) if message else ""


def raw_plural(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that *number* asks for, as translated, its places not filled."""
    return _used.get().translations.ngettext(one, many, number)


def gettext(message: str, **values: object) -> str:
    """Return a sentence as translated, with *values* in its places."""
    return raw(message) % values


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return the form of a sentence that *number* asks for; the place “number” is filled with it."""
    return raw_plural(one, many, number) % {"number": decimal(number), **values}


def decimal(number: int) -> str:
    """Write a whole number: “1,212”."""
    return _decimal(_used.get().locale, number)


def year_name(year: int) -> str:
    """Write a year: “2020”."""
    return _in_form("y", date(year, 1, 1))


def month_name(month: int, year: int | None = None) -> str:
    """Write a month, of a year where it is given: “July”, “July 2020”."""
    return months()[month - 1] if year is None else _in_form("yMMMM", date(year, month, 1))


def day_name(day: date, with_year: bool = True) -> str:
    """Write a day: “13 July 2020”, “13 July”."""
    return _in_form("long" if with_year else "MMMMd", day)


def _in_form(form: str, day: date) -> str:
    """Write a date; the year, where it is an early one, with four digits, as it is typed."""
    locale = _used.get().locale
    if day.year < 1000:
        later = day.replace(year=day.year + _OTHER_YEARS)
        text = _formatted(locale, form, later)
        if str(later.year) in text:
            return text.replace(str(later.year), f"{day.year:04}")
    return _formatted(locale, form, day)


@lru_cache(4096)  # a page says the same months and days many times
def _formatted(locale: Locale, form: str, day: date) -> str:
    return format_date(day, form, locale) if form == "long" else format_skeleton(form, day, locale=locale)


@lru_cache(4096)
def _decimal(locale: Locale, number: int) -> str:
    return format_decimal(number, locale=locale)


def short_months() -> tuple[str, ...]:
    """Return the months in short, from January on: “Jan”."""
    locale = Locale(_used.get().locale.language)  # without the region: “Sep”, not “Sept”
    return tuple(locale.months["stand-alone"]["abbreviated"][month] for month in range(1, 13))


def months() -> tuple[str, ...]:
    """Return the months, from January on, as they stand alone."""
    return tuple(_used.get().locale.months["stand-alone"]["wide"][month] for month in range(1, 13))


def weekdays() -> tuple[str, ...]:
    """Return the days of the week in short, from Monday on: “Mon”."""
    return tuple(_used.get().locale.days["stand-alone"]["abbreviated"][day] for day in range(7))


def language_in_words(code: str) -> str | None:
    """Return the name of a language as translated; None where it is not known, or the pages are in English."""
    language = _used.get()
    return None if language is ENGLISH else language.locale.languages.get(code)


def all_of(items: Sequence[str]) -> str:
    """Write a list: “a, b and c”."""
    return format_list(items, "standard", _used.get().locale)


def one_of(items: Sequence[str]) -> str:
    """Write a list: “a, b or c”."""
    return format_list(items, "or", _used.get().locale)


def in_a_row(items: Sequence[str]) -> str:
    """Write a list without a word between the last two: “a, b, c”."""
    text, *rest = items or ("",)
    for each in rest:
        text = gettext("%(list)s, %(next)s", list=text, next=each)
    return text
