"""Words that no text is older than: by them a text that names only dates long past isn’t taken to be of that time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from archive.extraction.dating.passages import Passage

_WORDS = (
    (2017, "tiktok"),
    (2011, "instagram|whatsapp"),
    (2006, "facebook|twitter|youtube|tweeted|smartphones?"),
    (1999, "google|netflix|wikipedia"),
    (1995, r"https?://|www\.|internet|websites?|online"),
)
_FORMS = tuple((date(year, 1, 1), re.compile(rf"\b(?:{words})", re.IGNORECASE)) for year, words in _WORDS)
LAST = date(max(year for year, _ in _WORDS), 1, 1)


def era_of(passages: Sequence[Passage]) -> tuple[date, Passage, re.Match[str]] | None:
    """Return the latest day before which no text of *passages* was written, by a word in it, and where it stands."""
    for day, form in _FORMS:
        for passage in passages:
            match = form.search(passage.text)
            if match:
                return day, passage, match
    return None
