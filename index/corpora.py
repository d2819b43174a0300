"""A schema, random corpora and random requests for tests of engines. Needs hypothesis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from index.engine import Engine
from index.model import (
    And,
    Document,
    FacetRequest,
    FieldValue,
    FragmentRequest,
    HistogramRequest,
    MatchAll,
    Phrase,
    Query,
    RangeFilter,
    SearchRequest,
    Sort,
    Term,
    ValueFilter,
)
from index.periods import DateRange, Period, Unit, half_open
from index.schema import FieldKind, FieldSpec, Schema

SCHEMA = Schema(
    (
        FieldSpec("title", FieldKind.TEXT, boost=3.0),
        FieldSpec("body", FieldKind.TEXT),
        FieldSpec("outlet", FieldKind.KEYWORD),
        FieldSpec("author", FieldKind.KEYWORD),
        FieldSpec("published", FieldKind.PERIOD),
        FieldSpec("accessed", FieldKind.PERIOD),
    )
)


def document(document_id: str, revision: str = "1", language: str | None = None, **values: FieldValue) -> Document:
    """Return a document for the schema of the suite."""
    return Document(document_id, revision, language, values)


_WORDS = [
    "war",
    "peace",
    "rules",
    "based",
    "order",
    "the",
    "a",
    "to",
    "be",
    "or",
    "not",
    "The",
    "War",
    "China’s",
    "CHINA'S",
    "U.S.",
    "us",
    "O’Neill",
    "l'Europe",
    "europe",
    "北京",
    "大学",
    "北京大学",
    "café",
    "café",
    "Straße",
    "x",
    "12",
    "½",
    "كتاب",
    "كِتاب",
]


def texts() -> st.SearchStrategy[str]:
    """Text in which the words of random queries occur often, and now and then anything."""
    rows = st.lists(st.sampled_from(_WORDS), max_size=12)
    joined = st.builds(lambda row, gap: gap.join(row), rows, st.sampled_from([" ", "-", ", ", "\n", ". "]))
    return st.one_of(joined, joined, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))


def values() -> st.SearchStrategy[tuple[str, ...]]:
    """Values of a KEYWORD field: none, one or some, awkward ones among them."""
    awkward = ["Lopez, Ana", "Ana", "ana", "Ána", 'the "Post"', "a\nb", " ", "\x00", "é" * 300, "[]", "null"]
    return st.lists(st.sampled_from(awkward), max_size=3).map(tuple)


def ranges() -> st.SearchStrategy[DateRange]:
    """Days, months, years and other ranges from 2019 to 2022, some of them open on a side or both."""
    days = st.dates(date(2019, 1, 1), date(2022, 12, 31))
    spans = st.builds(
        lambda first, length, opens: DateRange(
            None if opens in ("start", "both") else first,
            None if opens in ("end", "both") else first + timedelta(days=length),
        ),
        days,
        st.sampled_from([1, 1, 30, 365]),
        st.sampled_from(["", "", "", "start", "end", "both"]),
    )
    return st.one_of(spans, st.builds(lambda day: half_open(Period(day.year)), days))


def documents() -> st.SearchStrategy[Document]:
    """Documents of the suite's schema with few different ids."""
    fields = st.fixed_dictionaries(
        {},
        optional={
            "title": st.none() | texts(),
            "body": texts(),
            "outlet": values(),
            "author": values(),
            "published": st.none() | ranges(),
            "accessed": ranges(),
        },
    )
    return st.builds(
        Document,
        st.sampled_from([f"{number:02}" for number in range(15)] + ["é", "Z", "z"]),
        st.sampled_from("123"),
        st.sampled_from([None, "en", "zh"]),
        fields,
    )


def queries() -> st.SearchStrategy[Query]:
    """Queries made of words that random texts hold."""
    row = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
    leaf = st.one_of(st.sampled_from([*_WORDS, "rules-based", "!", "nowhere"]).map(Term), row.map(Phrase))
    several = st.lists(leaf, max_size=3).map(lambda found: And(tuple(found)))
    return st.one_of(st.just(MatchAll()), leaf, several)


def requests() -> st.SearchStrategy[SearchRequest]:
    """Requests for all hits at once, with every facet, a histogram and fragments."""
    value_filters = st.builds(ValueFilter, st.sampled_from(["outlet", "author"]), values(), st.booleans())
    range_filters = st.builds(RangeFilter, st.sampled_from(["published", "accessed"]), ranges(), st.booleans())
    return st.builds(
        SearchRequest,
        query=queries(),
        filters=st.lists(value_filters | range_filters, max_size=3).map(tuple),
        sort=st.sampled_from(Sort),
        limit=st.just(1000),
        facets=st.just((FacetRequest("outlet", 2), FacetRequest("author"))),
        histogram=st.builds(HistogramRequest, st.sampled_from(["published", "accessed"]), st.sampled_from(Unit)),
        fragments=st.just(FragmentRequest(("title",), ("body", "title"), 2, 40)),
    )


Batch = tuple[list[Document | str], bool]


def batches() -> st.SearchStrategy[list[Batch]]:
    """Batches of documents to put in and ids to take out; False with one says that it fails at its end."""
    change = st.one_of(documents(), documents(), documents().map(lambda each: each.id))
    return st.lists(st.tuples(st.lists(change, max_size=12), st.integers(0, 4).map(bool)), min_size=1, max_size=4)


class _FailedOnPurposeError(Exception):
    pass


def run(engine: Engine, several: list[Batch]) -> None:
    """Put *several* batches through *engine*."""
    for number, (changes, succeeds) in enumerate(several, 1):
        try:
            with engine.batch() as batch:
                for change in changes:
                    if isinstance(change, str):
                        batch.remove(change)
                    else:
                        batch.replace(change)
                batch.applied(number)
                if not succeeds:
                    raise _FailedOnPurposeError
        except _FailedOnPurposeError:
            pass
