"""Whether the signs of a query stand in an order that can be understood, and are not too many.

What lacks a neighbour is refused here, with its place and a mending, so that the grammar only has to put the rest
together.
"""

from __future__ import annotations

from index.model import Fuzzy
from index.query_tokens import Fault, Kind, QueryLimits, Token


def check(found: list[Token], text: str, limits: QueryLimits) -> None:
    """Raise Fault for the first of the signs of *text* that lacks a neighbour, or that is beyond *limits*."""
    _check_bounds(found, limits)
    _check_order(found, text)


def _check_bounds(found: list[Token], limits: QueryLimits) -> None:
    leaves = [token for token in found if token.kind is Kind.LEAF]
    if len(leaves) > limits.max_clauses:
        over = leaves[limits.max_clauses]
        reason = f"The query has more than {limits.max_clauses} words and phrases; leave some out."
        raise Fault(over.start, over.end, reason, (over.start, leaves[-1].end, ""))
    fuzzy = [token for token in leaves if isinstance(token.leaf, Fuzzy)]
    if len(fuzzy) > limits.max_fuzzy:
        over = fuzzy[limits.max_fuzzy]
        assert isinstance(over.leaf, Fuzzy)
        reason = f"At most {limits.max_fuzzy} words may be followed by “~”; write the others out."
        raise Fault(over.start, over.end, reason, (over.start, over.end, over.leaf.text))
    _check_depth(found, limits.max_depth)


def _check_depth(found: list[Token], most: int) -> None:
    """Refuse parentheses, fields and “not” that stand more than *most* deep inside each other."""
    depth, outer = 0, [0]
    for token in found:
        if token.kind is Kind.OPEN:
            depth += 1
            outer.append(depth)
        elif token.kind in (Kind.NOT, Kind.FIELD):
            depth += 1
        else:
            if token.kind is Kind.CLOSE and len(outer) > 1:
                outer.pop()
            depth = outer[-1]
        if depth > most:
            reason = f"Parentheses and operators stand more than {most} deep inside each other; make the query simpler."
            raise Fault(token.start, token.end, reason)


_SIDE = frozenset({Kind.LEAF, Kind.OPEN, Kind.FIELD})
_ENDS = frozenset({Kind.LEAF, Kind.CLOSE})
_LOWER = "in small letters it is an ordinary word"


def _check_order(found: list[Token], text: str) -> None:
    """Refuse the first token that lacks a neighbour: a side, a word, a parenthesis."""
    opened: list[Token] = []
    for place, token in enumerate(found):
        before, after = found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None
        removed = (token.start, token.end, "")
        follows = after is not None and after.kind in (_SIDE if token.kind is Kind.NEAR else {*_SIDE, Kind.NOT})
        if token.kind in (Kind.AND, Kind.OR, Kind.NEAR):
            side = "before" if before is None or before.kind not in _ENDS else "" if follows else "behind"
            if side:
                reason = f"“{token.text}” joins two sides, and there is nothing {side} it; {_LOWER}."
                raise Fault(token.start, token.end, reason, removed)
        elif token.kind is Kind.NOT and not follows:
            raise Fault(
                token.start, token.end, f"Nothing stands behind “{token.text}” that is not wanted; {_LOWER}.", removed
            )
        elif token.kind is Kind.FIELD and (after is None or after.kind not in (Kind.LEAF, Kind.OPEN)):
            _refuse_field(token, after)
        elif token.kind is Kind.OPEN:
            opened.append(token)
            if after and after.kind is Kind.CLOSE:
                reason = "There is nothing between the parentheses; write words there or remove them."
                raise Fault(token.start, after.end, reason, (token.start, after.end, ""))
        elif token.kind is Kind.CLOSE and not opened:
            reason = "This parenthesis closes none; remove it, or open one before."
            raise Fault(token.start, token.end, reason, removed)
        elif token.kind is Kind.CLOSE:
            opened.pop()
    if opened:
        unclosed = opened[-1]
        reason = "The parenthesis that opens here is not closed; close it or remove it."
        is_last = unclosed is found[-1]
        edit = (unclosed.start, unclosed.end, "") if is_last else (len(text.rstrip()), len(text.rstrip()), ")")
        raise Fault(unclosed.start, unclosed.end, reason, edit)


def _refuse_field(token: Token, after: Token | None) -> None:
    name, edit = token.text, (token.start, token.end, "")
    if after and after.kind is Kind.NOT and after.text in "-−":
        edit = (token.start, after.end, f"-{name}:")
    elif after and after.kind is Kind.FIELD:
        edit = (after.start, after.end, "")
    reason = f"Nothing is looked for in the field “{name}”; write a word, a quotation or parentheses behind the colon."
    raise Fault(token.start, token.end, reason, edit)
