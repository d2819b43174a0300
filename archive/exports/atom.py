"""Atom (RFC 4287): the newest articles of a search, for feed readers.

An article's entry has the same identifier wherever the archive is read: an UUID made of the permalink's
own (RFC 9562, version 5). ``published`` is only given where the day is certain, since Atom knows no month.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from archive import __version__
from archive.catalogue.values import Entry
from archive.citation.record import Citation
from archive.exports.elements import add, document, held

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "pressmark:article")
_SUMMARY_CHARS = 400
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed(title: str, own: str, page: str, articles: Iterable[tuple[Entry, Citation]]) -> bytes:
    """Return the feed.

    Args:
        title: what the search is and where, for people.
        own: whole address of the feed, which is its identifier too.
        page: whole address of the search's page.
        articles: in the order of the feed.
    """
    given = list(articles)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    add(root, "id", own)
    add(root, "title", title)
    add(root, "updated", _instant(max((updated(entry) for entry, _ in given), default=_NEVER)))
    add(root, "link", rel="self", type="application/atom+xml", href=own)
    add(root, "link", rel="alternate", type="text/html", href=page)
    add(root, "generator", "Pressmark", version=__version__)
    for entry, cited in given:
        _entry(root, entry, cited)
    return document(root)


def updated(entry: Entry) -> datetime:
    """Return when what is shown of an article last changed."""
    return max([entry.recorded_at, *(correction.made_at for correction in entry.corrections)])


def identifier(article_id: str) -> str:
    """Return the identifier of an article's entry."""
    return uuid.uuid5(_NAMESPACE, article_id).urn


def _entry(root: Element, entry: Entry, cited: Citation) -> None:
    found = add(root, "entry")
    if cited.language:
        found.set("xml:lang", held(cited.language))
    add(found, "id", identifier(cited.id))
    add(found, "title", cited.title or "Untitled")
    add(found, "updated", _instant(updated(entry)))
    if cited.is_certain and len(cited.day) == 10:
        add(found, "published", f"{cited.day}T00:00:00Z")
    for name in [author.name for author in cited.authors] or [cited.outlet or "Author unknown"]:
        add(add(found, "author"), "name", name)
    add(found, "link", rel="alternate", type="text/html", href=cited.permalink)
    if cited.section:
        add(found, "category", term=cited.section)
    add(found, "summary", _summary(entry, cited))


def _summary(entry: Entry, cited: Citation) -> str:
    """Return outlet and date as they are known, and how the piece begins."""
    text = cited.abstract or next((" ".join(block.text.split()) for block in entry.article.body if block.text), "")
    text = text if len(text) <= _SUMMARY_CHARS else text[:_SUMMARY_CHARS].rstrip() + "…"
    return ". ".join(filter(None, (", ".join(filter(None, (cited.outlet, cited.dated))), text)))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
