"""Passages of an article, each under its own address: ready to be quoted, and beside the original."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from archive.presenters.beside import beside_page
from archive.presenters.quoting import quote_page
from archive.presenters.results import search_form
from archive.readers import part_text
from archive.web import urls
from archive.web.articles import held, resolve
from archive.web.context import here, pairs

blueprint = Blueprint("passages", __name__)


@blueprint.get("/articles/<article_id>/quote")
def quote(article_id: str) -> AnyResponse | str:
    """Show a passage with its citation and its link, to be copied."""
    anchor = request.args.get("p", "")
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.quote(canonical, anchor), 301)
    page = quote_page(held(canonical), anchor, urls.absolute(urls.article(canonical)))
    if page is None:
        abort(404)
    return render_template("articles/quote.html", page=page, form=search_form(pairs()))


@blueprint.get("/articles/<article_id>/beside")
def beside(article_id: str) -> AnyResponse | str:
    """Show the text beside the original, passage by passage."""
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.beside(canonical), 301)
    entry = held(canonical)
    text = part_text(here().originals.read(entry.sha256), entry.digest, entry.encoding)
    return render_template("articles/beside.html", page=beside_page(entry, text), form=search_form(pairs()))
