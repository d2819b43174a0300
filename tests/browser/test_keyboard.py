"""Keys of one character: what they do, that they keep out of the way, and that they can be turned off."""

from __future__ import annotations

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.slow]


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
    sync_api.expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    for does in ("Go to the search field", "next article of a list", "next marked place", "Show these keys"):
        sync_api.expect(dialog.get_by_text(does)).to_be_visible()
    assert set("/jkonp?") <= set("".join(dialog.locator("kbd").all_inner_texts()))
    page.keyboard.press("Escape")
    sync_api.expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Use the keys made of one character").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    sync_api.expect(dialog).to_be_hidden()
    reader.open("/search?q=barrage&sort=oldest")
    for key in "/jko":
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body")
    page.locator(".hit h3 a").first.click()
    page.keyboard.press("n")
    assert "#" not in page.url
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Use the keys made of one character").check()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.url.endswith("#hit-1")
    reader.done()
