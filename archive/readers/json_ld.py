"""JSON-LD of a page: what its article, its page and its site say of themselves (schema.org).

Understood: objects, lists and ``@graph``; ``mainEntity`` and ``mainEntityOfPage``; references by ``@id``;
authors and publishers as text, object or list. A list of other articles on the page is not this article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from archive.article import Embedded
from archive.readers.markup import plain

MAX_OBJECTS = 500
MAX_VALUES = 50
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)")
_PAGE = re.compile(r"\w*Page")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_BROKEN_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"((?:\w{0,40}Article|BlogPosting|Report))"')
_BROKEN_TEXT = re.compile(
    r'"(?P<name>headline|datePublished|dateModified|articleSection)"\s{0,9}:\s{0,9}"(?P<value>(?:[^"\\\n]|\\.){1,500})"'
)
_TEXTS = (
    *("headline", "alternativeHeadline", "datePublished", "dateCreated", "dateModified"),
    *("articleSection", "inLanguage", "url", "description"),
)
_PAGE_TEXTS = ("datePublished", "dateModified", "inLanguage")


def json_ld_of(scripts: Iterable[str]) -> Iterator[Embedded]:
    """Yield what JSON-LD *scripts* state, the article's own words first.

    The names are schema.org's in lower case; authors that are organisations are ``author.organization``.
    Of a script that isn't quite JSON only the plainest statements are read, of one that is none, nothing.
    """
    objects = [one for script in scripts for one in _objects(_parsed(script))][:MAX_OBJECTS]
    by_id = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and len(one) > 1}
    article = next((one for one in objects if _is(one, _ARTICLE)), None)
    if article is not None:
        yield from _article(article, by_id)
    for one in objects:
        if _is(one, _PAGE):
            yield from _texts(one, _PAGE_TEXTS, "JSON-LD page")
        elif "WebSite" in _types(one):
            yield from (Embedded("JSON-LD site", "name", name) for name in _names(one, by_id))
        elif "BreadcrumbList" in _types(one):
            yield from _breadcrumbs(one)


def _parsed(script: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", _WRAPPING.sub("", script)), strict=False)
    except (ValueError, RecursionError):
        return _salvaged(script)


def _salvaged(script: str) -> Any:
    """The plain statements in a script that isn't JSON for a comma or quotation mark, if it speaks of an article."""
    kind = _BROKEN_TYPE.search(script)
    if not kind:
        return None
    found = {"@type": kind[1]}
    for match in _BROKEN_TEXT.finditer(script):
        try:
            found.setdefault(match["name"], json.loads(f'"{match["value"]}"', strict=False))
        except ValueError:
            continue
    return found


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects at the top: themselves, in lists, in ``@graph``, as main entity."""
    if isinstance(value, list) and depth < 5:
        for item in value[:MAX_OBJECTS]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth < 5 and isinstance(value.get(name), dict | list):
                yield from _objects(value[name], depth + 1)


def _article(article: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[Embedded]:
    yield from _texts(article, _TEXTS, "JSON-LD")
    for author in _many(article.get("author") or article.get("creator")):
        author = _resolved(author, by_id)
        kinds = _types(author) if isinstance(author, dict) else []
        organised = any("Organization" in kind for kind in kinds) and "Person" not in kinds
        name = "author.organization" if organised else "author"
        yield from (Embedded("JSON-LD", name, value) for value in _names(author, by_id))
    for publisher in _many(article.get("publisher")):
        yield from (Embedded("JSON-LD", "publisher", value) for value in _names(_resolved(publisher, by_id), by_id))


def _texts(one: dict[str, Any], names: Iterable[str], scheme: str) -> Iterator[Embedded]:
    for name in names:
        for value in _many(one.get(name)):
            if isinstance(value, dict):
                value = value.get("name") or value.get("@id")
            if text := _text(value):
                yield Embedded(scheme, name.lower(), text)


def _breadcrumbs(one: dict[str, Any]) -> Iterator[Embedded]:
    for element in _many(one.get("itemListElement")):
        item = element.get("item") if isinstance(element, dict) else None
        name = element.get("name") if isinstance(element, dict) else None
        if not name and isinstance(item, dict):
            name = item.get("name")
        if text := _text(name):
            yield Embedded("JSON-LD breadcrumb", "name", text)


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.get("name")
    for one in _many(value):
        if isinstance(one, dict):
            one = one.get("name")
        if text := _text(one):
            yield text


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """The object that *value* refers to by its ``@id``, else *value*."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value[:MAX_VALUES] if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return plain(unescape(value).encode("utf-8", "replace").decode("utf-8").replace("\0", " "))


def _types(one: dict[str, Any]) -> list[str]:
    return [kind.rpartition("/")[2] for kind in _many(one.get("@type")) if isinstance(kind, str)]


def _is(one: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(kind) for kind in _types(one))
