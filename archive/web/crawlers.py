"""What web search engines are told."""

from __future__ import annotations

from flask import Blueprint, Response

from archive.web.context import here

blueprint = Blueprint("crawlers", __name__)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Ask crawlers to stay away, or only from what would never end."""
    closed = "/" if here().settings.noindex else "/search"
    return Response(f"User-agent: *\nDisallow: {closed}\n", mimetype="text/plain")
