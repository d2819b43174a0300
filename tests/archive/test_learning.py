"""What recurs across an outlet's articles is furniture, whatever the order in which they came."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.article import Article
from archive.catalogue.values import Entry, Statement
from archive.config import Settings
from archive.home import Home
from archive.ingest import Report

WORDS = ("harbour", "quay", "ferry", "barrage", "treaty", "council", "ledger", "storm", "lantern", "bridge", "mill")
Make = Callable[[], "Folder"]


class Folder:
    """A folder of clippings with its archive."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self.archive = Archive.open(Settings(engine="memory:"), Home(path / ".pressmark"))

    def write(
        self, number: int, *between: str, outlet: str = "Caldmoor Examiner", above: str = "", below: Sequence[str] = ()
    ) -> str:
        dice = random.Random(number)
        headline = " ".join(dice.sample(WORDS, 6)).capitalize()
        first, second = (
            " ".join(f"The {word} stood by and said nothing." for word in dice.sample(WORDS, 8)) for _ in "ab"
        )
        parts = [above, headline, f"Source: {outlet}", first, *between, second, *below]
        name = f"{number:03}.txt"
        (self.path / name).write_text("\n\n".join(part for part in parts if part) + "\n", "utf-8")
        return name

    def ingest(self) -> Report:
        return self.archive.ingest.run([self.path])

    def entries(self) -> dict[str, Entry]:
        with self.archive.catalogue.store.reading() as connection:
            from archive.catalogue import reading

            ids = reading.held_ids(connection, "", 1000)
            return {entry.source_name: entry for entry in reading.entries(connection, ids).values()}

    def articles(self) -> dict[str, Article]:
        return {name: entry.article for name, entry in self.entries().items()}

    def bodies(self) -> dict[str, list[str]]:
        return {name: [block.text for block in article.body] for name, article in self.articles().items()}


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Folder] = []
    numbers = count()

    def folder() -> Folder:
        made.append(Folder(tmp_path / f"clips{next(numbers)}"))
        return made[-1]

    yield folder
    for each in made:
        each.archive.close()


LINE = "The tide tables stand on the back page."


def test_a_line_that_recurs_leaves_the_text_and_says_why(make: Make) -> None:
    folder = make()
    for number in range(5):
        folder.write(number, LINE)
    report = folder.ingest()
    assert report.relearned == 5
    for article in folder.articles().values():
        assert LINE not in [block.text for block in article.body]
        (passage,) = [each for each in article.furniture if each.text == LINE]
        assert passage.rule == "line that recurs across articles of Caldmoor Examiner"


def test_another_pass_finds_nothing_to_do(make: Make) -> None:
    folder = make()
    for number in range(6):
        folder.write(number, LINE)
    folder.ingest()
    before = folder.archive.catalogue.counts().last_change
    assert folder.ingest().relearned == 0
    folder.write(9)
    assert folder.ingest().relearned == 0
    assert folder.archive.catalogue.counts().last_change == before + 1


@pytest.mark.slow
def test_the_order_of_ingest_does_not_matter(make: Make) -> None:
    together, apart = make(), make()
    numbers = list(range(12))
    lines = {number: (LINE,) if number % 2 else ("The crossword stands on page nine.", LINE) for number in numbers}
    for number in numbers:
        together.write(number, *lines[number])
    together.ingest()
    for number in random.Random(7).sample(numbers, len(numbers)):
        apart.write(number, *lines[number])
        apart.ingest()
    assert apart.articles() == together.articles()


def test_a_line_that_no_longer_recurs_comes_back(make: Make) -> None:
    folder = make()
    for number in range(4):
        folder.write(number, LINE)
    folder.ingest()
    assert LINE not in folder.bodies()["000.txt"]
    folder.write(3)
    folder.ingest()
    assert LINE in folder.bodies()["000.txt"]


def test_printings_of_one_story_make_no_line_recur(make: Make) -> None:
    folder = make()
    text = (folder.path / folder.write(1, LINE)).read_text("utf-8")
    for number in range(2, 8):
        (folder.path / f"copy{number}.txt").write_text(text + f"\nPrinted again, edition {number}.\n", "utf-8")
    folder.ingest()
    assert all(LINE in body for body in folder.bodies().values())


def test_lines_recur_for_each_outlet_by_itself(make: Make) -> None:
    folder = make()
    for number in range(3):
        folder.write(number, LINE)
        folder.write(10 + number, LINE, outlet="Ferrywick Post")
    folder.ingest()
    assert all(LINE in body for body in folder.bodies().values())


def test_a_paragraph_of_background_stays_though_it_recurs(make: Make) -> None:
    background = (
        "The barrage, which the harbour board approved in a vote that divided the town, has been delayed three times "
        "since the first stone was laid on the eastern bank of the river, and its cost has doubled."
    )
    folder = make()
    for number in range(12):
        folder.write(number, below=[background] if number < 5 else [])
    folder.ingest()
    assert sum(background in body for body in folder.bodies().values()) == 5


def test_a_plea_that_most_articles_end_with_goes(make: Make) -> None:
    plea = (
        "We keep this newspaper free for everybody on the coast, which we can only do because readers like you put a "
        "little into the hat on the quay each month; if you can, please do so as well before the summer is over."
    )
    folder = make()
    for number in range(6):
        folder.write(number, below=[plea])
    folder.ingest()
    assert all(plea not in body for body in folder.bodies().values())


def test_a_name_above_the_headline_that_recurs_is_not_the_headline(make: Make) -> None:
    folder = make()
    for number in range(5):
        folder.write(number, above="The paper of the whole Caldmoor coast since the flood")
    folder.ingest()
    titles = {article.title.value for article in folder.articles().values()}
    assert len(titles) == 5


def test_an_article_whose_outlet_was_corrected_counts_with_its_outlet(make: Make) -> None:
    folder = make()
    for number in range(3):
        folder.write(number, LINE)
    folder.write(3, LINE, outlet="Unread Blot")
    folder.ingest()
    assert LINE in folder.bodies()["000.txt"]
    stranger = folder.entries()["003.txt"]
    folder.archive.catalogue.correct(stranger.id, [Statement("outlet", "Caldmoor Examiner", "Ada", "")])
    folder.ingest()
    assert all(LINE not in body for body in folder.bodies().values())


def test_a_record_is_kept_where_its_original_is_missing(make: Make) -> None:
    folder = make()
    for number in range(3):
        folder.write(number, LINE)
    folder.ingest()
    lost = folder.entries()["000.txt"]
    folder.archive.originals.path(lost.sha256).unlink()
    folder.write(3, LINE)
    folder.ingest()
    assert LINE in folder.bodies()["000.txt"]
    assert LINE not in folder.bodies()["003.txt"]
