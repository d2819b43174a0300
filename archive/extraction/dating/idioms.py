"""How languages speak of time, as ``idioms.toml`` beside this module lists it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Forms = tuple[re.Pattern[str], ...]
_UNITS = ("years", "months", "weeks", "days")


@dataclass(frozen=True, slots=True)
class Tenses:
    """The words by which a sentence is past or to come.

    Attributes:
        past, future, present: words that tell when what a sentence speaks of is.
        past_form: what a word looks like that tells that it is past.
        copula: words directly before such a word by which it tells of the present: “is known”, “to be closed”.
        since: words directly before a date by which it is past.
        is_verb_last: whether the verb can stand far behind what it tells of.
        pluperfect: words that tell of what was before what the text tells.
        hearsay, perfect: words that tell of what is to be, or with one of the others of what is said to have been.
        horizon: words directly before a date by which it lies ahead.
        until: conjunctions by which what they begin lies ahead, if it is in the present.
    """

    past: frozenset[str]
    past_form: re.Pattern[str]
    copula: frozenset[str]
    since: frozenset[str]
    is_verb_last: bool
    present: frozenset[str]
    future: frozenset[str]
    pluperfect: frozenset[str]
    hearsay: frozenset[str]
    perfect: frozenset[str]
    horizon: frozenset[str]
    until: frozenset[str]


@dataclass(frozen=True, slots=True)
class Idiom:
    """The words of one language, lower case.

    Attributes:
        months: every name of a month to its number.
        short: those of them that count only beside a day or a year.
        before_month: what may stand before a month that has neither.
        weekdays: names to numbers, Monday 0.
        year_words: words before a year that belong to it.
        of_words: words by which a date belongs to what is before it.
        date_words: words that may stand between.
        participle: what a word looks like by which a date belongs to it.
        deeds: nouns for what was done on a date that stands behind them in the same clause.
        counted: words behind a number by which it is no year.
        is_capitalised: whether months and weekdays are.
        is_written_together: whether words are not parted by spaces.
        numbers: cardinals and ordinals.
        units: names to “years”, “months”, “weeks” or “days”.
        triggers: words near which an anniversary is looked for.
        today: words that name the day of writing.
        months_counted: what a number of months is counted in.
        ago, after: with the groups ``n1``, ``u1``, perhaps ``n2``, ``u2``.
        anniversary: with the group ``n1`` unless it is a centenary.
        months_so_far: with the group ``n1``.
        this_year, last_year, next_year: which year a sentence speaks of.
    """

    months: dict[str, int]
    short: frozenset[str]
    before_month: frozenset[str]
    weekdays: dict[str, int]
    year_words: frozenset[str]
    of_words: frozenset[str]
    date_words: frozenset[str]
    participle: re.Pattern[str]
    deeds: frozenset[str]
    counted: frozenset[str]
    is_capitalised: bool
    is_written_together: bool
    tenses: Tenses
    numbers: dict[str, int]
    units: dict[str, str]
    triggers: frozenset[str]
    today: frozenset[str]
    months_counted: frozenset[str]
    ago: Forms
    after: Forms
    anniversary: Forms
    months_so_far: Forms
    this_year: re.Pattern[str]
    last_year: re.Pattern[str]
    next_year: re.Pattern[str]

    def number(self, text: str) -> int | None:
        """Return the number that *text* says, in figures or in words."""
        folded = "-".join(text.lower().split())
        return int(folded) if folded.isdecimal() else self.numbers.get(folded)


def idiom_of(language: str | None) -> Idiom | None:
    """Return the idiom of *language*, an ISO 639-1 code, None where it isn't known."""
    return _of_code((language or "").split("-")[0].lower())


@cache
def _of_code(code: str) -> Idiom | None:
    table = _tables().get(code)
    return _idiom(table) if table else None


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("archive.extraction.dating").joinpath("idioms.toml").read_text("utf-8"))


def _idiom(table: dict[str, Any]) -> Idiom:
    months, short = _named(table.get("months", ""), 1)
    numbers = {word: int(group[0]) for group in _groups(table["numbers"]) for word in group[1:]}
    units = {word: _UNITS[at] for at, group in enumerate(_groups(table.get("units", ""))) for word in group}
    forms = _Forms(numbers, units, together=table.get("written_together", False))
    return Idiom(
        months=months,
        short=short,
        before_month=_words(table, "before_month"),
        year_words=_words(table, "year_words"),
        of_words=_words(table, "of_words"),
        date_words=_words(table, "date_words"),
        participle=re.compile(table.get("participle", "(?!)")),
        deeds=_words(table, "deeds"),
        counted=_words(table, "counted"),
        weekdays=_named(table.get("weekdays", ""), 0)[0],
        is_capitalised=table.get("capitalised", False),
        is_written_together=table.get("written_together", False),
        tenses=_tenses(table),
        numbers=numbers,
        units=units,
        triggers=_words(table, "triggers"),
        today=_words(table, "today"),
        months_counted=frozenset(word for word, unit in units.items() if unit == "months"),
        ago=forms.of(table["ago"]),
        after=forms.of(table["after"]),
        anniversary=forms.of(table["anniversary"]),
        months_so_far=forms.of(table["months_so_far"]),
        this_year=re.compile(table["this_year"], re.IGNORECASE),
        last_year=re.compile(table["last_year"], re.IGNORECASE),
        next_year=re.compile(table["next_year"], re.IGNORECASE),
    )


def _tenses(table: dict[str, Any]) -> Tenses:
    return Tenses(
        past=_words(table, "past"),
        past_form=re.compile(table.get("past_form", "(?!)")),
        copula=_words(table, "copula"),
        since=_words(table, "since"),
        is_verb_last=table.get("verb_last", False),
        present=_words(table, "present"),
        future=_words(table, "future"),
        pluperfect=_words(table, "pluperfect"),
        hearsay=_words(table, "hearsay"),
        perfect=_words(table, "perfect"),
        horizon=_words(table, "horizon"),
        until=_words(table, "until"),
    )


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())


def _groups(text: str) -> list[list[str]]:
    return [group.split() for group in text.split(",") if group.strip()]


def _named(text: str, first: int) -> tuple[dict[str, int], frozenset[str]]:
    """The names in the groups of *text* with their numbers from *first* on, and those after a slash."""
    numbers: dict[str, int] = {}
    short: set[str] = set()
    for number, group in enumerate(filter(str.strip, text.split(",")), first):
        full, _, abbreviated = group.partition("/")
        numbers |= dict.fromkeys((*full.split(), *abbreviated.split()), number)
        short |= set(abbreviated.split())
    return numbers, frozenset(short)


class _Forms:
    """Makes expressions of forms in which {N} and {O} are numbers and {U} is a unit: the groups n1, n2, u1, u2."""

    def __init__(self, numbers: Iterable[str], units: Iterable[str], *, together: bool) -> None:
        words = list(numbers)
        self._together = together
        self._marks = (
            ("{N}", "n", _either(["[0-9]{1,3}", *words])),
            ("{O}", "n", _either(["[0-9]{1,4}", *words])),
            ("{U}", "u", _either(units)),
        )

    def of(self, forms: Iterable[str]) -> Forms:
        return tuple(self._expression(form) for form in forms)

    def _expression(self, form: str) -> re.Pattern[str]:
        for mark, group, words in self._marks:
            for number in (1, 2):
                form = form.replace(mark, f"(?P<{group}{number}>{words})", 1)
        return re.compile(form if self._together else rf"\b(?:{form})\b", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(word.replace("-", "[- ]") if word[0] != "[" else word for word in words) + ")"
