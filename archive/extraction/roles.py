"""What a line of a clipping can be, as far as its own form tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line is. A list head is furniture that other furniture follows; a free line may be anything short."""

    PROSE = "prose"
    FREE = "free"
    FURNITURE = "furniture"
    LIST_HEAD = "list head"
    CAPTION = "caption"
    NOTE = "note"
    SECTION = "section"
    COPYRIGHT = "copyright"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Form:
    """A role with the rule that gave it, in words for readers; empty for prose and free lines."""

    role: Role
    rule: str = ""
