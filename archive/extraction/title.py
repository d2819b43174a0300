"""The headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from archive.extraction.candidates import Candidate
from archive.extraction.clipping import Clipping, Entry, is_heading
from archive.extraction.folding import folded, folded_name
from archive.extraction.forms import ends_sentence
from archive.extraction.headlines import Headline, split_headline
from archive.extraction.names import placed_names
from archive.extraction.roles import Role
from archive.extraction.sections import is_section_word

MAX_TITLE = 500
MAX_HEADS = 15
_STANDFIRST_WORDS = 10
_EMBEDDED = {
    ("front matter", "title"): 0.97,
    ("front matter", "headline"): 0.95,
    ("JSON Lines", "title"): 0.97,
    ("JSON-LD", "headline"): 0.85,
    ("heading", "h1"): 0.8,
    ("OpenGraph", "og:title"): 0.75,
    ("meta", "citation_title"): 0.8,
    ("meta", "parsely-title"): 0.7,
    ("meta", "sailthru.title"): 0.65,
    ("meta", "dc.title"): 0.6,
    ("meta", "headline"): 0.6,
    ("meta", "twitter:title"): 0.5,
    ("meta", "title"): 0.5,
    ("HTML title", "title"): 0.6,
}
_NUMBERED = re.compile(r"[0-9]{1,2}\. ")
_LABELLED = re.compile(r"(?:title|headline|titel|titre|título|titolo|标题)\s*[:：]\s*(?=\S)", re.IGNORECASE)


def title_candidates(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    """Yield what may be the headline; *own* are folded names of the outlet, to be taken off its ends."""
    yield from _embedded(clipping, own)
    if clipping.is_positional:
        yield from _above(clipping, own)


def _embedded(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    headings = sum(1 for _ in clipping.embedded("heading", "h1"))
    for one in clipping.part.embedded:
        weight = _EMBEDDED.get((one.scheme, one.name))
        if weight is None:
            continue
        if one.name == "h1" and headings > 1:
            weight = 0.55
        split = (
            split_headline(one.value, clipping.knowledge.outlets, own)
            if one.scheme not in ("JSON Lines", "heading")
            else None
        )
        value = (
            one.value[split.start : split.end] if split and split.is_sure and _is_long(one.value, split) else one.value
        )
        if value.strip() and folded_name(value) not in own:
            yield Candidate(
                _bounded(value),
                weight,
                clipping.stated(one),
            )


def _is_long(text: str, split: Headline) -> bool:
    """Whether the headline's side of *split* can be a headline."""
    return split.end - split.start >= 8


def _above(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    """Candidates among the lines above the text."""
    entries = clipping.entries[: clipping.header]
    heads = [at for at, entry in enumerate(entries) if entry.role is Role.FREE][:MAX_HEADS]
    splits = {at: split for at in heads if (split := split_headline(entries[at].text, clipping.knowledge.outlets, own))}
    times = Counter(entries[at].fold for at in heads)
    for at, split in splits.items():
        if _is_headline_side(entries[at].text, split, heads):
            text = entries[at].text[split.start : split.end]
            times[folded(text)] += 1
            rule = "headline beside the outlet’s name" if split.is_sure else "headline beside a name"
            yield Candidate(
                _bounded(text), 0.8 if split.is_sure else 0.6, entries[at].line.evidence(rule, split.start, split.end)
            )
    whole = [at for at in heads if at not in splits and not clipping.knowledge.outlets.by_name(entries[at].text)]
    best = _best(entries, whole, clipping)
    for at in whole:
        entry = entries[at]
        labelled = _LABELLED.match(entry.text)
        if labelled:
            yield Candidate(
                _bounded(entry.text[labelled.end() :]), 0.9, entry.line.evidence("labelled as headline", labelled.end())
            )
        if times[entry.fold] > 1 and len(entry.text) > 8:
            yield Candidate(_bounded(entry.text), 0.75, entry.line.evidence("stands more than once above the text"))
        if at == best:
            yield Candidate(_bounded(entry.text), _weight(entry, whole), entry.line.evidence("headline above the text"))
        elif at in whole[:4] and not is_section_word(entry.text):
            yield Candidate(_bounded(entry.text), 0.1, entry.line.evidence("line above the text"))


def _is_headline_side(text: str, split: Headline, heads: list[int]) -> bool:
    """Whether the side beside the outlet is a headline, not a section (“Caldmoor Examiner | Arts”)."""
    side = text[split.start : split.end]
    return not is_section_word(side) and (len(side.split()) > 2 or len(side) > 14 or len(heads) == 1)


def _weight(entry: Entry, whole: list[int]) -> float:
    if is_heading(entry):
        return 0.9
    return 0.87 if len(whole) == 1 else 0.7


def _best(entries: tuple[Entry, ...], whole: list[int], clipping: Clipping) -> int | None:
    """The line that is the headline by its place and form."""
    headings = [at for at in whole if is_heading(entries[at])]
    if headings:
        return headings[0]
    usable = [at for at in whole if _can_be_title(entries[at])]
    if not usable:
        return whole[-1] if len(whole) == 1 else None
    if len(usable) > 1 and _is_standfirst(entries, usable[-1], usable[-2]):
        usable = usable[:-1]
    return max(usable, key=lambda at: (_score(entries, at, usable), -at))


def _can_be_title(entry: Entry) -> bool:
    return not is_section_word(entry.text) and sum(map(str.isalpha, entry.text)) >= 2


def _is_standfirst(entries: tuple[Entry, ...], at: int, before: int) -> bool:
    """Whether the last free line above the text sums it up below a headline, rather than being one.

    It ends as a sentence, or is long and followed by the text itself: a headline would have its byline
    or date there; or it is far longer than the line before.
    """
    text, headline = entries[at].text, entries[before].text
    if is_section_word(headline) or at - before > 1 or headline.isupper():
        return False
    if ends_sentence(text) and text[-1] in ".。" and len(text) > 40 and not ends_sentence(headline):
        return True
    if any(mark in text for mark in ":?!：？"):
        return False
    return (
        len(text.split()) >= _STANDFIRST_WORDS
        and len(text) > len(headline)
        and (at + 1 == len(entries) or len(headline.split()) >= 5)
    )


def _score(entries: tuple[Entry, ...], at: int, usable: list[int]) -> float:
    """How much a line looks like a headline: of some length, no sentence, no person, first, close to the byline."""
    text = entries[at].text
    words = len(text.split())
    score = (
        2.0
        if 4 <= words <= 25 or (words <= 3 and len(text) >= 10 and not text.isascii())
        else 0.5
        if words == 3
        else -1.0
    )
    score += 1.0 if at == usable[0] else 0.0
    score -= 2.0 if words <= 4 and text.isupper() else 0.0
    score -= 1.5 if text.endswith(".") and words > 8 else 0.0
    score -= 2.0 if placed_names(text) or _NUMBERED.match(text) else 0.0
    following = entries[at + 1] if at + 1 < len(entries) else None
    return score + (0.6 if following is None or following.role is Role.RECORD else 0.0)


def _bounded(text: str) -> str:
    return " ".join(text.split())[:MAX_TITLE].rstrip()
