"""Words near misspelt ones, and completion."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpora import SCHEMA, Batch, batches, document, run
from index.engine import Engine
from index.errors import RequestError, SearchTimeout
from index.memory_engine import MemoryEngine
from index.model import Completion, NearWord
from index.testing.asking import EngineFactory, Suite, put
from index.testing.oracle import oracle_settings


class Suggesting(Suite):
    """What the words of the index suggest."""

    def test_words_near_a_misspelt_one_are_told_nearest_first(self, engine: Engine) -> None:
        put(
            engine,
            document("1", language="en", title="Sanctions", body="Sanction, sanctioned. Sections"),
            document("2", body="sanctions SANCTIONS"),
            document("3", body="sanktion santion sanctionx actions"),
        )
        assert engine.near("sanctoin") == (
            NearWord("sanction", 1, 1),
            NearWord("sanctions", 2, 2),
            NearWord("sanctionx", 2, 1),
            NearWord("sanktion", 2, 1),
            NearWord("santion", 2, 1),
        )
        assert engine.near("SÁNCTOIN", limit=2) == engine.near("sanctoin")[:2]
        assert engine.near("sanctoin", limit=0) == ()

    def test_a_word_that_is_held_comes_first(self, engine: Engine) -> None:
        put(engine, document("1", body="war"), document("2", body="wars"), document("3", body="wars"))
        assert engine.near("war") == (NearWord("war", 0, 1), NearWord("wars", 1, 2))

    def test_a_word_is_counted_once_a_document_joined_words_too(self, engine: Engine) -> None:
        put(
            engine,
            document("1", title="email", body="an e-mail, an email, e-mail"),
            document("2", body="e-mail"),
            document("3", body="mail"),
        )
        assert engine.near("emial") == (NearWord("email", 1, 2),)
        assert engine.complete("ema") == (Completion("email", 2),)

    def test_what_was_removed_is_not_suggested(self, engine: Engine) -> None:
        put(engine, *(document(str(number), body="barrage", outlet=("Gazette",)) for number in range(4)))
        put(engine, document("9", body="barrages"))
        with engine.batch() as batch:
            batch.remove("1")
            batch.replace(document("2", body="peace"))
            batch.remove("9")
        assert engine.near("barage") == (NearWord("barrage", 1, 2),)
        assert engine.complete("barr") == (Completion("barrage", 2),)
        assert engine.complete("gaz", "outlet") == (Completion("Gazette", 2),)
        assert engine.near("gazete", "outlet") == (NearWord("gazette", 1, 2),)

    @pytest.mark.parametrize("word", ["", "ab", "2021", "rules-based", "北京", "x" * 64])
    def test_what_is_no_single_word_has_no_near_ones(self, engine: Engine, word: str) -> None:
        put(engine, document("1", body="abc 2020 rules based rulesbased 北京大学 北大 2021"))
        assert engine.near(word) == ()

    def test_words_of_values_are_near_too(self, engine: Engine) -> None:
        put(
            engine,
            document("1", author=("Lopez, Ana", "Anna Lopéz"), body="lopes"),
            document("2", author=("Ana Lopez",)),
            document("3", author=("Lopes, Bo",)),
        )
        assert engine.near("lopex", "author") == (NearWord("lopez", 1, 2), NearWord("lopes", 1, 1))
        assert engine.near("lopex") == (NearWord("lopes", 1, 1),)

    def test_values_are_completed_from_any_word_most_frequent_first(self, engine: Engine) -> None:
        outlets = ["Global Times", "Times of Enn", "Times of Enn", "Le Témoin", "Timid", "Timid", "Timid", "Old Time"]
        put(engine, *(document(str(number), outlet=(outlet,)) for number, outlet in enumerate(outlets)))
        found = [("Timid", 3), ("Times of Enn", 2), ("Global Times", 1), ("Old Time", 1)]
        assert engine.complete("tim", "outlet") == tuple(Completion(*each) for each in found)
        assert engine.complete("tim", "outlet", limit=1) == (Completion("Timid", 3),)
        assert (
            engine.complete("TEMOIN", "outlet") == engine.complete("le té", "outlet") == (Completion("Le Témoin", 1),)
        )
        assert (
            engine.complete("", "outlet") == engine.complete("imes", "outlet") == engine.complete("tim", "author") == ()
        )

    def test_words_are_completed_most_frequent_first(self, engine: Engine) -> None:
        put(
            engine,
            document("1", title="Économie", body="economic economy 经济"),
            document("2", body="economic"),
            document("3", body="economical economic", outlet=("Economist",)),
        )
        found = [("economic", 3), ("economical", 1), ("economie", 1), ("economy", 1)]
        assert engine.complete("Éco") == tuple(Completion(*each) for each in found)
        assert (
            engine.complete("e", limit=2)
            == engine.complete("econom", limit=2)
            == (
                Completion("economic", 3),
                Completion("economical", 1),
            )
        )
        assert engine.complete("economic economy") == engine.complete("经") == engine.complete("*") == ()

    @pytest.mark.parametrize("field", ["nowhere", "body", "published"])
    def test_only_keyword_fields_have_values(self, engine: Engine, field: str) -> None:
        with pytest.raises(RequestError):
            engine.complete("a", field)
        with pytest.raises(RequestError):
            engine.near("abc", field)

    @pytest.mark.parametrize("field", [None, "outlet"])
    def test_suggesting_out_of_time_ends(self, engine: Engine, field: str | None) -> None:
        put(engine, document("1", body="war", outlet=("war",)))
        with pytest.raises(SearchTimeout):
            engine.near("wart", field, seconds=0)
        with pytest.raises(SearchTimeout):
            engine.complete("wa", field, seconds=0)

    @oracle_settings
    @given(
        several=batches(),
        word=st.sampled_from(["sanctoin", "wra", "ruls", "emial", "cote", "covdi", "hte", "oneil", "eurpoe", "wars"]),
        prefix=st.sampled_from(["s", "sanc", "e", "ema", "r", "co", "COTÉ", "b", "o’n", "1"]),
        value=st.sampled_from(["ana", "lop", "é", "post", "a", "n"]),
        limit=st.integers(0, 4),
    )
    def test_suggestions_are_those_of_the_memory_engine(
        self, engine_factory: EngineFactory, several: list[Batch], word: str, prefix: str, value: str, limit: int
    ) -> None:
        reference = MemoryEngine(SCHEMA)
        run(reference, several)
        with closing(engine_factory(SCHEMA)) as engine:
            run(engine, several)
            assert engine.near(word, limit=limit) == reference.near(word, limit=limit)
            assert engine.near("lopex", "author") == reference.near("lopex", "author")
            assert engine.complete(prefix, limit=limit) == reference.complete(prefix, limit=limit)
            assert engine.complete(value, "author", limit) == reference.complete(value, "author", limit)
