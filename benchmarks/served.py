"""A folder served as its readers see it, and a Chromium to look at it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

from archive.archive import Archive
from archive.web import create_app

_LONGEST_S = 600
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Take in *folder* and serve it until the block is left; give the address once all is searchable."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "archive", "serve", str(folder), "--home", home, "--port", "0"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUNBUFFERED": "1"}
        site = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        try:
            assert site.stdout
            found = re.search(r"http://\S+", site.stdout.readline())
            if found is None:
                raise RuntimeError("the site did not start")
            _wait(found[0])
            yield found[0]
        finally:
            site.terminate()
            site.wait()


def _wait(address: str) -> None:
    end = time.monotonic() + _LONGEST_S
    while b'"status":"ok"' not in urllib.request.urlopen(f"{address}/healthz").read().replace(b" ", b""):
        if time.monotonic() > end:
            raise TimeoutError("the folder is not searchable yet")
        time.sleep(1)


@contextmanager
def answering(archive: Archive) -> Iterator[str]:
    """Serve an archive that is open from this process until the block is left."""
    server = create_server(create_app(archive=archive), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium that PRESSMARK_CHROMIUM names, or that is installed."""
    names = (os.environ.get("PRESSMARK_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if name and (found := shutil.which(name))), None)
    if executable is None:
        raise SystemExit("There is no Chromium here; PRESSMARK_CHROMIUM can name one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()
