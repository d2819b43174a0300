"""Who may be an author: people, not papers, sections or desks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import TypeAlias

from archive.extraction.folding import folded
from archive.extraction.lines.clipping import Clipping
from archive.extraction.people.names import MAX_NAME, MAX_NAMES
from archive.extraction.vocabulary.given_names import begins_as_name
from archive.extraction.vocabulary.sections import is_section_word

Names: TypeAlias = tuple[str, ...]

Weights: TypeAlias = tuple[float, float, float]
"""What a place counts for names that are like none, somewhat like, and surely like people's; see ``Likeness``."""

_CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u10ff\u1200-\u137f\u3040-\ud7af]")
_NOT_A_NAME = re.compile(r"https?://|www\.|@|\d{3}|\.(?:com|org|net)\b", re.IGNORECASE)
_DESK_NAMES = (
    "admin,administrator,editor,editors,webmaster,staff,staff writer,staff reporter,news desk,online desk,web desk,"
    "redaktion,rédaction,redacción,author,guest,no author,unknown,anonymous,root,user,super user,gast,gastautor,"
    "gastbeitrag,invité,invitado,none,null,n/a"
)
_DESKS = frozenset(map(folded, _DESK_NAMES.split(",")))
_ARTICLES = frozenset(("the", "el", "los", "las", "le", "les", "il", "der", "die", "das", "het", "o", "os"))
_HAN_SPACED = re.compile(r"(?<=\A[\u3400-\u9fff])[ \u3000](?=[\u3400-\u9fff]\Z)")


class Likeness(IntEnum):
    """How much a name looks like a person's: one word, several words, or such that begin as names do."""

    WORD = 0
    WORDS = 1
    NAME = 2


def likeness(names: Iterable[str]) -> Likeness:
    """Return that of most of *names*, where all have several words, else that of the least likely."""
    levels = sorted(_likeness(name) for name in names)
    if not levels or levels[0] is Likeness.WORD:
        return Likeness.WORD
    return levels[len(levels) // 2]


def _likeness(name: str) -> Likeness:
    if begins_as_name(name):
        return Likeness.NAME
    return Likeness.WORDS if " " in name or _CASELESS.match(name) else Likeness.WORD


def is_person(name: str, clipping: Clipping) -> bool:
    """Return whether *name*, which has the form of one, isn't known to be something else."""
    outlets = clipping.knowledge.outlets
    if outlets.by_name(name) or is_section_word(name) or _NOT_A_NAME.search(name) or folded(name) in _DESKS:
        return False
    words = folded(name).split()
    return len(words) != 2 or words[0] not in _ARTICLES


def distinct(names: Iterable[str]) -> Names:
    """Return *names* without repetitions, in their order, white space evened out."""
    found: dict[str, str] = {}
    for name in names:
        even = _HAN_SPACED.sub("", " ".join(name.replace("\u00ad", "").split())[:MAX_NAME])
        found.setdefault(folded(even), even)
    return tuple(found.values())[:MAX_NAMES]
