"""What an evaluation of search found, as JSON for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from archive.records import Json
from archive.relevance.searching import Relevance

MEASURES = {"ndcg@10": "ndcg", "map": "average_precision", "recall@100": "recall", "mrr": "reciprocal_rank"}
"""The names that the field uses, and the fields of ``Ranked``."""
_WORST = 10
_MOST_SHOWN = 100


def as_json(found: Relevance) -> Json:
    """Return the means of the measures alone."""
    return {name: round(found.mean(measure).value, 4) for name, measure in MEASURES.items()}


def lines(found: Relevance) -> Iterator[str]:
    """Yield the means with their intervals, and the queries that were answered worst."""
    language = f"in “{found.language}”" if found.language else "of unknown language"
    yield f"{len(found.answered):,} queries of {found.documents:,} documents {language}; in brackets 95 % intervals"
    yield ""
    for name, measure in MEASURES.items():
        mean = found.mean(measure)
        yield f"{name:<12}{mean.value:.3f} ({mean.low:.2f}–{mean.high:.2f})"
    yield from ("", "The worst by nDCG@10, with the documents that came first:")
    for one in sorted(found.answered, key=lambda one: one.measures.ndcg)[:_WORST]:
        text = " ".join(one.query.text.split())
        shown = text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
        yield f"  {one.measures.ndcg:.3f}  {one.query.id}  {shown}"
        yield f"         {', '.join(one.first[:5]) or 'nothing found'}"
