"""Pages to look through what is held, without HTML."""

from __future__ import annotations

from datetime import date

import pytest

from archive.browsing import DATING, Listed, Stretch
from archive.labels import days_label
from archive.listing import Listing
from archive.presenters.almanac import sheet
from archive.presenters.lists import dates_of, list_page
from archive.presenters.spans import counted_bar, short, span_rows
from archive.presenters.stock import share
from archive.search_state import SearchState
from archive.slugs import Slugs
from index.model import Facet, FacetCount, Results, ValueCount, ValueOrder, ValuesPage
from index.periods import Bar, DateRange, Period, half_open

JUNE = DateRange(date(2021, 6, 3), date(2021, 7, 2))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (half_open(Period(2021)), "2021"),
        (half_open(Period(2021, 6)), "June 2021"),
        (half_open(Period(2021, 6, 28)), "28 June 2021"),
        (JUNE, "between 3 June and 1 July 2021"),
        (DateRange(None, date(2021, 7, 2)), "1 July 2021 or earlier"),
        (DateRange(date(2021, 7, 2), None), "2 July 2021 or later"),
        (DateRange(None, None), "date unknown"),
        (half_open(Period(801)), "0801"),
    ],
)
def test_days_are_said_as_far_as_they_are_known(days: DateRange, said: str) -> None:
    assert days_label(days) == said


def test_the_first_and_last_dates_are_said_as_far_as_they_are_known() -> None:
    year, day = half_open(Period(2019)), half_open(Period(2022, 3, 5))
    assert dates_of(ValueCount("a", 2, year, day)) == "2019 to 5 March 2022"
    assert dates_of(ValueCount("a", 2, JUNE, JUNE)) == "between 3 June and 1 July 2021"
    assert dates_of(ValueCount("a", 2, JUNE, day)) == "3 June 2021 or later to 5 March 2022"
    assert dates_of(ValueCount("a", 2, year, JUNE)) == "2019 to 1 July 2021 or earlier"
    assert dates_of(ValueCount("a", 2)) == ""


def listed(count: int, **changes: object) -> Listed:
    names = sorted(f"{chr(97 + number % 26)}{number:03}" for number in range(count))
    initials = {name[0]: sum(each[0] == name[0] for each in names) for name in names}
    values = tuple(ValueCount(name, 1) for name in names[:100])
    asked = Listing("author", order=ValueOrder.NAME, usual=ValueOrder.NAME, **changes)  # type: ignore[arg-type]
    return Listed(asked, ValuesPage(values, count, count, 2, {"": 1, "1": 1, **initials, "я": 3}))


def test_long_lists_have_letters_that_lead_to_the_page_where_they_begin() -> None:
    page = list_page(listed(260), Slugs(f"{chr(97 + number % 26)}{number:03}" for number in range(260)))
    assert [letter.label for letter in page.letters][:3] == ["0–9", "A", "B"]
    assert page.letters[-1].label == "Other scripts"
    pages = {letter.label: letter.listing.page for letter in page.letters}
    assert (pages["A"], pages["J"], pages["K"], pages["Z"]) == (1, 1, 2, 3)
    assert [letter.label for letter, _ in page.groups if letter][:2] == ["A", "B"]
    assert (page.pages, page.previous, page.next) == (3, None, page.asked.with_page(2))
    assert page.unknown == "2 articles"


def test_short_lists_have_no_letters() -> None:
    page = list_page(listed(20))
    assert page.letters == ()
    assert [letter for letter, _ in page.groups] == [None]


def test_what_was_sought_among_the_values_is_said() -> None:
    assert list_page(listed(1)).sentence == "1 author"
    assert list_page(listed(1, within="a")).sentence == "1 of 1 author has a word that begins with “a”"


def test_rows_of_years_lead_to_their_articles() -> None:
    decade = DateRange(date(1990, 1, 1), date(2000, 1, 1))
    one, other = span_rows([Bar(decade, 3, 1), Bar(half_open(Period(2001)), 2, 0)], SearchState())
    assert (one.label, one.short, one.surely, one.possibly) == ("1990–1999", "3 + 1", 0.75, 0.25)
    assert (one.state.first, one.state.last) == (Period(1990), Period(1999))
    assert (other.label, other.count) == ("2001", "2 articles")
    assert (counted_bar(0, 2), short(0, 2)) == ("2 articles possibly", "+ 2")


def results(*bars: Bar, total: int = 0, undated: int = 0) -> Results:
    return Results(total, (), {DATING: Facet((FacetCount("stated", 1), FacetCount(None, undated)), 1)}, bars)


def test_the_calendar_passes_over_decades_without_anything() -> None:
    years = results(Bar(half_open(Period(1788)), 1, 0), Bar(half_open(Period(1994)), 2, 1), total=5, undated=1)
    page = sheet(Stretch(None, years, years))
    assert [next(cell.label for cell in row if cell) for row in page.rows] == ["1788", "1994"]
    assert all(len(row) == 10 for row in page.rows)
    assert page.sentence[0] == "3 articles are known to the year, 1 less exactly."
    assert page.undated == "1 article"


def test_a_month_has_weeks_whose_days_lead_to_their_articles() -> None:
    years = results(Bar(half_open(Period(1994)), 2, 0))
    days = results(Bar(half_open(Period(1994, 3, 5)), 1, 1), total=2)
    page = sheet(Stretch(Period(1994, 3), days, years))
    assert page.heading == "March 1994"
    assert [cell and cell.label for cell in page.rows[0]] == [None, "1", "2", "3", "4", "5", "6"]
    fifth = page.rows[0][5]
    assert fifth
    assert (fifth.count, fifth.short, fifth.is_held) == ("1 article, 1 more possibly", "1", True)
    assert fifth.state.first == fifth.state.last == Period(1994, 3, 5)
    assert page.above
    assert page.above.period == Period(1994)


def test_before_and_after_a_year_are_those_that_hold_something() -> None:
    years = results(*(Bar(half_open(Period(year)), 1, 0) for year in (1788, 1994, 1995)))
    page = sheet(Stretch(Period(1994), results(), years))
    assert page.before
    assert page.after
    assert (page.before.label, page.after.label) == ("1788", "1995")
    january = sheet(Stretch(Period(1994, 1), results(), years))
    assert january.before
    assert january.after
    assert (january.before.label, january.after.label) == ("December 1788", "February 1994")
    assert sheet(Stretch(Period(1788, 1), results(), years)).before is None


def test_shares_are_said_as_they_are() -> None:
    assert [share(part, 1000) for part in (0, 4, 620, 996, 1000)] == ["0 %", "under 1 %", "62 %", "over 99 %", "100 %"]
    assert share(0, 0) == ""
