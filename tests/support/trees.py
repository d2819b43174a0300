"""Queries taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from index.model import And, AtLeast, Near, Not, Or, Query, Within


def inside(query: Query) -> tuple[Query, ...]:
    """Return the queries that *query* is made of, none for one that is made of words."""
    match query:
        case And(several) | Or(several) | AtLeast(_, several):
            return several
        case Not(clause) | Within(_, clause):
            return (clause,)
        case Near(left, right):
            return (left, right)
    return ()


def nodes(query: Query) -> Iterator[Query]:
    """Give *query* and every query inside it."""
    yield query
    for each in inside(query):
        yield from nodes(each)


def depth(query: Query) -> int:
    """Return how many queries stand inside each other."""
    return 1 + max(map(depth, inside(query)), default=0)
