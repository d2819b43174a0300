"""Quotations from a text for a query: a whole text with its marks, or its best passages.

The same for every engine. Time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from index.marking import held_by, joined, matches
from index.model import Fragment, Query
from index.passages import Source, Span

_UNCOUNTED: Mapping[Query, int] = MappingProxyType({})


def whole(text: str, language: str | None, query: Query, field: str | None = None) -> Fragment:
    """Return *text*, which stands in *field* if one is named, with the words that match *query* marked."""
    return Fragment(text, joined((start, end) for start, end, _ in matches(text, language, query, field)))


def excerpts(
    texts: Sequence[str | tuple[str, str]],
    language: str | None,
    query: Query,
    count: int,
    size: int,
    documents: Mapping[Query, int] = _UNCOUNTED,
) -> tuple[Fragment, ...]:
    """Return at most *count* passages of *texts*, about *size* characters each, best first.

    Better is what shows more words and phrases of the query that are not shown yet, then a rarer
    one of these, then more of them at all, then more of them side by side, then whole sentences, then more marks,
    then what comes first. Passages do not overlap. They are whole sentences, as many as fit, or one of up to
    one and a half times the size; a longer one is cut between words, with an ellipsis. Text of wide
    characters, as Chinese is, gets half as many of them. White space is collapsed. If nothing matches, the
    beginning of the first text is given. A text may stand with the name of its field, as (name, text).
    A leaf of the query is the rarer the fewer *documents* hold it.
    """
    named = [(None, each) if isinstance(each, str) else each for each in texts]
    sources = [
        Source(text, language, matches(text, language, query, name), size)
        for name, text in named
        if not text.isspace() and text
    ]
    held = held_by(query, documents)
    taken: list[Span] = []
    shown = 0
    while len(taken) < count:
        windows = [window for place, source in enumerate(sources) for window in source.windows(place, taken)]
        if not windows:
            break
        best = max(windows, key=lambda window: window.worth(shown, held))
        shown |= best.leaves
        taken.append(sources[best.source].passage(best, taken))
    if not taken and sources and count > 0:
        taken.append(sources[0].passage(sources[0].beginning(), ()))
    return tuple(sources[span.source].fragment(span) for span in taken)
