"""Lines that name people: alone, with what they do or where, or beside a date."""

from __future__ import annotations

import re

from archive.extraction.authors.people import Likeness, is_person, likeness
from archive.extraction.dates.text import find_dates
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.people.bylines import House, house_of
from archive.extraction.people.names import Name, moved, names_in
from archive.extraction.vocabulary.occupations import has_occupation

MAX_PLACE = 30
_MAX_DATED = 160
_MAX_NEAR = 80
_AROUND_DATE = " ,|/·•–—-"
_AGO = re.compile(
    r"\s*[|·•,–-]?\s*(?:(?:published|posted|updated|publicado|publié|veröffentlicht) )?(?:vor |il y a |hace |há )?"
    r"(?:\d{1,3}|an?|one|eine[rm]?)\s?"
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|sekunden?|minuten?|stunden?|tage?n?|minutos?|horas?|días?|"
    r"heures?|jours?|分钟|小时|分前|時間前)\b(?: ago)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:today|heute|yesterday|gestern|hoy|aujourd'hui)\b|\d{1,2}[:.h]\d{2}\b|\d+[- ]min", re.IGNORECASE)
_BULLET = re.compile(r"[*•·+‣▪–—-]\s+|[〔【\[（(](?=\S{2,60}[〕】\]）)]\Z)")
_HANDLE = re.compile(r"@\w{2,30}")
_AND_HOUSE = re.compile(r"(?:and|with|und|mit|et|avec|y|con|e|en|og|och) (?P<house>[^\W\d_][\w /.-]{1,30})")
_BRACKETS = "〕】]）)"
_PARTS = re.compile(r"\s+[–—|/-]\s+|\s?[:：]\s+")
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_][\w.'’-]+){0,3}")
_BEFORE_PLACE = ",|/·•–—-(["
_STARTS_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ]")


def content_of(entry: Entry) -> tuple[str, int]:
    """Return the text of a line without the bullet or brackets around all of it, and where it begins."""
    bullet = _BULLET.match(entry.text)
    start = bullet.end() if bullet else 0
    return entry.text[start:].rstrip(_BRACKETS) if start else entry.text, start


def has_bullet(entry: Entry) -> bool:
    """Return whether a line is an item of a list."""
    return content_of(entry)[1] > 1


def names_at_start(text: str, clipping: Clipping) -> tuple[Name, ...]:
    """Return the people with full names that *text* begins with."""
    if not _STARTS_NAME.match(text):
        return ()
    return tuple(name for name in names_in(text, single=False) if is_person(name.text, clipping))


def names_on_line(text: str, clipping: Clipping) -> tuple[Name, ...]:
    """Return the people that *text* names if that is all it does, but for what they do, where and for whom.

    “A and B”, “A, Political Editor”, “A, Paris”, “A (AFP)”, “A | Daily Post”, “Paris - A”.
    """
    found = names_at_start(text, clipping)
    rest = text[found[-1].end :].strip(" .") if found else ""
    if found and (not rest or has_occupation(rest) or _is_affiliation(rest, clipping)):
        return found
    parts = _PARTS.split(text) if rest or not found else ()
    if len(parts) == 2 and len(parts[0]) <= MAX_PLACE:
        behind = names_at_start(parts[1], clipping)
        if behind and behind[-1].end == len(parts[1]) and likeness(name.text for name in behind) is Likeness.NAME:
            return moved(behind, len(text) - len(parts[1]))
    return ()


def names_beside_date(text: str, clipping: Clipping) -> tuple[Name, ...]:
    """Return the people that *text* names at its start before a date or time, or right behind a date at its start."""
    found = names_at_start(text, clipping)
    if found:
        return found if _is_date_behind(text[found[-1].end :]) else ()
    date = next(iter(find_dates(text[:_MAX_NEAR])), None) if text[:1].isdigit() else None
    behind = len(text) - len(text[date.end :].lstrip(_AROUND_DATE)) if date and date.start == 0 else 0
    names = names_at_start(text[behind:], clipping) if behind else ()
    is_sure = likeness(name.text for name in names) is Likeness.NAME
    return moved(names, behind) if is_sure and text[behind + names[-1].end :].lstrip()[:1] != "," else ()


def _is_date_behind(rest: str) -> bool:
    """Whether *rest*, what follows a name, is a date or time, behind no more than what the person does."""
    plain = rest.strip()
    if not plain or len(plain) > _MAX_DATED:
        return False
    if _AGO.match(plain) or _TIME.match(plain):
        return True
    return (plain[0].isdigit() or plain[0] in _BEFORE_PLACE or has_occupation(plain)) and bool(find_dates(plain))


def has_date(text: str) -> bool:
    """Return whether a short line states a date, a time or how long ago something was."""
    return len(text) <= _MAX_NEAR and bool(_AGO.search(text) or _TIME.match(text) or find_dates(text))


def _is_affiliation(rest: str, clipping: Clipping) -> bool:
    """Whether *rest*, behind a name, is a place, an agency or a paper: “, Paris”, “(AFP)”, “| Daily Post”."""
    inner = rest.strip(f" {_BEFORE_PLACE})]")
    if _HANDLE.fullmatch(inner):
        return True
    joined = _AND_HOUSE.fullmatch(rest)
    if joined:
        return house_of(joined["house"], clipping.knowledge.outlets) is House.NAMED
    if not inner or len(inner) > MAX_PLACE or rest[0] not in _BEFORE_PLACE:
        return False
    return _PLACE.fullmatch(inner) is not None or house_of(inner, clipping.knowledge.outlets) is not None
