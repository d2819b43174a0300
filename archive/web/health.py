"""Whether the site serves, and how far the archive is."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from archive import __version__, shapes
from archive.web.context import here

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def show() -> Response:
    """Say how the archive stands; 200 as long as the site serves, whatever it says."""
    return jsonify({**shapes.status(here().status()), "version": __version__})
