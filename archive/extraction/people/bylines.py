"""Bylines: the words that introduce who wrote it, and what follows them.

“By A and B”, “Von A, Berlin”, “Ein Kommentar von A”, “Text: A”, “文/A”, “記者A／臺北報導”, “A 기자”. A byline
that names no person but an agency or a desk is signed by that house: “By Reuters”, “Von der
Sportredaktion”. Who took, drew, edited or translated something is not its author.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from archive.extraction.authorities.outlets import OutletAuthority
from archive.extraction.people.names import MAX_NAME, Name, is_small_name, moved, names_in
from archive.extraction.vocabulary.byline_words import (
    AGENCY_CODES,
    BEFORE_ROLE,
    LABEL,
    LABEL_ALONE,
    OTHER_CREDIT,
    OTHER_CREDIT_ALONE,
    OTHERS_BEHIND,
    PICTURED,
    REPORTED,
    SMALL_LABEL,
    SMALL_NAME,
)
from archive.extraction.vocabulary.given_names import begins_as_name, starts_as_chinese
from archive.extraction.vocabulary.occupations import has_occupation, is_beat, is_mere_staff, is_occupation, names_house

_MAX_WORDS = 7
_MAX_LABEL = 40
_MAX_ROLE = 4
_WORD = re.compile(r"[^\W\d_][\w-]*")
_END = re.compile(r"\s*(?:[|•·()\[\]–—]|,\s|\s\d|(?<=\w)\s-\s|\s(?:in|at|aus|à|en)\s)")


class House(StrEnum):
    """Who signs where no person does: an agency or a desk by its name, or merely the staff or the paper itself."""

    NAMED = "named"
    MERE = "mere"


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line states of its authors, as offsets in the line.

    Attributes:
        label: the words that introduce them, empty where their form alone tells.
        names: the people; empty where nobody is named.
        house: the agency or desk that signs where no person does.
        start, end: the stretch that says so.
    """

    label: str
    names: tuple[Name, ...]
    house: Name | None
    start: int
    end: int


@lru_cache(maxsize=512)
def read_byline(text: str, outlets: OutletAuthority) -> Byline | None:
    """Return the byline that *text* begins with, if a label says so or its form does."""
    after = None if text.isascii() else BEFORE_ROLE.search(text[:MAX_NAME])
    if after:
        return _before_role(after)
    match = LABEL.match(text)
    signed = _signed(text, match, outlets) if match else None
    if signed:
        return signed
    return _small(text)


def _small(text: str) -> Byline | None:
    """A byline in small letters: of a full name that is all of the line, or of one word before the date."""
    small = SMALL_LABEL.match(text)
    if small and is_small_name(text[small.end() :]):
        name = Name(text[small.end() :], small.end(), len(text))
        return Byline(small[0].strip(), (name,), None, name.start, name.end)
    word = SMALL_NAME.match(text, small.end()) if small else None
    if small and word:
        return Byline(small[0].strip(), (Name(word["name"], *word.span("name")),), None, *word.span("name"))
    return None


def shifted(byline: Byline | None, by: int) -> Byline | None:
    """Return *byline*, read from a part of a line that begins at *by*, with its offsets in the line."""
    if byline is None:
        return None
    names = tuple(Name(name.text, name.start + by, name.end + by) for name in byline.names)
    house = byline.house and Name(byline.house.text, byline.house.start + by, byline.house.end + by)
    return Byline(byline.label, names, house, byline.start + by, byline.end + by)


@lru_cache(maxsize=512)
def has_label(text: str) -> bool:
    """Return whether *text* begins with words that introduce authors."""
    return (
        LABEL.match(text) is not None
        or (not text.isascii() and BEFORE_ROLE.search(text[:MAX_NAME]) is not None)
        or SMALL_LABEL.match(text) is not None
    )


@lru_cache(maxsize=512)
def is_label(text: str) -> bool:
    """Return whether *text* is such words alone; the names stand in the lines that follow."""
    return len(text) <= _MAX_LABEL and LABEL_ALONE.fullmatch(text) is not None


def is_other_credit(text: str) -> bool:
    """Return whether *text* begins by crediting someone else: who took, drew, edited or translated."""
    return OTHER_CREDIT.match(text) is not None


def is_other_label(text: str) -> bool:
    """Return whether *text* is words for such work alone, whose names stand in the line that follows."""
    return len(text) <= _MAX_LABEL and OTHER_CREDIT_ALONE.fullmatch(text) is not None


def is_agency(text: str, outlets: OutletAuthority) -> bool:
    """Return whether *text* as a whole names an agency, or several by their codes: “Reuters”, “dpa/AFP”."""
    outlet = outlets.by_name(text)
    return (outlet is not None and outlet.is_agency) or AGENCY_CODES.fullmatch(text) is not None


def house_of(text: str, outlets: OutletAuthority) -> House | None:
    """Return which house *text* as a whole names, None if none that is known as such."""
    if is_agency(text, outlets):
        return House.NAMED
    if outlets.by_name(text) or is_mere_staff(text):
        return House.MERE
    return House.NAMED if len(text.split()) <= _MAX_WORDS and has_occupation(text) else None


def _before_role(match: re.Match[str]) -> Byline:
    """The byline that stands before a role or a place: “홍길동·김철수 기자”, “張三／臺北報導”."""
    group = match.lastgroup or ""
    start = match.start(group)
    names = tuple(Name(one.text, one.start + start, one.end + start) for one in names_in(match[group]))
    return Byline("", names, None, start, match.end())


def _signed(text: str, label: re.Match[str], outlets: OutletAuthority) -> Byline | None:
    """The byline whose names follow *label*."""
    start, words = label.end(), label[0].strip()
    rest = text[start : start + 4 * MAX_NAME]
    if label["post"] and not starts_as_chinese(rest):
        return None
    end = _END.search(rest)
    first = rest[: end.start()] if end else rest
    ahead = _role_ahead(first)
    found = moved(_people(rest[ahead:], outlets), ahead)
    people = tuple(name for name in found if outlets.by_name(name.text) is None and not _is_pictured(rest, name))
    signs = house_of(first, outlets)
    if signs is House.NAMED and names_house(first) and not any(begins_as_name(name.text) for name in people):
        people = ()
    if not people and (signs is not None or (found and has_occupation(first))):
        house = None if signs is House.MERE else Name(first, start, start + len(first))
        return Byline(words, (), house, 0, start + len(first))
    if not people:
        return None
    there = moved(people, start)
    return Byline(words, there, None, there[0].start, there[-1].end)


def _role_ahead(text: str) -> int:
    """How much of *text* says what someone does before the name: “Political Editor Jane Doe”, “Reporter Jane Doe”."""
    last = 0
    for match in islice(_WORD.finditer(text), _MAX_ROLE):
        if is_occupation(match[0]):
            last = match.end()
        elif not is_beat(match[0]):
            break
    rest = text[last:].lstrip()
    return len(text) - len(rest) if last and begins_as_name(rest) else 0


def _is_pictured(text: str, name: Name) -> bool:
    """Whether brackets behind *name* say that this is who took or drew the pictures: “A (Text), B (Fotos)”."""
    return PICTURED.match(text, name.end) is not None


def _people(rest: str, outlets: OutletAuthority) -> tuple[Name, ...]:
    """The people at the start of *rest*, without the agency or paper that they write for."""
    for other in (OTHERS_BEHIND, REPORTED):
        found = other.search(rest)
        rest = rest[: found.start()] if found else rest
    mention = next(iter(outlets.mentions(rest)), None)
    if mention and mention.start > 3:
        kept = names_in(rest[: mention.start].rstrip(" ,;/|·•–—-"))
        if kept:
            return kept
    return names_in(rest)
