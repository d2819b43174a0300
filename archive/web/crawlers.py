"""What web search engines are told: to stay away, or where every article is."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from archive.exports.sitemap import PAGE_URLS
from archive.exports.sitemap import sitemap_index as index_of
from archive.exports.sitemap import sitemap_page as page_of
from archive.web import conditional, urls
from archive.web.context import here

blueprint = Blueprint("crawlers", __name__)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Ask crawlers to stay away, or only from what would never end."""
    if here().settings.noindex:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        sitemap = f"Sitemap: {urls.absolute(urls.sitemap())}"
        lines = ["User-agent: *", "Disallow: /search", "Disallow: /api/", "", sitemap]
    return Response("\n".join([*lines, ""]), mimetype="text/plain")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """List the pages of the sitemap; there is none where search engines shall stay away."""
    _open()
    pages = range(1, _pages() + 1)
    return conditional.answer(
        conditional.tag(len(pages)), lambda: _xml(index_of(urls.absolute(urls.sitemap(page)) for page in pages))
    )


@blueprint.get("/sitemap-<int:page>.xml")
def sitemap_page(page: int) -> Response:
    """List articles."""
    _open()
    if not 1 <= page <= _pages():
        abort(404)
    return conditional.answer(conditional.tag(here().catalogue.stamp()), lambda: _page(page))


def _page(page: int) -> Response:
    held = here().catalogue.held_page((page - 1) * PAGE_URLS, PAGE_URLS)
    return _xml(page_of((urls.absolute(urls.article(each)), recorded_at) for each, recorded_at in held))


def _pages() -> int:
    """How many there are, one also of an empty archive."""
    return max(1, -(-here().catalogue.counts().articles // PAGE_URLS))


def _open() -> None:
    if here().settings.noindex:
        abort(404)


def _xml(data: bytes) -> Response:
    return Response(data, mimetype="application/xml")
