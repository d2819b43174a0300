"""The stated date: by its place and its line, from metadata and from what a page shows; never another one."""

from __future__ import annotations

import pytest
from work import grows_linearly

from archive.article import Confidence, Field, Part
from archive.dates import EdtfDate
from archive.extraction import Habits, Knowledge, Outlet, OutletAuthority, examine, extract
from archive.extraction.lines.clipping import lay_out
from archive.extraction.published.candidates import published_candidates
from archive.readers import read

KNOWLEDGE = Knowledge(
    OutletAuthority(
        (Outlet("Daily Post", country="US", domains=("dailypost.example",)), Outlet("Evening Star", country="NZ"))
    )
)
PARAGRAPH = (
    "The council met on Tuesday and talked for a long time about the price of fish. Nothing came of it, as ever, "
    "and on 3 May 1999 a bridge had fallen into the river."
)
BODY = "\n\n".join((PARAGRAPH, f"{PARAGRAPH} Nobody spoke of it.", "It rained."))
GERMAN = "\n\n".join(
    ("Der Gemeinderat hat am Dienstag lange über den Preis der Fische gesprochen und nichts beschlossen.",) * 3
)


def part_of(text: str, name: str = "a.txt") -> Part:
    (part,) = read(name, text.encode())
    assert isinstance(part, Part)
    return part


def published(text: str, name: str = "a.txt") -> Field[EdtfDate]:
    """The date as stated: unknown where it was only reasoned from the text."""
    field = extract(part_of(text, name), name, KNOWLEDGE).published
    return Field(None, alternatives=field.alternatives) if field.is_inferred else field


def day(text: str, name: str = "a.txt") -> str | None:
    value = published(text, name).value
    return str(value) if value else None


def page(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}{f'<p>{PARAGRAPH}</p>' * 3}</body></html>"


@pytest.mark.parametrize(
    "header",
    [
        "A bridge at last\n\n14:00, 13 July 2020",
        "A bridge at last\n\nAnn One 15:35, Jul 13 2020",
        "A bridge at last\n\nPort Ellery - 13/07/2020 20:00",
        "A bridge at last\n\nAnn One July 13, 2020 Leave a comment",
        "13 July 2020\nA bridge at last",
        "Town Talk 2020.07.13 19:59\n\nA bridge at last",
        "A bridge at last\n\n13 July 2020, page 7",
        "A bridge at last\n\nPORT ELLERY, 13 July 2020 (WW) - The bridge has been mended.",
        "A bridge at last\n\nThe pier in 2019. Photo: Ann One\n\nBy Ann One\n\nJuly 13, 2020 5:50 pm CET",
        "2 May 2019\nAnother story\n\nA bridge at last\n\nAnn One\n13 July 2020",
    ],
)
def test_a_date_beside_the_headline_is_that_of_publication(header: str) -> None:
    assert day(f"{header}\n\n{BODY}") == "2020-07-13"


@pytest.mark.parametrize(
    ("below", "value"),
    [
        ("First published on 13 July 2020", "2020-07-13"),
        ("Harbour Desk, 13 July 2020, page 7", "2020-07-13"),
        ("Evening Star, 13 July 2020", "2020-07-13"),
        ("Ann One July 13, 2020 at 10:25 pm\nI was there.\nBen Two July 14, 2020 at 1:03 am\nSo was I.", None),
        ("Related articles\nAn older story\n13 July 2020", None),
    ],
)
def test_below_the_text_a_date_needs_a_reason(below: str, value: str | None) -> None:
    assert day(f"A bridge at last\n\n{BODY}\n\n{below}") == value


@pytest.mark.parametrize(
    "line",
    [
        "On 13 July 2020 it fell.",
        "The old bridge in the river, 13 July 2020",
        "— Ann One (@annone) July 13, 2020",
        "Edition of 13 July 2020",
        "Retrieved 13 July 2020",
        "Today, 12:37",
        "13 July",
    ],
)
def test_what_else_is_dated_is_not_the_article(line: str) -> None:
    assert day(f"A bridge at last\n\n{line}\n\n{BODY}") is None


def test_the_days_of_a_weekly_are_a_span() -> None:
    assert day(f"A bridge at last\n\n3–9 March 2020\n\n{BODY}") == "2020-03-03/2020-03-09"


def test_a_list_of_dates_dates_nothing() -> None:
    events = "\n".join(f"* {number}.02.2020 20:00 Meeting" for number in (20, 13, 6))
    assert day(f"{events}\n\nA bridge at last\n\n21. September 2019\n\n{GERMAN}") == "2019-09-21"


@pytest.mark.parametrize(
    ("line", "value", "confidence"),
    [
        ("Updated: 14 July 2020, 20:44", "2020-07-14", Confidence.MEDIUM),
        ("Stand: 14.07.2020 05:00 Uhr", "2020-07-14", Confidence.MEDIUM),
        ("Last updated 14 July 2020", None, Confidence.LOW),
    ],
)
def test_an_update_alone_counts_as_far_as_news_are_timed(line: str, value: str | None, confidence: Confidence) -> None:
    field = published(f"A bridge at last\n\n{line}\n\n{BODY}")
    assert (str(field.value) if field.value else None, field.confidence) == (value, confidence)
    evidence = (*field.evidence, *(one for other in field.alternatives for one in other.evidence))
    assert evidence[0].rule.endswith("where no other date is given")


def test_an_update_is_kept_apart_from_the_publication() -> None:
    field = published(f"A bridge at last\n\nPublished 13 July 2020, updated 14 July 2020, 20:44\n\n{BODY}")
    assert (str(field.value), field.confidence) == ("2020-07-13", Confidence.HIGH)
    (other,) = field.alternatives
    assert (str(other.value), other.confidence) == ("2020-07-14", Confidence.LOW)
    assert other.evidence[0].rule.endswith("the date of a change")


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        (f"A bridge at last\n\n03/04/2021\n\n{GERMAN}", "2021-04-03", "the clipping’s language"),
        (f"Daily Post\n\nA bridge at last\n\n03/04/2021\n\n{BODY}", "2021-03-04", "the outlet’s country"),
        (f"Evening Star\n\nA bridge at last\n\n03/04/2021\n\n{BODY}", "2021-04-03", "the outlet’s country"),
        (f"A bridge at last\n\n03/04/2021 9:15 am EST\n\n{BODY}", "2021-03-04", "where its time zone is used"),
        (
            f"A bridge at last\n\n03/04/2021\nUpdated 5 March 2021\n\n{BODY}",
            "2021-03-04",
            "another date of the clipping",
        ),
    ],
)
def test_what_settles_an_open_date_is_said(text: str, value: str, reason: str) -> None:
    field = published(text)
    assert str(field.value) == value
    assert any(reason in evidence.rule for evidence in field.evidence)


def test_an_open_date_waits_for_the_outlets_other_clippings() -> None:
    part = part_of(f"A bridge at last\n\n03/04/2021\n\n{BODY}")
    alone = examine(part, "a.txt", KNOWLEDGE)
    assert alone.article.published.value is None or alone.article.published.is_inferred
    assert (alone.traits.is_open, alone.traits.date_order) == (True, "")
    told = examine(part_of(f"A bridge at last\n\n03/17/2021\n\n{BODY}"), "a.txt", KNOWLEDGE)
    assert (told.traits.is_open, told.traits.date_order) == (False, "month first")
    settled = examine(part, "a.txt", KNOWLEDGE, Habits(date_order="month first")).article.published
    assert str(settled.value) == "2021-03-04"
    assert settled.evidence[0].rule.endswith("read with the month first, as in the outlet’s other clippings")


@pytest.mark.parametrize(
    ("line", "below", "value"),
    [
        ("Sunday, 28 April, 14:26", "© 2024 Daily Post", "2024-04-28"),
        ("28 April, 14:26", "© 2024 Daily Post", "2024-04-28"),
        ("4月28日(日)", "© 2024 Daily Post", "2024-04-28"),
        ("Monday, 28 April, 14:26", "© 2024 Daily Post", None),
        ("Sunday, 28 April, 14:26", "", None),
        ("28 April", "© 2024 Daily Post", None),
    ],
)
def test_a_day_without_a_year_takes_the_year_that_the_clipping_states(line: str, below: str, value: str | None) -> None:
    assert day(f"A bridge at last\n\n{line}\n\n{BODY}\n\n{below}") == value


def test_metadata_and_address_agree() -> None:
    head = (
        '<link rel="canonical" href="https://dailypost.example/2020/07/13/bridge">'
        '<meta property="article:published_time" content="2020-07-13T08:00:00+02:00">'
    )
    field = published(page(head), "a.html")
    assert (str(field.value), field.confidence) == ("2020-07-13", Confidence.HIGH)
    assert len(field.evidence) == 2


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("2020-07-14T02:18:11Z", "2020-07-13"),
        ("2020-07-14T02:18:11+00:00", "2020-07-13"),
        ("2020-07-12T22:04:00Z", "2020-07-13"),
        ("2020-07-13T12:00:00Z", "2020-07-13"),
    ],
)
def test_a_time_in_utc_is_the_day_where_the_paper_is(stamp: str, value: str) -> None:
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{stamp}"}}</script>'
    shown = "<h1>A bridge at last</h1><span>13 July 2020</span>"
    assert day(page(script, shown), "a.html") == value


def test_a_day_too_far_from_a_time_in_utc_is_another_day() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-07-14T12:18:11Z"}</script>'
    )
    field = published(page(script, "<h1>A bridge at last</h1><span>12 July 2020</span>"), "a.html")
    assert str(field.value) == "2020-07-14"


@pytest.mark.parametrize(
    "shown",
    [
        "<h1>A bridge at last</h1><div>By <a>Ann One</a><span>13 July 2020</span></div>",
        "<div>13.07.2020, 10:21</div><h1>A bridge at last</h1>",
        "<h1>A bridge at last</h1><aside>First published on Mon 13 Jul 2020 07.46 EST</aside>",
        '<h1>A bridge at last</h1><time datetime="2020-07-13T10:00:00+02:00">an hour ago</time>',
        "<div><b>A bridge at last</b></div><p>13 July 2020 | Ann One</p>",
    ],
)
def test_a_page_without_metadata_shows_its_date_beside_the_headline(shown: str) -> None:
    assert day(page("<title>A bridge at last | Port Weekly</title>", shown), "a.html") == "2020-07-13"


@pytest.mark.parametrize(
    "shown",
    [
        "<h1>A bridge at last</h1><nav>13 July 2020</nav>",
        "<h1>A bridge at last</h1><div class='related'>An older story 13 July 2020</div>",
        "<h1>A bridge at last</h1><figcaption>The river, swollen by rain, on 13 July 2020</figcaption>",
    ],
)
def test_a_page_shows_other_dates_too(shown: str) -> None:
    assert day(page("<title>A bridge at last | Port Weekly</title>", shown), "a.html") is None


def test_work_grows_with_the_lines() -> None:
    def candidates(size: int) -> int:
        text = (
            f"A bridge at last\n\n03/04/2021 12:00\n\n{BODY}\n\n"
            + "Ann One 03/04/2021\n3 May 2019\nIt rained.\n" * size
        )
        return len(list(published_candidates(lay_out(part_of(text), "a.txt", KNOWLEDGE), "A bridge at last")))

    assert grows_linearly(candidates, 60)
