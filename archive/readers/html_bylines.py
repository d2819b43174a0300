"""Where a page's markup names who wrote it: byline containers, author links, labels such as “By” in the text.

One statement a byline: the pieces of its text joined by “ | ”, as they stand, with labels, roles and dates.
Extraction tells the names from the rest. Bylines that share a small container are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

BETWEEN = " | "
_MAX_BYLINE = 300
_MAX_SHARED = 200
_MAX_LABELLED = 160
_MAX_ELEMENTS = 40
_CLIMB = 3
_MARKED = re.compile(
    r"(?:byline|author|autor|auteur|verfasser|firmante|firma(?!mento)|autore|journalist|reporter(?!s?guide)|writer|"
    r"wroteby|written|writtenby|postedby|penulis|skribent|kirjoittaja|toimittaja|yazar|muhabir|contributor|columnist)"
    r"(?:s|es|en|in|i)?(?:name|names|text|list|link|info|line|block|box|wrap|wrapper|container|details|meta|first)?"
)
_MARKED_PAIRS = (frozenset(("wrote", "by")), frozenset(("posted", "by")), frozenset(("written", "by")))
_NOT_MARKED_WORDS = (
    "image img avatar photo pic picture bio biography biographie about description desc count comment comments icon "
    "all other others more teaser page archive"
)
_NOT_MARKED = frozenset(_NOT_MARKED_WORDS.split())
_AUTHOR_PATH = re.compile(
    r"/(?:author|authors|autor|autoren|autores|auteur|auteurs|autori|autore|people|person|profile|profiles|reporter|"
    r"reporters|journalist|journalists|journaliste|journalistes|periodista|writer|writers|contributor|contributors|"
    r"columnist|columnists|newsteam|by|redakteur|redaktion|penulis|yazar|muhabir|correspondents|skribent|"
    r"verfasser|opinionista|byline|signature|staff)/[^/?#]{3,80}/?(?:[?#].*)?$",
    re.IGNORECASE,
)
_LABEL_WORDS = (
    r"(?:by|von|par|por|di|door|av|af|oleh|text|texte|texto|testo|tekst|autor(?:in|en)?|auteure?s?|author|"
    r"written by|posted by|published by|words by|words|skrevet av|skrevet af|toimittaja|автор|текст|yazan|penulis|"
    r"作者|记者|記者|文|執筆|בקלם|מאת|بقلم|كتب|كتبت|γράφει ο|γράφει η|του|της)"
)
_LABELLED = re.compile(
    rf"{_LABEL_WORDS}\s*[:：]?(?:\s+(?-i:(?=[^\W\d_a-zß-öø-ÿ]))|\s*\Z)|{_LABEL_WORDS}\s*[:：／/]", re.IGNORECASE
)
_LABEL_ALONE = re.compile(rf"{_LABEL_WORDS}\s*[:：]?", re.IGNORECASE)
_LABELLED_PREVIEW = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|rédigé par|escrito por|scritto da|geschreven door|skrevet|"
    r"skriven av|autor|author|auteur|by|posted by|ditulis oleh|yazan|автор|написано|kirjoittaja|napisane przez|"
    r"作者|執筆者|글쓴이|كتبه|نویسنده",
    re.IGNORECASE,
)
_TEXT_TAGS = frozenset(
    ("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "address", "li", "em", "i", "strong", "b", "cite")
)
_SILENT_TAGS = frozenset(("script", "style", "template", "svg", "noscript", "button"))


def byline_of(element: Any, prop: str, words: frozenset[str]) -> tuple[str, str] | None:
    """Return the scheme and the text of the byline that *element* is, if it is one.

    *prop* is its itemprop, *words* are those of its class, id and test id.
    """
    if prop in ("author", "creator") or "author" in (element.get("rel") or "").split() or _is_marked(words):
        text = _pieces(element, _MAX_BYLINE) or _unseen(element, prop)
        return ("byline markup", text) if text else None
    if element.tag == "a" and _AUTHOR_PATH.search(element.get("href") or ""):
        text = _pieces(element, 80)
        return ("author link", text) if text else None
    if element.tag in _TEXT_TAGS and _LABELLED.match((element.text or "").strip()):
        return _labelled(element)
    return None


def is_shared(first: Any, second: Any) -> bool:
    """Return whether two elements are neighbours, or lie in one small container that holds nothing but such a list."""
    if first.getnext() is second:
        return True
    around = set(islice(first.iterancestors(), _CLIMB))
    shared = next((one for one in islice(second.iterancestors(), _CLIMB) if one in around), None)
    if shared is None or next(shared.iter("h1", "h2", "h3", "h4", "time", "article"), None) is not None:
        return False
    return len(" ".join(_texts(shared))) <= _MAX_SHARED


def author_label(tree: Any) -> Iterator[str]:
    """Yield whom the labels for link previews call the writer: twitter:label1 “Written by”, twitter:data1 a name."""
    values = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        if name.startswith(("twitter:label", "twitter:data")):
            values[name] = (meta.get("content") or "").strip()
    for number in ("1", "2"):
        if _LABELLED_PREVIEW.match(values.get(f"twitter:label{number}", "")):
            yield values.get(f"twitter:data{number}", "")


def _unseen(element: Any, prop: str) -> str:
    """The names that microdata gives without showing them."""
    names = element.iterfind(".//meta[@itemprop='name']") if prop else ()
    return BETWEEN.join(clean for one in islice(names, 20) if (clean := " ".join((one.get("content") or "").split())))


def _is_marked(words: frozenset[str]) -> bool:
    if words & _NOT_MARKED:
        return False
    return any(_MARKED.fullmatch(word) for word in words) or any(pair <= words for pair in _MARKED_PAIRS)


def _labelled(element: Any) -> tuple[str, str] | None:
    """The byline that words such as “By” begin, with its names where those stand in the next element."""
    for _ in range(_CLIMB):
        text = _pieces(element, _MAX_LABELLED)
        if not text:
            return None
        if not _LABEL_ALONE.fullmatch(text):
            return "byline text", text
        element = element.getparent()
        if element is None:
            return None
    return None


def _pieces(element: Any, longest: int) -> str:
    """The text below *element*, its pieces parted; empty if it is longer than *longest*."""
    pieces = _texts(element)
    return BETWEEN.join(pieces) if pieces and sum(map(len, pieces)) <= longest else ""


def _texts(element: Any) -> list[str]:
    """The pieces of text below *element* as its markup parts them, from at most so many elements."""
    pieces: list[str | None] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in islice(walk, 2 * _MAX_ELEMENTS):
        if event == "start" and node.tag in _SILENT_TAGS:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(node.text)
        elif node is not element:
            pieces.append(node.tail)
    return [clean for piece in pieces if piece and (clean := " ".join(piece.split()))]
