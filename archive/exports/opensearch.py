"""OpenSearch 1.1: the description by which a browser makes the archive one of its searches."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from archive.exports.elements import add, document

_SHORT_NAME_CHARS = 16


def description(name: str, own: str, search: str, feed: str) -> bytes:
    """Return the description of the search of the archive *name*.

    Args:
        own: whole address of this description.
        search, feed: whole addresses of the page of results, and of its feed, without a query string.
    """
    root = Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    add(root, "ShortName", name.strip()[:_SHORT_NAME_CHARS].strip() or "Archive")
    add(root, "Description", f"Search the press clippings of {name}"[:1024])
    add(root, "InputEncoding", "UTF-8")
    add(root, "OutputEncoding", "UTF-8")
    add(root, "Url", type="text/html", method="get", template=f"{search}?q={{searchTerms}}&page={{startPage?}}")
    add(root, "Url", type="application/atom+xml", template=f"{feed}?q={{searchTerms}}")
    add(root, "Url", type="application/opensearchdescription+xml", rel="self", template=own)
    return document(root)
