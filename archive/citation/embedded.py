"""What a page's head says of its article in meta tags, for Zotero and other reference managers.

Zotero takes the kind from ``z:itemType`` and the rest from these; ``citation_journal_title`` would make it
an article of a journal, and an ``og:type`` of “website” a page. It cuts a name without a comma before its
last word, so a name that must stay whole has a comma behind it, which Zotero drops.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.citation.authors import Author
from archive.citation.record import Citation


@dataclass(frozen=True, slots=True)
class Meta:
    """One meta tag; *attribute* is “name” or, for OpenGraph, “property”."""

    attribute: str
    name: str
    content: str


def embedded(cited: Citation) -> tuple[Meta, ...]:
    """Return the tags of what is known."""
    found = (*_zotero(cited), *_dublin_core(cited), *_open_graph(cited))
    return tuple(meta for meta in found if meta.content)


def whole(author: Author) -> str:
    """Return a name so that Zotero neither cuts nor turns it: “Lopez, Ana”, “Meridian Press Agency,”."""
    name = author.inverted
    return name if author.family or " " not in name or "," in name else f"{name},"


def _unparted(author: Author) -> str:
    """Return a name that Zotero takes for one: it parts a row of full names at commas, but not behind a semicolon."""
    return f"{whole(author)};" if " " in author.family and " " in author.given else whole(author)


def _zotero(cited: Citation) -> Iterator[Meta]:
    yield Meta("name", "z:itemType", "newspaperArticle")
    yield Meta("name", "citation_title", cited.title)
    for author in cited.authors:
        yield Meta("name", "citation_author", _unparted(author))
    yield Meta("name", "citation_publication_date", cited.day)
    yield Meta("name", "prism.publicationName", cited.outlet)
    yield Meta("name", "citation_firstpage", cited.page)
    yield Meta("name", "citation_language", cited.language)
    yield Meta("name", "citation_public_url", cited.permalink)
    yield Meta("name", "citation_abstract", cited.abstract)


def _dublin_core(cited: Citation) -> Iterator[Meta]:
    yield Meta("name", "DC.type", "newspaperArticle")
    yield Meta("name", "DC.title", cited.title)
    for author in cited.authors:
        yield Meta("name", "DC.creator", author.inverted)
    yield Meta("name", "DC.publisher", cited.outlet)
    yield Meta("name", "DC.date", cited.day)
    yield Meta("name", "DC.language", cited.language)
    yield Meta("name", "DC.identifier", cited.permalink)


def _open_graph(cited: Citation) -> Iterator[Meta]:
    yield Meta("property", "og:type", "article")
    yield Meta("property", "og:title", cited.title)
    yield Meta("property", "og:url", cited.permalink)
    if cited.outlet:  # Zotero takes the site for the outlet where none is named
        yield Meta("property", "og:site_name", cited.archive)
    yield Meta("property", "og:description", cited.abstract)
    yield Meta("property", "article:published_time", cited.day)
    yield Meta("property", "article:section", cited.section)
