"""Whether any search ends in time, and how long an ordinary one takes beside the worst.

    python benchmarks/bounds.py --articles 20000
    python benchmarks/bounds.py --articles 20000 --index FOLDER --write docs/performance.md

Writes an index of articles of 700 invented words each, as frequent as words of a language are, with a fixed seed (with
--index it is kept in FOLDER for the next run), and asks of it as a page does: hits with passages, facets, bars, second
looks; only the catalogue is empty. Each of the worst queries is asked alone; those that take long enough are then asked
by three clients over and over while an ordinary query is asked, in turns with that query alone. What is told of it are
medians of both, in one process, so that a busy machine makes both slower.

Prints a Markdown table; with --write it replaces what stands between “<!-- bounds -->” and “<!-- /bounds -->” in the
files named.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, cycle
from pathlib import Path

from archive.catalogue import Catalogue
from archive.config import Settings
from archive.errors import ArchiveError
from archive.indexing import SCHEMA
from archive.search import SearchService
from archive.search_state import FACETS, PUBLISHED, SearchState
from index.engine import Engine
from index.engines import open_generations
from index.errors import IndexMissing, SearchLibraryError, SearchTimeout
from index.model import Bounds, Document, FacetRequest, FragmentRequest, HistogramRequest, SearchRequest
from index.periods import DateRange, Unit
from index.query_syntax import parse

WORDS, ARTICLE_WORDS, BATCH = 60_000, 700, 2_000
CLIENTS = 3
LONG = 1.5  # times the processor time of the ordinary query; what takes less, and is answered, isn't asked beside it
OUT_OF_TIME = "out of time"
AGAIN_S = 0.05  # a client asks at most so often
_SECTION = re.compile(r"(<!-- bounds -->\n).*?(<!-- /bounds -->)", re.DOTALL)

Ask = Callable[[str], int]
"""Asks a query and gives the number of hits."""


@dataclass
class Times:
    """What was measured of one of the worst queries, in seconds; *ended* says how it ended alone."""

    query: str
    alone: float
    ended: str
    ordinary: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    among_others: list[float] = field(default_factory=list)

    @property
    def factor(self) -> float:
        """How many times as long the ordinary query took beside this one."""
        return statistics.median(self.beside) / statistics.median(self.ordinary)


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--index", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path, action="append", default=[], metavar="FILE")
    given = parser.parse_args()
    chance = random.Random(1)
    words = vocabulary(chance)
    with tempfile.TemporaryDirectory() as folder:
        generations = open_generations(f"whoosh:{given.index or Path(folder) / 'index'}", SCHEMA)
        catalogue = Catalogue.open(f"sqlite:///{folder}/catalogue.sqlite3")
        try:
            generations.current()
        except IndexMissing:
            with generations.rebuild() as building:
                fill(building, given.articles, words, chance)
        engine, settings = generations.current(), Settings()
        service = SearchService(catalogue, generations, settings)
        page = measured(lambda q: service.search(SearchState(q=q)).results.total, words, given.rounds)
        search = measured(lambda q: engine.search(request(q, settings)).total, words, given.rounds)
        table = "\n".join(rows(engine.info().documents, page, search))
        generations.close()
        catalogue.close()
    print(table)
    for path in given.write:
        path.write_text(_SECTION.sub(lambda match: f"{match[1]}{table}\n{match[2]}", path.read_text("utf-8")), "utf-8")


def vocabulary(chance: random.Random) -> list[str]:
    """Return invented words, the most frequent first; many begin alike and have endings in common."""
    syllables = [first + second for first in "bcdfglmnprst" for second in ("a", "e", "i", "o", "an", "er")]
    endings = ["", "s", "ed", "ing", "ation", "ly"]
    made: dict[str, None] = {}
    while len(made) < WORDS:
        made["".join(chance.choices(syllables, k=chance.randint(1, 4))) + chance.choice(endings)] = None
    return sorted(made, key=len)


def fill(engine: Engine, articles: int, words: Sequence[str], chance: random.Random) -> None:
    """Write *articles* into an empty index."""
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for start in range(0, articles, BATCH):
        with engine.batch() as batch:
            for number in range(start, min(start + BATCH, articles)):
                text = chance.choices(words, cum_weights=weights, k=ARTICLE_WORDS)
                batch.replace(document(number, text, date(2015, 1, 1) + timedelta(chance.randrange(3650))))


def document(number: int, text: Sequence[str], day: date) -> Document:
    """Return an article."""
    values = {
        "title": " ".join(text[:8]),
        "body": " ".join(text),
        "outlet": (f"Outlet {number % 60}",),
        "author": (f"Author {number % 907}",),
        "section": (f"Section {number % 9}",),
        "language": ("en",),
        "year": (f"{day:%Y}",),
        "month": (f"{day:%Y-%m}",),
        "published": DateRange(day, day + timedelta(1)),
    }
    return Document(f"{number:06}", "1", "en", values)


def request(query: str, settings: Settings) -> SearchRequest:
    """Return what a page asks the engine first."""
    return SearchRequest(
        parse(query, SCHEMA),
        facets=tuple(FacetRequest(name) for name in FACETS),
        histogram=HistogramRequest(PUBLISHED, Unit.MONTH),
        fragments=FragmentRequest(("title",), ("standfirst", "body")),
        bounds=Bounds(settings.max_wildcard_words, settings.search_timeout_ms / 1000, settings.facet_timeout_ms / 1000),
    )


def worst(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return queries that take, or would take, more work than they are worth; some of them vary."""
    common, chance = words[:20], random.Random(2)
    stars = [f"{syllables}*" for syllables in ("bab", "can", "der", "fin", "ran", "ter")]
    return {
        "`*`": ("*",),
        "`?*?*?*?*`": ("?*?*?*?*",),
        "`word~5`": (f"{words[30_000]}~5",),
        "1,000 words with `OR`": (" OR ".join(common * 50),),
        "5,000 parentheses": ("(" * 5_000,),
        "a word of 100,000 letters": ("x" * 100_000,),
        "a word with 200 hyphens": ("-".join(["x"] * 200),),
        "not the most frequent word": (f"-{common[0]}",),
        "2 words with `~2`": (f"{words[30_000]}~2 {words[30_001]}~2",),
        "6 words with `*`": (" ".join(stars),),
        "24 words with `*` and `OR`": (" OR ".join(stars * 4),),
        "3 words with `*` `NEAR/50` 3 others": (f"({' OR '.join(stars[:3])}) NEAR/50 ({' OR '.join(stars[3:])})",),
        '`"…"~50` of the 2 most frequent words': (f'"{common[0]} {common[1]}"~50',),
        '`"…"~50` of the 20 most frequent words': (f'"{" ".join(common)}"~50',),
        "`NEAR/50` of the 2 most frequent words": (f"{common[0]} NEAR/50 {common[1]}",),
        "60 frequent words": (" ".join(common * 3),),
        "60 frequent words with `OR`": (" OR ".join(common * 3),),
        "60 frequent words with `OR`, others each time": tuple(
            " OR ".join(chance.sample(words[:100], 60)) for _ in range(200)
        ),
    }


def measured(ask: Ask, words: Sequence[str], rounds: int) -> list[Times]:
    """Ask the worst queries alone, then those that take long beside an ordinary one."""
    ordinary = f"{words[300]} {words[500]}"
    timed(ask, ordinary)
    start = time.thread_time()
    timed(ask, ordinary)
    usual = time.thread_time() - start
    found = []
    for name, queries in worst(words).items():
        start, waiting = time.thread_time(), cycle(queries)
        times = Times(name, *timed(ask, queries[0]))
        is_long = times.ended == OUT_OF_TIME or time.thread_time() - start >= LONG * usual
        for _ in range(rounds if is_long else 0):
            one_round(ask, ordinary, waiting, times)
        found.append(times)
    return found


def timed(ask: Ask, query: str) -> tuple[float, str]:
    """Ask *query*; return seconds and how it ended."""
    start = time.perf_counter()
    try:
        ended = f"{ask(query):,} hits"
    except SearchTimeout:
        ended = OUT_OF_TIME
    except (SearchLibraryError, ArchiveError):
        ended = "refused"
    return time.perf_counter() - start, ended


def one_round(ask: Ask, ordinary: str, queries: Iterator[str], times: Times) -> None:
    """Ask the ordinary query alone a few times, then while clients ask *queries*."""
    times.ordinary += [timed(ask, ordinary)[0] for _ in range(5)]
    stop = threading.Event()

    def repeat() -> None:
        while not stop.is_set():
            seconds, _ = timed(ask, next(queries))
            times.among_others.append(seconds)
            stop.wait(AGAIN_S - seconds)

    clients = [threading.Thread(target=repeat) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
        stop.wait(1 / CLIENTS)
    for _ in range(8):
        times.beside.append(timed(ask, ordinary)[0])
        stop.wait(0.02)
    stop.set()
    for client in clients:
        client.join()


def rows(articles: int, page: list[Times], search: list[Times]) -> Iterator[str]:
    """Yield the lines of the table."""
    usual = statistics.median(seconds for each in page for seconds in each.ordinary)
    asked = [each for each in page if each.beside]
    yield (
        f"{articles:,} articles; the ordinary search is one for two words and takes {usual:.2f} s alone. The slowest "
        f"of the queries below took {max(each.alone for each in page):.2f} s alone and "
        f"{max(max(each.among_others) for each in asked):.2f} s among others."
    )
    yield ""
    yield "| Query | alone | ends | slowest of three at a time | ordinary search beside three | only its engine |"
    yield "|---|---|---|---|---|---|"
    for whole, engine in zip(page, search, strict=True):
        cells = [whole.query, f"{whole.alone:.2f} s", whole.ended]
        cells += [f"{max(whole.among_others):.2f} s", f"{whole.factor:.1f} ×"] if whole.beside else ["–", "–"]
        yield f"| {' | '.join(cells)} | {f'{engine.factor:.1f} ×' if engine.beside else '–'} |"


if __name__ == "__main__":
    main()
