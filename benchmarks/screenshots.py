"""Pictures of every kind of page, in both themes, narrow and wide, for people to look at.

    python benchmarks/screenshots.py seeds/ --out shots/ [--only results] [--width 320]

Serves a folder and writes OUT/PAGE-WIDTH-THEME.png.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Browser, Page
from served import chromium, served

THEMES = ("light", "dark")
WIDTHS = (320, 768, 1280, 1920)
PAGES = {
    "home": "/",
    "results": "/search?q=barrage",
    "everything": "/search",
    "year": "/search?from=2021&to=2021",
    "month": "/search?q=barrage&from=2021-03&to=2021-03",
    "nothing": "/search?q=barrage+zeitenwende",
    "misunderstood": "/search?q=barrage+%22open",
    "nowhere": "/nowhere",
    "help": "/help",
    "rejected": "/rejected",
}


def article(page: Page) -> None:
    """Go to the first article that a search finds."""
    page.goto(page.url + "search?q=barrage")
    page.locator(".hit h3 a").first.click()
    page.wait_for_load_state()


def original(page: Page) -> None:
    """Go to the original of that article."""
    article(page)
    page.locator(".card a[href$='/source']").first.click()
    page.wait_for_load_state()


def keys(page: Page) -> None:
    """Open the list of keys over a page of results."""
    page.goto(page.url + "search?q=barrage")
    page.keyboard.press("?")


WAYS = {"article": article, "original": original, "keys": keys}


def picture(browser: Browser, address: str, name: str, width: int, theme: str, out: Path) -> None:
    """Write one picture of the part of a page that is seen first."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + PAGES.get(name, "/"), wait_until="networkidle")
    if name in WAYS:
        WAYS[name](page)
    page.screenshot(path=out / f"{name}-{width}-{theme}.png")
    context.close()


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", action="append", choices=[*PAGES, *WAYS], help="a page; may be repeated")
    parser.add_argument("--width", action="append", type=int, help="a width in px; may be repeated")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with served(given.folder) as address, chromium() as browser:
        for name in given.only or [*PAGES, *WAYS]:
            for width in given.width or WIDTHS:
                for theme in THEMES:
                    picture(browser, address, name, width, theme, given.out)


if __name__ == "__main__":
    main()
