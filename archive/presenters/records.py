"""An article as people read it: the text with its marks, and its record as a catalogue card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from archive.article import Block, Confidence, Field, Passage
from archive.catalogue.values import ArticleSource, Entry, SourceState
from archive.dates import EdtfDate
from archive.labels import UNKNOWN, DateLine, date_line, day_label, direction, language_name, names
from archive.presenters.text import Run, Stretch, runs, safe_href, stretches
from index import snippets
from index.model import Fragment, Query

Marking = Callable[[str], Fragment]
_MOST_QUOTED = 160
_LABELS = {
    "title": "Headline",
    "outlet": "Outlet",
    "authors": "Authors",
    "published": "Published",
    "section": "Section",
    "language": "Language",
    "agency": "Agency",
    "kicker": "Kicker",
    "standfirst": "Standfirst",
    "page": "Page",
    "source_url": "Address",
    "accessed": "Accessed",
}
_ALWAYS = frozenset({"title", "outlet", "authors", "published", "section", "language"})
_CONFIDENCE = {Confidence.HIGH: "certain", Confidence.MEDIUM: "likely", Confidence.LOW: "doubtful"}
_SOURCE_STATES = {
    SourceState.PRESENT: "there at the last ingest",
    SourceState.MISSING: "no longer there",
    SourceState.REJECTED: "there, but no longer readable as an article",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing more on how a value is known: what it is, and the text in question (may be empty)."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the catalogue card.

    Attributes:
        value: as people read it; “unknown” where it is not known.
        machine: a date for a ``datetime`` attribute, else None.
        href: where the value is an address that can be followed.
        known_by: how sure it is and by which rule: “certain: byline above the text”; empty where
            nothing spoke for any value.
        details: what it was found in, what else speaks for it, and which other values there were.
    """

    name: str
    label: str
    value: str
    is_known: bool
    machine: str | None
    href: str | None
    known_by: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of the text."""

    anchor: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks of one kind in a row, so that list items make one list; *kind* is a BlockKind's value."""

    kind: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A file that holds the article, with the part of it (may be empty) and what became of it."""

    name: str
    part: str
    state: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that an article's page shows; texts are empty where they are not known."""

    id: str
    heading: str
    outlet: str
    date: DateLine
    byline: str
    kicker: tuple[Run, ...]
    title: tuple[Run, ...]
    standfirst: tuple[Run, ...]
    body: tuple[BlockGroup, ...]
    captions: tuple[tuple[Run, ...], ...]
    notes: tuple[tuple[Run, ...], ...]
    furniture: tuple[Passage, ...]
    marks: int
    language: str | None
    direction: str
    card: tuple[CardLine, ...]
    notices: tuple[str, ...]
    sources: tuple[SourceView, ...]
    is_source_missing: bool
    revision: str
    media_type: str
    encoding: str


def article_page(entry: Entry, query: Query | None) -> ArticlePage:
    """Return the page of an article, with what matches *query* marked; None marks nothing."""
    article, language = entry.article, entry.article.language.value
    marking = _marking(language, query)
    return ArticlePage(
        id=entry.id,
        heading=article.title.value or "Untitled",
        outlet=article.outlet.value or "",
        date=date_line(article.published),
        byline=names(article.authors.value or ()),
        kicker=runs(marking(article.kicker.value or "")),
        title=runs(marking(article.title.value or "")),
        standfirst=runs(marking(article.standfirst.value or "")),
        body=tuple(block_groups(article.body, marking)),
        captions=tuple(runs(marking(passage.text)) for passage in article.captions),
        notes=tuple(runs(marking(passage.text)) for passage in article.notes),
        furniture=article.furniture,
        marks=sum(len(marking(text).marks) for text in _texts(entry)),
        language=language,
        direction=direction(language),
        card=card(entry),
        notices=entry.notices,
        sources=tuple(source_view(source) for source in entry.sources),
        is_source_missing=entry.is_source_missing,
        revision=_revision(entry),
        media_type=entry.media_type,
        encoding=entry.encoding,
    )


def block_groups(blocks: Iterable[Block], marking: Marking) -> Iterable[BlockGroup]:
    """Give blocks in groups of one kind, in order."""
    for kind, group in groupby(blocks, lambda block: block.kind):
        yield BlockGroup(kind.value, tuple(_block(block, marking) for block in group))


def card(entry: Entry) -> tuple[CardLine, ...]:
    """Return the catalogue card: what an article always has, known or not, then what else is known."""
    fields = ((name, getattr(entry.article, name)) for name in _LABELS)
    return tuple(card_line(name, field) for name, field in fields if field.value or name in _ALWAYS)


def card_line(name: str, field: Field[Any]) -> CardLine:
    """Return one field with how it is known."""
    dated = date_line(field) if isinstance(field.value, EdtfDate) else None
    return CardLine(
        name,
        _LABELS[name],
        said(name, field.value),
        bool(field.value),
        dated.machine if dated else None,
        safe_href(field.value) if name == "source_url" else None,
        ": ".join(filter(None, (_CONFIDENCE[field.confidence] if field.value else "", _first_rule(field)))),
        tuple(_details(name, field)),
    )


def said(name: str, value: Any) -> str:
    """Say a field's value: names in a row, dates and languages in words, “unknown” for none."""
    if not value:
        return UNKNOWN
    if isinstance(value, EdtfDate):
        return value.display()
    if isinstance(value, tuple):
        return names(value)
    return language_name(value) if name == "language" else str(value)


def source_view(source: ArticleSource) -> SourceView:
    """Return a file that holds an article."""
    return SourceView(source.name, source.key, _SOURCE_STATES[source.state], source.state is SourceState.PRESENT)


def _first_rule(field: Field[Any]) -> str:
    return field.evidence[0].rule if field.evidence else ""


def _details(name: str, field: Field[Any]) -> Iterator[Detail]:
    for place, evidence in enumerate(field.evidence):
        if place or evidence.quote:
            yield Detail(f"also {evidence.rule}" if place else "found in", _shortened(evidence.quote))
    for other in field.alternatives:
        yield Detail("less likely", _shortened(said(name, other.value)))


def _texts(entry: Entry) -> Iterable[str]:
    article = entry.article
    yield from filter(None, (article.kicker.value, article.title.value, article.standfirst.value))
    yield from (block.text for block in article.body)
    yield from (passage.text for passage in (*article.captions, *article.notes))


def _marking(language: str | None, query: Query | None) -> Marking:
    """Return what marks a text; asked for the same text again it does not look again."""
    if query is None:
        return Fragment
    return cache(lambda text: snippets.whole(text, language, query))


def _block(block: Block, marking: Marking) -> BlockView:
    return BlockView(block.anchor, stretches(block.text, block.spans, marking(block.text).marks))


def _revision(entry: Entry) -> str:
    return f"revision {entry.revision}, recorded {day_label(entry.recorded_at)}"


def _shortened(quote: str) -> str:
    """Return a quote in one line, cut where it is long."""
    line = " ".join(quote.split())
    return line if len(line) <= _MOST_QUOTED else line[:_MOST_QUOTED].rstrip() + "…"
