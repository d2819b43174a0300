"""The headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from archive.extraction.folding import folded, folded_name
from archive.extraction.lines.clipping import Clipping, Entry, is_heading, is_long_headline
from archive.extraction.lines.forms import size_of
from archive.extraction.lines.headlines import Headline, behind_kicker, behind_section, beside_section, split_headline
from archive.extraction.roles import Role
from archive.extraction.title.headline_lines import Head, shares
from archive.extraction.title.page_titles import MAX_TITLE, page_titles
from archive.extraction.vocabulary.sections import is_section_word
from archive.extraction.weighing import Candidate

MAX_HEADS = 40
_RUNNER_UP = 0.02
_MIN_HEADLINE = 8
_RULES = {
    "beside the outlet": "headline beside the outlet’s name",
    "beside a name": "headline beside a name",
    "beside a section": "headline beside the section’s name",
}
_AS_PRINTED, _PERHAPS_MORE, _LIVE = 0.9, 0.84, 0.75
"""The share of headlines on a page that are those under which the paper itself lists the piece; of those that may
have their kicker or standfirst in one line with them; and of those of live reports, which change with the news."""
_DASH = re.compile(r"\s[–—-]\s")
_LONG = 16
_LIVE_WORDS = re.compile(
    r"\b(?:live|live-?(?:blog|ticker)|newsblog|updates|en direct|en vivo|ao vivo|in diretta)\b|ticker\b", re.IGNORECASE
)
_HEADING, _BESIDE_HEADING = 0.9, 0.1
_BEHIND_KICKER, _BEHIND_SECTION = 0.55, 0.85
_STATED = {
    ("front matter", "title"): 0.97,
    ("front matter", "headline"): 0.95,
    ("JSON Lines", "title"): 0.97,
}
_APART = re.compile(r"\w [:;?!](?:\s|\Z)|« ")
_SAMPLED = 10
_LABELLED = re.compile(r"(?:title|headline|titel|titre|título|titolo|标题)\s*[:：]\s*(?=\S)", re.IGNORECASE)


def title_candidates(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    """Yield what may be the headline; *own* are folded names of the outlet, to be taken off its ends."""
    yield from _stated(clipping, own)
    yield from page_titles(clipping, own)
    if clipping.is_positional:
        yield from _above(clipping, own)


def _stated(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    """What front matter and export call the headline."""
    for one in clipping.part.embedded:
        weight = _STATED.get((one.scheme, one.name))
        if weight is None or not one.value.strip() or folded_name(one.value) in own:
            continue
        split = split_headline(one.value, clipping.knowledge.outlets, own) if one.scheme == "front matter" else None
        is_split = split and split.is_sure and split.end - split.start >= _MIN_HEADLINE
        value = one.value[split.start : split.end] if split and is_split else one.value
        yield Candidate(_bounded(value), weight, clipping.stated(one))


def _above(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    """Candidates among the lines above the text; where the format marks a heading, that is the headline."""
    entries, heads = clipping.entries, heads_of(clipping, own)
    yield from _labelled(clipping, heads)
    heading = next((head for head in heads if is_heading(entries[head.at])), None)
    weights = _weights(clipping, heads)
    best = max(weights.values(), default=0.0)
    for head in heads:
        weight = weights[folded(_text(clipping, head))]
        is_best = head is heading if heading else weight == best
        if is_best or weight >= _RUNNER_UP:
            rule = _RULES.get(head.beside, "headline above the text") if is_best else "line above the text"
            weight = _HEADING if head is heading else min(weight, _BESIDE_HEADING) if heading else weight
            yield from _candidates(clipping, head, weight, rule)


def _labelled(clipping: Clipping, heads: list[Head]) -> Iterator[Candidate[str]]:
    for head in heads:
        line = clipping.entries[head.at].line
        label = _LABELLED.match(line.text)
        if label:
            yield Candidate(_bounded(line.text[label.end() :]), 0.9, line.evidence("labelled as headline", label.end()))


def _weights(clipping: Clipping, heads: list[Head]) -> dict[str, float]:
    """What speaks for each headline; equal lines speak for one."""
    weights: dict[str, float] = {}
    for head, share in zip(heads, shares(clipping, heads), strict=True):
        text = _text(clipping, head)
        weights[folded(text)] = weights.get(folded(text), 0.0) + share * _as_printed(text)
    return weights


def _as_printed(text: str) -> float:
    """How often a line of this form is, as it stands, what the paper itself calls the piece."""
    if _LIVE_WORDS.search(text):
        return _LIVE
    return _PERHAPS_MORE if _DASH.search(text) or size_of(text) > _LONG else _AS_PRINTED


def _candidates(clipping: Clipping, head: Head, weight: float, rule: str) -> Iterator[Candidate[str]]:
    """The headline that *head* may hold, and what stands behind its kicker if it begins with one."""
    line, text = clipping.entries[head.at].line, _text(clipping, head)
    behind, share = _behind(line.text[head.start : head.end], clipping)
    if behind:
        start = head.start + behind
        evidence = line.evidence("headline behind its kicker", start, head.end)
        yield Candidate(_bounded(line.text[start : head.end]), weight * share, evidence)
        weight *= 1 - share
    yield Candidate(text, weight, line.evidence(rule, head.start, head.end))


def _text(clipping: Clipping, head: Head) -> str:
    return _bounded(clipping.entries[head.at].text[head.start : head.end])


def _behind(text: str, clipping: Clipping) -> tuple[int, float]:
    """Where in *text* the headline begins if its kicker or section stands before it, else 0, and how often it does."""
    behind = behind_kicker(text)
    if behind:
        return behind, _BEHIND_KICKER
    behind = behind_section(text)
    return (behind, _BEHIND_SECTION) if behind and not sets_colons_apart(clipping) else (0, 0.0)


def heads_of(clipping: Clipping, own: Collection[str]) -> list[Head]:
    """Return the lines above the text that may hold the headline, in their order."""
    entries = clipping.entries
    free = [at for at in range(clipping.header) if _may_head(entries[at])]
    if len(free) > MAX_HEADS:
        free = free[: MAX_HEADS // 2] + free[-MAX_HEADS // 2 :]
    return [head for at in free if (head := _head(clipping, at, own, len(free)))]


def sets_colons_apart(clipping: Clipping) -> bool:
    """Return whether the text sets a space before colons and the like, as French does."""
    paragraphs = (entry for entry in clipping.entries[clipping.header :] if entry.role is Role.PROSE)
    return any(_APART.search(entry.text[:2_000]) for entry in islice(paragraphs, _SAMPLED))


def _may_head(entry: Entry) -> bool:
    return (entry.role is Role.FREE or is_long_headline(entry)) and sum(map(str.isalpha, entry.text[:MAX_TITLE])) > 1


def _head(clipping: Clipping, at: int, own: Collection[str], count: int) -> Head | None:
    """The line at *at*, without the name of the outlet if it stands there; None if it states nothing else."""
    text = clipping.entries[at].text
    if clipping.knowledge.outlets.by_name(text):
        return None
    split = split_headline(text, clipping.knowledge.outlets, own)
    if split and _is_headline_side(text, split, count):
        return Head(at, split.start, split.end, "beside the outlet" if split.is_sure else "beside a name")
    if split and split.is_sure:
        return None
    side = beside_section(text)
    return Head(at, *side, "beside a section") if side else Head(at, 0, len(text))


def _is_headline_side(text: str, split: Headline, count: int) -> bool:
    """Whether the side beside the outlet is a headline, not a section (“Caldmoor Examiner | Arts”)."""
    side = text[split.start : split.end]
    return not is_section_word(side) and (len(side.split()) > 2 or len(side) > 14 or count == 1)


def _bounded(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())[:MAX_TITLE].rstrip()
