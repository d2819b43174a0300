"""Someone who reads the site in a real browser."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from playwright import sync_api

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str:
    """Return where a Chromium is, or skip."""
    named = os.environ.get("PRESSMARK_CHROMIUM")
    for candidate in [named] if named else ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"]:
        if found := shutil.which(candidate):
            return found
    pytest.skip("there is no Chromium here; PRESSMARK_CHROMIUM can name one")


class Reader:
    """Someone at the browser; whatever it complains about is kept."""

    def __init__(self, browser: sync_api.Browser, address: str, width: int = 1200, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800}, **context)
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
        assert not self.complaints, self.complaints


class Hand:
    """How someone goes through a page; *steps* counts what was done."""

    def __init__(self, page: sync_api.Page) -> None:
        self.page = page
        self.steps = 0

    def reach(self, wanted: sync_api.Locator) -> None:
        """Get ready to act on *wanted*."""
        raise NotImplementedError

    def choose(self, wanted: sync_api.Locator) -> None:
        """Follow a link, press a button, open what is folded."""
        raise NotImplementedError

    def search(self, field: sync_api.Locator, words: str) -> None:
        """Type into a field and send its form."""
        self.reach(field)
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.steps += 1


class Mouse(Hand):
    """Points and clicks."""

    def reach(self, wanted: sync_api.Locator) -> None:
        wanted.click()

    def choose(self, wanted: sync_api.Locator) -> None:
        wanted.click()
        self.steps += 1


class Keys(Hand):
    """Has no mouse: goes from one thing to the next by Tab, and sees which has the focus."""

    def reach(self, wanted: sync_api.Locator) -> None:
        element = wanted.element_handle()
        for _ in range(_MOST_STOPS):
            self.page.keyboard.press("Tab")
            if element.evaluate("element => element === document.activeElement"):
                assert element.evaluate("element => element.matches(':focus-visible')")
                return
        raise AssertionError(f"{wanted} is not reached")

    def choose(self, wanted: sync_api.Locator) -> None:
        self.reach(wanted)
        self.page.keyboard.press("Enter")
        self.steps += 1


_MOST_STOPS = 120


def kinds_of_pages(reader: Reader) -> dict[str, str]:
    """Return the address of a page of every kind in the archive that tests read."""
    marked = _found(reader, "barrage")
    taken_in = _found(reader, "signed")
    plain = taken_in.partition("?")[0]
    quoted = reader.open(plain).locator(".quote").first.get_attribute("href") or ""
    passage = reader.page.locator(".text p[id]").first.get_attribute("id")
    return {
        **PAGES,
        "an article": plain,
        "an article with marks": marked,
        "a mark": f"{marked}#hit-1",
        "a passage": f"{plain}#{passage}",
        "the original": f"{plain}/source",
        "beside the original": f"{plain}/beside",
        "the history": f"{plain}/revisions",
        "what changed": f"{plain}/revisions?from=1&to=2#difference",
        "a quotation": quoted,
        "a citation": quoted.partition("?")[0],
    }


def _found(reader: Reader, words: str) -> str:
    return reader.open(f"/search?q={words}").locator(".hit h3 a").first.get_attribute("href") or ""


PAGES = {
    "home": "/",
    "everything": "/search",
    "results": "/search?q=barrage",
    "narrowed": "/search?q=barrage&outlet=Harbour+Gazette&outlet=Enn+Valley+Star&from=2021&to=2021-09",
    "a day": "/search?from=2021-03-03&to=2021-03-03",
    "nothing": "/search?q=barrage+zeitenwende",
    "a query not understood": "/search?q=%22open",
    "a range that can't be": "/search?from=2022&to=2021",
    "values of a facet": "/search/facet/outlet",
    "outlets": "/outlets",
    "an outlet": "/outlets/harbour-gazette",
    "authors": "/authors",
    "an author": "/authors/ada-marsh",
    "calendar": "/calendar",
    "a year": "/calendar/2021",
    "a month": "/calendar/2021-03",
    "holdings": "/holdings",
    "rejected": "/rejected",
    "help": "/help",
    "nowhere": "/nowhere",
    "a mistyped address": "/articles/abcdefghijkmn",
}
