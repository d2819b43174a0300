"""Names of files to keep, for any system."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_NOT_WORD = re.compile(r"[\W_]+")
_MOST_CHARS = 80


def search_name(site: str, words: str) -> str:
    """Return the name of a search's results without its suffix: “pressmark-river-treaty”, “pressmark-流域”."""
    parts = (_NOT_WORD.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-") for text in (site, words))
    return "-".join(filter(None, parts))[:_MOST_CHARS].strip("-") or "articles"


def attachment(name: str, suffix: str) -> str:
    """Return a Content-Disposition for a file of that name (RFC 6266), with a plain one beside it where needed."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = _NOT_PLAIN.sub("-", folded).strip("-") or "articles"
    header = f'attachment; filename="{plain}.{suffix}"'
    whole = name.encode("utf-8", "replace").decode()
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(whole, safe='')}.{suffix}"
