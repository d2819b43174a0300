"""When articles were published, in bars as wide as the span allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import EdtfDate
from archive.presenters.picture import PLOT_PX, Picture, picture
from archive.search_state import SearchState
from index.corpora import ranges
from index.periods import EVER, Bar, DateRange, Period, Unit, around, histogram

ALL = SearchState()


def drawn(*dates: str, state: SearchState = ALL) -> Picture:
    """Return the picture of articles with these dates, as a search shows it."""
    within = around(state.range) if state.range else EVER
    found = picture(state, histogram([EdtfDate.parse(text).days for text in dates], within=within))
    assert found
    return found


def chosen(first: str, last: str | None = None) -> SearchState:
    return SearchState("treaty", first=Period.parse(first), last=Period.parse(last or first))


def test_a_few_years_are_shown_by_month_with_a_link_to_each_year() -> None:
    seen = drawn("2018-03-01", "2018-03-02", "2020-12")
    assert (seen.caption, seen.unit, seen.first, seen.slots) == ("2018 to 2020, by month", "month", "2018-01", 36)
    assert [(tick.label, tick.state) for tick in seen.ticks] == [
        (year, SearchState(first=Period(int(year)), last=Period(int(year)))) for year in ("2018", "2019", "2020")
    ]
    march, december = seen.bars
    assert (march.label, march.key, march.solid) == ("March 2018: 2 articles", "2018-03", PLOT_PX - 3)
    assert december.state == SearchState(first=Period(2020, 12), last=Period(2020, 12))
    assert december.at + december.width == pytest.approx(100, abs=0.3)


def test_centuries_are_shown_by_year() -> None:
    seen = drawn("1850-05", "2021-06-03")
    assert (seen.caption, seen.slots) == ("1850 to 2021, by year", 172)
    assert [bar.key for bar in seen.bars] == ["1850", "2021"]
    assert [tick.label for tick in seen.ticks] == ["1860", "1880", "1900", "1920", "1940", "1960", "1980", "2000"]
    assert all(tick.state is None for tick in seen.ticks)


def test_a_chosen_year_is_shown_by_month_and_a_month_by_day() -> None:
    year = drawn("2021-06-03", "1950", state=chosen("2021"))
    assert (year.caption, year.slots, year.ticks[5].label) == ("2021, by month", 12, "Jun")
    month = drawn("2021-06-03", "1950", state=chosen("2021-06"))
    assert (month.caption, month.slots) == ("June 2021, by day", 30)
    assert [bar.label for bar in month.bars] == ["3 June 2021: 1 article"]
    assert [tick.label for tick in month.ticks] == ["1", "8", "15", "22"]


def test_a_part_that_is_chosen_stands_among_its_surroundings() -> None:
    seen = drawn("2021-02-03", "2021-05", "2021-08", state=chosen("2021-04", "2021-06"))
    assert seen.caption == "2021, by month"
    assert [(bar.key, bar.is_chosen) for bar in seen.bars] == [
        ("2021-02", False),
        ("2021-05", True),
        ("2021-08", False),
    ]
    assert seen.chosen == (3, 5)


def test_what_is_only_possibly_of_a_month_is_said_and_stacked() -> None:
    june = drawn("2021-06-01", "2021", state=chosen("2021")).bars[5]
    assert june.label == "June 2021: 1 article, 1 more possibly"
    assert (june.surely, june.possibly) == (1, 1)
    assert june.solid == june.hatched == PLOT_PX / 2


def test_a_chosen_range_leads_out_again_and_on_to_its_neighbours() -> None:
    month = drawn("2021-01-03", state=chosen("2021-01"))
    assert [(one.label, one.state) for one in month.wider] == [
        ("All dates", SearchState("treaty")),
        ("2021", chosen("2021")),
    ]
    assert month.before
    assert month.after
    assert (month.before.label, month.before.state) == ("December 2020", chosen("2020-12"))
    assert (month.after.label, month.after.state) == ("February 2021", chosen("2021-02"))
    day = drawn("2021-01-03", state=chosen("2021-01-03"))
    assert [one.label for one in day.wider] == ["All dates", "2021", "January 2021"]
    assert (day.before, day.after) == (None, None)
    everything = drawn("2021-01-03")
    assert (everything.wider, everything.before) == ((), None)


@pytest.mark.parametrize("text", ["0001", "9998", "0001-01", "9998-12"])
def test_the_first_and_the_last_year_have_no_neighbours(text: str) -> None:
    assert drawn(text, state=chosen(text)).before is None


def test_bars_that_begin_nowhere_are_left_out() -> None:
    assert picture(SearchState(), [Bar(DateRange(None, None), 1, 0)]) is None
    assert picture(SearchState(), ()) is None


_PERIODS = st.builds(Period, st.integers(2018, 2023), st.none() | st.integers(1, 12))


@given(found=st.lists(ranges(), max_size=5), first=st.none() | _PERIODS, last=st.none() | _PERIODS)
def test_every_bar_and_label_stands_in_the_picture(
    found: list[DateRange], first: Period | None, last: Period | None
) -> None:
    if first and last and str(first) > str(last):
        first = None
    state = SearchState(first=first, last=last)
    try:
        within = around(state.range) if state.range else EVER
    except ValueError:
        return
    seen = picture(state, histogram(found, within=within))
    if seen is None:
        return
    assert Unit(seen.unit)
    assert 0 <= seen.chosen[0] <= seen.chosen[1] < seen.slots
    for bar in seen.bars:
        assert 0 <= bar.at <= bar.at + bar.width <= 100.001
        assert 0 < bar.solid + bar.hatched <= PLOT_PX
    assert all(0 <= tick.at < 100 for tick in seen.ticks)
    assert len(seen.ticks) <= 12
