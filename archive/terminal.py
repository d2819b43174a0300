"""What the command line says to people: progress on one line that is written over, hits, records."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from archive.article import FIELD_NAMES, Article
from archive.catalogue.values import Correction
from archive.labels import counted, unknown
from archive.merging import PrintedOutlet
from archive.readback import plain
from archive.search import Found, SearchAnswer

_QUIET_S = 1.0
_EVERY_S = 0.2


class ProgressLine:
    """A line for work that lasts longer than a second, where *stream* is a terminal; else nothing."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._what = ""
        self._started_at = self._shown_at = time.monotonic()
        self._is_shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that *done* of *total* are done of *what*, such as “taking in”."""
        now = time.monotonic()
        if what != self._what:
            self._what, self._started_at = what, now
        if not self._is_terminal or now - self._started_at < _QUIET_S or now - self._shown_at < _EVERY_S:
            return
        self._shown_at, self._is_shown = now, True
        self._stream.write("\r\x1b[K" + line(what, done, total, now - self._started_at))
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._is_shown = False


def line(what: str, done: int, total: int, elapsed_s: float) -> str:
    """Return the line: “taking in  120 of 1,000  ━━━━      85/s  10 s left”."""
    width = 24
    filled = width * done // max(total, 1)
    rate = done / elapsed_s if elapsed_s > 0 else 0.0
    left = f"{(total - done) / rate:,.0f} s left" if rate else "…"
    bar = "━" * filled + " " * (width - filled)
    return f"{what}  {done:,} of {total:,}  {bar}  {rate:,.0f}/s  {left}"


def answer_lines(answer: SearchAnswer) -> list[str]:
    """Return what a search found altogether: how many, what was looked for, what there is to note."""
    found = f"{answer.results.total:,} found: {plain(answer.explained)}"
    meant = [f"Did you mean: {each.q} ({counted(each.total, 'article', 'articles')})" for each in answer.did_you_mean]
    return [found, *map(plain, answer.notes), *meant, *(way.note for way in answer.ways)]


def hit_lines(found: Found) -> list[str]:
    """Return a search result as lines: headline, where and when it was printed, who wrote it, passages."""
    article = found.entry.article
    passages = [f"  … {fragment.text}" for fragment in found.hit.excerpts]
    return [f"{found.entry.id}  {article.title.value or 'Untitled'}", f"  {_imprint(article)}", *passages]


def article_lines(article: Article) -> list[str]:
    """Return an article as lines: the record with how each field is known, then the text."""
    record = []
    for name in FIELD_NAMES:
        field = getattr(article, name)
        if field.value:
            value = ", ".join(field.value) if name == "authors" else str(field.value)
            rule = f"; {field.evidence[0].rule}" if field.evidence else ""
            record.append(f"{name + ':':<12} {value}  ({field.confidence.value}{rule})")
    return [*record, "", *(f"{block.text}\n" for block in article.body)]


def correction_line(correction: Correction) -> str:
    """Return a correction as a line: “3  published: 2021-06~  (Ada Marsh, 2024-03-04: the letter), undone by …”."""
    value = "; ".join(correction.value) if isinstance(correction.value, list) else correction.value
    grounds = f": {correction.why}" if correction.why else ""
    said = f"{correction.made_by}, {correction.made_at.date().isoformat()}{grounds}"
    undone = ""
    if correction.undone_at is not None:
        undone = f", undone by {correction.undone_by or 'someone'} on {correction.undone_at.date().isoformat()}"
    return f"{correction.id}  {correction.field}: {value or unknown()}  ({said}){undone}"


def outlet_line(outlet: PrintedOutlet) -> str:
    """Return an outlet as a line: “  12  Global Times Online  unknown, perhaps Global Times”."""
    doubt = "" if outlet.is_known else "  unknown" + (f", perhaps {outlet.like}" if outlet.like else "")
    return f"{outlet.articles:>6,}  {outlet.name}{doubt}"


def _imprint(article: Article) -> str:
    published = article.published.value
    parts = [article.outlet.value or "outlet unknown", published.display() if published else "date unknown"]
    return " · ".join([*parts, *(article.authors.value or ())])
