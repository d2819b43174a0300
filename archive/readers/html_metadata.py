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
from archive.readers.json_ld import json_ld_of

MAX_STATEMENTS = 400
MAX_VALUE = 2_000
_META = re.compile(
    r"(?:og|article|twitter|dc|dcterms|citation|parsely|sailthru|cxenseparse|bt|mrf|vr|news)[.:_-].{1,60}|author|byl|byline"
    r"|(?:date|pub|published|publish|publication|issue)[\w.:-]{0,20}|headline|title|section|language|content-language"
    r"|application-name|copyright|publisher|creator|source|articlesection|inlanguage|alternativeheadline|datepublished",
)
_OTHER_TAGS = frozenset(("nav", "footer", "aside", "form", "noscript", "script", "style", "template", "svg", "iframe"))
_OTHER_WORDS_WORDS = (
    "related comment comments sidebar recommended recommendations trending newsletter teaser teasers promo footer "
    "most mostread popular outbrain taboola carousel latest more similar nav navigation menu breadcrumb breadcrumbs "
    "cookie consent share social next previous"
)
_OTHER_WORDS = frozenset(_OTHER_WORDS_WORDS.split())
_WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BYLINE_WORDS = "byline author authors autor autores auteur auteurs verfasser firma autore journalist reporter"
_BYLINE = frozenset(_BYLINE_WORDS.split())
_NOT_BYLINE_WORDS = "image img avatar photo bio about description role title twitter social box date time"
_NOT_BYLINE = frozenset(_NOT_BYLINE_WORDS.split())
_STANDFIRST_WORDS = (
    "standfirst dek deck subtitle subhead subheadline strapline chapo entradilla bajada vorspann untertitel sottotitolo"
)
_STANDFIRST = frozenset(_STANDFIRST_WORDS.split())
_SECTION_WORDS = "category rubric rubrique rubrik seccion sezione channel sectionlabel sectionname"
_SECTION = frozenset(_SECTION_WORDS.split())
_KICKER_WORDS = "kicker eyebrow overline dachzeile surtitre topline antetitulo occhiello"
_KICKER = frozenset(_KICKER_WORDS.split())
_BYLINE_TEXT = re.compile(r"(?:By|Von|Par|Por|Di|Door) (?=[A-ZÀ-Þ])|(?:作者|记者|文)\s?[:：/／]|بقلم\s?[:：]?\s")
_UPDATED_WORDS = "modified updated update lastmod dateline-updated"
_UPDATED = frozenset(_UPDATED_WORDS.split())


def statements_of(tree: Any) -> tuple[Embedded, ...]:
    """Return what the page says of itself, by kind: JSON-LD, meta, head, then markup in its order."""
    return tuple(islice((one for one in _all(tree) if one.value), MAX_STATEMENTS))


def _all(tree: Any) -> Iterator[Embedded]:
    scripts = tree.iterfind(".//script[@type='application/ld+json']")
    yield from json_ld_of(script.text or "" for script in scripts)
    yield from _head(tree)
    yield from _markup(tree)


def _head(tree: Any) -> Iterator[Embedded]:
    root = tree.getroottree().getroot()
    yield _statement("HTML", "lang", root.get("lang") or root.get("xml:lang") or "")
    for meta in tree.iter("meta"):
        names = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        name = names.strip().lower()
        if _META.fullmatch(name):
            scheme = "OpenGraph" if name.startswith(("og:", "article:")) else "meta"
            yield _statement(scheme, name, meta.get("content") or "")
    title = tree.find(".//head/title")
    if title is None:
        title = tree.find(".//title")
    if title is not None:
        yield _statement("HTML title", "title", _text(title))
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield _statement("canonical link", "url", link.get("href") or "")


def _markup(tree: Any) -> Iterator[Embedded]:
    """Walk the page once; a part that belongs to other articles, and the inside of what was taken, is passed over."""
    body = tree.find(".//body")
    skipped: Any = None
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        if event == "end":
            skipped = None if element is skipped else skipped
        elif skipped is None and isinstance(element.tag, str):
            words = _class_words(element)
            if _is_elsewhere(element, words):
                skipped = element
                continue
            found = tuple(_marked(element, words))
            yield from found
            if found:
                skipped = element


def _is_elsewhere(element: Any, words: frozenset[str]) -> bool:
    return element.tag in _OTHER_TAGS or bool(
        words & _OTHER_WORDS and element.tag not in ("body", "main", "article", "html")
    )


def _marked(element: Any, words: frozenset[str]) -> Iterator[Embedded]:
    """What this element is marked as, if anything."""
    prop, tag = (element.get("itemprop") or "").lower(), element.tag
    if tag == "time" or prop in ("datepublished", "datemodified"):
        yield _time(element, prop, words)
    elif tag == "h1":
        yield _statement("heading", "h1", _text(element))
    elif tag == "figcaption":
        yield _statement("figure", "caption", _text(element))
    elif (
        prop in ("author", "creator") or element.get("rel") == "author" or (words & _BYLINE and not words & _NOT_BYLINE)
    ):
        yield from _byline(element)
    elif words & _STANDFIRST or prop == "alternativeheadline":
        yield from _short(element, "standfirst", 600)
    elif prop == "articlesection" or words & _SECTION or {"section", "label"} <= words or {"section", "name"} <= words:
        yield from _short(element, "section", 60)
    elif words & _KICKER:
        yield from _short(element, "kicker", 120)
    elif len(element) <= 2 and _BYLINE_TEXT.match((element.text or "").lstrip()):
        text = _text(element)
        if len(text) <= 120:
            yield _statement("byline text", "author", text)


def _time(element: Any, prop: str, words: frozenset[str]) -> Embedded:
    value = element.get("datetime") or element.get("content") or _text(element)
    parent = element.getparent()
    around = words | (_class_words(parent) if parent is not None else frozenset())
    label = prop or (
        "datemodified" if around & _UPDATED else "datepublished" if element.get("pubdate") is not None else ""
    )
    if not label and around & {"published", "publish", "pubdate", "posted", "publication"}:
        label = "datepublished"
    return _statement("time element", label or "time", value)


def _byline(element: Any) -> Iterator[Embedded]:
    """The names in a byline: those of its links or name properties, else its text."""
    if len(_text(element)) > 300:
        return
    named = element.xpath(".//*[@itemprop='name'] | .//a[@href]") if len(element) else []
    if not named and len(element) > 1 and not (element.text or "").strip():
        named = [child for child in element if isinstance(child.tag, str)]  # one child a name
    texts = [text for node in named[:20] if (text := _text(node)) and not text.startswith(("@", "http"))]
    for text in texts or [_text(element)]:
        yield _statement("byline markup", "author", text)


def _short(element: Any, name: str, limit: int) -> Iterator[Embedded]:
    text = _text(element)
    if 0 < len(text) <= limit:
        yield _statement("markup", name, text)


def _class_words(element: Any) -> frozenset[str]:
    """The words in an element's class and id: ``article-author__name`` is article, author, name."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " ":
        return frozenset()
    return frozenset(word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", names[:300])))


def _text(element: Any) -> str:
    return " ".join("".join(islice(element.itertext(with_tail=False), 200)).split())


def _statement(scheme: str, name: str, value: str) -> Embedded:
    return Embedded(scheme, name, " ".join(value.split())[:MAX_VALUE])
