"""The lines of a page beside its headline that hold numbers: there stands the date that the page shows.

Many pages state the day of publication only in their visible text, under the headline or over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from archive.article import Embedded

SCHEME = "beside the headline"
MAX_HEADLINES = 3
MAX_LINES = 5_000
_OVER, _UNDER = 4, 14
_LEAST_HEADLINE = 15
_MAX_LINE = 250
_TEXT = 2_000
_BLOCKS_WORDS = (
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_PARTS = frozenset(("span", "time", "a", "em", "i"))
_HIDDEN_WORDS = "nav footer form noscript script style template svg iframe select button"
_HIDDEN = frozenset(_HIDDEN_WORDS.split())
_OWN = frozenset(("body", "main", "article", "h1"))
_ELSEWHERE_WORDS = (
    "related comment comments sidebar recommended recommendations trending newsletter teaser teasers promo "
    "footer popular outbrain taboola carousel nav navigation menu breadcrumb breadcrumbs cookie consent ticker"
)
_ELSEWHERE = frozenset(_ELSEWHERE_WORDS.split())
_CLASS_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


def lines_beside_headline(body: Any, title: str) -> Iterator[Embedded]:
    """Yield the short lines with numbers around the headline, in their order.

    The headline is a heading of the first order or another line that stands in *title*, the page's own.
    The lines are named “under” and “over”, the value of a ``time`` element among them “time”.
    """
    lines, heads = _lines(body)
    for head in _headlines(lines, heads, title):
        for name, text in lines[max(0, head - _OVER) : head]:
            if _is_short_with_number(text):
                yield Embedded(SCHEME, name or "over", text)
        left = _TEXT
        for name, text in lines[head + 1 : head + 1 + _UNDER]:
            if _is_short_with_number(text):
                yield Embedded(SCHEME, name or "under", text)
            left -= len(text)
            if left < 0:
                break


def _headlines(lines: list[tuple[str, str]], heads: list[int], title: str) -> list[int]:
    """Which lines are the headline: those of *heads* that the title holds, else others that it holds, else *heads*."""
    titled = [at for at in heads if at < len(lines) and _is_in(lines[at][1], title)]
    titled = titled or [at for at, (name, text) in enumerate(lines) if not name and _is_in(text, title)]
    return (titled or heads)[:MAX_HEADLINES]


def _is_in(text: str, title: str) -> bool:
    return len(text) >= _LEAST_HEADLINE and text in title


def _lines(body: Any) -> tuple[list[tuple[str, str]], list[int]]:
    """The visible lines of the page, those of ``time`` elements by that name, and which of them are headings."""
    lines: list[tuple[str, str]] = []
    heads: list[int] = []
    pieces: list[str] = []

    def end_line() -> None:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            lines.append(("", text))

    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            end_line()
        if event == "end":
            pieces.append(_apart(element, element.tail))
        elif not isinstance(element.tag, str) or _is_elsewhere(element):
            walk.skip_subtree()
        else:
            if element.tag == "h1":
                heads.append(len(lines))
            elif element.tag == "time" and element.get("datetime"):
                lines.append(("time", element.get("datetime")[:_MAX_LINE]))
            pieces.append(_apart(element, element.text))
        if len(lines) > MAX_LINES:
            break
    return lines, heads


def _apart(element: Any, text: str | None) -> str:
    """*text*, which an element's tag parts from what stands before it: pages set names and dates side by side."""
    return f" {text or ''}" if element.tag in _PARTS else text or ""


def _is_elsewhere(element: Any) -> bool:
    """Whether *element* is no part of the article, by its tag or the words of its class."""
    if element.tag in _HIDDEN or element.tag in _OWN:
        return element.tag in _HIDDEN
    names = element.get("class")
    return bool(names) and not _ELSEWHERE.isdisjoint(_CLASS_WORDS.findall(names[:300].lower()))


def _is_short_with_number(text: str) -> bool:
    return len(text) <= _MAX_LINE and _DIGIT.search(text) is not None
