from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from work import grows_linearly

from archive.evaluation.undating import undated, undated_name, without_day

DAY = date(2020, 7, 13)
SMALL = date(2021, 3, 4)


@pytest.mark.parametrize(
    "mention",
    [
        "2020-07-13",
        "2020/7/13",
        "2020.07.13",
        "2020 07 13",
        "2020. 7. 13",
        "20200713",
        "20200713123840",
        "200713",
        "13/07/2020",
        "13.7.2020",
        "13-07-20",
        "7/13/2020",
        "07/13/20",
        "13.07.'20",
        "13/7",
        "13.07",
        "7/13",
        "2020-07-13T12:38:40",
        "2020-07-13T12:38:40.123+02:00",
        "2020-07-13T123840Z",
        "2020年7月13日",
        "7月13日",
        "2020년 7월 13일",
        "٢٠٢٠/٧/١٣",
        "１３．７．２０２０",
        "13 July 2020",
        "13 July",
        "13th of July, 2020",
        "13th of July",
        "July 13, 2020",
        "July 13th",
        "July the 13th",
        "JULY 13 2020",
        "13-Jul-2020",
        "2020/jul/13",
        "2020, July 13",
        "13. Juli 2020",
        "13 juillet 2020",
        "13 de julio de 2020",
        "13 de julho",
        "13 luglio 2020",
        "13 июля 2020",
        "13 يوليو 2020",
        "13 تموز",
        "13. heinäkuuta 2020",
        "2020. július 13",
        "2020 m. liepos 13",
        "2020. gada 13. jūlijā",
        "13 tháng 7",
        "13&nbsp;July&nbsp;2020",
        "13</b> <i>July</i> 2020",
        "12–13 July 2020",
        "13-14 July",
        "July 12-13, 2020",
        "Monday, 13 July 2020",
        "Monday 13 July",
        "Mon, Jul 13, 2020",
        "Montag, den 13. Juli 2020",
        "lundi 13 juillet 2020",
        "2020年7月13日(星期一)",
        "1594598400",
        "1594645120000",
        "2020-07-12T23:30:00Z",
        "2020-07-14T01:30:00+02:00",
        r"2020\/07\/13",
        "2020%2F07%2F13",
    ],
)
def test_every_form_of_the_day_is_taken_out(mention: str) -> None:
    assert without_day(f"({mention})", DAY) == "()"
    assert without_day(mention, DAY) == ""


@pytest.mark.parametrize(
    "mention", ["4 March 2021", "04/03/2021", "3/4/21", "March 4", "04. März", "2021-3-04", "4.3."]
)
def test_a_day_of_one_figure_is_taken_out_with_and_without_a_nought(mention: str) -> None:
    assert without_day(f"x {mention} x", SMALL).strip(". x") == ""


@pytest.mark.parametrize(
    "text",
    [
        "12 July 2020",
        "14 July",
        "113 July 2020",
        "July 130, it is said",
        "2020-07-14",
        "2020-06-13",
        "13 August 2020",
        "13 August",
        "13 June 2020",
        "13 July 2019",
        "13 July, 1998",
        "July 13, 2019",
        "13 de julio de 2019",
        "2019年7月13日",
        "2019-07-13",
        "13.07.2019",
        "July 2020",
        "in 2020",
        "on Friday",
        "on Monday of this year",
        "2020-07-20T00:30:00+02:00",
        "13 people and 7 dogs",
        "the 13 juries",
        "0.137",
        "1594000000",
        "15946451200",
        "1.594645120e9",
        "17:13",
        "July 2013",
    ],
)
def test_what_is_not_the_day_stays(text: str) -> None:
    assert without_day(text, DAY) == text


def test_the_rest_of_a_sentence_stays_as_it_is() -> None:
    text = "It was voted on Monday, 13 July 2020, and not on 12 July; by July 2021 it was law."
    assert without_day(text, DAY) == "It was voted on , and not on 12 July; by July 2021 it was law."


def test_a_page_loses_the_day_in_markup_metadata_and_addresses() -> None:
    page = (
        '<html><head><meta charset="iso-8859-1"><meta property="article:published_time" content="2020-07-13T10:00:00Z">'
        '<script type="application/ld+json">{"datePublished": "2020-07-13", "url": "https://x.example/2020/07/13/a"}'
        '</script></head><body><time datetime="2020-07-13">13 July</time><p>Café, 12 July.</p></body></html>'
    )
    left = undated(page.encode("latin-1"), DAY, is_page=True).decode("utf-8")
    assert '"datePublished": ""' in left
    assert 'content=""' in left
    assert "https://x.example//a" in left
    assert '<time datetime=""></time><p>Café, 12 July.</p>' in left
    assert "13" not in left


def test_a_files_name_loses_the_day_but_not_its_suffix() -> None:
    assert undated_name("2020-07-13-bridge.txt", DAY) == "-bridge.txt"
    assert undated_name("20200713.html", DAY) == "clipping.html"
    assert undated_name("bridge.md", DAY) == "bridge.md"


_PIECES = st.sampled_from(
    [
        "13",
        "07",
        "7",
        "2020",
        "20",
        " July ",
        "juillet",
        " ",
        "-",
        "/",
        ".",
        ",",
        "年",
        "月",
        "日",
        "T",
        ":",
        "Z",
        "٣",
        "de ",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=5), max_size=30).map("".join), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@example("13 July 2020", DAY)
def test_only_characters_are_taken_out(text: str, day: date) -> None:
    left = iter(text)
    assert all(character in left for character in without_day(text, day))


@pytest.mark.parametrize(
    "unit", ["13 ", "13 July ", "July 13, ", "13/7/", "a ", "<b> ", "2020 ", "13 - ", "&nbsp;", "12-13 "]
)
def test_the_work_grows_with_the_length_of_the_text(unit: str) -> None:
    assert grows_linearly(lambda count: without_day(unit * count, DAY), 1500)
