"""Dates in text and metadata: found by form, read in the order the form decides, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.date_text import find_dates, find_months, find_short_dates, read_date


def readings(text: str) -> list[list[str]]:
    return [[str(reading) for reading in found.readings] for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 2020/7/13 12:38:40", "2020-07-13"),
        ("2020-07-13T23:59:59Z", "2020-07-13"),
        ("13 July 2020", "2020-07-13"),
        ("July 13th, 2020", "2020-07-13"),
        ("JUL. 13, 2020", "2020-07-13"),
        ("le 1er mars 2020 à 18 h 05", "2020-03-01"),
        ("lunes, 13 de julio de 2020", "2020-07-13"),
        ("13 de julho de 2020", "2020-07-13"),
        ("13 luglio 2020", "2020-07-13"),
        ("Montag, 13. Juli 2020, 20:22 Uhr", "2020-07-13"),
        ("3. März 2020", "2020-03-03"),
        ("13 juli 2020", "2020-07-13"),
        ("14 июля 2021 года", "2021-07-14"),
        ("2020年7月13日 12:38", "2020-07-13"),
        ("2020년 7월 13일", "2020-07-13"),
        ("الاثنين 13 يوليو 2020", "2020-07-13"),
        ("١٣ يوليو ٢٠٢٠", "2020-07-13"),
        ("13 كانون الثاني 2020", "2020-01-13"),
        ("13.07.2020", "2020-07-13"),
        ("03.04.2021", "2021-04-03"),
        ("17/03/2023", "2023-03-17"),
        ("03/17/2023", "2023-03-17"),
        ("04/04/2021", "2021-04-04"),
    ],
)
def test_a_date_is_read_in_many_languages(text: str, day: str) -> None:
    assert readings(text) == [[day]]


def test_an_open_order_has_two_readings() -> None:
    assert readings("03/04/2021") == [["2021-04-03", "2021-03-04"]]
    assert readings("3-4-2021") == [["2021-04-03", "2021-03-04"]]


@pytest.mark.parametrize(
    "text",
    [
        "may 10",
        "in March 2020",
        "31 February 2020",
        "call 020 7946 0958",
        "99/99/2020",
        "version 1.2.2020.4",
        "10.5281/2020.12.31.7",
        "July 2020",
        "2020",
        "3 ſept 2020",
        "12:30:2020",
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert readings(text) == []


def test_all_dates_of_a_line_are_found_in_order() -> None:
    assert readings("Updated: 24 February 2023   Published: 23 February 2023") == [["2023-02-24"], ["2023-02-23"]]


def test_short_years_are_for_lines_of_dates_only() -> None:
    assert readings("25.4.24") == []
    assert [str(found.readings[0]) for found in find_short_dates("25.4.24 and 3.5.87")] == ["2024-04-25", "1987-05-03"]


def test_a_month_is_a_date_of_its_own_precision() -> None:
    assert [str(found.readings[0]) for found in find_months("July 2022, août 2021")] == ["2022-07", "2021-08"]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2021-03-05T06:30:00+13:00", ["2021-03-05"]),
        ("2021-03-05 06:30", ["2021-03-05"]),
        ("20210305", ["2021-03-05"]),
        ("20210305T063000Z", ["2021-03-05"]),
        ("Fri, 05 Mar 2021 06:30:00 GMT", ["2021-03-05"]),
        ("2021-03", ["2021-03"]),
        ("2021", ["2021"]),
        ("2021-06~", ["2021-06~"]),
        ("2021-06-28/2021-07-01", ["2021-06-28/2021-07-01"]),
        ("03/04/2021", ["2021-04-03", "2021-03-04"]),
        ("soon", []),
        ("20211399", []),
        ("", []),
    ],
)
def test_metadata_is_read_in_its_forms(value: str, read: list[str]) -> None:
    assert [str(reading) for reading in read_date(value)] == read


@given(
    st.dates(min_value=date(1700, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_every_day_is_read_as_itself(day: date, form: str) -> None:
    assert readings(f"on {day.strftime(form)} in town") == [[day.isoformat()]]


@given(st.text(alphabet="0123456789./- JanuarMyVIXTZ年月日de,٣", max_size=60))
def test_spans_lie_inside_and_hold_what_was_read(text: str) -> None:
    for found in (*find_dates(text), *find_months(text), *find_short_dates(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert 1 <= len(found.readings) <= 2
        for reading in found.readings:
            assert reading.latest is not None
            assert reading.earliest is not None
            assert reading.latest - reading.earliest < timedelta(days=31)
