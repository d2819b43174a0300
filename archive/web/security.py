"""Headers of every answer: what the browser may load, frame, guess and tell others."""

from __future__ import annotations

from flask import Flask, Response

from archive.config import Settings

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
DOWNLOAD_POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For bytes that came from elsewhere: a browser that shows them all the same runs and loads nothing."""


def register(app: Flask, settings: Settings) -> None:
    """Put the headers on every answer of *app*; a view that set one of them has its way."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.noindex:
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response
