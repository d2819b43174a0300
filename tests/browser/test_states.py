"""What people see of an archive that holds nothing, is being filled, or can't be searched."""

from __future__ import annotations

import re

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


def test_the_first_run_teaches(browser: sync_api.Browser, states: dict[str, str]) -> None:
    reader = Reader(browser, states["first run"], java_script_enabled=False)
    page = reader.open("")
    sync_api.expect(page.get_by_role("heading", name="Nothing is held yet")).to_be_visible()
    sync_api.expect(page.get_by_text("pressmark serve YOUR-FOLDER")).to_be_visible()
    assert page.get_by_role("region", name="Then search").locator("dt").count() == 3
    page.goto(states["no results yet"])
    page.get_by_role("link", name="How to fill it").click()
    sync_api.expect(page.get_by_role("heading", name="Nothing is held yet")).to_be_visible()
    reader.done()


@pytest.mark.parametrize("name", ["ingesting", "no index"])
def test_how_far_work_is_is_asked_for_until_it_is_done(
    browser: sync_api.Browser, states: dict[str, str], name: str
) -> None:
    reader = Reader(browser, states[name].rpartition("/")[0])
    page = reader.page
    page.clock.install()
    page.goto(states[name])
    page.evaluate("window.isTheSame = true")
    told = page.locator("[data-underway]")
    sync_api.expect(told).to_have_text(re.compile("Taking in files|Building the index"))
    answers = iter(["<p><span data-underway>90 of 100</span></p>", "<p>done</p>"])
    page.route("**/*", lambda route: route.fulfill(body=next(answers, "<h1>All is in</h1>"), content_type="text/html"))
    page.clock.run_for(6_000)
    sync_api.expect(told).to_have_text("90 of 100")
    assert page.evaluate("window.isTheSame")
    page.clock.run_for(6_000)
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("All is in")
    reader.complaints.clear()  # the browser logs answers of 503
    reader.done()


def test_a_page_is_not_taken_from_someone_who_types(browser: sync_api.Browser, states: dict[str, str]) -> None:
    reader = Reader(browser, states["ingesting"].rpartition("/")[0])
    page = reader.page
    page.clock.install()
    page.goto(states["ingesting"])
    page.get_by_role("searchbox").fill("half a wor")
    asked = []
    page.route("**/*", lambda route: (asked.append(1), route.fulfill(body="<p>done</p>", content_type="text/html")))
    page.clock.run_for(6_000)
    page.clock.run_for(6_000)
    sync_api.expect(page.get_by_role("searchbox")).to_have_value("half a wor")
    assert asked
    reader.done()


def test_without_scripts_one_looks_again(browser: sync_api.Browser, states: dict[str, str]) -> None:
    reader = Reader(browser, states["ingesting"], java_script_enabled=False)
    page = reader.open("")
    page.get_by_role("link", name="Look again").click()
    assert page.url == states["ingesting"]
    sync_api.expect(page.get_by_text("Taking in files.")).to_be_visible()
    reader.done()
