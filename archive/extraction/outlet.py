"""The outlet: in which newspaper, station or site the clipping appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from archive.article import Evidence
from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping, Entry
from archive.extraction.folding import folded, folded_name
from archive.extraction.headlines import split_headline
from archive.extraction.labels import Kind
from archive.extraction.outlets import Outlet, OutletAuthority
from archive.extraction.roles import Role

MAX_OUTLET = 200
_EMBEDDED = {
    ("front matter", "outlet"): 0.97,
    ("front matter", "publication"): 0.95,
    ("front matter", "newspaper"): 0.95,
    ("front matter", "publisher"): 0.9,
    ("front matter", "source"): 0.9,
    ("front matter", "site"): 0.85,
    ("JSON Lines", "outlet"): 0.97,
    ("OpenGraph", "og:site_name"): 0.86,
    ("JSON-LD", "publisher"): 0.86,
    ("JSON-LD site", "name"): 0.75,
    ("meta", "publisher"): 0.6,
    ("meta", "dc.publisher"): 0.7,
    ("meta", "dcterms.publisher"): 0.7,
    ("meta", "citation_publisher"): 0.6,
    ("meta", "application-name"): 0.6,
    ("meta", "copyright"): 0.35,
    ("meta", "source"): 0.5,
}
_LINKS = {
    ("canonical link", "url"): 0.7,
    ("OpenGraph", "og:url"): 0.7,
    ("JSON-LD", "url"): 0.6,
    ("front matter", "url"): 0.7,
    ("JSON Lines", "url"): 0.7,
}
_LABEL = re.compile(r"(?:source|来源|quelle|fuente)\s?[:：]", re.IGNORECASE)
_HANDLES = {("meta", "twitter:site"): 0.6}
_ADDRESS = re.compile(
    r"(?<![\w@])(?:[\w.+-]{1,64}@|https?://|www\.)(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w.@])@(?P<handle>\w{2,30})(?![\w.]*@)")
_RIGHTS = re.compile(
    r"copyright|©️?|ⓒ|\(c\)|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?|all rights reserved|"
    r"alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|版权所有|未经许可不得转载|"
    r"جميع الحقوق محفوظة|كافة الحقوق محفوظة|"
    r"\b(?:ltd|limited|inc|llc|gmbh|plc|newspapers|media group|publishing|group|co)\b\.?|\bby\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[|–—-]\s+|[：:(（]\s*|[)）]")
_AROUND = " \t,;:|·•"
_EDGES = " \t.,;:|–—-·/•()[]"


def outlet_candidates(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Yield what may be the outlet; names that the authority file knows come in its spelling.

    Of outlets that share a name, the one is meant whose address or handle the clipping has.
    """
    addressed = [*_linked(clipping), *_addresses(clipping)]
    near = frozenset(candidate.value for candidate in addressed)
    yield from addressed
    for rule in (_embedded, _headlines, _above, _below, _notes, _file_name):
        for candidate in rule(clipping):
            outlet = clipping.knowledge.outlets.by_name(candidate.value, near) if near else None
            yield replace(candidate, value=outlet.name) if outlet else candidate


def own_names(clipping: Clipping) -> frozenset[str]:
    """Return the folded names that the file gives its outlet outside of headlines."""
    stated = (one.value for one in clipping.part.embedded if _EMBEDDED.get((one.scheme, one.name), 0) >= 0.6)
    rights = (_rights_holder(entry.text) for entry in clipping.entries if entry.role is Role.COPYRIGHT)
    names = {folded_name(name) for name in (*stated, *rights) if name}
    known = (clipping.knowledge.outlets.by_name(name) for name in names)
    return frozenset(
        names | {folded_name(name) for outlet in known if outlet for name in (outlet.name, *outlet.aliases)}
    )


def _linked(clipping: Clipping) -> Iterator[Candidate[str]]:
    """The outlets whose domain or handle the page's metadata states."""
    outlets = clipping.knowledge.outlets
    for one in clipping.part.embedded:
        place = (one.scheme, one.name)
        host = urlsplit(one.value).hostname if place in _LINKS and "://" in one.value[:10] else None
        if host:
            outlet = outlets.by_domain(host)
            if outlet:
                yield Candidate(outlet.name, _LINKS[place], clipping.stated(one, "its domain"))
        elif place in _HANDLES:
            outlet = outlets.by_handle(one.value)
            if outlet:
                yield Candidate(outlet.name, _HANDLES[place], clipping.stated(one, "a handle"))


def _embedded(clipping: Clipping) -> Iterator[Candidate[str]]:
    """The names that the page's metadata gives its outlet."""
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        if weight and "://" not in one.value and not _LABEL.match(one.value):
            outlet = _outlet_in(one.value, clipping.knowledge.outlets)
            yield _candidate(one.value, outlet, weight, clipping.stated(one))


def _outlet_in(text: str, outlets: OutletAuthority) -> Outlet | None:
    """The outlet that *text* names as a whole, or beside a slogan or an abbreviation."""
    parts = (text, *_PARTS.split(text, maxsplit=4)) if len(text) <= MAX_OUTLET else ()
    return next((outlet for outlet in map(outlets.by_name, parts) if outlet), None)


def _headlines(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Names beside the headline, in the page's title or above the text."""
    outlets, own = clipping.knowledge.outlets, own_names(clipping)
    for one in clipping.embedded("HTML title", "title"):
        split = split_headline(one.value, outlets, own)
        if split:
            name = one.value[split.outlet_start : split.outlet_end]
            yield _candidate(
                name,
                split.outlet,
                0.7 if split.outlet else 0.5,
                Evidence("HTML title, beside the headline", None, None, name),
            )
    if not clipping.is_positional:
        return
    for entry in clipping.above():
        split = split_headline(entry.text, outlets, own) if entry.role is Role.FREE else None
        if split:
            rule = "signed in the headline" if split.kind else "beside the headline"
            weight = 0.86 if split.outlet else 0.7 if split.is_sure else 0.5
            evidence = entry.line.evidence(rule, split.outlet_start, split.outlet_end)
            yield _candidate(evidence.quote, split.outlet, weight, evidence)


def _above(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Mastheads and what record lines above the text name."""
    for at, entry in enumerate(clipping.entries):
        if at >= clipping.header and at < clipping.tail:
            continue
        outlet = clipping.knowledge.outlets.by_name(entry.text) if len(entry.text) <= 80 else None
        if outlet and at < clipping.header and clipping.is_positional:
            weight = 0.4 if outlet.is_agency else 0.86
            yield Candidate(outlet.name, weight, entry.line.evidence("masthead above the text"))
        yield from _of_record(entry, 1.0 if at < clipping.header else 0.8)


def _of_record(entry: Entry, share: float) -> Iterator[Candidate[str]]:
    for piece in entry.record:
        name = entry.text[piece.start : piece.end]
        if piece.kind is Kind.SOURCE:
            weight = (0.3 if piece.outlet and piece.outlet.is_agency else 0.88 if piece.outlet else 0.7) * share
            if "://" not in name and "@" not in name:
                evidence = entry.line.evidence(f"named after “{piece.label}”", piece.start, piece.end)
                yield _candidate(name, piece.outlet, weight, evidence)
        elif piece.kind is Kind.OUTLET and piece.outlet:
            weight = (0.25 if piece.outlet.is_agency else 0.85) * share
            yield Candidate(
                piece.outlet.name, weight, entry.line.evidence("named beside date or author", piece.start, piece.end)
            )


def _below(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Sign-offs and copyright lines."""
    for entry, match in clipping.sign_offs():
        outlet = clipping.knowledge.outlets.by_name(match["outlet"])
        yield _candidate(
            match["outlet"],
            outlet,
            0.86 if outlet else 0.6,
            entry.line.evidence("sign-off below the text", *match.span("outlet")),
        )
    for entry in clipping.entries:
        if entry.role is Role.COPYRIGHT:
            yield from _rights(entry, clipping)


def _rights(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    mention = next(iter(clipping.knowledge.outlets.mentions(entry.text)), None)
    holder = _rights_holder(entry.text)
    outlet = mention.outlet if mention else clipping.knowledge.outlets.by_name(holder) if holder else None
    if mention and outlet:
        evidence = entry.line.evidence("copyright line", mention.start, mention.end)
        yield Candidate(outlet.name, 0.3 if outlet.is_agency and _is_wire(clipping) else 0.75, evidence)
    elif holder and 1 < len(holder.split()) <= 5 and len(holder) <= 60:
        yield _candidate(holder, outlet, 0.35, entry.line.evidence("copyright line"))


def _is_wire(clipping: Clipping) -> bool:
    """Whether a copyright of an agency says nothing of the outlet: the clipping names another."""
    return any(entry.record and any(piece.kind is Kind.OUTLET for piece in entry.record) for entry in clipping.above())


def _rights_holder(text: str) -> str:
    """The name in a copyright line, without its formula and year."""
    return _RIGHTS.sub(" ", text).strip(_EDGES) if len(text) <= 200 else ""


def _addresses(clipping: Clipping) -> Iterator[Candidate[str]]:
    """The outlets of addresses and handles outside of the text."""
    outlets = clipping.knowledge.outlets
    for at, entry in enumerate(clipping.entries):
        if entry.role not in (Role.NOTE, Role.FURNITURE) and at < clipping.tail:
            continue
        for match in _ADDRESS.finditer(entry.text[:2_000]):
            outlet = outlets.by_domain(match["host"])
            if outlet:
                yield Candidate(
                    outlet.name, 0.6, entry.line.evidence("address outside of the text", *match.span("host"))
                )
        for match in _HANDLE.finditer(entry.text[:2_000]):
            outlet = outlets.by_handle(match["handle"])
            if outlet:
                yield Candidate(outlet.name, 0.4, entry.line.evidence("handle outside of the text", *match.span()))


def _notes(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Outlets that notes name."""
    for at, entry in enumerate(clipping.entries):
        if entry.role is Role.NOTE or at >= clipping.tail:
            yield from _mentions(entry, clipping)


def _mentions(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    seen: set[Outlet] = set()
    for mention in clipping.knowledge.outlets.mentions(entry.text[:2_000]):
        if mention.outlet not in seen and not mention.outlet.is_agency and entry.role is not Role.CAPTION:
            seen.add(mention.outlet)
            yield Candidate(
                mention.outlet.name, 0.55, entry.line.evidence("named in a note", mention.start, mention.end)
            )


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


def _candidate(name: str, outlet: Outlet | None, weight: float, evidence: Evidence) -> Candidate[str]:
    value = outlet.name if outlet else " ".join(name.split())[:MAX_OUTLET].strip(_AROUND) or name[:MAX_OUTLET]
    return Candidate(value, weight, evidence)
