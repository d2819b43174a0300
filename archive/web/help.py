"""The help page: how to search, rendered from the documentation."""

from __future__ import annotations

from dataclasses import dataclass

import nh3
from flask import Blueprint, render_template
from markdown import Markdown
from markupsafe import Markup

from archive.web.places import folder

blueprint = Blueprint("help", __name__)

_DOCUMENT = "searching.md"
_ATTRIBUTES = {"a": {"href"}, "th": {"align"}, "td": {"align"}, **{f"h{level}": {"id"} for level in range(1, 5)}}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the documentation, under a heading of the second order."""

    anchor: str
    heading: str


@blueprint.get("/help")
def show() -> str:
    """Show how to search."""
    text = (folder("docs") / _DOCUMENT).read_text("utf-8")
    heading, content, chapters = rendered(text)
    return render_template("help/show.html", heading=heading, content=content, chapters=chapters)


def rendered(text: str) -> tuple[str, Markup, tuple[Chapter, ...]]:
    """Return a document's title, the rest as HTML that holds but text, links, lists and tables, and its chapters."""
    reading = Markdown(extensions=["tables", "fenced_code", "toc"], output_format="html")
    html = nh3.clean(reading.convert(text), attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"})
    [title] = reading.toc_tokens  # type: ignore[attr-defined]
    chapters = tuple(Chapter(each["id"], each["name"]) for each in title["children"])
    return title["name"], Markup(html.partition("</h1>")[2]), chapters
