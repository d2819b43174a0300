"""The authority file of dated events: its entries, what overlays it, how events are found in a text."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path

import pytest
from work import grows_linearly

from archive.errors import AuthorityError
from archive.extraction import EventAuthority, Knowledge
from archive.extraction.authorities.events import KINDS
from archive.extraction.folding import folded


@pytest.fixture(scope="module")
def authority() -> EventAuthority:
    return EventAuthority.load()


def overlay(folder: Path, text: str) -> Path:
    path = folder / "events.toml"
    path.write_text(text, "utf-8")
    return path


def entry(**more: str) -> str:
    values = {"name": '"Lethra Accord"', "start": '"2011-07-14"', **more}
    return "[[event]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())


def named(authority: EventAuthority, text: str) -> list[tuple[str, str]]:
    return [(mention.event.name, text[mention.start : mention.end]) for mention in authority.mentions(text)]


def test_it_holds_three_hundred_events_with_their_sources(authority: EventAuthority) -> None:
    assert len(authority.events) >= 300
    for event in authority.events:
        assert event.source.startswith("https://"), event.name
        assert event.kind in KINDS
        assert event.start.earliest is not None
        assert event.start.earliest.year >= 1890, event.name


def test_no_name_belongs_to_two_events(authority: EventAuthority) -> None:
    names = Counter(
        name for event in authority.events for name in {folded(one) for one in (event.name, *event.aliases)} if name
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_an_event_is_found_by_any_of_its_names(authority: EventAuthority) -> None:
    text = (
        "They met again after the Samarkand summit, as the Treaty of Good-neighborliness and Friendly Cooperation says."
    )
    assert [quote for _, quote in named(authority, text)] == [
        "Samarkand summit",
        "Treaty of Good-neighborliness and Friendly Cooperation",
    ]


def test_a_name_is_found_in_texts_without_spaces(authority: EventAuthority) -> None:
    assert [quote for _, quote in named(authority, "两国签署了中俄睦邻友好合作条约。")] == ["中俄睦邻友好合作条约"]


def test_an_entry_of_ones_own_replaces_and_adds(tmp_path: Path) -> None:
    path = overlay(tmp_path, entry(kind='"treaty"', aliases='["Accord of Lethra"]', weekday='"Thursday"'))
    authority = EventAuthority.load(path)
    assert named(authority, "Since the Accord of Lethra nothing has moved.") == [("Lethra Accord", "Accord of Lethra")]
    again = EventAuthority.load(
        overlay(tmp_path, entry(name='"Samarkand summit of the Shanghai Cooperation Organisation"'))
    )
    (event,) = (event for event in again.events if event.name.startswith("Samarkand summit"))
    assert str(event.start) == "2011-07-14"


def test_names_are_whole_words_written_as_names(tmp_path: Path) -> None:
    authority = EventAuthority.load(overlay(tmp_path, entry(name='"Winter Accord"')))
    assert named(authority, "The Winter Accord’s end.") == [("Winter Accord", "Winter Accord")]
    for text in ("im Winter accord", "the winter Accord", "Winter Accords", "Winter"):
        assert named(authority, text) == []


def test_a_name_that_two_events_share_names_neither(tmp_path: Path) -> None:
    text = entry(aliases='["Tamre summit"]') + entry(name='"Second Tamre summit"', aliases='["Tamre summit"]')
    assert named(EventAuthority.load(overlay(tmp_path, text)), "At the Tamre summit they spoke.") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[event]", "not valid TOML"),
        ("event = 3", "written as [[event]] tables"),
        ('[[event]]\nstart = "2011"', "needs a name"),
        (entry(name='" "'), "needs a name"),
        (entry(start="2011"), "start is a day, a month or a year"),
        (entry(start='"2011-02-30"'), "start is a day, a month or a year"),
        (entry(start='"2011~"'), "start is a day, a month or a year"),
        (entry(end='"2010-07-14"'), "ends before it starts"),
        (entry(weekday='"Friday"'), "2011-07-14 was a Thursday"),
        (entry(start='"2011-07"', weekday='"Friday"'), "only a day has a weekday"),
        (entry(kind='"party"'), "kind is one of"),
        (entry(recurs="1"), "recurs is true or false"),
        (entry(aliases='"x"'), "write a list of names"),
        (entry(aliases='["x", ""]'), "write a list of names"),
        (entry(place='"Lethra"'), "unknown key place"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    path = overlay(tmp_path, text)
    with pytest.raises(AuthorityError, match=r"events\.toml") as caught:
        EventAuthority.load(path)
    assert reason in str(caught.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="can't be read"):
        EventAuthority.load(tmp_path / "none.toml")


def test_a_changed_file_changes_how_clippings_are_read(tmp_path: Path) -> None:
    knowledge = Knowledge.load()
    assert knowledge.fingerprint == Knowledge.load().fingerprint
    assert knowledge.fingerprint != Knowledge.load(None, overlay(tmp_path, entry())).fingerprint


def test_it_reaches_another_process_without_its_own_file(tmp_path: Path) -> None:
    authority = EventAuthority.load(overlay(tmp_path, entry()))
    packed = pickle.dumps(authority)
    assert len(packed) < 2_000
    unpacked = pickle.loads(packed)  # noqa: S301
    assert unpacked.fingerprint == authority.fingerprint
    assert unpacked.events == authority.events


def test_finding_events_takes_linear_work(authority: EventAuthority) -> None:
    text = "the Samarkand summit and the Treaty of Good Treaty of Good Treaty of "
    assert grows_linearly(lambda size: list(authority.mentions(text * size)), 200)
