"""The files that give no article, with the reasons."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.errors import StateError
from archive.translating import gettext as _
from archive.translating import later
from archive.web.context import here

blueprint = Blueprint("rejected", __name__)

_SIZE = 100
_MOST_PAGES = 10_000


@blueprint.get("/rejected")
def show() -> str:
    """Show a page of the rejected files, by name."""
    catalogue, page = here().catalogue, _page()
    return render_template(
        "rejected/show.html",
        rejections=catalogue.rejections((page - 1) * _SIZE, _SIZE),
        total=catalogue.counts().rejected,
        page=page,
        size=_SIZE,
    )


def _page() -> int:
    text = request.args.get("page") or "1"
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= _MOST_PAGES):
        wanted = later("“%(name)s” is a whole number from 1 to %(most)s, not “%(text)s”")
        raise StateError("page", _(wanted, name="page", most=_MOST_PAGES, text=text[:40]))
    return int(text)
