"""The page of results."""

from __future__ import annotations

from flask import Blueprint, render_template

from archive.presenters.results import results_page
from archive.presenters.standing import notice
from archive.web.context import here

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def show() -> str:
    """Show what a search finds."""
    context = here()
    answer = context.service.search(context.state())
    page = results_page(answer, context.settings.max_window_hits, context.settings.max_page_size)
    return render_template("search/results.html", page=page, form=page.form, notice=notice(context.status()))
