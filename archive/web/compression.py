"""Text is sent compressed to whoever can read it so.

A page holds nothing secret beside what its reader wrote, so its length tells an onlooker nothing.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

_TYPES = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "application/javascript",
        "image/svg+xml",
        "application/json",
        "application/problem+json",
        "application/atom+xml",
    }
)
_LEAST_BYTES = 1000
_LEVEL = 6


def register(app: Flask) -> None:
    """Compress every answer of *app* that gains by it."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.mimetype not in _TYPES or (response.is_streamed and not response.direct_passthrough):
            return response
        response.vary.add("Accept-Encoding")
        if _is_compressible(response):
            response.direct_passthrough = False
            body = response.get_data()
            if len(body) >= _LEAST_BYTES:
                _give(response, gzip.compress(body, _LEVEL, mtime=0))
        return response


def _is_compressible(response: Response) -> bool:
    return (
        request.method == "GET"
        and response.status_code not in (204, 206, 304)
        and "Content-Encoding" not in response.headers
        and "Content-Range" not in response.headers
        and "attachment" not in response.headers.get("Content-Disposition", "")
        and request.accept_encodings.quality("gzip") > 0
    )


def _give(response: Response, body: bytes) -> None:
    """Send *body* instead; what names the plain bytes exactly names the compressed ones only in meaning."""
    response.set_data(body)
    response.headers["Content-Encoding"] = "gzip"
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
