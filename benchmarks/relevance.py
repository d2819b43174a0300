"""How well the search finds what answers a query, beside other engines on the same files in the same run.

    pip install -U pip && pip install '.[benchmark]'
    python benchmarks/relevance.py DATA_DIR
    python benchmarks/relevance.py DATA_DIR --write README.md --write docs/searching.md

DATA_DIR holds a folder a test collection, as ``pressmark evaluate-search`` takes it (see docs/searching.md). Each
query is asked as a bag of words of which any may match. Prints a Markdown table of nDCG@10 / recall@100; with --write
it replaces what stands between “<!-- relevance -->” and “<!-- /relevance -->” in the files named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from search_peers import PEERS, Peer
from sections import write_section

from archive.relevance.collection import Collection, read_collection
from archive.relevance.ranked import DEPTH, Ranked, ranked
from archive.relevance.searching import relevance

OURS = "Pressmark"

Rankings = dict[str, Ranked]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", type=Path, action="append", default=[], metavar="FILE")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in arguments.data.glob("*/qrels.tsv"))
    collections = {folder.name: read_collection(folder) for folder in folders}
    if not collections:
        sys.exit(f"{arguments.data} holds no folder with a qrels.tsv")
    table = "\n".join(rows({name: measured(name, one) for name, one in collections.items()}))
    print(table)
    for path in arguments.write:
        write_section(path, "relevance", table)


def measured(name: str, collection: Collection) -> dict[str, Rankings]:
    """Return for each engine the measures of its answer to each query."""
    print(f"{name}: {len(collection.documents):,} documents, {len(collection.queries):,} queries", file=sys.stderr)
    found = {OURS: {one.query.id: one.measures for one in relevance(collection).answered}}
    for peer_name, peer in PEERS.items():
        found[peer_name] = answered(peer, collection)
    return found


def answered(peer: Peer, collection: Collection) -> Rankings:
    with TemporaryDirectory() as folder:
        ask = peer(collection.documents, Path(folder), False)
        return {one.id: ranked(ask(one.text, DEPTH), collection.grades[one.id]) for one in collection.queries}


def rows(found: dict[str, dict[str, Rankings]]) -> Iterator[str]:
    """Yield the lines of the table: an engine a row, a collection a column."""
    versions = (f"{name} {version(name)}" for name in ("tantivy", "bm25s", "whoosh"))
    yield f"nDCG@10 / recall@100. {', '.join(versions)}."
    yield ""
    yield "".join(f"| {cell} " for cell in ("", *found)) + "|"
    yield "|---" * (len(found) + 1) + "|"
    for engine in (OURS, *PEERS):
        cells = (mean(one[engine]) for one in found.values())
        yield "".join(f"| {cell} " for cell in (engine, *cells)) + "|"


def mean(rankings: Rankings) -> str:
    def of(values: Sequence[float]) -> str:
        return f"{sum(values) / len(values):.3f}" if values else "–"

    return f"{of([one.ndcg for one in rankings.values()])} / {of([one.recall for one in rankings.values()])}"


if __name__ == "__main__":
    main()
