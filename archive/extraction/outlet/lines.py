"""What the lines around a text say of its outlet: mastheads, record lines, copyright, sign-offs, addresses.

Agencies are named everywhere and are hardly ever the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extraction.authorities.outlets import Mention, Outlet
from archive.extraction.folding import folded
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.lines.headlines import split_headline
from archive.extraction.outlet.names import MAX_OUTLET, holder, is_company, is_host, without_company
from archive.extraction.people.names import is_name
from archive.extraction.roles import Role
from archive.extraction.vocabulary.labels import Kind
from archive.extraction.vocabulary.phrases import SHARE
from archive.extraction.vocabulary.sections import is_section_word
from archive.extraction.weighing import Candidate

MAX_LINES = 3_000
_MAX_HEADER = 12
_AGENCY = 0.2
"""What an agency's name is worth in most places: the text may be its, the outlet seldom is."""
_WORD = re.compile(r"\S+")
_MAX_WORDS = 6
_NUMBERED = re.compile(r"[0-9]{1,3}[.)]\s|[*+•]\s")
_CREDIT = re.compile(r"/|\bvia\b|photo|foto|bild|image|getty|alamy|imago|picture alliance", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<![\w@])(?P<mail>[\w.+-]{1,64}@|https?://|www\.)(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE
)
_PERMALINK = re.compile(
    r"(?:permalink|url|link|source|quelle|read more at|retrieved from|from)\s?[:：]?\s*https?://", re.IGNORECASE
)
_HANDLE = re.compile(r"(?P<via>\bvia\s)?(?<![\w.@])@(?P<handle>\w{2,30})(?![\w.]*@)")


def line_candidates(clipping: Clipping, own: frozenset[str], language: str | None) -> Iterator[Candidate[str]]:
    """Yield the outlets that lines above and below the text name; *own* are folded names that the file states
    elsewhere."""
    for at, entry in enumerate(clipping.entries[:MAX_LINES]):
        above, below = at < clipping.header, at >= clipping.tail
        if above and clipping.is_positional:
            yield from _masthead(entry, at, clipping, language)
            yield from _beside_headline(entry, clipping, own)
        if above or below:
            yield from _of_record(entry, clipping, 1.0 if above else 0.8)
        if entry.role is Role.COPYRIGHT:
            yield from _rights(entry, clipping, below)
        if below or entry.role in (Role.NOTE, Role.FURNITURE):
            yield from addresses(entry, clipping)
    yield from _sign_offs(clipping)


def addresses(entry: Entry, clipping: Clipping) -> Iterator[Candidate[str]]:
    """The outlets of addresses and handles in a line outside of the text."""
    outlets, text = clipping.knowledge.outlets, entry.text[:2_000]
    for match in _ADDRESS.finditer(text):
        outlet = outlets.by_domain(match["host"])
        if outlet:
            weight = 0.86 if _PERMALINK.match(text) else 0.8 if match["mail"].endswith("@") else 0.6
            yield of_outlet(outlet, weight, entry, "address outside of the text", *match.span("host"))
    for match in _HANDLE.finditer(text):
        outlet = outlets.by_handle(match["handle"])
        if outlet:
            yield of_outlet(
                outlet, 0.6 if match["via"] else 0.4, entry, "handle outside of the text", *match.span("handle")
            )


def of_outlet(
    outlet: Outlet, weight: float, entry: Entry, rule: str, start: int = 0, end: int | None = None
) -> Candidate[str]:
    """A candidate for an outlet of the authority file."""
    return Candidate(
        outlet.name, min(weight, _AGENCY) if outlet.is_agency else weight, entry.line.evidence(rule, start, end)
    )


def _named(name: str, outlet: Outlet | None, weight: float, entry: Entry, rule: str, start: int) -> Candidate[str]:
    """A candidate for a name as printed, or the outlet that it is known to be."""
    if outlet:
        return of_outlet(outlet, weight, entry, rule, start, start + len(name))
    evidence = entry.line.evidence(rule, start, start + len(name))
    return Candidate(" ".join(name.split())[:MAX_OUTLET], weight, evidence)


def _masthead(entry: Entry, at: int, clipping: Clipping, language: str | None) -> Iterator[Candidate[str]]:
    """The outlet's name alone on a line above the text, as a paper prints it, not as a menu lists others."""
    text = entry.text
    if len(text) > 80 or entry.role not in (Role.FREE, Role.RECORD) or _NUMBERED.match(text):
        return
    outlet = clipping.knowledge.outlets.by_name(text)
    if outlet is None or is_section_word(text) or folded(text) in SHARE:
        return
    is_plain = clipping.header <= _MAX_HEADER or (at < 2 and not entry.line.gap)
    weight = 0.86 if is_plain and at <= 3 else 0.7 if is_plain else 0.15
    if " " not in text and language and outlet.language and outlet.language != language:
        weight *= 0.3  # more likely a word of this language than the name of a paper in another
    yield of_outlet(outlet, weight, entry, "masthead above the text")


def _beside_headline(entry: Entry, clipping: Clipping, own: frozenset[str]) -> Iterator[Candidate[str]]:
    split = split_headline(entry.text, clipping.knowledge.outlets, own) if entry.role is Role.FREE else None
    if not split:
        return
    name = entry.text[split.outlet_start : split.outlet_end]
    rule = "signed in the headline" if split.kind else "beside the headline"
    weight = 0.86 if split.outlet else 0.7 if split.is_sure else 0.25 if is_name(name) else 0.4
    if clipping.header > 3 * _MAX_HEADER:
        weight *= 0.5  # in the menus of a page other articles stand with their outlets
    yield _named(name, split.outlet, weight, entry, rule, split.outlet_start)


def _of_record(entry: Entry, clipping: Clipping, share: float) -> Iterator[Candidate[str]]:
    """Names after “Source”, and beside date or author."""
    for piece in entry.record:
        name = entry.text[piece.start : piece.end]
        if piece.kind is Kind.SOURCE and "://" not in name and "@" not in name:
            first = _first_words(name, clipping) if piece.outlet is None else None
            outlet = first.outlet if first else piece.outlet
            name = name[: first.end] if first else name
            weight = (0.88 if outlet else 0.5 if share == 1 else 0.35) * share
            yield _named(name, outlet, weight, entry, f"named after “{piece.label}”", piece.start)
        elif piece.kind is Kind.OUTLET and piece.outlet:
            yield of_outlet(piece.outlet, 0.85 * share, entry, "named beside date or author", piece.start, piece.end)


def _first_words(text: str, clipping: Clipping) -> Mention | None:
    """The outlet whose name the first words of *text* are, however they are written: “dpa Sport”."""
    ends = [match.end() for match in _WORD.finditer(text[:80])][:_MAX_WORDS]
    for end in reversed(ends):
        outlet = clipping.knowledge.outlets.by_name(text[:end])
        if outlet:
            return Mention(outlet, 0, end)
    return None


def _rights(entry: Entry, clipping: Clipping, is_below: bool) -> Iterator[Candidate[str]]:
    """The holder of the rights to the text; those to pictures stand within it and name photographers."""
    text = entry.text
    if _CREDIT.search(text) or not (is_below or "right" in text.lower() or "rechte" in text.lower()):
        return
    name = holder(text)
    outlets = clipping.knowledge.outlets
    outlet = outlets.by_name(name) or outlets.by_name(without_company(name) or name) if name else None
    mention = None if outlet else next(iter(outlets.mentions(text[:300])), None)
    if outlet or mention:
        start, end = (mention.start, mention.end) if mention else (0, None)
        yield of_outlet(outlet or mention.outlet, 0.87, entry, "copyright line", start, end)  # type: ignore[union-attr]
    elif name and 1 < len(name.split()) <= 5 and len(name) <= 60 and not is_host(name):
        weight = 0.2 if is_company(name) else 0.35
        yield Candidate(without_company(name) or name, weight, entry.line.evidence("copyright line"))


def _sign_offs(clipping: Clipping) -> Iterator[Candidate[str]]:
    for entry, match in clipping.sign_offs():
        outlet = clipping.knowledge.outlets.by_name(match["outlet"])
        weight = 0.86 if outlet else 0.6
        yield _named(match["outlet"], outlet, weight, entry, "sign-off below the text", match.start("outlet"))
