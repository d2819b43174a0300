"""The stems of words, by the rules of their language: what makes “sanctions” and “sanctioned” forms of one word.

The rules are Snowball's (snowballstem.org), for every language that it has. They are given words with
their accents, which many of them go by, and the stem is folded afterwards like any word. A language that has no
rules, or is not known, has no stems, nor have numbers, initials, words of two letters and scripts
written without spaces.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]

from index import analysis

_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

_LEAST_CHARS = 3
_lock = threading.Lock()  # a stemmer keeps the word that it works on


def _versions() -> str:
    """Say whose rules they are; PyStemmer's are used where it is installed, being compiled."""
    found = []
    for name in ("snowballstemmer", "PyStemmer"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


VERSION = f"1 with {_versions()}"
"""Changes when the same word may have another stem."""

LANGUAGES = tuple(_ALGORITHMS)
"""ISO 639 codes of the languages that have stems."""


def known(language: str | None) -> str | None:
    """Return the language without its region where it has stems, else None."""
    code = (language or "").replace("_", "-").partition("-")[0].lower()
    return code if code in _ALGORITHMS else None


def has_stem(word: str) -> bool:
    """Whether a folded word may have a stem of its own in some language."""
    return len(word) >= _LEAST_CHARS and not any(map(str.isdigit, word)) and not analysis.is_unspaced(word)


@lru_cache(maxsize=1 << 12)
def stem(surface: str, language: str) -> str:
    """Return the folded stem of a word as it stands in a text; the folded word itself where it has no other.

    *language* is one of ``LANGUAGES``; the word is one of ``analysis.surfaces`` that stands for one word.
    """
    word = "".join(analysis.folded(surface))
    if not has_stem(word) or "." in surface:
        return word
    with _lock:
        found = _stemmer(_ALGORITHMS[language]).stemWord(analysis.lowered(surface))
    return "".join(analysis.words(found, language)) or word


def stems(surfaces: Iterable[str], language: str | None) -> set[tuple[str, str]]:
    """Return (stem, word) for each of *surfaces*, or joined words, whose stem is not the word itself."""
    code = known(language)
    if code is None:
        return set()
    found = {_pair(surface, code) for surface in set(surfaces)}
    found.discard(None)
    return found  # type: ignore[return-value]


@lru_cache(maxsize=1 << 17)
def _pair(surface: str, language: str) -> tuple[str, str] | None:
    """Return the stem and the word that *surface* stands for, None where they are one."""
    folded = analysis.folded(surface)
    if len(folded) != 1:
        return None
    stemmed = stem(surface, language)
    return None if stemmed == folded[0] else (stemmed, folded[0])


@cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)
