"""Words that people's names begin with, to tell names from other capitalised words.

The list is ``given_names.txt``: given names, and family names where those stand first, under a heading for
each part of the world. What doesn't begin with a word in it may be a name too, but less surely.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from archive.extraction.folding import folded

_INITIAL = re.compile(r"[^\W\d_]\.\s?[^\W\d_]")
_TITLES = frozenset(("dr", "prof", "sir", "dame", "lord", "lady", "rev", "mr", "mrs", "ms", "sheikh"))
_HAN = re.compile(r"[\u3005\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]{3,4}")
_SPACES = re.compile(r"[ \u3000]+")
_CHINESE, _JAPANESE, _KOREAN = "Chinese family names", "Japanese family names", "Korean family names"
_FIRST = "Family names that stand first"
_LONGEST = 60


def begins_as_name(name: str) -> bool:
    """Return whether *name* begins as people's full names commonly do."""
    if _HAN.match(name):
        return _begins_as_han(_SPACES.sub("", name))
    if _HANGUL.fullmatch(name):
        return name[0] in _listed(_KOREAN)
    if _INITIAL.match(name) or name.split(" ", 1)[0] in _listed():
        return " " in name or "." in name
    words = folded(name[:_LONGEST]).split()
    titled = len(words) > 2 and words[0] in _TITLES
    return len(words) > 1 and words[1 if titled else 0] in _listed()


def may_begin_name(word: str) -> bool:
    """Return whether *word* is one that names begin with."""
    return folded(word) in _listed()


def is_family_name(word: str) -> bool:
    """Return whether *word* is a family name of those that stand first, in Latin letters."""
    return folded(word) in _listed(_FIRST)


def starts_as_chinese(text: str) -> bool:
    """Return whether *text* begins with a Chinese family name."""
    return text[:1] in _listed(_CHINESE) or text[:2] in _listed(_CHINESE)


def _begins_as_han(name: str) -> bool:
    chinese, japanese = _listed(_CHINESE), _listed(_JAPANESE)
    return (
        (name[0] in chinese and len(name) in (2, 3))
        or (name[:2] in chinese and len(name) in (3, 4))
        or any(name[:size] in japanese and len(name) - size in (1, 2, 3) for size in (2, 3))
    )


@cache
def _listed(heading: str = "") -> frozenset[str]:
    """The words under the headings that begin with *heading*, as written and folded."""
    text = files("archive.extraction.vocabulary").joinpath("given_names.txt").read_text("utf-8")
    found: set[str] = set()
    under = ""
    for line in text.splitlines():
        if line.startswith("#"):
            under = line.lstrip("# ")
        elif under.startswith(heading):
            found.update(form for word in line.split() for form in (word, folded(word)))
    return frozenset(found)
