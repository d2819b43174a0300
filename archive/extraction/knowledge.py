"""What extraction knows besides the clipping at hand. It is passed in, so that tests and archives have their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from archive.extraction.authorities.events import EventAuthority
from archive.extraction.authorities.outlets import OutletAuthority

RULES_VERSION = 3
"""Raised whenever a rule changes what it finds, so that archives extract again."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all clippings share.

    Attributes:
        outlets: the authority file of outlets.
        events: that of dated events.
    """

    outlets: OutletAuthority
    events: EventAuthority = field(default_factory=EventAuthority)

    @classmethod
    def load(cls, overlay_path: Path | None = None, events_path: Path | None = None) -> Knowledge:
        """Return what comes with the program, with the outlets and events of two files of one’s own over it.

        Raises:
            AuthorityError: an overlay can't be used.
        """
        return cls(OutletAuthority.load(overlay_path), EventAuthority.load(events_path))

    @property
    def fingerprint(self) -> str:
        """A hex digest that changes when the same clipping may be read differently."""
        parts = (RULES_VERSION, self.outlets.fingerprint, self.events.fingerprint)
        return hashlib.sha256(":".join(map(str, parts)).encode()).hexdigest()
