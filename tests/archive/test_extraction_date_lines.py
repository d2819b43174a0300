"""What the dates of a line state, and in which order open numbers are read."""

from __future__ import annotations

import pytest

from archive.dates import EdtfDate
from archive.extraction import Outlet
from archive.extraction.dates.lines import Manner, stated_dates
from archive.extraction.dates.order import Order, agreeing, order_by_habit, order_by_others, order_in_line
from archive.extraction.vocabulary.labels import Kind

OPEN = (EdtfDate.parse("2021-04-03"), EdtfDate.parse("2021-03-04"))


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Published March 3, 2021", Kind.PUBLISHED, "Published"),
        ("First published on Tue 3 Mar 2021", Kind.PUBLISHED, "First published"),
        ("Posted by: Ann One on March 3, 2021 in Town", Kind.PUBLISHED, "Posted"),
        ("Zuerst veröffentlicht am 03/03/2021", Kind.PUBLISHED, "Zuerst veröffentlicht"),
        ("Publicerad 3 mars 2021 kl 10.23", Kind.PUBLISHED, "Publicerad"),
        ("Yayınlanma: 03.03.2021", Kind.PUBLISHED, "Yayınlanma"),
        ("입력 2021.03.03 20:00", Kind.PUBLISHED, "입력"),
        ("2021年3月3日 12時00分公開", Kind.PUBLISHED, "公開"),
        ("تم نشره الجمعة 3 آذار 2021", Kind.PUBLISHED, "تم نشره"),
        ("Опубликовано 3 марта 2021", Kind.PUBLISHED, "Опубликовано"),
        ("Stand: 03.03.2021, 20:44 Uhr", Kind.UPDATED, "Stand"),
        ("Mis à jour le 3 mars 2021", Kind.UPDATED, "Mis à jour"),
        ("2021年3月3日 更新", Kind.UPDATED, "更新"),
        ("Son güncelleme: 03.03.2021", Kind.UPDATED, "Son güncelleme"),
        ("Accessed 3 March 2021", Kind.ACCESSED, "Accessed"),
        ("Edition of 3 March 2021", Kind.OTHER, "Edition"),
        ("Photo taken 3 March 2021", Kind.OTHER, "taken"),
        ("3 March 2021", Kind.DATE, ""),
        ("March 2021", Kind.MONTH, ""),
    ],
)
def test_a_word_beside_it_says_what_a_date_is(text: str, kind: Kind, label: str) -> None:
    (stated,) = stated_dates(text)
    assert (stated.kind, stated.label) == (kind, label)


def test_each_date_of_a_line_has_its_own_label() -> None:
    stated = stated_dates("Updated: 4 March 2021 | Published: 3 March 2021, 10:00")
    assert [(one.kind, str(one.found.readings[0])) for one in stated] == [
        (Kind.UPDATED, "2021-03-04"),
        (Kind.PUBLISHED, "2021-03-03"),
    ]


def test_a_label_of_another_sentence_is_none() -> None:
    (stated,) = stated_dates("It was never published. On 3 March 2021 the bridge fell")
    assert (stated.kind, stated.manner) == (Kind.DATE, Manner.WORDED)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("3 March 2021", Manner.ALONE),
        ("Mittwoch, 3. März 2021", Manner.ALONE),
        ("03.03.2021, 17:59 Lesezeit: 5 Min.", Manner.TIMED),
        ("14:00, 3 Mar 2021", Manner.TIMED),
        ("Sat 3 Mar 2021 12.42 CET", Manner.TIMED),
        ("3 March 2021 | 14 Comments | Share", Manner.ALONE),
        ("4 March 2021, page 7", Manner.PAGED),
        ("2021年3月3日 第5版", Manner.PAGED),
        ("Ann One 15:35, Mar 3 2021", Manner.NAMED),
        ("Madrid - 03/03/2021 20:00", Manner.NAMED),
        ("渡辺洋介 2021年3月3日 21時37分", Manner.NAMED),
        ("dpa-Redaktion Palma, Mallorca 03.03.21 09:56", Manner.NAMED),
        ("3. März 2021 Ann One schreibt über alles, was ihr im Leben so auffällt", Manner.LEADING),
        ("PORT ELLERY, 3 March 2021 (WW) - The bridge fell into the river.", Manner.DATELINE),
        ("新华社北京2021年3月3日电 桥塌了。", Manner.DATELINE),
        ("The old bridge in the river, 3 March 2021", Manner.WORDED),
        ("On 3 March 2021 the bridge fell.", Manner.WORDED),
        ("3 March 2021 saw the bridge fall.", Manner.WORDED),
        ("— Ann One (@annone) March 3, 2021", Manner.WORDED),
        ("* [ March 3, 2021 ] Bridge Falls At Last Town Talk", Manner.WORDED),
    ],
)
def test_a_date_is_worth_what_stands_beside_it(text: str, manner: Manner) -> None:
    assert stated_dates(text)[0].manner is manner


def test_long_lines_state_nothing() -> None:
    assert stated_dates("3 March 2021 " + "and so on " * 40) == ()


@pytest.mark.parametrize(
    ("country", "language", "is_day_first"),
    [
        ("US", "en", False),
        ("PH", "en", False),
        ("GB", "en", True),
        ("US", "de", True),
        (None, "es", True),
        (None, "en", None),
        ("CA", "en", None),
        (None, None, None),
    ],
)
def test_language_and_country_tell_the_order(
    country: str | None, language: str | None, is_day_first: bool | None
) -> None:
    order = order_by_habit(Outlet("Daily Post", country=country), language)
    assert (order.is_day_first if order else None) is is_day_first


def test_the_line_of_a_date_tells_the_order_first() -> None:
    assert order_in_line("03/04/2021 9:15 am EST") == Order(False, "where its time zone is used")
    assert order_in_line("03/04/2021, changed 17/04/2021") == Order(True, "another date in its line is written")
    assert order_in_line("03/04/2021 9:15") is None


def test_the_other_clippings_tell_the_order_in_their_words() -> None:
    assert order_by_others("") is None
    order = order_by_others("month first")
    assert order is not None
    assert order.chosen(OPEN) == OPEN[1:]
    assert str(order) == "read with the month first, as in the outlet’s other clippings"


def test_another_date_of_the_clipping_decides_if_it_fits_one_reading_only() -> None:
    days = {reading: reading.earliest for reading in OPEN}
    first, second = (day for day in days.values() if day)
    assert agreeing(OPEN, {first}) == OPEN[:1]
    assert agreeing(OPEN, {second.replace(day=5)}) == OPEN[1:]
    assert agreeing(OPEN, {first, second}) == OPEN
    assert agreeing(OPEN, {second.replace(day=28)}) == OPEN
