"""Every URL of the site is built here; views and templates hold no paths and no query strings."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import request, url_for

from archive.search_state import SearchState

Pairs = Iterable[tuple[str, str]]


def home() -> str:
    """Return the address of the home page."""
    return url_for("home.show")


def search(state: SearchState | None = None) -> str:
    """Return the address of a search; of the one for everything where none is given."""
    return _with(url_for("search.show"), state.pairs() if state else ())


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


def absolute(path: str) -> str:
    """Return the whole address for a path, one of those here."""
    return request.host_url.rstrip("/") + path


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
