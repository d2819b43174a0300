"""Answers that need not be made again: a validator before the work, and 304 where the client has it.

A validator is a digest of all that the bytes depend on: the program and its templates, the settings, the
address with its query string, and the state of what is shown. Only ``If-None-Match`` is answered by 304:
that an article was not changed since some second doesn't say that its page would look the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

from flask import Response, make_response, request

import archive
import index
from archive.web import urls
from archive.web.context import here
from archive.web.places import folder
from index.errors import EngineError


def tag(*shown: object) -> str:
    """Return the validator of the answer to this request, which shows what *shown* says and nothing else."""
    parts = (program(), here().settings, urls.base(), request.full_path, *shown)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def archive_state() -> str:
    """Return a text that changes whenever the catalogue or the index does."""
    try:
        info = here().archive.generations.current().info()
        indexed = f"{info.last_change}-{info.documents}-{info.fingerprint}"
    except EngineError:
        indexed = ""
    return f"{here().catalogue.stamp()} {indexed}"


def answer(validator: str, make: Callable[[], Response | str], modified: datetime | None = None) -> Response:
    """Return 304 where the client has this answer, else what *make* makes."""
    if request.if_none_match.contains_weak(validator):
        response = Response(status=304)
        del response.headers["Content-Type"]
    else:
        response = make_response(make())
    response.set_etag(validator)
    if modified is not None:
        response.last_modified = modified
    return response


@cache
def program() -> str:
    """Return the digest of the program's files: code, templates, documents."""
    return digest([Path(archive.__file__).parent, Path(index.__file__).parent, folder("templates"), folder("docs")])


def digest(folders: Iterable[Path]) -> str:
    """Return a digest of the files in *folders*, by name, size and time, and of the program's version."""
    files = sorted({path for each in folders for path in each.rglob("*") if path.suffix != ".pyc" and path.is_file()})
    stamps = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr((archive.__version__, stamps)).encode("utf-8", "surrogatepass")).hexdigest()
