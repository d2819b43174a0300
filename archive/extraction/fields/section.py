"""The section or column that the clipping stood in, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extraction.authorities.outlets import OutletAuthority
from archive.extraction.folding import folded
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.lines.forms import LIST_MARK
from archive.extraction.lines.headlines import beside_section, split_headline
from archive.extraction.roles import Role
from archive.extraction.vocabulary.labels import Kind
from archive.extraction.vocabulary.sections import MAX_SECTION, is_section_word, trail_of
from archive.extraction.weighing import Candidate

_EMBEDDED = {
    ("front matter", "section"): 0.97,
    ("front matter", "category"): 0.9,
    ("front matter", "categories"): 0.85,
    ("front matter", "column"): 0.8,
    ("JSON Lines", "section"): 0.97,
    ("JSON-LD", "articlesection"): 0.86,
    ("OpenGraph", "article:section"): 0.86,
    ("meta", "parsely-section"): 0.7,
    ("meta", "section"): 0.65,
    ("meta", "articlesection"): 0.65,
    ("markup", "section"): 0.5,
    ("JSON-LD breadcrumb", "name"): 0.35,
}
MAX_LINE = 500
_MAX_WORDS = 5
_LABEL = re.compile(
    r"(?:(?:posted|filed|published|listed) (?:in|under)|categor(?:y|ies)|section|rubric|rubrik|rubrique|sección|"
    r"sezione|seção|ressort|栏目|版面|分类|القسم)"
    r"\s?[:：]?\s",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*[,;|/、]\s*")
_TRAIL = re.compile(r"\s*[>›»]\s*")
_NUMBERED = re.compile(r"(?P<number>[1-9])\. (?P<name>\S.{1,38})")
_HOME = frozenset(("home", "homepage", "startseite", "accueil", "inicio", "首页"))


def section_candidates(clipping: Clipping, title: str | None) -> Iterator[Candidate[str]]:
    """Yield what may be the section; *title* tells which lines stand above the headline."""
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        value = one.value.strip()
        if (
            weight
            and 0 < len(value) <= MAX_SECTION
            and folded(value) not in _HOME
            and folded(value) != folded(title or "")
        ):
            yield Candidate(value, weight, clipping.stated(one))
    for entry in clipping.entries:
        if entry.role is Role.SECTION:
            yield from _line(entry)
    for entry, match in clipping.sign_offs():
        yield Candidate(match["section"], 0.6, entry.line.evidence("sign-off below the text", *match.span("section")))
    yield from _above(clipping, clipping.fold(title))


def _line(entry: Entry) -> Iterator[Candidate[str]]:
    """“Posted in: A, B”: the first counts most."""
    label = _LABEL.match(entry.text)
    start = label.end() if label else 0
    rest = entry.text[start:]
    start += len(rest) - len(rest.lstrip(" :："))
    weight = 0.87
    for piece in _LIST.split(entry.text[start:])[:5]:
        at = entry.text.find(piece, start)
        if piece and len(piece) <= MAX_SECTION:
            yield Candidate(piece, weight, entry.line.evidence("section line", at, at + len(piece)))
            weight = 0.4
        start = at + len(piece)


def _above(clipping: Clipping, title: str) -> Iterator[Candidate[str]]:
    entries = clipping.entries[: clipping.header]
    outlets = clipping.knowledge.outlets
    titles = [at for at, entry in enumerate(entries) if title and title in entry.fold]
    for at, entry in enumerate(entries):
        yield from _of_record(entry)
        yield from _of_trail(entry)
        is_line = entry.role is Role.FREE and len(entry.text) <= MAX_LINE and clipping.is_positional
        if is_line and not outlets.by_name(entry.text):
            yield from _of_place(clipping, at, titles) if entry.fold != title else ()
            yield from _of_way(entry, title, at < titles[0] if titles else False)
            yield from _beside(entry, outlets)


def _of_place(clipping: Clipping, at: int, titles: list[int]) -> Iterator[Candidate[str]]:
    """What a line of a few words is by where it stands; *titles* are the places of the headline."""
    entries, entry = clipping.entries, clipping.entries[at]
    rule, weight = "", 0.0
    if LIST_MARK.match(entry.text) or len(entry.text) > MAX_SECTION:
        return
    if is_section_word(entry.text):
        rule, weight = "section name above the text", 0.7
    elif not titles or len(entry.text.split()) > _MAX_WORDS:
        return
    elif titles[0] < at < titles[-1]:
        rule, weight = "line between the headline and its repetition", 0.62
    elif 0 < at < titles[0] and clipping.knowledge.outlets.by_name(entries[at - 1].text):
        rule, weight = "line between masthead and headline", 0.6
    elif at == titles[0] - 1 and _is_label(entry.text) and not trail_of(entry.text):
        rule, weight = "line above the headline", 0.35
    if rule:
        yield Candidate(entry.text, weight, entry.line.evidence(rule))


def _of_way(entry: Entry, title: str, is_above: bool) -> Iterator[Candidate[str]]:
    """The last step of the way to the page, on one line or as the last of numbered lines above the headline."""
    steps, numbered = trail_of(entry.text), _NUMBERED.fullmatch(entry.text) if is_above else None
    if steps:
        start = entry.text.rindex(steps[-1])
        yield Candidate(steps[-1], 0.6, entry.line.evidence("way to the page", start, start + len(steps[-1])))
    elif numbered and folded(numbered["name"]) != title:
        evidence = entry.line.evidence("step on the way to the page", *numbered.span("name"))
        yield Candidate(numbered["name"], 0.4 + 0.11 * min(int(numbered["number"]), 4), evidence)


def _beside(entry: Entry, outlets: OutletAuthority) -> Iterator[Candidate[str]]:
    """A section’s name on one line with the outlet’s or with the headline."""
    split = split_headline(entry.text, outlets)
    if split and split.is_sure and not split.kind and is_section_word(entry.text[split.start : split.end]):
        evidence = entry.line.evidence("section beside the outlet’s name", split.start, split.end)
        yield Candidate(entry.text[split.start : split.end], 0.8, evidence)
    elif split and split.kind:
        at = entry.text.lower().rindex(split.kind.lower())
        yield Candidate(
            split.kind.capitalize(), 0.6, entry.line.evidence("signed in the headline", at, at + len(split.kind))
        )
    elif headline := beside_section(entry.text):
        start, end = (0, headline[0]) if headline[0] else (headline[1], len(entry.text))
        name = entry.text[start:end].strip(" |｜")
        if is_section_word(name):
            start = entry.text.index(name, start)
            evidence = entry.line.evidence("section beside the headline", start, start + len(name))
            yield Candidate(name, 0.7, evidence)


def _is_label(text: str) -> bool:
    """Whether a line above the headline names a column: it is in capitals, or holds the outlet's or a section's "
    "name."""
    words = text.split()
    return text.isupper() or any(is_section_word(word) for word in words)


def _of_record(entry: Entry) -> Iterator[Candidate[str]]:
    """What stands between outlet and date in a record line: “Port Halloran Star | World | 28 September 2022”."""
    kinds = {piece.kind for piece in entry.record}
    for piece in entry.record:
        text = entry.text[piece.start : piece.end]
        if piece.kind not in (Kind.OTHER, Kind.NAME) or len(text) > MAX_SECTION:
            continue
        if is_section_word(text):
            yield Candidate(text, 0.65, entry.line.evidence("section name beside the date", piece.start, piece.end))
        elif Kind.OUTLET in kinds and kinds & {Kind.DATE, Kind.PUBLISHED} and len(entry.record) == 3:
            yield Candidate(text, 0.4, entry.line.evidence("between outlet and date", piece.start, piece.end))


def _of_trail(entry: Entry) -> Iterator[Candidate[str]]:
    """The end of a trail: “Home > News > Planning”."""
    if entry.form.rule != "page navigation" or not _TRAIL.search(entry.text):
        return
    pieces = _TRAIL.split(entry.text)
    last = pieces[-1].strip()
    if len(pieces) > 1 and folded(pieces[0]) in _HOME and last and len(last) <= 40 and len(last.split()) <= 3:
        at = entry.text.rindex(last)
        yield Candidate(last, 0.6, entry.line.evidence("end of the page’s trail", at, at + len(last)))
