"""The sample corpus: how well the search that ships answers judged queries, and floors that it may not fall below.

    python tests/support/judged.py                    prints the measures and the queries answered worst
    python tests/support/judged.py --write            after a change, or where more is found: writes the floors
    python tests/support/judged.py --write --lower    where less is found

The floors stand in ``judged_floors.json`` with the digest of corpus and queries that they were measured on.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from floors import command
from golden import SEEDS, digest_of, documents

from archive.archive import Archive
from archive.article import Part
from archive.config import Settings
from archive.home import Home
from archive.indexing import keep_up
from archive.readers import read
from archive.relevance.ranked import Ranked, ranked
from archive.search import Found, SearchService
from archive.search_state import SearchState

QUERIES = Path(__file__).parent / "judged_queries.toml"
FLOORS = Path(__file__).parent / "judged_floors.json"
MEASURES = {"ndcg@10": "ndcg", "recall@100": "recall", "mrr": "reciprocal_rank"}
_WORST = 15
_UNHURRIED = Settings(search_timeout_ms=60_000, suggestion_timeout_ms=60_000, facet_timeout_ms=60_000)


@dataclass(frozen=True)
class Judged:
    """One query with what answers it, and what a reader of the page is led to.

    Attributes:
        meant: the search that has to be offered first, empty where none has to be.
        offered: the searches that are.
        found: names of pieces: the hits; where there are none, those of the first search offered; then the articles
            with most of the words.
    """

    q: str
    grades: dict[str, int]
    meant: str
    offered: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def measures(self) -> Ranked:
        return ranked(self.found, self.grades)


def answered(seeds: Path) -> list[Judged]:
    """Return the queries in their order, asked of the corpus in an archive."""
    with archive_of(seeds) as archive:
        service = SearchService(archive.catalogue, archive.generations, archive.settings)
        lines = _lines(seeds)
        return [_asked(service, query, lines) for query in tomllib.loads(QUERIES.read_text("utf-8"))["query"]]


@contextmanager
def archive_of(folder: Path) -> Iterator[Archive]:
    """Give an archive of what a folder holds."""
    with TemporaryDirectory(prefix="pressmark-") as home:
        archive = Archive.open(_UNHURRIED, Home(Path(home) / "home"))
        try:
            archive.ingest.run([folder])
            keep_up(archive.catalogue, archive.generations)
            yield archive
        finally:
            archive.close()


def _asked(service: SearchService, query: Any, lines: dict[tuple[str, str], str]) -> Judged:
    answer = service.search(SearchState(q=query["q"], size=100))
    offered = tuple(each.q for each in answer.did_you_mean)
    hits: list[Found] = list(answer.found)
    if not hits and offered:
        hits += service.search(SearchState(q=offered[0], size=100)).found
    hits += answer.relaxed.found if answer.relaxed else ()
    keys = dict.fromkeys((hit.entry.source_name, hit.entry.part_key) for hit in hits)
    found = tuple(lines.get(key, key[0]) for key in keys)
    return Judged(query["q"], query["answers"], query.get("meant", ""), offered, found)


def _lines(seeds: Path) -> dict[tuple[str, str], str]:
    """Return the names of the pieces that stand in one file, a line each, by the file and their keys."""
    several = (name for name, truth in documents(seeds).items() if isinstance(truth, list))
    return {
        (name, part.key): f"{name} {line}"
        for name in several
        for line, part in enumerate(read(name, (seeds / name).read_bytes()), 1)
        if isinstance(part, Part)
    }


def mean(several: list[Judged], measure: str) -> float:
    """Return the mean of a field of ``Ranked``."""
    return sum(getattr(one.measures, measure) for one in several) / len(several)


def judged_digest(seeds: Path) -> str:
    """Return a digest of corpus and queries."""
    return hashlib.sha256(digest_of(seeds).encode() + QUERIES.read_bytes()).hexdigest()


def measured(seeds: Path, several: list[Judged]) -> dict[str, Any]:
    """Return what the floors would be now, rounded down to a hundredth."""
    floors = {name: math.floor(mean(several, measure) * 100) / 100 for name, measure in MEASURES.items()}
    return {"corpus": judged_digest(seeds), "pieces": len(several), "floors": floors}


def measured_and_told() -> dict[str, Any]:
    """Print the queries answered worst, and the measures exactly; return what the floors would be now."""
    several = answered(SEEDS)
    for one in sorted(several, key=lambda one: one.measures.ndcg)[:_WORST]:
        print(f"{one.measures.ndcg:.3f} {one.measures.recall:.3f}  {one.q}  {', '.join(one.found[:6])}")
    print({name: mean(several, measure) for name, measure in MEASURES.items()})
    return measured(SEEDS, several)


if __name__ == "__main__":
    command(__doc__, FLOORS, measured_and_told)
