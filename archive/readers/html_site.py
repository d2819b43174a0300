"""What a page says of its site beside its metadata: the titles of its feeds, its logo's text, its copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from archive.article import Embedded

SCHEME = "site"
_MAX_NAME = 160
_FEEDS = ("application/rss+xml", "application/atom+xml")
_COMMENTS = re.compile(r"comment|kommentar|commentaire|comentario", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\s)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_UNSHOWN = frozenset(("script", "style", "noscript", "template"))


def site_of(tree: Any) -> Iterator[Embedded]:
    """Yield what names the site: “feed”, “logo” and “copyright”, of each the first few."""
    feeds = (link for link in tree.iter("link") if link.get("type") in _FEEDS and link.get("title"))
    for link in islice(feeds, 3):
        if not _COMMENTS.search(link.get("title")):
            yield _statement("feed", link.get("title"))
    logos = (image for image in tree.iter("img") if image.get("alt") and _is_logo(image))
    for image in islice(logos, 1):
        yield _statement("logo", image.get("alt"))
    for text in islice(_copyright_lines(tree), 2):
        yield _statement("copyright", text)


def _is_logo(image: Any) -> bool:
    parent = image.getparent()
    names = (image.get("class"), image.get("id"), "" if parent is None else parent.get("class"))
    return any(name and "logo" in name.lower() for name in names)


def _copyright_lines(tree: Any) -> Iterator[str]:
    """The shown texts with a copyright sign and a year; those without a year are of pictures."""
    for text in tree.xpath("//body//text()[contains(., '©') or contains(., 'opyright') or contains(., '(c)')]"):
        parent = text.getparent()
        if (
            parent is None or not isinstance(parent.tag, str) or parent.tag in _UNSHOWN
        ):  # a comment has a function as tag
            continue
        whole = " ".join("".join(islice(parent.itertext(with_tail=False), 40)).split())
        if len(whole) <= _MAX_NAME and _RIGHTS.search(whole) and _YEAR.search(whole):
            yield whole


def _statement(name: str, value: str) -> Embedded:
    return Embedded(SCHEME, name, " ".join(value.split())[:_MAX_NAME])
