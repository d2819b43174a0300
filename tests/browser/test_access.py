"""Pages hold to WCAG 2.2 AA as far as a program can tell, in both themes, at every width and on paper."""

from __future__ import annotations

from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
from browsing import Reader, kinds_of_pages  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WIDTHS = pytest.mark.parametrize("width", [320, 768, 1280, 1920])
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def faults(page: sync_api.Page) -> list[Any]:
    """Return what axe finds on a page with all that is folded open, and whether it is wider than the window."""
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    return [*violations(page), *wide(page)]


def violations(page: sync_api.Page, *, but: str = "") -> list[Any]:
    """Return what axe finds on a page, *but* one of its rules."""
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return [
        (fault["id"], [(node["target"], node["failureSummary"]) for node in fault["nodes"][:3]])
        for fault in found
        if fault["id"] != but
    ]


def wide(page: sync_api.Page) -> list[str]:
    """Say by how much the page is wider than the window."""
    more = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{more} px too wide"] if more > 0 else []


def faulty(found: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: each for name, each in found.items() if each}


@pytest.mark.parametrize(
    ("names", "width", "theme"),
    [
        (["results", "what changed"], 1280, "light"),
        (["an article with marks", "holdings"], 320, "dark"),
    ],
)
def test_pages_are_without_faults(
    browser: sync_api.Browser, address: str, names: list[str], width: int, theme: str
) -> None:
    reader = Reader(browser, address, width, color_scheme=theme)
    kinds = kinds_of_pages(reader)
    assert faulty({name: faults(reader.open(kinds[name])) for name in names}) == {}
    reader.done()


@pytest.mark.slow
def test_no_page_is_wider_than_a_small_window(browser: sync_api.Browser, address: str, states: dict[str, str]) -> None:
    reader = Reader(browser, address, 320, java_script_enabled=False)
    found = {name: wide(reader.open(path)) for name, path in kinds_of_pages(reader).items()}
    for name, whole in states.items():
        reader.page.goto(whole)
        found[name] = wide(reader.page)
    assert len(found) == 39
    assert faulty(found) == {}


@pytest.mark.slow
@WIDTHS
@THEMES
def test_every_kind_of_page_is_without_faults(browser: sync_api.Browser, address: str, theme: str, width: int) -> None:
    reader = Reader(browser, address, width, color_scheme=theme)
    found = {name: faults(reader.open(path)) for name, path in kinds_of_pages(reader).items()}
    page = reader.open("/search?q=barrage")
    page.get_by_label("Compact").check()
    found["a compact list"] = faults(page)
    page.keyboard.press("?")
    found["keys"] = faults(page)
    assert faulty(found) == {}


@pytest.mark.slow
@WIDTHS
@THEMES
def test_every_state_of_an_archive_is_without_faults(
    browser: sync_api.Browser, states: dict[str, str], theme: str, width: int
) -> None:
    found = {}
    for name, whole in states.items():
        reader = Reader(browser, whole, width, color_scheme=theme)
        found[name] = faults(reader.open(""))
    assert faulty(found) == {}


@pytest.mark.slow
@pytest.mark.parametrize("given", [{"forced_colors": "active"}, {"contrast": "more"}, {"reduced_motion": "reduce"}])
def test_pages_are_without_faults_for_those_who_set_up_their_system(
    browser: sync_api.Browser, address: str, given: dict[str, Any]
) -> None:
    reader = Reader(browser, address, **given)
    kinds = kinds_of_pages(reader)
    names = ("narrowed", "an article with marks", "what changed", "a year")
    assert faulty({name: faults(reader.open(kinds[name])) for name in names}) == {}
    reader.done()


@pytest.mark.slow
def test_pages_are_without_faults_on_paper(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address, 720)
    kinds = kinds_of_pages(reader)
    reader.page.emulate_media(media="print")
    found = {name: violations(reader.open(path), but="target-size") for name, path in kinds.items()}
    assert faulty(found) == {}
    reader.complaints.clear()  # the browser logs answers of 400 and 404
    reader.done()
