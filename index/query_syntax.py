"""What a person types → Query, Query → what a person could have typed.

    query  = either                      nothing typed stands for everything
    either = both { OR both }
    both   = one { [AND] one }           without an operator all must occur
    one    = NOT one | side
    side   = atom [ NEAR/5 atom ]
    atom   = leaf | ( either ) | field: atom

The signs are those of ``query_tokens``. A query is understood whole or refused with the place that was not
understood and, where one suggests itself, a mended query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lark import Lark, Transformer, UnexpectedInput
from lark import Token as LarkToken
from lark.exceptions import VisitError
from lark.lexer import Lexer

from index.errors import PeriodError, QueryError
from index.model import (
    POSITIONAL,
    And,
    During,
    Fuzzy,
    MatchAll,
    Missing,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Term,
    Wildcard,
    Within,
    clauses,
)
from index.periods import Period, between
from index.query_order import check
from index.query_tokens import QUOTES, Fault, QueryLimits, Token, tokens
from index.schema import FieldKind, FieldSpec, Schema

__all__ = ["QueryLimits", "parse", "printed"]

_GRAMMAR = """
%declare LEAF FIELD NEAR _AND _OR _NOT _OPEN _CLOSE
?either: both (_OR both)*
?both: one (_AND? one)*
?one: _NOT one -> without
    | near
?near: atom (NEAR atom)*
?atom: LEAF -> leaf
     | _OPEN either _CLOSE
     | FIELD atom -> within
"""
_NO_FIELDS = Schema(())
_USUAL = QueryLimits()
_UNKNOWN = "unknown"
_MENDINGS = 8  # faults of one query that are mended one after the other


@dataclass(frozen=True, slots=True)
class _Part:
    """A query with the characters that it was typed in."""

    query: Query
    start: int
    end: int


def parse(text: str, schema: Schema = _NO_FIELDS, limits: QueryLimits = _USUAL) -> Query:
    """Return the query that *text* stands for; MatchAll for no text.

    Raises:
        QueryError: something that is not understood, or goes beyond *limits*.
    """
    try:
        return _parsed(text, schema, limits)
    except Fault as fault:
        mending = _mended(text, fault, schema, limits)
        raise QueryError(text, fault.start, fault.reason, fault.end - fault.start, mending) from None


def _parsed(text: str, schema: Schema, limits: QueryLimits) -> Query:
    found = tokens(text, [spec.asked_as for spec in schema.asked], limits)
    check(found, text, limits)
    if not found:
        return MatchAll()
    try:
        part: _Part = _Builder(schema).transform(_parser().parse(found))
    except VisitError as error:
        raise error.orig_exc from None
    except UnexpectedInput as error:  # the order of tokens was checked, so this is not known to happen
        start = min(getattr(error, "pos_in_stream", None) or 0, len(text))
        raise Fault(start, len(text), "The query is not understood from here on.") from error
    return part.query


def _mended(text: str, fault: Fault, schema: Schema, limits: QueryLimits) -> str | None:
    """Return *text* with the fault mended, and those that come to light then; None where one can't be."""
    for _ in range(_MENDINGS):
        if fault.edit is None:
            return None
        start, end, instead = fault.edit
        text = " ".join(f"{text[:start]}{instead}{text[end:]}".split())
        try:
            return text if text and _parsed(text, schema, limits) else None
        except Fault as another:
            fault = another
    return None


class _Given(Lexer):
    """Hands the parser tokens that were found before."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, data: Sequence[Token]) -> Iterator[LarkToken]:  # type: ignore[override]
        for token in data:
            yield _Carrier.of(token)


class _Carrier(LarkToken):
    """A token of the parser that carries ours."""

    ours: Token

    @classmethod
    def of(cls, token: Token) -> _Carrier:
        carrier = cls(token.kind.value, token.text, start_pos=token.start, end_pos=token.end)
        carrier.ours = token
        return carrier


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", lexer=_Given, start="either")


class _Builder(Transformer[Any, Any]):
    """Makes a query of a tree."""

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._fields = {spec.asked_as: spec for spec in schema.asked}

    def leaf(self, children: list[_Carrier]) -> _Part:
        token = children[0].ours
        assert token.leaf is not None  # the scanner gives every LEAF one
        return _Part(token.leaf, token.start, token.end)

    def both(self, children: list[_Part]) -> _Part:
        return _Part(And(tuple(each.query for each in children)), children[0].start, children[-1].end)

    def either(self, children: list[_Part]) -> _Part:
        return _Part(Or(tuple(each.query for each in children)), children[0].start, children[-1].end)

    def without(self, children: list[_Part]) -> _Part:
        return _Part(Not(children[0].query), children[0].start, children[0].end)

    def near(self, children: list[Any]) -> _Part:
        left, operator, right, *more = children
        if more:
            reason = "NEAR joins two sides only; join the next with AND, or write “a b c”~10 for words in any order."
            again = more[0].ours
            raise Fault(again.start, again.end, reason, (again.start, again.end, "AND"))
        for side in (left, right):
            several = side.query.clauses if isinstance(side.query, Or) else (side.query,)
            if not all(isinstance(each, POSITIONAL) for each in several):
                reason = "Beside NEAR stand words, phrases, or some of these in parentheses with OR."
                sign = operator.ours
                raise Fault(sign.start, sign.end, reason, (sign.start, sign.end, "AND"))
        return _Part(Near(left.query, right.query, operator.ours.number), left.start, right.end)

    def within(self, children: list[Any]) -> _Part:
        field, inside = children[0].ours, children[1]
        spec = self._fields[field.text]
        if any(clause.field is not None for clause in clauses(inside.query)):
            reason = f"Inside the field “{spec.asked_as}” no other field can be asked for; put it beside."
            raise Fault(field.start, field.end, reason, (field.start, field.end, ""))
        if spec.kind is FieldKind.PERIOD:
            return _Part(_dated(spec, inside.query, inside), field.start, inside.end)
        if spec.kind is FieldKind.KEYWORD and _is_unknown(inside.query):
            return _Part(Missing(spec.name), field.start, inside.end)
        return _Part(Within(spec.name, inside.query), field.start, inside.end)


def _is_unknown(query: Query) -> bool:
    return query == Term(_UNKNOWN)


def _dated(spec: FieldSpec, query: Query, part: _Part) -> Query:
    """Return what asks for dates in the PERIOD field, from words that write them."""
    match query:
        case And(several):
            return And(tuple(_dated(spec, each, part) for each in several))
        case Or(several):
            return Or(tuple(_dated(spec, each, part) for each in several))
        case Not(clause):
            return Not(_dated(spec, clause, part))
        case Term(text, exact=False) if text == _UNKNOWN:
            return Missing(spec.name)
        case Term(text) | Phrase(text, slop=None):
            return _period(spec, text, part)
    examples = f"{spec.asked_as}:2021, {spec.asked_as}:2020-03..2021-06"
    raise Fault(part.start, part.end, f"This is no date; write it as in {examples}.")


def _period(spec: FieldSpec, text: str, part: _Part) -> Query:
    first, dots, last = (each.strip() for each in text.partition(".."))
    try:
        ends = Period.parse(first) if first else None, Period.parse(last) if last else None
    except PeriodError as error:
        reason = f"{error}; a range is written as in 2020-03..2021-06."
        raise Fault(part.start, part.end, reason) from None
    if not first and not last:
        reason = "The range has no end at all; write at least one, as in 2020-03..2021-06."
        raise Fault(part.start, part.end, reason)
    try:
        between(*ends)
    except PeriodError as error:
        reason = f"{str(error).capitalize()}."
        edit = (part.start, part.end, f"{last}..{first}")
        raise Fault(part.start, part.end, reason, edit) from None
    return During(spec.name, *ends) if dots else During(spec.name, ends[0], ends[0])


_EITHER, _BOTH, _ONE, _NEAR, _ATOM = range(5)
"""How tightly parts of a query hold together, loosest first."""


def printed(query: Query, schema: Schema = _NO_FIELDS) -> str:
    """Return a text that parses to *query*, for any query that ``parse`` has made with *schema*."""
    names = {spec.name: spec.asked_as for spec in schema.asked}
    return "" if isinstance(query, MatchAll) else _print(query, names, _EITHER)


def _print(query: Query, names: dict[str, str], least: int) -> str:
    """Return the text of *query*, in parentheses where it holds together less tightly than *least*."""
    text, tightness = _text(query, names)
    return text if tightness >= least else f"({text})"


def _text(query: Query, names: dict[str, str]) -> tuple[str, int]:
    match query:
        case Or(several):
            return " OR ".join(_print(each, names, _BOTH) for each in several), _EITHER
        case And(several):
            return " ".join(_print(each, names, _ONE) for each in several), _BOTH
        case Not(clause):
            inner = _print(clause, names, _ATOM)
            return (f"-{inner}" if _AFTER_MINUS.match(inner) else f"NOT {inner}"), _ONE
        case Near(left, right, distance):
            return f"{_print(left, names, _ATOM)} NEAR/{distance} {_print(right, names, _ATOM)}", _NEAR
        case Within(field, clause):
            return f"{names[field]}:{_print(clause, names, _ATOM)}", _ATOM
        case Missing(field):
            return f"{names[field]}:{_UNKNOWN}", _ATOM
        case During(field, first, last):
            span = str(first) if first == last else f"{first or ''}..{last or ''}"
            return f"{names[field]}:{span}", _ATOM
    return _word(query), _ATOM


_AFTER_MINUS = re.compile(rf"[\w={''.join(QUOTES)}(‘’']")


def _word(leaf: Query) -> str:
    match leaf:
        case Term(text, exact=True):
            return f"={_quoted(text)}"
        case Phrase(text, slop):
            return _quoted(text) + ("" if slop is None else f"~{slop}")
        case Fuzzy(text, distance):
            return f"{text}~{distance}"
        case Term(text) | Wildcard(text):
            return text
    raise TypeError(f"{leaf} can’t be typed")


def _quoted(phrase: str) -> str:
    kind = next(kind for kind in QUOTES if not any(mark in kind for mark in phrase))
    return f"{kind[0]}{phrase}{kind[0 if kind is QUOTES[0] else 1]}"
