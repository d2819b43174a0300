"""What a person types, as a query of the archive: the grammar of ``index``, with languages by their names as well."""

from __future__ import annotations

from dataclasses import replace

from archive.indexing import SCHEMA
from archive.labels import language_code
from index import query_syntax
from index.model import And, AtLeast, Not, Or, Phrase, Query, Term, Within
from index.query_syntax import QueryLimits

_LANGUAGE = "language"


def understood(text: str, limits: QueryLimits) -> Query:
    """Return what *text* means; its leaves are those that the grammar gives, in their order.

    Raises:
        QueryError: it is not understood, or beyond its bounds; carries the position.
    """
    return _with_codes(query_syntax.parse(text, SCHEMA, limits), None)


def _with_codes(query: Query, field: str | None) -> Query:
    """Return *query* with the code of each language that is asked for by its name."""
    match query:
        case And(several) | Or(several) | AtLeast(_, several):
            return replace(query, clauses=tuple(_with_codes(each, field) for each in several))
        case Not(clause):
            return Not(_with_codes(clause, field))
        case Within(name, clause):
            return Within(name, _with_codes(clause, name))
        case Term(text) | Phrase(text, None) if field == _LANGUAGE:
            code = language_code(text)
            return Term(code, exact=isinstance(query, Term) and query.exact) if code else query
    return query
