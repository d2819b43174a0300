"""One real browser reads the site: searches, narrows, opens an article, goes back; with and without JavaScript."""

from __future__ import annotations

import re

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

from making import PAYLOAD  # noqa: E402


class Reader:
    """Someone at the browser; whatever it complains about is kept."""

    def __init__(self, browser: sync_api.Browser, address: str, width: int = 1200, scripts: bool = True) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.address = address
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._asked)

    def _asked(self, request: sync_api.Request) -> None:
        if not request.url.startswith(self.address):
            self.complaints.append(f"asked elsewhere: {request.url}")

    def _failed(self, request: sync_api.Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # that is the reader, who went on before all was there
            self.complaints.append(f"{request.url}: {request.failure}")

    def open(self, path: str) -> sync_api.Page:
        self.page.goto(self.address + path)
        return self.page

    def done(self) -> None:
        self.context.close()
        assert self.complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_search_narrow_open_and_go_back(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = Reader(browser, address, scripts=scripts)
    page = reader.open("/")
    sync_api.expect(page.get_by_text("5 articles from 3 outlets")).to_be_visible()
    page.get_by_role("searchbox").fill("barrage")
    page.get_by_role("searchbox").press("Enter")
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("3 articles")
    page.get_by_role("complementary").get_by_role("link", name="Harbour Gazette").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("2 articles")
    narrowed = page.url
    assert narrowed.endswith("/search?q=barrage&outlet=Harbour+Gazette")

    page.get_by_role("link", name="Court quashes the barrage").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("Court quashes the barrage")
    assert page.locator("article mark").all_inner_texts() == ["barrage"] * 3
    page.get_by_text("certain: made by hand").first.click()
    sync_api.expect(page.get_by_text("found by").first).to_be_visible()
    page.get_by_role("link", name="Back to the results").click()
    assert page.url == narrowed
    page.go_back()
    page.go_back()
    assert page.url == narrowed

    page.get_by_label("What narrows the search").get_by_role("link", name="Harbour Gazette").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("3 articles")
    reader.done()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_quotation_lights_up_its_words_in_the_original(
    browser: sync_api.Browser, address: str, scripts: bool
) -> None:
    reader = Reader(browser, address, scripts=scripts)
    page = reader.open("/search?q=signed")
    page.get_by_role("link", name="The quay opens").click()
    card = page.get_by_role("complementary", name="Record")
    card.get_by_text("byline above the text").first.click()
    card.get_by_role("link", name="Ada Marsh").click()
    lit = page.locator("mark:target")
    sync_api.expect(lit).to_have_text("Ada Marsh")
    sync_api.expect(lit).to_be_in_viewport()
    plain = page.locator("mark:not(:target)").first
    assert _background(lit) != _background(plain)
    page.get_by_role("complementary").get_by_text("date alone under the headline").first.click()
    page.get_by_role("complementary").get_by_role("link", name="4 March 2021").click()
    sync_api.expect(page.locator("mark:target")).to_have_text("4 March 2021")
    page.get_by_role("link", name="Back to the article").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("The quay opens")
    reader.done()


def _background(mark: sync_api.Locator) -> str:
    return str(mark.evaluate("element => getComputedStyle(element).backgroundColor"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_date_range_is_typed(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = Reader(browser, address, scripts=scripts)
    page = reader.open("/search?q=barrage")
    page.get_by_label("From", exact=True).fill("2021-09-15")
    page.get_by_label("To", exact=True).fill("2022-06")
    page.get_by_role("button", name="Narrow").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("2 articles")
    page.get_by_label("Only what is surely in it").check()
    page.get_by_role("button", name="Narrow").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("No articles")
    reader.done()


def test_a_month_of_the_picture_is_a_link_for_the_keyboard(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    month = page.get_by_role("link", name="March 2021: 1 article")
    month.focus()
    month.press("Enter")
    page.wait_for_url(re.compile("from=2021-03&to=2021-03"))
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("1 article")
    reader.done()


def test_facets_fold_on_a_narrow_screen_and_stand_open_on_a_wide_one(browser: sync_api.Browser, address: str) -> None:
    facet = "Enn Valley Star"
    wide, narrow = Reader(browser, address, 1200), Reader(browser, address, 500)
    sync_api.expect(wide.open("/search").get_by_role("complementary").get_by_role("link", name=facet)).to_be_visible()
    folded = narrow.open("/search?outlet=Enn+Valley+Star").get_by_role("complementary").get_by_role("link", name=facet)
    sync_api.expect(folded).to_be_hidden()
    narrow.page.get_by_text("Narrow: Enn Valley Star").click()
    sync_api.expect(folded).to_be_visible()
    wide.done()
    narrow.done()


def test_the_first_tab_skips_to_the_content(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    page.keyboard.press("Tab")
    sync_api.expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("#results")).to_be_focused()
    reader.done()


def test_text_of_files_runs_nothing(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=nothing+else")
    sync_api.expect(page.get_by_role("heading", level=3)).to_have_text(PAYLOAD)
    page.get_by_role("heading", level=3).get_by_role("link").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text(PAYLOAD)
    reader.done()


def test_no_page_is_wider_than_the_window(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    identifier = reader.open("/search?q=barrage").locator(".hit h3 a").first.get_attribute("href") or ""
    taken_in = reader.open("/search?q=signed").locator(".hit h3 a").first.get_attribute("href") or ""
    source = taken_in.partition("?")[0] + "/source"
    for path in ("/", "/search", "/search?q=barrage&outlet=Harbour+Gazette", identifier, source, "/rejected", "/help"):
        page = reader.open(path)
        for width in (320, 500, 899, 900, 1400):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    reader.done()
