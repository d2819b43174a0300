"""What an archive holds, looked through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import derived, seen

from archive.archive import Archive
from archive.browsing import Browsing
from archive.catalogue import holding
from archive.catalogue.recording import Recorder
from archive.catalogue.runs import RunKind
from archive.catalogue.values import SourceState
from archive.config import Settings
from archive.home import Home
from archive.indexing import keep_up
from archive.listing import Listing
from archive.search import SearchService
from archive.search_state import SearchState
from index.model import ValueOrder
from index.periods import Period


@pytest.fixture(params=["memory:", "whoosh"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Archive]:
    opened = Archive.open(Settings(engine=request.param), Home(tmp_path / "home"))
    yield opened
    opened.close()


def take(archive: Archive, name: str, **values: object) -> str:
    with archive.catalogue.store.writing() as connection:
        text = str(values.pop("text", f"The text of {name}."))
        return Recorder(connection, "r").record(seen(name, text), [derived(text, **values)])[0].article_id or ""


def browsing(archive: Archive) -> Browsing:
    keep_up(archive.catalogue, archive.generations)
    service = SearchService(archive.catalogue, archive.generations, archive.settings)
    return Browsing(service, archive.catalogue, archive.home.path.parent / "outlets.toml")


def test_languages_and_months_are_sought_by_what_people_read(archive: Archive) -> None:
    for number, (language, month) in enumerate([("fr", "1994-03"), ("fi", "2021-03"), ("de", "2021-12")]):
        take(archive, str(number), language=language, published=month)
    looking = browsing(archive)
    found = looking.listed(Listing("language", within="f", order=ValueOrder.NAME)).found
    assert [each.value for each in found.values] == ["fi", "fr"]
    months = looking.listed(Listing("month", within="march", order=ValueOrder.NAME)).found
    assert [each.value for each in months.values] == ["2021-03", "1994-03"]
    assert (months.total, months.distinct) == (2, 3)
    assert [each.value for each in looking.listed(Listing("month", within="1994")).found.values] == ["1994-03"]


def test_values_are_those_of_a_search(archive: Archive) -> None:
    take(archive, "a", text="the harbour", outlet="Gazette", authors=("Ana",))
    take(archive, "b", text="the harbour", outlet="Star", authors=("Bo",))
    take(archive, "c", text="the ferry", outlet="Times", authors=("Ana",))
    state = SearchState("harbour").with_facet("author", "Ana").with_facet("outlet", "Star")
    found = browsing(archive).listed(Listing("outlet", state)).found
    assert [each.value for each in found.values] == ["Gazette"]


def test_an_author_is_told_with_whom_and_where(archive: Archive) -> None:
    take(archive, "a", outlet="Gazette", authors=("Ana Lopez", 'Bo "B" Chen'), published="2021")
    take(archive, "b", outlet="Star", authors=("Ana Lopez",), published="2019-05")
    take(archive, "c", outlet="Star", authors=("Cy",))
    profile = browsing(archive).profile("author", "Ana Lopez")
    assert profile.results.total == 2
    assert {each.value: each.count for each in profile.results.facets["author"].counts} == {
        "Ana Lopez": 2,
        'Bo "B" Chen': 1,
    }
    assert {each.value for each in profile.results.facets["outlet"].counts} == {"Gazette", "Star"}
    assert profile.oldest
    assert str(profile.oldest.entry.article.published.value) == "2019-05"
    assert profile.together == 'author:="Ana Lopez"'
    assert browsing(archive).profile("author", 'Bo "B" Chen').results.total == 1


def test_the_years_of_centuries_are_told_by_decades(archive: Archive) -> None:
    for year in range(1900, 1990, 2):
        take(archive, str(year), outlet="Gazette", published=str(year))
    take(archive, "undated", outlet="Gazette")
    profile = browsing(archive).profile("outlet", "Gazette")
    assert profile.results.total == 46
    assert [bar.surely for bar in profile.results.histogram] == [5] * 9


def test_slugs_follow_what_is_taken_in(archive: Archive) -> None:
    take(archive, "a", outlet="Gazette")
    looking = browsing(archive)
    assert looking.slugs("outlet") is looking.slugs("outlet")
    assert looking.slugs("outlet").names("star") == ()
    take(archive, "b", outlet="Star")
    keep_up(archive.catalogue, archive.generations)
    assert looking.slugs("outlet").names("star") == ("Star",)


def test_the_authority_file_is_read_again_when_it_changes(archive: Archive) -> None:
    looking, path = browsing(archive), archive.home.path.parent / "outlets.toml"
    assert looking.outlet("Nowhere Gazette") is None
    path.write_text('[[outlet]]\nname = "Nowhere Gazette"\naliases = ["NG"]\n', "utf-8")
    known = looking.outlet("NG")
    assert known
    assert known.name == "Nowhere Gazette"
    path.write_text("[[outlet]]\n# a name is missing", "utf-8")
    assert looking.outlet("Nowhere Gazette") is None


def test_a_stretch_of_time_counts_what_is_possibly_of_it(archive: Archive) -> None:
    for number, published in enumerate(["2021-03-05", "2021-03", "2021", "2020", None]):
        take(archive, str(number), published=published)
    looking = browsing(archive)
    month = looking.stretch(Period(2021, 3))
    assert (month.results.total, len(month.results.histogram)) == (3, 31)
    assert (month.results.histogram[4].surely, month.results.histogram[4].possibly) == (1, 2)
    year = looking.stretch(Period(2021))
    assert (year.results.total, [bar.surely for bar in year.results.histogram][2]) == (3, 2)
    assert [(bar.surely, bar.possibly) for bar in looking.stretch(None).results.histogram] == [(1, 0), (3, 0)]


def test_the_stock_says_what_is_there_and_what_is_not(archive: Archive) -> None:
    first = take(archive, "a", outlet="Gazette", published="2021")
    last = take(archive, "b", authors=("Ana",))
    with archive.catalogue.running(RunKind.INGEST):
        pass
    with archive.catalogue.store.writing() as connection:
        Recorder(connection, "r").reject(seen("c"), "the file is empty")
        assert holding.without_source(connection, 5) == (0, [])
        Recorder(connection, "r").mark_missing(["a"])
    stock = browsing(archive).stock()
    assert stock.results.total == 2
    assert stock.files == {SourceState.PRESENT: 1, SourceState.MISSING: 1, SourceState.REJECTED: 1}
    assert (stock.rejected, stock.lost, [entry.id for entry in stock.lost_shown]) == (1, 1, [first])
    assert [entry.id for entry, _ in stock.last] == [last, first]
    assert stock.last_ingest
    archive.catalogue.withdraw(first, "Ana", "a court ordered it")
    assert browsing(archive).stock().lost == 0


def test_articles_with_the_same_subject_are_alike(archive: Archive) -> None:
    one = take(archive, "a", text="The barrage across the estuary was quashed.", authors=("Ana Lopez",))
    other = take(archive, "b", text="A smaller barrage is planned in the estuary.")
    take(archive, "c", text="The council met on Monday.", authors=("Ana Lopez",))
    browsing(archive)
    alike = SearchService(archive.catalogue, archive.generations, archive.settings).similar(one, 5)
    assert {"barrage", "estuary"} <= set(alike.words)
    assert alike.found[0].entry.id == other
    assert "lopez" not in alike.words
