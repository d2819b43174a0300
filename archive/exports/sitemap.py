"""Sitemaps (sitemaps.org, 0.9): every article for web search engines, in pages of bounded size."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from archive.exports.elements import add, document

PAGE_URLS = 10_000
"""Addresses a page; 50,000 are allowed."""
_NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def sitemap_index(pages: Iterable[str]) -> bytes:
    """Return the list of the pages, by their whole addresses."""
    root = Element("sitemapindex", _NAMESPACE)
    for page in pages:
        add(add(root, "sitemap"), "loc", page)
    return document(root)


def sitemap_page(articles: Iterable[tuple[str, datetime]]) -> bytes:
    """Return a page: whole addresses, each with when it was recorded."""
    root = Element("urlset", _NAMESPACE)
    for address, recorded_at in articles:
        url = add(root, "url")
        add(url, "loc", address)
        add(url, "lastmod", recorded_at.astimezone(UTC).date().isoformat())
    return document(root)
