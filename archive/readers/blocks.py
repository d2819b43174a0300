"""A tree of markup → blocks of text with what stands out in them.

The tags are those of HTML and of the TEI-like tree that trafilatura gives, so that Markdown, pages
and their fallback all become blocks in one place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from archive.article import Block, BlockKind, Span, SpanKind

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), BlockKind.HEADING),
    **dict.fromkeys(("blockquote", "quote"), BlockKind.QUOTATION),
    **dict.fromkeys(("li", "item"), BlockKind.LIST_ITEM),
}
_BLOCKS_WORDS = (
    "p div section article main header footer aside nav ul ol dl dt dd table thead tbody tr row list "
    "figure figcaption pre code hr address form fieldset details summary body html"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split()) | frozenset(_KINDS)
_SPANS = {
    **dict.fromkeys(("em", "i", "cite"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
}
_RENDERED = {"#i": SpanKind.EMPHASIS, "#b": SpanKind.STRONG}
_BREAKS = frozenset(("br", "lb", "td", "th", "cell", "img", "graphic"))
_SKIPPED_WORDS = "script style template noscript svg button select textarea iframe object title"
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_SPACE = re.compile(r"\s+")
_LINKS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
MAX_HREF = 2_000
MAX_OPEN_SPANS = 16
_WINDOW = 4_000
_MAX_WORDS = 2_000


def blocks_of(root: Any, without: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Return the text below *root* (an lxml element) as blocks, in its order, without offsets or anchors.

    What elements called like those in *without* hold is left out, as are scripts and controls.

    White space is folded to single spaces; a block without text is left out; a link leads to http,
    https or mailto or is no link. Works without recursion, so depth doesn't matter.
    """
    builder = _Builder()
    skipped: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipped is None and event == "start":
            skipped = element if tag in _SKIPPED or tag in without else None
        if skipped is None:
            builder.take(event, tag, element)
        elif event == "end" and element is skipped:
            skipped = None
        if event != "start" and skipped is None and element is not root:
            builder.add(element.tail)
    builder.flush()
    return tuple(builder.blocks)


def located(blocks: tuple[Block, ...], source: str, start: int) -> tuple[Block, ...]:
    """Return *blocks* with the offsets at which their texts stand in *source* from *start* on.

    They are sought in order, each in a window behind the one before; a text that markup or line
    breaks interrupt in the source is found if only its white space differs, else it gets no offsets.
    """
    result = []
    for block in blocks:
        found = _find(block.text, source, start)
        if found:
            start = found[1]
            block = Block(block.kind, block.text, block.anchor, *found, block.spans)
        result.append(block)
    return tuple(result)


def _find(text: str, source: str, start: int) -> tuple[int, int] | None:
    limit = start + 2 * len(text) + _WINDOW
    at = source.find(text, start, limit)
    if at >= 0:
        return at, at + len(text)
    words = text.split(" ", _MAX_WORDS)
    if len(words) < 2 or len(words) > _MAX_WORDS:
        return None
    match = re.compile(r"\s+".join(map(re.escape, words))).search(source, start, limit)
    return match.span() if match else None


def safe_href(href: str | None) -> str | None:
    """Return *href* if it is a link that a page may show, else None."""
    href = (href or "").strip()
    return href if len(href) <= MAX_HREF and _LINKS.fullmatch(href) else None


@dataclass(slots=True)
class _Builder:
    """Collects the text of the block at hand; one walk of a tree feeds it."""

    blocks: list[Block] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    open_spans: list[tuple[Any, int, SpanKind, str | None]] = field(default_factory=list)

    def take(self, event: str, tag: str, element: Any) -> None:
        if event == "start":
            self.start(tag, element)
            self.add(element.text)
        elif event == "end":
            self.end(tag, element)

    def start(self, tag: str, element: Any) -> None:
        if tag in _BLOCKS:
            self.flush()
            if tag in _KINDS:
                self.kinds.append(_KINDS[tag])
            return
        if tag in _BREAKS:
            self.add(" ")
        kind, href = _span_of(tag, element)
        if kind and len(self.open_spans) < MAX_OPEN_SPANS:
            self.open_spans.append((element, self.length, kind, href))

    def end(self, tag: str, element: Any) -> None:
        if tag in _BLOCKS:
            self.flush()
            if tag in _KINDS:
                self.kinds.pop()
        elif self.open_spans and self.open_spans[-1][0] is element:
            _, start, kind, href = self.open_spans.pop()
            self.spans.append(Span(start, self.length, kind, href))

    def add(self, text: str | None) -> None:
        if not text:
            return
        folded = _SPACE.sub(" ", text)
        if folded[0] == " " and (not self.pieces or self.pieces[-1].endswith(" ")):
            folded = folded[1:]
        if folded:
            self.pieces.append(folded)
            self.length += len(folded)

    def flush(self) -> None:
        """End the block at hand; what is still open goes on in the next."""
        text = "".join(self.pieces).rstrip()
        self.spans += (Span(start, self.length, kind, href) for _, start, kind, href in self.open_spans)
        if text:
            kind = self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH
            self.blocks.append(Block(kind, text, spans=_trimmed(self.spans, text)))
        self.pieces, self.length, self.spans = [], 0, []
        self.open_spans = [(element, 0, kind, href) for element, _, kind, href in self.open_spans]


def _span_of(tag: str, element: Any) -> tuple[SpanKind | None, str | None]:
    if tag in ("a", "ref"):
        href = safe_href(element.get("href") or element.get("target"))
        return (SpanKind.LINK, href) if href else (None, None)
    if tag == "hi":
        return _RENDERED.get(element.get("rend")), None
    return _SPANS.get(tag), None


def _trimmed(spans: list[Span], text: str) -> tuple[Span, ...]:
    """*spans* without white space at their ends and without empty ones, outer before inner."""
    kept = []
    for span in spans:
        start, end = span.start, min(span.end, len(text))
        quote = text[start:end]
        start, end = start + len(quote) - len(quote.lstrip()), start + len(quote.rstrip())
        if start < end:
            kept.append(Span(start, end, span.kind, span.href))
    return tuple(sorted(kept, key=lambda span: (span.start, -span.end)))
