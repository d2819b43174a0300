"""The authors: who wrote it, without the photographer, the editor, the translator and the paper itself.

What the file states of itself stands in ``stated_authors``, bylines in ``bylines_above``, what stands
below the text in ``signatures``. A byline that names no person but an agency or a desk (“By Reuters”,
“BR24 Redaktion”) gives that as printed, as a citation would; the agency is a field of its own too. One that
names the paper itself, or merely its staff, gives nobody and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.article import Evidence
from archive.extraction.authors.above import signed_above
from archive.extraction.authors.people import Names
from archive.extraction.authors.signatures import signed_below
from archive.extraction.authors.stated import stated_authors
from archive.extraction.folding import folded
from archive.extraction.lines.clipping import Clipping
from archive.extraction.roles import Role
from archive.extraction.vocabulary.sections import is_editorial
from archive.extraction.weighing import Candidate

_FIRM = 0.8
_PARTLY = 0.5


def author_candidates(clipping: Clipping, title: str | None, section: str | None) -> Iterator[Candidate[Names]]:
    """Yield who may be the authors, each time all that one place names, in its order.

    An empty tuple says that the piece is unsigned. *title* and *section* tell an editorial.
    """
    candidates = [
        *stated_authors(clipping),
        *signed_above(clipping, clipping.fold(title)),
        *signed_below(clipping),
        *_unsigned(clipping, section),
    ]
    full = [one for one in candidates if one.weight >= _FIRM and not one.evidence.rule.startswith("name ")]
    spelt: dict[Names, Names] = {}
    for candidate in candidates:
        agencies = _agencies(candidate.value, clipping)
        if agencies:
            yield replace(candidate, value=spelt.setdefault(agencies, candidate.value))
        else:
            yield _completed(candidate, full)


def _agencies(names: Names, clipping: Clipping) -> Names:
    """The agencies that *names* are, as the authority file calls them, so that their spellings agree; none if
    one of them isn't."""
    outlets = [clipping.knowledge.outlets.by_name(name) for name in names]
    known = tuple(outlet.name for outlet in outlets if outlet and outlet.is_agency)
    return known if len(known) == len(names) else ()


def _completed(candidate: Candidate[Names], full: list[Candidate[Names]]) -> Candidate[Names]:
    """*candidate*, or where it names only some of those that a firm one names, or only their first names, a
    weaker one for all: places that list fewer don't speak against one that lists more."""
    for other in full:
        if candidate.value and _is_part(candidate.value, other.value):
            evidence = replace(candidate.evidence, rule=f"{candidate.evidence.rule}, not all of them")
            return Candidate(other.value, candidate.weight * _PARTLY, evidence)
    return candidate


def _is_part(names: Names, others: Names) -> bool:
    """Whether all *names* are among *others* or begin one of them, which say more."""
    few, many = [folded(name) for name in names], [folded(name) for name in others]
    if len(few) > len(many) or set(few) >= set(many):
        return False
    return all(any(f"{other} ".startswith(f"{name} ") for other in many) for name in few)


def _unsigned(clipping: Clipping, section: str | None) -> Iterator[Candidate[Names]]:
    """That nobody signs: the paper's own editorial, or a byline without a name."""
    for entry, match in clipping.sign_offs():
        if is_editorial(match["section"]):
            yield Candidate((), 0.7, entry.line.evidence("unsigned editorial: signed for the paper below the text"))
    for entry in clipping.above():
        if entry.role is Role.FREE and entry.fold.endswith(" editorial"):
            yield Candidate((), 0.7, entry.line.evidence("unsigned editorial: signed for the paper in the headline"))
    if section and is_editorial(section):
        yield Candidate((), 0.4, Evidence("unsigned editorial: it stands in that section", None, None, section))
