from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import EdtfDate
from archive.errors import DateError

days = st.dates(date(1, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2020-07-13", "2020-07-13", "2020-07-13"),
        ("2021-06", "2021-06-01", "2021-06-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-06~", "2021-06-01", "2021-06-30"),
        ("2021?", "2021-01-01", "2021-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2021-06-28/2021-07-01", "2021-06-28", "2021-07-01"),
        ("2021/2022-03", "2021-01-01", "2022-03-31"),
    ],
)
def test_a_date_reaches_from_its_earliest_to_its_latest_day(text: str, earliest: str, latest: str) -> None:
    value = EdtfDate.parse(text)
    assert (str(value.earliest), str(value.latest)) == (earliest, latest)
    assert value.days.last == value.latest


def test_open_ends_have_no_bound() -> None:
    assert EdtfDate.parse("../2021").earliest is None
    assert EdtfDate.parse("2021-06/..").latest is None
    assert EdtfDate.parse("2021-06/..").days.end is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-13",
        "2021-02-30",
        "0000",
        "12/03/2024",
        "2021-6",
        "2021/2020",
        "../..",
        "/",
        "2004-XX-12",
        "19XX-05",
        "٢٠٢١",
        "2021-06-13T10:00",
        "2021//2022",
        "Y17000",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        EdtfDate.parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2020-07-13", "13 July 2020"),
        ("2021-06", "June 2021"),
        ("2021~", "about 2021"),
        ("2021-06?", "perhaps June 2021"),
        ("2021%", "perhaps about 2021"),
        ("199X", "the 1990s"),
        ("2021-06-28/2021-07-01", "between 28 June and 1 July 2021"),
        ("2020-12/2021-01", "between December 2020 and January 2021"),
        ("2019/2021", "between 2019 and 2021"),
        ("../2020", "2020 or earlier"),
        ("2020-05/..", "May 2020 or later"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(text: str, said: str) -> None:
    assert EdtfDate.parse(text).display() == said


@given(days, days)
def test_writing_and_reading_a_date_gives_it_again(one: date, other: date) -> None:
    value = EdtfDate.within(min(one, other), max(one, other))
    assert EdtfDate.parse(str(value)) == value
    assert (value.earliest, value.latest) == (min(one, other), max(one, other))
    assert value.is_day == (one == other)


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_bounds_agree_with_the_edtf_package(day: date, form: str) -> None:
    text = day.strftime(form)
    theirs = edtf.parse_edtf(text)
    ours = EdtfDate.parse(text)
    assert ours.earliest is not None
    assert ours.latest is not None
    assert ours.earliest.timetuple()[:3] == theirs.lower_strict()[:3]
    assert ours.latest.timetuple()[:3] == theirs.upper_strict()[:3]


@given(st.text(alphabet="0123456789X-/~?%.", max_size=24))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        value = EdtfDate.parse(text)
    except DateError:
        return
    assert EdtfDate.parse(str(value)) == value
    assert value.display()
