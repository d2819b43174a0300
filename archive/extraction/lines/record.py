"""Record lines: who, where and when, as clippings carry it above or below the text.

“By Li Xing Source: Global Times Published: 2020/7/13 12:38:40”, “Aashish Saxena / Sep 2, 2024, 17:07 IST”,
“4 March 2021, page 7”. A line is cut at its separators and labels; it is a record line if one of
its pieces is a byline, a date or a source and nothing in it reads like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.dates import EdtfDate
from archive.extraction.authorities.outlets import Outlet, OutletAuthority
from archive.extraction.dates.text import FoundDate, dates_in, find_dates, find_months
from archive.extraction.people.bylines import has_label, is_other_credit, read_byline
from archive.extraction.people.names import Name, names_in
from archive.extraction.vocabulary.date_words import words_beside
from archive.extraction.vocabulary.labels import (
    DIGIT,
    HOST,
    INNER_LABEL,
    LABELS,
    NOISE,
    SEPARATOR,
    TRIGGER,
    UNSIGNED,
    Kind,
    may_have_inner_label,
)
from archive.extraction.vocabulary.occupations import has_occupation

MAX_RECORD = 250
_SIGNED_POST = re.compile(r"\(\s?@\w")
"""What ends a post from a social network that an article shows: “Ann One (@annone) May 6, 2025”."""
MAX_OTHER = 60
_SMALL_WORD = re.compile(r"(?<!\S)[a-zß-öø-ÿα-ωа-я]")
_MAX_SMALL_WORDS = 12
"""More words with a small letter at their start are a sentence; looked for first, as most lines are one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement of a record line, at *start* to *end* of the line's text.

    Attributes:
        label: the word that introduced it (“Published”), empty where its form alone tells.
        readings: of a date, what it can mean.
        names: of a byline, the people; of one without people, the agency or desk that signs; their
            offsets are within the line.
        outlet: the entry of the authority file that the piece names.
    """

    kind: Kind
    start: int
    end: int
    label: str = ""
    readings: tuple[EdtfDate, ...] = ()
    names: tuple[Name, ...] = ()
    outlet: Outlet | None = None


_STATEMENTS = frozenset(Kind) - {Kind.NAME, Kind.OUTLET, Kind.NOISE, Kind.OTHER}


def record_of(text: str, outlets: OutletAuthority) -> tuple[Piece, ...]:
    """Return the pieces of *text* if it is a record line, else nothing."""
    if len(text) > MAX_RECORD or len(_SMALL_WORD.findall(text)) > _MAX_SMALL_WORDS:
        return ()
    if not (TRIGGER.search(text) or has_label(text)):
        return ()
    pieces: list[Piece] = []
    others, length = 0, 0
    for piece in (piece for start, end in _cuts(text) for piece in _classified(text, start, end, outlets)):
        if piece.kind is Kind.OTHER:
            others, length = others + 1, length + piece.end - piece.start
            if others > 3 or length > MAX_OTHER or not _is_label_like(text[piece.start : piece.end]):
                return ()
        pieces.append(piece)
    return tuple(pieces) if any(piece.kind in _STATEMENTS for piece in pieces) else ()


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a line stand, by its separators and inner labels."""
    labels = INNER_LABEL.finditer(text) if may_have_inner_label(text) else ()
    marks = sorted([*SEPARATOR.finditer(text), *labels], key=lambda match: match.start())
    start = 0
    for match in marks:
        if match.start() > start:
            yield start, match.start()
        start = max(start, match.end())
    if start < len(text):
        yield start, len(text)


def _classified(text: str, start: int, end: int, outlets: OutletAuthority) -> Iterator[Piece]:
    """The statement from *start* to *end*; one that a label begins may have others behind it, and what
    holds a date but isn't one is cut at its commas."""
    chunk = text[start:end]
    labelled = _labelled(chunk, outlets)
    if labelled:
        yield _moved(labelled, start)
        rest = start + labelled.end
        if labelled.readings and _says_more(text[rest:end]):
            yield from _between_commas(text, rest, end, outlets)
        elif labelled.names and find_dates(text[rest:end]):
            found = _between_commas(text, rest, end, outlets)
            yield from (piece for piece in found if piece.kind in (Kind.DATE, Kind.PUBLISHED, Kind.OUTLET))
        return
    dated = _dated(chunk)
    if dated:
        yield _moved(dated, start)
    elif "," in chunk and DIGIT.search(chunk):
        yield from _between_commas(text, start, end, outlets)
    elif not _SIGNED_POST.search(chunk) and (dates := find_dates(chunk)):
        yield from _around(dates, text, start, end, outlets)
    else:
        yield _moved(_unlabelled(chunk, outlets), start)


def _between_commas(text: str, start: int, end: int, outlets: OutletAuthority) -> Iterator[Piece]:
    """What stands between the commas of *text*, those within a date apart."""
    dates = find_dates(text[start:end])
    commas = [
        at
        for at in range(start, end)
        if text[at] == "," and not any(one.start <= at - start < one.end for one in dates)
    ]
    for first, last in zip([start, *(at + 1 for at in commas)], [*commas, end], strict=True):
        inner = text[first:last]
        chunk = inner.strip()
        if chunk:
            piece = _labelled(chunk, outlets) or _dated(chunk) or _unlabelled(chunk, outlets)
            yield _moved(piece, first + len(inner) - len(inner.lstrip()))


def _around(dates: tuple[FoundDate, ...], text: str, start: int, end: int, outlets: OutletAuthority) -> Iterator[Piece]:
    """The dates between *start* and *end* of *text* and the names that stand beside them: “By Ann One 3 May 2020”."""
    edges = [start, *(start + edge for one in dates for edge in (one.start, one.end)), end]
    found = []
    for first, last in pairwise(edges):
        inner = text[first:last]
        chunk = inner.strip()
        if chunk:
            piece = _dated(chunk) or _labelled(chunk, outlets) or _unlabelled(chunk, outlets)
            found.append(_moved(piece, first + len(inner) - len(inner.lstrip())))
    if any(piece.kind is Kind.OTHER for piece in found):
        yield _moved(_unlabelled(text[start:end], outlets), start)
    else:
        yield from found


def _says_more(text: str) -> bool:
    """Whether there is more in *text* than time, weekday and the like."""
    return bool(words_beside(text))


def _moved(piece: Piece, by: int) -> Piece:
    names = tuple(Name(name.text, name.start + by, name.end + by) for name in piece.names)
    return replace(piece, start=piece.start + by, end=piece.end + by, names=names)


def _labelled(chunk: str, outlets: OutletAuthority) -> Piece | None:
    """The piece that a label introduces, within *chunk*."""
    if UNSIGNED.fullmatch(chunk):
        return Piece(Kind.UNSIGNED, 0, len(chunk))
    byline = read_byline(chunk, outlets)
    if byline:
        names = byline.names or ((byline.house,) if byline.house else ())
        kind = Kind.BYLINE if byline.names else Kind.UNSIGNED
        return Piece(kind, byline.start, byline.end, byline.label, names=names)
    if is_other_credit(chunk):
        return Piece(Kind.NOISE, 0, len(chunk))
    for kind, expression in LABELS:
        match = expression.match(chunk)
        if not match:
            continue
        piece = _of_kind(kind, match["label"], chunk, match.end(), outlets)
        if piece:
            return piece
    return None


def _of_kind(kind: Kind, label: str, chunk: str, start: int, outlets: OutletAuthority) -> Piece | None:
    rest = chunk[start:]
    if kind in (Kind.PUBLISHED, Kind.UPDATED, Kind.ACCESSED):
        dates = tuple(dates_in(rest)) or find_months(rest)
        if dates:
            date = dates[0]
            return Piece(kind, start + date.start, start + date.end, label, date.readings)
        return Piece(Kind.NOISE, 0, len(chunk), label) if kind is not Kind.PUBLISHED and NOISE.match(rest) else None
    if kind is Kind.PAGE:
        match = re.match(r"[A-Z]{0,2}[0-9]{1,4}(?:[-–][0-9]{1,4})?\s?[版页]?", rest)
        return Piece(kind, start, start + match.end(), label) if match and match.end() == len(rest) else None
    return Piece(kind, start, len(chunk), label, outlet=outlets.by_name(rest)) if len(rest) <= 80 else None


def _dated(chunk: str) -> Piece | None:
    """The date that *chunk* is, with no more around it than weekday and time."""
    dates = tuple(dates_in(chunk))
    kind = Kind.DATE
    if not dates:
        dates, kind = find_months(chunk), Kind.MONTH
    if not dates:
        return None
    date = dates[0]
    rest = chunk[: date.start] + " " + chunk[date.end :]
    if _says_more(rest):
        return None
    return Piece(kind, date.start, date.end, readings=date.readings)


def _unlabelled(chunk: str, outlets: OutletAuthority) -> Piece:
    whole = len(chunk)
    outlet = outlets.by_domain(chunk) if HOST.fullmatch(chunk) else outlets.by_name(chunk)
    if outlet:
        return Piece(Kind.OUTLET, 0, whole, outlet=outlet)
    if NOISE.fullmatch(chunk) or not _says_more(chunk):
        return Piece(Kind.NOISE, 0, whole)
    names = names_in(chunk, single=False)
    if names and (names[-1].end == whole or has_occupation(chunk[names[-1].end :])):
        return Piece(Kind.NAME, names[0].start, names[-1].end, names=names)
    return Piece(Kind.OTHER, 0, whole)


def _is_label_like(text: str) -> bool:
    """Whether a piece that states nothing known is at least a place, a desk or a section: few words, capitalised."""
    words = text.split()
    return len(words) <= 5 and not text[0].islower() and text[-1] not in ".!?"
