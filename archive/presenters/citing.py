"""An article as its page cites it: lines to copy, formats to take away, and what the page's head says."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue.values import Entry
from archive.citation.apa import apa
from archive.citation.chicago import chicago
from archive.citation.coins import coins
from archive.citation.embedded import Meta, embedded
from archive.citation.linked_data import in_script, linked_data
from archive.citation.mla import mla
from archive.citation.record import Place, cited
from archive.exports.formats import OF_ARTICLE, OF_SEARCH, Format
from archive.search import SearchAnswer


@dataclass(frozen=True, slots=True)
class CiteView:
    """How an article is cited.

    Attributes:
        styles: the name of each style with the line that it writes.
        metas: for the head of the page.
        linked_data: JSON that can stand in a script element as it is.
    """

    id: str
    permalink: str
    styles: tuple[tuple[str, str], ...]
    formats: tuple[Format, ...]
    metas: tuple[Meta, ...]
    linked_data: str


@dataclass(frozen=True, slots=True)
class TakeView:
    """How the results of a search are taken away; *coins* are the articles of this page for Zotero."""

    formats: tuple[Format, ...]
    coins: tuple[str, ...]


def cite_view(entry: Entry, place: Place) -> CiteView:
    """Return how an article is cited."""
    found = cited(entry, place)
    styles = (("Chicago", chicago(found)), ("APA", apa(found)), ("MLA", mla(found)))
    return CiteView(entry.id, found.permalink, styles, OF_ARTICLE, embedded(found), in_script(linked_data(found)))


def take_view(answer: SearchAnswer, place: Place) -> TakeView:
    """Return how the results of a search are taken away."""
    return TakeView(OF_SEARCH, tuple(coins(cited(found.entry, place)) for found in answer.found))
