"""Months, weekdays and years of other languages and calendars, held to what is known of them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from archive.extraction.dates.calendars import gregorian_year, han_number, jalali
from archive.extraction.vocabulary.calendar_words import MONTHS, WEEKDAYS, jalali_month, month_number, weekday_number


@pytest.mark.parametrize(("table", "size"), [(MONTHS, 12), (WEEKDAYS, 7)])
def test_each_language_has_all_names(table: dict[str, str], size: int) -> None:
    assert {language: len(names.split(",")) for language, names in table.items()} == dict.fromkeys(table, size)


@pytest.mark.parametrize(("table", "number_of"), [(MONTHS, month_number), (WEEKDAYS, weekday_number)])
def test_no_name_has_two_meanings(table: dict[str, str], number_of: object) -> None:
    assert callable(number_of)
    first = 1 if table is MONTHS else 0
    for language, names in table.items():
        for number, spellings in enumerate(names.split(","), first):
            for name in filter(None, spellings.strip().split("|")):
                assert number_of(name.replace("_", " ")) == number, (language, name)


def test_names_are_known_without_case_accents_and_full_stop() -> None:
    assert [month_number(name) for name in ("MÄRZ", "Marz", "févr.", "ŞUBAT", "Kasim", "sept")] == [3, 3, 2, 2, 11, 9]
    assert month_number("Tuesday") is None
    assert [weekday_number(name) for name in ("MONDAY", "Miercoles", "日曜日", "الجمعة")] == [0, 2, 6, 4]
    assert weekday_number("May") is None


def test_signs_that_make_a_syllable_are_no_accents() -> None:
    assert (month_number("มี.ค."), month_number("ม.ค.")) == (3, 1)


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1357, 11, 22, date(1979, 2, 11)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1400, 1, 1, date(2021, 3, 21)),
        (1403, 1, 1, date(2024, 3, 20)),
        (1404, 1, 1, date(2025, 3, 21)),
        (1400, 12, 30, None),
        (1400, 7, 31, None),
        (2021, 1, 1, None),
    ],
)
def test_iranian_days_are_those_of_the_almanac(year: int, month: int, day: int, gregorian: date | None) -> None:
    assert jalali(year, month, day) == gregorian


def test_every_iranian_day_follows_the_one_before() -> None:
    days = [
        found
        for year in range(1340, 1420)
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := jalali(year, month, day))
    ]
    assert all((after - before).days == 1 for before, after in pairwise(days))


def test_iranian_months_have_their_order() -> None:
    assert [jalali_month(name) for name in ("فروردین", "اسفند", "مارس")] == [1, 12, None]


def test_buddhist_years_are_told_from_others() -> None:
    assert [gregorian_year(year) for year in (2564, 2021, 1899)] == [2021, 2021, 1899]


@pytest.mark.parametrize(("text", "number"), [("二〇二一", 2021), ("十", 10), ("二十八", 28), ("三十", 30), ("", None)])
def test_chinese_numerals_are_read(text: str, number: int | None) -> None:
    assert han_number(text) == number
