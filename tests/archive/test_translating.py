"""The language of the pages, without pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pseudo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import EdtfDate
from archive.errors import DateError
from archive.labels import articles, date_label, language_name, names
from archive.readback import plain, worded
from archive.translating import ENGLISH, day_name, gettext, in_a_row, later_plural, load, ngettext, speaking

POINTS = st.dates(date(1, 1, 1), date(9997, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat()[:size] + mark for size in (4, 7, 10) for mark in ("", "?", "~", "%")])
)


@given(st.one_of(POINTS, st.sampled_from(["199X", "20XX~", "2004-XX", "2004-06-XX"])), st.one_of(st.none(), POINTS))
def test_dates_are_said_in_english_as_they_are_recorded(first: str, last: str | None) -> None:
    for written in (first, f"{first}/..", f"../{first}", f"{first}/{last}"):
        try:
            found = EdtfDate.parse(written)
        except DateError:
            continue
        assert date_label(found) == found.display()


@pytest.mark.parametrize(
    "written", ["0001-01-01", "0001-12-31", "0003-12-31", "0011-11-11", "0031-12-31", "0004-02-29"]
)
def test_an_early_year_is_not_taken_for_its_day(written: str) -> None:
    assert date_label(EdtfDate.parse(written)) == EdtfDate.parse(written).display()


def test_a_language_says_numbers_dates_and_lists_its_own_way(tmp_path: Path) -> None:
    path = pseudo.write(tmp_path)
    path.parent.parent.rename(tmp_path / "pt_BR")
    portuguese = load("pt-br", tmp_path)
    assert (portuguese.tag, portuguese.direction) == ("pt-BR", "ltr")
    with speaking(portuguese):
        assert day_name(date(2020, 7, 13)) == "13 de julho de 2020"
        assert names(("Ana", "Bo", "Cy")) == "Ana, Bo e Cy"
        assert language_name("fr") == "francês"
        assert "1.212" in articles(1212)
    assert articles(1212) == "1,212 articles"


def test_a_number_chooses_among_all_forms_of_a_language(tmp_path: Path) -> None:
    path = pseudo.write(tmp_path)
    forms = "".join(f'msgstr[{form}] "form {form} of %(number)s"\n' for form in range(6))
    head = path.read_text("utf-8").partition("#, python-format")[0]
    path.write_text(f'{head}msgid "%(number)s article"\nmsgid_plural "%(number)s articles"\n{forms}', "utf-8")
    with speaking(load(pseudo.TAG, tmp_path)):
        assert [articles(number) for number in (1, 2, 3, 11, 100)] == [
            "form 1 of 1",
            "form 2 of 2",
            "form 3 of 3",
            "form 5 of 11",
            "form 4 of 100",
        ]


def test_english_is_what_stands_in_the_code() -> None:
    assert load("en") is ENGLISH
    assert gettext("%(share)s %% of %(whole)s", share=5, whole="it") == "5 % of it"
    assert ngettext(*later_plural("%(number)s word", "%(number)s words"), 1000) == "1,000 words"
    assert in_a_row(("a", "b", "c")) == "a, b, c"
    assert in_a_row(()) == ""


@pytest.mark.parametrize("value", ["%(word)s", "100 %", "\0word\0", "{0}"])
def test_no_value_is_taken_for_a_place(value: str) -> None:
    assert plain(worded("exactly %(word)s", word=value)) == f"exactly {value}"
    assert names((value, "b")) == f"{value} and b"


def test_a_month_whose_year_follows_is_written_out() -> None:
    assert date_label(EdtfDate.parse("2000-01/2000-03")) == "between January and March 2000"
    assert date_label(EdtfDate.parse("2000-01/2000")) == "between January and 2000"
