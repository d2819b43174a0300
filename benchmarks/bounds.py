"""Whether any query ends in time, and how long an ordinary one takes beside the worst.

    python benchmarks/bounds.py --articles 20000

Writes an index of articles of 700 invented words each, as frequent as words of a language are, with a fixed seed, and
puts to it queries that take much work. Prints one JSON object: seconds of each query and how it ended, and
seconds of an ordinary query alone and beside one and three of the worst.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import threading
import time
from itertools import accumulate
from pathlib import Path

from archive.config import Settings
from index.errors import SearchLibraryError
from index.model import Bounds, Document, FacetRequest, FragmentRequest, SearchRequest
from index.query_syntax import parse
from index.schema import FieldKind, FieldSpec, Schema
from index.whoosh_engine import WhooshEngine

SCHEMA = Schema(
    (
        FieldSpec("title", FieldKind.TEXT, boost=4.0, asked_as="title"),
        FieldSpec("body", FieldKind.TEXT, asked_as="body"),
        FieldSpec("outlet", FieldKind.KEYWORD, asked_as="outlet"),
    )
)
WORDS, ARTICLE_WORDS, BATCH = 60_000, 700, 2_000


def vocabulary(chance: random.Random) -> list[str]:
    """Return invented words, the most frequent first; many begin alike and have endings in common."""
    syllables = [first + second for first in "bcdfglmnprst" for second in ("a", "e", "i", "o", "an", "er")]
    endings = ["", "s", "ed", "ing", "ation", "ly"]
    made: dict[str, None] = {}
    while len(made) < WORDS:
        made["".join(chance.choices(syllables, k=chance.randint(1, 4))) + chance.choice(endings)] = None
    return sorted(made, key=len)


def filled(path: Path, articles: int, words: list[str], chance: random.Random) -> WhooshEngine:
    """Return an index of *articles*."""
    engine = WhooshEngine.create(path, SCHEMA)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for start in range(0, articles, BATCH):
        with engine.batch() as batch:
            for number in range(start, min(start + BATCH, articles)):
                text = chance.choices(words, cum_weights=weights, k=ARTICLE_WORDS)
                values = {"title": " ".join(text[:8]), "body": " ".join(text), "outlet": (f"Outlet {number % 60}",)}
                batch.replace(Document(f"{number:06}", "1", "en", values))
    return engine


def worst(words: list[str]) -> list[str]:
    """Return queries that take, or would take, more work than they are worth."""
    common = words[:20]
    stars = [f"{syllables}*" for syllables in ("bab", "can", "der", "fin", "ran", "ter")]
    return [
        "*",
        "?*?*?*?*",
        f"{common[0]}*",
        " ".join(stars),
        " OR ".join(stars * 4),
        f"({' OR '.join(stars[:3])}) NEAR/50 ({' OR '.join(stars[3:])})",
        f'"{common[0]} {common[1]}"~50',
        f'"{" ".join(common)}"~50',
        f"{common[0]} NEAR/50 {common[1]}",
        f"{words[30_000]}~2 {words[30_001]}~2",
        " OR ".join(common * 3),
        " OR ".join(common * 50),
        " ".join(common * 3),
        "-".join(["x"] * 200),
        "(" * 5_000,
        "x" * 100_000,
        f"-{common[0]}",
    ]


def timed(engine: WhooshEngine, query: str, settings: Settings) -> tuple[float, str]:
    """Put *query* as a page would; return seconds and how it ended."""
    bounds = Bounds(settings.max_wildcard_words, settings.search_timeout_ms / 1000, settings.facet_timeout_ms / 1000)
    start = time.perf_counter()
    try:
        request = SearchRequest(
            parse(query, SCHEMA),
            facets=(FacetRequest("outlet"),),
            fragments=FragmentRequest(("title",), ("body",)),
            bounds=bounds,
        )
        ended = f"{engine.search(request).total} hits"
    except SearchLibraryError as error:
        ended = f"{type(error).__name__}: {str(error)[:80]}"
    return time.perf_counter() - start, ended


def beside(engine: WhooshEngine, ordinary: str, killer: str, killers: int, settings: Settings) -> float:
    """Return the usual seconds of the ordinary query while *killers* threads repeat the other."""
    stop = threading.Event()

    def repeat() -> None:
        while not stop.is_set():
            timed(engine, killer, settings)

    threads = [threading.Thread(target=repeat) for _ in range(killers)]
    for thread in threads:
        thread.start()
    taken = [timed(engine, ordinary, settings)[0] for _ in range(40)]
    stop.set()
    for thread in threads:
        thread.join()
    return statistics.median(taken)


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    articles, settings, chance = parser.parse_args().articles, Settings(), random.Random(1)
    words = vocabulary(chance)
    with tempfile.TemporaryDirectory() as folder:
        engine = filled(Path(folder) / "index", articles, words, chance)
        ordinary, queries = f"{words[300]} {words[500]}", worst(words)
        timed(engine, ordinary, settings)
        results = {query: timed(engine, query, settings) for query in queries}
        slowest = max(queries, key=lambda query: results[query][0])
        alone = beside(engine, ordinary, slowest, 0, settings)
        times = {f"beside_{n}": round(beside(engine, ordinary, slowest, n, settings) / alone, 2) for n in (1, 3)}
        engine.close()
    shown = [
        {"query": query[:60], "seconds": round(seconds, 2), "ended": ended}
        for query, (seconds, ended) in results.items()
    ]
    found = {
        "articles": articles,
        "slowest_s": round(max(seconds for seconds, _ in results.values()), 2),
        "ordinary_s": round(alone, 3),
        **times,
        "queries": shown,
    }
    print(json.dumps(found, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
