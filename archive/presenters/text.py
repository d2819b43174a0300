"""Runs of text: what is marked and what stands out, cut so that nothing crosses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from types import MappingProxyType
from urllib.parse import urlsplit

from archive.article import Span, SpanKind
from index.model import Fragment

Marks = Iterable[tuple[int, int]]
_Key = tuple[str, str | None]  # what begins and ends: a mark, or a kind of span with its address
_SCHEMES = frozenset({"http", "https", "mailto"})
_MARK = "mark"
_UNNUMBERED: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Run:
    """Text that looks the same throughout.

    Attributes:
        hit: number, on its page, of the mark that begins here; 0 where none does or marks are not numbered.
    """

    text: str
    is_marked: bool = False
    is_emphasised: bool = False
    is_strong: bool = False
    hit: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that are one link to *href*, or none."""

    runs: tuple[Run, ...]
    href: str | None = None


def runs(fragment: Fragment) -> tuple[Run, ...]:
    """Return a fragment as runs, marked and not; none for an empty text."""
    return tuple(run for stretch in stretches(fragment.text, (), fragment.marks) for run in stretch.runs)


def stretches(
    text: str, spans: Iterable[Span], marks: Marks, numbers: Mapping[int, int] = _UNNUMBERED
) -> tuple[Stretch, ...]:
    """Return *text* cut wherever a mark, an emphasis or a link begins or ends.

    Spans may nest and cross; what reaches beyond the text is cut off. Only links to web and mail
    addresses stay links. Linear in the text and the number of spans and marks.

    Args:
        numbers: of the marks, by where they begin.
    """
    by_link = groupby(_pieces(text, spans, marks, numbers), key=lambda piece: piece[1])
    return tuple(Stretch(tuple(run for run, _ in pieces), href) for href, pieces in by_link)


def safe_href(href: str | None) -> str | None:
    """Return *href* where following it is safe and leads somewhere from any page, else None."""
    try:
        parts = urlsplit(href or "")
    except ValueError:
        return None
    reaches = parts.scheme == "mailto" or parts.netloc
    return href if parts.scheme in _SCHEMES and reaches else None


def _pieces(
    text: str, spans: Iterable[Span], marks: Marks, numbers: Mapping[int, int]
) -> Iterator[tuple[Run, str | None]]:
    turns = _turns(len(text), spans, marks)
    active: Counter[_Key] = Counter()
    for here, there in pairwise(sorted({0, len(text), *turns})):
        for key, change in turns.get(here, ()):
            active[key] += change
            if not active[key]:
                del active[key]
        kinds = {kind for kind, _ in active}
        hit = numbers.get(here, 0) if _MARK in kinds else 0
        run = Run(text[here:there], _MARK in kinds, SpanKind.EMPHASIS in kinds, SpanKind.STRONG in kinds, hit)
        yield run, next((href for kind, href in active if kind == SpanKind.LINK), None)


def _turns(length: int, spans: Iterable[Span], marks: Marks) -> dict[int, list[tuple[_Key, int]]]:
    """Return what begins (+1) and ends (-1) at each place."""
    reaches: list[tuple[int, int, _Key]] = [(start, end, (_MARK, None)) for start, end in marks]
    for span in spans:
        href = safe_href(span.href) if span.kind is SpanKind.LINK else None
        if span.kind is not SpanKind.LINK or href:
            reaches.append((span.start, span.end, (span.kind.value, href)))
    turns: dict[int, list[tuple[_Key, int]]] = defaultdict(list)
    for start, end, key in reaches:
        start, end = max(0, start), min(length, end)
        if start < end:
            turns[start].append((key, 1))
            turns[end].append((key, -1))
    return turns
