"""The words of a query with the characters that they were typed in, for whoever wants to replace one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index import analysis, vocabulary
from index.model import Clause, Near, Phrase, Query, Term, clauses
from index.query_tokens import Kind, QueryLimits, Token, tokens
from index.schema import Schema


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of a plain word, an exact one or a phrase.

    Attributes:
        word: folded; one that ``vocabulary`` may know near ones of.
        start, end: its characters in the query.
        place: of its leaf among the ``clauses`` of the query.
        is_alone: the leaf is this word and nothing else.
    """

    word: str
    start: int
    end: int
    place: int
    clause: Clause
    is_alone: bool


def typed_words(text: str, query: Query, schema: Schema, limits: QueryLimits) -> tuple[TypedWord, ...]:
    """Return the words of *text*, which parses to *query*, in order; none of a word with * or ~."""
    signs = tokens(text, [spec.asked_as for spec in schema.asked], limits)
    leaves = [sign for sign in signs if sign.kind is Kind.LEAF]
    counted = [(place, clause) for place, clause in enumerate(clauses(query)) if not isinstance(clause.leaf, Near)]
    pairs = zip(leaves, counted, strict=True)
    return tuple(word for sign, (place, clause) in pairs for word in _words(text, sign, place, clause))


def replaced(text: str, words: list[tuple[TypedWord, str]]) -> str:
    """Return *text* with some of its words replaced, written in capitals as they were."""
    for typed, instead in sorted(words, key=lambda pair: pair[0].start, reverse=True):
        text = text[: typed.start] + _cased(instead, text[typed.start : typed.end]) + text[typed.end :]
    return text


def _words(text: str, sign: Token, place: int, clause: Clause) -> Iterator[TypedWord]:
    if not isinstance(clause.leaf, Term | Phrase):
        return
    found = analysis.tokens(text[sign.start : sign.end], None)
    for token in found:
        start, end = sign.start + token.start, sign.start + token.end
        end -= 2 * (text[end - 2] in analysis.JOINTS)  # a possessive ’s stays
        is_open = "*" in (text[start - 1 : start], text[end : end + 1])
        if vocabulary.is_spelt(token.text) and not is_open and "." not in text[start:end]:
            yield TypedWord(token.text, start, end, place, clause, len(found) == 1)


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word if word in _OPERATORS else word.upper()
    return word.capitalize() if like[:1].isupper() else word


_OPERATORS = frozenset({"and", "or", "not", "near"})
"""Words that in capitals are none."""
