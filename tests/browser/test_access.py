"""Pages hold to WCAG 2.2 AA as far as a program can tell, in both themes and at every width."""

from __future__ import annotations

from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
PAGES = {
    "home": "/",
    "results": "/search?q=barrage",
    "narrowed": "/search?q=barrage&outlet=Harbour+Gazette&from=2021-03&to=2021-03",
    "a day": "/search?from=2021-03-03&to=2021-03-03",
    "nothing": "/search?q=zeitenwende",
    "a query not understood": "/search?q=%22open",
    "nowhere": "/nowhere",
    "help": "/help",
    "rejected": "/rejected",
}


def faults(page: sync_api.Page) -> list[Any]:
    found = axe.Axe().run(page, options=RULES)
    return [
        (fault["id"], [(node["target"], node["failureSummary"]) for node in fault["nodes"][:3]])
        for fault in found.response["violations"]
    ]


@pytest.mark.parametrize("name", ["results", "home"])
def test_pages_are_without_faults(browser: sync_api.Browser, address: str, name: str) -> None:
    reader = Reader(browser, address)
    assert faults(reader.open(PAGES[name])) == []
    reader.done()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_page_is_without_faults(browser: sync_api.Browser, address: str, theme: str, width: int) -> None:
    reader = Reader(browser, address, width, color_scheme=theme)
    found = {name: faults(reader.open(path)) for name, path in PAGES.items()}
    page = reader.open("/search?q=barrage")
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    found["opened"] = faults(page)
    page.keyboard.press("?")
    found["keys"] = faults(page)
    page.keyboard.press("Escape")
    page.locator(".hit h3 a").first.click()
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    found["article"] = faults(page)
    reader.open("/search?q=signed")
    page.locator(".hit h3 a").first.click()
    page.get_by_role("link", name="See the original").click()
    found["original"] = faults(page)
    assert {name: fault for name, fault in found.items() if fault} == {}


@pytest.mark.slow
def test_pages_are_without_faults_where_the_system_sets_the_colours(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address, forced_colors="active")
    assert faults(reader.open(PAGES["narrowed"])) == []
    reader.done()
