"""A clipping laid out for the field modules: its lines with their forms, and where its text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from archive.article import Block, BlockKind, Embedded, Evidence, Part, SpanKind
from archive.extraction.folding import folded, stems
from archive.extraction.knowledge import Knowledge
from archive.extraction.lines.forms import LIST_MARK, ends_sentence, form_of, size_of
from archive.extraction.lines.layout import MAX_QUOTE, Line, kind_of, lines_of
from archive.extraction.lines.record import MAX_RECORD, Piece, record_of
from archive.extraction.roles import Form, Role
from archive.extraction.vocabulary.labels import Kind

MAX_STANDFIRST = 400
MAX_FOLDED = 300
MAX_LIST_LINE = 160
MAX_EDGE = 200
MAX_LONG_HEADLINE = 230
LINKED_ITEM = "list item that is a link"
_LOOK_AHEAD = 4
_SAMPLED = 10
_NEAR = 6
_COMMON = 2
_MAY_RECORD = (Role.FREE, Role.PROSE, Role.NOTE, Role.FURNITURE)
_STATES = {Kind.PUBLISHED, Kind.DATE, Kind.MONTH, Kind.BYLINE, Kind.UNSIGNED, Kind.SOURCE, Kind.UPDATED}
_SIGN_OFF = re.compile(
    r"(?P<section>editorial|leader|comment|opinion|leitartikel|éditorial)\s*[,|–—-]\s*(?P<outlet>\S.{1,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with what its own form makes of it.

    Attributes:
        record: what it states, if it is a record line.
        fold: the start of its text folded, for comparing.
        text, role: those of line and form, kept at hand because all rules ask for them.
    """

    line: Line
    form: Form
    record: tuple[Piece, ...]
    fold: str
    text: str = field(init=False, repr=False)
    role: Role = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.line.text)
        object.__setattr__(self, "role", self.form.role)


@dataclass(frozen=True, slots=True)
class Clipping:
    """What the field modules look at.

    Attributes:
        name: the file's path in its folder.
        entries: all lines that aren't blank.
        header: how many of them stand above the text.
        tail: where the lines below the text begin.
        stems: of the words of the text, by which lines that speak of the same are told.
    """

    part: Part
    name: str
    knowledge: Knowledge
    entries: tuple[Entry, ...]
    header: int
    tail: int
    stems: frozenset[str]

    @property
    def is_positional(self) -> bool:
        """Whether the place of a line says what it is: in plain text and Markdown, where the headline stands on top."""
        return self.part.media_type in ("text/plain", "text/markdown")

    @property
    def is_plain(self) -> bool:
        return self.part.blocks is None

    def with_entries(self, entries: tuple[Entry, ...]) -> Clipping:
        """Return the same with other forms of its lines, and the bounds of its text found anew."""
        header = _header(entries, self.part)
        return replace(self, entries=entries, header=header, tail=_tail(entries, header, self.part))

    def shared(self, fold: str) -> int:
        """Return how many of the longer words of folded text the clipping's text has too."""
        return len(stems(fold) & self.stems)

    def fold(self, value: str | None) -> str:
        """Return *value* folded as the lines are, empty for None."""
        return folded((value or "")[:MAX_FOLDED])

    def above(self) -> tuple[Entry, ...]:
        """The lines above the text, as many as may state something."""
        return self.entries[: min(self.header, MAX_EDGE)]

    def below(self) -> tuple[Entry, ...]:
        """The lines below the text, as many as may state something."""
        return self.entries[self.tail : self.tail + MAX_EDGE]

    def stated(self, one: Embedded, how: str = "") -> Evidence:
        """Return evidence that the file states something of itself, and *how* where that is not plain."""
        rule = f"{one.scheme}: {one.name}" + (f", {how}" if how else "")
        if one.start is None or one.end is None:
            return Evidence(rule, None, None, one.value[:MAX_QUOTE])
        end = min(one.end, one.start + MAX_QUOTE)
        return Evidence(rule, one.start, end, self.part.text[one.start : end])

    def embedded(self, scheme: str, *names: str) -> Iterator[Embedded]:
        """What the file states of itself under *scheme* and one of *names*."""
        return (one for one in self.part.embedded if one.scheme == scheme and one.name in names)

    def sign_offs(self) -> Iterator[tuple[Entry, re.Match[str]]]:
        """Lines below the text that sign it for the paper: “Editorial, China Daily”."""
        for entry in self.below():
            match = _SIGN_OFF.fullmatch(entry.text) if len(entry.text) <= 120 else None
            if match:
                yield entry, match


def lay_out(part: Part, name: str, knowledge: Knowledge) -> Clipping:
    """Return *part* with its lines' forms and the bounds of its text."""
    lines = [_entry(line) for line in lines_of(part)]
    if part.blocks is None:
        lines = list(_lists_marked(lines))
    _with_records(lines, knowledge)
    entries = tuple(lines)
    header = _header(entries, part)
    return Clipping(part, name, knowledge, entries, header, _tail(entries, header, part), _stems(entries, header))


def _stems(entries: tuple[Entry, ...], header: int) -> frozenset[str]:
    text = (entry.fold for entry in islice(entries, header, None) if entry.role is Role.PROSE)
    return frozenset().union(*map(stems, islice(text, _SAMPLED)))


def _lists_marked(entries: list[Entry]) -> Iterator[Entry]:
    """*entries* with the short lines that follow the head of a list without a blank line marked as furniture."""
    head = ""
    for entry in entries:
        if entry.role is Role.LIST_HEAD:
            head = entry.text[:60]
        elif head and entry.role is Role.FREE and not entry.line.gap and len(entry.text) <= MAX_LIST_LINE:
            entry = replace(entry, form=Form(Role.FURNITURE, f"under “{head}”"))
        else:
            head = ""
        yield entry


def _entry(line: Line) -> Entry:
    form = form_of(line.text)
    if line.block and line.block.kind is BlockKind.LIST_ITEM and form.role is Role.FREE:
        form = Form(Role.FREE, LINKED_ITEM if _is_link(line.block) else "list item")
    return Entry(line, form, (), folded(line.text[:MAX_FOLDED]))


def _with_records(entries: list[Entry], knowledge: Knowledge) -> None:
    """Read the record lines from the top and from the bottom on, each until the text has plainly begun."""
    read: set[int] = set()
    for order in (range(len(entries)), range(len(entries) - 1, -1, -1)):
        left = _LOOK_AHEAD
        for at in order:
            if at not in read:
                entries[at] = _with_record(entries[at], knowledge)
                read.add(at)
            entry = entries[at]
            left = left - 1 if entry.role is Role.PROSE or left < _LOOK_AHEAD else left
            if left < 0:
                break


def _with_record(entry: Entry, knowledge: Knowledge) -> Entry:
    if entry.record or entry.role not in _MAY_RECORD or len(entry.text) > MAX_RECORD:
        return entry
    record = record_of(entry.text, knowledge.outlets)
    if not record:
        return entry
    form = entry.form if entry.role is Role.FURNITURE else Form(Role.RECORD, "line of date, author or source")
    return replace(entry, form=form, record=record)


def _is_link(block: Block) -> bool:
    return any(span.kind is SpanKind.LINK and span.start == 0 and span.end == len(block.text) for span in block.spans)


def _header(entries: tuple[Entry, ...], part: Part) -> int:
    """How many lines stand above the text: up to the first paragraph, and past it if the byline or date follows."""
    first = _first_prose(entries, 0)
    if first is None:
        return _short_header(entries)
    if part.media_type not in ("text/plain", "text/markdown"):
        return first
    if not any(may_be_headline(entry) for entry in entries[:first]):
        first = _past_stray(entries, first)
    for at in range(first + 1, min(first + 1 + _LOOK_AHEAD, len(entries))):
        between = [entry for entry in entries[first:at] if entry.role is Role.PROSE]
        if len(between) > 1 or len(between[0].text) > MAX_STANDFIRST:
            break
        if _states(entries[at]) and any(entry.role is Role.FREE for entry in entries[:first]):
            return _past_records(entries, at)
    return _up_to_sentence(entries, first)


def _first_prose(entries: tuple[Entry, ...], start: int) -> int | None:
    return next((at for at in range(start, len(entries)) if entries[at].role is Role.PROSE), None)


def _past_stray(entries: tuple[Entry, ...], first: int) -> int:
    """Where the text begins if the paragraph at *first*, with no headline above it, is one itself or a stray notice.

    It is if byline or date follow it closely, behind the headline that it is or behind one between
    them; or if it has no words with the text in common and a headline follows. Else *first*.
    """
    later = _first_prose(entries, first + 1)
    if len(entries[first].text) > MAX_STANDFIRST or later is None:
        return first
    for at in range(first + 1, min(first + 1 + _LOOK_AHEAD, len(entries))):
        if entries[at].role is Role.PROSE and not is_long_headline(entries[at]):
            break
        if _states(entries[at]):
            is_headed = any(is_long_headline(entry) or may_be_headline(entry) for entry in entries[first:at])
            behind = _first_prose(entries, at + 1) if is_headed else None
            return first if behind is None else behind
    heads = any(map(may_be_headline, entries[first + 1 : later][:_NEAR]))
    return later if heads and len(stems(entries[first].fold) & _stems(entries, later)) < _COMMON else first


def may_be_headline(entry: Entry) -> bool:
    """Return whether a short line could be a headline by its form: three words or more, no list item, no sentence."""
    text = entry.text
    if entry.role is not Role.FREE or LIST_MARK.match(text):
        return False
    return size_of(text) >= 3 and not (ends_sentence(text) and text[-1] in ".。")


def is_long_headline(entry: Entry) -> bool:
    """Return whether what is as long as a paragraph could be a headline: one sentence without a full stop."""
    return (
        entry.role is Role.PROSE
        and len(entry.text) <= MAX_LONG_HEADLINE
        and not (ends_sentence(entry.text) and entry.text[-1] in ".。…")
    )


def _up_to_sentence(entries: tuple[Entry, ...], first: int) -> int:
    """*first*, or where a short paragraph between the record lines and the first long one begins."""
    records = [at for at in range(first) if _states(entries[at])]
    for at in range(records[-1] + 1 if records else first, first):
        if (
            entries[at].role is Role.FREE
            and ends_sentence(entries[at].text)
            and any(may_be_headline(entry) for entry in entries[:at])
        ):
            return at
    return first


def _past_records(entries: tuple[Entry, ...], at: int) -> int:
    while at < len(entries) and _states(entries[at]):
        at += 1
    return at


def _short_header(entries: tuple[Entry, ...]) -> int:
    """The header of a text without long paragraphs: its first free line and the record lines that follow."""
    first = next((at for at, entry in enumerate(entries) if entry.role is Role.FREE), None)
    if first is None or len(entries) < 2:
        return 0 if first is None else 1
    last = first + 1
    for at in range(first + 1, min(first + 6, len(entries))):
        if _states(entries[at]):
            last = at + 1
    return last


def _states(entry: Entry) -> bool:
    return entry.role is Role.RECORD and any(piece.kind in _STATES for piece in entry.record)


def _tail(entries: tuple[Entry, ...], header: int, part: Part) -> int:
    """Where the lines below the text begin: after the last paragraph and the short sentences that go on from it."""
    last = next((at for at in range(len(entries) - 1, header - 1, -1) if entries[at].role is Role.PROSE), header - 1)
    tail = last + 1
    for at in range(tail, len(entries)):
        entry = entries[at]
        if entry.role is not Role.FREE or entry.form.rule == LINKED_ITEM or _SIGN_OFF.fullmatch(entry.text):
            if entry.role is Role.CAPTION:
                continue
            break
        if last < header or part.blocks is not None or ends_sentence(entry.text):
            tail = at + 1
    return tail


def is_heading(entry: Entry) -> bool:
    """Return whether the format says that *entry* is a heading."""
    return kind_of(entry.line) is BlockKind.HEADING


def is_alone(entries: Sequence[Entry], at: int) -> bool:
    """Return whether the line at *at* is a block of its own, between blank lines."""
    return (at == 0 or entries[at].line.gap) and (at + 1 >= len(entries) or entries[at + 1].line.gap)
