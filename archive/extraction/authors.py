"""The authors: who wrote it, without the photographer, the agency and the paper itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.article import Evidence
from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping, Entry
from archive.extraction.folding import folded, folded_name
from archive.extraction.labels import Kind
from archive.extraction.names import MAX_NAME, MAX_NAMES, is_name, names_in, placed_names
from archive.extraction.outlet import own_names
from archive.extraction.record import Piece
from archive.extraction.roles import Role
from archive.extraction.sections import is_editorial, is_section_word

Names = tuple[str, ...]

_EMBEDDED = {
    ("front matter", "author"): 0.97,
    ("front matter", "authors"): 0.97,
    ("front matter", "byline"): 0.95,
    ("JSON Lines", "author"): 0.97,
    ("JSON-LD", "author"): 0.86,
    ("meta", "author"): 0.75,
    ("meta", "byl"): 0.75,
    ("meta", "byline"): 0.75,
    ("meta", "citation_author"): 0.8,
    ("meta", "parsely-author"): 0.75,
    ("meta", "sailthru.author"): 0.7,
    ("meta", "dc.creator"): 0.7,
    ("meta", "dcterms.creator"): 0.7,
    ("meta", "article:author"): 0.6,
    ("OpenGraph", "article:author"): 0.65,
    ("byline markup", "author"): 0.7,
    ("byline text", "author"): 0.62,
}
_BY = re.compile(
    r"(?:(?:words?|text|story|report|written|reporting)(?: and (?:pictures|photos))? by|by|par|"
    r"propos recueillis par|von|por|di|door|av|af|作者|记者|文|بقلم|كتبت?)"
    r"\s*[:：/]?\s+|(?:作者|记者|文)\s*[:：/]\s*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"https?://|www\.|@|\d{3}|\.(?:com|org|net)\b", re.IGNORECASE)
_BIO = re.compile(
    r"(?P<name>[^\W\d_][^,.!?:;]{2,60}?)(?:,? (?:is|was|teaches|writes|works|directs|covers|reports|serves|"
    r"lectures|holds|edits|chairs|runs|studies|declares)\b"
    r"|[’']s? (?:column|most recent book|latest book|new book|book)\b)"
)
_REPORTING = re.compile(
    r"\(?(?:additional |further )?(?:reporting|writing)(?: and writing)? (?:by|from) (?P<names>[^;.()]{3,200})",
    re.IGNORECASE,
)
_MAX_BIO = 900
LAST = 3
"""How many paragraphs at the end of a text may be notes on its author or its paper."""


_DESK_NAMES = (
    "admin,administrator,editor,editors,webmaster,staff,staff writer,staff reporter,news desk,online desk,web desk,"
    "redaktion,rédaction,redacción,author,guest"
)
_DESKS = frozenset(map(folded, _DESK_NAMES.split(",")))


def author_candidates(clipping: Clipping, title: str | None, section: str | None) -> Iterator[Candidate[Names]]:
    """Yield who may be the authors, each time all that one place names, in its order.

    An empty tuple says that the piece is unsigned. *title* and *section* tell an editorial.
    """
    yield from _embedded(clipping)
    yield from _bylines(clipping)
    yield from _bare_names(clipping, clipping.fold(title))
    yield from _below(clipping)
    yield from _unsigned(clipping, section)


def _embedded(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """One candidate for each place that states authors: a list of them is one statement."""
    places: dict[tuple[str, str], list[Evidence]] = {}
    names: dict[tuple[str, str], list[str]] = {}
    own = own_names(clipping)
    for one in clipping.part.embedded:
        place = (one.scheme, one.name)
        if place in _EMBEDDED:
            people = (name for name in _split(one.value, one.name) if _is_person(name, clipping))
            found = [name for name in people if folded_name(name) not in own]
            if found:
                places.setdefault(place, []).append(clipping.stated(one))
                names.setdefault(place, []).extend(found)
    for place, evidence in places.items():
        for one_evidence in evidence:
            yield Candidate(_distinct(names[place]), _EMBEDDED[place], one_evidence)


def _split(value: str, name: str) -> list[str]:
    """The names in a value that metadata gives, which may be one, several, or a whole byline."""
    text = _BY.sub("", value, count=1) if _BY.match(value) else value
    text = text.strip(" ,;|·•–—-")[:2_000]
    if name == "citation_author" and text.count(",") == 1:
        last, first = text.split(",")
        return [f"{first.strip()} {last.strip()}"]
    found = [one.text for one in names_in(text)]
    if found:
        return found
    return [text] if len(text) <= MAX_NAME and not _NOT_A_NAME.search(text) and 1 <= len(text.split()) <= 6 else []


def _is_person(name: str, clipping: Clipping) -> bool:
    outlets = clipping.knowledge.outlets
    return not (outlets.by_name(name) or is_section_word(name) or _NOT_A_NAME.search(name) or folded(name) in _DESKS)


def _bylines(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Bylines above the text, taken together, and those below it."""
    above = [(entry, piece) for entry in clipping.above() for piece in entry.record if piece.kind is Kind.BYLINE]
    yield from _together(above, clipping, 0.87, "byline above the text")
    if not above:
        below = [(entry, piece) for entry in clipping.below() for piece in entry.record if piece.kind is Kind.BYLINE]
        yield from _together(below, clipping, 0.6, "byline below the text")


def _together(
    found: list[tuple[Entry, Piece]], clipping: Clipping, weight: float, rule: str
) -> Iterator[Candidate[Names]]:
    names = _distinct(name.text for _, piece in found for name in piece.names if _is_person(name.text, clipping))
    for entry, piece in found:
        if names:
            yield Candidate(names, weight, entry.line.evidence(rule, piece.start, piece.end))


def _bare_names(clipping: Clipping, title: str) -> Iterator[Candidate[Names]]:
    """A name alone on a line below the headline, with a place, or beside outlet and date."""
    entries = clipping.entries[: clipping.header]
    headline = max((at for at, entry in enumerate(entries) if title and title in entry.fold), default=len(entries))
    for at, entry in enumerate(entries):
        if entry.role is Role.RECORD and any(
            piece.kind in (Kind.DATE, Kind.PUBLISHED, Kind.OUTLET) for piece in entry.record
        ):
            kinds = [piece.kind for piece in entry.record]
            for piece in entry.record:
                names = _distinct(name.text for name in piece.names if _is_person(name.text, clipping))
                if piece.kind is Kind.NAME and names and kinds[0] is not Kind.OUTLET:
                    yield Candidate(names, 0.62, entry.line.evidence("name beside the date", piece.start, piece.end))
        elif entry.role is Role.FREE and at > headline and clipping.is_positional and len(entry.text) <= MAX_NAME:
            yield from _alone(entry, clipping)


def _alone(entry: Entry, clipping: Clipping) -> Iterator[Candidate[Names]]:
    found = [name for name in placed_names(entry.text) if _is_person(name.text, clipping)]
    if found:
        evidence = entry.line.evidence("name below the headline", found[0].start, found[-1].end)
        yield Candidate(_distinct(name.text for name in found), 0.65, evidence)


def _below(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """The note on the author, reporters that a note credits, and a name that signs the text."""
    for entry in clipping.entries[clipping.header :]:
        if entry.role is Role.NOTE:
            credited = _REPORTING.match(entry.text)
            names = _distinct(one.text for one in names_in(credited["names"])) if credited else ()
            if credited and names:
                yield Candidate(names, 0.4, entry.line.evidence("credit to reporters", *credited.span("names")))
    for at, name in biographies(clipping).items():
        if _is_person(name, clipping):
            evidence = clipping.entries[at].line.evidence("note on the author below the text", 0, len(name))
            yield Candidate((name,), 0.62, evidence)
    signed = next(iter(clipping.below()), None)
    if signed and clipping.is_plain and len(signed.text) <= MAX_NAME:
        name = signed.text.lstrip("—–- ")
        if name != signed.text and is_name(name) and _is_person(name, clipping):
            yield Candidate(
                (name,), 0.45, signed.line.evidence("signature below the text", len(signed.text) - len(name))
            )


def biographies(clipping: Clipping) -> dict[int, str]:
    """Return whom the last paragraphs introduce, by their places: the notes on authors that end a text.

    Such a paragraph begins with a full name and says what that person is or does, and the text before
    doesn't speak of them (the byline may).
    """
    found = {}
    for at in range(max(clipping.header + 1, clipping.tail - LAST), min(clipping.tail + LAST, len(clipping.entries))):
        entry = clipping.entries[at]
        match = (
            _BIO.match(entry.text) if len(entry.text) <= _MAX_BIO and entry.role in (Role.FREE, Role.PROSE) else None
        )
        if match and is_name(match["name"]):
            last = match["name"].split()[-1]
            if not any(last in before.text for before in clipping.entries[clipping.header : at]):
                found[at] = match["name"]
    return found


def _unsigned(clipping: Clipping, section: str | None) -> Iterator[Candidate[Names]]:
    """That nobody signs: the paper's own editorial, or a byline without a name."""
    for entry, match in clipping.sign_offs():
        if is_editorial(match["section"]):
            yield Candidate((), 0.7, entry.line.evidence("unsigned editorial: signed for the paper below the text"))
    for entry in clipping.above():
        if any(piece.kind is Kind.UNSIGNED for piece in entry.record):
            yield Candidate((), 0.6, entry.line.evidence("byline without a name"))
        elif entry.role is Role.FREE and entry.fold.endswith(" editorial"):
            yield Candidate((), 0.7, entry.line.evidence("unsigned editorial: signed for the paper in the headline"))
    if section and is_editorial(section):
        yield Candidate((), 0.4, Evidence("unsigned editorial: it stands in that section", None, None, section))


def _distinct(names: Iterator[str] | list[str]) -> Names:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), " ".join(name.split())[:MAX_NAME])
    return tuple(found.values())[:MAX_NAMES]
