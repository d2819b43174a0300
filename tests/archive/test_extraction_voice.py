"""How a text names outlets: what a paper says as itself, and what it takes from others."""

from __future__ import annotations

import pytest
from work import grows_linearly

from archive.article import Confidence, Field, Part
from archive.extraction import Knowledge, Outlet, OutletAuthority, extract
from archive.extraction.lines.clipping import lay_out
from archive.extraction.outlet.voice import voice_candidates
from archive.readers import read

KNOWLEDGE = Knowledge(
    OutletAuthority(
        (
            Outlet("Daily Post", domains=("dailypost.example",), language="en"),
            Outlet("Evening Star", language="en"),
            Outlet("Küstenbote", language="de", domains=("kuestenbote.example",)),
            Outlet("Quay", language="en"),
            Outlet("Harbour One", kind="broadcaster", language="en"),
            Outlet("World Wire", aliases=("WW",), kind="agency", language="en"),
        )
    )
)
PARAGRAPH = (
    "The council met on Tuesday and talked for a long time about the price of fish. Nothing came of it, as ever, "
    "and in the spring a bridge had fallen into the river."
)


def outlet(*lines: str) -> Field[str]:
    text = "\n\n".join(("A bridge at last", PARAGRAPH, *lines, f"{PARAGRAPH} Nobody spoke of it.", "It rained."))
    (part,) = read("a.txt", text.encode())
    assert isinstance(part, Part)
    return extract(part, "a.txt", KNOWLEDGE).outlet


def rules(field: Field[str]) -> list[str]:
    return [evidence.rule for evidence in field.evidence]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("“It rained,” the mayor told Daily Post on the bridge.", "was told something"),
        ("In an interview with the Daily Post, the mayor spoke of the rain that had fallen.", "was told something"),
        ("A letter that was obtained by the Daily Post speaks of rain that fell in the night.", "was told something"),
        ("The Daily Post has seen the letter in which the mayor speaks of the rain.", "speaks of itself in the text"),
        ("Daily Post political correspondent Ann One saw the rain from the quay.", "speaks of itself in the text"),
        ("The mayor did not respond to the Daily Post’s request for comment.", "speaks of itself in the text"),
        ("The bridge. Photo: Daily Post", "credited with a picture"),
        ("The bridge in the rain (Ann One/Daily Post)", "credited with a picture"),
        ("The bridge in the rain, as it was seen from the quay. Daily Post", "credited with a picture"),
        (f"The quay is dry; write about it to letters@dailypost.example. {PARAGRAPH}", "address of the paper"),
        ("Daily Post Jobs", "named in a short line"),
        (
            f"The quay where the Daily Post has its seat is dry, and the rain has ended. {PARAGRAPH}",
            "the only outlet that the text names",
        ),
    ],
)
def test_a_text_speaks_as_its_paper(line: str, rule: str) -> None:
    field = outlet(line)
    assert field.value == "Daily Post"
    assert rule in rules(field)
    assert field.confidence is not Confidence.HIGH


@pytest.mark.parametrize(
    "line",
    [
        "The rain had ended before noon, according to the Daily Post, which had looked.",
        "The Daily Post reported that it rained, and that it had rained before.",
        "It rained, wrote the newspaper Daily Post, and it had rained before that.",
        "The mayor said it in the Daily Post, where he says such things.",
        "“It rained,” the mayor told the “Daily Post” on the bridge, where it did.",
        "“It rained,” the mayor told the Daily Post newspaper on the bridge.",
        "The bridge in the rain (Ann One/Daily Post via World Wire)",
        "“It rained,” the mayor said on Harbour One, which had asked him.",
        "“It rained,” the mayor told World Wire. “It did,” he told World Wire. “It did,” he told World Wire.",
        "“Es regnet”, the mayor told the Küstenbote, which had come over the sea.",
        "In the night the mayor saw the Quay and nothing else than rain.",
        f"The Scottish Daily Post stayed dry in the rain. {PARAGRAPH}",
        f"The mayor is fond of Daily Post Coffee in the rain. {PARAGRAPH}",
    ],
)
def test_what_it_takes_from_others_is_not_its_paper(line: str) -> None:
    assert outlet(line).value is None


def test_who_is_told_something_is_unknown_where_others_are_named_too() -> None:
    told = "“It rained,” the mayor told the Daily Post on the bridge."
    assert outlet(told).value == "Daily Post"
    assert outlet(told, "It rained, according to the Evening Star, all the night.").value is None


def test_an_outlet_that_is_cited_more_often_than_told_is_not_the_paper() -> None:
    told = "“It rained,” the mayor told the Daily Post on the bridge."
    cited = "The Daily Post reported that it rained, and that it had rained before."
    assert outlet(told, cited).value is None


def test_who_is_told_things_again_and_again_is_the_paper_itself() -> None:
    told = "“It rained,” the mayor told the Daily Post on the bridge."
    assert [outlet(*[told] * times).confidence for times in (1, 2, 3)] == [
        Confidence.LOW,
        Confidence.LOW,
        Confidence.MEDIUM,
    ]


def test_ways_of_naming_agree() -> None:
    field = outlet("“It rained,” the mayor told the Daily Post on the bridge.", "The bridge. Photo: Daily Post")
    assert field.confidence is Confidence.MEDIUM
    assert set(rules(field)) == {"was told something", "credited with a picture"}


def test_the_address_of_the_paper_tells_it_in_any_language() -> None:
    assert outlet("Write to us about the rain: post@kuestenbote.example, and give your name.").value == "Küstenbote"


def test_an_agency_that_found_out_itself_has_written_the_text() -> None:
    told = "“It rained,” the mayor told World Wire on the bridge."
    assert outlet(told, told, "World Wire could not confirm that it had rained.").value == "World Wire"


def test_a_short_name_is_meant_where_it_speaks_or_offers_something() -> None:
    assert outlet("“It rained,” the mayor told Quay on the bridge, where it did.").value == "Quay"
    assert outlet("New offers from Quay Jobs").value == "Quay"


def test_the_paper_can_stand_for_the_author() -> None:
    (part,) = read("a.txt", f"A bridge at last\n\nBy Daily Post, WW\n\n{PARAGRAPH}\n\n{PARAGRAPH}".encode())
    assert isinstance(part, Part)
    assert extract(part, "a.txt", KNOWLEDGE).outlet.value == "Daily Post"


def test_work_grows_with_the_text() -> None:
    def work(times: int) -> None:
        text = f"{PARAGRAPH} “It rained,” she told Daily Post. (Ann One/Daily Post)\n\n" * times
        (part,) = read("a.txt", text.encode())
        assert isinstance(part, Part)
        list(voice_candidates(lay_out(part, "a.txt", KNOWLEDGE), "en"))

    assert grows_linearly(work, 20)
