"""What the archive holds, on one page."""

from __future__ import annotations

from flask import Blueprint, render_template

from archive.presenters.results import search_form
from archive.presenters.standing import notice
from archive.presenters.stock import stock_page
from archive.web.context import here

blueprint = Blueprint("holdings", __name__)


@blueprint.get("/holdings")
def show() -> str:
    """Show what the archive holds."""
    browsing = here().browsing
    page = stock_page(browsing.stock(), browsing.slugs("outlet"))
    return render_template("browse/holdings.html", page=page, notice=notice(here().status()), form=search_form(()))
