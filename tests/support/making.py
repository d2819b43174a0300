"""Values made by hand, for tests that need an article and not its extraction."""

from __future__ import annotations

import hashlib
from typing import Any

from archive.article import FIELD_NAMES, Article, Block, BlockKind, Confidence, Evidence, Field, Part, anchored
from archive.catalogue.values import DerivedPart, SeenFile
from archive.dates import EdtfDate

PAYLOAD = "<img src=x onerror=alert(1)><script>alert(2)</script>"
"""Text that must never become markup."""


def known(value: Any) -> Field[Any]:
    """Return a field whose value was stated."""
    return Field(value, Confidence.HIGH, (Evidence("made by hand", None, None, str(value)),))


def article(title: str | None = "A headline", body: str = "The text.", **values: Any) -> Article:
    """Return an article; *values* are field values by name, *published* as EDTF."""
    published = values.pop("published", None)
    fields: dict[str, Field[Any]] = {
        name: known(value) for name, value in {"title": title, **values}.items() if value is not None
    }
    if published:
        fields["published"] = known(EdtfDate.parse(published))
    unknown = {name: Field(() if name == "authors" else None) for name in FIELD_NAMES if name not in fields}
    return Article(**fields, **unknown, body=anchored([Block(BlockKind.PARAGRAPH, body)]))


def derived(text: str = "The text.", key: str = "", **values: Any) -> DerivedPart:
    """Return a part whose bytes are *text*, with its article."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return DerivedPart(Part(key, digest, "text/plain", "utf-8", text), article(body=text, **values))


def seen(name: str, text: str = "The text.") -> SeenFile:
    """Return a file that holds *text*."""
    data = text.encode()
    return SeenFile(name, name, hashlib.sha256(data).hexdigest(), len(data), 1)
