"""The help page: how to search, rendered from the documentation."""

from __future__ import annotations

import nh3
from flask import Blueprint, render_template
from markdown import markdown
from markupsafe import Markup

from archive.web.places import folder

blueprint = Blueprint("help", __name__)

_DOCUMENT = "searching.md"
_ATTRIBUTES = {"a": {"href"}, "th": {"align"}, "td": {"align"}, **{f"h{level}": {"id"} for level in range(1, 5)}}


@blueprint.get("/help")
def show() -> str:
    """Show how to search."""
    text = (folder("docs") / _DOCUMENT).read_text("utf-8")
    return render_template("help/show.html", content=rendered(text))


def rendered(text: str) -> Markup:
    """Return Markdown as HTML that holds nothing but text, links, lists and tables."""
    html = markdown(text, extensions=["tables", "fenced_code", "toc"], output_format="html")
    return Markup(nh3.clean(html, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}))
