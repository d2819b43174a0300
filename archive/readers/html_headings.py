"""The headings of a page that may be its headline, told from those of its navigation and of other parts.

A heading is the page's own where the page says the same of itself in its head, wherever it stands; else where no
part of other articles holds it. The parts around one are the article's own, whatever their markup calls them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from archive.article import Embedded
from archive.readers.markup import class_words, is_elsewhere, statement, text_of

MAX_HEADINGS = 40
MAX_DEPTH = 200
_MIN_SAME = 8
_TRAIL_WORDS = frozenset(("breadcrumb", "breadcrumbs"))
_KICKER = re.compile(
    r"kicker|eyebrow|overline|dachzeile|surtitre|topline|roofline|antetitulo|occhiello|spitzmarke|pre-?title|"
    r"supertitle|super-?headline",
    re.IGNORECASE,
)
_HEADLINE_WORDS = frozenset(("title", "headline", "heading"))
_SEPARATOR = re.compile(r"\s*[:：|｜–—-]\s*")
_LETTERS = re.compile(r"[^\W_]+")
MAX_KICKER = 80


@dataclass(frozen=True, slots=True)
class Headings:
    """What headings state, and the elements that hold the page's own."""

    statements: tuple[Embedded, ...]
    holders: frozenset[Any]


def headings_of(tree: Any, said: tuple[str, ...]) -> Headings:
    """Return what the headings of the page state; *said* is how its head calls it.

    An h1 is ``h1``, in navigation or a trail it is ``trail``; where there is no other, the first h2 outside of these
    is ``h2``. What a heading sets apart as its kicker is stated too, and the rest as ``part``.
    """
    names = tuple(filter(None, map(_fold, said)))
    statements: list[Embedded] = []
    holders: set[Any] = set()
    for element in islice(tree.iter("h1"), MAX_HEADINGS):
        place = _place(element, names)
        statements += _stated(element, place)
        if place == "h1" and _is_said(_fold(text_of(element)), names):
            holders |= _around(element)
    if not any(one.name == "h1" for one in statements):
        second = next((one for one in islice(tree.iter("h2"), MAX_HEADINGS) if _place(one, names) == "h1"), None)
        statements += () if second is None else _stated(second, "h2")
    return Headings(tuple(statements), frozenset(holders))


def _place(element: Any, names: tuple[str, ...]) -> str:
    """Which kind of heading *element* is, empty if it is another article's."""
    around = [element, *islice(element.iterancestors(), MAX_DEPTH)]
    words = [class_words(one) for one in around]
    if any(one.tag == "nav" for one in around) or any(one & _TRAIL_WORDS for one in words[:5]):
        return "trail"
    if any(one.tag in ("footer", "aside", "template", "noscript", "svg") for one in around):
        return ""
    if _is_said(_fold(text_of(element)), names):
        return "h1"
    return "" if any(map(is_elsewhere, around, words)) else "h1"


def _stated(element: Any, name: str) -> Iterator[Embedded]:
    text = text_of(element)
    if not name or not text:
        return
    yield statement("heading", name, text)
    if name == "trail":
        return
    kicker, rest = _parts(element)
    if kicker and rest and len(kicker) <= MAX_KICKER:
        yield statement("heading", "part", rest)
        yield statement("markup", "kicker", kicker)


def _parts(element: Any) -> tuple[str, str]:
    """The kicker that is set apart at the start of a heading, and the rest; both empty if there is none."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    children = [child for child in element if isinstance(child.tag, str) and text_of(child)]
    if not children or (element.text or "").strip():
        return "", ""
    first = text_of(children[0])
    is_kicker = _KICKER.search(f"{children[0].get('class') or ''} {children[0].get('id') or ''}")
    is_parted = len(children) > 2 and _SEPARATOR.fullmatch(text_of(children[1]))
    is_followed = len(children) > 1 and (
        children[1].get("itemprop") == "headline" or class_words(children[-1]) & _HEADLINE_WORDS
    )
    if not (is_kicker or is_parted or is_followed):
        return "", ""
    rest = text_of(element)[len(first) :]
    return first.rstrip(" :："), _SEPARATOR.sub("", rest, count=1) if _SEPARATOR.match(rest) else rest.strip()


def _around(element: Any) -> set[Any]:
    return {element, *islice(element.iterancestors(), MAX_DEPTH)}


def _is_said(text: str, names: tuple[str, ...]) -> bool:
    """Whether the head says *text* of the page, alone or beside other words."""
    return len(text) >= _MIN_SAME and any(text in name or (len(name) >= _MIN_SAME and name in text) for name in names)


def _fold(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))
