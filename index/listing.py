"""A page of the values of a field, from what an engine has counted: the same for every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date
from typing import TypeAlias

from index import vocabulary
from index.clocks import Clock
from index.errors import RequestError
from index.model import ValueCount, ValueOrder, ValuesPage, ValuesRequest
from index.periods import DateRange
from index.schema import FieldKind, Schema

Extents: TypeAlias = Mapping[str, tuple[DateRange, DateRange]]
"""The period that begins first and the one that ends last, by value."""


def check(asked: ValuesRequest, schema: Schema) -> None:
    """Raise RequestError unless the schema has the fields that are asked for and the numbers make sense."""
    schema.require(asked.field, FieldKind.KEYWORD)
    if asked.dated_by is not None:
        schema.require(asked.dated_by, FieldKind.PERIOD)
    if asked.offset < 0 or asked.limit < 0:
        raise RequestError(f"values {asked.offset} to {asked.offset + asked.limit} can’t be given")


def page(
    counts: Mapping[str, int],
    missing: int,
    asked: ValuesRequest,
    dated: Callable[[Set[str]], Extents],
    clock: Clock,
) -> ValuesPage:
    """Return the page of values that is *asked* for.

    Args:
        counts: documents by value; *missing* have none.
        dated: gives what the documents of some values are dated.
    """
    found = _selected(counts, asked.within, clock)
    initials = Counter(_initial(value) for value in found)
    clock.check()
    ordered = sorted(found, key=_by_name if asked.order is ValueOrder.NAME else lambda value: (-counts[value], value))
    shown = ordered[asked.offset : asked.offset + asked.limit]
    extents = dated(frozenset(shown)) if asked.dated_by and shown else {}
    values = (ValueCount(value, counts[value], *extents.get(value, ())) for value in shown)
    return ValuesPage(tuple(values), len(found), len(counts), missing, dict(sorted(initials.items())))


def extents(rows: Iterable[tuple[Iterable[str], DateRange]], wanted: Set[str]) -> Extents:
    """Return what the documents of the *wanted* values are dated; a row is a document's values and its period."""
    found: dict[str, tuple[DateRange, DateRange]] = {}
    for values, period in rows:
        for value in values:
            if value in wanted:
                first, last = found.get(value, (period, period))
                found[value] = min(first, period, key=_beginning), max(last, period, key=_ending)
    return found


def _selected(counts: Mapping[str, int], within: str, clock: Clock) -> list[str]:
    if not within:
        return list(counts)
    found = []
    for value in counts:
        clock.check()
        if vocabulary.begins(value, within):
            found.append(value)
    return found


def _initial(value: str) -> str:
    """Return the character that a value begins with, folded; none for a value without letters and digits."""
    return next(iter(vocabulary.value_words(value)), "")[:1]


def _by_name(value: str) -> tuple[tuple[str, ...], str]:
    return vocabulary.value_words(value), value


def _beginning(period: DateRange) -> tuple[date, date]:
    return period.start or date.min, period.end or date.max


def _ending(period: DateRange) -> tuple[date, date]:
    return period.end or date.max, period.start or date.min
