"""A schema, random corpora and random requests for tests of engines. Needs hypothesis."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from index.engine import Engine
from index.errors import PeriodError
from index.model import (
    And,
    AtLeast,
    Document,
    During,
    FacetRequest,
    FieldValue,
    FragmentRequest,
    Fuzzy,
    HistogramRequest,
    MatchAll,
    Missing,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    RangeFilter,
    Recency,
    SearchRequest,
    Sort,
    Term,
    ValueFilter,
    Wildcard,
    Within,
)
from index.periods import EVER, DateRange, Period, Unit, between, half_open
from index.schema import FieldKind, FieldSpec, Schema

SCHEMA = Schema(
    (
        FieldSpec("title", FieldKind.TEXT, boost=3.0, asked_as="title"),
        FieldSpec("body", FieldKind.TEXT, asked_as="body"),
        FieldSpec("outlet", FieldKind.KEYWORD, asked_as="outlet"),
        FieldSpec("author", FieldKind.KEYWORD, asked_as="author"),
        FieldSpec("published", FieldKind.PERIOD, asked_as="date"),
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
    "京",
    "กำ",
    "ก",
    "café",
    "café",
    "Straße",
    "x",
    "12",
    "½",
    "كتاب",
    "كِتاب",
    "rule",
    "sanctions",
    "sanctioned",
    "Sanction",
    "cote",
    "côté",
    "cotés",
    "côtes",
    "e-mail",
    "e-mails",
    "email",
    "emails",
    "COVID-19",
    "covid19",
    "U.S.-led",
    "don't",
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
        st.sampled_from([None, "en", "fr", "en-GB", "zh"]),
        fields,
    )


def words() -> st.SearchStrategy[Query]:
    """Leaves, as they can be typed, made of words that random texts hold."""
    typed = st.sampled_from([word for word in (*_WORDS, "rules-based", "nowhere", "coviD-19") if word != "½"])
    row = st.lists(typed, min_size=1, max_size=3).map(" ".join)
    beginnings = st.sampled_from(["rul*", "rule*s", "cov*", "pea*", "san*on*", "sanction*s-order", "coté*", "nowhere*"])
    alike = st.sampled_from(["ruled", "wra", "sanctoin", "bsaed", "emial", "cafe"])
    return st.one_of(
        st.builds(Term, typed, st.booleans()),
        st.builds(Term, typed),
        st.builds(Phrase, row),
        st.sampled_from(["rul* based", "the sanc*", "rules*"]).map(Phrase),
        st.builds(Phrase, row, st.integers(0, 4)),
        beginnings.map(Wildcard),
        st.builds(Fuzzy, alike, st.integers(1, 2)),
    )


def sides() -> st.SearchStrategy[Query]:
    """What may stand beside NEAR."""
    return words() | st.lists(words(), min_size=2, max_size=3).map(lambda several: Or(tuple(several)))


def clauses_of_fields() -> st.SearchStrategy[Query]:
    """What is asked of one field."""
    values = st.sampled_from(["Ana", "lopez", "Lopez, Ana", "post", "ana*", "é"]).map(
        lambda text: Wildcard(text) if "*" in text else Phrase(text)
    )
    periods = st.sampled_from([Period(2020), Period(2020, 3), Period(2021, 6, 28), None])
    spans = st.builds(lambda one, other: (one, other) if (one or other) else (Period(2021), None), periods, periods)
    return st.one_of(
        st.builds(Within, st.sampled_from(["title", "body"]), words() | joined(words())),
        st.builds(Within, st.sampled_from(["outlet", "author"]), values | joined(values | words())),
        st.builds(Missing, st.sampled_from(["outlet", "author", "published"])),
        spans.filter(_is_forward).map(lambda span: During("published", *span)),
    )


def _is_forward(span: tuple[Period | None, Period | None]) -> bool:
    try:
        return bool(between(*span))
    except PeriodError:
        return False


def joined(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Several *parts* joined by an operator, or one that is not wanted."""
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), parts.map(Not))


def typed_queries() -> st.SearchStrategy[Query]:
    """Queries that can be typed, with every operator."""
    near = st.builds(Near, sides(), sides(), st.integers(0, 4))
    return st.recursive(st.one_of(words(), words(), near, clauses_of_fields()), joined, max_leaves=5)


def queries() -> st.SearchStrategy[Query]:
    """Queries of all kinds, also such as can't be typed."""
    odd = st.sampled_from([MatchAll(), And(()), Or(()), And((MatchAll(),)), Term("!"), Term("½"), Phrase("...")])
    several = st.lists(typed_queries(), max_size=4).map(tuple)
    most = st.builds(AtLeast, st.integers(0, 4), several)
    inside = st.one_of(most, most.map(Not), st.builds(Within, st.sampled_from(["title", "body"]), _most_words()))
    return st.one_of(odd, typed_queries(), typed_queries(), typed_queries(), inside)


def _most_words() -> st.SearchStrategy[Query]:
    return st.builds(AtLeast, st.integers(1, 3), st.lists(words(), max_size=3).map(tuple))


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
        histogram=st.builds(
            HistogramRequest,
            st.sampled_from(["published", "accessed"]),
            st.sampled_from([*Unit, None]),
            st.just(EVER) | ranges(),
        ),
        fragments=st.just(FragmentRequest(("title",), ("body", "title"), 2, 40)),
        recency=st.none() | st.builds(Recency, st.dates(), st.floats(1e-3, 1e6)),
    )


Batch = tuple[list[Document | str], bool]


def _shelf() -> list[Document | str]:
    """Documents that hold the words of random queries, so that most of these find some of them and not all."""
    choose = random.Random(5)
    spans = [half_open(Period(2019)), half_open(Period(2020, 3)), half_open(Period(2021, 6, 28)), None]
    return [
        Document(
            f"{number:02}",
            "1",
            choose.choice([None, "en", "fr"]),
            {
                "title": " ".join(choose.choices(_WORDS, k=3)) if number % 4 else None,
                "body": " ".join(choose.choices(_WORDS, k=16)),
                "outlet": ('the "Post"',) if number % 3 else (),
                "author": tuple(choose.sample(["Lopez, Ana", "Ana", "ana", "é" * 300], number % 3)),
                "published": choose.choice(spans),
            },
        )
        for number in range(12)
    ]


def batches() -> st.SearchStrategy[list[Batch]]:
    """Batches of documents to put in and ids to take out; False with one says that it fails at its end.

    Two times in three there is a full shelf before them, some of which they replace.
    """
    change = st.one_of(documents(), documents(), documents().map(lambda each: each.id))
    several = st.lists(st.tuples(st.lists(change, max_size=12), st.integers(0, 4).map(bool)), min_size=1, max_size=4)
    full: list[Batch] = [(_shelf(), True)]
    return st.builds(lambda before, rest: [*before, *rest], st.sampled_from([full, full, []]), several)


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
