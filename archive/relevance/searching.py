"""A test collection, indexed and asked as an archive is: the same schema, analysis, engine and ranking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.evaluation.intervals import Estimate, resampled
from archive.extraction.fields.language import language_of
from archive.indexing import SCHEMA
from archive.relevance.collection import Collection, Text
from archive.relevance.ranked import DEPTH, Ranked, ranked
from index import analysis
from index.engine import Engine
from index.engines import open_engine
from index.model import Document, MatchAll, Or, Query, SearchRequest, Term

Tell = Callable[[str, int, int], None]
_BATCH = 2000
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """One query with the measures of its ranking and the documents that came first."""

    query: Text
    measures: Ranked
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relevance:
    """How well a collection's queries were answered.

    Attributes:
        language: the one its documents were taken to be in, None where that doesn't show.
    """

    documents: int
    language: str | None
    answered: tuple[Answered, ...]

    def mean(self, measure: str) -> Estimate:
        """Return the mean of a field of ``Ranked`` over the queries, with its interval over samples of them."""
        rows = [(getattr(one.measures, measure), 1.0) for one in self.answered]
        estimate = resampled(rows, lambda sums: sums[0] / sums[1])
        assert estimate is not None  # a collection has queries
        return estimate


def relevance(collection: Collection, tell: Tell = lambda what, done, total: None) -> Relevance:
    """Return how the queries of *collection* are answered, each as a bag of words of which any may match."""
    told = language_of(" ".join(one.text for one in collection.documents[:_SAMPLE]))
    language = told[0] if told else None
    with TemporaryDirectory(prefix="pressmark-") as folder:
        engine = open_engine(f"whoosh:{Path(folder) / 'index'}", SCHEMA)
        try:
            _fill(engine, collection.documents, language, tell)
            answered = []
            for done, query in enumerate(collection.queries, 1):
                found = _asked(engine, query)
                answered.append(Answered(query, ranked(found, collection.grades[query.id]), tuple(found[:10])))
                tell("asking", done, len(collection.queries))
        finally:
            engine.close()
    return Relevance(len(collection.documents), language, tuple(answered))


def bag_of_words(text: str) -> Query:
    """Return the query for documents that hold any of the words of *text*, the more and the rarer the better."""
    found = tuple(map(Term, analysis.surfaces(text)))
    return Or(found) if found else MatchAll()


def _fill(engine: Engine, documents: Sequence[Text], language: str | None, tell: Tell) -> None:
    for start in range(0, len(documents), _BATCH):
        with engine.batch() as batch:
            for one in documents[start : start + _BATCH]:
                batch.replace(Document(one.id, "", language, {"title": one.title or None, "body": one.text or None}))
        tell("indexing", min(start + _BATCH, len(documents)), len(documents))


def _asked(engine: Engine, query: Text) -> list[str]:
    request = SearchRequest(bag_of_words(query.text), limit=DEPTH)
    return [hit.id for hit in engine.search(request).hits]
