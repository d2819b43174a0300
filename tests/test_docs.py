"""The documents name everything that there is, as it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from trees import nodes

from archive.catalogue.values import OutcomeKind
from archive.cli import main
from archive.config import Settings, table
from archive.exports.formats import OF_ARTICLE, OF_SEARCH
from archive.indexing import SCHEMA
from archive.labels import language_name
from archive.search_state import FACETS
from archive.status import Standing
from archive.understanding import understood
from index.memory_engine import MemoryEngine
from index.model import (
    AtLeast,
    Document,
    During,
    MatchAll,
    Missing,
    Phrase,
    Query,
    SearchRequest,
    Term,
    Within,
)
from index.periods import Period, half_open
from index.query_syntax import QueryLimits, parse, printed
from index.query_tokens import QUOTES, Kind, tokens
from index.stemming import LANGUAGES
from index.testing import put

ROOT = Path(__file__).parent.parent


def document(name: str) -> str:
    path = ROOT / name
    if not path.is_file():
        pytest.skip("the documents are not beside these tests")
    return path.read_text("utf-8")


@pytest.mark.parametrize(("variable", "default", "meaning"), table())
def test_every_setting_is_documented_with_its_default(variable: str, default: object, meaning: str) -> None:
    shown = {True: "on", False: "off"}.get(default, default) if isinstance(default, bool) else default
    value = f"`{shown}`" if default != "" else ""
    assert f"| `{variable}` | {value} | {meaning} |" in document("docs/running.md")


@pytest.mark.parametrize("name", [name for name, command in main.commands.items() if not command.hidden])
def test_every_command_and_option_is_documented(name: str) -> None:
    guide = document("docs/guide.md")
    row = next((line for line in guide.splitlines() if line.startswith(f"| `pressmark {name}")), "")
    assert row, f"{name} is not in the table of commands"
    shared = {"--home", "--json", "--help"}
    options = {option for parameter in main.commands[name].params for option in parameter.opts}
    assert all(f"`{option}" in row for option in options - shared if option.startswith("--")), row


def test_every_outcome_and_standing_is_documented() -> None:
    guide, running = document("docs/guide.md"), document("docs/running.md")
    assert all(f"`{kind.value}`" in guide for kind in OutcomeKind)
    assert all(f"`{standing.value}`" in running for standing in Standing)


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_is_documented(facet: str) -> None:
    assert facet in document("docs/searching.md")


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CHANGELOG.md",
        *(f"docs/{name}.md" for name in ("guide", "searching", "running", "dating", "metadata", "relevance")),
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    text = document(name)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert ((ROOT / name).parent / target).exists(), f"{name} links to {target}"


@pytest.mark.parametrize("suffix", [each.suffix for each in OF_ARTICLE])
def test_every_format_of_an_article_is_documented(suffix: str) -> None:
    assert f"`/articles/ID.{suffix}`" in document("docs/guide.md")


@pytest.mark.parametrize("suffix", [*(each.suffix for each in OF_SEARCH), "atom"])
def test_every_format_of_a_search_is_documented(suffix: str) -> None:
    assert f"`/search.{suffix}`" in document("docs/guide.md")
    assert f"`.{suffix}`" in document("docs/searching.md")


def test_the_languages_that_dates_are_reasoned_from_are_documented() -> None:
    dating = document("docs/dating.md")
    codes = tomllib.loads((ROOT / "archive/extraction/dating/idioms.toml").read_text("utf-8"))
    assert all(language_name(code) in dating for code in codes)


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def examples_of_queries() -> list[str]:
    """Return what the tables of the guide to searching say one can type."""
    rows = re.findall(r"^\| (`.+?`) \|", how_to_type(), re.MULTILINE)
    return [query for row in rows for query in re.findall(r"`([^`]+)`", row)]


def how_to_type() -> str:
    """Return the part of the guide to searching that is about what is typed."""
    return document("docs/searching.md").partition("## Narrowing")[0]


NO_QUERIES = {*("AND", "OR", "NEAR", "NOT", "*", "~", "~2"), *(f"{spec.asked_as}:" for spec in SCHEMA.asked)}
"""What stands as code between the tables and is a part of a query."""


def test_every_query_in_the_text_parses() -> None:
    typed = set(re.findall(r"`([^`]+)`", how_to_type())) - NO_QUERIES
    assert len(typed) > 60
    for example in typed:
        query = parse(example.replace("…", "word"), SCHEMA)
        assert parse(printed(query, SCHEMA), SCHEMA) == query


SHELF = [
    {
        "title": "Barrage or dam?",
        "kicker": "Barrage",
        "standfirst": "A barrage for the port",
        "body": "The tidal barrage is before the high court. A rules-based order needs sanction relief; sanctions "
        "remain. The barrage hides the ferry. The dam stands by the ferry line.",
        "captions": "The barrage",
        "notes": "She writes on the barrage.",
        "outlet": ("Global Times",),
        "author": ("Lopez, Ana",),
        "section": ("World",),
        "language": ("en",),
        "dating": ("stated",),
        "published": half_open(Period(2021, 6, 28)),
    },
    {
        "title": "The wall",
        "body": "A barrage without boats.",
        "outlet": ("Times",),
        "language": ("fr",),
        "dating": ("inferred",),
        "published": half_open(Period(2020, 5)),
    },
    {"title": "Die Zeitung", "body": "Nichts.", "outlet": ("Xinhua",), "author": ("Li",), "dating": ("doubtful",)},
]


def test_every_documented_query_finds_what_it_is_said_to() -> None:
    examples, engine = examples_of_queries(), MemoryEngine(SCHEMA)
    put(engine, *(Document(str(number), "", None, values) for number, values in enumerate(SHELF)))
    assert len(examples) > 40
    for example in examples:
        found = engine.search(SearchRequest(understood(example, QueryLimits())))
        assert 0 < found.total < len(SHELF), example


def test_every_sign_of_the_grammar_is_documented() -> None:
    names = [spec.asked_as for spec in SCHEMA.asked]
    found = [token for example in examples_of_queries() for token in tokens(example, names, QueryLimits())]
    assert {token.kind for token in found} == set(Kind)
    assert {token.text for token in found if token.kind is Kind.FIELD} == set(names)
    assert all(any(mark in how_to_type() for mark in marks) for marks in QUOTES)


def test_every_operator_and_field_is_documented() -> None:
    documented = [clause for example in examples_of_queries() for clause in nodes(parse(example, SCHEMA))]
    not_typed = {MatchAll, AtLeast}
    assert {type(node) for node in documented} - not_typed == set(get_args(Query)) - not_typed
    assert {True, False} == {node.exact for node in documented if isinstance(node, Term)}
    assert any(node.slop is not None for node in documented if isinstance(node, Phrase))
    fields = {node.field for node in documented if isinstance(node, Within | Missing | During)}
    assert fields == {spec.name for spec in SCHEMA.asked}
    signs = " ".join(examples_of_queries())
    assert all(sign in signs for sign in (" AND ", " OR ", " NOT ", " -", " NEAR/", "*", "~", '="', ":unknown", ".."))


def test_the_bounds_of_a_query_are_documented() -> None:
    text, settings = " ".join(document("docs/searching.md").split()), Settings()
    for number, unit in (
        (settings.max_query_chars, "characters"),
        (settings.max_query_clauses, "words and phrases"),
        (settings.max_query_depth, "levels of parentheses"),
        (settings.max_query_distance, "words between others"),
        (settings.max_wildcard_words, "different words"),
    ):
        assert f"{number:,} {unit}" in text


def test_the_languages_with_stems_are_documented() -> None:
    text = " ".join(document("docs/searching.md").split())
    assert all(language_name(code) in text for code in LANGUAGES)
