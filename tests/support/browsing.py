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
