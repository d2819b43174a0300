"""What extraction knows besides the clipping at hand. It is passed in, so that tests and archives have their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from archive.extraction.outlets import OutletAuthority

RULES_VERSION = 1
"""Raised whenever a rule changes what it finds, so that archives extract again."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What all clippings share.

    Attributes:
        outlets: the authority file of outlets.
    """

    outlets: OutletAuthority

    @classmethod
    def load(cls, overlay_path: Path | None = None) -> Knowledge:
        """Return what comes with the program, with the outlets at *overlay_path* over it.

        Raises:
            AuthorityError: the overlay can't be used.
        """
        return cls(OutletAuthority.load(overlay_path))

    @property
    def fingerprint(self) -> str:
        """A hex digest that changes when the same clipping may be read differently."""
        return hashlib.sha256(f"{RULES_VERSION}:{self.outlets.fingerprint}".encode()).hexdigest()
