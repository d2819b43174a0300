"""How often an article is found again that someone half remembers, beside other engines on the same texts.

    pip install -U pip && pip install '.[benchmark]'
    python benchmarks/known_item.py TEXTS.jsonl.gz… [--write docs/relevance.md]

A line of TEXTS is an article: {"id", "title", "text"}; other keys are taken in as `pressmark ingest` takes them. With
a fixed seed 500 articles are sought by three to five words of their headline in another order, one of them misspelt or
replaced by one that means nearly the same, and 500 by six to nine words in a row from their text. All engines are
given the same words. Pressmark answers as its site does, within the site's bounds: with the articles that hold all
words, and where these are few, below them, those that hold most. The others are asked for all words and for any; the
better of the two stands in the table. Prints Markdown: mean reciprocal rank / found among the first ten.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from search_peers import PEERS, Asked, Peer
from sections import write_section

from archive.archive import Archive
from archive.config import Settings
from archive.home import Home
from archive.relevance.collection import Text
from archive.search import Found, SearchAnswer, SearchService
from archive.search_state import SearchState
from index.errors import QueryError, SearchTimeout

OURS = "Pressmark"
COMPARED = ("SQLite FTS5", "tantivy", "Whoosh as it comes")
SEED = 20_000
SOUGHT = 500
TOP = 10
_WORD = re.compile(r"[^\W\d_]{3,}")
_AROUND = ".,;:!?'’-–—"
_UNTYPED = str.maketrans(dict.fromkeys('()[]<>*~="“”„«»‘', " "))
"""Signs that nobody types who remembers words."""
_LONG_ENOUGH = 40
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST_MISSPELT = 5
_SAID_OTHERWISE = dict(
    re.findall(
        r"(\w+) (\w+)",
        """
    rise increase, fall drop, boost lift, profit earnings, sales turnover, shares stock, firm company, deal
    agreement, plan scheme, talks negotiations, row dispute, win victory, lose defeat, attack assault, kill murder,
    police officers, court judge, trial hearing, jail prison, death killing, fire blaze, flood deluge, storm
    hurricane, car vehicle, plane aircraft, ship vessel, oil crude, money cash, price cost, tax duty, job post, work
    labour, strike walkout, union workers, boss chief, head leader, president leader, minister secretary, government
    cabinet, state country, world global, city town, home house, school college, child kid, woman lady, man
    gentleman, film movie, show programme, music songs, star celebrity, game match, cup trophy, team side, coach
    manager, player footballer, race contest, record best, result outcome, quarter period, bank lender, loan credit,
    debt borrowing, dollar currency, trade commerce, export shipment, import purchase, grain cereal, wheat corn,
    gold bullion, steel metal, offer bid, buy purchase, sell dispose, raise lift, cut reduce, set fix, see expect,
    net clear, loss deficit, big large, new fresh, top leading, first initial, last final, high elevated, low small,
    end finish
    """,
    )
)


@dataclass(frozen=True, slots=True)
class Sought:
    """An article that is sought, and what is typed for it."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Ranks:
    """The place of the article sought among the first ten of each answer, 0 where it isn't there."""

    places: tuple[int, ...]

    @property
    def mrr(self) -> float:
        return sum(1 / place for place in self.places if place) / len(self.places)

    @property
    def success(self) -> float:
        return sum(map(bool, self.places)) / len(self.places)

    def __str__(self) -> str:
        return f"{self.mrr:.3f} / {self.success:.3f}"


Kinds = dict[str, tuple[Sought, ...]]
Ask = Callable[[str], Sequence[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--home", type=Path, help="keep the archive here, and use it if it is there")
    parser.add_argument("--write", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--misses", action="store_true", help="print what Pressmark did not find")
    arguments = parser.parse_args()
    texts = [text for path in arguments.texts for text in read_texts(path)]
    chance = random.Random(SEED)
    kinds = {name: tuple(first(SOUGHT, make(texts, chance))) for name, make in MAKERS.items()}
    with TemporaryDirectory(prefix="pressmark-") as folder:
        table = list(rows(texts, kinds, arguments.home or Path(folder) / "home", arguments.texts, arguments.misses))
    print("\n".join(table))
    for path in arguments.write:
        write_section(path, "known items", "\n".join(table))


def rows(texts: Sequence[Text], kinds: Kinds, home: Path, files: Sequence[Path], misses: bool) -> Iterator[str]:
    """Yield the lines of the table: an engine a row, a kind of search a column."""
    yield f"Mean reciprocal rank / found among the first ten; {len(texts):,} articles, {SOUGHT} searches of each kind."
    yield ""
    yield "".join(f"| {cell} " for cell in ("", *kinds)) + "|"
    yield "|---" * (len(kinds) + 1) + "|"
    shown, followed = ours(kinds, home, files)
    yield "".join(f"| {cell} " for cell in (OURS, *map(str, shown.values()))) + "|"
    within = (f"– / {ranks.success:.3f}" for ranks in followed.values())
    yield "".join(f"| {cell} " for cell in (f"{OURS}, its suggestions followed", *within)) + "|"
    if misses:
        report_misses(kinds, followed)
    for name in COMPARED:
        found = peer_ranks(PEERS[name], texts, kinds)
        yield "".join(f"| {cell} " for cell in (name, *map(str, found.values()))) + "|"


def ours(kinds: Kinds, home: Path, files: Sequence[Path]) -> tuple[dict[str, Ranks], dict[str, Ranks]]:
    """Return where the articles stand in what is shown, and in that or what its suggestions lead to."""
    if not home.exists():
        take_in(files, home)
    archive = Archive.open(Settings.from_environment(os.environ), Home(home))
    service = SearchService(archive.catalogue, archive.generations, archive.settings)
    shown: dict[str, Ranks] = {}
    followed: dict[str, Ranks] = {}
    for kind, sought in kinds.items():
        both = [page_and_beyond(one, service) for one in sought]
        shown[kind], followed[kind] = (Ranks(places) for places in zip(*both, strict=True))
    archive.close()
    return shown, followed


def take_in(files: Sequence[Path], home: Path) -> None:
    """Take *files* in as a user would."""
    with TemporaryDirectory() as folder:
        for path in files:
            plain = Path(folder) / path.name.removesuffix(".gz")
            plain.write_bytes(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
        command = [sys.executable, "-m", "archive", "ingest", folder, "--home", str(home)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def page_and_beyond(sought: Sought, service: SearchService) -> tuple[int, int]:
    """Return the place of the article on the page, and there or on a page that “did you mean” leads to."""
    answer = answered(sought.words, service)
    if answer is None:
        return 0, 0
    at = place(sought.id, listed(answer))
    others = (answered(each.q, service) for each in answer.did_you_mean)
    led_to = (place(sought.id, listed(other)) for other in others if other)
    return at, at or min(filter(None, led_to), default=0)


def answered(words: str, service: SearchService) -> SearchAnswer | None:
    """Return the page for *words*, None where the search is refused, or takes longer than one may."""
    try:
        return service.search(SearchState(q=words))
    except (QueryError, SearchTimeout) as error:
        print(f"{words}: {error}", file=sys.stderr)
        return None


def listed(answer: SearchAnswer) -> list[str]:
    """Return the ids of the articles on a page of results, from the top."""
    found: list[Found] = [*answer.found, *(answer.relaxed.found if answer.relaxed else ())]
    return [each.entry.part_key for each in found]


def peer_ranks(peer: Peer, texts: Sequence[Text], kinds: Kinds) -> dict[str, Ranks]:
    """Return for each kind the better of the answers with all words and with any."""
    tried: list[dict[str, Ranks]] = []
    for every in (True, False):
        with TemporaryDirectory() as folder:
            ask = partial(_first_ten, peer(texts, Path(folder), every))
            tried.append({kind: scored(sought, ask) for kind, sought in kinds.items()})
    return {kind: max((each[kind] for each in tried), key=lambda ranks: ranks.mrr) for kind in kinds}


def _first_ten(asked: Asked, words: str) -> list[str]:
    return asked(words, TOP)


def scored(sought: Sequence[Sought], ask: Ask) -> Ranks:
    return Ranks(tuple(place(one.id, ask(one.words)) for one in sought))


def place(sought: str, found: Sequence[str]) -> int:
    return found.index(sought) + 1 if sought in found[:TOP] else 0


def report_misses(kinds: Kinds, followed: dict[str, Ranks]) -> None:
    for kind, sought in kinds.items():
        for one, at in zip(sought, followed[kind].places, strict=True):
            if not at:
                print(f"{kind}: {one.id} {one.words}", file=sys.stderr)


def by_headline(texts: Sequence[Text], chance: random.Random) -> Iterator[Sought]:
    """Yield searches by some words of a headline, one of them not quite right."""
    for one in chance.sample(texts, len(texts)):
        words = list(dict.fromkeys(_WORD.findall(one.title.lower())))
        if len(words) < 3:
            continue
        chosen = chance.sample(words, min(len(words), chance.randint(3, 5)))
        changed = [word for word in chosen if word in _SAID_OTHERWISE or len(word) >= _SHORTEST_MISSPELT]
        if changed:
            wrong = chance.choice(changed)
            chosen[chosen.index(wrong)] = _SAID_OTHERWISE.get(wrong) or misspelt(wrong, chance)
            yield Sought(one.id, " ".join(chosen))


def by_phrase(texts: Sequence[Text], chance: random.Random) -> Iterator[Sought]:
    """Yield searches by words in a row of a text."""
    for one in chance.sample(texts, len(texts)):
        words = [word for each in one.text.translate(_UNTYPED).split() if (word := each.strip(_AROUND))]
        if len(words) >= _LONG_ENOUGH:
            length = chance.randint(6, 9)
            start = chance.randrange(len(words) - length)
            yield Sought(one.id, " ".join(words[start : start + length]).lower())


MAKERS = {"by the headline, one word wrong": by_headline, "by a phrase from the text": by_phrase}


def misspelt(word: str, chance: random.Random) -> str:
    """Return *word* with one letter behind the second left out, doubled, replaced, or exchanged with the next."""
    at = chance.randrange(2, len(word) - 1)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + chance.choice(_LETTERS) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return chance.choice([kind for kind in kinds if kind != word])


def first(count: int, several: Iterator[Sought]) -> Iterator[Sought]:
    """Yield the first *count* of *several*."""
    for one, _ in zip(several, range(count), strict=False):
        yield one


def read_texts(path: Path) -> list[Text]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = [json.loads(line) for line in raw.decode("utf-8").splitlines()]
    return [Text(one["id"], one["text"], one["title"]) for one in found if one.get("title") and one.get("text")]


if __name__ == "__main__":
    main()
