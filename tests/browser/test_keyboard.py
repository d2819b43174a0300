"""Everything is done by keys alone, with and without JavaScript, and those of one character keep out of the way."""

from __future__ import annotations

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


MOST_STOPS = 90


def tab_to(page: sync_api.Page, wanted: sync_api.Locator) -> None:
    """Press Tab until *wanted* has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate("element => element.matches(':focus-visible')")
            return
    raise AssertionError(f"{wanted} is not reached")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_search_narrow_choose_a_range_open_and_go_back(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts)
    page = reader.open("/")
    heading = page.get_by_role("heading", level=1)
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("barrage")
    page.keyboard.press("Enter")
    sync_api.expect(heading).to_have_text("3 articles")
    tab_to(page, page.get_by_role("complementary").get_by_role("link", name="Harbour Gazette"))
    page.keyboard.press("Enter")
    sync_api.expect(heading).to_have_text("2 articles")
    tab_to(page, page.get_by_label("To", exact=True))
    page.keyboard.type("2021-06")
    page.keyboard.press("Enter")
    sync_api.expect(heading).to_have_text("1 article")
    narrowed = page.url
    tab_to(page, page.get_by_role("link", name="Court quashes the barrage"))
    page.keyboard.press("Enter")
    sync_api.expect(heading).to_have_text("Court quashes the barrage")
    page.go_back()
    assert page.url == narrowed
    sync_api.expect(heading).to_have_text("1 article")
    reader.done()


def test_keys_of_one_character(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage&sort=oldest")
    links = page.locator(".hit h3 a")
    page.keyboard.press("j")
    sync_api.expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    sync_api.expect(links.nth(2)).to_be_focused()
    page.keyboard.press("k")
    sync_api.expect(links.nth(1)).to_be_focused()
    page.keyboard.press("/")
    sync_api.expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("j/k?o")
    sync_api.expect(page.get_by_role("searchbox")).to_have_value("j/k?o")
    links.nth(0).focus()
    page.keyboard.press("o")
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("Court quashes the barrage")
    reader.done()


def test_keys_held_down_with_others_are_the_browsers(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    for key in ("Control+j", "Alt+j", "Meta+j", "Control+/"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body")
    reader.done()


def test_keys_are_listed_and_turned_off_for_good(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/help")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    sync_api.expect(dialog).to_be_visible()
    sync_api.expect(dialog.get_by_text("Go to the search field")).to_be_visible()
    page.keyboard.press("Escape")
    sync_api.expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Use the keys made of one character").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    sync_api.expect(dialog).to_be_hidden()
    reader.open("/search")
    page.keyboard.press("/")
    sync_api.expect(page.get_by_role("searchbox")).not_to_be_focused()
    reader.done()
