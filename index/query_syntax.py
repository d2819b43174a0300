"""What a person types → Query, Query → what a person could have typed, Query → plain words.

    query  = { word | phrase }           all must occur; nothing typed stands for everything
    phrase = mark { any sign } mark      two quotation marks of one kind
    word   = signs without spaces and quotation marks

Quotation marks of one kind are " “ ” „ ‟ ＂ 〝 〞 〟 or « » or ‹ › or 「 」 or 『 』. Apostrophes are
not quotation marks. A query is understood whole or refused with the place that was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index import analysis
from index.errors import QueryError
from index.model import And, MatchAll, Phrase, Query, Term, leaves

_KINDS = ('"“”„‟＂〝〞〟', "«»", "‹›", "「」", "『』")
_KIND_OF = {mark: kind for kind in _KINDS for mark in kind}
_MARKS = "".join(_KINDS)
_CLAUSE = re.compile(rf"\s+|(?P<mark>[{_MARKS}])|(?P<word>[^\s{_MARKS}]+)")
_LATER = re.compile(r"^-(?=\w)|\*")  # what people know from other archives as “not” and “any ending”


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How long a query may be.

    Attributes:
        max_chars: characters as typed.
        max_clauses: words and phrases.
    """

    max_chars: int = 512
    max_clauses: int = 64


def parse(text: str, limits: QueryLimits = QueryLimits()) -> Query:
    """Return the query that *text* stands for; MatchAll for no text.

    Raises:
        QueryError: a quotation that is not closed or is empty, a word or quotation without a letter
            or digit, an operator that there is not, or more than *limits* allow.
    """
    if len(text) > limits.max_chars:
        reason = f"The query has {len(text)} characters and may have {limits.max_chars}; leave something out."
        raise QueryError(text, limits.max_chars, reason)
    clauses: list[Term | Phrase] = []
    for position, clause in _clauses(text):
        if len(clauses) == limits.max_clauses:
            reason = f"The query has more than {limits.max_clauses} words and phrases; leave some out."
            raise QueryError(text, position, reason)
        clauses.append(clause)
    if not clauses:
        return MatchAll()
    return clauses[0] if len(clauses) == 1 else And(tuple(clauses))


def _clauses(text: str) -> Iterator[tuple[int, Term | Phrase]]:
    position = 0
    while match := _CLAUSE.match(text, position):
        start, position = position, match.end()
        if match["word"]:
            yield start, _word(text, start, match["word"])
        elif match["mark"]:
            end = _closing(text, start)
            yield start, _phrase(text, start, text[start + 1 : end])
            position = end + 1


def _word(text: str, start: int, word: str) -> Term:
    operator = _LATER.search(word)
    if operator:
        reason = f"“{operator[0]}” is not understood here; write the words out that are to occur."
        raise QueryError(text, start + operator.start(), reason)
    if not analysis.words(word, None):
        raise QueryError(text, start, f"There is no letter or digit in “{word}” to search for; leave it out.")
    return Term(word)


def _closing(text: str, start: int) -> int:
    kind = _KIND_OF[text[start]]
    for position in range(start + 1, len(text)):
        if text[position] in kind:
            return position
    raise QueryError(text, start, "The quotation that begins here is not closed; close it or remove this mark.")


def _phrase(text: str, start: int, inside: str) -> Phrase:
    if not inside.strip():
        raise QueryError(text, start, "The quotation is empty; write words between the marks or remove them.")
    if not analysis.words(inside, None):
        raise QueryError(text, start, f"There is no letter or digit in the quotation “{inside}”; leave it out.")
    return Phrase(" ".join(inside.split()))


def printed(query: Query) -> str:
    """Return a text that parses to *query*, for any query that ``parse`` has made."""
    return " ".join(leaf.text if isinstance(leaf, Term) else _quoted(leaf.text) for leaf in leaves(query))


def _quoted(phrase: str) -> str:
    kind = next(kind for kind in _KINDS if not any(mark in kind for mark in phrase))
    return f"{kind[0]}{phrase}{kind[0 if kind is _KINDS[0] else 1]}"


def explain(query: Query, noun: str = "articles") -> str:
    """Say in plain words what is searched; *noun* names, in the plural, what is found."""
    found = [leaf.text if isinstance(leaf, Term) else f"the phrase “{leaf.text}”" for leaf in leaves(query)]
    if not found:
        return f"all {noun}"
    *others, last = found
    return f"{noun} with {', '.join(others)} and {last}" if others else f"{noun} with {last}"
