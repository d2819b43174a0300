"""What the readers of pages ask of an element: its text, the words of its class, whose part of the page it is."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from typing import Any

from lxml import etree

from archive.article import Embedded

MAX_VALUE = 2_000
_MAX_EVENTS = 400
_OTHER_TAGS = frozenset(("nav", "footer", "aside", "form", "noscript", "script", "style", "template", "svg", "iframe"))
_UNSEEN_TAGS = frozenset(("script", "style", "template", "svg", "noscript"))
_OTHER_WORDS_WORDS = (
    "related comment comments sidebar recommended recommendations trending newsletter teaser teasers promo footer "
    "most mostread popular outbrain taboola carousel latest more similar nav navigation menu breadcrumb breadcrumbs "
    "cookie consent share social next previous"
)
_OTHER_WORDS = frozenset(_OTHER_WORDS_WORDS.split())
_WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_SOFT = re.compile("[\u00ad\u2060\ufeff]")


def class_words(element: Any) -> frozenset[str]:
    """The words in an element's class and id: ``article-author__name`` is article, author, name."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " ":
        return frozenset()
    return frozenset(word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", names[:300])))


def test_words(element: Any) -> frozenset[str]:
    """The words in the names that a page gives its elements for its own tests: data-testid="prism-byline"."""
    names = f"{element.get('data-testid') or ''} {element.get('data-qa') or ''} {element.get('data-component') or ''}"
    return frozenset(word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", names[:200])))


def is_elsewhere(element: Any, words: frozenset[str]) -> bool:
    """Return whether an element with these class words is navigation or belongs to other articles or to readers."""
    return element.tag in _OTHER_TAGS or bool(
        words & _OTHER_WORDS and element.tag not in ("body", "main", "article", "html")
    )


def text_of(element: Any) -> str:
    """Return the text of *element* as it is seen: elements side by side are parted, pictures and scripts left out."""
    pieces = [element.text or ""]
    skipped: Any = None
    for event, node in islice(etree.iterwalk(element, events=("start", "end")), _MAX_EVENTS):
        if node is element:
            continue
        if event == "start":
            if skipped is None and node.tag in _UNSEEN_TAGS:
                skipped = node
            if skipped is None:
                pieces.append(node.text or "")
        elif skipped is None or skipped is node:
            skipped = None
            pieces.append(node.tail or " ")
    return " ".join(_SOFT.sub("", "".join(pieces)).split())


def plain(value: str) -> str:
    """Return *value* as it was meant: what was escaped twice or holds tags made plain, without soft hyphens."""
    if "&" in value and _ENTITY.search(value):
        value = unescape(value)
    if "<" in value and _TAG.search(value):
        value = _TAG.sub(" ", value)
    return " ".join(_SOFT.sub("", value).split())[:MAX_VALUE]


def statement(scheme: str, name: str, value: str) -> Embedded:
    """Return the statement that the page makes as *name* of *scheme*."""
    return Embedded(scheme, name, plain(value))
