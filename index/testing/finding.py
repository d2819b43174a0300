"""What is found."""

from __future__ import annotations

import pytest

from index.corpora import document
from index.engine import Engine
from index.model import And, Clause, MatchAll, Results, SearchRequest, Term, TermCount, ValueFilter
from index.testing.asking import Suite, ask, ids, put


class Finding(Suite):
    """Which documents words find, and how often."""

    def test_an_empty_engine_finds_nothing(self, engine: Engine) -> None:
        assert ask(engine, "war") == Results(0, (), ask(engine, "war").facets, (), (TermCount(Clause(Term("war")), 0),))
        assert ask(engine).total == 0
        assert list(engine.scan(SearchRequest(MatchAll()))) == []
        assert list(engine.revisions()) == []

    def test_no_query_finds_every_document_in_order_of_id(self, engine: Engine) -> None:
        put(engine, document("c"), document("a", title="war"), document("b"))
        assert ids(ask(engine)) == ["a", "b", "c"]

    def test_all_words_must_occur_in_whatever_text_field(self, engine: Engine) -> None:
        put(
            engine,
            document("a", title="war", body="peace"),
            document("b", title="war"),
            document("c", body="war peace"),
        )
        assert set(ids(ask(engine, "war peace"))) == {"a", "c"}

    def test_keyword_fields_are_not_searched_for_words(self, engine: Engine) -> None:
        put(engine, document("a", outlet=("War",)))
        assert ask(engine, "war").total == 0

    @pytest.mark.parametrize("query", ["a", "x", "the", "The", "to be", '"to be or not to be"', '"the x"'])
    def test_one_letter_words_and_stop_words_are_words(self, engine: Engine, query: str) -> None:
        put(engine, document("1", body="To be, or not to be: the X."), document("2", body="A letter"))
        assert ids(ask(engine, query)) == (["2"] if query == "a" else ["1"])

    def test_a_phrase_stands_together_in_order_in_one_field(self, engine: Engine) -> None:
        put(
            engine,
            document("a", title="order of rules", body="rules order"),
            document("b", body="order rules"),
            document("c", title="rules", body="order"),
            document("d", body="rules and order"),
        )
        assert ids(ask(engine, '"rules order"')) == ["a"]

    def test_a_phrase_may_repeat_its_words(self, engine: Engine) -> None:
        put(
            engine,
            document("1", body="no war no peace"),
            document("2", body="no no war"),
            document("3", body="no war no"),
        )
        assert set(ids(ask(engine, '"no war no"'))) == {"1", "3"}
        assert ids(ask(engine, '"no no war"')) == ["2"]

    def test_a_word_of_several_parts_is_a_phrase(self, engine: Engine) -> None:
        put(engine, document("1", body="a rules-based order"), document("2", body="based on rules"))
        assert ids(ask(engine, "rules-based")) == ids(ask(engine, '"rules based"')) == ["1"]

    @pytest.mark.parametrize(
        "query", ["ECONOMIE", "économie", "e\u0301conomie", "Ｅconomie", "china", "china's", "CHINA’S", "us", "U.S."]
    )
    def test_case_accents_width_and_possessives_make_no_difference(self, engine: Engine, query: str) -> None:
        put(engine, document("1", body="Économie: China’s trade with the U.S."), document("2", body="trade"))
        assert ids(ask(engine, query)) == ["1"]

    def test_any_part_of_a_chinese_text_is_found(self, engine: Engine) -> None:
        text = "外交部发言人表示中国坚持多边主义"
        put(engine, document("1", body=text), document("2", body=text[::-1]))
        for start in range(len(text) - 1):
            assert ids(ask(engine, text[start : start + 4])) == ["1"]

    def test_a_word_without_letters_matches_nothing(self, engine: Engine) -> None:
        put(engine, document("1", body="war !"))
        assert engine.search(SearchRequest(Term("!"))).total == 0
        assert engine.search(SearchRequest(And((Term("war"), Term("!"))))).total == 0

    def test_an_empty_conjunction_matches_everything(self, engine: Engine) -> None:
        put(engine, document("1"), document("2"))
        assert (
            engine.search(SearchRequest(And(()))).total == engine.search(SearchRequest(And((MatchAll(),)))).total == 2
        )

    def test_term_counts_are_of_the_whole_index_in_the_querys_order(self, engine: Engine) -> None:
        put(
            engine,
            document("1", title="war", outlet=("A",)),
            document("2", body="war peace"),
            document("3", body="peace"),
        )
        found = ask(engine, 'war nowhere "peace" war', ValueFilter("outlet", ("A",)))
        counted = [(each.text, each.documents) for each in found.term_counts]
        assert counted == [("war", 2), ("nowhere", 0), ("peace", 2), ("war", 2)]

    def test_term_counts_leave_out_what_was_removed_or_replaced(self, engine: Engine) -> None:
        put(engine, *(document(str(number), body="war") for number in range(5)))
        with engine.batch() as batch:
            batch.remove("0")
            batch.replace(document("1", body="peace"))
            batch.replace(document("2", body="war war"))
        assert ask(engine, "war").term_counts == (TermCount(Clause(Term("war")), 3, ("war",)),)
