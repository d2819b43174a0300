"""Other programs that find out who published what when, each as a function from a file to ``Findings``.

Each is run as its documentation says and with its own defaults. Those that read pages only are given plain
text as a page of paragraphs. What one doesn't say, or fails on, it has not found.
"""

from __future__ import annotations

import html
import logging
import os
import re
import socket
import tempfile
import warnings
from collections.abc import Callable
from typing import Any

from archive.article import Field
from archive.dates import EdtfDate
from archive.errors import DateError
from archive.evaluation.judging import UNKNOWN, Findings
from archive.evaluation.labelled import SavedAs
from archive.extraction.dates.text import find_dates
from archive.readers.decoding import decode
from archive.readers.html import declared_charset

Tool = Callable[[bytes, SavedAs], Findings]

_BY = re.compile(r"by\s+(\S.{1,100})", re.IGNORECASE)
_LONG = 30  # of 20 to 50 characters the number with which most first lines are headlines
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


def isolate() -> None:
    """Keep this process off the network, and what it caches and warns of to itself."""

    def refuse(*arguments: object) -> None:
        raise OSError("no network while measuring")

    socket.socket.connect = refuse  # type: ignore[method-assign,assignment]
    os.environ["TLDEXTRACT_CACHE"] = tempfile.mkdtemp()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def forget() -> None:
    """Empty what trafilatura and htmldate keep of the pages that they have seen."""
    from trafilatura.meta import reset_caches

    reset_caches()


def trafilatura(data: bytes, saved_as: SavedAs) -> Findings:
    """What trafilatura says of a page."""
    from trafilatura import bare_extraction

    found = bare_extraction(_page(data, saved_as), with_metadata=True, include_comments=False)
    if found is None:
        return Findings()
    names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Findings(
        title=Field(found.title),
        published=_day(found.date),
        authors=Field(names),
        outlet=Field(found.sitename),
        body=Field(found.text),
    )


def newspaper4k(data: bytes, saved_as: SavedAs) -> Findings:
    """What newspaper4k says of a page; as of an English one where it lacks what it needs for the language."""
    page = _page(data, saved_as)
    try:
        found = _newspaper(page)
    except (ImportError, LookupError):
        found = _newspaper(page, language="en")
    return Findings(
        title=Field(found.title or None),
        published=_day(found.publish_date.date().isoformat() if found.publish_date else None),
        authors=Field(tuple(found.authors)),
        outlet=Field(found.meta_site_name or None),
        body=Field(found.text or None),
    )


def _newspaper(page: str, **settings: Any) -> Any:
    from newspaper import Article

    article = Article("https://example.org/", fetch_images=False, memorize_articles=False, **settings)
    article.download(input_html=page)
    article.parse()
    return article


def htmldate(data: bytes, saved_as: SavedAs) -> Findings:
    """When htmldate says that a page was published."""
    from htmldate import find_date

    return Findings(published=_day(find_date(_page(data, saved_as))))


def first_lines(data: bytes, saved_as: SavedAs) -> Findings:
    """The simplest that can be done with plain text: its first long line, the first “By …”, the first date in it."""
    if saved_as is SavedAs.HTML:
        return Findings()
    text = decode(data).text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    by = next((match for line in lines if (match := _BY.fullmatch(line))), None)
    dates = find_dates(text)
    return Findings(
        title=Field(next((line for line in lines if len(line) >= _LONG), lines[0])),
        published=Field(dates[0].readings[0]) if dates else UNKNOWN,
        authors=Field(tuple(name for name in _AND.split(by[1]) if name)) if by else UNKNOWN,
    )


PEERS: dict[str, Tool] = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "htmldate": htmldate,
    "first long line, “By”, first date": first_lines,
}


def _page(data: bytes, saved_as: SavedAs) -> str:
    """The page as text; plain text as a page of which each line is a paragraph."""
    if saved_as is SavedAs.HTML:
        return decode(data, declared_charset(data)).text
    lines = (line.strip() for line in decode(data).text.splitlines())
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    return f"<html><body>{paragraphs}</body></html>"


def _day(text: str | None) -> Field[EdtfDate]:
    try:
        return Field(EdtfDate.parse(text[:10])) if text else UNKNOWN
    except DateError:
        return UNKNOWN
