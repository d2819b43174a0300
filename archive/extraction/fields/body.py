"""The body: which lines are the article's own text, and what the others are, each with its rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.article import Block, BlockKind, Passage, anchored
from archive.extraction.authors.signatures import LAST, biographies
from archive.extraction.folding import folded
from archive.extraction.lines.clipping import LINKED_ITEM, MAX_LIST_LINE, Clipping, Entry
from archive.extraction.lines.forms import ends_sentence
from archive.extraction.people.bylines import is_label, read_byline
from archive.extraction.roles import Role

_REPEATED = 25
_MAX_REPEATED_CAPTION = 300
_HEADING = 80
_BULLETS = ("- ", "• ", "* ", "· ", "– ")
_MAX_COLOPHON = 300
_MAX_BYLINE = 120
_BEGINNING = 15
_COLOPHON_WORDS = "appears is publishes welcomes invites comes was encourages"
_COLOPHON = frozenset(_COLOPHON_WORDS.split())
_ALWAYS_NOTES = frozenset(("editor’s note", "note on the author", "invitation to write"))


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the clipping by the time its lines are divided, folded as the lines are.

    Attributes:
        lines: the values of fields that take whole lines: headline, standfirst, kicker, section.
        places: where in the source the evidence of all fields begins, ascending.
    """

    title: str
    lines: frozenset[str]
    authors: frozenset[str]
    outlet: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """All lines of a clipping, each in one place; a line that only states a field is in none."""

    body: tuple[Block, ...]
    captions: tuple[Passage, ...]
    notes: tuple[Passage, ...]
    furniture: tuple[Passage, ...]


class _Place(StrEnum):
    """Where a line goes; RECORD is that of lines that state a field."""

    BODY = "body"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"
    RECORD = "record"


_Placed = tuple[_Place, str]
_IN_BODY: _Placed = (_Place.BODY, "")
_IN_RECORD: _Placed = (_Place.RECORD, "")


def divide(clipping: Clipping, record: Record) -> Division:
    """Return where each line of *clipping* belongs."""
    blocks: list[Block] = []
    passages: dict[_Place, list[Passage]] = {place: [] for place in _Place}
    for one in clipping.embedded("figure", "caption"):
        passages[_Place.CAPTION].append(Passage(one.value, "caption of a figure", one.start, one.end))
    for entry, (place, rule) in _Divider(clipping, record).lines():
        if place is _Place.BODY:
            blocks.append(_block(entry))
        else:
            passages[place].append(_passage(entry, rule))
    kept = (tuple(passages[place]) for place in (_Place.CAPTION, _Place.NOTE, _Place.FURNITURE))
    return Division(anchored(blocks), *kept)


class _Divider:
    """Gives each line its place; what the whole clipping tells is worked out once."""

    def __init__(self, clipping: Clipping, record: Record) -> None:
        self._clipping = clipping
        self._record = record
        self._introduced = biographies(clipping)
        self._captions = {clipping.fold(one.value) for one in clipping.embedded("figure", "caption")}
        counted = (Role.FREE, Role.PROSE, Role.CAPTION)
        self._times = Counter(entry.fold for entry in clipping.entries if entry.role in counted)
        self._seen: set[str] = set()

    def lines(self) -> Iterator[tuple[Entry, _Placed]]:
        """Yield all lines but those that a figure's markup has given already, in their order."""
        head = ""
        for at, entry in enumerate(self._clipping.entries):
            if entry.role is Role.LIST_HEAD:
                head = entry.text[:60]
                yield entry, (_Place.FURNITURE, entry.form.rule)
                continue
            head = head if self._goes_on(entry, at) else ""
            if head:
                yield entry, (_Place.FURNITURE, f"under “{head}”")
            elif entry.fold not in self._captions:
                placed = self._repeated(entry, at) or self._by_form(entry, at)
                if placed is _IN_RECORD and not self._is_evidence(entry):
                    placed = (_Place.FURNITURE, entry.form.rule or "repeats the headline or the paper’s name")
                yield entry, placed

    def _is_evidence(self, entry: Entry) -> bool:
        """Whether something in this line speaks for a value; else nobody would see the line again."""
        line, places = entry.line, self._record.places
        if line.start is None or line.end is None:
            return True
        at = bisect_left(places, line.start)
        return at < len(places) and places[at] < line.end

    def _goes_on(self, entry: Entry, at: int) -> bool:
        """Whether a list of other articles goes on with this line: below the text with any short line, above
        its end up to a blank line."""
        if entry.role not in (Role.FREE, Role.FURNITURE) or len(entry.text) > MAX_LIST_LINE:
            return False
        if entry.fold == self._record.title:
            return False
        return at >= self._clipping.tail or (self._clipping.is_plain and not entry.line.gap)

    def _repeated(self, entry: Entry, at: int) -> _Placed | None:
        """The place of a line that stands more than once: a caption if it is short, else once in the body."""
        if self._times[entry.fold] < 2 or len(entry.fold) <= _REPEATED or at < self._clipping.header:
            return None
        if entry.fold == self._record.title:
            return None
        if len(entry.text) <= _MAX_REPEATED_CAPTION:
            return _Place.CAPTION, "the same line stands more than once"
        if entry.fold in self._seen:
            return _Place.FURNITURE, "the same paragraph again"
        self._seen.add(entry.fold)
        return None

    def _by_form(self, entry: Entry, at: int) -> _Placed:
        role, rule, clipping = entry.role, entry.form.rule, self._clipping
        if role is Role.CAPTION:
            return _Place.CAPTION, rule
        if at < clipping.header:
            return self._above(entry, at)
        if role in (Role.FURNITURE, Role.SECTION, Role.COPYRIGHT):
            return _Place.FURNITURE, rule
        if role is Role.NOTE and (at >= clipping.tail or rule in _ALWAYS_NOTES):
            return _Place.NOTE, rule
        note = self._closing_note(entry, at) or self._byline(entry, at)
        if note:
            return note
        if at >= clipping.tail:
            return self._below(entry)
        if entry.fold == self._record.title or (role is Role.RECORD and at < clipping.header + 2):
            return _IN_RECORD
        return _IN_BODY

    def _above(self, entry: Entry, at: int) -> _Placed:
        clipping, record = self._clipping, self._record
        if entry.role is Role.NOTE:
            return _Place.NOTE, entry.form.rule
        if entry.role is Role.RECORD or self._states_field(entry) or clipping.knowledge.outlets.by_name(entry.text):
            return _IN_RECORD
        if entry.role in (Role.FURNITURE, Role.SECTION, Role.COPYRIGHT):
            return _Place.FURNITURE, entry.form.rule
        if not clipping.is_positional or (not record.title and at == clipping.header - 1):
            return _IN_BODY
        return _Place.FURNITURE, "line above the text"

    def _states_field(self, entry: Entry) -> bool:
        """Whether a line above the text is what a field was taken from."""
        record, fold = self._record, entry.fold
        if fold in record.lines or fold in record.authors:
            return bool(fold)
        return bool(record.title) and (fold.startswith(record.title) or fold.endswith(record.title))

    def _byline(self, entry: Entry, at: int) -> _Placed | None:
        """The place of a line in the text's beginning or end that does nothing but name its authors."""
        if len(entry.text) > _MAX_BYLINE or self._clipping.header + _BEGINNING <= at < self._clipping.tail - LAST:
            return None
        if is_label(entry.text):
            return _Place.FURNITURE, "label of a byline"
        authors = self._record.authors
        byline = read_byline(entry.text, self._clipping.knowledge.outlets)
        names = {folded(name.text) for name in byline.names} if byline else {entry.fold}
        return _IN_RECORD if names and names <= authors else None

    def _closing_note(self, entry: Entry, at: int) -> _Placed | None:
        """The place of one of the last paragraphs, if it tells of the author or of the paper."""
        if at < self._clipping.tail - LAST or at <= self._clipping.header:
            return None
        if at in self._introduced or any(entry.fold.startswith(f"{author} ") for author in self._record.authors):
            return _Place.NOTE, "note on the author below the text"
        if _is_colophon(entry, self._record.outlet):
            return _Place.NOTE, "note on the paper below the text"
        return None

    def _below(self, entry: Entry) -> _Placed:
        if entry.form.rule == LINKED_ITEM:
            return _Place.FURNITURE, LINKED_ITEM
        if entry.role is Role.PROSE or (entry.role is Role.FREE and entry.form.rule):
            return _IN_BODY
        return _Place.FURNITURE, "record line below the text" if entry.role is Role.RECORD else "line below the text"


def _is_colophon(entry: Entry, outlet: str) -> bool:
    """Whether a short paragraph tells of the paper itself: “The Quarterly appears in January and July.”"""
    name = next((name for name in (outlet, f"the {outlet}") if outlet and entry.fold.startswith(f"{name} ")), "")
    return bool(name) and len(entry.text) <= _MAX_COLOPHON and entry.fold[len(name) + 1 :].split(" ")[0] in _COLOPHON


def _block(entry: Entry) -> Block:
    return entry.line.block or Block(_kind(entry), entry.text, "", entry.line.start, entry.line.end)


def _kind(entry: Entry) -> BlockKind:
    text = entry.text
    if text.startswith(_BULLETS):
        return BlockKind.LIST_ITEM
    if entry.role is Role.FREE and len(text) <= _HEADING and not ends_sentence(text) and text[-1] not in ",;:":
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _passage(entry: Entry, rule: str) -> Passage:
    """The line as it stands in the source, or its text where it has no place there."""
    line = entry.line
    if line.start is None or line.end is None:
        return Passage(entry.text, rule)
    return Passage(line.source[line.start : line.end], rule, line.start, line.end)
