"""Rows of CSV (RFC 4180) that no spreadsheet takes for a formula.

The file begins with a byte order mark: without it Excel reads UTF-8 as the alphabet of the computer's
country. Programs that mind it are better served by JSON Lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from archive.catalogue.values import Entry
from archive.citation.record import Citation

COLUMNS = (
    *("id", "permalink", "title", "authors", "outlet", "agency", "published", "earliest", "latest", "date"),
    *("inferred", "section", "page", "language", "kicker", "standfirst", "source_url", "accessed", "words"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a formula of a cell, also in the wide forms that are typed in East Asia."""


def header() -> str:
    """Return what stands before the rows: the byte order mark and the names of the columns."""
    return "\ufeff" + _line(COLUMNS)


def row(entry: Entry, cited: Citation) -> str:
    """Return the row of an article; authors are parted by semicolons, dates are EDTF and ISO 8601."""
    date, article = cited.published, entry.article
    ends = (date.earliest, date.latest) if date else (None, None)
    cells = (
        *(cited.id, cited.permalink, cited.title, "; ".join(author.name for author in cited.authors)),
        *(cited.outlet, cited.agency, str(date or ""), *(str(end or "") for end in ends), cited.dated),
        *("yes" if cited.is_inferred else "", cited.section, cited.page, cited.language),
        *(article.kicker.value or "", cited.abstract, article.source_url.value or "", str(cited.accessed or "")),
        str(sum(len(block.text.split()) for block in article.body)),
    )
    return _line(cells)


def safe(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([safe(cell).replace("\0", "\ufffd") for cell in cells])
    return written.getvalue().encode("utf-8", "replace").decode("utf-8")
