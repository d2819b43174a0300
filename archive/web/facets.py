"""All values of a facet for a search."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from archive.listing import values_listing
from archive.presenters.lists import list_page
from archive.presenters.results import search_form
from archive.search_state import FACETS
from archive.web.context import here, pairs

blueprint = Blueprint("facets", __name__)


@blueprint.get("/search/facet/<facet>")
def show(facet: str) -> str:
    """Show a page of the values of a facet over what a search finds."""
    if facet not in FACETS:
        abort(404)
    listed = here().browsing.listed(values_listing(facet, pairs(), here().settings, strict=False))
    page = list_page(listed)
    return render_template("browse/values.html", page=page, form=search_form(listed.asked.state.pairs()))
