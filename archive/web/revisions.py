"""The history of an article: what happened to it, what differs between its revisions, the bytes of each."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from archive.catalogue.values import Entry
from archive.history import history
from archive.presenters.results import search_form
from archive.presenters.revising import Comparison, comparison, history_page
from archive.web import urls
from archive.web.articles import download, held, plain_name, resolve
from archive.web.context import here, pairs

blueprint = Blueprint("revisions", __name__)


@blueprint.get("/articles/<article_id>/revisions")
def show(article_id: str) -> AnyResponse | str:
    """Show what happened to an article, and what differs between two revisions: those named, else the last two."""
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.moved(urls.revisions(canonical), pairs()), 301)
    entry = held(canonical)
    page = history_page(entry, history(here().catalogue, canonical), _comparison(entry))
    return render_template("articles/revisions.html", page=page, form=search_form(()))


@blueprint.get("/articles/<article_id>/revisions/<int:number>/original")
def original(article_id: str, number: int) -> AnyResponse:
    """Give the bytes of the file that a revision was taken from, to keep and never to show."""
    canonical = resolve(article_id)
    if canonical != article_id:
        return redirect(urls.revision_original(canonical, number), 301)
    entry = held(canonical)
    revision = here().catalogue.revision(canonical, number) if number <= entry.revision else None
    if revision is None:
        abort(404)
    return download(revision.sha256, f"{number}-{plain_name(revision.source_name) or entry.id}")


def _comparison(entry: Entry) -> Comparison | None:
    """Return what differs between the revisions that are asked for; None for an article that never changed."""
    old, new = (_number(name, entry.revision - before) for name, before in (("from", 1), ("to", 0)))
    if not 1 <= old < new <= entry.revision:
        return None
    before, after = (here().catalogue.article_at(entry.id, number) for number in (old, new))
    return comparison((old, before), (new, after)) if before and after else None


def _number(name: str, usual: int) -> int:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else usual
