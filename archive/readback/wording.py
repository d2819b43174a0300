"""Pieces of sentences, and lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from archive.translating import gettext as _
from archive.translating import ngettext

_MARK = "\0"  # stands at both ends of a part's name, until the sentence is whole


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
    return worded("“%(value)s”", value=quoted(text)) if "," in text else quoted(text)


def worded(message: str, **parts: str | Wording) -> Wording:
    """Return a sentence as translated, with *parts* in its places."""
    return _filled(_(message, **_marked(parts)), parts)


def worded_plural(forms: tuple[str, str], number: int, **parts: str | Wording) -> Wording:
    """Return the form of a sentence that *number* asks for, with *parts* in its other places."""
    return _filled(ngettext(*forms, number, **_marked(parts)), parts)


def _marked(parts: Iterable[str]) -> dict[str, str]:
    return {name: f"{_MARK}{name}{_MARK}" for name in parts}


def _filled(text: str, parts: Mapping[str, str | Wording]) -> Wording:
    pieces = enumerate(text.split(_MARK))
    return sentence(*(parts[piece] if number % 2 else piece for number, piece in pieces))


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


def listed(items: Sequence[Wording], join: Callable[[Sequence[str]], str]) -> Wording:
    """Return a list; *join* writes one of strings, as “a, b or c”."""
    parts = {str(number): item for number, item in enumerate(items)}
    return _filled(join([*_marked(parts).values()]), parts)


def bracketed(wording: Wording) -> Wording:
    """Return it in parentheses."""
    return sentence("(", wording, ")")


def plain(wording: Wording) -> str:
    """Return it as text."""
    return "".join(piece.text for piece in wording)
