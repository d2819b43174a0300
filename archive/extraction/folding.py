"""One spelling for comparing: names and headlines are the same where only case, accents, spaces or quotes differ."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u1ab0-\u1aff\u20d0-\u20ff]"
)
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|los|il|der|die|das|de|het|o|a) (?=\S)")


def folded(text: str) -> str:
    """Return *text* in compatibility form without case, accents and punctuation, words parted by one space."""
    plain = text.lower() if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if "&" in plain:
        plain = plain.replace("&", " and ")
    return " ".join(_WORDS.findall(plain))


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
