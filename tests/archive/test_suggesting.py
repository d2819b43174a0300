"""Did you mean."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.indexing import SCHEMA
from archive.search_state import SearchState
from archive.suggesting import Speller, Suggestion
from index.engine import Engine
from index.errors import QueryError
from index.memory_engine import MemoryEngine
from index.model import Bounds, Document, NearWord, Results, SearchRequest
from index.query_syntax import QueryLimits, parse
from index.testing import put

_WORDS = [
    "barrage",
    "ferry",
    "harbour",
    "council",
    "sanction",
    "sanctions",
    "treaty",
    "president",
    "election",
    "minister",
    "report",
    "energy",
    "climate",
    "summit",
    "border",
    "river",
    "tidal",
    "bridge",
    "island",
    "pier",
    "Économie",
    "économique",
    "Straße",
    "санкции",
    "выборы",
]


class Counting(MemoryEngine):
    """Counts how often it is asked."""

    searches = 0
    nears = 0

    def search(self, request: SearchRequest) -> Results:
        self.searches += 1
        return super().search(request)

    def near(self, *asked: object) -> tuple[NearWord, ...]:
        self.nears += 1
        return super().near(*asked)  # type: ignore[arg-type]


def article(number: int, body: str, **values: object) -> Document:
    """Return an article in English."""
    return Document(f"{number:04}", "1", "en", {"body": body, **values})  # type: ignore[arg-type]


def meant(engine: Engine, state: SearchState | str, seconds: float = 60) -> list[tuple[str, int]]:
    """Return what the search may have meant."""
    state = SearchState(q=state) if isinstance(state, str) else state
    query = parse(state.q, SCHEMA)
    results = engine.search(SearchRequest(query, state.filters(), limit=0))
    found = Speller(engine, QueryLimits(), Bounds(), seconds).suggestions(state, query, results)
    return [(each.q, each.total) for each in found]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A hundred and some articles, in which one has misspelt words."""
    made = Counting(SCHEMA)
    outlets = ["Harbour Gazette", "Global Times"]
    put(
        made,
        *(
            article(number, f"The tidal barrage and the ferry, {number}", outlet=(outlets[number % 2],))
            for number in range(120)
        ),
        article(200, "A treaty was signed, at the harbor", author=("Ana Lopez",), outlet=(outlets[0],)),
        article(201, "A barage and a feryr", outlet=(outlets[1],)),
        article(202, "Sanctions were imposed by NATO; the president and the presidency", title="Sanctions"),
    )
    return made


@pytest.mark.parametrize(
    ("q", "corrected"),
    [
        ("traety", [("treaty", 1)]),
        ("Traety", [("Treaty", 1)]),
        ("TRAETY  signd", [("TREATY  signed", 1)]),
        ("htis", []),
        ('"tidal barrge"', [('"tidal barrage"', 120)]),
        ("“tidal  barrge” AND (fery OR pier)", [("“tidal  barrage” AND (ferry OR pier)", 120)]),
        ("title:sanctoin", [("title:sanctions", 1)]),
        ("outlet:gazete", [("outlet:gazette", 61)]),
        ('author:"ana lopes"', [('author:"ana lopez"', 1)]),
        ('="presidnet"', [('="president"', 1)]),
        ("tidal-barrge", [("tidal-barrage", 120)]),
        ("presidnet NEAR/3 presidncy", [("president NEAR/3 presidency", 1)]),
        ("barrage -traety", []),
        ("barrage treaty", []),
        ("zzgargel", []),
        ("zzgargel traety", []),
        ("traety OR barrage", [("treaty OR barrage", 121)]),
        ("barrage OR zzgargel", []),
        ("2019", []),
        ("treaty date:1999", []),
        ("ANTO", [("NATO", 1)]),
        ("TANO", []),
    ],
)
def test_what_may_have_been_meant(engine: Engine, q: str, corrected: list[tuple[str, int]]) -> None:
    assert meant(engine, q) == corrected


def test_a_word_in_few_articles_may_be_misspelt_where_nothing_was_found(engine: Engine) -> None:
    assert meant(engine, "barage ferry") == [("barrage ferry", 120)]
    assert meant(engine, "barage feryr") == [], "which finds what it says"
    assert meant(engine, "barage") == []


def test_a_word_in_many_articles_is_not_doubted(engine: Engine) -> None:
    assert meant(engine, "signed ferry") == []


def test_several_words_are_corrected_together(engine: Engine) -> None:
    assert meant(engine, "tidel barrge feryr") == [("tidal barrage ferry", 120)]


def test_filters_hold_for_what_was_meant(engine: Engine) -> None:
    gazette = SearchState(chosen=(("outlet", "Global Times"),))
    assert meant(engine, gazette.with_words("barrge")) == [("barrage", 60)]
    assert meant(engine, gazette.with_words("traety")) == []


def test_alternatives_are_as_near_and_comparable() -> None:
    engine = MemoryEngine(SCHEMA)
    bodies = ["the barrel"] * 30 + ["the barred"] * 20 + ["the barren"] * 2 + ["the barrels"] * 90
    put(engine, *(article(number, body) for number, body in enumerate(bodies)))
    assert meant(engine, '"the barrex"') == [('"the barrel"', 30), ('"the barred"', 20)]


def test_a_word_that_is_itself_rare_beside_another_comes_later() -> None:
    engine = MemoryEngine(SCHEMA)
    put(engine, *(article(number, "government") for number in range(101)), article(999, "gavernmend"))
    assert meant(engine, "govermend") == [("government", 101)]
    assert [each.word for each in engine.near("govermend")] == ["government", "gavernmend"]


def test_a_rare_word_that_is_like_no_frequent_one_keeps_its_place() -> None:
    engine = MemoryEngine(SCHEMA)
    put(engine, *(article(number, "nothing to note") for number in range(201)), article(999, "Norlund"))
    assert meant(engine, "nolund") == [("norlund", 1)]


def test_a_form_that_no_article_holds_may_be_misspelt_though_another_is_held() -> None:
    engine = MemoryEngine(SCHEMA)
    put(engine, article(1, "invested abroad"), article(2, "investors at home"))
    assert meant(engine, "investers") == [], "which finds “invested”"
    assert meant(engine, "investers home") == [("investors home", 1)]


def test_work_is_bounded() -> None:
    engine = Counting(SCHEMA)
    put(engine, *(article(number, f"barrage{a}{b}") for number, (a, b) in enumerate(_pairs())))
    assert meant(engine, " ".join(f"barrage{a}" for a in string.ascii_lowercase)) == []
    assert (engine.searches, engine.nears) == (1 + 6, 8)


def _pairs() -> list[tuple[str, str]]:
    return [(a, b) for a in string.ascii_lowercase for b in "xyz"]


def test_what_takes_too_long_is_left_out(engine: Engine) -> None:
    assert meant(engine, "traety", seconds=0) == []


def test_nothing_is_looked_up_where_everything_was_found() -> None:
    engine = Counting(SCHEMA)
    put(engine, article(1, "a treaty"))
    assert meant(engine, "treaty -nowhere") == meant(engine, "") == []
    assert (engine.searches, engine.nears) == (2, 0)


def test_a_query_that_becomes_too_long_is_no_suggestion() -> None:
    engine = MemoryEngine(SCHEMA)
    put(engine, article(1, "barrage"))
    q = "barrge"
    state, query = SearchState(q=q), parse(q)
    results = engine.search(SearchRequest(query, limit=0))
    assert Speller(engine, QueryLimits(max_chars=6), Bounds(), 60).suggestions(state, query, results) == ()
    assert Speller(engine, QueryLimits(max_chars=7), Bounds(), 60).suggestions(state, query, results) == (
        Suggestion("barrage", 1),
    )


@st.composite
def _misspelt(draw: st.DrawFn) -> str:
    """A word of the corpus with up to three letters wrong, written in some way."""
    letters = list(draw(st.sampled_from(_WORDS)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(letters) - 1))
        change = draw(st.sampled_from(["left out", "added", "replaced", "exchanged"]))
        letter = draw(st.sampled_from("aeinrstxé"))
        if change == "left out" and len(letters) > 1:
            del letters[at]
        elif change == "added":
            letters.insert(at, letter)
        elif change == "exchanged" and at:
            letters[at - 1 : at + 1] = letters[at], letters[at - 1]
        else:
            letters[at] = letter
    word = "".join(letters)
    form = draw(st.sampled_from(["{}", "{}", '"{}"', '="{}"', "-{}", "title:{}", "outlet:{}", "{}*", '"the {}"~3']))
    return form.format(draw(st.sampled_from([word, word.upper(), word.capitalize(), f"{word}-{word}"])))


def _random_articles() -> Engine:
    chance, made = random.Random(4), MemoryEngine(SCHEMA)
    put(
        made,
        *(
            article(
                number,
                "the " + " ".join(chance.choices(_WORDS, k=5)),
                title=" ".join(chance.choices(_WORDS, k=2)),
                outlet=(chance.choice(_WORDS).title(),),
            )
            for number in range(60)
        ),
    )
    return made


_RANDOM = _random_articles()


@settings(deadline=None)
@given(
    words=st.lists(_misspelt(), min_size=1, max_size=4),
    gap=st.sampled_from([" ", "  ", " OR ", " AND "]),
    outlet=st.none() | st.sampled_from(["Ferry", "Treaty", "Nowhere"]),
)
def test_every_suggestion_finds_just_what_it_promises(words: list[str], gap: str, outlet: str | None) -> None:
    q = gap.join(words)
    try:
        query = parse(q, SCHEMA)
    except QueryError:
        return
    state = SearchState(q=q, chosen=(("outlet", outlet),) if outlet else ())
    results = _RANDOM.search(SearchRequest(query, state.filters(), limit=0))
    for each in Speller(_RANDOM, QueryLimits(), Bounds(), 60).suggestions(state, query, results):
        found = _RANDOM.search(SearchRequest(parse(each.q, SCHEMA), state.filters(), limit=0))
        assert each.total == found.total > results.total
        assert each.q != q
