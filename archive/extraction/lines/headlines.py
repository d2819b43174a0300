"""Headlines that carry their outlet: “Outlet | Headline”, “Headline - Outlet”, “Headline: Outlet editorial”."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from archive.extraction.authorities.outlets import Outlet, OutletAuthority
from archive.extraction.folding import folded_name
from archive.extraction.lines.forms import ends_sentence
from archive.extraction.vocabulary.sections import is_section_word

MAX_OUTLET = 60
MARK = re.compile(r"\s*[|｜ㅣǀ]\s*|\s+[-–—·•»›«]\s+|\s*(?:::|：)\s*|_(?=[^_]+\Z)|\s+-(?=\S+\Z)|-(?=[^-|ㅣ]{1,12}[|ㅣ])")
_EDITORIAL = re.compile(
    r"\s*[:：|–—-]\s*(?P<outlet>[^:：|]{2,60}?)\s+(?P<kind>editorial|opinion|comment|leader)\s*\Z", re.IGNORECASE
)
_MAX_LINE = 500
_MAX_KICKER_WORDS = 5
_MIN_HEADLINE_WORDS = 5
_SECTION_BAR = re.compile(r"\s*[|｜]\s*")


@dataclass(frozen=True, slots=True)
class Headline:
    """A line cut into headline and outlet, as offsets in it.

    Attributes:
        outlet: the entry of the authority file; None where the name is only of the right form or
            known from elsewhere on the page.
        kind: “editorial” where the line says so.
        is_sure: whether the outlet's side is known to be an outlet.
    """

    start: int
    end: int
    outlet_start: int
    outlet_end: int
    outlet: Outlet | None
    kind: str = ""
    is_sure: bool = True


def split_headline(text: str, outlets: OutletAuthority, own: Collection[str] = ()) -> Headline | None:
    """Return the parts of *text* if one end of it names the outlet.

    *own* are folded names that the page gives its outlet elsewhere. Without either, a short name in
    capitals beside a bar counts, unsurely.
    """
    if len(text) > _MAX_LINE:
        return None
    editorial = _EDITORIAL.search(text)
    if editorial and (outlets.by_name(editorial["outlet"]) or folded_name(editorial["outlet"]) in own):
        return Headline(
            0, editorial.start(), *editorial.span("outlet"), outlets.by_name(editorial["outlet"]), editorial["kind"]
        )
    marks = [match for match in MARK.finditer(text) if match.start() > 0 and match.end() < len(text)]
    for mark in (*reversed(marks[-2:]), *marks[:2]):
        for side in ((mark.end(), len(text)), (0, mark.start())):
            found = _known(text, side, mark, outlets, own)
            if found:
                return found
    bars = [mark for mark in marks if "|" in mark[0] or "｜" in mark[0]]
    return _unsure(text, bars[0]) if len(bars) == 1 else None


def beside_section(text: str) -> tuple[int, int] | None:
    """Return where the headline stands in *text* if bars part it from the names of sections: “Opinion | Headline”."""
    bars = list(_SECTION_BAR.finditer(text)) if len(text) <= _MAX_LINE else []
    if not bars:
        return None
    edges = [0, *(at for bar in bars for at in bar.span()), len(text)]
    pieces = [(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]
    rest = [piece for piece in pieces if not is_section_word(text[slice(*piece)])]
    is_headline = len(rest) == 1 and len(text[slice(*rest[0])].split()) >= _MIN_HEADLINE_WORDS - 1
    return rest[0] if is_headline else None


def _known(
    text: str, side: tuple[int, int], mark: re.Match[str], outlets: OutletAuthority, own: Collection[str]
) -> Headline | None:
    name = text[slice(*side)]
    if len(name) > MAX_OUTLET:
        return None
    outlet = outlets.by_name(name) or (outlets.by_domain(name) if "." in name else None)
    if outlet is None and folded_name(name) not in own:
        return None
    rest = (0, mark.start()) if side[0] else (mark.end(), len(text))
    return Headline(*rest, *side, outlet)


def _unsure(text: str, bar: re.Match[str]) -> Headline | None:
    """The shorter side of a bar, if all its words are capitalised and the other side is longer than a name."""
    left, right = (0, bar.start()), (bar.end(), len(text))
    side, rest = (left, right) if bar.start() < len(text) - bar.end() else (right, left)
    words = text[slice(*side)].split()
    other = text[slice(*rest)].split()
    if (
        1 < len(words) <= 5
        and len(other) >= 4
        and all(word[0].isupper() or word in ("of", "and", "de", "du") for word in words)
    ):
        return Headline(*rest, *side, None, is_sure=False)
    return None


def behind_section(text: str) -> int | None:
    """Return where the headline begins in *text* if a colon with space before it parts it from its section.

    “Kultur : Was das Land liest”: pages set the two apart in print and put the colon between them for those who hear
    them read. Of other kickers it is kept, as papers do in their lists. Languages that set that space
    anywhere must be told before.
    """
    mark = text.find(" : ")
    if mark < 0 or text.find(" : ", mark + 1) >= 0:
        return None
    is_headline = len(text[mark + 3 :].split()) >= _MIN_HEADLINE_WORDS
    return mark + 3 if is_headline and is_section_word(text[:mark]) else None


def behind_kicker(text: str) -> int | None:
    """Return where the headline begins in *text* if a plain hyphen parts it from what looks like its kicker.

    “Protests in Georgia - Thousands take to the streets”: pages hide such a hyphen between the two for those who
    hear them read; within a headline, papers set a dash. None if the parts don't look so.
    """
    mark = text.find(" - ")
    if mark < 0 or text.find(" - ", mark + 1) >= 0 or "–" in text[:mark]:
        return None
    kicker, rest = text[:mark], text[mark + 3 :]
    first = rest.lstrip("\"'“‘«„»")[:1]
    is_kicker = 2 <= len(kicker.split()) <= _MAX_KICKER_WORDS and not ends_sentence(kicker)
    return mark + 3 if is_kicker and len(rest.split()) >= _MIN_HEADLINE_WORDS and first.isupper() else None
