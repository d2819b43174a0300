"""What a page says of itself: its meta tags, and what its markup calls headline, author, date and section.

Only what stands in the page's own part counts: navigation, footers, related lists and comments name
the authors and dates of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from archive.article import Embedded
from archive.readers.html_bylines import BETWEEN, author_label, byline_of, is_shared
from archive.readers.html_dates import lines_beside_headline
from archive.readers.html_headings import headings_of
from archive.readers.html_site import site_of
from archive.readers.json_ld import json_ld_of
from archive.readers.markup import class_words, is_elsewhere, statement, test_words, text_of

MAX_STATEMENTS = 400
_HEADLINES = frozenset((("JSON-LD", "headline"), ("OpenGraph", "og:title"), ("HTML title", "title")))
_META = re.compile(
    r"(?:og|article|twitter|dc|dcterms|citation|parsely|sailthru|cxenseparse|bt|mrf|vr|news)[.:_-].{1,60}|author|byl|byline"
    r"|(?:date|pub|published|publish|publication|issue)[\w.:-]{0,20}|headline|title|section|language|content-language"
    r"|application-name|apple-mobile-web-app-title|copyright|publisher|creator|source|articlesection|inlanguage|alternativeheadline|datepublished",
)
_JSON_LD = re.compile(r"\s*application/ld\+json\b", re.IGNORECASE)
_SMALL_PARTS = ("aside", "div", "section", "header", "address", "p", "span", "ul", "li", "a")
_MAX_SMALL_PART = 400
_MAX_SOUGHT = 60
_STANDFIRST_WORDS = (
    "standfirst dek deck subtitle subhead subheadline strapline chapo entradilla bajada vorspann untertitel sottotitolo"
)
_STANDFIRST = frozenset(_STANDFIRST_WORDS.split())
_SECTION_WORDS = "category rubric rubrique rubrik seccion sezione channel sectionlabel sectionname"
_SECTION = frozenset(_SECTION_WORDS.split())
_KICKER_WORDS = "kicker eyebrow overline dachzeile surtitre topline antetitulo occhiello"
_KICKER = frozenset(_KICKER_WORDS.split())
_UPDATED_WORDS = "modified updated update lastmod dateline-updated"
_UPDATED = frozenset(_UPDATED_WORDS.split())


def statements_of(tree: Any) -> tuple[Embedded, ...]:
    """Return what the page says of itself, by kind: JSON-LD, meta, head, then markup in its order."""
    return tuple(islice((one for one in _all(tree) if one.value), MAX_STATEMENTS))


def _all(tree: Any) -> Iterator[Embedded]:
    scripts = (one.text or "" for one in tree.iter("script") if _JSON_LD.match(one.get("type") or ""))
    said = (*json_ld_of(scripts), *_head(tree))
    yield from said
    headings = headings_of(tree, tuple(one.value for one in said if (one.scheme, one.name) in _HEADLINES))
    yield from headings.statements
    body = tree.find(".//body")
    yield from lines_beside_headline(tree if body is None else body, _title(tree))
    yield from site_of(tree)
    yield from _markup(tree, headings.holders)


def _head(tree: Any) -> Iterator[Embedded]:
    root = tree.getroottree().getroot()
    yield statement("HTML", "lang", root.get("lang") or root.get("xml:lang") or "")
    for meta in tree.iter("meta"):
        names = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        name = names.strip().lower()
        if _META.fullmatch(name):
            scheme = "OpenGraph" if name.startswith(("og:", "article:")) else "meta"
            yield statement(scheme, name, meta.get("content") or "")
    yield from (statement("meta", "twitter:written by", value) for value in author_label(tree))
    yield statement("HTML title", "title", _title(tree))
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield statement("canonical link", "url", link.get("href") or "")


def _title(tree: Any) -> str:
    title = tree.find(".//head/title")
    if title is None:
        title = tree.find(".//title")
    return "" if title is None else text_of(title)


def _markup(tree: Any, holders: frozenset[Any]) -> Iterator[Embedded]:
    """Walk the page once; a part that belongs to other articles, and the inside of what was taken, is passed over.

    What holds the headline (*holders*) is the article's own part and more than any one statement.
    """
    body = tree.find(".//body")
    skipped: Any = None
    bylines = _Bylines()
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        if event == "end":
            skipped = None if element is skipped else skipped
            bylines.leave(element)
        elif skipped is None and isinstance(element.tag, str):
            if element.tag == "h1":
                bylines.expect()
            if element in holders:
                continue
            words = class_words(element)
            if element.tag == "h1" or is_elsewhere(element, words):
                bylines.seek(element)
                skipped = element
                continue
            found = () if bylines.enter(element, words) else tuple(_marked(element, words))
            if found:
                yield from bylines.taken()
                yield from found
                skipped = element
    yield from bylines.taken()
    yield from bylines.early()


class _Bylines:
    """The bylines met on the walk: those that share a small container become one statement.

    Those before the headline, if there is one, come after all others, the nearest first.
    """

    def __init__(self) -> None:
        self._inside: Any = None
        self._last: Any = None
        self._statements: list[tuple[str, list[str]]] = []
        self._early: list[tuple[str, list[str]]] = []
        self.is_expected = False

    def expect(self) -> None:
        """Take note that the headline has come."""
        if not self.is_expected:
            self._early, self._statements, self._last = self._statements[::-1], [], None
            self.is_expected = True

    def seek(self, element: Any) -> None:
        """Look into the first small parts behind the headline, though their markup calls them footer or aside."""
        if not self.is_expected or self._last is not None or element.tag not in _SMALL_PARTS:
            return
        if len(text_of(element)) > _MAX_SMALL_PART:
            return
        for inner in islice(element.iter(*_SMALL_PARTS), _MAX_SOUGHT):
            if self.enter(inner, class_words(inner)):
                self._inside = None
                return

    def enter(self, element: Any, words: frozenset[str]) -> bool:
        """Take *element* if it is a byline; within one nothing but its date is of interest."""
        if _is_time(element):
            return False
        if self._inside is not None or element.tag in ("h1", "figcaption"):
            return self._inside is not None
        found = byline_of(element, (element.get("itemprop") or "").lower(), words | test_words(element))
        if found is None:
            return False
        scheme, text = found
        goes_on = bool(self._statements) and self._statements[-1][0] == scheme and is_shared(self._last, element)
        if goes_on:
            self._statements[-1][1].append(text)
        else:
            self._statements.append((scheme, [text]))
        self._inside = self._last = element
        return True

    def leave(self, element: Any) -> None:
        self._inside = None if element is self._inside else self._inside

    def taken(self) -> Iterator[Embedded]:
        """Yield the bylines met since the last call, once the headline has come."""
        if self.is_expected:
            yield from self._stated(self._statements)
            self._statements = []

    def early(self) -> Iterator[Embedded]:
        """Yield the bylines that stood before the headline, or all of them where none came."""
        yield from self._stated(self._early or self._statements)

    def _stated(self, bylines: list[tuple[str, list[str]]]) -> Iterator[Embedded]:
        return (statement(scheme, "author", BETWEEN.join(texts)) for scheme, texts in bylines)


def _marked(element: Any, words: frozenset[str]) -> Iterator[Embedded]:
    """What this element is marked as, if anything."""
    prop, tag = (element.get("itemprop") or "").lower(), element.tag
    if _is_time(element):
        yield _time(element, prop, words)
    elif tag == "figcaption":
        yield statement("figure", "caption", text_of(element))
    elif words & _STANDFIRST or prop == "alternativeheadline":
        yield from _short(element, "standfirst", 600)
    elif prop == "articlesection" or words & _SECTION or {"section", "label"} <= words or {"section", "name"} <= words:
        yield from _short(element, "section", 60)
    elif words & _KICKER:
        yield from _short(element, "kicker", 120)


def _is_time(element: Any) -> bool:
    return element.tag == "time" or (element.get("itemprop") or "").lower() in ("datepublished", "datemodified")


def _time(element: Any, prop: str, words: frozenset[str]) -> Embedded:
    value = element.get("datetime") or element.get("content") or text_of(element)
    parent = element.getparent()
    around = words | (class_words(parent) if parent is not None else frozenset())
    label = prop or (
        "datemodified" if around & _UPDATED else "datepublished" if element.get("pubdate") is not None else ""
    )
    if not label and around & {"published", "publish", "pubdate", "posted", "publication"}:
        label = "datepublished"
    return statement("time element", label or "time", value)


def _short(element: Any, name: str, limit: int) -> Iterator[Embedded]:
    text = text_of(element)
    if 0 < len(text) <= limit:
        yield statement("markup", name, text)
