"""Completion: what outlets, authors, sections and words of the archive begin as typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.errors import StateError
from index.engine import Engine
from index.model import Completion
from index.vocabulary import MAX_PREFIX_CHARS

WORD = "word"
FIELDS = ("outlet", "author", "section", WORD)
"""What can be completed."""

DEFAULT_LIMIT, MAX_LIMIT = 10, 50
_PARAMETERS = ("field", "prefix", "limit")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is to be completed, and to how many values at most."""

    field: str
    prefix: str
    limit: int = DEFAULT_LIMIT


def parse(pairs: Iterable[tuple[str, str]]) -> Beginning:
    """Return what a query string asks to complete.

    Raises:
        StateError: a parameter that is missing, unknown or beyond its bound; names it.
    """
    given: dict[str, str] = {}
    for name, value in pairs:
        if name not in _PARAMETERS:
            raise StateError(name, f"there is no parameter “{name}”")
        if name in given:
            raise StateError(name, f"“{name}” is given more than once")
        given[name] = value.strip()
    field, prefix, limit = given.get("field", ""), given.get("prefix", ""), given.get("limit") or str(DEFAULT_LIMIT)
    if field not in FIELDS:
        raise StateError("field", f"“field” is one of {', '.join(FIELDS)}, not “{field[:40]}”")
    if not 1 <= len(prefix) <= MAX_PREFIX_CHARS:
        raise StateError("prefix", f"“prefix” has 1 to {MAX_PREFIX_CHARS} characters, not {len(prefix)}")
    if not (limit.isascii() and limit.isdigit() and len(limit) <= 2 and 1 <= int(limit) <= MAX_LIMIT):
        raise StateError("limit", f"“limit” is a whole number from 1 to {MAX_LIMIT}, not “{limit[:40]}”")
    return Beginning(field, prefix, int(limit))


def completions(engine: Engine, asked: Beginning, seconds: float) -> tuple[Completion, ...]:
    """Return what begins so, held by most articles first.

    Raises:
        SearchTimeout: it takes longer than *seconds*.
    """
    return engine.complete(asked.prefix, None if asked.field == WORD else asked.field, asked.limit, seconds)
