"""Extraction: a part of a file → what is known of the article, each value with its evidence.

One module a field gives candidates; ``decide`` weighs them. What is known beforehand is passed in.
"""

from archive.extraction.decide import NO_HABITS, Extraction, examine, extract
from archive.extraction.events import Event, EventAuthority
from archive.extraction.habits import Habits, Traits
from archive.extraction.knowledge import RULES_VERSION, Knowledge
from archive.extraction.outlets import Outlet, OutletAuthority

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
