"""The suite that every engine passes.

A test module for an engine subclasses the suite and says how an empty engine is made:

    class TestMine(EngineContract):
        @pytest.fixture
        def engine_factory(self):
            return MyEngine

This package needs pytest and hypothesis. A module a concern: finding (words), operators (the query language),
languages, ordering, narrowing, quoting, writing, bounds, oracle (against the memory engine), suggesting, browsing
(values page by page, similar documents).
"""

from __future__ import annotations

from index.testing.asking import EngineFactory, ask, ids, put
from index.testing.bounds import Bounded
from index.testing.browsing import Browsing
from index.testing.finding import Finding
from index.testing.languages import Languages
from index.testing.narrowing import Narrowing
from index.testing.operators import Operators
from index.testing.oracle import Oracle, assert_same_answers, oracle_settings
from index.testing.ordering import Ordering
from index.testing.quoting import Quoting
from index.testing.suggesting import Suggesting
from index.testing.writing import Writing

__all__ = ["EngineContract", "EngineFactory", "ask", "assert_same_answers", "ids", "oracle_settings", "put"]


class EngineContract(
    Finding, Operators, Languages, Ordering, Narrowing, Quoting, Writing, Bounded, Oracle, Suggesting, Browsing
):
    """What holds for every engine, whatever it is made of."""
