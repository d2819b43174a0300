"""What the operators of the query language find."""

from __future__ import annotations

import pytest

from index.corpora import document
from index.engine import Engine
from index.errors import RequestError
from index.model import And, AtLeast, During, Missing, Not, Or, Phrase, SearchRequest, Term, Within
from index.periods import Period, half_open
from index.testing.asking import Suite, ask, ids, put


def shelf(engine: Engine) -> None:
    """Put some documents in that operators tell apart."""
    put(
        engine,
        document("1", title="Sanctions", body="The war on terror and the rules of the order", outlet=("Global Times",)),
        document("2", title="Peace", body="No sanctioned goods, no war", author=("Lopez, Ana", "Bo Chen")),
        document("3", title="War", body="Sanction and sanctuary", outlet=("New York Times", "Times")),
        document("4", body="warfare warden wad", published=half_open(Period(2020, 5))),
        document("5", body="Zeitung und Frieden", published=half_open(Period(2021))),
    )


class Operators(Suite):
    """Each operator, alone and inside others."""

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("war peace", ["2"]),
            ("war AND peace", ["2"]),
            ("peace OR frieden", ["2", "5"]),
            ("war -peace", ["1", "3"]),
            ("war NOT (peace OR title:war)", ["1"]),
            ("-war", ["4", "5"]),
            ("NOT NOT frieden", ["5"]),
            ("title:war", ["3"]),
            ("body:war", ["1", "2"]),
            ("title:(war OR peace)", ["2", "3"]),
            ('outlet:"Global Times"', ["1"]),
            ("outlet:times", ["1", "3"]),
            ('outlet:="times"', ["3"]),
            ("outlet:TIM*", ["1", "3"]),
            ("outlet:(new york)", ["3"]),
            ("outlet:globl~1", ["1"]),
            ("outlet:unknown", ["2", "4", "5"]),
            ("author:ana", ["2"]),
            ('author:"ana lopez"', []),
            ('author:"ana lopez"~0', ["2"]),
            ("date:2020", ["4"]),
            ("date:2020-05..2021-02", ["4", "5"]),
            ("date:2021-06", ["5"]),
            ("date:..2020-04", []),
            ("date:2020-06..", ["5"]),
            ("date:unknown", ["1", "2", "3"]),
            ("-date:unknown war*", ["4"]),
            ('"war on terror"', ["1"]),
            ('"terror war"', []),
            ('"terror war"~0', []),
            ('"terror war"~1', ["1"]),
            ('"the rules the"~1', ["1"]),
            ("war NEAR/0 terror", []),
            ("war NEAR/1 terror", ["1"]),
            ("terror NEAR/1 war", ["1"]),
            ('(war OR peace) NEAR/2 (rules OR "and the")', ["1"]),
            ("war* NEAR/0 wad", ["4"]),
            ("the NEAR/4 the", ["1"]),
            ("frieden NEAR/50 frieden", []),
            ("sanction*", ["1", "2", "3"]),
            ("sanct*ry", ["3"]),
            ("war*e", ["4"]),
            ('"no sanct*"', ["2"]),
            ("zeitug~1", ["5"]),
            ("zeiutng~1", ["5"]),
            ("zeiutg~1", []),
            ("zeiutg~2", ["5"]),
            ("xeitung~2", []),
        ],
    )
    def test_a_query_finds(self, engine: Engine, query: str, found: list[str]) -> None:
        shelf(engine)
        assert sorted(ids(ask(engine, query))) == found

    def test_what_was_expanded_is_told_and_to_which_words(self, engine: Engine) -> None:
        shelf(engine)
        counts = ask(engine, "sanct* -war* zeitug~1 outlet:times title:sanct*").term_counts
        assert [(each.clause.field, each.text, each.documents, each.forms) for each in counts] == [
            (None, "sanct*", 3, ("sanction", "sanctioned", "sanctions", "sanctuary")),
            (None, "war*", 4, ("war", "warden", "warfare")),
            (None, "zeitug", 1, ("zeitung",)),
            ("outlet", "times", 2, ("Global Times", "New York Times", "Times")),
            ("title", "sanct*", 1, ("sanctions",)),
        ]

    def test_the_sides_of_near_are_counted_too(self, engine: Engine) -> None:
        shelf(engine)
        counts = ask(engine, "war NEAR/1 terror").term_counts
        assert [(each.clause.is_side, each.text, each.documents) for each in counts] == [
            (False, "", 1),
            (True, "war", 3),
            (True, "terror", 1),
        ]

    def test_what_is_not_wanted_adds_nothing_to_the_score(self, engine: Engine) -> None:
        shelf(engine)
        assert {hit.score for hit in ask(engine, "-war").hits} == {0.0}
        assert ask(engine, "sanction* -peace").hits[0].score == ask(engine, "sanction*").hits[0].score

    def test_alternatives_that_both_match_score_more(self, engine: Engine) -> None:
        put(engine, document("a", body="war peace"), document("b", body="war tidal"), document("c", body="x y"))
        assert ids(ask(engine, "peace OR war")) == ["a", "b"]

    def test_removed_documents_leave_no_forms(self, engine: Engine) -> None:
        shelf(engine)
        with engine.batch() as batch:
            batch.remove("3")
        assert ask(engine, "sanct*").term_counts[0].forms == ("sanction", "sanctioned", "sanctions")[1:]

    def test_no_alternatives_match_nothing(self, engine: Engine) -> None:
        shelf(engine)
        assert engine.search(SearchRequest(Or(()))).total == 0

    @pytest.mark.parametrize(
        ("least", "found"), [(0, ["1", "2", "3", "4", "5"]), (1, ["1", "2", "3"]), (2, ["1", "2"]), (3, ["2"]), (4, [])]
    )
    def test_at_least_so_many_clauses_match(self, engine: Engine, least: int, found: list[str]) -> None:
        shelf(engine)
        asked = AtLeast(least, (Term("war"), Phrase("sanctioned goods"), Or((Term("peace"), Term("terror")))))
        assert sorted(ids(engine.search(SearchRequest(asked)))) == found

    def test_a_clause_that_is_not_met_counts_under_a_not(self, engine: Engine) -> None:
        shelf(engine)
        asked = AtLeast(2, (Term("war"), Not(Term("terror")), Within("title", Term("peace"))))
        assert sorted(ids(engine.search(SearchRequest(asked)))) == ["2", "3"]

    def test_a_clause_given_twice_counts_twice(self, engine: Engine) -> None:
        shelf(engine)
        asked = AtLeast(2, (Term("frieden"), Term("frieden"), Term("war")))
        assert ids(engine.search(SearchRequest(asked))) == ["5"]

    def test_at_least_some_score_as_alternatives_do(self, engine: Engine) -> None:
        shelf(engine)
        several = (Term("war"), Term("peace"), Phrase("rules of"))
        either = {hit.id: hit.score for hit in engine.search(SearchRequest(Or(several))).hits}
        most = {hit.id: hit.score for hit in engine.search(SearchRequest(AtLeast(2, several))).hits}
        assert most == {document_id: either[document_id] for document_id in ("1", "2")}

    @pytest.mark.parametrize(
        "query",
        [
            Within("nowhere", Term("x")),
            AtLeast(1, (Within("nowhere", Term("x")),)),
            Within("published", Term("x")),
            And((Term("war"), Within("nowhere", Phrase("x")))),
            Missing("nowhere"),
            Missing("title"),
            During("outlet", Period(2020), None),
            During("published", Period(2021), Period(2020)),
        ],
    )
    def test_a_field_that_is_not_there_or_of_another_kind_is_refused(self, engine: Engine, query: object) -> None:
        with pytest.raises(RequestError):
            engine.search(SearchRequest(query))  # type: ignore[arg-type]
