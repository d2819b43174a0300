"""Every URL of the site is built here; views and templates hold no paths and no query strings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from flask import request, url_for

from archive.listing import Listing
from archive.search_state import SearchState
from archive.web.context import here
from index.periods import Period

_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?", re.ASCII)

Pairs = Iterable[tuple[str, str]]


def base() -> str:
    """Return the whole address of the home page without its last slash: as it is set, else as it was asked for.

    Empty where the request names no host that one could have.
    """
    if here().settings.base_url:
        return here().settings.base_url.rstrip("/")
    return f"{request.scheme}://{request.host}{request.script_root}" if _HOST.fullmatch(request.host) else ""


def absolute(path: str) -> str:
    """Return the whole address for a path, one of those below."""
    return base() + path.removeprefix(request.script_root)


def home() -> str:
    """Return the address of the home page."""
    return url_for("home.show")


def search(state: SearchState | None = None) -> str:
    """Return the address of a search; of the one for everything where none is given."""
    return _with(url_for("search.show"), state.pairs() if state else ())


def facet_values(facet: str, state: SearchState) -> str:
    """Return the address of all values of a facet for a search, from the first on."""
    return values(Listing(facet, state.with_page(1)))


def values(listing: Listing) -> str:
    """Return the address of a page of a facet's values for a search."""
    return _with(url_for("facets.show", facet=listing.facet), listing.pairs())


def index(listing: Listing) -> str:
    """Return the address of a page of all outlets, or all authors."""
    return _with(url_for(f"browse.{listing.facet}s"), listing.pairs())


def outlets() -> str:
    """Return the address of the list of outlets."""
    return url_for("browse.outlets")


def authors() -> str:
    """Return the address of the list of authors."""
    return url_for("browse.authors")


def named(facet: str, slug: str) -> str:
    """Return the address of the page of an outlet or author."""
    return url_for(f"browse.{facet}", slug=slug)


def calendar(period: Period | None = None) -> str:
    """Return the address of the calendar: of all years, a year or a month."""
    return url_for("almanac.of", written=str(period)) if period else url_for("almanac.show")


def holdings() -> str:
    """Return the address of the page that says what the archive holds."""
    return url_for("holdings.show")


def article(article_id: str, state: SearchState | None = None, at: int | None = None) -> str:
    """Return the permalink of an article, with the search that leads back from there, if any.

    Args:
        at: its place in the whole result of the search, from 1.
    """
    pairs = [*state.pairs(), *([("at", str(at))] if at else ())] if state else ()
    return _with(url_for("articles.show", article_id=article_id), pairs)


def original(article_id: str) -> str:
    """Return where the file that an article was taken from is downloaded."""
    return url_for("articles.original", article_id=article_id)


def source(article_id: str) -> str:
    """Return where the original of an article is shown as it was read."""
    return url_for("articles.source", article_id=article_id)


def article_as(article_id: str, suffix: str) -> str:
    """Return where an article is given in another format."""
    return f"{article(article_id)}.{suffix}"


def search_as(state: SearchState, suffix: str) -> str:
    """Return where all that a search finds is given in another format, on whatever page it stands."""
    return _with(f"{search()}.{suffix}", state.whole().pairs())


def opensearch() -> str:
    """Return where the search is described for browsers."""
    return url_for("taking.opensearch")


def sitemap(page: int | None = None) -> str:
    """Return where the articles are listed for web search engines; the list of the pages where none is given."""
    return url_for("crawlers.sitemap_page", page=page) if page else url_for("crawlers.sitemap")


def quote(article_id: str, anchor: str = "") -> str:
    """Return where a passage of an article is ready to be quoted; the whole article without one."""
    return _with(url_for("passages.quote", article_id=article_id), [("p", anchor)] if anchor else ())


def beside(article_id: str) -> str:
    """Return where the text of an article is shown beside its original."""
    return url_for("passages.beside", article_id=article_id)


def revisions(article_id: str, old: int | None = None, new: int | None = None) -> str:
    """Return where the history of an article is shown, with what differs between two of its revisions."""
    pairs = [("from", str(old)), ("to", str(new))] if old and new else ()
    return _with(url_for("revisions.show", article_id=article_id), pairs)


def revision_original(article_id: str, number: int) -> str:
    """Return where the file that a revision was taken from is downloaded."""
    return url_for("revisions.original", article_id=article_id, number=number)


def rejected(page: int = 1) -> str:
    """Return the address of a page of the list of rejected files."""
    return _with(url_for("rejected.show"), [("page", str(page))] if page != 1 else ())


def help_page() -> str:
    """Return the address of the help."""
    return url_for("help.show")


def api_search(state: SearchState | None = None) -> str:
    """Return where a search is answered as JSON."""
    return _with(url_for("api.search"), state.pairs() if state else ())


def api_article(article_id: str) -> str:
    """Return where an article is given as JSON."""
    return url_for("api.article", article_id=article_id)


def api_values(listing: Listing) -> str:
    """Return where a page of a facet's values for a search is given as JSON."""
    return _with(url_for("api.values", facet=listing.facet), listing.pairs())


def api_index(listing: Listing) -> str:
    """Return where a page of all outlets, or authors, is given as JSON."""
    return _with(url_for(f"api.{listing.facet}s"), listing.pairs())


def openapi() -> str:
    """Return where the API is described."""
    return url_for("api.openapi")


def static(name: str) -> str:
    """Return the address of a static file."""
    return url_for("static", filename=name)


def moved(path: str, pairs: Pairs) -> str:
    """Return *path*, one of those above, with the query string that was asked for elsewhere."""
    return _with(path, pairs)


def _with(path: str, pairs: Pairs) -> str:
    query = urlencode(list(pairs))
    return f"{path}?{query}" if query else path
