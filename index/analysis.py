"""What counts as a word: the same for documents and queries, and for every engine.

- Case, accents and width are folded (“Économie” is “economie”, “ＡＢＣ” is “abc”, “Straße” is
  “strasse”, “Łódź” is “lodz”); й stays apart from и. Digits of every script become 0 to 9.
- Arabic loses its vowel signs and tatweel; the forms of alef, yeh and kaf, and teh marbuta, are one each.
- An apostrophe separates (“l’Europe” holds “europe”, “O’Neill” is “o” and “neill” in a row), except
  that a possessive ’s is dropped: “China’s” is “china”, in documents and in queries alike.
- Letters with full stops between them are one word: “U.S.”, “U.S” and “US” are “us”.
- Every other sign separates: “rules-based” is “rules” and “based” in a row, “3.5” is “3” and “5”.
- Scripts written without spaces (Han, kana, hangul, Thai, Lao, Khmer, Burmese) give one token a
  character, so that a row of them finds any part of such a text. An index may keep them as ``bigrams``.
- Two words that a hyphen or an apostrophe joins are, besides, one joined word: “e-mail” is also
  “email”, “COVID-19” also “covid19”, “O’Neill” also “oneill”.
- There are no stop words and one-letter words are kept. Stems are another matter (``stemming``).
- A word longer than 64 characters counts as several of 64 in a row.

All of it takes time linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

VERSION = f"2 with Unicode {unicodedata.unidata_version}"
"""Changes when the same text gives other tokens: by this module or by the character tables of Python."""

MAX_TOKEN_CHARS = 64


_INVISIBLE = "\u00ad\u034f\u200c-\u200f\u2060\ufeff"  # soft hyphen, joiners, direction marks: inside a word they vanish
_VOICED = "\u3099\u309a\uff9e\uff9f"  # kana sound marks, combining and halfwidth
_JAMO = "\u1100-\u11ff"
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d\u3105-\u312f\u31a0-\u31bf"
    "\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf"
    "\u1780-\u17b3\u17d7\u17dc\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081"
)
_APOSTROPHES = "'\u2019\uff07\u02bc"
HYPHENS = "-\u2010\u2011"
JOINTS = f"{HYPHENS}{_APOSTROPHES}"
_LETTER_APOSTROPHES = "\u02b9-\u02bf"  # letters to Unicode, apostrophes to people


def _characters(wanted: Callable[[str], object]) -> str:
    """Return the characters that are *wanted*, as ranges for the inside of a character class.

    Such a class is many times faster than one of categories and exceptions, as long as nearly all of
    it lies in the basic plane.
    """
    ranges: list[tuple[int, int]] = []
    for code in range(0x10000):
        if wanted(chr(code)):
            first = ranges.pop()[0] if ranges and ranges[-1][1] == code - 1 else code
            ranges.append((first, code))
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_apart = re.compile(f"[{_UNSPACED}{_JAMO}{_LETTER_APOSTROPHES}{_VOICED}]").match
_FAR_LETTERS = "\U00010000-\U0001efff"  # historic and small scripts, mathematics; what is no letter does no harm
_LETTERS = _characters(lambda char: char.isalpha() and not _apart(char)) + _FAR_LETTERS
_SIGNS = _characters(lambda char: char.isalnum() and not _apart(char)) + _FAR_LETTERS
_TAIL = _characters(lambda char: unicodedata.category(char)[0] == "M") + f"{_INVISIBLE}{_VOICED}\U000e0100-\U000e01ef"
_INITIAL = rf"[{_LETTERS}][{_TAIL}]{{0,8}}+"
_POSSESSIVE = rf"[{_APOSTROPHES}][sS](?!\w)"
_TOKEN = re.compile(
    rf"{_INITIAL}(?:\.{_INITIAL}){{1,{MAX_TOKEN_CHARS - 1}}}(?![\w{_TAIL}])\.?(?:{_POSSESSIVE})?"
    rf"|[{_SIGNS}][{_SIGNS}{_TAIL}]{{0,{MAX_TOKEN_CHARS - 1}}}+(?:{_POSSESSIVE})?"
    rf"|[{_UNSPACED}][{_TAIL}]{{0,8}}+|[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[{_JAMO}]"
)
_JOINT = re.compile(rf"(?<=[{_SIGNS}{_TAIL}])[{JOINTS}](?=[{_SIGNS}])")
_LAST = re.compile(rf"[{_SIGNS}][{_SIGNS}{_TAIL}]*+\Z")
_POSSESSIVE_SIGN = re.compile(_POSSESSIVE)
_UNSPACED_WORD = re.compile(rf"[{_UNSPACED}{_JAMO}]")
_POSSESSIVE_END = re.compile(rf"{_POSSESSIVE}\Z")

# Accents of European scripts, Hebrew points, Arabic vowel signs. The breve stays on Cyrillic и (й) and у (ў).
_ACCENTS = re.compile(
    "(?<![иу])\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}\u0640]")
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ĸ": "k", "ŋ": "n", "ð": "d", "þ": "th"}
    | {"æ": "ae", "œ": "oe", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ə": "e"}
    | {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)


class Token(NamedTuple):
    """One word of a text (a named tuple, being made in thousands).

    Attributes:
        text: folded, what is compared.
        position: its place in the row of words, from 0, without gaps.
        start: offset of its first character in the text as it was given.
        end: offset after its last character there, a dropped ’s included. Tokens that come from one
            character (“½” is “1” and “2”) share start and end.
    """

    text: str
    position: int
    start: int
    end: int


def tokens(text: str, language: str | None) -> list[Token]:
    """Return the words of *text* in order.

    *language* is an ISO 639 code or None for unknown; at present every language is treated alike.
    """
    found = ((word, match) for match in _TOKEN.finditer(text) for word in folded(match[0]))
    return [Token(word, place, match.start(), match.end()) for place, (word, match) in enumerate(found)]


def words(text: str, language: str | None) -> list[str]:
    """Return only the texts of the tokens; a word's place in the list is its position."""
    return list(chain.from_iterable(map(folded, _TOKEN.findall(text))))


def spans(text: str, language: str | None) -> list[tuple[int, int]]:
    """Return only where the tokens start and end; a word's place in the list is its position."""
    return [match.span() for match in _TOKEN.finditer(text) for _ in folded(match[0])]


def surfaces(text: str) -> list[str]:
    """Return what stands in *text* for its words, as it stands there; one may stand for several words."""
    return _TOKEN.findall(text)


def lowered(surface: str) -> str:
    """Return *surface* without capitals, signs and a possessive ’s, but with its accents: what can be stemmed."""
    return unicodedata.normalize("NFC", _POSSESSIVE_END.sub("", surface).replace(".", "").lower())


def bigrams(row: Sequence[str]) -> list[str]:
    """Return *row* with each character of a script without spaces joined to the one behind it, if there is one.

    A row of such characters is found by its pairs much faster than by its characters, and is the
    same row.
    """
    if not any(map(is_unspaced, set(row))):
        return list(row)
    following = [*row[1:], ""]
    return [
        word + after if after and is_unspaced(word) and is_unspaced(after) else word
        for word, after in zip(row, following, strict=True)
    ]


def joined(text: str) -> list[Token]:
    """Return the joined words of *text* in order; the position is that of the sign that joins."""
    found = []
    for sign in _JOINT.finditer(text):
        place = sign.start()
        left, right = _LAST.search(text, max(0, place - MAX_TOKEN_CHARS), place), _TOKEN.match(text, place + 1)
        if left is None or right is None or _POSSESSIVE_SIGN.match(text, place):
            continue
        words = (*folded(left[0]), *folded(right[0]))
        if len(words) == 2 and len(word := "".join(words)) <= MAX_TOKEN_CHARS:
            found.append(Token(word, place, left.start(), right.end()))
    return found


def is_unspaced(word: str) -> bool:
    """Whether *word* is a character of a script that is written without spaces."""
    return _UNSPACED_WORD.match(word) is not None


def runs(row: Sequence[str], wanted: Sequence[Collection[str]]) -> Iterator[int]:
    """Give each place in *row* from where on each word is one of those *wanted* at its place.

    Places may overlap; no words stand nowhere. Each word of the row is looked at once (the bits of a
    number say how many of the wanted words end there).
    """
    if not wanted:
        return
    fits: dict[str, int] = {}
    for bit, several in enumerate(wanted):
        for word in several:
            fits[word] = fits.get(word, 0) | 1 << bit
    state, last = 0, 1 << (len(wanted) - 1)
    for place, word in enumerate(row):
        state = (state << 1 | 1) & fits.get(word, 0)
        if state & last:
            yield place + 1 - len(wanted)


@lru_cache(maxsize=1 << 16)
def folded(surface: str) -> tuple[str, ...]:
    """Return the words that one of ``surfaces`` stands for; mostly one."""
    if surface.isascii():
        return (surface.removesuffix("'s").removesuffix("'S").replace(".", "").lower(),)
    bare = _INVISIBLES.sub("", _POSSESSIVE_END.sub("", surface)).replace(".", "")
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", bare).casefold())
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", spread)).translate(_PLAIN)
    return tuple(_TOKEN.findall("".join(str(unicodedata.decimal(char, char)) for char in plain)))
