"""What single lines are: record lines, furniture, captions, notes, running text."""

from __future__ import annotations

import pytest

from archive.article import Part
from archive.extraction import Outlet, OutletAuthority
from archive.extraction.lines.forms import form_of
from archive.extraction.lines.headlines import split_headline
from archive.extraction.lines.layout import lines_of
from archive.extraction.lines.record import record_of
from archive.extraction.roles import Role
from archive.extraction.vocabulary.phrases import CREDIT_CUE, ENDING_CREDITS

OUTLETS = OutletAuthority([Outlet("The Daily Post", aliases=("Daily Post",), domains=("dailypost.example",))])


def pieces(text: str) -> dict[str, str]:
    return {piece.kind.value: text[piece.start : piece.end] for piece in record_of(text, OUTLETS)}


def lines(text: str) -> list[str]:
    return [line.text for line in lines_of(Part("", "", "text/plain", "utf-8", text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "By Ann One Source: Daily Post Published: 2020/7/13 12:38:40",
            {"byline": "Ann One", "source": "Daily Post", "published": "2020/7/13"},
        ),
        ("By Ann One · Daily Post · 18 May 2019", {"byline": "Ann One", "outlet": "Daily Post", "date": "18 May 2019"}),
        ("Daily Post, 10 January 2020", {"outlet": "Daily Post", "date": "10 January 2020"}),
        ("4 March 2021, page 7", {"date": "4 March 2021", "page": "7"}),
        ("Published: 3 May 2020  Updated: 4 May 2020", {"published": "3 May 2020", "updated": "4 May 2020"}),
        ("Accessed 5 June 2021", {"accessed": "5 June 2021"}),
        ("Veröffentlicht am 28. April 2024, 14:26 Uhr", {"published": "28. April 2024"}),
        ("Publié le 12 avril 2019 à 18 h 05", {"published": "12 avril 2019"}),
        ("Von Ann Eins", {"byline": "Ann Eins"}),
        ("记者 周以宁", {"byline": "周以宁"}),
        ("كتبت: سلمى الحوراني", {"byline": "سلمى الحوراني"}),
        ("From our own reporter", {"unsigned": "From our own reporter"}),
        ("Wednesday, 8 February 2023, 3:52 pm", {"date": "8 February 2023"}),
        ("dailypost.example | 3 May 2020", {"outlet": "dailypost.example", "date": "3 May 2020"}),
    ],
)
def test_a_record_line_is_cut_into_what_it_states(text: str, found: dict[str, str]) -> None:
    assert {kind: value for kind, value in pieces(text).items() if kind not in ("noise", "other")} == found


@pytest.mark.parametrize(
    "text",
    [
        "By the numbers: what we know",
        "By 2030, the world will have changed",
        "Results for 3 May 2021",
        "On 3 May 2021 the council met. It was raining.",
        "Words and more words",
        "The bridge in the old town at night, 3 May 2021",
    ],
)
def test_a_sentence_or_headline_is_no_record_line(text: str) -> None:
    assert pieces(text) == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Share this", Role.FURNITURE),
        ("Share this    Comment (214)", Role.FURNITURE),
        ("Facebook  Twitter  WhatsApp", Role.FURNITURE),
        ("Teilen Drucken", Role.FURNITURE),
        ("Skip to content", Role.FURNITURE),
        ("Home > News > Planning", Role.FURNITURE),
        ("News  Sport  Tides  Jobs", Role.FURNITURE),
        ("Markets | Energy | Shipping", Role.FURNITURE),
        ("Fact Box", Role.FURNITURE),
        ("TTR: 0.477", Role.FURNITURE),
        ("comments powered by Parley", Role.FURNITURE),
        ("We use cookies to make this site work.", Role.FURNITURE),
        ("Subscribe to our newsletter", Role.FURNITURE),
        ("Advertisement", Role.FURNITURE),
        ("Tags: one, two", Role.FURNITURE),
        ("5 min read", Role.FURNITURE),
        ("Related articles", Role.LIST_HEAD),
        ("Search Trends", Role.LIST_HEAD),
        ("Lo más leído en Cultura", Role.LIST_HEAD),
        ("相关阅读：", Role.LIST_HEAD),
        ("Posted in: VIEWPOINT", Role.SECTION),
        ("Categories Opinion", Role.SECTION),
        ("© 2018 The Post. All rights reserved.", Role.COPYRIGHT),
        ("版权所有 晨报", Role.COPYRIGHT),
        ("The pier at night. Photo: Ann One", Role.CAPTION),
        ("A view of the hall in Samarkand, Uzbekistan. /Agency", Role.CAPTION),
        ("(Photo by Ann One)", Role.CAPTION),
        ("Editor's note: This series is about places.", Role.NOTE),
        ("The author is a professor of law.", Role.NOTE),
        ("（作者系本市教师）", Role.NOTE),
        ("The views do not necessarily reflect those of the paper.", Role.NOTE),
        ("(If you want to contribute, please contact us at a@b.example.)", Role.NOTE),
        ("Council votes for a new bridge", Role.FREE),
        ("More women than ever in parliament", Role.FREE),
        ("It rained.", Role.FREE),
        (
            "The council met on Tuesday and talked for a long time. Nothing came of it, as it never does. " * 2,
            Role.PROSE,
        ),
    ],
)
def test_the_form_of_a_line_says_what_it_is(text: str, role: Role) -> None:
    form = form_of(text)
    assert form.role is role
    assert bool(form.rule) is (role not in (Role.FREE, Role.PROSE))


@pytest.mark.parametrize(
    ("text", "headline", "outlet"),
    [
        ("Daily Post | Council votes", "Council votes", "Daily Post"),
        ("Council votes - The Daily Post", "Council votes", "The Daily Post"),
        ("Council votes: Daily Post editorial", "Council votes", "Daily Post"),
        ("Council votes — no, it doesn’t - Daily Post", "Council votes — no, it doesn’t", "Daily Post"),
        ("Council votes | dailypost.example", "Council votes", "dailypost.example"),
    ],
)
def test_a_headline_is_parted_from_its_outlet(text: str, headline: str, outlet: str) -> None:
    split = split_headline(text, OUTLETS)
    assert split is not None
    assert (text[split.start : split.end], text[split.outlet_start : split.outlet_end]) == (headline, outlet)
    assert split.is_sure


def test_an_unknown_name_beside_a_bar_is_only_a_guess() -> None:
    split = split_headline("Evening Star | Council votes for a bridge", OUTLETS)
    assert split is not None
    assert not split.is_sure


@pytest.mark.parametrize(
    "text", ["Talks - and what came of them", "One | two", "A day in May: an editorial", "|", "- x"]
)
def test_a_headline_with_a_dash_is_one_headline(text: str) -> None:
    assert split_headline(text, OUTLETS) is None


def test_wrapped_paragraphs_are_put_together_and_short_lines_are_not() -> None:
    text = (
        "Title of it\nBy Ann One\n\n"
        "The council met on Tuesday and talked for a long time about\n"
        "the price of fish, the state of the pier and the question of\n"
        "who should pay for either.\n\nIt rained.\nIt snowed."
    )
    assert lines(text) == [
        "Title of it",
        "By Ann One",
        "The council met on Tuesday and talked for a long time about the price of fish, the state of the pier and the "
        "question of who should pay for either.",
        "It rained.",
        "It snowed.",
    ]


def test_a_line_a_paragraph_is_left_as_it_is() -> None:
    assert lines("One long line. " * 20 + "\nanother\r\n\r\n third \u00a0\rfourth") == [
        ("One long line. " * 20).strip(),
        "another",
        "third",
        "fourth",
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Ann One",
        "(Photo by Ann One)",
        "Foto: Ann Eins/dpa",
        "Fotografía de Ana Uno",
        "Crédit photo : Anne Une",
        "File photo/Ann One",
        "[Getty Images]",
        "(Quelle: Ann Eins)",
        "The quay at dusk. Foto Ann Eins",
        "the quay / AFP",
        "the quay, Reuters/Ann One",
        "Wikimedia Commons",
        "© Ann One",
        "the quay - Copyright Ann One",
        "新华社发",
        "王小明摄",
        "تصوير: محمد",
    ],
)
def test_what_ends_with_a_credit_holds_its_cue(credit: str) -> None:
    line = f"Boats lie at the quay in the evening {credit}"
    assert any(pattern.search(line) for pattern in ENDING_CREDITS)
    assert CREDIT_CUE.search(line)
