"""The frozen values that pass from a file to the record: Part, Article, Field, Evidence.

Offsets are in characters of the decoded source (``Part.text``), so that ``text[start:end]`` is the
quote; both are None where the evidence is not a stretch of that text (an HTML node, a JSON value, a
file name), and the rule says where it was found.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from archive.dates import EdtfDate

T = TypeVar("T")


class Confidence(StrEnum):
    """How far a value can be relied on, strongest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was found.

    Attributes:
        rule: what found it, in plain words: “first line”, “JSON-LD headline”, “byline “By …””.
        quote: the characters it was found in.
    """

    rule: str
    start: int | None
    end: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value with how it is known.

    Attributes:
        value: None where it is not known (for authors: an empty tuple).
        confidence: LOW where it is not known.
        evidence: what speaks for the value, strongest first; of an inferred value the steps of the
            reasoning, in order.
        alternatives: other values that something spoke for, strongest first, without alternatives
            of their own.
        is_inferred: whether the value was reasoned out from the text, which doesn't state it.
    """

    value: T | None
    confidence: Confidence = Confidence.LOW
    evidence: tuple[Evidence, ...] = ()
    alternatives: tuple[Field[T], ...] = ()
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Embedded:
    """One statement of a file about itself: a front matter key, a meta tag, a JSON-LD property.

    Attributes:
        scheme: where it stands: “front matter”, “JSON-LD”, “OpenGraph”, “meta”, “time element”,
            “byline markup”, “JSON Lines”, “HTML title”, …
        name: its name there, lower case: “headline”, “article:published_time”, “author”.
        value: as text, white space trimmed; several values of one name are several statements.
    """

    scheme: str
    name: str
    value: str
    start: int | None = None
    end: int | None = None


class BlockKind(StrEnum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"


class SpanKind(StrEnum):
    """What stands out within a block."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters *start* to *end* of a block's text that are emphasised or a link to *href*."""

    start: int
    end: int
    kind: SpanKind
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text.

    Attributes:
        anchor: names the block on its page, made from its text (see ``anchored``); empty before.
        start, end: in the decoded source, None where the text was taken from markup.
        spans: ascending by start; nested spans follow the one that holds them.
    """

    kind: BlockKind
    text: str
    anchor: str = ""
    start: int | None = None
    end: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is kept but is not body: a caption, a note, furniture, with the rule that says so."""

    text: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One article's worth of a source file, as a reader gives it.

    Attributes:
        key: names the part within its file, empty where the file is one article; it stays the
            same when other parts are added or taken out.
        digest: SHA-256 of the part's own bytes, in hex; the file's where the file is one article.
        encoding: the Python codec name that gives ``text`` from the source's bytes.
        text: the whole decoded source, line ends as they are; empty for JSON Lines, where evidence
            is never a stretch of the file.
        blocks: the text by blocks where the format tells them (Markdown, HTML, JSON Lines), else
            None: plain text is divided by extraction.
        embedded: what the file says of itself, in order of appearance.
        notices: sentences on what was odd in reading, such as replaced bytes.
    """

    key: str
    digest: str
    media_type: str
    encoding: str
    text: str
    blocks: tuple[Block, ...] | None = None
    embedded: tuple[Embedded, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one article, and how. It has no identifier: that is the catalogue's."""

    kicker: Field[str]
    title: Field[str]
    standfirst: Field[str]
    authors: Field[tuple[str, ...]]
    outlet: Field[str]
    agency: Field[str]
    published: Field[EdtfDate]
    section: Field[str]
    language: Field[str]
    source_url: Field[str]
    accessed: Field[EdtfDate]
    page: Field[str]
    body: tuple[Block, ...]
    captions: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()


FIELD_NAMES = (
    "kicker",
    "title",
    "standfirst",
    "authors",
    "outlet",
    "agency",
    "published",
    "section",
    "language",
    "source_url",
    "accessed",
    "page",
)
"""The fields of an Article that carry evidence, in reading order."""


def anchored(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return *blocks* with anchors, each made of its text (see ``anchors``)."""
    every = tuple(blocks)
    named = zip(every, anchors(block.text for block in every), strict=True)
    return tuple(Block(block.kind, block.text, name, block.start, block.end, block.spans) for block, name in named)


def anchors(texts: Iterable[str], prefix: str = "p") -> list[str]:
    """Return an anchor for each text: the prefix, 8 hex digits of its digest, and ``-2`` from its second time on.

    White space does not count, so an anchor survives re-ingest and rewrapping, and changes elsewhere but of the
    same text.
    """
    seen: Counter[str] = Counter()
    result = []
    for text in texts:
        folded = " ".join(text.split())
        anchor = f"{prefix}-" + hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        seen[anchor] += 1
        result.append(f"{anchor}-{seen[anchor]}" if seen[anchor] > 1 else anchor)
    return result
