"""COinS: a context object (Z39.88-2004) in the title of a span, by which Zotero takes all articles of a list.

Of its formats only that of Dublin Core keeps a newspaper article one: Zotero reads its own kinds there.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from archive.citation.embedded import whole
from archive.citation.record import Citation


def coins(cited: Citation) -> str:
    """Return the context object as a query string."""
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in _pairs(cited) if value)


def _pairs(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", "newspaperArticle"
    yield "rft.title", cited.title
    for author in cited.authors:
        yield "rft.au", whole(author)
    yield "rft.source", cited.outlet
    yield "rft.date", cited.day
    yield "rft.pages", cited.page
    yield "rft.language", cited.language
    yield "rft.identifier", cited.permalink
