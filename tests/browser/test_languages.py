"""Pages from right to left, with sentences a third longer than ours, have room at every width."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import foreign
import pseudo
import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from browsing import Reader  # noqa: E402
from waitress.server import create_server  # noqa: E402

from archive.archive import Archive  # noqa: E402
from archive.config import Settings  # noqa: E402
from archive.home import Home  # noqa: E402
from archive.web import create_app  # noqa: E402

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.slow]

PAGES = (
    "/",
    "/search",
    "/search?q=договор&outlet=Вестник&from=2021&to=2021",
    "/search?from=2021-06&to=2021-06",
    "/search?q=ничего+договор+второй",
    "/search?q=%22договор",
    "/articles/{3}?q=договор&at=2",
    "/articles/{rich}",
    "/articles/{rich}/source",
    "/articles/{rich}/beside",
    "/articles/{rich}/quote",
    "/articles/{revised}/revisions?from=1&to=2",
    "/articles/{gone}",
    "/outlets",
    "/outlets/вестник",
    "/authors",
    "/search/facet/author",
    "/calendar",
    "/calendar/2021",
    "/calendar/2021-06",
    "/holdings",
    "/rejected",
    "/help",
    "/nowhere",
)


@pytest.fixture(scope="module")
def foreign_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a site in a language of Arabic letters, and the identifiers of its articles."""
    translations = tmp_path_factory.mktemp("translations")
    pseudo.write(translations)
    settings = Settings(language=pseudo.TAG, translations=str(translations), site_name="Архив")
    archive = Archive.open(settings, Home(tmp_path_factory.mktemp("foreign") / "home"))
    ids = foreign.fill(archive)
    server = create_server(create_app(archive=archive), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", ids
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)
    archive.close()


def excess(page: Any) -> list[str]:
    """Return what reaches beyond the page at either side, and what holds more than it shows."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const beyond = [...document.querySelectorAll("body *")].filter((one) => {
                const { left, right } = one.getBoundingClientRect();
                return (left < -1 || right > width + 1) && getComputedStyle(one).position !== "absolute";
            });
            const named = (one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 60)}`;
            return ["the page", ...beyond.map(named)];
        }"""
    )
    return found


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_the_window(
    browser: sync_api.Browser, foreign_address: tuple[str, dict[str, str]], width: int
) -> None:
    address, ids = foreign_address
    reader = Reader(browser, address, width)
    found = {}
    for path in PAGES:
        for name, value in ids.items():
            path = path.replace(f"{{{name}}}", value)
        page = reader.open(path)
        page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        found[path] = excess(page)
    reader.context.close()
    assert {path: those for path, those in found.items() if those} == {}


def test_buttons_of_scripts_speak_the_language_of_the_page(
    browser: sync_api.Browser, foreign_address: tuple[str, dict[str, str]]
) -> None:
    address, ids = foreign_address
    reader = Reader(browser, address)
    page = reader.open(f"/articles/{ids['rich']}/quote")
    assert page.locator(".quoting button").inner_text() == pseudo.pseudo("Copy")
    reader.done()
