"""What is typed, as a query: languages by name or code, everything else as the grammar says."""

from __future__ import annotations

import pytest
from hypothesis import given

from archive.extraction.fields.language import LANGUAGES
from archive.indexing import SCHEMA
from archive.labels import language_code, language_name
from archive.readback import absent, explained, plain
from archive.search_state import SearchState
from archive.understanding import understood
from index.corpora import typed_queries
from index.errors import QueryError
from index.memory_engine import MemoryEngine
from index.model import Document, Query, SearchRequest
from index.query_syntax import QueryLimits, parse, printed


def meant(text: str) -> Query:
    return understood(text, QueryLimits())


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("language:french", "language:fr"),
        ("language:FRENCH", "language:fr"),
        ('language:"French"', "language:fr"),
        ('language:="french"', 'language:="fr"'),
        ('language:"norwegian bokmal"', "language:nb"),
        ("language:(french OR German OR ru)", "language:(fr OR de OR ru)"),
        ("tide -language:french", "tide -language:fr"),
        ("(a language:french) OR b", "(a language:fr) OR b"),
        ("language:(french -german)", "language:(fr -de)"),
    ],
)
def test_a_language_is_asked_for_by_its_name(typed: str, same: str) -> None:
    assert meant(typed) == parse(same, SCHEMA)


@pytest.mark.parametrize(
    "typed",
    [
        "french",
        "title:french",
        "outlet:French",
        "language:FR",
        "language:klingon",
        "language:fren*",
        "language:unknown",
    ],
)
def test_what_is_no_name_of_a_language_is_left_as_it_is(typed: str) -> None:
    assert meant(typed) == parse(typed, SCHEMA)


def test_every_language_that_is_recognised_has_a_name_that_finds_it() -> None:
    for code in LANGUAGES:
        assert language_name(code) != code
        assert language_code(language_name(code)) == code


def test_the_place_of_a_mistake_is_that_in_what_was_typed() -> None:
    with pytest.raises(QueryError) as error:
        meant("language:french )")
    assert error.value.position == 16


@given(query=typed_queries())
def test_what_is_asked_of_other_fields_is_left_as_it_is(query: Query) -> None:
    text, wide = printed(query, SCHEMA), QueryLimits(max_chars=10**5, max_clauses=1000, max_depth=100, max_fuzzy=100)
    assert understood(text, wide) == parse(text, SCHEMA, wide)


def test_a_name_is_said_back_and_one_that_is_not_known_finds_nothing_audibly() -> None:
    engine = MemoryEngine(SCHEMA)
    with engine.batch() as batch:
        batch.replace(Document("1", "1", "fr", {"body": "marée", "language": ("fr",)}))
    for typed, total, said in (
        ("language:french", 1, "articles in French"),
        ("language:german", 0, "articles in German"),
        ("language:klingon", 0, "articles in klingon"),
    ):
        query = meant(typed)
        found = engine.search(SearchRequest(query))
        assert found.total == total
        assert plain(explained(SearchState(typed), query, found.term_counts)) == said
        note = said.replace("articles", "There is no article") + "."
        assert [plain(each) for each in absent(found.term_counts)] == ([] if total else [note])
