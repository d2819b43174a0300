"""What a page calls its article: for machines that read articles, in its heading, and in its head for other sites.

These are three witnesses who speak of one headline, each in a way of its own: with the outlet's name behind it, with
the kicker before it, shortened, or sharpened for searching. What one says is read in the light of the others before
it is counted, and the more one contradicts another, the less sure the headline is. The weights are the shares in
which each was right on labelled pages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from archive.article import Embedded
from archive.extraction.folding import folded, folded_name
from archive.extraction.lines.clipping import Clipping
from archive.extraction.lines.headlines import MARK, split_headline
from archive.extraction.vocabulary.sections import is_section_word
from archive.extraction.weighing import Candidate

MAX_TITLE = 500
MAX_SAYINGS = 30
_EDITOR, _HEADING, _HEAD = "editor", "heading", "head"
_PLACES = {
    ("JSON-LD", "headline"): (_EDITOR, 0.72),
    ("meta", "citation_title"): (_EDITOR, 0.72),
    ("heading", "h1"): (_HEADING, 0.74),
    ("heading", "part"): (_HEADING, 0.75),
    ("heading", "h2"): (_HEADING, 0.6),
    ("OpenGraph", "og:title"): (_HEAD, 0.65),
    ("meta", "parsely-title"): (_HEAD, 0.65),
    ("meta", "sailthru.title"): (_HEAD, 0.65),
    ("meta", "headline"): (_HEAD, 0.6),
    ("meta", "dc.title"): (_HEAD, 0.55),
    ("meta", "twitter:title"): (_HEAD, 0.5),
    ("meta", "title"): (_HEAD, 0.2),
    ("HTML title", "title"): (_HEAD, 0.15),
    ("heading", "trail"): (_HEAD, 0.15),
}
_LINKS = (("canonical link", "url"), ("OpenGraph", "og:url"), ("JSON-LD", "url"))
_GENERIC_WORDS = "www com co net org gov ac edu or ne go gob news m amp"
_GENERIC = frozenset(_GENERIC_WORDS.split())
_FIRST_H1, _OTHER_HEADING = 0.45, 0.2
_FIRM, _BARE, _ALONE = 0.4, 0.45, 0.6
_CONTAINED = 0.9
_MIN_CONTAINED = 10
_MIN_CUT = 15
_MAX_STATED = 95  # from about here on programs cut headlines: search engines read 110 characters of one
_MAX_BESIDE = 80
_MAX_NAME, _MIN_LABEL = 5, 6
_LETTERS = re.compile(r"[^\W_]+")
_CUT = re.compile(r"\s*(?:\.{3}|…)\Z")


@dataclass(frozen=True, slots=True)
class _Saying:
    """One statement of the headline: who says it, how far that one is to be believed, and what it comes to.

    Attributes:
        bare: the value without the outlet's names at its ends.
    """

    one: Embedded
    witness: str
    weight: float
    value: str
    bare: str


def page_titles(clipping: Clipping, own: Collection[str]) -> Iterator[Candidate[str]]:
    """Yield what the page calls its article, each weighed against all the others; *own* are names of the outlet."""
    names = _Names(clipping, own)
    said = list(islice((saying for one in clipping.part.embedded if (saying := _saying(one, names))), MAX_SAYINGS))
    read = list(_read_together(list(_weighed_together(said))))
    shares = _shares(read)
    for saying in read:
        yield Candidate(
            saying.value, shares[folded(saying.value)], clipping.stated(saying.one), witness="what the page says"
        )


class _Names:
    """The names that the outlet goes by on this page, for taking them off the ends of headlines."""

    def __init__(self, clipping: Clipping, own: Collection[str]) -> None:
        self._clipping, self._own = clipping, own
        links = (one.value for one in clipping.part.embedded if (one.scheme, one.name) in _LINKS)
        hosts = {host for link in links if (host := _host(link))}
        labels = {label for host in hosts for label in host.split(".")[:-1]}
        self._labels = {label.replace("-", "") for label in labels if label not in _GENERIC and len(label) > 2}
        self._hosts = self._labels | {"".join(_LETTERS.findall(host.removeprefix("www."))) for host in hosts}

    def is_own(self, text: str) -> bool:
        """Whether *text* as a whole is a name of the outlet."""
        if folded_name(text) in self._own or self._clipping.knowledge.outlets.by_name(text):
            return True
        return folded_name(text).replace(" ", "") in self._hosts

    def _may_be_own(self, text: str) -> bool:
        """Whether *text*, beside a headline, is a name of the outlet, if only by the name of the site."""
        if self.is_own(text):
            return True
        words = folded(text).split()
        if not 0 < len(words) <= _MAX_NAME:
            return False
        joined = "".join(words)
        return any(
            joined == label
            or label in (words[0], words[-1])
            or (len(label) >= _MIN_LABEL and (joined.startswith(label) or joined.endswith(label)))
            for label in self._labels
        )

    def bare(self, text: str) -> str:
        """*text* without the outlet's names at its ends, and without a section’s name before or behind these."""
        split = split_headline(text, self._clipping.knowledge.outlets, self._own)
        if split and split.is_sure and split.end - split.start >= _MIN_CONTAINED - 2:
            text = text[split.start : split.end]
            return self._without_section(text)
        marks = list(MARK.finditer(text))
        if marks and self._may_be_own(text[marks[-1].end() :]):
            return self._without_section(text[: marks[-1].start()])
        if marks and self._may_be_own(text[: marks[0].start()]):
            return text[marks[0].end() :]
        return text

    def _without_section(self, text: str) -> str:
        marks = list(MARK.finditer(text))
        return text[: marks[-1].start()] if marks and is_section_word(text[marks[-1].end() :]) else text


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""


def _saying(one: Embedded, names: _Names) -> _Saying | None:
    place = _PLACES.get((one.scheme, one.name))
    value = " ".join(one.value.split())[:MAX_TITLE].rstrip()
    if place is None or not folded(value) or names.is_own(value):
        return None
    if one.scheme == "heading" and is_section_word(value):
        return None
    return _Saying(one, *place, value, names.bare(value))


def _weighed_together(said: list[_Saying]) -> Iterator[_Saying]:
    """*said* with the weights that hold beside one another.

    Of several headings the one that others name is the headline, else the first is the likelier. The
    window's title counts for more where the page's head says nothing else, and for most where
    nothing else does.
    """
    others = [folded(saying.value) for saying in said if saying.witness != _HEADING]
    headings = [saying for saying in said if saying.one.name == "h1"]
    several = len({folded(saying.value) for saying in headings}) > 1
    named = [saying for saying in said if any(folded(saying.value) in other for other in others)]
    is_alone = all(saying.weight < _FIRM for saying in said)
    is_bare = all(saying.weight < _FIRM for saying in said if saying.witness == _HEAD)
    for saying in said:
        weight = saying.weight
        if saying.one.name == "h1" and several and saying not in named:
            is_first = saying is headings[0] and not any(one in named for one in headings)
            weight = _FIRST_H1 if is_first else _OTHER_HEADING
        elif saying.one.name == "h2" and saying not in named:
            weight = _OTHER_HEADING
        elif saying.witness == _HEAD and is_bare:
            weight = _ALONE if is_alone and saying is said[0] else _BARE
        yield replace(saying, weight=weight)


def _read_together(said: list[_Saying]) -> Iterator[_Saying]:
    """*said*, each as one of the headlines that a stronger witness gives, if it is that headline in other dress."""
    firm = sorted((saying for saying in said if saying.weight >= _FIRM), key=lambda saying: -saying.weight)
    for saying in said:
        others = [one for one in firm if one.witness != saying.witness or (_is_echo(saying) and one is not saying)]
        value = _reading(saying, others)
        is_dressed = folded(value) not in (folded(saying.value), folded(saying.bare))
        yield replace(saying, value=value, weight=saying.weight * (_CONTAINED if is_dressed else 1))


def _is_echo(saying: _Saying) -> bool:
    """Whether it only repeats, in other dress, what the page’s head says elsewhere."""
    return saying.witness == _HEAD and saying.weight < _FIRM


def _reading(saying: _Saying, others: list[_Saying]) -> str:
    """What *saying* comes to in the light of what is printed and of what *others* say."""
    printed = [one for one in others if one.witness != _HEAD]
    if folded(saying.value) in {folded(one.value) for one in printed}:
        return saying.value
    for known in (printed, others):
        if folded(saying.bare) in {folded(one.bare) for one in known}:
            return saying.bare
        for one in known:
            if _is_dressed(saying.value, one.bare):
                return one.bare
    return saying.bare


def _is_dressed(text: str, core: str) -> bool:
    """Whether *text* is *core* with something behind a separator, with a kicker before it, or cut short."""
    fold = folded(core)
    cut = _CUT.search(text)
    if cut and cut.start() >= _MIN_CUT:
        return fold.startswith(folded(text[: cut.start()]))
    if len(text) >= _MAX_STATED and fold.startswith(folded(text)):
        return True
    if len(core) < _MIN_CONTAINED or not 0 < len(text) - len(core) <= _MAX_BESIDE:
        return False
    whole = folded(text)
    if whole.startswith(f"{fold} "):
        return any(folded(text[: mark.start()]) == fold for mark in MARK.finditer(text))
    return whole.endswith(f" {fold}")


def _shares(said: list[_Saying]) -> dict[str, float]:
    """The probability of each headline: what its witnesses say together against what others say of other ones."""
    doubts: dict[str, dict[str, float]] = {}
    for saying in said:
        witnesses = doubts.setdefault(folded(saying.value), {})
        witnesses[saying.witness] = min(witnesses.get(saying.witness, 1.0), 1 - saying.weight)
    odds = {fold: 1 / math.prod(witnesses.values()) - 1 for fold, witnesses in doubts.items()}
    whole = 1 + sum(odds.values())
    return {fold: one / whole for fold, one in odds.items()}
