"""The home page: the search box, what is held, what is new, what is under way."""

from __future__ import annotations

from flask import Blueprint, render_template

from archive.presenters.results import search_form
from archive.presenters.standing import holdings, notice
from archive.search_state import SearchState
from archive.web.context import here
from index.errors import EngineError

blueprint = Blueprint("home", __name__)

_NEWEST = 6


@blueprint.get("/")
def show() -> str:
    """Show the archive at a glance; also while there is nothing to search yet."""
    status = here().status()
    try:
        held = holdings(here().service.search(SearchState(size=_NEWEST))) if status.indexed else None
    except EngineError:  # swapped or damaged since the question before; the notice says what goes on
        held = None
    return render_template("home/show.html", held=held, status=status, notice=notice(status), form=search_form(()))
