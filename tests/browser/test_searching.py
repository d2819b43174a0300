"""One real browser reads the site: searches, narrows, opens an article, goes back; with and without JavaScript."""

from __future__ import annotations

import re

import pytest
import rispy
from making import PAYLOAD

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.slow]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_search_narrow_open_and_go_back(browser: sync_api.Browser, address: str, scripts: bool) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts)
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
    reader = Reader(browser, address, java_script_enabled=scripts)
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
    reader = Reader(browser, address, java_script_enabled=scripts)
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
    reader = Reader(browser, address, java_script_enabled=scripts)
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


def test_a_facet_is_chosen_in_place(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address, 500)
    page = reader.open("/search?q=barrage")
    page.evaluate("window.isTheSame = true")
    page.get_by_text("Narrow", exact=True).first.click()
    facet = page.get_by_role("complementary").get_by_role("link", name="Harbour Gazette")
    facet.scroll_into_view_if_needed()
    where = facet.bounding_box()
    facet.focus()
    facet.press("Enter")
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("2 articles")
    sync_api.expect(page.get_by_role("status")).to_have_text("2 articles")
    sync_api.expect(facet).to_be_focused()
    assert where
    assert facet.bounding_box() == pytest.approx(where, abs=2)
    assert page.url.endswith("/search?q=barrage&outlet=Harbour+Gazette")
    assert page.title() == "barrage – 2 articles – Pressmark"
    assert page.locator("link[rel=canonical]").get_attribute("href") == "/search?q=barrage&outlet=Harbour+Gazette"
    assert page.locator(".masthead input[name=outlet]").input_value() == "Harbour Gazette"

    page.go_back()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("3 articles")
    assert page.url.endswith("/search?q=barrage")
    page.go_forward()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("2 articles")
    assert page.evaluate("window.isTheSame")
    reader.done()


def test_the_last_of_several_choices_wins(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search")
    page.evaluate("""for (const key of ["outlet Harbour Gazette", "sort Oldest", "outlet Enn Valley Star"])
                     document.querySelector(`[data-key="${key}"]`).click()""")
    page.wait_for_url(re.compile("Enn"))
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("1 article")
    page.go_back()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("5 articles")
    reader.done()


def test_where_nothing_answers_the_page_says_so_and_the_link_still_works(
    browser: sync_api.Browser, address: str
) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    page.route(
        "**/search?*", lambda route: route.abort() if route.request.resource_type == "xhr" else route.continue_()
    )
    page.evaluate("window.isTheSame = true")
    unreached = page.get_by_role("alert")
    sync_api.expect(unreached.locator("p")).to_be_hidden()
    page.get_by_role("complementary").get_by_role("link", name="Harbour Gazette").click()
    sync_api.expect(unreached).to_contain_text("The archive can’t be reached just now")
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("3 articles")
    sync_api.expect(page.locator("#main[aria-busy]")).to_have_count(0)
    assert page.evaluate("window.isTheSame")
    unreached.get_by_role("link", name="Try again").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("2 articles")
    assert not page.evaluate("window.isTheSame ?? false")
    assert len(reader.complaints) == 2
    reader.complaints.clear()
    reader.done()


def test_what_is_reached_again_is_not_said_to_be_out_of_reach(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    reader.context.set_offline(True)
    facet = page.get_by_role("complementary").get_by_role("link", name="Harbour Gazette")
    facet.click()
    sync_api.expect(page.get_by_text("The archive can’t be reached")).to_be_visible()
    reader.context.set_offline(False)
    facet.click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("2 articles")
    sync_api.expect(page.get_by_text("The archive can’t be reached")).to_be_hidden()
    reader.complaints.clear()
    reader.done()


def test_a_range_that_cannot_be_is_refused_on_a_page_of_its_own(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address)
    page = reader.open("/search?q=barrage")
    page.get_by_label("From", exact=True).fill("2022")
    page.get_by_label("To", exact=True).fill("2021")
    page.get_by_role("button", name="Narrow").click()
    sync_api.expect(page.get_by_text("The range runs the wrong way round")).to_be_visible()
    reader.complaints.clear()  # the browser logs answers of 400
    reader.done()


def test_colours_and_density_are_remembered(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address, color_scheme="light")
    page = reader.open("/search?q=barrage")
    light = _background(page.locator("html"))
    page.get_by_label("Dark").check()
    dark = _background(page.locator("html"))
    assert dark != light
    page.get_by_label("Compact").check()
    snippet = page.locator(".snippet").first
    sync_api.expect(snippet).to_be_hidden()
    page.reload()
    assert _background(page.locator("html")) == dark
    sync_api.expect(page.get_by_label("Dark")).to_be_checked()
    sync_api.expect(snippet).to_be_hidden()
    page.get_by_label("As the system").check()
    page.get_by_label("Comfortable").check()
    assert _background(page.locator("html")) == light
    sync_api.expect(snippet).to_be_visible()
    reader.done()


def test_without_scripts_nothing_is_shown_that_needs_them(browser: sync_api.Browser, address: str) -> None:
    reader = Reader(browser, address, java_script_enabled=False, color_scheme="dark")
    page = reader.open("/search?q=barrage")
    for hidden in (".theme", ".handle", "[data-opens]", "dialog"):
        sync_api.expect(page.locator(hidden).first).to_be_hidden()
    page.get_by_label("Compact").check()
    sync_api.expect(page.locator(".snippet").first).to_be_hidden()
    page.get_by_text("As a table").click()
    page.get_by_role("link", name="March 2021", exact=True).click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("1 article")
    page.get_by_role("link", name="All dates").click()
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text("3 articles")
    reader.done()
