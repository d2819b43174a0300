"""How long a folder of mixed files takes from the command to being searchable.

    python benchmarks/intake.py --files 1000

Makes text, Markdown, HTML and JSON Lines files by recombining the sample corpus's paragraphs with a fixed
seed, serves the folder with `pressmark serve`, and prints one JSON object: seconds until the site answers,
until all is searchable, and articles a second.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = ("Ada Marsh", "Ben Quill", "Clara Voss", "Dan Orme", "Edda Lund")
OUTLETS = ("Harbour Gazette", "Caldmoor Examiner", "Skarra Herald", "The Continental Ledger")


def paragraphs() -> list[str]:
    """Return the longer paragraphs of the sample's plain texts."""
    texts = (path.read_text("utf-8", "replace") for path in sorted(SEEDS.glob("*.txt")))
    whole = (text for text in texts if "\ufffd" not in text and "\0" not in text)
    return [line.strip() for text in whole for line in text.splitlines() if len(line) > 120]


def write_files(folder: Path, count: int, seed: int = 1) -> None:
    """Write *count* files of four kinds; a JSON Lines file holds five articles."""
    chance, pool = random.Random(seed), paragraphs()
    for number in range(count):
        article = {
            "title": f"{' '.join(chance.choice(pool).split()[:7]).strip('.,“”')} ({number})",
            "outlet": chance.choice(OUTLETS),
            "author": chance.choice(NAMES),
            "date": f"20{chance.randint(18, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "text": "\n\n".join(chance.sample(pool, 6)),
        }
        kind = ("txt", "txt", "md", "html", "html", "jsonl")[number % 6]
        (folder / f"{number:05}.{kind}").write_text(FORMS[kind](article, number), "utf-8")


def as_text(article: dict[str, str], number: int) -> str:
    """Return a scraped text with what sites leave around it."""
    head = f"{article['outlet']} | {article['title']}\n\nBy {article['author']}\n\nPublished: {article['date']}"
    return f"{head}\n\n{article['text']}\n\nShare this\n\nPosted in: OPINION\n"


def as_markdown(article: dict[str, str], number: int) -> str:
    """Return Markdown with front matter."""
    front = "\n".join(f"{name}: {json.dumps(article[name])}" for name in ("title", "outlet", "author", "date"))
    return f"---\n{front}\n---\n\n{article['text']}\n"


def as_html(article: dict[str, str], number: int) -> str:
    """Return a page with JSON-LD, navigation and a footer."""
    linked = {
        "@type": "NewsArticle",
        "headline": article["title"],
        "datePublished": article["date"],
        "author": {"@type": "Person", "name": article["author"]},
        "publisher": {"@type": "Organization", "name": article["outlet"]},
    }
    body = "".join(f"<p>{html.escape(text)}</p>" for text in article["text"].split("\n\n"))
    return (
        f"<html lang=en><head><title>{html.escape(article['title'])}</title>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>{html.escape(article['title'])}</h1>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def as_lines(article: dict[str, str], number: int) -> str:
    """Return five articles, one a line."""
    lines = ({**article, "title": f"{article['title']}, part {part}"} for part in range(1, 6))
    return "".join(json.dumps(line) + "\n" for line in lines)


FORMS = {"txt": as_text, "md": as_markdown, "html": as_html, "jsonl": as_lines}


def health(address: str) -> dict[str, Any]:
    """Return what the site says of itself."""
    with urllib.request.urlopen(f"{address}/healthz", timeout=30) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def measure(folder: Path, home: Path) -> dict[str, Any]:
    """Serve *folder* and return the figures."""
    command = [sys.executable, "-m", "archive", "serve", str(folder), "--home", str(home), "--port", "0"]
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().split()[2]
        answered = time.monotonic() - started
        try:
            while (now := health(address))["status"] != "ok":
                time.sleep(0.1)
        finally:
            server.terminate()
    elapsed = time.monotonic() - started
    return {
        "articles": now["indexed"],
        "rejected": now["rejected"],
        "answers_after_s": round(answered, 2),
        "searchable_after_s": round(elapsed, 2),
        "articles_per_s": round(now["indexed"] / elapsed, 1),
    }


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "clips"
        folder.mkdir()
        write_files(folder, arguments.files)
        print(json.dumps({"files": arguments.files, **measure(folder, Path(name) / "home")}))


if __name__ == "__main__":
    main()
