"""Runs of text: what is marked and what stands out, cut so that nothing crosses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from archive.article import Span, SpanKind
from index.model import Fragment

Marks = Iterable[tuple[int, int]]
_Key = tuple[str, str | None]  # what begins and ends: a mark, or a kind of span with its address
_SCHEMES = frozenset({"http", "https", "mailto"})
_MARK = "mark"


@dataclass(frozen=True, slots=True)
class Run:
    """Text that looks the same throughout."""

    text: str
    is_marked: bool = False
    is_emphasised: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that are one link to *href*, or none."""

    runs: tuple[Run, ...]
    href: str | None = None


def runs(fragment: Fragment) -> tuple[Run, ...]:
    """Return a fragment as runs, marked and not; none for an empty text."""
    return tuple(run for stretch in stretches(fragment.text, (), fragment.marks) for run in stretch.runs)


def stretches(text: str, spans: Iterable[Span], marks: Marks) -> tuple[Stretch, ...]:
    """Return *text* cut wherever a mark, an emphasis or a link begins or ends.

    Spans may nest and cross; what reaches beyond the text is cut off. Only links to web and mail
    addresses stay links. Linear in the text and the number of spans and marks.
    """
    by_link = groupby(_pieces(text, spans, marks), key=lambda piece: piece[1])
    return tuple(Stretch(tuple(run for run, _ in pieces), href) for href, pieces in by_link)


def safe_href(href: str | None) -> str | None:
    """Return *href* where following it is safe and leads somewhere from any page, else None."""
    try:
        parts = urlsplit(href or "")
    except ValueError:
        return None
    reaches = parts.scheme == "mailto" or parts.netloc
    return href if parts.scheme in _SCHEMES and reaches else None


def _pieces(text: str, spans: Iterable[Span], marks: Marks) -> Iterator[tuple[Run, str | None]]:
    turns = _turns(len(text), spans, marks)
    active: Counter[_Key] = Counter()
    for here, there in pairwise(sorted({0, len(text), *turns})):
        for key, change in turns.get(here, ()):
            active[key] += change
            if not active[key]:
                del active[key]
        kinds = {kind for kind, _ in active}
        run = Run(text[here:there], _MARK in kinds, SpanKind.EMPHASIS in kinds, SpanKind.STRONG in kinds)
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
