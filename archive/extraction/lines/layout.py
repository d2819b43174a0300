"""The lines of a clipping: where they stand, and which physical lines are one paragraph.

Plain text is cut at its line ends, and paragraphs that were wrapped at a margin are put together
again; other formats bring their blocks, each of which is a line here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.article import Block, BlockKind, Evidence, Part

_PHYSICAL = re.compile(r"[^\n\r\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_EDGE = " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_EDGE += "\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_MARGIN = 110
_SLACK = 12
MAX_QUOTE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph.

    Attributes:
        text: without white space at its ends; of a paragraph put together, its lines joined by spaces.
        start, end: in the source, None where the text was taken from markup.
        gap: whether white space of a line's height stands before it.
        block: what the format says of it, None in plain text.
        source: the whole decoded source, for quotes.
    """

    text: str
    start: int | None
    end: int | None
    gap: bool
    source: str
    block: Block | None = None

    def evidence(self, rule: str, first: int = 0, last: int | None = None) -> Evidence:
        """Return evidence that *rule* found characters *first* to *last* of this line's text.

        Where the text doesn't stand like that in the source, the quote is the whole line there; where
        the line has no place but its words stand exactly once in the source, they are the place.
        """
        last = len(self.text) if last is None else last
        quote = self.text[first : min(last, first + MAX_QUOTE)]
        if self.start is None or self.end is None:
            return self._sought(rule, quote)
        start = self.start + first
        if self.source.startswith(quote, start):
            return Evidence(rule, start, start + len(quote), quote)
        end = min(self.end, self.start + MAX_QUOTE)
        return Evidence(rule, self.start, end, self.source[self.start : end])

    def _sought(self, rule: str, quote: str) -> Evidence:
        at = self.source.find(quote) if len(quote) > 3 else -1
        if at < 0 or self.source.find(quote, at + 1) >= 0:
            return Evidence(rule, None, None, quote)
        return Evidence(rule, at, at + len(quote), quote)


def lines_of(part: Part) -> tuple[Line, ...]:
    """Return the lines of *part* that aren't blank, in their order."""
    if part.blocks is not None:
        return tuple(Line(block.text, block.start, block.end, True, part.text, block) for block in part.blocks)
    return tuple(_unwrapped(list(_physical(part.text)), part.text))


def _physical(source: str) -> Iterator[Line]:
    gap, last = False, 0
    for match in _PHYSICAL.finditer(source):
        text = match[0].strip(_EDGE)
        between = source[last : match.start()]
        last = match.end()
        gap = gap or len(_BREAK.findall(between)) > 1
        if text:
            start = match.start() + len(match[0]) - len(match[0].lstrip(_EDGE))
            yield Line(text, start, start + len(text), gap, source)
        gap = not text


def _unwrapped(lines: list[Line], source: str) -> Iterator[Line]:
    """*lines*, with those joined that a margin has parted.

    A text has a margin if no line is longer than 110 characters; a line goes on in the next if that
    one's first word would not have fitted before the margin.
    """
    margin = max((len(line.text) for line in lines), default=0)
    if margin > _MARGIN or margin < 30:
        yield from lines
        return
    group: list[Line] = []
    for line in lines:
        if group and not (not line.gap and _is_full(group[-1].text, line.text, margin)):
            yield _joined(group, source)
            group = []
        group.append(line)
    if group:
        yield _joined(group, source)


def _is_full(text: str, following: str, margin: int) -> bool:
    word = following.split(" ", 1)[0]
    return (
        len(text) > margin // 2
        and len(text) + 1 + len(word) > margin - _SLACK
        and not following.startswith(("-", "•", "*"))
    )


def _joined(group: list[Line], source: str) -> Line:
    if len(group) == 1:
        return group[0]
    return Line(" ".join(line.text for line in group), group[0].start, group[-1].end, group[0].gap, source)


def kind_of(line: Line) -> BlockKind:
    """Return what kind of block *line* is as its format says, a paragraph in plain text."""
    return line.block.kind if line.block else BlockKind.PARAGRAPH
