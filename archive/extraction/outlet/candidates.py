"""The outlet: in which newspaper, station or site the clipping appeared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from archive.article import Evidence
from archive.extraction.folding import folded, folded_name
from archive.extraction.lines.clipping import Clipping
from archive.extraction.outlet.itself import self_candidates
from archive.extraction.outlet.lines import addresses, line_candidates
from archive.extraction.outlet.metadata import addressed, metadata_candidates, site_labels, stated_names
from archive.extraction.outlet.names import MAX_OUTLET, compact, holder, is_host
from archive.extraction.outlet.voice import voice_candidates
from archive.extraction.roles import Role
from archive.extraction.weighing import Candidate

_SPELLED = 0.5


def outlet_candidates(clipping: Clipping, language: str | None = None) -> Iterator[Candidate[str]]:
    """Yield what may be the outlet; names that the authority file knows come in its spelling.

    *language*, that of the text, tells words from names of papers in other languages. Of outlets that
    share a name, the one is meant whose address or handle the clipping has.
    """
    near = _near(clipping)
    found = [
        *metadata_candidates(clipping),
        *line_candidates(clipping, own_names(clipping), language),
        *self_candidates(clipping, language),
        *voice_candidates(clipping, language),
        *_file_name(clipping),
    ]
    by_name = clipping.knowledge.outlets.by_name
    meant = [replace(one, value=outlet.name) if near and (outlet := by_name(one.value, near)) else one for one in found]
    yield from _spelled_alike(meant, clipping)


def own_names(clipping: Clipping) -> frozenset[str]:
    """Return the folded names that the file gives its outlet outside of headlines."""
    rights = (holder(entry.text) for entry in clipping.entries if entry.role is Role.COPYRIGHT)
    names = {folded_name(name) for name in (*stated_names(clipping), *rights) if name}
    known = (clipping.knowledge.outlets.by_name(name) for name in names)
    return frozenset(names | {folded_name(name) for outlet in known if outlet for name in outlet.sure_names})


def _near(clipping: Clipping) -> frozenset[str]:
    """The outlets whose address or handle the clipping has."""
    entries = [
        entry
        for at, entry in enumerate(clipping.entries)
        if at >= clipping.tail or entry.role in (Role.NOTE, Role.FURNITURE)
    ]
    found = (*addressed(clipping), *(one for entry in entries for one in addresses(entry, clipping)))
    return frozenset(candidate.value for candidate in found)


def _spelled_alike(candidates: list[Candidate[str]], clipping: Clipping) -> Iterator[Candidate[str]]:
    """*candidates*, those that an address spells as one (“Golem.de”, “golem”) under the best name of them."""
    labels = site_labels(clipping)
    best: dict[str, Candidate[str]] = {}
    for candidate in candidates:
        key = compact(candidate.value)
        if key not in best or _rank(candidate, clipping) > _rank(best[key], clipping):
            best[key] = candidate
    for candidate in candidates:
        yield replace(candidate, value=best[compact(candidate.value)].value)
    for key, candidate in best.items():
        if key in labels and candidate.evidence.start is None:
            yield Candidate(candidate.value, _SPELLED, Evidence("spelled like the site’s address", None, None, key))


def _rank(candidate: Candidate[str], clipping: Clipping) -> tuple[bool, bool, float]:
    known = clipping.knowledge.outlets.by_name(candidate.value)
    return known is not None and known.name == candidate.value, not is_host(candidate.value), candidate.weight


def _file_name(clipping: Clipping) -> Iterator[Candidate[str]]:
    """An outlet's domain or name in the file's path."""
    path = PurePosixPath(clipping.name)
    for piece in (path.stem, *path.parts[:-1]):
        words = folded(piece).split()
        for size in range(min(6, len(words)), 0, -1):
            name = " ".join(words[:size])
            outlet = clipping.knowledge.outlets.by_name(name) or clipping.knowledge.outlets.by_domain(piece)
            if outlet and (size > 1 or "".join(words[1:]).isdigit()):
                yield Candidate(outlet.name, 0.35, Evidence("file name", None, None, piece[:MAX_OUTLET]))
                break
