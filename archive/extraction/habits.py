"""Habits of an outlet: what recurs across its clippings, and what that tells of each of them.

A clipping's traits come from its own text alone and its habits from the traits of all, so it doesn't matter
in which order clippings come: applying habits changes no trait, and a second round finds nothing new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.article import Article
from archive.extraction.dates.text import order_of
from archive.extraction.folding import folded, folded_name
from archive.extraction.lines.clipping import Clipping, Entry, is_heading
from archive.extraction.people.names import placed_names
from archive.extraction.published.candidates import is_open
from archive.extraction.roles import Form, Role
from archive.extraction.vocabulary.sections import is_section_word

MAX_SHORT = 160
_MOST_LINES = 60
_EDGE_PARAGRAPHS = 3
_OWN_FIELDS = ("kicker", "standfirst", "section", "authors", "outlet", "agency", "published", "accessed", "page")


@dataclass(frozen=True, slots=True)
class Traits:
    """What one clipping tells of its outlet's habits.

    Attributes:
        outlet: its folded name, empty where it isn't known.
        story: a digest that printings of one story share, so that they count once.
        short: digests of lines that would be furniture if they recurred.
        long: the same of the first and last paragraphs.
        date_order: “day first” or “month first”, as its date is written in numbers, empty where it doesn't tell.
        is_open: whether its own date can be read in two ways, and waits for the order to be known.
    """

    outlet: str
    story: int
    short: frozenset[int] = frozenset()
    long: frozenset[int] = frozenset()
    date_order: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """What an outlet's other clippings tell of one.

    Attributes:
        outlet: its name, empty for clippings whose outlet isn't known.
        recurring: digests of lines that recur and so are furniture.
        date_order: “day first” or “month first”, as all of them write numbers; empty where it isn't known or asked.
    """

    outlet: str = ""
    recurring: frozenset[int] = frozenset()
    date_order: str = ""

    @property
    def rule(self) -> str:
        """What says that a line is furniture."""
        return f"line that recurs across articles of {self.outlet or 'unknown outlets'}"


def traits_of(clipping: Clipping, article: Article) -> Traits:
    """Return the traits of *clipping*, of which *article* was made without habits."""
    taken = _taken(clipping, article)
    free = [entry for entry in clipping.entries if entry.fold and entry.fold not in taken]
    able = [entry for entry in free if entry.role is Role.FREE and len(entry.text) <= MAX_SHORT]
    short = [entry for entry in able if _may_recur(entry, clipping)]
    prose = [entry for entry in free if entry.role is Role.PROSE]
    edges = (*prose[:_EDGE_PARAGRAPHS], *prose[_EDGE_PARAGRAPHS:][-_EDGE_PARAGRAPHS:])
    longest = max(clipping.entries, key=lambda entry: len(entry.text), default=None)
    return Traits(
        folded_name(article.outlet.value or ""),
        _digest(longest.fold) if longest else 0,
        frozenset(_digest(entry.fold) for entry in (*short[:_MOST_LINES], *short[-_MOST_LINES:])),
        frozenset(_digest(entry.fold) for entry in edges),
        _date_order(article),
        is_open(article.published),
    )


def _date_order(article: Article) -> str:
    """How the evidence of the article's date writes day and month in numbers, if one order only can be meant."""
    if article.published.is_inferred:
        return ""
    orders = {order_of(evidence.quote) for evidence in article.published.evidence} - {None}
    return orders.pop() or "" if len(orders) == 1 else ""


def with_habits(clipping: Clipping, habits: Habits) -> Clipping:
    """Return *clipping* with the lines that recur marked as furniture."""
    form = Form(Role.FURNITURE, habits.rule)
    entries = (
        replace(entry, form=form)
        if entry.role in (Role.FREE, Role.PROSE) and _digest(entry.fold) in habits.recurring
        else entry
        for entry in clipping.entries
    )
    return clipping.with_entries(tuple(entries))


def _may_recur(entry: Entry, clipping: Clipping) -> bool:
    """Whether a short line is no part of what articles are made of: a heading, a name, a section, an outlet."""
    return (
        not is_heading(entry)
        and not is_section_word(entry.text)
        and not clipping.knowledge.outlets.by_name(entry.text)
        and not placed_names(entry.text)
    )


def _taken(clipping: Clipping, article: Article) -> frozenset[str]:
    """The lines that state something of the article, folded: a column's name recurs and is no furniture."""
    values = (getattr(article, name).value for name in _OWN_FIELDS)
    texts = (text for value in values for text in (value if isinstance(value, tuple) else (value,)))
    return frozenset((*(clipping.fold(str(text)) for text in texts if text), *map(folded, _quotes(article))))


def _quotes(article: Article) -> Iterator[str]:
    for name in _OWN_FIELDS:
        yield from (evidence.quote for evidence in getattr(article, name).evidence)


def _digest(fold: str) -> int:
    """A positive number that any database holds as an integer of 64 bits."""
    return int.from_bytes(hashlib.blake2b(fold.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
