"""An article as people read it: the text with its marks, and its record as a catalogue card."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from archive.article import Block, Confidence, Evidence, Field, Passage, anchors
from archive.catalogue.values import ArticleSource, Entry, SourceState
from archive.dates import EdtfDate
from archive.labels import (
    DateLine,
    date_label,
    date_line,
    day_label,
    direction,
    language_name,
    names,
    unknown,
    untitled,
)
from archive.presenters.marks import Marker
from archive.presenters.text import Run, Stretch, safe_href
from archive.translating import decimal, later, ngettext
from archive.translating import gettext as _
from index.model import Query

CAPTION, NOTE = "c", "n"
"""What the anchors of captions and notes begin with; those of the body begin with “p”."""
_MOST_QUOTED = 160
_LABELS = {
    "title": later("Headline"),
    "outlet": later("Outlet"),
    "authors": later("Authors"),
    "published": later("Published"),
    "section": later("Section"),
    "language": later("Language"),
    "agency": later("Agency"),
    "kicker": later("Kicker"),
    "standfirst": later("Standfirst"),
    "page": later("Page"),
    "source_url": later("Address"),
    "accessed": later("Accessed"),
}
_PLACED = frozenset({"text/plain", "text/markdown"})
"""Formats in which all that stands in the file has a place."""
_ALWAYS = frozenset({"title", "outlet", "authors", "published", "section", "language"})
_CONFIDENCE = {
    Confidence.HIGH: later("certain"),
    Confidence.MEDIUM: later("likely"),
    Confidence.LOW: later("doubtful"),
}
_SOURCE_STATES = {
    SourceState.PRESENT: later("there at the last ingest"),
    SourceState.MISSING: later("no longer there"),
    SourceState.REJECTED: later("there, but no longer readable as an article"),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing more on how a value is known.

    Attributes:
        label: “found by”, “also”, “step 2”, “less likely”.
        value: another value that something spoke for, empty where it speaks for the one given.
        rule: in plain words.
        quote: the words in question, may be empty.
        anchor: of these words on the page of the original, empty where they don't stand there.
    """

    label: str
    value: str
    rule: str
    quote: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A passage that was left out of the text, why, and where it stands in the original (may be empty)."""

    text: str
    rule: str
    anchor: str


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the catalogue card.

    Attributes:
        value: as people read it; “unknown” where it is not known.
        machine: a date for a ``datetime`` attribute, else None.
        href: where the value is an address that can be followed.
        known_by: how sure it is and by which rule: “certain: byline above the text”, “likely, inferred in 3
            steps”; empty where nothing spoke for any value.
        details: what speaks for it, or the steps to it, and which other values there were.
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
    """One block of the text, a caption or a note."""

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
    """Everything that an article's page shows; texts are empty where they are not known.

    Attributes:
        marks: places that the search marks; *steps* of them, from the first on, are numbered.
    """

    id: str
    heading: str
    outlet: str
    date: DateLine
    byline: str
    kicker: tuple[Run, ...]
    title: tuple[Run, ...]
    standfirst: tuple[Run, ...]
    body: tuple[BlockGroup, ...]
    captions: tuple[BlockView, ...]
    notes: tuple[BlockView, ...]
    furniture: tuple[Furniture, ...]
    marks: int
    steps: int
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
    marker = Marker(language, query)
    return ArticlePage(
        id=entry.id,
        heading=article.title.value or untitled(),
        outlet=article.outlet.value or "",
        date=date_line(article.published),
        byline=names(article.authors.value or ()),
        kicker=marker.runs(article.kicker.value),
        title=marker.runs(article.title.value),
        standfirst=marker.runs(article.standfirst.value),
        body=tuple(block_groups(article.body, marker)),
        captions=passages(article.captions, CAPTION, marker),
        notes=passages(article.notes, NOTE, marker),
        furniture=furniture(entry),
        marks=marker.count,
        steps=marker.numbered,
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


def block_groups(blocks: Iterable[Block], marker: Marker) -> Iterable[BlockGroup]:
    """Give blocks in groups of one kind, in order."""
    for kind, group in groupby(blocks, lambda block: block.kind):
        views = (BlockView(block.anchor, marker.stretches(block.text, block.spans)) for block in group)
        yield BlockGroup(kind.value, tuple(views))


def passages(texts: Sequence[Passage], prefix: str, marker: Marker) -> tuple[BlockView, ...]:
    """Return captions or notes, with anchors that begin with *prefix*."""
    named = zip(anchors((passage.text for passage in texts), prefix), texts, strict=True)
    return tuple(BlockView(anchor, marker.stretches(passage.text)) for anchor, passage in named)


def field_label(name: str) -> str:
    """Return what a field is called: “Headline”; empty for none."""
    return _(_LABELS[name]) if name in _LABELS else ""


def card(entry: Entry, anchors: Container[str] | None = None) -> tuple[CardLine, ...]:
    """Return the catalogue card: what an article always has, known or not, then what else is known.

    Args:
        anchors: what can be lit up in the original; None where that is not known and all may be.
    """
    lit = _may_be_lit(entry) if anchors is None else anchors
    fields = ((name, getattr(entry.article, name)) for name in _LABELS)
    return tuple(card_line(name, field, lit) for name, field in fields if field.value or name in _ALWAYS)


def card_line(name: str, field: Field[Any], lit: Container[str] = frozenset()) -> CardLine:
    """Return one field with how it is known; *lit* are the anchors of what can be lit up in the original."""
    dated = date_line(field) if isinstance(field.value, EdtfDate) else None
    return CardLine(
        name,
        field_label(name),
        dated.text if dated and field.is_inferred else said(name, field.value),
        bool(field.value),
        dated.machine if dated else None,
        safe_href(field.value) if name == "source_url" else None,
        _known_by(field),
        tuple(_details(name, field, lit)),
    )


def anchored_evidence(entry: Entry) -> Iterator[tuple[str, Evidence]]:
    """Yield what the card of *entry* quotes, with the anchors that the quotes have on the page of the original."""
    for name in _LABELS:
        field = getattr(entry.article, name)
        for number, evidence in enumerate(field.evidence, 1):
            yield f"{name}-{number}", evidence
        for number, other in enumerate(field.alternatives, 1):
            if other.evidence:
                yield f"{name}-or-{number}", other.evidence[0]
    for number, passage in enumerate(entry.article.furniture, 1):
        if passage.start is not None and passage.end is not None:
            yield f"furniture-{number}", Evidence(passage.rule, passage.start, passage.end, passage.text)


def furniture(entry: Entry, anchors: Container[str] | None = None) -> tuple[Furniture, ...]:
    """Return what was left out of the text; *anchors* as in ``card``."""
    lit = _may_be_lit(entry) if anchors is None else anchors
    passages = enumerate(entry.article.furniture, 1)
    return tuple(
        Furniture(passage.text, passage.rule, _lit(f"furniture-{number}", lit)) for number, passage in passages
    )


def said(name: str, value: Any) -> str:
    """Say a field's value: names in a row, dates and languages in words, “unknown” for none."""
    if not value:
        return unknown()
    if isinstance(value, EdtfDate):
        return date_label(value)
    if isinstance(value, tuple):
        return names(value)
    return language_name(value) if name == "language" else str(value)


def source_view(source: ArticleSource) -> SourceView:
    """Return a file that holds an article."""
    return SourceView(source.name, source.key, _(_SOURCE_STATES[source.state]), source.state is SourceState.PRESENT)


def _known_by(field: Field[Any]) -> str:
    if not field.value:
        return field.evidence[0].rule if field.evidence else ""
    if field.is_inferred:
        return ngettext(
            "%(confidence)s, inferred in %(number)s step",
            "%(confidence)s, inferred in %(number)s steps",
            len(field.evidence),
            confidence=_(_CONFIDENCE[field.confidence]),
        )
    rule = field.evidence[0].rule if field.evidence else ""
    confidence = _(_CONFIDENCE[field.confidence])
    return _("%(confidence)s: %(rule)s", confidence=confidence, rule=rule) if rule else confidence


def _details(name: str, field: Field[Any], lit: Container[str]) -> Iterator[Detail]:
    for number, evidence in enumerate(field.evidence, 1):
        step = _("step %(number)s", number=decimal(number))
        label = step if field.is_inferred else _("also") if number > 1 else _("found by")
        yield Detail(label, "", evidence.rule, _shortened(evidence.quote), _lit(f"{name}-{number}", lit))
    for number, other in enumerate(field.alternatives, 1):
        first = other.evidence[0] if other.evidence else Evidence("", None, None, "")
        anchor = _lit(f"{name}-or-{number}", lit)
        yield Detail(_("less likely"), said(name, other.value), first.rule, _shortened(first.quote), anchor)


def _may_be_lit(entry: Entry) -> frozenset[str]:
    """The anchors that the page of the original may have: evidence with a place, or from a format that is markup."""
    is_markup = entry.media_type not in _PLACED
    found = anchored_evidence(entry)
    return frozenset(anchor for anchor, each in found if each.start is not None or (is_markup and ": " in each.rule))


def _lit(anchor: str, lit: Container[str]) -> str:
    return anchor if anchor in lit else ""


def _revision(entry: Entry) -> str:
    return _("revision %(number)s, recorded %(day)s", number=entry.revision, day=day_label(entry.recorded_at))


def _shortened(quote: str) -> str:
    """Return a quote in one line, cut where it is long."""
    line = " ".join(quote.split())
    return line if len(line) <= _MOST_QUOTED else line[:_MOST_QUOTED].rstrip() + "…"
