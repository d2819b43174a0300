"""The documents name everything that there is, as it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from archive.catalogue.values import OutcomeKind
from archive.cli import main
from archive.config import table
from archive.labels import language_name
from archive.search_state import FACETS
from archive.status import Standing

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


def test_the_languages_that_dates_are_reasoned_from_are_documented() -> None:
    dating = document("docs/dating.md")
    codes = tomllib.loads((ROOT / "archive/extraction/dating/idioms.toml").read_text("utf-8"))
    assert all(language_name(code) in dating for code in codes)


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
