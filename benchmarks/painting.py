"""How soon pages stand, and whether they stand still.

    python benchmarks/painting.py seeds/

Serves a folder and loads each kind of page in Chromium, every time without a cache. Prints one JSON object: for each
page the median and the worst largest contentful paint in ms, the worst cumulative layout shift, and what it transfers
in bytes.
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from served import chromium, served

PAGES = {"home": "/", "results": "/search?q=barrage", "everything": "/search?size=100", "help": "/help"}
WIDTHS = (400, 1280)
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.paint = one.startTime)))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.shift += one.value)))
  .observe({type: "layout-shift", buffered: true});
"""


def load(browser: Browser, address: str, width: int) -> dict[str, float]:
    """Load a page in a fresh context and return what was seen of it."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    seen: dict[str, float] = page.evaluate("seen")
    seen["bytes"] = _transferred(page)
    context.close()
    return seen


def _transferred(page: Page) -> float:
    """Return the bytes of the page and all that it loaded, headers included."""
    entries = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    return float(page.evaluate(f"{entries}.reduce((sum, one) => sum + one.transferSize, 0)"))


def measured(browser: Browser, address: str, runs: int) -> dict[str, Any]:
    """Return the figures of every page at every width."""
    figures: dict[str, Any] = {}
    for name, path in PAGES.items():
        for width in WIDTHS:
            load(browser, address + path, width)  # the first is for the server to warm up
            seen = [load(browser, address + path, width) for _ in range(runs)]
            figures[f"{name} at {width} px"] = {
                "paint_median_ms": round(statistics.median(each["paint"] for each in seen)),
                "paint_worst_ms": round(max(each["paint"] for each in seen)),
                "shift_worst": round(max(each["shift"] for each in seen), 4),
                "bytes": round(max(each["bytes"] for each in seen)),
            }
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with served(given.folder) as address, chromium() as browser:
        print(json.dumps(measured(browser, address, given.runs), indent=2))


if __name__ == "__main__":
    main()
