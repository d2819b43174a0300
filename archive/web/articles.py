"""The page of an article under its permalink, and the file that it was taken from."""

from __future__ import annotations

import re

from flask import Blueprint, Response, redirect, render_template, request, send_file
from werkzeug.wrappers import Response as AnyResponse

from archive import permalink
from archive.catalogue.values import ArticleState, Entry
from archive.errors import OriginalMissing, SearchesBusy, StateError
from archive.exports.atom import updated
from archive.neighbours import Neighbours, neighbours
from archive.presenters.alike import AlikeView, alike_view
from archive.presenters.citing import cite_view
from archive.presenters.onward import Onward, onward
from archive.presenters.quoting import quotation
from archive.presenters.records import article_page
from archive.presenters.results import search_form
from archive.presenters.source import source_page
from archive.readers import part_text
from archive.search_state import SearchState
from archive.web import conditional, links, urls
from archive.web.context import here, pairs
from archive.web.errors import Gone
from archive.web.links import place
from archive.web.security import DOWNLOAD_POLICY
from index.errors import EngineError, QueryError, RequestError, SearchTimeout
from index.model import Query

blueprint = Blueprint("articles", __name__)

_UNSAFE = re.compile(r"[^\w.\- ]+")
_MOST_NAME_CHARS = 100
_ALIKE = 5
_PLACE = re.compile(r"[1-9][0-9]{0,8}")


@blueprint.get("/articles/<article_id>")
def show(article_id: str) -> AnyResponse | str:
    """Show an article, with the words of the search that led here marked."""
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.moved(urls.article(canonical), pairs()), 301)
    entry = held(canonical)
    validator = conditional.tag(entry.state_token, entry.source_name, entry.sources, conditional.archive_state())
    made = conditional.answer(validator, lambda: _page(entry), updated(entry))
    made.headers["Link"] = links.of_article(canonical)
    return made


@blueprint.get("/articles/<article_id>/original")
def original(article_id: str) -> AnyResponse:
    """Give the bytes of the file that an article was taken from, to keep and never to show."""
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.original(canonical), 301)
    entry = held(canonical)
    return download(entry.sha256, file_name(entry))


@blueprint.get("/articles/<article_id>/source")
def source(article_id: str) -> AnyResponse | str:
    """Show the original as text, with the words in which each value was found."""
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.source(canonical), 301)
    entry = held(canonical)
    text = part_text(here().originals.read(entry.sha256), entry.digest, entry.encoding)
    return render_template("articles/source.html", page=source_page(entry, text), form=search_form(pairs()))


def resolve(article_id: str) -> str:
    """Return the identifier as it is written, of the article that stands for it now.

    Raises:
        PermalinkError: it never was an identifier.
    """
    canonical = permalink.parse(article_id)
    tombstone = here().catalogue.tombstone(canonical)
    return tombstone.merged_into if tombstone and tombstone.merged_into else canonical


def held(article_id: str) -> Entry:
    """Return an article that is shown to readers.

    Raises:
        ArticleNotFound: no article has this identifier.
        Gone: it was withdrawn.
    """
    entry = here().catalogue.entry(article_id)
    tombstone = here().catalogue.tombstone(article_id) if entry.state is not ArticleState.HELD else None
    if tombstone is not None:
        raise Gone(tombstone)
    return entry


def _page(entry: Entry) -> str:
    page = article_page(entry, _query(request.args.get("q", "")))
    return render_template(
        "articles/show.html",
        page=page,
        cite=cite_view(entry, place()),
        citation=quotation(entry, "", "", urls.absolute(urls.article(entry.id))),
        onward=_onward(entry.id),
        alike=_alike(entry.id),
        form=search_form(pairs()),
    )


def download(sha256: str, name: str) -> Response:
    """Return the bytes of an original under a name, to keep and never to show.

    Raises:
        OriginalMissing: it is not there.
    """
    try:
        given: Response = send_file(
            here().originals.path(sha256),
            "application/octet-stream",
            as_attachment=True,
            download_name=name,
            etag=sha256,
        )
    except FileNotFoundError:
        raise OriginalMissing(f"the original {sha256} is missing") from None
    given.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return given


def file_name(entry: Entry) -> str:
    """Return a name under which any system can keep the original: letters, digits, dots, hyphens."""
    return plain_name(entry.source_name) or entry.id


def plain_name(source_name: str) -> str:
    """Return the last part of a path with letters, digits, dots and hyphens alone; may be empty."""
    last = re.split(r"[/\\]", source_name)[-1]
    return _UNSAFE.sub("_", last).strip(". ")[-_MOST_NAME_CHARS:]


def _query(text: str) -> Query | None:
    """Return what to mark; nothing where the words are not understood."""
    try:
        return here().service.understood(text.strip()) if text.strip() else None
    except QueryError:
        return None


def _alike(article_id: str) -> AlikeView | None:
    """Return the articles like one; nothing where that can't be told now, for the article matters more."""
    try:
        return alike_view(here().service.similar(article_id, _ALIKE))
    except (RequestError, SearchTimeout, SearchesBusy, EngineError):
        return None


def _onward(article_id: str) -> Onward | None:
    """Return the way back to the search that led here, and on; None where none did."""
    try:
        state = here().state() if pairs() else None
    except StateError:
        return None
    return onward(state, _neighbours(state, article_id)) if state else None


def _neighbours(state: SearchState, article_id: str) -> Neighbours | None:
    """Return what stands beside an article; nothing where that can't be told now, for the article matters more."""
    at = request.args.get("at", "")
    if not _PLACE.fullmatch(at) or int(at) > here().settings.max_window_hits:
        return None
    try:
        return neighbours(here().service, here().catalogue, state, article_id, int(at))
    except (QueryError, RequestError, SearchTimeout, SearchesBusy, EngineError):
        return None
