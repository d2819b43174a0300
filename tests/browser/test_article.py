"""Reading one article: from mark to mark, passages, quotations, the results beside it; by keys and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.slow]

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
Open = Callable[..., Reader]


def opened(browser: Any, address: str, width: int = 1200, **context: Any) -> Reader:
    """Search for what is marked three times, and open the first result."""
    reader = Reader(browser, address, width, **context)
    page = reader.open("/search?q=barrage")
    page.get_by_role("link", name="Court quashes the barrage").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("Court quashes the barrage")
    page.wait_for_load_state()
    return reader


@WITH_AND_WITHOUT
def test_links_lead_from_mark_to_mark(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = opened(browser, address, java_script_enabled=scripts)
    page = reader.page
    page.get_by_role("link", name="go to the first").click()
    lit = page.locator("mark:target")
    sync_api.expect(lit).to_have_id("hit-1")
    places = page.get_by_role("group", name="Marked places")
    for number in (2, 3):
        places.get_by_role("link", name="Next").click()
        sync_api.expect(lit).to_have_id(f"hit-{number}")
        sync_api.expect(lit).to_be_in_viewport()
    sync_api.expect(places).to_have_count(1)
    sync_api.expect(places.get_by_role("link", name="Next")).to_have_count(0)
    places.get_by_role("link", name="Previous").click()
    sync_api.expect(lit).to_have_id("hit-2")
    other = page.locator("mark:not(:target)").first
    outlines = [each.evaluate("one => getComputedStyle(one).outlineStyle") for each in (lit, other)]
    assert outlines == ["solid", "none"]
    reader.done()


def test_keys_lead_from_mark_to_mark_and_the_place_is_told(browser: sync_api.Browser, address: str) -> None:
    reader = opened(browser, address)
    page = reader.page
    page.keyboard.press("n")
    page.keyboard.press("n")
    lit, told = page.locator("mark:target"), page.get_by_role("status").last
    sync_api.expect(lit).to_have_id("hit-2")
    sync_api.expect(told).to_have_text("2 of 3: barrage")
    page.keyboard.press("p")
    sync_api.expect(told).to_have_text("1 of 3: barrage")
    page.keyboard.press("p")
    sync_api.expect(lit).to_have_id("hit-1")
    page.get_by_role("searchbox").press("n")
    sync_api.expect(lit).to_have_id("hit-1")
    page.go_back()
    assert page.url.endswith("/search?q=barrage")
    reader.done()


def test_keys_can_be_turned_off(browser: sync_api.Browser, address: str) -> None:
    reader = opened(browser, address)
    page = reader.page
    page.keyboard.press("?")
    page.get_by_label("Use the keys made of one character").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert "#" not in page.url
    reader.done()


@WITH_AND_WITHOUT
def test_a_passage_is_linked_lit_and_quoted(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = opened(browser, address, java_script_enabled=scripts)
    page = reader.page
    link = page.get_by_role("link", name="Link to this passage").first
    link.focus()
    assert link.evaluate("one => getComputedStyle(one).opacity") == "1"
    link.press("Enter")
    lit = page.locator(".text p:target")
    sync_api.expect(lit).to_have_text("The barrage may not be built. A barrage too many.")
    anchor = page.url.partition("#")[2]
    page.get_by_role("link", name="Quote this passage").click()
    ready = page.locator(".ready")
    where = f"{address}/articles/{page.url.split('/')[-2]}#{anchor}"
    sync_api.expect(ready).to_have_text(
        "“The barrage may not be built. A barrage too many.” "
        f"“Court quashes the barrage”. Harbour Gazette, 3 March 2021. {where}"
    )
    sync_api.expect(page.get_by_role("button", name="Copy")).to_have_count(1 if scripts else 0)
    page.get_by_role("link", name="Back to the article").click()
    sync_api.expect(lit).to_be_in_viewport()
    reader.done()


def test_what_is_selected_is_copied_with_its_citation(browser: sync_api.Browser, address: str) -> None:
    reader = opened(browser, address, permissions=["clipboard-read", "clipboard-write"])
    page = reader.page
    button = page.get_by_role("button", name="Copy quotation")
    sync_api.expect(button).to_be_hidden()
    page.evaluate(
        """() => {
            const block = document.querySelector(".text p[id]");
            const range = document.createRange();
            range.setStart(block.firstChild, 0);
            range.setEnd(block.querySelector(".step").nextSibling, 18);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    button.click()
    sync_api.expect(page.get_by_role("button", name="Copied")).to_be_visible()
    anchor = page.locator(".text p[id]").first.get_attribute("id")
    permalink = page.url.partition("?")[0]
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“The barrage may not be built.”\n"
        f"“Court quashes the barrage”. Harbour Gazette, 3 March 2021. {permalink}#{anchor}"
    )
    reader.done()


@WITH_AND_WITHOUT
def test_one_goes_on_to_the_next_result_and_back_to_all(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts)
    page = reader.open("/search?q=barrage&sort=oldest&size=1")
    page.locator(".hit h3 a").click()
    sync_api.expect(page.get_by_text("Result 1 of 3")).to_be_visible()
    page.get_by_role("link", name="next", exact=True).click()
    sync_api.expect(page.get_by_text("Result 2 of 3")).to_be_visible()
    beside = page.get_by_role("navigation", name="Results beside this one")
    sync_api.expect(beside.get_by_role("link")).to_have_count(2)
    beside.get_by_role("link", name=re.compile("Next result")).click()
    sync_api.expect(page.get_by_text("Result 3 of 3")).to_be_visible()
    page.get_by_role("link", name="Back to the results").click()
    assert page.url.endswith("/search?q=barrage&sort=oldest&page=3&size=1")
    reader.done()


def test_paper_has_the_text_its_citation_and_no_navigation(browser: sync_api.Browser, address: str) -> None:
    reader = opened(browser, address)
    page = reader.page
    sync_api.expect(page.locator(".citation")).to_be_hidden()
    page.emulate_media(media="print")
    permalink = page.url.partition("?")[0]
    sync_api.expect(page.locator(".citation")).to_have_text(re.compile(rf"3 March 2021\. {re.escape(permalink)}$"))
    sync_api.expect(page.locator(".citation")).to_be_visible()
    sync_api.expect(page.locator(".text p[id]").first).to_be_visible()
    for gone in (".masthead", ".colophon", ".back", ".card", ".onward", ".pilcrow >> nth=0"):
        sync_api.expect(page.locator(gone)).to_be_hidden()
    reader.done()


def pages_of(reader: Reader) -> list[str]:
    """Return the addresses of one article's pages."""
    search = reader.open("/search?q=signed")
    taken_in = search.locator(".hit h3 a").first.get_attribute("href") or ""
    plain = taken_in.partition("?")[0]
    reader.open(plain)
    quoted = reader.page.locator(".quote").first.get_attribute("href") or ""
    passage = reader.page.locator(".text p[id]").first.get_attribute("id") or ""
    ways = [f"{plain}/{name}" for name in ("source", "beside", "revisions")]
    return [taken_in, f"{taken_in}#hit-1", f"{plain}#{passage}", *ways, quoted]


def test_no_page_of_an_article_is_wider_than_the_window(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    for path in pages_of(reader):
        page = reader.open(path)
        for width in (320, 500, 899, 900, 1400):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    reader.done()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 900, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_of_an_article_are_without_faults(
    browser: sync_api.Browser, address: str, theme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    reader = Reader(browser, address, width, color_scheme=theme)
    found = {}
    for path in pages_of(reader):
        page = reader.open(path)
        page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
        violations = axe.Axe().run(page, options=RULES).response["violations"]
        found[path] = [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in violations]
    assert {path: faults for path, faults in found.items() if faults} == {}
    reader.done()
