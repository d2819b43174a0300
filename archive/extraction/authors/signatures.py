"""Who signs a text other than above it: names at its end, notes on the author, credits to reporters, and the
reporters that an agency's dateline names in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extraction.authors.name_lines import content_of, names_on_line
from archive.extraction.authors.people import Likeness, Names, Weights, distinct, is_person, likeness
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.lines.forms import ends_sentence
from archive.extraction.people.bylines import House, house_of, is_label, is_other_credit, read_byline
from archive.extraction.people.names import MAX_NAME, Name, is_name, moved, names_in
from archive.extraction.roles import Role
from archive.extraction.vocabulary.occupations import is_occupation
from archive.extraction.weighing import Candidate

_LABELLED: Weights = (0.3, 0.4, 0.7)
_ALONE: Weights = (0.1, 0.2, 0.6)
_BRACKETED: Weights = (0.2, 0.3, 0.7)
_HOUSE = 0.45
_REPORTERS: Weights = (0.5, 0.7, 0.88)
_BIO = re.compile(
    r"(?P<name>[^\W\d_](?:[^,.!?:;]|(?<=[ .][A-Z])\.){2,60}?)"
    r"(?:,? (?:is|was|teaches|writes|works|can be reached|contributed|directs|"
    r"covers|reports|serves|lectures|holds|edits|chairs|runs|studies|declares|ist|war|arbeitet|schreibt|lehrt|forscht|studierte|berichtet|"
    r"est|enseigne|travaille|es|fue|escribe|è|insegna|scrive|é|escreve|werkt|schrijft|är|er|jest)\b"
    r"|[’']s? (?:column|most recent book|latest book|new book|book)\b)"
)
_FOLLOW = re.compile(
    r"follow (?P<name>(?-i:[^\W\d_a-z])[^,.!?:;@]{2,60}?) on (?:twitter|x|facebook|instagram|linkedin)\b", re.IGNORECASE
)
_REPORTING = re.compile(
    r"[(\[]?(?:additional |further )?(?:(?:reporting|writing)(?: and writing)? (?:by|from)|reporte de|reportagem de|"
    r"reportage de|bericht von)\s+(?P<names>[^;.()]{3,200})",
    re.IGNORECASE,
)
_AT_END = re.compile(
    r"[（(【〔\[](?:(?:本报|本報|新华社|特约)?(?:记者|記者|通讯员|取材・文|文)[ \u3000:：]?)?"
    r"(?P<names>[^（）()【】〔〕\[\]]{2,60})[）)】〕\]]\s*\Z"
)
_IN_DATELINE = re.compile(
    r"[（(【〔\[](?:[\u3400-\u9fff]{0,6}(?:记者|記者|通讯员)[ \u3000:：]?)"
    r"(?P<names>[\u3400-\u9fff、，, \u3000·]{2,40}?)"
    r"(?:[\u3400-\u9fff]{2,6}[\d０-９一二三四五六七八九十]{1,3}日電|[\u3400-\u9fff]{2,4}(?:報導|报道))?[）)】〕\]]"
)
_MAX_BIO = 900
_MAX_BYLINE = 250
_BEFORE, _AFTER = 3, 5
LAST = 3
"""How many paragraphs at the end of a text may be notes on its author or its paper."""


def signed_below(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Yield whom the text's end, and the dateline of an agency, name as authors."""
    yield from _bylines(clipping)
    yield from _alone(clipping)
    yield from _bracketed(clipping)
    yield from _credited(clipping)
    yield from _followed(clipping)
    for at, name in biographies(clipping).items():
        if is_person(name, clipping):
            evidence = clipping.entries[at].line.evidence("note on the author below the text", 0, len(name))
            yield Candidate((name,), 0.62, evidence)


def _ending(clipping: Clipping) -> list[tuple[int, Entry]]:
    """The lines around the end of the text."""
    first = max(clipping.header + 1, clipping.tail - _BEFORE)
    return list(enumerate(clipping.entries))[first : clipping.tail + _AFTER]


def _bylines(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Labelled lines right below the text; where several name different people they are of other articles."""
    found = []
    below_label = False
    for at, entry in _ending(clipping):
        text = entry.text
        if len(text) > _MAX_BYLINE or entry.role is Role.CAPTION:
            continue
        byline = read_byline(text, clipping.knowledge.outlets)
        if byline and byline.label and _is_teaser(clipping.entries[at - 1]):
            continue
        names = byline.names if byline else names_in(text, single=False) if below_label else ()
        below_label = is_label(text)
        if names and all(is_person(name.text, clipping) for name in names):
            found.append((entry, names))
    if len({distinct(name.text for name in names) for _, names in found}) == 1:
        for entry, names in found:
            yield _candidate(entry, names, _LABELLED, "byline below the text")


def _is_teaser(before: Entry) -> bool:
    """Whether a byline behind *before* is that of another article, whose headline this is."""
    if before.role is Role.FREE:
        return not ends_sentence(before.text) and not is_label(before.text) and len(before.text.split()) > 3
    return before.role is Role.LIST_HEAD or before.form.rule.startswith(("under ", "list of"))


def _alone(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Names, or a desk's name, alone behind the last paragraph of a text that doesn't speak of them."""
    for at, entry in _ending(clipping):
        before = clipping.entries[at - 1]
        if entry.role is not Role.FREE or len(entry.text) > MAX_NAME:
            continue
        is_behind_text = before.role in (Role.PROSE, Role.RECORD) or ends_sentence(before.text)
        if not is_behind_text or before.role not in (Role.PROSE, Role.RECORD, Role.FREE):
            continue
        text, start = content_of(entry)
        text = text.rstrip(".")
        if is_other_credit(text):
            continue
        names = names_on_line(text, clipping)
        if names and not any(_is_spoken_of(name.text, clipping, at) for name in names):
            yield _candidate(entry, moved(names, start), _ALONE, "signature below the text")
        elif (
            text[-1:].isalpha()
            and is_occupation(text.split()[-1])
            and house_of(text, clipping.knowledge.outlets) is House.NAMED
        ):
            yield Candidate((text,), _HOUSE, entry.line.evidence("signature below the text", start, start + len(text)))


def _is_spoken_of(name: str, clipping: Clipping, at: int) -> bool:
    last = name.split()[-1]
    return any(last in entry.text for entry in clipping.entries[clipping.header : at] if entry.role is Role.PROSE)


def _bracketed(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Names in brackets: at the end of the last paragraphs, and of reporters where the first begins."""
    for _, entry in _ending(clipping)[: _BEFORE + 1]:
        match = _AT_END.search(entry.text[-80:])
        names = names_in(match["names"], single=False) if match else ()
        if match and is_other_credit(match["names"]):
            continue
        if match and names and names[-1].end == len(match["names"]) and entry.role in (Role.PROSE, Role.FREE):
            start = max(0, len(entry.text) - 80) + match.start("names")
            if likeness(name.text for name in names) is Likeness.NAME:
                yield _candidate(entry, moved(names, start), _BRACKETED, "name in brackets at the end of the text")
    for entry in clipping.entries[clipping.header : clipping.header + 2]:
        match = _IN_DATELINE.search(entry.text[:80])
        names = names_in(match["names"]) if match else ()
        if match and names:
            there = moved(names, match.start("names"))
            yield _candidate(entry, there, _REPORTERS, "reporters in the dateline")


def _credited(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Reporters that a note credits."""
    for entry in clipping.entries[clipping.header :]:
        if entry.role is Role.NOTE:
            credited = _REPORTING.match(entry.text)
            names = distinct(one.text for one in names_in(credited["names"])) if credited else ()
            if credited and names:
                yield Candidate(names, 0.4, entry.line.evidence("credit to reporters", *credited.span("names")))


def _followed(clipping: Clipping) -> Iterator[Candidate[Names]]:
    """Whom the text's end invites to follow."""
    for _, entry in _ending(clipping):
        match = _FOLLOW.match(entry.text)
        if match and is_name(match["name"]) and is_person(match["name"], clipping):
            yield _candidate(
                entry, (Name(match["name"], *match.span("name")),), _ALONE, "note on the author below the text"
            )


def _candidate(entry: Entry, names: tuple[Name, ...], weights: Weights, rule: str) -> Candidate[Names]:
    found = distinct(name.text for name in names)
    return Candidate(found, weights[likeness(found)], entry.line.evidence(rule, names[0].start, names[-1].end))


def introduced(text: str) -> str | None:
    """Return whom a paragraph that begins with a full name introduces: “Jane Doe is a professor of law.”"""
    match = _BIO.match(text) if len(text) <= _MAX_BIO else None
    return match["name"] if match and is_name(match["name"]) else None


def biographies(clipping: Clipping) -> dict[int, str]:
    """Return whom the last paragraphs introduce, by their places: the notes on authors that end a text.

    Such a paragraph begins with a full name and says what that person is or does, and the text before
    doesn't speak of them (the byline may).
    """
    found = {}
    for at in range(max(clipping.header + 1, clipping.tail - LAST), min(clipping.tail + LAST, len(clipping.entries))):
        entry = clipping.entries[at]
        name = introduced(entry.text) if entry.role in (Role.FREE, Role.PROSE) else None
        if name and not _is_spoken_of(name, clipping, at):
            found[at] = name
    return found
