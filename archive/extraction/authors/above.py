"""Who signs above the text: bylines around the headline, names beside dates, names on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.extraction.authors.name_lines import (
    MAX_PLACE,
    content_of,
    has_bullet,
    has_date,
    names_beside_date,
    names_on_line,
)
from archive.extraction.authors.people import Likeness, Names, Weights, distinct, is_person, likeness
from archive.extraction.authors.signatures import introduced
from archive.extraction.folding import folded_name
from archive.extraction.lines.clipping import Clipping
from archive.extraction.lines.record import Piece
from archive.extraction.outlet.candidates import own_names
from archive.extraction.people.bylines import (
    Byline,
    House,
    house_of,
    is_agency,
    is_label,
    is_other_credit,
    is_other_label,
    read_byline,
    shifted,
)
from archive.extraction.people.names import MAX_NAME, Name, moved, placed_names
from archive.extraction.roles import Role
from archive.extraction.vocabulary.labels import Kind
from archive.extraction.vocabulary.occupations import has_occupation, is_mere_staff
from archive.extraction.weighing import Candidate

_LABELLED: Weights = (0.62, 0.72, 0.93)
_DATED: Weights = (0.1, 0.28, 0.9)
_BY_DATE: Weights = (0.1, 0.25, 0.9)
_ALONE: Weights = (0.1, 0.15, 0.55)
_UNLIKE: Weights = (0.1, 0.25, 0.25)
_TIDY: Weights = (0.1, 0.62, 0.9)
_HOUSE = 0.75
_HOUSE_ALONE = 0.62
_UNSIGNED = 0.6
_PERHAPS_MORE = 0.88
_OTHER = 0.35
"""What remains of a weight where another group of lines stands nearer to the headline."""

_MAX_BYLINE = 250
_MAX_LINES = 1_000
_MAX_ZONE = 120
_MAX_INNER = 120
_ABOVE = 8
_NEAR = 30
_PARAGRAPH = 200
_WIDE_PARAGRAPH = 90
_MAX_LIST = 8
_MAX_BETWEEN = 3
_MAX_GAP = 30
_INNER = re.compile(r"(?:\s[|·•–-])?\s(?=(?:by|von|par|por|di|door|av|af)\s)", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_GLUED = re.compile(
    r"(?:\A|\s)(?:by|von|par|por|door|av)(?=[A-ZÀ-ÖØ-Þ])|(?:\A|\s)(?:By|Von|Par|Por|Door|Av)(?=[A-ZÀ-ÖØ-Þ])"
)
"""A label without a space behind it, as pages leave that set it apart by style: “ByJane Doe”."""
_GLUED_LABEL = "By "
_GOES_ON = re.compile(
    r"(?:,\s?(?=[^\W\d_a-zß-öø-ÿ])|(?P<and>\s(?:and|und|et|y|e|och|og|&)\s))(?P<more>[^,|·•()\d:]{2,40})(?=[,|·•()\d]|\Z)"
    r"|\s?기자 외 "
)
"""What may be another author behind a name: “A, Springfield Bureau”, “A und Kollegen”."""
_LAST_PIECE = re.compile(r"\s[|•·]\s(?=(?:(?:written|posted|published) )?by [^|•·]{3,60}\Z)", re.IGNORECASE)
_ASIDE = re.compile(r"[【〔\[（(][^】〕\])）]{2,40}[】〕\])）]\s*\Z")
_BY_AGENCY = re.compile(r"(?:,|\s[|•·]|\s\()\s?[^\W\d_][\w. ]{1,25}\)?\Z|\s/\s(?P<place>[^\W\d_][\w. -]{1,25})\Z")
_BETWEEN = frozenset(("and", "und", "et", "y", "e", "en", "och", "og", "&", ",", "|", "•", "·"))
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def signed_above(clipping: Clipping, title: str) -> Iterator[Candidate[Names]]:
    """Yield whom the lines around the headline name as authors; *title* is folded as the lines are."""
    return _Header(clipping, title).candidates()


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom the line at place *at* of the clipping names, as offsets in it.

    Attributes:
        is_house: whether it is an agency or desk that signs, or without names merely the staff.
        label: the place of the label above it, -1 where it has none.
    """

    at: int
    names: tuple[Name, ...]
    is_house: bool = False
    label: int = -1


class _Header:
    """The lines around the headline, up to where the text has surely begun, and who they name."""

    def __init__(self, clipping: Clipping, title: str) -> None:
        self._clipping = clipping
        self._outlets = clipping.knowledge.outlets
        self._entries = clipping.entries
        self._own = own_names(clipping)
        self._title, self._repeated = _places_of(clipping, title)
        self._lines = _lines_around(clipping, max(0, self._title))

    def candidates(self) -> Iterator[Candidate[Names]]:
        yield from self._weighed(self._grouped(self._labelled()), _LABELLED, "byline above the text")
        for group in self._grouped(self._beside_dates()):
            weights = _TIDY if self._is_tidy(group) else _DATED
            yield from self._weighed([group], weights, "name beside the date")
        if self._clipping.is_positional:
            yield from self._alone()
            yield from self._houses()

    def _labelled(self) -> Iterator[_Found]:
        """Lines that a label makes a byline, and the lines of names below a label that stands alone."""
        label = -1
        for at in self._lines:
            entry = self._entries[at]
            text, start = content_of(entry)
            if is_label(text):
                label = at
            elif len(text) > _MAX_BYLINE or (entry.role is Role.CAPTION and (label < 0 or len(text) > MAX_NAME)):
                label = -1
            elif byline := self._byline(text):
                yield _found(at, start, byline)
                label = -1
            elif label >= 0:
                found = self._below_label(text, is_first=at == label + 1)
                if found is not None:
                    yield _Found(at, moved(found, start), found == self._house(text), label)
                goes_on = found is not None or text.lower() in _BETWEEN or has_occupation(text)
                goes_on = goes_on and not is_other_label(text)
                label = label if goes_on and at - label <= _MAX_LIST else -1
            else:
                yield from (
                    _Found(at, piece.names, piece.kind is Kind.UNSIGNED)
                    for piece in entry.record
                    if piece.kind in (Kind.BYLINE, Kind.UNSIGNED)
                )

    def _below_label(self, text: str, is_first: bool) -> tuple[Name, ...] | None:
        """Whom a line below a label names: people, or right below it the house that signs."""
        found = self._named(names_on_line(text, self._clipping))
        return found or (self._house(text) if is_first else None)

    def _house(self, text: str) -> tuple[Name, ...] | None:
        house = house_of(text, self._outlets)
        return None if house is None else (Name(text, 0, len(text)),) if house is House.NAMED else ()

    def _byline(self, text: str) -> Byline | None:
        """The byline that *text* is, or has behind its date or time: “30 October 2020 by A”, “10:12 von A”."""
        byline = read_byline(text, self._outlets)
        piece = None if byline else _LAST_PIECE.search(text)
        if piece:
            return shifted(read_byline(text[piece.end() :], self._outlets), piece.end())
        glued = None if byline else _GLUED.search(text[:_MAX_INNER])
        if glued:
            apart = read_byline(f"{_GLUED_LABEL}{text[glued.end() :]}", self._outlets)
            return shifted(apart, glued.end() - len(_GLUED_LABEL)) if apart and apart.names else None
        inner = None if byline else _INNER.search(text[:_MAX_INNER])
        if inner and (has_date(text[: inner.start() + 1]) or _CLOCK.search(text, 0, inner.start() + 1)):
            return shifted(read_byline(text[inner.end() :], self._outlets), inner.end())
        return byline

    def _beside_dates(self) -> Iterator[_Found]:
        """Names in one line with a date, a time or how long ago: “A B, 3 May 2020”, “A B 2 hours ago”."""
        for at in self._lines:
            entry = self._entries[at]
            text, start = content_of(entry)
            if entry.role in (Role.CAPTION, Role.PROSE) or len(text) > _MAX_BYLINE:
                continue
            kinds = [piece.kind for piece in entry.record]
            dated = any(kind in (Kind.DATE, Kind.PUBLISHED, Kind.OUTLET) for kind in kinds)
            for piece in entry.record:
                is_apart = kinds[0] is not Kind.OUTLET or _is_behind_date(piece, entry.record)
                if piece.kind is Kind.NAME and dated and is_apart and _is_name_like(piece.names):
                    yield _Found(at, piece.names)
            if Kind.BYLINE not in kinds and not (dated and Kind.NAME in kinds):
                names = self._named(names_beside_date(text, self._clipping))
                if names and _is_name_like(names):
                    yield _Found(at, moved(names, start))

    def _alone(self) -> Iterator[Candidate[Names]]:
        """Names on lines of their own between headline and text, surer where a date stands next to them."""
        for group in self._grouped(self._bare()):
            first, last = group[0].at, group[-1].at
            dated = any(self._states_date(at) for at in range(first - 2, last + 3) if not first <= at <= last)
            described = any(has_occupation(self._entries[at].text) for at in range(first, last + 1))
            listed = any(has_bullet(self._entries[one.at]) for one in group)
            if last - first >= _MAX_LIST or (listed and not dated) or (not dated and self._is_spoken_of(group)):
                continue
            is_like = all(likeness((name.text,)) is Likeness.NAME for one in group for name in one.names)
            rule = "name beside the line of the date" if dated and is_like else "name below the headline"
            weights = _BY_DATE if dated or described else _ALONE
            if self._is_tidy(group):
                weights = _TIDY
            elif not is_like:
                weights = _UNLIKE
            yield from self._weighed([group], weights, rule)

    def _is_by_agency(self, text: str) -> bool:
        """Whether a line that may credit a picture can be a byline: “A, Reuters”, “A (AFP)”, “A / Madrid”."""
        match = _BY_AGENCY.search(text)
        return match is not None and not (match["place"] and is_agency(match["place"], self._outlets))

    def _houses(self) -> Iterator[Candidate[Names]]:
        """An agency that stands alone on a line next to that of the date."""
        for at in self._lines:
            entry = self._entries[at]
            is_house = at > self._title >= 0 and len(entry.text) <= MAX_PLACE and is_agency(entry.text, self._outlets)
            if is_house and any(self._states_date(near) for near in (at - 1, at + 1)):
                evidence = entry.line.evidence("agency beside the line of the date")
                yield Candidate((entry.text,), _HOUSE_ALONE, evidence)

    def _is_tidy(self, group: list[_Found]) -> bool:
        """Whether *group* is among few lines between headline and text, as in a clipping without a page's menus.

        What stands between the headline and its repetition names a column more often than an author.
        """
        if not self._repeated < group[0].at <= group[-1].at < self._clipping.header:
            return False
        between = (self._entries[at] for at in self._lines if self._repeated < at < self._clipping.header)
        return sum(entry.role is Role.FREE for entry in between) <= _MAX_BETWEEN

    def _bare(self) -> Iterator[_Found]:
        for at in self._lines:
            entry = self._entries[at]
            text, start = content_of(entry)
            if entry.role not in (Role.FREE, Role.CAPTION) or not self._title < at or len(text) > MAX_NAME:
                continue
            if is_other_label(self._entries[at - 1].text if at else ""):
                continue
            if is_other_credit(text) or (entry.role is Role.CAPTION and not self._is_by_agency(text)):
                continue
            if self._title >= 0:
                found = self._named(names_on_line(text, self._clipping)) or placed_names(text)
                if found and _is_name_like(found):
                    one = _Found(at, moved(found, start))
                    if not self._is_spoken_of([one], in_full=True):
                        yield one

    def _weighed(self, groups: list[list[_Found]], weights: Weights, rule: str) -> Iterator[Candidate[Names]]:
        """One candidate a group: the first behind the headline, else the last before it, counts most."""
        best = next((group for group in groups if group[0].at > self._title), groups[-1] if groups else None)
        for group in groups:
            named = [one for one in group if one.names]
            people = [one for one in named if not one.is_house]
            found = [name for one in people or named for name in one.names]
            names = distinct(name.text for name in found if not people or self._is_author(name))
            weight = (weights[likeness(names)] if people else _HOUSE) * (1 if group is best else _OTHER)
            weight *= _PERHAPS_MORE if people and any(map(self._goes_on, people)) else 1
            if group is best and not named:
                evidence = self._entries[group[0].at].line.evidence("byline without a name")
                yield Candidate((), _UNSIGNED, evidence)
            for one in (people or named) if names else ():
                line = self._entries[one.at].line
                evidence = line.evidence(rule, one.names[0].start, one.names[-1].end)
                yield Candidate(names, weight, evidence)

    def _goes_on(self, found: _Found) -> bool:
        """Whether more than what someone does, or for whom, stands behind the names: perhaps another author."""
        behind = self._entries[found.at].text[found.names[-1].end :]
        more = _GOES_ON.match(behind)
        if not more or not more["more"] or more["and"]:
            return more is not None
        is_role = has_occupation(more["more"]) and not is_mere_staff(more["more"].strip())
        return not is_role and self._outlets.by_name(more["more"].strip()) is None

    def _grouped(self, lines: Iterator[_Found]) -> list[list[_Found]]:
        """Lines that follow each other, but for a short one such as a role or a share bar between them."""
        groups: list[list[_Found]] = []
        for line in lines:
            gap = line.at - groups[-1][-1].at if groups else 0
            goes_on = bool(groups) and line.label >= 0 and line.label == groups[-1][-1].label
            if groups and (goes_on or gap <= 1 or (gap == 2 and len(self._entries[line.at - 1].text) <= _MAX_GAP)):
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups

    def _named(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        return tuple(name for name in names if self._is_author(name))

    def _is_author(self, name: Name) -> bool:
        return is_person(name.text, self._clipping) and folded_name(name.text) not in self._own

    def _states_date(self, at: int) -> bool:
        if not 0 <= at < len(self._entries):
            return False
        entry = self._entries[at]
        if any(piece.kind in (Kind.DATE, Kind.PUBLISHED, Kind.UPDATED) for piece in entry.record):
            return True
        return has_date(entry.text)

    def _is_spoken_of(self, group: list[_Found], in_full: bool = False) -> bool:
        """Whether the text speaks of these people: then they are its subjects, or not names at all.

        What introduces its author doesn't count.
        """
        names = [name.text if in_full else name.text.split()[-1] for one in group for name in one.names]
        for entry in self._clipping.entries[self._clipping.header : self._clipping.tail]:
            if entry.role is not Role.PROSE or not any(name in entry.text for name in names):
                continue
            text = _ASIDE.sub("", entry.text[-60:])  # a paragraph may be signed: “…と語った。【山田太郎】”
            if any(name in entry.text[:-60] or name in text for name in names) and not introduced(entry.text):
                return True
        return False


def _is_behind_date(name: Piece, record: tuple[Piece, ...]) -> bool:
    """Whether *name* stands behind the date of its line, as in “Daily Post 3 May 2020 Jane Doe”."""
    before = record[: record.index(name)]
    return (
        any(piece.kind is Kind.DATE for piece in before) and likeness(one.text for one in name.names) is Likeness.NAME
    )


def _is_name_like(names: tuple[Name, ...]) -> bool:
    """Whether *names* are written as names are, with capitals, or in a script without them begin as names do."""
    return names[0].text[0].isupper() or likeness(name.text for name in names) is Likeness.NAME


def _places_of(clipping: Clipping, title: str) -> tuple[int, int]:
    """Where the headline stands and where it is last repeated, -1 if nowhere.

    A page's trail may have it too, further up, which doesn't count.
    """
    places = [at for at, entry in enumerate(clipping.entries[:_MAX_LINES]) if title and title in entry.fold]
    above = [at for at in places if at < clipping.header] or places
    return next(((at, above[-1]) for at in above if above[-1] - at <= _NEAR), (-1, -1))


def _lines_around(clipping: Clipping, title: int) -> range:
    """The lines from a little above the headline to where the text has surely begun: at its second long
    paragraph, for the first may be standfirst or caption; two short ones count as one."""
    paragraphs = 0.0
    last = min(title + _MAX_ZONE, max(clipping.tail, clipping.header))
    for at in range(title, last):
        entry = clipping.entries[at]
        if entry.role is Role.PROSE:
            longest = _WIDE_PARAGRAPH if _WIDE.search(entry.text[:20]) else _PARAGRAPH
            paragraphs += 1 if len(entry.text) >= longest else 0.5
            if paragraphs >= 2:
                last = max(at, clipping.header)
                break
    return range(max(0, title - _ABOVE), last)


def _found(at: int, start: int, byline: Byline) -> _Found:
    names = byline.names or ((byline.house,) if byline.house else ())
    return _Found(at, moved(names, start), not byline.names)
