"""Hypothesis strategies for the values of the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from archive.article import (
    FIELD_NAMES,
    Article,
    Block,
    BlockKind,
    Confidence,
    Evidence,
    Field,
    Passage,
    Span,
    SpanKind,
    anchored,
)
from archive.dates import EdtfDate

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
offsets = st.none() | st.integers(0, 10_000)
evidence = st.builds(Evidence, texts, offsets, offsets, texts)
dates = st.sampled_from(["2020-07-13", "2021-06~", "199X", "../2020", "2021-06-28/2021-07-01"]).map(EdtfDate.parse)
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "published": st.none() | dates,
    "accessed": st.none() | dates,
    "authors": st.lists(texts, max_size=3).map(tuple),
}


def fields(name: str) -> st.SearchStrategy[Field[Any]]:
    """Return a strategy for one field of an article."""
    value = _VALUES.get(name, st.none() | texts)
    finding = st.builds(
        Field, value, st.sampled_from(Confidence), st.lists(evidence, max_size=2).map(tuple), is_inferred=st.booleans()
    )
    alternatives = st.lists(finding, max_size=2).map(tuple)
    return st.builds(lambda found, others: replace(found, alternatives=others), finding, alternatives)


spans = st.builds(Span, st.integers(0, 9), st.integers(0, 9), st.sampled_from(SpanKind), st.none() | texts)
blocks = st.builds(
    Block,
    st.sampled_from(BlockKind),
    texts,
    start=offsets,
    end=offsets,
    spans=st.lists(spans, max_size=2).map(tuple),
)
passages = st.lists(st.builds(Passage, texts, texts, offsets, offsets), max_size=2).map(tuple)
articles = st.builds(
    Article,
    **{name: fields(name) for name in FIELD_NAMES},
    body=st.lists(blocks, max_size=4).map(anchored),
    captions=passages,
    notes=passages,
    furniture=passages,
)
