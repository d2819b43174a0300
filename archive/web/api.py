"""The JSON that programs are given, and its description."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, redirect, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from archive import completing, shapes
from archive.errors import StateError
from archive.listing import values_listing, whole_listing
from archive.search_state import FACETS
from archive.web import urls
from archive.web.articles import held, resolve
from archive.web.context import here, pairs
from archive.web.places import folder

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/search")
def search() -> Response:
    """Answer a search; a parameter that is not known is an error here."""
    answer = here().service.search(here().state(strict=True))
    return jsonify(shapes.search(answer))


@blueprint.get("/complete")
def complete() -> Response:
    """Give what begins as typed: outlets, authors, sections or words, those of most articles first."""
    return jsonify(shapes.completions(here().service.complete(completing.parse(pairs()))))


@blueprint.get("/facets/<facet>")
def values(facet: str) -> Response:
    """Give a page of a facet's values over what a search finds."""
    if facet not in FACETS:
        abort(404)
    asked = values_listing(facet, pairs(), here().settings, strict=True)
    return jsonify(shapes.values(here().browsing.listed(asked)))


@blueprint.get("/outlets")
def outlets() -> Response:
    """Give a page of the outlets with what is held of each."""
    return _index("outlet")


@blueprint.get("/authors")
def authors() -> Response:
    """Give a page of the authors with what is held of each."""
    return _index("author")


def _index(facet: str) -> Response:
    browsing = here().browsing
    listed, slugs = browsing.listed(whole_listing(facet, pairs(), strict=True), dated=True), browsing.slugs(facet)
    return jsonify(shapes.index(listed, lambda value: urls.named(facet, slugs.of(value))))


@blueprint.get("/articles/<article_id>")
def article(article_id: str) -> AnyResponse:
    """Give an article with the evidence for each field."""
    if pairs():
        raise StateError(pairs()[0][0], f"there is no parameter “{pairs()[0][0]}”")
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.api_article(canonical), 301)
    return jsonify(shapes.article(held(canonical)))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Give the description of this interface in OpenAPI 3.1."""
    return send_from_directory(folder("web"), "openapi.json", mimetype="application/json")
