"""The signs of a query: from what a person types to tokens, each understood or refused with its place.

    LEAF    a word, "phrase", "words"~5, ="word", wor*, word~1
    FIELD   the name of a field with its colon, directly before what is looked for there
    AND OR NEAR/5   operators between two sides, in capitals
    NOT     before what is not wanted; also a minus directly before it, behind a space
    ( )

Full-width forms mean the same as the usual ones. Quotation marks of one kind are " “ ” „ ‟ ＂ 〝 〞 〟
or « » or ‹ › or 「 」 or 『 』; apostrophes are none. A sign that stands alone and holds no letter or
digit, such as a dash or &, is passed over as it is inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from index import analysis
from index.model import Fuzzy, Leaf, Phrase, Term, Wildcard
from index.sought import FUZZY_PREFIX, Open, changes, open_words

QUOTES = ('"“”„‟＂〝〞〟', "«»", "‹›", "「」", "『』")
_KIND_OF = {mark: kind for kind in QUOTES for mark in kind}
_MARKS = "".join(QUOTES)
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TOKEN = re.compile(
    rf"(?P<space>\s+)|(?P<open>\()|(?P<close>\))"
    rf"|(?P<minus>(?:(?<=[\s(:\-−])|^)[-−](?=[\w={_MARKS}(‘’']))"
    rf"|(?P<exact>=?)(?P<mark>[{_MARKS}])"
    rf"|(?P<field>[A-Za-z]{{2,}}):"
    rf"|(?P<word>[^\s(){_MARKS}]+)"
)
_WORD = re.compile(rf"[^\s(){_MARKS}]+")
_SLOP = re.compile(r"~(\d*)")
_OPERATORS = ("AND", "OR", "NOT")
_NEAR = re.compile(r"NEAR(?:/(\d{1,6}))?(?:/.*)?")
_FUZZY = re.compile(r"(.*[^\W_].*)~(\d{0,2})")
_USUAL_DISTANCE = 5


class Kind(StrEnum):
    """What a token is; the names are those of the grammar."""

    LEAF = "LEAF"
    FIELD = "FIELD"
    AND = "_AND"
    OR = "_OR"
    NEAR = "NEAR"
    NOT = "_NOT"
    OPEN = "_OPEN"
    CLOSE = "_CLOSE"


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How large a query may be.

    Attributes:
        max_chars: characters as typed.
        max_clauses: words and phrases.
        max_depth: parentheses and operators inside each other.
        max_distance: words between others, of NEAR and of ~ behind a phrase.
        min_prefix: letters before the first * of a word.
        max_changes: letters of a fuzzy word that may differ.
        max_fuzzy: fuzzy words.
    """

    max_chars: int = 512
    max_clauses: int = 64
    max_depth: int = 20
    max_distance: int = 50
    min_prefix: int = 3
    max_changes: int = 2
    max_fuzzy: int = 2


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of a query, characters *start* to *end* of it.

    Attributes:
        text: as typed.
        leaf: what a LEAF stands for.
        number: of a NEAR.
    """

    kind: Kind
    text: str
    start: int
    end: int
    leaf: Leaf | None = None
    number: int = 0


class Fault(Exception):
    """What is not understood, and what to replace which characters with; None where nothing suggests itself."""

    def __init__(self, start: int, end: int, reason: str, edit: tuple[int, int, str] | None = None) -> None:
        super().__init__(reason)
        self.start, self.end, self.reason, self.edit = start, end, reason, edit


def tokens(text: str, names: Sequence[str], limits: QueryLimits) -> list[Token]:
    """Return the signs of *text*; *names* are those of the fields, in small letters.

    Raises:
        Fault: for the first that is not understood, or that goes beyond *limits* by itself.
    """
    if len(text) > limits.max_chars:
        cut = text.rfind(" ", 0, limits.max_chars)
        reason = f"The query has {len(text)} characters and may have {limits.max_chars}; leave something out."
        raise Fault(limits.max_chars, len(text), reason, (cut, len(text), "") if cut > 0 else None)
    found = list(_Scanner(text, names, limits).tokens())
    if not found and text.strip():
        start = len(text) - len(text.lstrip())
        raise Fault(start, len(text.rstrip()), "There is no letter or digit to search for.")
    return found


class _Scanner:
    """Goes through one query once."""

    def __init__(self, text: str, names: Sequence[str], limits: QueryLimits) -> None:
        self._typed = text
        self._text = text.translate(_FULL_WIDTH)
        self._names = names
        self._limits = limits

    def tokens(self) -> Iterator[Token]:
        position = 0
        while match := _TOKEN.match(self._text, position):
            token = self._token(match)
            position = token.end if token else match.end()
            if token and token.text:
                yield token

    def _token(self, match: re.Match[str]) -> Token | None:
        """Return the token that begins where *match* does, None or one without text for what is passed over."""
        start, end = match.span()
        if match["open"] or match["close"] or match["minus"]:
            kind = Kind.OPEN if match["open"] else Kind.CLOSE if match["close"] else Kind.NOT
            return Token(kind, match[0], start, end)
        if match["mark"]:
            return self._quotation(match)
        if match["field"] and self._is_field(match):
            return Token(Kind.FIELD, match["field"].lower(), start, end)
        return None if match["space"] else self._word(start)

    def _is_field(self, match: re.Match[str]) -> bool:
        """Whether a field is meant: “12:30”, “http://…” and a colon before a space are words."""
        name, end = match["field"], match.end()
        following = self._text[end : end + 1]
        is_apart = not following or following.isspace() or following == ")"
        if name.lower() in self._names:
            if is_apart:
                self._empty_field(match)
            return True
        if is_apart or following == "/" or self._typed[end - 1] != ":":
            return False
        near = min(self._names, key=lambda known: changes(name.lower(), known, 9), default="")
        known = f" Fields are {', '.join(f'{each}:' for each in self._names)}." if self._names else ""
        reason = f"There is no field “{name}”.{known} To look for the words, write a space in place of the colon."
        instead = f"{near}:" if near and changes(name.lower(), near, 2) <= 2 else f"{name} "
        raise Fault(match.start(), end, reason, (match.start(), end, instead))

    def _empty_field(self, match: re.Match[str]) -> None:
        end = match.end()
        rest = self._text[end:]
        gap = len(rest) - len(rest.lstrip())
        edit = (end, end + gap, "") if rest.strip(" )") else (match.start(), end, "")
        reason = f"Nothing is looked for in the field “{match['field']}”; write it directly behind the colon."
        raise Fault(match.start(), end, reason, edit)

    def _quotation(self, match: re.Match[str]) -> Token:
        start, opening = match.start(), match.start("mark")
        end = self._closing(opening)
        inside = " ".join(self._typed[opening + 1 : end].split())
        if not inside:
            reason = "The quotation is empty; write words between the marks or remove them."
            raise Fault(start, end + 1, reason, (start, end + 1, ""))
        if not analysis.words(inside, None):
            reason = f"There is no letter or digit in the quotation “{inside}”; leave it out."
            raise Fault(start, end + 1, reason, (start, end + 1, ""))
        self._check_open(inside, start, end + 1)
        slop = _SLOP.match(self._text, end + 1)
        if "*" in inside and (slop or match["exact"]):
            reason = "“*” can’t stand in this quotation; write the words out."
            raise Fault(start, end + 1, reason, (start, end + 1, self._typed[start : end + 1].replace("*", "")))
        if match["exact"]:
            return Token(Kind.LEAF, match[0], start, end + 1, Term(inside, exact=True))
        if slop is None:
            return Token(Kind.LEAF, match[0], start, end + 1, Phrase(inside))
        number = self._number(slop[1] or None, slop.start(), slop.end(), "~")
        return Token(Kind.LEAF, match[0], start, slop.end(), Phrase(inside, number))

    def _closing(self, opening: int) -> int:
        kind = _KIND_OF[self._text[opening]]
        for position in range(opening + 1, len(self._text)):
            if self._text[position] in kind:
                return position
        is_empty = not analysis.words(self._text[opening + 1 :], None)
        mark = '"' if kind is QUOTES[0] else kind[1]
        rest = len(self._text.rstrip())
        reason = "The quotation that begins here is not closed; close it or remove this mark."
        raise Fault(opening, opening + 1, reason, (opening, opening + 1, "") if is_empty else (rest, rest, mark))

    def _number(self, digits: str | None, start: int, end: int, operator: str) -> int:
        """Return how many words may stand between others, as written behind *operator*."""
        if digits is None:
            reason = (
                f"“{operator.rstrip('/')}” needs a number: how many other words may stand between, as in {operator}5."
            )
            raise Fault(start, end, reason, (start, end, f"{operator}{_USUAL_DISTANCE}"))
        if len(digits) > 6 or int(digits) > self._limits.max_distance:
            most = self._limits.max_distance
            reason = f"At most {most} words may stand between others, not {digits}."
            raise Fault(start, end, reason, (start, end, f"{operator}{most}"))
        return int(digits)

    def _word(self, start: int) -> Token:
        match = _WORD.match(self._text, start)
        assert match is not None  # whatever is nothing else is a word
        end = match.end()
        word = self._written(start, end)
        if word in _OPERATORS:
            return Token(Kind[word], word, start, end)
        near = _NEAR.fullmatch(word)
        if near:
            return Token(Kind.NEAR, word, start, end, number=self._number(near[1], start, end, "NEAR/"))
        if word.startswith("=") and analysis.words(word, None) and "*" not in word:
            return Token(Kind.LEAF, word, start, end, Term(word.lstrip("="), exact=True))
        if start and self._text[start - 1] == ")" and word[0] in "-−":
            self._refuse_behind(start, start + 1, (start, start, " "))
        if start and not self._text[start - 1].isspace() and self._text[start - 1] not in "(:":
            word = word.lstrip("-−=~")  # behind a quotation, where no operator is meant
            self._check_passed_over(start, end - len(word), word)
            if match[0][0] == "~" and word.isdecimal():
                reason = "“~” and a number stand directly behind a quotation or a word."
                raise Fault(start, end, reason, (start, end, ""))
        leaf = self._leaf(word, start, end)
        return Token(Kind.LEAF, word if leaf else "", start, end, leaf)

    def _written(self, start: int, end: int) -> str:
        """Return a word in the usual forms of its letters and signs; its full-width colons begin no field."""
        pairs = zip(self._text[start:end], self._typed[start:end], strict=True)
        return "".join(typed if typed == "：" else usual for usual, typed in pairs)

    def _check_passed_over(self, start: int, end: int, word: str) -> None:
        """Refuse the signs from *start* to *end*, no operators, if a field or an operator follows: what is meant?"""
        if start == end:
            return
        match = _TOKEN.match(self._text, end)
        if word in _OPERATORS or _NEAR.fullmatch(word):
            edit = (start, end, " ")
        elif match and match["field"] and self._is_field(match):
            edit = (start, start, " ")
        else:
            return
        self._refuse_behind(start, end, edit)

    def _refuse_behind(self, start: int, end: int, edit: tuple[int, int, str]) -> NoReturn:
        signs = self._typed[start:end]
        reason = f"“{signs}” directly behind a quotation or parenthesis is no operator; write a space before it."
        raise Fault(start, end, reason, edit)

    def _leaf(self, word: str, start: int, end: int) -> Leaf | None:
        if "*" in word:
            return self._wildcard(word, start, end)
        if not analysis.words(word, None):
            return None
        fuzzy = _FUZZY.fullmatch(word)
        return self._fuzzy(fuzzy[1], fuzzy[2], start, end) if fuzzy else Term(word)

    def _wildcard(self, word: str, start: int, end: int) -> Leaf | None:
        plain = word.replace("*", " ").strip()
        if not analysis.words(plain, None):
            reason = "“*” stands for the rest of a word and needs letters before it, as in “sanction*”."
            raise Fault(start, end, reason, (start, end, ""))
        self._check_open(word, start, end)
        if not any(isinstance(each, Open) for each in open_words(word)):
            bare = word.replace("*", "")
            return Term(bare.lstrip("="), exact=True) if bare.startswith("=") else self._leaf(bare, start, end)
        return Wildcard(word)

    def _check_open(self, text: str, start: int, end: int) -> None:
        least = self._limits.min_prefix
        words = open_words(text) if "*" in text else ()
        if any(isinstance(each, Open) and len(each.prefix) < least for each in words):
            reason = f"“*” needs at least {least} letters before it, as in “sanction*”."
            raise Fault(start, end, reason, (start, end, self._typed[start:end].replace("*", " ").strip()))

    def _fuzzy(self, word: str, digits: str, start: int, end: int) -> Leaf:
        edit, most = (start, end, word), self._limits.max_changes
        parts = analysis.words(word, None)
        if len(parts) != 1 or len(parts[0]) <= FUZZY_PREFIX:
            reason = f"“~” follows a single word of more than {FUZZY_PREFIX} letters, as in “zeitung~1”."
            raise Fault(start, end, reason, edit)
        distance = int(digits or 1)
        if not 1 <= distance <= most:
            reason = f"1 to {most} letters of a word may differ, not {distance}."
            raise Fault(start, end, reason, (start, end, f"{word}~{most}" if distance else word))
        return Fuzzy(word, distance)
