"""Names in addresses: readable, one a name, and never another's later.

A slug is the folded words of a name, with hyphens: “Le Témoin” is ``le-temoin``. Where several names have the same
words, each has a short digest of its own letters behind them, and the words alone mean all of them: so a link that was
made when there was one name never comes to mean another, and one with a digest means the same for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from index import analysis

_MOST_CHARS = 80
_DIGEST_CHARS = 8


class Slugs:
    """The slugs of all names of one kind. Immutable once made."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, tuple[str, ...]] = {}
        for name in names:
            words = worded(name)
            self._names[words] = (*self._names.get(words, ()), name)

    def of(self, name: str) -> str:
        """Return the slug of one of the names."""
        words = worded(name)
        return words if words and len(self._names.get(words, ())) < 2 else _digested(words, name)

    def names(self, slug: str) -> tuple[str, ...]:
        """Return the names that *slug* means: one, none, or several that have its words; *slug* may be a name too."""
        return self._exactly(slug) or self._exactly(worded(slug))

    def _exactly(self, slug: str) -> tuple[str, ...]:
        words, _, _ = slug.rpartition("-")
        by_words = self._names.get(slug, ()) if slug else ()
        return by_words or tuple(name for name in self._names.get(words, ()) if _digested(words, name) == slug)


def worded(name: str) -> str:
    """Return the folded words of *name* with hyphens between them; empty where it has none."""
    return "-".join(_joined(analysis.words(name, None)))[:_MOST_CHARS].strip("-")


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Give words, those of one character of scripts without spaces in one."""
    for is_unspaced, row in groupby(words, analysis.is_unspaced):
        if is_unspaced:
            yield "".join(row)
        else:
            yield from row


def _digested(words: str, name: str) -> str:
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST_CHARS]
    return f"{words}-{digest}" if words else digest
