"""Authors as citations need them: family and given name where they can be told, else the name as it is printed.

A name is turned round only where its parts are certain. Names in scripts without capitals, of agencies
and desks, with a title, of one word, and those whose family name may stand first stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.citation.lines import one_line
from archive.extraction.people.names import MAX_NAME, is_name
from archive.extraction.vocabulary.given_names import begins_as_name, is_family_name, may_begin_name
from archive.extraction.vocabulary.occupations import has_occupation, names_house

_FAMILY_FIRST = frozenset(("am", "hu", "id", "is", "ja", "km", "ko", "lo", "ml", "mn", "ms", "my", "ta", "vi", "zh"))
"""Languages in whose texts the last word of a name is not, or not always, the family name."""
_TWO_FAMILY_NAMES = frozenset(("ast", "ca", "es", "eu", "gl"))
_WORD = re.compile(r"[^\W\d_][\w.'’‘-]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+ ?[^\W\d_]+")
_PARTICLES_WORDS = (
    "af al as av d da dal dalla das de degli del della den der des di do dos du e el het la las le lo los op 't te ten "
    "ter thoe tot van vom von zu zum zur"
)
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
"""What begins a family name of several words, in small letters."""
_CAPITAL_PARTICLES = frozenset(("De", "Del", "Della", "Den", "Der", "Di", "Du", "La", "Le", "Lo", "Van", "Von"))
_PATRONYMIC = frozenset(("abd", "abdul", "abou", "abu", "ben", "bin", "bint", "binti", "bt", "ibn", "ould"))
"""What says that somebody is a child or a servant of another: no family name follows."""
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_TITLES_WORDS = "dr prof professor sir dame lord lady rev mr mrs ms sheikh don doña father"
_TITLES = frozenset(_TITLES_WORDS.split())


@dataclass(frozen=True, slots=True)
class Author:
    """An author.

    Attributes:
        name: as one reads it: “Ana Lopez”, “Meridian Press Agency”.
        family, given, suffix: its parts, all empty where they can't be told.
        is_house: whether it is known to be an agency, a desk or another body.
    """

    name: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    is_house: bool = False

    @property
    def inverted(self) -> str:
        """The family name first where it is known: “Lopez, Ana”, “King, Martin Luther, Jr.”."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix))) if self.family else self.name


def author(printed: str, language: str | None = None, bodies: Iterable[str] = ()) -> Author:
    """Return who *printed* is.

    Args:
        language: of the article, whose names these are likely to be.
        bodies: names of the article's outlet and agency, which are nobody's.
    """
    text = one_line(printed)
    if text in bodies or (names_house(text) and not is_name(text)):
        return Author(text, is_house=True)
    if not text or len(text) > MAX_NAME or (language or "").split("-")[0].lower() in _FAMILY_FIRST:
        return Author(text)
    if "," in text:
        return _listed(text)
    *words, suffix = text.split(" ")
    words, suffix = (words, suffix) if suffix.lower() in _SUFFIXES and len(words) > 1 else ([*words, suffix], "")
    if not _is_told(" ".join(words), words):
        return Author(text)
    at = _family_at(words, language)
    return Author(text, " ".join(words[at:]), " ".join(words[:at]), suffix)


def _listed(text: str) -> Author:
    """Return the author of “Lopez, Ana” and “King, Martin Luther, Jr.”; of “Ana Lopez, Paris” the whole."""
    family, given, *rest = (part.strip() for part in text.split(","))
    suffix = rest[0] if rest else ""
    if len(rest) > 1 or (suffix and suffix.lower() not in _SUFFIXES) or given.lower() in _SUFFIXES:
        return Author(text)
    turned = f"{given} {family}".strip()
    is_told = bool(family and given) and " " not in family and not begins_as_name(family)
    if not (is_told and is_name(turned) and not has_occupation(turned)):
        return Author(text)
    return Author(" ".join(filter(None, (turned, suffix))), family, given, suffix)


def _is_told(text: str, words: list[str]) -> bool:
    """Whether the last words of a name are the family name."""
    if len(words) < 2 or not all(_WORD.fullmatch(word) or word.lower() in _PARTICLES for word in words):
        return False
    if not all(_is_cased(word) for word in words) or words[0][0].islower():
        return False
    if words[0].lower().rstrip(".") in _TITLES or any(word.lower() in _PATRONYMIC for word in words[1:]):
        return False
    if is_family_name(words[0]) or _is_set_in_capitals(words[0], words[-1]):
        return False
    return bool(_INITIALS.fullmatch(text)) or (is_name(_without_conjunction(text)) and begins_as_name(text))


def _without_conjunction(text: str) -> str:
    """Return *text* without the “y” and “e” that join family names, and that also part the names of a list."""
    return re.sub(r" [ye] (?=[^\W\d_a-z])", " ", text)


def _is_cased(word: str) -> bool:
    return word != word.upper() or word != word.lower()


def _is_set_in_capitals(first: str, last: str) -> bool:
    """Whether only the first word is in capitals, as family names are: “DUPONT Jean”, but not “J.R. Stone”."""
    return len(first) > 2 and "." not in first and first.isupper() and not last.isupper()


def _family_at(words: list[str], language: str | None) -> int:
    """Return the number of the word that the family name begins with."""
    inner = range(1, len(words) - 1)
    joined = next((at for at in inner if words[at] in ("y", "e") and at >= 2), None)
    if joined is not None:
        return joined - 1
    particle = next((at for at in inner if words[at] in _PARTICLES or words[at] in _CAPITAL_PARTICLES), None)
    if particle is not None:
        return particle
    has_two = (language or "").split("-")[0].lower() in _TWO_FAMILY_NAMES and len(words) > 2
    is_given = words[-2].endswith(".") or (len(words) == 3 and may_begin_name(words[1]))
    return len(words) - 2 if has_two and not is_given else len(words) - 1
