"""Dates in text and metadata: found by form, read in the order the form decides, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import grows_linearly

from archive.extraction.dates.text import find_dates, find_months, find_ranges, find_short_dates, order_of, read_date


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
        ("3. maaliskuuta 2021", "2021-03-03"),
        ("3. mars 2021", "2021-03-03"),
        ("3. märts 2021", "2021-03-03"),
        ("2021. gada 3. martā", "2021-03-03"),
        ("2021 m. kovo 3 d.", "2021-03-03"),
        ("2021. március 3.", "2021-03-03"),
        ("3 martie 2021", "2021-03-03"),
        ("3. března 2021", "2021-03-03"),
        ("3. marca 2021", "2021-03-03"),
        ("3 marca 2021", "2021-03-03"),
        ("3. ožujka 2021.", "2021-03-03"),
        ("3 март 2021 г.", "2021-03-03"),
        ("3 березня 2021", "2021-03-03"),
        ("3 Μαρτίου 2021", "2021-03-03"),
        ("3 Mart 2021", "2021-03-03"),
        ("3 d'abril del 2021", "2021-04-03"),
        ("2021ko martxoaren 3", "2021-03-03"),
        ("3 Mac 2021", "2021-03-03"),
        ("Marso 3, 2021", "2021-03-03"),
        ("ngày 3 tháng 4 năm 2021", "2021-04-03"),
        ("3 มี.ค. 2564", "2021-03-03"),
        ("3 มีนาคม 2564", "2021-03-03"),
        ("3 मार्च 2021", "2021-03-03"),
        ("৩ মার্চ ২০২১", "2021-03-03"),
        ("மார்ச் 3, 2021", "2021-03-03"),
        ("3 مارچ 2021", "2021-03-03"),
        ("3 آذار/مارس 2021", "2021-03-03"),
        ("3 جويلية 2021", "2021-07-03"),
        ("۱۳ اسفند ۱۳۹۹", "2021-03-03"),
        ("3 במרץ 2021", "2021-03-03"),
        ("令和3年3月3日", "2021-03-03"),
        ("平成元年1月8日", "1989-01-08"),
        ("民國110年3月3日", "2021-03-03"),
        ("二〇二一年三月二十三日", "2021-03-23"),
        ("2021. 3. 3. 오후", "2021-03-03"),
        ("31. 3. 2021", "2021-03-31"),
        ("31/03/2564", "2021-03-31"),
        ("3.III.2021", "2021-03-03"),
        ("3-Mar-2021", "2021-03-03"),
        ("입력2021.03.03 22:09", "2021-03-03"),
        ("von Ann One3. März 2021", "2021-03-03"),
        ("3. März 20214. März 2021", "2021-03-03"),
        ("Mon 03/04/2024", "2024-03-04"),
    ],
)
def test_a_date_is_read_in_many_languages(text: str, day: str) -> None:
    assert readings(text)[0] == [day]


def test_a_month_that_two_languages_share_is_told_by_the_form_of_the_day() -> None:
    assert readings("3. listopada 2021.") == [["2021-10-03"]]
    assert readings("3 listopada 2021") == [["2021-11-03"]]


def test_a_date_that_stands_twice_without_a_space_is_found_twice() -> None:
    assert readings("3. März 20214. März 2021") == [["2021-03-03"], ["2021-03-04"]]


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
        "12 رمضان 1442",
        "The Rocky V 2020",
        "14:00 20.20",
        "12:30:2020",
    ],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(("is_day_first", "day"), [(True, "2021-04-03"), (False, "2021-03-04")])
def test_who_knows_the_order_gets_one_reading(is_day_first: bool, day: str) -> None:
    (found,) = find_dates("03/04/2021", is_day_first)
    assert [str(reading) for reading in found.readings] == [day]
    assert [str(reading) for reading in read_date("03/04/2021", is_day_first)] == [day]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("17/03/2023", "day first"),
        ("03/17/2023", "month first"),
        ("17.3.23", "day first"),
        ("3/17/23", "month first"),
        ("Published 03/17/2023, printed 03/04/2023", "month first"),
        ("03/04/2023", None),
        ("03/03/2023", None),
        ("17 March 2023", None),
        ("2023-03-17", None),
        ("", None),
    ],
)
def test_an_order_is_told_by_numbers_that_can_be_read_in_one_only(text: str, order: str | None) -> None:
    assert order_of(text) == order


def test_all_dates_of_a_line_are_found_in_order() -> None:
    assert readings("Updated: 24 February 2023   Published: 23 February 2023") == [["2023-02-24"], ["2023-02-23"]]


def test_short_years_are_for_lines_of_dates_only() -> None:
    assert readings("25.4.24") == []
    assert shorts("25.4.24 and 3.5.87") == [["2024-04-25"], ["1987-05-03"]]
    assert shorts("3/4/87") == [["1987-04-03", "1987-03-04"]]
    assert shorts("10/22/18, 87/04/03") == [["2018-10-22"], ["1987-04-03"]]
    assert shorts("15 Apr 24, Mar 3, '24, 31 มี.ค. 67") == [["2024-04-15"], ["2024-03-03"], ["2024-03-31"]]
    assert shorts("version 1.2.3, 10 May 14:30, 12:30-3.4") == []


def shorts(text: str) -> list[list[str]]:
    return [[str(reading) for reading in found.readings] for found in find_short_dates(text)]


def test_several_days_of_an_issue_are_one_span() -> None:
    for text in ("3–9 March 2020", "March 3-9, 2020", "3. – 9. März 2020"):
        (found,) = find_ranges(text)
        assert [str(reading) for reading in found.readings] == ["2020-03-03/2020-03-09"]
    assert find_ranges("9–3 March 2020") == ()


def test_a_month_is_a_date_of_its_own_precision() -> None:
    assert [str(found.readings[0]) for found in find_months("July 2022, août 2021")] == ["2022-07", "2021-08"]
    assert [str(found.readings[0]) for found in find_months("2024年7月号, มีนาคม 2567")] == ["2024-07", "2024-03"]


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
    for found in (*find_dates(text), *find_months(text), *find_ranges(text), *find_short_dates(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert 1 <= len(found.readings) <= 2
        for reading in found.readings:
            assert reading.latest is not None
            assert reading.earliest is not None
            assert reading.latest - reading.earliest < timedelta(days=31)


def test_finding_takes_time_in_proportion_to_the_text() -> None:
    assert grows_linearly(lambda size: find_dates("3 March 2021, 03/04/2021 and " * size), 40)
    assert grows_linearly(lambda size: find_dates("January 1 january 2 " * size), 400)
    assert grows_linearly(lambda size: find_dates("1.1.1.1.1.1.20" * size), 400)
