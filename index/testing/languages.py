"""Words in their languages: forms of one word, scripts without spaces, signs inside words."""

from __future__ import annotations

import pytest

from index.corpora import document
from index.engine import Engine
from index.testing.asking import Suite, ask, ids, put


class Languages(Suite):
    """One query works across the languages of the index."""

    @pytest.mark.parametrize(
        ("language", "text", "query"),
        [
            ("en", "New sanctions were imposed", "sanction"),
            ("en-GB", "A sanctioned vessel", "SANCTIONS"),
            ("fr", "Les économies européennes", "économie"),
            ("fr", "Les économies européennes", "economie"),
            ("fr", "Les sanctions visées", "sanction"),
            ("de", "Die Häuser der Stadt", "Haus"),
            ("de", "Wirtschaftliche Sanktionen", "sanktion"),
            ("es", "Las naciones unidas", "nación"),
            ("es", "Las naciones unidas", "nacion"),
            ("ru", "Новые санкции против страны", "санкций"),
            ("ar", "فرضت المحكمة عقوبات", "محكمة"),
            ("tr", "Komşu ülkeler açıkladı", "ülke"),
            ("fi", "Uusia pakotteita asetettiin", "pakote"),
            ("it", "Le nuove sanzioni", "sanzione"),
            ("nl", "Nieuwe sancties", "sanctie"),
            ("pl", "Nowe sankcje gospodarcze", "sankcji"),
            ("cs", "Nové sankce", "sankcemi"),
            ("el", "Νέες κυρώσεις", "κύρωση"),
            ("hi", "नई सरकारों ने कहा", "सरकार"),
            ("hu", "Az új szankciókat", "szankció"),
            ("sr", "Нове санкције", "sankcija"),
            ("ta", "பல நாடுகள் கூறின", "நாடு"),
        ],
    )
    def test_a_word_finds_its_forms(self, engine: Engine, language: str, text: str, query: str) -> None:
        put(engine, document("1", language=language, body=text), document("2", language="en", body="nothing else"))
        assert ids(ask(engine, query)) == ["1"]

    def test_forms_are_those_of_the_documents_own_language(self, engine: Engine) -> None:
        put(
            engine,
            document("en", language="en", body="sanctions"),
            document("fr", language="fr", body="sanctions"),
            document("none", body="sanctions"),
            document("zh", language="zh", body="sanctions"),
            document("odd", language="xx-none", body="sanctions"),
        )
        assert sorted(ids(ask(engine, "sanction"))) == ["en", "fr"]
        assert sorted(ids(ask(engine, "sanctions"))) == ["en", "fr", "none", "odd", "zh"]

    def test_the_forms_that_were_found_are_told(self, engine: Engine) -> None:
        put(
            engine,
            document("1", language="en", body="sanctions sanctioned"),
            document("2", language="de", body="Sanktionen sanction"),
        )
        [count] = ask(engine, "sanction").term_counts
        assert (count.documents, count.forms) == (2, ("sanction", "sanctioned", "sanctions"))

    @pytest.mark.parametrize("query", ['="sanction"', "=sanction", '"sanction"', 'title:="sanction"'])
    def test_an_exact_word_finds_no_other_form(self, engine: Engine, query: str) -> None:
        put(
            engine,
            document("1", language="en", title="Sanctions"),
            document("2", language="en", title="One sanction"),
        )
        assert ids(ask(engine, query)) == ["2"]

    def test_the_parts_of_a_word_may_be_in_another_form(self, engine: Engine) -> None:
        put(engine, document("1", language="en", body="A rule-based order"))
        assert ids(ask(engine, "rules-based")) == ["1"]
        assert ids(ask(engine, '"rules-based"')) == []

    def test_near_knows_forms(self, engine: Engine) -> None:
        put(engine, document("1", language="en", body="New sanctions were quickly imposed"))
        assert ids(ask(engine, "imposing NEAR/2 sanction")) == ["1"]
        assert ids(ask(engine, "imposing NEAR/1 sanction")) == []

    @pytest.mark.parametrize(
        ("text", "queries"),
        [
            ("An e-mail came", ["e-mail", "email", "e mail", "mail", '"e-mail"', "e-mails"]),
            ("COVID-19 spread", ["COVID-19", "covid19", "covid 19", "COVID", "covid*", '="covid19"']),
            ("COVID19 spread", ["COVID-19", "covid19", "covid*"]),
            ("an email came", ["e-mail", "email", "emails"]),
            ("The U.S. said", ["US", "U.S.", "u.s"]),
            ("US-led talks", ["US", "U.S.-led", "led"]),
            ("UN-centered order", ["UN", "centered", "UN-centered", '"UN-centered order"', "un centering"]),
            ("O’Neill spoke", ["O'Neill", "oneill", "Neill", "ONEILL’s"]),
            ("l’Europe unie", ["Europe", "l'Europe", "d'Europe", "l’europe"]),
            ("don't stop", ["don't", "dont", "don’t"]),
            ("China’s trade", ["China", "China's", "CHINAS trade"][:2]),
        ],
    )
    def test_signs_inside_words_are_found_both_ways(self, engine: Engine, text: str, queries: list[str]) -> None:
        put(engine, document("1", language="en", body=text), document("2", language="en", body="none of these"))
        assert {query: ids(ask(engine, query)) for query in queries} == {query: ["1"] for query in queries}

    def test_no_stop_word_is_lost_from_a_phrase(self, engine: Engine) -> None:
        put(
            engine,
            document("1", language="en", body="To be, or not to be"),
            document("2", language="en", title="The Who"),
            document("3", language="en", body="Who is the one to be?"),
        )
        assert ids(ask(engine, '"to be or not to be"')) == ["1"]
        assert ids(ask(engine, '"The Who"')) == ["2"]

    @pytest.mark.parametrize(
        ("text", "queries"),
        [
            (
                "外交部发言人表示中国坚持多边主义。",
                ["多边主义", "多边", "主", "中国 多边", '"中国坚持"', "多边*"],
            ),
            ("岸田首相は国会で説明した", ["首相", "国会", "説明した", "は"]),
            ("한국의 대통령이 말했다", ["한국", "대통령", "말했다"]),
        ],
    )
    def test_any_part_of_a_text_without_spaces_is_found(self, engine: Engine, text: str, queries: list[str]) -> None:
        put(engine, document("1", body=text), document("2", body="国中 持坚 人"))
        assert {query: ids(ask(engine, query)) for query in queries} == {query: ["1"] for query in queries}

    def test_arabic_is_found_with_and_without_signs(self, engine: Engine) -> None:
        put(engine, document("1", language="ar", body="كِتَابٌ جديد"))
        assert ids(ask(engine, "كتاب")) == ids(ask(engine, "كتـــاب")) == ["1"]
