"""Extraction: a part of a file → what is known of the article, each value with its evidence.

One room a field gives candidates; ``decide`` weighs them. What is known beforehand is passed in.

Rooms import only from those before them in this list: roles, folding, vocabulary, authorities, knowledge, dates,
people, lines, weighing, outlet, title, published, authors, fields, habits, dating, decide.
"""

from archive.extraction.authorities.events import Event, EventAuthority
from archive.extraction.authorities.outlets import Outlet, OutletAuthority
from archive.extraction.decide import NO_HABITS, Extraction, examine, extract
from archive.extraction.habits import Habits, Traits
from archive.extraction.knowledge import RULES_VERSION, Knowledge

__all__ = [
    "NO_HABITS",
    "RULES_VERSION",
    "Event",
    "EventAuthority",
    "Extraction",
    "Habits",
    "Knowledge",
    "Outlet",
    "OutletAuthority",
    "Traits",
    "examine",
    "extract",
]
