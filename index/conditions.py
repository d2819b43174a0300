"""A query as the conditions that all have to be met, one beside the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.model import And, MatchAll, Not, Or, Query, Within


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: *query*, asked of *field* where one is named, is met, or, if not wanted, is not.

    The query is no Not; it is no And if it is wanted and no Or if it is not, as these are several conditions.
    """

    query: Query
    field: str | None = None
    is_wanted: bool = True

    def as_query(self) -> Query:
        """Return what asks for this condition alone."""
        asked = self.query if self.field is None else Within(self.field, self.query)
        return asked if self.is_wanted else Not(asked)


def conditions(query: Query, field: str | None = None, is_wanted: bool = True) -> tuple[Condition, ...]:
    """Return the conditions of *query*, asked of *field*, in order; none where every document meets it."""
    return tuple(_conditions(query, field, is_wanted))


def _conditions(query: Query, field: str | None, is_wanted: bool) -> Iterator[Condition]:
    match query:
        case And(several) if is_wanted:
            for each in several:
                yield from _conditions(each, field, True)
        case Or(several) if not is_wanted:
            for each in several:
                yield from _conditions(each, field, False)
        case Not(clause):
            yield from _conditions(clause, field, not is_wanted)
        case Within(name, clause):
            yield from _conditions(clause, name, is_wanted)
        case MatchAll() if is_wanted:
            return
        case _:
            yield Condition(query, field, is_wanted)


def all_of(several: Iterable[Condition]) -> Query:
    """Return the query for documents that meet all conditions."""
    queries = tuple(each.as_query() for each in several)
    return And(queries) if len(queries) > 1 else queries[0] if queries else MatchAll()
