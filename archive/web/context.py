"""What a view works with: the archive that this application serves, and the service that searches it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, request

from archive.archive import Archive
from archive.browsing import Browsing
from archive.catalogue import Catalogue
from archive.config import Settings
from archive.originals import Originals
from archive.search import SearchService
from archive.search_state import SearchState, parse
from archive.status import Status, status
from archive.walk import OUTLETS

_KEY = "pressmark"


@dataclass(frozen=True, slots=True)
class Context:
    """The archive that an application serves."""

    settings: Settings
    catalogue: Catalogue
    originals: Originals
    service: SearchService
    browsing: Browsing
    archive: Archive

    def status(self) -> Status:
        """Return how the archive stands now."""
        return status(self.catalogue, self.archive.generations)

    def state(self, *, strict: bool = False) -> SearchState:
        """Return the search that the request's query string writes.

        Raises:
            StateError: it can't be meant, or, where *strict*, a parameter is not known.
        """
        return parse(pairs(), self.settings, strict=strict)


def attach(app: Flask, archive: Archive, settings: Settings) -> None:
    """Let the views of *app* work with *archive*."""
    service = SearchService(archive.catalogue, archive.generations, settings)
    browsing = Browsing(service, archive.catalogue, archive.home.path.parent / OUTLETS)
    app.extensions[_KEY] = Context(settings, archive.catalogue, archive.originals, service, browsing, archive)


def here() -> Context:
    """Return what the view that runs now works with."""
    context: Context = current_app.extensions[_KEY]
    return context


def pairs() -> list[tuple[str, str]]:
    """Return the request's query string as (name, value), in order."""
    return list(request.args.items(multi=True))
