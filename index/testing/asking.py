"""What the suites share: how an engine is made, filled and asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing

import pytest

from index.corpora import SCHEMA
from index.engine import Engine
from index.model import Document, FacetRequest, Filter, Hit, Results, SearchRequest, Sort
from index.query_syntax import parse
from index.schema import Schema

EngineFactory = Callable[[Schema], Engine]


def put(engine: Engine, *documents: Document) -> None:
    """Put documents into *engine* in one batch."""
    with engine.batch() as batch:
        for each in documents:
            batch.replace(each)


def ask(engine: Engine, query: str = "", *filters: Filter, sort: Sort = Sort.RELEVANCE, limit: int = 100) -> Results:
    """Search for what *query* says, with the facets outlet and author."""
    facets = (FacetRequest("outlet"), FacetRequest("author"))
    return engine.search(SearchRequest(parse(query, SCHEMA), filters, sort, limit=limit, facets=facets))


def ids(hits: Results | Iterable[Hit]) -> list[str]:
    """Return the ids of hits in their order."""
    return [hit.id for hit in (hits.hits if isinstance(hits, Results) else hits)]


class Suite:
    """Lends engines to the suites."""

    @pytest.fixture
    def engine_factory(self) -> EngineFactory:
        """Return what makes an empty engine for a schema; subclasses say how."""
        raise NotImplementedError

    @pytest.fixture
    def engine(self, engine_factory: EngineFactory) -> Iterable[Engine]:
        """Lend an empty engine for the suite's schema."""
        with closing(engine_factory(SCHEMA)) as engine:
            yield engine
