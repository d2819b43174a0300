"""JSON-LD for web search engines: a NewsArticle of schema.org."""

from __future__ import annotations

import json

from archive.citation.authors import Author
from archive.citation.record import Citation
from archive.records import Json

_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"})


def linked_data(cited: Citation) -> Json:
    """Return what is known; a date only as far as it is certain."""
    item: Json = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": cited.permalink,
        "headline": cited.title,
        "author": [_author(author) for author in cited.authors],
        "publisher": _named("Organization", cited.outlet),
        "sourceOrganization": _named("Organization", cited.agency),
        "datePublished": cited.day,
        "articleSection": cited.section,
        "pagination": cited.page,
        "inLanguage": cited.language,
        "abstract": cited.abstract,
        "url": cited.permalink,
        "sameAs": cited.source_url,
        "identifier": cited.id,
        "archivedAt": cited.permalink,
        "provider": _named("ArchiveOrganization", cited.archive),
    }
    return {name: value for name, value in item.items() if value}


def in_script(value: Json) -> str:
    """Return JSON that can stand inside a script element, whose end no text can write."""
    return json.dumps(value, ensure_ascii=False).translate(_IN_SCRIPT)


def _author(author: Author) -> Json:
    if author.is_house:
        return {"@type": "Organization", "name": author.name}
    parts = {"familyName": author.family, "givenName": author.given}
    return {"@type": "Person", "name": author.name, **{name: value for name, value in parts.items() if value}}


def _named(kind: str, name: str) -> Json | None:
    return {"@type": kind, "name": name} if name else None
