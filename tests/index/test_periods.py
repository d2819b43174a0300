"""Periods parse and print, ranges exclude their end, and histograms count what is sure and what possible."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpora import ranges
from index.errors import PeriodError
from index.periods import EVER, Bar, DateRange, Period, Unit, around, between, fitting, half_open, histogram


@pytest.mark.parametrize("text", ["0001", "2021", "2021-06", "2021-06-28", "2020-02-29", "9998-12-31"])
def test_a_period_prints_as_it_was_written(text: str) -> None:
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "21", "2021-6", "2021-13", "2021-00", "2021-02-29", "2021-06-31", "2021-06-00", "0000", "9999"],
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert text in str(caught.value)


@pytest.mark.parametrize("text", ["2021/06", " 2021", "2021-06-28T00", "２０２１", "2021-06-28\n", "-2021"])
def test_a_period_has_one_form(text: str) -> None:
    with pytest.raises(PeriodError, match="write YYYY"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1994-03", date(1994, 3, 1), date(1994, 3, 31)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-12-31", date(2021, 12, 31), date(2021, 12, 31)),
        ("9998", date(9998, 1, 1), date(9998, 12, 31)),
    ],
)
def test_a_period_covers_its_days_and_no_other(text: str, first: date, last: date) -> None:
    covered = half_open(Period.parse(text))
    assert (covered.start, covered.last, covered.end) == (first, last, last + timedelta(days=1))


def test_between_includes_both_periods_and_leaves_sides_open() -> None:
    assert between(Period(2020, 3), Period(2021)) == DateRange(date(2020, 3, 1), date(2022, 1, 1))
    assert between(Period(2021), Period(2021, 1)) == half_open(Period(2021, 1))
    assert between(None, Period(2021)) == DateRange(None, date(2022, 1, 1))
    assert between(Period(2021), None) == DateRange(date(2021, 1, 1), None)
    assert between(None, None) == DateRange(None, None)


def test_a_range_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(PeriodError, match="2021 is after 2020"):
        between(Period(2021), Period(2020))
    with pytest.raises(PeriodError):
        DateRange(date(2021, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("start", "end"), [(date(9999, 1, 1), None), (None, date(9999, 1, 2)), (date(2020, 1, 1), date.max)]
)
def test_a_range_beyond_the_last_year_is_refused(start: date | None, end: date | None) -> None:
    with pytest.raises(PeriodError, match="9998"):
        DateRange(start, end)


@given(one=ranges(), other=ranges())
def test_holding_and_meeting_are_about_days(one: DateRange, other: DateRange) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.holds(one)
    if one.holds(other):
        assert one.meets(other)
    days = [date(2018, 1, 1) + timedelta(days=number) for number in range(366 * 7)]
    shared = [day for day in days if _has(one, day) and _has(other, day)]
    assert one.meets(other) == bool(shared)
    if other.start and other.end:
        assert one.holds(other) == (len(shared) == (other.end - other.start).days)


def _has(found: DateRange, day: date) -> bool:
    return (found.start is None or found.start <= day) and (found.end is None or day < found.end)


def test_a_range_inside_a_bar_is_sure_and_one_that_reaches_out_is_possible() -> None:
    bars = histogram([half_open(Period(2021)), half_open(Period(2021, 5, 3)), half_open(Period(2021, 5))], Unit.MONTH)
    assert len(bars) == 12
    assert bars[4] == Bar(half_open(Period(2021, 5)), surely=2, possibly=1)
    assert bars[5] == Bar(half_open(Period(2021, 6)), surely=0, possibly=1)


def test_an_open_side_reaches_to_the_outermost_known_day() -> None:
    found = [half_open(Period(2020)), DateRange(date(2021, 3, 1), None), half_open(Period(2022, 1, 1))]
    assert [(bar.range.start, bar.surely, bar.possibly) for bar in histogram(found, Unit.YEAR)] == [
        (date(2020, 1, 1), 1, 0),
        (date(2021, 1, 1), 0, 1),
        (date(2022, 1, 1), 1, 1),
    ]


def test_what_is_open_on_both_sides_counts_nowhere() -> None:
    assert histogram([DateRange(None, None)], Unit.YEAR) == ()
    assert histogram([], Unit.DAY) == ()


@given(found=st.lists(ranges(), max_size=6), unit=st.sampled_from([Unit.YEAR, Unit.MONTH]))
def test_a_histogram_counts_each_range_in_every_bar_it_meets(found: list[DateRange], unit: Unit) -> None:
    bars = histogram(found, unit)
    assert list(bars) == sorted(bars, key=lambda bar: bar.range.start or date.min)
    assert bars == histogram(Counter(found), unit)
    for bar in bars:
        closed = [each for each in found if each.start and each.end]
        assert bar.surely + bar.possibly >= sum(bar.range.meets(each) for each in closed)
        assert bar.surely == sum(bar.range.holds(each) for each in found)


@given(found=st.lists(ranges(), max_size=6), unit=st.sampled_from([*Unit]), within=ranges())
def test_a_histogram_within_a_range_is_the_bars_that_meet_it(
    found: list[DateRange], unit: Unit, within: DateRange
) -> None:
    assert histogram(found, unit, within) == tuple(bar for bar in histogram(found, unit) if bar.range.meets(within))


def test_what_lies_far_outside_costs_no_bars() -> None:
    found = [DateRange(date(1, 1, 1), date(9998, 1, 1))] * 3
    assert [bar.possibly for bar in histogram(found, Unit.DAY, half_open(Period(2021, 6)))] == [3] * 30


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2021-06-28", "2021-06-28", Unit.DAY),
        ("2021-06", "2021-09", Unit.DAY),
        ("2021-06", "2021-10", Unit.MONTH),
        ("2010", "2021", Unit.MONTH),
        ("2009", "2021", Unit.YEAR),
        ("1850", "2021", Unit.YEAR),
    ],
)
def test_bars_are_as_fine_as_can_be_told_apart(first: str, last: str, unit: Unit) -> None:
    span = between(Period.parse(first), Period.parse(last))
    assert fitting(span) is unit
    ends = [half_open(Period.parse(first)), half_open(Period.parse(last))]
    assert histogram(ends) == histogram(ends, unit)
    assert histogram([EVER, *ends], within=span) == histogram(ends, unit)


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        ("2021-06-28", "2021-06-28", ("2021-06", "2021-06")),
        ("2021-06-28", "2021-07-03", ("2021-06", "2021-07")),
        ("2021-02", "2021-06", ("2021", "2021")),
        ("2019-11", "2021-02-03", ("2019", "2021")),
        ("2021-06", None, ("2021", None)),
        (None, "9998-06", (None, "9998")),
    ],
)
def test_a_chosen_range_is_shown_among_its_whole_months_or_years(
    first: str | None, last: str | None, whole: tuple[str | None, str | None]
) -> None:
    chosen, frame = (between(*(Period.parse(end) if end else None for end in ends)) for ends in ((first, last), whole))
    assert around(chosen) == frame
    assert around(frame) == frame or frame.end is None or frame.start is None


def test_bars_are_of_days_where_the_frame_of_a_range_is_months() -> None:
    for days in range(1, 63):
        chosen = DateRange(date(2021, 1, 31), date(2021, 1, 31) + timedelta(days=days))
        assert fitting(around(chosen)) is Unit.DAY


def test_decades_and_centuries_begin_with_round_years() -> None:
    years = [half_open(Period(year)) for year in (3, 1899, 1900, 1909, 9998)]
    decades = [(bar.range.start.year, bar.range.end.year) for bar in histogram(years, Unit.DECADE)]  # type: ignore[union-attr]
    assert decades == [(1, 10), (1890, 1900), (1900, 1910), (9990, 9999)]
    assert [bar.surely for bar in histogram(years, Unit.DECADE)] == [1, 1, 2, 1]
    centuries = histogram([DateRange(date(1890, 1, 1), date(1910, 1, 1))], Unit.CENTURY)
    assert [(bar.surely, bar.possibly) for bar in centuries] == [(0, 1), (0, 1)]
