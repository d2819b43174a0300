"""One real browser reads the site: searches, narrows, opens an article, goes back; with and without JavaScript."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator

import pytest
import rispy
from making import derived, seen
from waitress.server import create_server

from archive.archive import Archive
from archive.catalogue.recording import Recorder
from archive.config import Settings
from archive.home import Home
from archive.indexing import keep_up
from archive.web import create_app

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

PAYLOAD = "<img src=x onerror=alert(1)><script>alert(2)</script>"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ARTICLES = [
    ("Court quashes the barrage", "Harbour Gazette", "2021-03-03", "The barrage may not be built. A barrage too many."),
    ("The barrage is redrawn", "Harbour Gazette", "2021-09", "A smaller barrage is planned."),
    ("Godwits return", "Enn Valley Star", "2022", "Birds winter where the barrage was to stand."),
    (PAYLOAD, PAYLOAD, None, f"{PAYLOAD} and nothing else."),
]

CLIPPING = "The quay opens\n\nBy Ada Marsh\n4 March 2021\n\n" + "\n\n".join(
    f"The harbour board met for the {word} time on the quay and signed what had been asked of it by the town."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
)


def chromium() -> str:
    """Return where a Chromium is, or skip."""
    named = os.environ.get("PRESSMARK_CHROMIUM")
    for candidate in [named] if named else ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"]:
        if found := shutil.which(candidate):
            return found
    pytest.skip("there is no Chromium here; PRESSMARK_CHROMIUM can name one")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a small archive."""
    archive = Archive.open(Settings(), Home(tmp_path_factory.mktemp("archive")))
    clipping = tmp_path_factory.mktemp("clips") / "quay.txt"
    clipping.write_text(CLIPPING, "utf-8")
    archive.ingest.run([clipping])
    with archive.catalogue.store.writing() as connection:
        for number, (title, outlet, published, text) in enumerate(ARTICLES):
            part = derived(text, title=title, outlet=outlet, published=published, language="en")
            Recorder(connection, "by hand").record(seen(f"{number}.txt", text), [part])
    keep_up(archive.catalogue, archive.generations)
    server = create_server(create_app(archive=archive), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)
    archive.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    executable = chromium()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


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


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_article_and_all_results_are_cited_and_taken_away(
    browser: sync_api.Browser, address: str, scripts: bool
) -> None:
    reader = Reader(browser, address, scripts=scripts)
    page = reader.open("/search?q=quay")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "pressmark-quay.csv"
    page.get_by_role("link", name="The quay opens").click()
    cite = page.get_by_role("region", name="Cite")
    sync_api.expect(cite.get_by_text("Marsh, A. (2021, March 4). The quay opens.")).to_be_visible()
    with page.expect_download() as download:
        cite.get_by_role("link", name="RIS").click()
    [record] = rispy.loads(download.value.path().read_text("utf-8"))
    assert record["authors"] == ["Marsh, Ada"]
    assert record["urls"] == [page.url.partition("?")[0]]
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
