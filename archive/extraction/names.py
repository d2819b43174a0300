"""Names of people as bylines give them, in Latin, Cyrillic, Greek, Chinese, Japanese, Korean and Arabic script."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_NAME = 120
MAX_NAMES = 50

_AND = re.compile(
    r"\s*[,;，、；؛]\s*(?:and|und|et|y|e|en|och|og|i)\s+|\s*[,;&，、；＆،؛]\s*|\s+(?:and|und|et|y|e|en|och|og|i|и|та)\s+|"
    r"\s+/\s+|\s+[•·|]\s+"
)
_ARABIC_AND = re.compile(r"(?<=\w)\s+و\s*(?=\w+\s+\w)")
_PARTICLES_WORDS = (
    "de da di del della dei do dos das du la le van von der den het ten ter zu zum zur af av bin ibn ben bint "
    "abu abd al el "
    "y e ap o of st st. mc mac van't 't dit del' d' ul ur"
)
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_ROLES_WORDS = (
    "correspondent correspondents reporter reporters editor editors writer writers staff columnist bureau chief "
    "desk agency "
    "agencies news service team newsroom contributor contributors producer analyst journalist our own special "
    "guest senior "
    "deputy associate assistant political redaktion redakteur redakteurin korrespondent korrespondentin "
    "reporterin autorin "
    "leitung rédaction redaction journaliste envoyé envoyée correspondant correspondante redacción redactor redactora "
    "corresponsal enviado enviada redazione inviato inviata redação redacao redator repórter redactie verslaggever "
    "редакция корреспондент professor director minister ambassador"
)
_ROLES = frozenset(_ROLES_WORDS.split())
_NEVER_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday updated published photo photos photograph picture image video "
    "source share "
    "comment comments read more news online getty images reuters the this that there here what when where why how who "
    "which it they we you i a an at in on by from for with and or but not no new all about after before"
)
_NEVER = frozenset(_NEVER_WORDS.split())
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·・•][\u3400-\u9fff]{1,8}){1,3}")
_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff・ ]{2,14}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")
_ARABIC = re.compile(r"[\u0620-\u065f\u0670-\u06d3]{2,}(?: [\u0620-\u065f\u0670-\u06d3]{2,}){1,4}")
_PLACED = re.compile(r"(?P<name>\S.{2,60}?) (?:at|in|aus|à|en) [A-Z]")
_WORD = re.compile(r"[^\W\d_][\w.'’‘\-‐‑]*")
_PREFIXED = re.compile(r"(?:al|el|ad|an|d|l|o|ibn)[-'’‐][^\W\d_]", re.IGNORECASE)
_AFTER_WORDS = (
    "in at from for with reporting mit aus für bei im avec à en pour chez depuis con desde da per a i w "
    "из в för på til te"
)
_AFTER = frozenset(_AFTER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at *start* to *end* of the text it was sought in."""

    text: str
    start: int
    end: int


def names_in(text: str, single: bool = True) -> tuple[Name, ...]:
    """Return the people that *text*, the rest of a byline, names: none unless all of it is names and what they do.

    “A and B”, “A, B and C”, “A in Beijing”, “A, Staff Writer” are understood; *single* also allows names
    of one word.
    """
    found: list[Name] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        if _is_role(piece):
            continue
        length = _name_length(piece, single or bool(found))
        if length:
            found.append(Name(piece[:length], start, start + length))
        elif not found:
            return ()
        elif not piece[:1].islower():
            break
    return tuple(found[:MAX_NAMES])


def placed_names(text: str) -> tuple[Name, ...]:
    """Return the people that *text*, a line of its own, names: “A B”, “A B and C D”, “A B at Crown Court”.

    Only in scripts with capitals: in others any two words look like a name.
    """
    if not text[:1].isupper():
        return ()
    placed = _PLACED.match(text)
    name = placed["name"] if placed else text
    found = names_in(name, single=False)
    return found if found and found[-1].end == len(name) else ()


def is_name(text: str) -> bool:
    """Return whether *text* as a whole is a person's full name."""
    names = names_in(text, single=False)
    return len(names) == 1 and names[0].text == text


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the parts of *text* stand that “and”, commas and the like divide."""
    pieces, start = [], 0
    for match in sorted([*_AND.finditer(text), *_ARABIC_AND.finditer(text)], key=lambda match: match.start()):
        if match.start() > start:
            pieces.append((start, match.start()))
        start = max(start, match.end())
    if start < len(text):
        pieces.append((start, len(text)))
    return [(first + len(text[first:last]) - len(text[first:last].lstrip()), last) for first, last in pieces]


def _name_length(piece: str, single: bool) -> int:
    """How many characters of *piece* from its start are a name; 0 if it doesn't start with one."""
    if not 2 <= len(piece) <= MAX_NAME:
        return 0
    for script in (_HAN, _HANGUL, _ARABIC):
        match = script.match(piece)
        if match and (match.end() == len(piece) or not piece[match.end()].isalpha()):
            return match.end()
    if _KANA.fullmatch(piece):
        return len(piece)
    return _cased_length(piece, single)


def _cased_length(piece: str, single: bool) -> int:
    """As ``_name_length``, for scripts with capitals: capitalised words with particles between them."""
    words = end = last = 0
    for match in _WORD.finditer(piece):
        plain = match[0].rstrip(".").lower()
        if piece[last : match.start()].strip() or words > 6:
            break
        last = match.end()
        if (match[0][0].isupper() and plain not in _NEVER) or _PREFIXED.match(match[0]):
            words, end = words + 1, last
        elif plain not in _PARTICLES:
            break
    if not (1 if single else 2) <= words <= 6 or sum(map(str.isalpha, piece[:end])) < 3:
        return 0
    rest = piece[end:].strip()
    follows = rest.split(" ", 1)[0].lower().strip("(")
    return end if not rest or follows in _AFTER or follows in _ROLES or rest[0] in "(<@" else 0


def _is_role(piece: str) -> bool:
    """Whether *piece* says what someone does, not who: “Staff Writer”, “our own reporter”."""
    words = [word.lower().rstrip(".") for word in _WORD.findall(piece)]
    return any(word in _ROLES for word in words) or not words
