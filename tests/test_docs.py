"""The documents name everything that there is, as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from archive.catalogue.values import OutcomeKind
from archive.cli import main
from archive.config import Settings, table
from archive.exports.formats import OF_ARTICLE, OF_SEARCH
from archive.indexing import SCHEMA
from archive.labels import language_name
from archive.search_state import FACETS
from archive.status import Standing
from index.memory_engine import MemoryEngine
from index.model import (
    And,
    AtLeast,
    During,
    MatchAll,
    Missing,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    SearchRequest,
    Term,
    Within,
)
from index.query_syntax import parse, printed
from index.stemming import LANGUAGES

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
        *(f"docs/{name}.md" for name in ("guide", "searching", "running", "dating", "metadata")),
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
    """Return what the guide to searching says one can type."""
    text = document("docs/searching.md")
    rows = re.findall(r"^\| (`.+?) \| [^|]+ \|$", text.partition("## Narrowing")[0], re.MULTILINE)
    return [query for row in rows for query in re.findall(r"`([^`]+)`", row)]


def test_every_documented_query_runs() -> None:
    examples, engine = examples_of_queries(), MemoryEngine(SCHEMA)
    assert len(examples) > 30
    for example in examples:
        query = parse(example, SCHEMA)
        engine.search(SearchRequest(query))
        assert parse(printed(query, SCHEMA), SCHEMA) == query


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


def nodes(query: Query) -> Iterator[Query]:
    """Give *query* and every query inside it."""
    yield query
    match query:
        case And(several) | Or(several):
            for each in several:
                yield from nodes(each)
        case Not(inner) | Within(_, inner):
            yield from nodes(inner)
        case Near(left, right):
            yield from (*nodes(left), *nodes(right))


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
