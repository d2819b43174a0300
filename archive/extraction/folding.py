"""One spelling for comparing: names and headlines are the same where only case, accents, spaces or quotes differ."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_MARKS = re.compile(
    "[\u00ad\u2060\ufeff\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u1ab0-\u1aff\u20d0-\u20ff]"
)
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MIN_STEM, _MAX_STEM = 4, 6
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|los|il|der|die|das|de|het|o|a) (?=\S)")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return *text* in compatibility form without case, accents and punctuation, words parted by one space.

    Kept for the texts met last: the fields of one clipping ask for the same lines and words.
    """
    plain = text.lower() if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if "&" in plain:
        plain = plain.replace("&", " and ")
    return " ".join(_WORDS.findall(plain))


@lru_cache(maxsize=256)
def stems(fold: str) -> frozenset[str]:
    """Return the beginnings of the longer words of folded text, for telling whether texts share their words.

    Where words aren't parted, the pairs of letters stand for them.
    """
    found: set[str] = set()
    for word in fold.split():
        if WIDE.match(word):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _MIN_STEM:
            found.add(word[:_MAX_STEM])
    return frozenset(found)


def folded_name(text: str) -> str:
    """Return *text* folded and without the article that a newspaper's name may begin with.

    Capitals that the rest doesn't share are no article: “LA Times” isn't “la times”.
    """
    return without_article(folded(text), text)


def without_article(plain: str, text: str) -> str:
    """Return *plain*, which is *text* folded, without its article: what `folded_name` returns of *text*."""
    if text[:2].isupper() and not text.isupper():
        return plain
    return _ARTICLE.sub("", plain) or plain
