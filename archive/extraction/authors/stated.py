"""Whom a file itself states as its authors: front matter, JSON-LD, meta tags and a page's bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.article import Embedded
from archive.extraction.authors.people import Names, Weights, distinct, is_person, likeness
from archive.extraction.folding import folded_name
from archive.extraction.lines.clipping import Clipping
from archive.extraction.outlet.candidates import own_names
from archive.extraction.people.bylines import (
    House,
    has_label,
    house_of,
    is_agency,
    is_label,
    is_other_credit,
    read_byline,
)
from archive.extraction.people.names import MAX_NAME, names_in
from archive.extraction.vocabulary.given_names import begins_as_name
from archive.extraction.vocabulary.occupations import has_occupation
from archive.extraction.weighing import Candidate

_PLACES: dict[tuple[str, str], Weights] = {
    ("front matter", "author"): (0.97, 0.97, 0.97),
    ("front matter", "authors"): (0.97, 0.97, 0.97),
    ("front matter", "byline"): (0.95, 0.95, 0.95),
    ("JSON Lines", "author"): (0.97, 0.97, 0.97),
    ("JSON-LD", "author"): (0.6, 0.87, 0.93),
    ("JSON-LD", "author.organization"): (0.5, 0.6, 0.8),
    ("meta", "author"): (0.4, 0.7, 0.72),
    ("meta", "byl"): (0.4, 0.7, 0.8),
    ("meta", "byline"): (0.4, 0.7, 0.8),
    ("meta", "citation_author"): (0.5, 0.8, 0.9),
    ("meta", "parsely-author"): (0.4, 0.7, 0.8),
    ("meta", "sailthru.author"): (0.4, 0.65, 0.8),
    ("meta", "dc.creator"): (0.4, 0.65, 0.75),
    ("meta", "dcterms.creator"): (0.4, 0.65, 0.75),
    ("meta", "article:author"): (0.3, 0.6, 0.7),
    ("meta", "cxenseparse:author"): (0.4, 0.65, 0.8),
    ("meta", "mrf:authors"): (0.4, 0.65, 0.8),
    ("meta", "twitter:written by"): (0.6, 0.65, 0.75),
    ("OpenGraph", "article:author"): (0.3, 0.6, 0.8),
    ("OpenGraph", "article:author_name"): (0.3, 0.6, 0.8),
    ("OpenGraph", "og:author"): (0.3, 0.6, 0.8),
}
_MARKUP: dict[str, Weights] = {
    "byline markup": (0.45, 0.6, 0.88),
    "byline text": (0.35, 0.55, 0.85),
    "author link": (0.3, 0.55, 0.8),
}
_HOUSE = 0.7
_FURTHER = 0.2
_ITSELF = 0.35
_ADDRESS = re.compile(
    r"https?://\S*?/(?:\w*author\w*|\w*autor\w*|auteurs?|people|profiles?|by|reporters?|writers?|journalists?|"
    r"contributors?|columnists?|staff|team)/(?P<slug>[a-z]{2,20}(?:-[a-z]{1,20}){1,3})/?",
    re.IGNORECASE,
)
_NOISE = re.compile(r"https?://|www\.|@|\d{3}|\(image\b|\.(?:com|org|net|de|it|fr|es|co|eu)\b", re.IGNORECASE)
_INITIALS = re.compile(r"[a-zäöü]{2,5}/[a-zäöü]{2,6}(?:\s?[;,/]\s?[a-zäöü]{2,6}){0,4}")
_ADDRESSES = re.compile(r"@\w|https?://|www\.|\S{1,60}@\S{3,60}\Z")
_CREDENTIALS = re.compile(r"(?:[A-Z][A-Za-z]{0,2}\.?){2,4}")
_MAX_SKIPPED = 2
_ABOUT = re.compile(
    r"(?:view all posts|more (?:articles|stories|posts)|all posts|posts|about|alles|alle beiträge|alle artikel|"
    r"pressemitteilung|mehr|tous les articles|ver todos los artículos)\s+(?:by|von|from|par|de|por)\s+",
    re.IGNORECASE,
)
_BETWEEN = " | "
_PARTS = re.compile(r"\s*[;|,]\s+|\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place states.

    Attributes:
        names: people; the houses that sign where no person does; none where it is the paper itself.
    """

    names: tuple[str, ...]
    is_house: bool = False


def stated_authors(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Yield one candidate a place: a list in one place is one statement.

    Of the bylines in a page's markup the first behind its headline is taken for the article's, the
    others, which mostly are those of other articles, count little.
    """
    own = own_names(clipping) | _organizations(clipping)
    yield from _listed(clipping, own)
    yield from _in_markup(clipping, own)
    for one in clipping.embedded("OpenGraph", "article:author"):
        match = _ADDRESS.fullmatch(one.value)
        if match:
            name = match["slug"].replace("-", " ").title()
            if is_person(name, clipping) and names_in(name, single=False):
                yield Candidate((name,), 0.4, clipping.stated(one, "the name in its address"))


def _organizations(clipping: Clipping) -> frozenset[str]:
    """The folded names of organisations that a page gives as authors and that are no agencies or desks: mostly the
    paper under another name."""
    stated = (one.value for one in clipping.embedded("JSON-LD", "author.organization"))
    outlets = clipping.knowledge.outlets
    return frozenset(
        folded_name(name) for name in stated if not begins_as_name(name) and house_of(name, outlets) is not House.NAMED
    )


def _listed(clipping: Clipping, own: frozenset[str]) -> Iterator[Candidate[Names]]:
    """What front matter, JSON-LD and meta tags list, all values of one name together."""
    places: dict[tuple[str, str], list[Embedded]] = {}
    for one in clipping.part.embedded:
        if (one.scheme, one.name) in _PLACES:
            places.setdefault((one.scheme, one.name.removesuffix(".organization")), []).append(one)
    for place, values in places.items():
        yield from _together([(one, _statement(one, clipping, own)) for one in values], _PLACES[place], clipping)


def _together(
    stated: list[tuple[Embedded, Statement | None]], weights: Weights, clipping: Clipping
) -> Iterator[Candidate[Names]]:
    """The people of all values; where there are none, the houses; where these are the paper itself, nobody."""
    given = [(one, statement) for one, statement in stated if statement is not None]
    people = [(one, statement) for one, statement in given if not statement.is_house]
    named = people or [(one, statement) for one, statement in given if statement.names]
    names = distinct(name for _, statement in named for name in statement.names)
    weight = weights[likeness(names)] if people else min(_HOUSE, weights[-1])
    for one, _ in named:
        yield Candidate(names, weight, clipping.stated(one))
    if given and not named:
        yield Candidate((), _ITSELF, clipping.stated(given[0][0], "which is the paper itself"))


def _in_markup(clipping: Clipping, own: frozenset[str]) -> Iterator[Candidate[Names]]:
    """The bylines of a page, which the reader gives as they stand behind its headline, then those before it."""
    first: Names = ()
    for one in clipping.part.embedded:
        statement = _byline(one.value, clipping, own) if one.scheme in _MARKUP else None
        if statement and statement.names:
            names = distinct(statement.names)
            first = first or names
            weights = _MARKUP[one.scheme]
            weight = min(_HOUSE, weights[-1]) if statement.is_house else weights[likeness(names)]
            yield Candidate(names, weight * (1 if names == first else _FURTHER), clipping.stated(one))


def _statement(one: Embedded, clipping: Clipping, own: frozenset[str]) -> Statement | None:
    """What one value states; an empty list of names that it is the paper itself; None that it is no name."""
    if one.name == "citation_author" and one.value.count(",") == 1:
        last, first = one.value.split(",")
        return Statement((f"{first.strip()} {last.strip()}",))
    return _byline(one.value, clipping, own)


def _byline(value: str, clipping: Clipping, own: frozenset[str]) -> Statement | None:
    """What a value states, be it a name, several, or a whole byline in pieces."""
    whole = value.strip(" ,;|·•–—-")[:2_000]
    if house_of(whole, clipping.knowledge.outlets) is House.MERE:
        return Statement((), True)
    if folded_name(whole) in own and not begins_as_name(whole):
        return Statement((), True)
    if _INITIALS.fullmatch(whole):
        return Statement(tuple(_PARTS.split(whole)), True)
    names: list[str] = []
    houses: list[str] = []
    skipped, labelled = 0, False
    for piece in _PARTS.split(whole):
        piece = _ABOUT.sub("", piece.strip(" ,:·•–—-[]"))
        if not piece or _is_between(piece) or _ADDRESSES.match(piece) or (names and _CREDENTIALS.fullmatch(piece)):
            continue
        if is_label(piece):
            labelled = True
            continue
        found, house = _piece(piece, clipping, own)
        found = [name for name in found if not names or _goes_on(name, names[0], piece)]
        names += found
        if house and not names:
            houses += [house] if not houses or is_agency(house, clipping.knowledge.outlets) else []
        elif not found and not has_occupation(piece):
            skipped += 1
            if names or houses or labelled or skipped > _MAX_SKIPPED:
                break
    if names:
        return Statement(tuple(names))
    return Statement(tuple(houses), True) if houses else None


def _goes_on(name: str, first: str, piece: str) -> bool:
    """Whether *name*, found in a further piece of a byline, is another author rather than a role or a place."""
    if has_occupation(piece) or not first.isascii():
        return begins_as_name(name)
    return " " in name or " " not in first


def _is_between(piece: str) -> bool:
    return piece.lower() in ("and", "und", "et", "y", "e", "en", "och", "og", "&", "i", "и", "by", "von", "par", "por")


def _piece(piece: str, clipping: Clipping, own: frozenset[str]) -> tuple[list[str], str]:
    """The people in one piece of a byline, or the house that it names."""
    outlets = clipping.knowledge.outlets
    if is_other_credit(piece) or _NOISE.search(piece):
        return [], ""
    byline = read_byline(piece, outlets)
    if byline:
        return [name.text for name in byline.names], byline.house.text if byline.house else ""
    if folded_name(piece) in own or has_label(piece):
        return [], ""
    is_house = house_of(piece, outlets) is House.NAMED
    found = [name.text for name in names_in(piece)]
    people = [name for name in found if is_person(name, clipping) and folded_name(name) not in own]
    if people and not (is_house and len(people) < len(found)):
        return people, ""
    if is_house:
        return [], piece[:MAX_NAME]
    return [], ""
