"""The page of results."""

from __future__ import annotations

from flask import Blueprint, render_template

from archive.presenters.citing import take_view
from archive.presenters.results import results_page
from archive.presenters.standing import notice
from archive.web.context import here
from archive.web.links import place

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def show() -> str:
    """Show what a search finds."""
    context = here()
    answer = context.service.search(context.state())
    page = results_page(answer, context.settings.max_window_hits, context.settings.max_page_size)
    take = take_view(answer, place())
    return render_template("search/results.html", page=page, take=take, form=page.form, notice=notice(context.status()))
