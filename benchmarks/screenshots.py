"""Pictures of every kind of page, in both themes, narrow and wide, for people to look at.

    python benchmarks/screenshots.py seeds/ --out shots/ [--only results] [--width 320] [--whole]

Takes a folder in, corrects and changes one of its articles, serves it and writes OUT/PAGE-WIDTH-THEME.png: of what is
seen first, or of whole pages. So do the states of an archive that holds nothing, is filled, or can't be searched.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page
from served import answering, chromium

from archive.archive import Archive
from archive.catalogue.runs import RunKind
from archive.config import Settings
from archive.corrections import parse_assignment
from archive.home import Home
from archive.indexing import keep_up

THEMES = ("light", "dark")
WIDTHS = (320, 768, 1280, 1920)
SOUGHT = "/search?q=barrage"
PAGES = {
    "home": "/",
    "results": SOUGHT,
    "narrowed": "/search?q=barrage&outlet=Harbour+Gazette&from=2020&to=2021",
    "everything": "/search",
    "year": "/search?from=2021&to=2021",
    "month": "/search?q=barrage&from=2021-03&to=2021-03",
    "nothing": "/search?q=barrage+zeitenwende",
    "misunderstood": "/search?q=barrage+%22open",
    "refused": "/search?from=2022&to=2021",
    "values": "/search/facet/author",
    "outlets": "/outlets",
    "outlet": "/outlets/harbour-gazette",
    "authors": "/authors",
    "calendar": "/calendar",
    "calendar-year": "/calendar/2021",
    "calendar-month": "/calendar/2021-03",
    "holdings": "/holdings",
    "rejected": "/rejected",
    "help": "/help",
    "nowhere": "/nowhere",
    "mistyped": "/articles/abcdefghijkmn",
}


def article(page: Page) -> None:
    """Go to the first article that a search finds, which was corrected and has a revision."""
    page.goto(page.url + SOUGHT[1:])
    page.locator(".hit h3 a").first.click()
    page.wait_for_load_state()


def by(name: str) -> Callable[[Page], None]:
    """Return the way from that article by one of its links."""

    def way(page: Page) -> None:
        article(page)
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_load_state()

    return way


def known(page: Page) -> None:
    """Open all that is said of how an article's record is known."""
    article(page)
    page.locator(".card details").evaluate_all("all => all.forEach(one => (one.open = true))")


def inferred(page: Page) -> None:
    """Go to an article without a date of its own, and open how its date is known."""
    page.goto(page.url + "search?q=anniversary+dating:inferred")
    page.locator(".hit h3 a").first.click()
    page.locator(".card div:has(> dt:text-is('Published')) details").evaluate("one => (one.open = true)")


def quote(page: Page) -> None:
    """Go to a passage of that article, ready to be quoted."""
    article(page)
    page.goto(page.locator(".quote").first.evaluate("one => one.href"))


def changed(page: Page) -> None:
    """Go to what its last revision changed."""
    by("history")(page)
    page.get_by_role("link", name="what changed").first.click()


def author(page: Page) -> None:
    """Go to the author of most articles."""
    page.goto(page.url + "authors")
    page.locator(".held a").first.click()
    page.wait_for_load_state()


def keys(page: Page) -> None:
    """Open the list of keys over a page of results."""
    page.goto(page.url + SOUGHT[1:])
    page.keyboard.press("?")


def opened(page: Page) -> None:
    """Open all that is folded on a page of results."""
    page.goto(page.url + SOUGHT[1:])
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")


WAYS = {
    "article": article,
    "known": known,
    "inferred": inferred,
    "original": by("See the original"),
    "beside": by("compare it with the text"),
    "history": by("history"),
    "changed": changed,
    "quote": quote,
    "author": author,
    "keys": keys,
    "opened": opened,
}
STATES = {"empty": "/", "empty-results": "/search", "ingesting": "/", "unready": "/search"}


@contextmanager
def archive_of(folder: Path | None) -> Iterator[Archive]:
    """Give an archive of a copy of *folder*, with its first article corrected and changed; an empty one without it."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "clippings"
        archive = Archive.open(Settings(), Home(Path(work) / "home"))
        if folder:
            shutil.copytree(folder, copy)
            archive.ingest.run([copy])
            keep_up(archive.catalogue, archive.generations)
            _change(archive, copy)
        keep_up(archive.catalogue, archive.generations)
        yield archive
        archive.close()


def _change(archive: Archive, folder: Path) -> None:
    with answering(archive) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(address + SOUGHT)
        path = page.locator(".hit h3 a").first.evaluate("one => new URL(one.href).pathname")
        page.goto(address + path)
        name = page.locator(".card .file").first.inner_text()
    article_id = path.rpartition("/")[2]
    archive.catalogue.correct(article_id, [parse_assignment("section=Courts", "N. Quill", "the printed page")])
    file = folder / name.rpartition("/")[2]
    file.write_text(file.read_text("utf-8").replace("billion", "thousand million"), "utf-8")
    archive.ingest.run([folder])


@contextmanager
def state_of(name: str) -> Iterator[str]:
    """Serve an archive in one of the states that a visitor rarely meets."""
    with archive_of(None) as archive:
        if name == "unready":
            archive.generations.close()
            shutil.rmtree(archive.home.path / "index")
        if name in ("ingesting", "unready"):
            archive.catalogue.begin_run(RunKind.INGEST if name == "ingesting" else RunKind.REBUILD)
        with answering(archive) as address:
            yield address


def picture(browser: Browser, address: str, name: str, given: argparse.Namespace) -> None:
    """Write the pictures of one page."""
    for width in given.width or WIDTHS:
        for theme in THEMES:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address + {**PAGES, **STATES}.get(name, "/"), wait_until="networkidle")
            if name in WAYS:
                WAYS[name](page)
            page.screenshot(path=given.out / f"{name}-{width}-{theme}.png", full_page=given.whole)
            context.close()


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", action="append", choices=[*PAGES, *WAYS, *STATES], help="a page; may be repeated")
    parser.add_argument("--width", action="append", type=int, help="a width in px; may be repeated")
    parser.add_argument("--whole", action="store_true", help="whole pages, not only what is seen first")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    wanted = given.only or [*PAGES, *WAYS, *STATES]
    with archive_of(given.folder) as archive, answering(archive) as address, chromium() as browser:
        for name in wanted:
            if name not in STATES:
                picture(browser, address, name, given)
        for name in wanted:
            if name in STATES:
                with state_of(name) as elsewhere:
                    picture(browser, elsewhere, name, given)


if __name__ == "__main__":
    main()
