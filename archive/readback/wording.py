"""Pieces of sentences, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence; *is_quoted* where it is a word or a value that is looked for."""

    text: str
    is_quoted: bool = False


Wording: TypeAlias = tuple[Piece, ...]


def said(text: str) -> Wording:
    """Return words of ours."""
    return (Piece(text),)


def quoted(text: str) -> Wording:
    """Return a word that is looked for."""
    return (Piece(text, is_quoted=True),)


def value(text: str) -> Wording:
    """Return a name or another value, in quotation marks where it could be taken for several."""
    return (Piece("“"), *quoted(text), Piece("”")) if "," in text else quoted(text)


def sentence(*parts: str | Wording) -> Wording:
    """Return one wording of several, those of ours given as text."""
    pieces = (piece for part in parts for piece in (said(part) if isinstance(part, str) else part))
    found: list[Piece] = []
    for piece in pieces:
        if found and not (found[-1].is_quoted or piece.is_quoted):
            found[-1] = Piece(found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return tuple(found)


def listed(items: Sequence[Wording], last: str) -> Wording:
    """Return “a, b or c” where *last* is “ or ”."""
    return sentence(*_between([*[", "] * (len(items) - 2), last], items))


def _between(separators: Sequence[str], items: Sequence[Wording]) -> Iterable[str | Wording]:
    for place, item in enumerate(items):
        if place:
            yield separators[place - 1]
        yield item


def bracketed(wording: Wording) -> Wording:
    """Return it in parentheses."""
    return sentence("(", wording, ")")


def plain(wording: Wording) -> str:
    """Return it as text."""
    return "".join(piece.text for piece in wording)
