"""What people come for is done with a mouse, by keys alone and without JavaScript; a newcomer needs few steps."""

from __future__ import annotations

import re

import pytest
import rispy

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Hand, Keys, Mouse, Reader  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

HANDS = pytest.mark.parametrize("hand_of", [Mouse, Keys], ids=["mouse", "keys"])
MOSTLY_KEYS = pytest.mark.parametrize(
    "hand_of", [pytest.param(Mouse, marks=pytest.mark.slow), Keys], ids=["mouse", "keys"]
)
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def headed(page: sync_api.Page, words: str) -> None:
    sync_api.expect(page.get_by_role("heading", level=1)).to_have_text(words)


@MOSTLY_KEYS
@SCRIPTS
def test_search_narrow_choose_a_range_open_cite_and_go_back(
    browser: sync_api.Browser, address: str, hand_of: type[Hand], scripts: bool
) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts)
    page = reader.open("/")
    hand = hand_of(page)

    hand.search(page.get_by_role("searchbox"), "barrage")
    headed(page, "3 articles")
    facets = page.get_by_role("complementary", name="Narrow the search")
    hand.choose(facets.get_by_role("link", name="Harbour Gazette"))
    headed(page, "2 articles")
    hand.choose(facets.get_by_role("link", name="Enn Valley Star"))
    headed(page, "3 articles")
    choose_march(hand, scripts)
    headed(page, "1 article")
    narrowed = page.url
    assert narrowed.endswith("/search?q=barrage&outlet=Enn+Valley+Star&outlet=Harbour+Gazette&from=2021-03&to=2021-03")

    hand.choose(page.get_by_role("link", name="Court quashes the barrage"))
    headed(page, "Court quashes the barrage")
    go_through_the_marks(hand, scripts)
    published = page.get_by_role("complementary", name="Record").locator("dl > div").filter(has_text="Published")
    hand.choose(published.get_by_text("certain: made by hand"))
    sync_api.expect(published.get_by_text("found by")).to_be_visible()
    with page.expect_download() as download:
        hand.choose(page.get_by_role("region", name="Cite").get_by_role("link", name="RIS"))
    [record] = rispy.loads(download.value.path().read_text("utf-8"))
    assert record["title"] == "Court quashes the barrage"

    back = page.get_by_role("link", name="Back to the results")
    back.focus()  # it stands above, where Shift and Tab lead
    hand.page.keyboard.press("Enter")
    headed(page, "1 article")
    assert page.url == narrowed
    reader.done()


def choose_march(hand: Hand, scripts: bool) -> None:
    """Choose a month in the picture; without scripts and mouse in the table behind it."""
    page = hand.page
    if isinstance(hand, Mouse):
        page.locator(".plot").get_by_role("link", name="March 2021: 1 article").click()
    elif scripts:
        hand.choose(page.locator(".plot").get_by_role("link", name="March 2021: 1 article"))
    else:
        hand.choose(page.get_by_text("As a table"))
        hand.choose(page.get_by_role("link", name="March 2021", exact=True))


def go_through_the_marks(hand: Hand, scripts: bool) -> None:
    """Go to the first mark, the second, and back."""
    page = hand.page
    lit = page.locator("mark:target")
    page.wait_for_load_state()
    if scripts and isinstance(hand, Keys):
        for key, number in (("n", 1), ("n", 2), ("p", 1)):
            page.keyboard.press(key)
            sync_api.expect(lit).to_have_id(f"hit-{number}")
        return
    places = page.get_by_role("group", name="Marked places")
    hand.choose(page.get_by_role("link", name="go to the first"))
    sync_api.expect(lit).to_have_id("hit-1")
    hand.choose(places.get_by_role("link", name="Next"))
    sync_api.expect(lit).to_have_id("hit-2")
    places.get_by_role("link", name="Previous").press("Enter")
    sync_api.expect(lit).to_have_id("hit-1")


@MOSTLY_KEYS
@SCRIPTS
def test_a_newcomer_finds_an_article_sees_how_its_date_is_known_and_cites_it_in_five_steps(
    browser: sync_api.Browser, address: str, hand_of: type[Hand], scripts: bool
) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts)
    page = reader.open("/")
    hand = hand_of(page)
    hand.search(page.get_by_role("searchbox"), "harbour board")
    hand.choose(page.get_by_role("link", name="The quay opens"))
    hand.choose(page.get_by_role("link", name="How we know"))
    published = page.get_by_role("complementary", name="Record").locator("dl > div").filter(has_text="Published")
    sync_api.expect(published).to_be_in_viewport()
    hand.choose(published.locator("summary"))
    sync_api.expect(published.get_by_role("link", name="4 March 2021")).to_be_visible()
    cite = page.get_by_role("region", name="Cite")
    if isinstance(hand, Mouse):
        hand.choose(page.get_by_role("link", name="Cite", exact=True))
        sync_api.expect(cite.get_by_role("heading")).to_be_in_viewport()
    else:
        with page.expect_download() as download:
            hand.choose(cite.get_by_role("link", name="BibTeX"))
        assert "The quay opens" in download.value.path().read_text("utf-8")
    sync_api.expect(cite.get_by_text(re.compile(r"Marsh, A\. \(2021, March 4\)\. The quay opens\."))).to_be_visible()
    assert hand.steps == 5
    reader.done()


@pytest.mark.slow
@HANDS
@SCRIPTS
def test_a_passage_is_quoted_with_its_citation(
    browser: sync_api.Browser, address: str, hand_of: type[Hand], scripts: bool
) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts, permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/search?q=barrage")
    page.get_by_role("link", name="Court quashes the barrage").click()
    hand = hand_of(page)
    passage = page.locator(".text p[id]").first
    if isinstance(hand, Mouse):
        passage.hover()
    hand.choose(page.get_by_role("link", name="Link to this passage").first)
    hand.choose(page.get_by_role("link", name="Quote this passage"))
    ready = page.locator(".ready")
    sync_api.expect(ready).to_contain_text("“The barrage may not be built. A barrage too many.”")
    if scripts:
        hand.choose(page.get_by_role("button", name="Copy"))
        sync_api.expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == ready.inner_text()
    reader.done()


@pytest.mark.slow
@HANDS
@SCRIPTS
def test_outlets_authors_and_days_are_looked_through(
    browser: sync_api.Browser, address: str, hand_of: type[Hand], scripts: bool
) -> None:
    reader = Reader(browser, address, java_script_enabled=scripts)
    page = reader.open("/")
    hand = hand_of(page)
    hand.choose(page.get_by_role("navigation", name="Main").get_by_role("link", name="Calendar"))
    hand.choose(page.get_by_role("link", name=re.compile("^2021")))
    hand.choose(page.get_by_role("link", name="March", exact=True))
    hand.choose(page.get_by_role("link", name=re.compile("^3")))
    headed(page, "1 article")
    hand.choose(page.get_by_role("navigation", name="Main").get_by_role("link", name="Outlets"))
    hand.search(page.get_by_label("Begins with"), "enn")
    hand.choose(page.get_by_role("link", name="Enn Valley Star"))
    headed(page, "Enn Valley Star")
    hand.choose(page.get_by_role("link", name="Godwits return"))
    headed(page, "Godwits return")
    reader.done()
