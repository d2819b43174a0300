"""A range of dates is drawn in the picture with a mouse, a finger or keys."""

from __future__ import annotations

import re

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.slow]


def plot(reader: Reader) -> tuple[float, float, float]:
    """Return where the bars begin, the width of a month, and a height among them."""
    box = reader.page.locator(".plot").bounding_box()
    assert box
    return box["x"], box["width"] / 24, box["y"] + 60


def arrived(page: sync_api.Page, first: str, last: str, count: str) -> None:
    page.wait_for_url(re.compile(f"from={first}&to={last}$"))
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text(count)
    sync_api.expect(page.get_by_label("From", exact=True)).to_have_value(first)


def test_with_a_mouse(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    start, month, height = plot(reader)
    page.mouse.move(start + 2.5 * month, height)
    page.mouse.down()
    page.mouse.move(start + 5.5 * month, height, steps=3)
    sync_api.expect(page.locator(".reading")).to_have_text("March 2021 – June 2021")
    page.mouse.move(start + 8.5 * month, height, steps=3)
    page.mouse.up()
    arrived(page, "2021-03", "2021-09", "2 articles")
    assert page.locator(".plot a.chosen").count() == 2
    page.get_by_role("link", name="All dates").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("3 articles")
    reader.done()


def test_a_click_is_no_stroke(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    start, month, height = plot(reader)
    page.mouse.move(start + 2.5 * month, height)
    sync_api.expect(page.get_by_text("March 2021: 1 article")).to_be_visible()
    page.mouse.down()
    page.mouse.move(start + 2.5 * month + 2, height)
    page.mouse.up()
    arrived(page, "2021-03", "2021-03", "1 article")
    sync_api.expect(page.get_by_role("heading", name="March 2021, by day")).to_be_visible()
    reader.done()


def test_with_a_finger(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address, 400, has_touch=True)
    page = reader.open("/search?q=barrage")
    start, month, height = plot(reader)
    fingers = reader.context.new_cdp_session(page)
    for kind, slots in (("touchStart", [2.5]), ("touchMove", [4]), ("touchMove", [8.5]), ("touchEnd", [])):
        points = [{"x": start + slot * month, "y": height} for slot in slots]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    arrived(page, "2021-03", "2021-09", "2 articles")
    reader.done()


def test_an_end_is_dragged(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    start, month, height = plot(reader)
    page.mouse.move(start + 24 * month - 4, height + 30)
    page.mouse.down()
    page.mouse.move(start + 11.5 * month, height, steps=3)
    page.mouse.up()
    arrived(page, "2021-01", "2021-12", "2 articles")
    reader.done()


def test_with_keys(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    end = page.get_by_role("slider", name="End of the date range")
    end.focus()
    for key in ("PageDown", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    assert end.get_attribute("aria-valuetext") == "September 2021"
    page.keyboard.press("Escape")
    assert end.get_attribute("aria-valuetext") == "December 2022"
    start = page.get_by_role("slider", name="Start of the date range")
    start.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("Enter")
    arrived(page, "2022-01", "2022-12", "1 article")
    sync_api.expect(start).to_be_focused()
    reader.done()


def test_bars_are_one_stop_of_the_tab_key(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    bars = page.locator(".plot [data-key^='bar']")
    assert page.locator(".plot [data-key^='bar'][tabindex='0']").count() == 1
    bars.first.focus()
    page.keyboard.press("ArrowRight")
    sync_api.expect(bars.nth(1)).to_be_focused()
    sync_api.expect(bars.nth(1).locator("text")).to_be_visible()
    page.keyboard.press("End")
    sync_api.expect(bars.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    arrived(page, "2021-03", "2021-03", "1 article")
    reader.done()
