"""Other search engines, each as a function from texts to one that answers a query with ids, the best first.

Each indexes title and text of a document as one text, stemmed as English, and is otherwise used as its documentation
says. A query is a bag of words: *every* says whether a document must hold all of them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from archive.relevance.collection import Text

Asked = Callable[[str, int], list[str]]
Peer = Callable[[Sequence[Text], Path, bool], Asked]
_WORD = re.compile(r"\w+")


def fts5(documents: Sequence[Text], folder: Path, every: bool) -> Asked:
    """SQLite FTS5 with its Porter stemmer."""
    store = sqlite3.connect(folder / f"fts5-{every}.db")
    store.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
    store.executemany("INSERT INTO texts VALUES (?, ?)", [(one.id, _whole(one)) for one in documents])
    store.commit()

    def ask(query: str, limit: int) -> list[str]:
        words = (" " if every else " OR ").join(f'"{word}"' for word in _WORD.findall(query))
        rows = store.execute("SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank, rowid LIMIT ?", (words, limit))
        return [row[0] for row in rows] if words else []

    return ask


def tantivy(documents: Sequence[Text], folder: Path, every: bool) -> Asked:
    """tantivy with its English stemmer."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    index = library.Index(builder.build())
    writer = index.writer()
    for one in documents:
        writer.add_document(library.Document(id=one.id, text=_whole(one)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str, limit: int) -> list[str]:
        words = " ".join(_WORD.findall(query))
        parsed = index.parse_query(words.lower(), ["text"], conjunction_by_default=every)
        found = searcher.search(parsed, limit).hits if words else []
        return [searcher.doc(address)["id"][0] for _, address in found]

    return ask


def bm25s(documents: Sequence[Text], folder: Path, every: bool) -> Asked:
    """bm25s with the Snowball stemmer for English and its list of stop words; it has no query of all words."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    index = library.BM25()
    texts = [_whole(one) for one in documents]
    index.index(library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)

    def ask(query: str, limit: int) -> list[str]:
        words = library.tokenize([query], stopwords="en", stemmer=stemmer, show_progress=False)
        places, scores = index.retrieve(words, k=min(limit, len(documents)), show_progress=False)
        return [documents[place].id for place, score in zip(places[0], scores[0], strict=True) if score > 0]

    return ask


def whoosh(documents: Sequence[Text], folder: Path, every: bool) -> Asked:
    """Whoosh as it comes, with its stemming analyser and BM25F."""
    from whoosh import fields, index, qparser
    from whoosh.analysis import StemmingAnalyzer

    path = folder / f"whoosh-{every}"
    path.mkdir()
    made = index.create_in(path, fields.Schema(id=fields.ID(stored=True), text=fields.TEXT(StemmingAnalyzer())))
    writer = made.writer(limitmb=256)
    for one in documents:
        writer.add_document(id=one.id, text=_whole(one))
    writer.commit()
    searcher = made.searcher()
    group = qparser.AndGroup if every else qparser.OrGroup
    parser = qparser.QueryParser("text", made.schema, plugins=[], group=group)

    def ask(query: str, limit: int) -> list[str]:
        return [hit["id"] for hit in searcher.search(parser.parse(" ".join(_WORD.findall(query))), limit=limit)]

    return ask


PEERS: dict[str, Peer] = {"SQLite FTS5": fts5, "tantivy": tantivy, "bm25s": bm25s, "Whoosh as it comes": whoosh}


def _whole(one: Text) -> str:
    return f"{one.title}\n{one.text}"
