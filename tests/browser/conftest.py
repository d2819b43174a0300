"""A site over a small archive, and a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest
from making import PAYLOAD, derived, seen
from waitress.server import create_server

from archive.archive import Archive
from archive.catalogue.recording import Recorder
from archive.catalogue.runs import RunKind
from archive.config import Settings
from archive.corrections import parse_assignment
from archive.home import Home
from archive.indexing import keep_up
from archive.web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a small archive."""
    archive = Archive.open(Settings(), Home(tmp_path_factory.mktemp("archive")))
    clipping = tmp_path_factory.mktemp("clips") / "quay.txt"
    clipping.write_text(CLIPPING, "utf-8")
    archive.ingest.run([clipping])
    clipping.write_text(CLIPPING.replace("tenth", "last"), "utf-8")
    archive.ingest.run([clipping])
    with archive.catalogue.store.writing() as connection:
        for number, (title, outlet, published, text) in enumerate(ARTICLES):
            part = derived(text, title=title, outlet=outlet, published=published, language="en")
            Recorder(connection, "by hand").record(seen(f"{number}.txt", text), [part])
        Recorder(connection, "by hand").reject(seen("empty.txt"), "the file is empty")
    _correct(archive)
    keep_up(archive.catalogue, archive.generations)
    with served(archive) as address:
        yield address
    archive.close()


def _correct(archive: Archive) -> None:
    [quay] = [found for found, _ in archive.catalogue.held_page(0, 9) if "quay" in str(archive.catalogue.entry(found))]
    archive.catalogue.correct(quay, [parse_assignment("section=Harbour", "N. Quill", "the printed page")])


@pytest.fixture(scope="package")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Addresses of pages of archives that hold nothing, are being filled, or can't be searched."""
    with ExitStack() as open_ones:
        addresses = {}
        for name in ("empty", "ingesting", "rebuilding"):
            archive = Archive.open(Settings(), Home(tmp_path_factory.mktemp(name)))
            open_ones.callback(archive.close)
            if name != "rebuilding":
                keep_up(archive.catalogue, archive.generations)
            if name != "empty":
                archive.catalogue.begin_run(RunKind.INGEST if name == "ingesting" else RunKind.REBUILD)
            addresses[name] = open_ones.enter_context(served(archive))
        yield {
            "first run": f"{addresses['empty']}/",
            "no results yet": f"{addresses['empty']}/search",
            "no outlets yet": f"{addresses['empty']}/outlets",
            "nothing held": f"{addresses['empty']}/holdings",
            "ingesting": f"{addresses['ingesting']}/",
            "results while ingesting": f"{addresses['ingesting']}/search",
            "rebuilding": f"{addresses['rebuilding']}/",
            "no index": f"{addresses['rebuilding']}/search",
        }


@contextmanager
def served(archive: Archive) -> Iterator[str]:
    """Serve *archive* until the block is left."""
    server = create_server(create_app(archive=archive), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    from browsing import FLAGS, chromium
    from playwright.sync_api import sync_playwright

    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()
