"""What is a word and what is the same word."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis
from index.analysis import MAX_TOKEN_CHARS, Token, runs, tokens, words
from index.corpora import texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ECONOMY", "economy"),
        ("Économie", "economie"),
        ("e\u0301conomie", "économie"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Æsir œuvre", "aesir oeuvre"),
        ("İstanbul ISPARTA ısparta", "istanbul isparta isparta"),
        ("ΟΔΟΣ Αθήνα", "οδος αθηνα"),
        ("ﬁnance", "finance"),
        ("ＡＢＣ１２", "abc12"),
        ("soft\u00adhyphen", "softhyphen"),
        ("km²", "km2"),
        ("ёлка", "елка"),
        ("٢٠٢١ ۲۰۲۱ २०२१", "2021 2021 2021"),
        ("مُحَمَّد", "محمد"),
        ("كتـــاب", "كتاب"),
        ("أحمد إسلام آل ٱلله", "احمد اسلام ال الله"),
        ("على", "علي"),
        ("ایران کشور", "ايران كشور"),
        ("שָׁלוֹם", "שלום"),
        ("می\u200cخواهم", "میخواهم"),
        ("U.S.", "US"),
        ("U.S", "us"),
        ("U.N.-led", "un led"),
        ("e.g. a.m.", "eg am"),
        ("É.-U. E\u0301.U.", "e u eu"),
        ("J.R.R. Tolkien", "jrr tolkien"),
        ("China's China’s China＇s", "china china china"),
        ("U.S.'s 1990's", "us 1990"),
        ("workers' rights", "workers rights"),
        ("O’Neill", "o neill"),
        ("l’Europe d'État aujourd'hui", "l europe d etat aujourd hui"),
        ("п'ять пʼять", "п ять п ять"),
        ("rules-based AT&T foo_bar", "rules based at t foo bar"),
        ("3.5 1,000 ½", "3 5 1 000 1 2"),
        ("C++ #tag @name", "c tag name"),
        ("ｶﾞｽ がす", "ガス がす"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("豈", "豈"),
    ],
)
def test_these_are_the_same_words(one: str, other: str) -> None:
    assert words(one, None) == words(other, None) != []


@pytest.mark.parametrize(
    ("one", "other"), [("мой", "мои"), ("ガス", "カス"), ("कुल", "कल"), ("us", "u s"), ("x", "y"), ("China", "Chinas")]
)
def test_these_are_different_words(one: str, other: str) -> None:
    assert words(one, None) != words(other, None)


@pytest.mark.parametrize("text", ["", " \n\t", "!!!", "—…“”", "😀", "ـــ", "\u0301", "'", ".", "_", "\x00", "\u200d"])
def test_there_is_no_word_without_a_letter_or_digit(text: str) -> None:
    assert words(text, None) == []


def test_every_word_counts_short_and_common_ones_too() -> None:
    assert words("To be or not; that is a x", "en") == ["to", "be", "or", "not", "that", "is", "a", "x"]


def test_scripts_without_spaces_give_one_token_a_character() -> None:
    assert words("iPhone手机ガス서울ไทย", None) == ["iphone", *"手机ガス서울ไทย"]


@given(text=st.text(st.sampled_from("中华人民共和国外交部,。 a1"), max_size=30), data=st.data())
def test_any_part_of_a_chinese_text_is_a_run_of_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    characters = [char for char in part if char >= "\u4e00"]
    if len(characters) == len(part) and part:
        assert list(runs(words(text, None), words(part, None)))


@pytest.mark.parametrize("sign", ["x", "é", "ж", "9", "e\u0301"])
def test_an_overlong_word_counts_as_several(sign: str) -> None:
    found = words(sign * 150, None)
    assert len(found) > 1
    assert all(len(word) <= MAX_TOKEN_CHARS for word in found)
    assert words(sign * 150, None) == found


def test_offsets_are_of_the_text_as_it_was_given() -> None:
    text = "“Ｃｈｉｎａ’s” ﬁnance\u00ad, ½ e\u0301té U.S. 中"
    found = tokens(text, None)
    assert [text[each.start : each.end] for each in found] == [
        "Ｃｈｉｎａ’s",
        "ﬁnance\u00ad",
        "½",
        "½",
        "e\u0301té",
        "U.S.",
        "中",
    ]
    assert found[0] == Token("china", 0, 1, 8)
    assert [each.position for each in found] == list(range(7))


@given(text=texts() | st.text())
def test_tokens_are_in_order_and_hold_their_words(text: str) -> None:
    found = tokens(text, None)
    assert [each.text for each in found] == words(text, None)
    for before, after in pairwise(found):
        assert (before.start, before.end) == (after.start, after.end) or before.end <= after.start
    for each in found:
        assert each.text
        assert each.text in words(text[each.start : each.end], None)


@given(text=texts() | st.text())
def test_analysing_twice_changes_nothing(text: str) -> None:
    once = words(text, None)
    assert words(" ".join(once), None) == once


@given(text=texts() | st.text(st.characters(categories=["L", "N", "P", "Z"])))
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert words(composed, None) == words(unicodedata.normalize("NFD", composed), None)


@given(row=st.lists(st.sampled_from("ab"), max_size=12), wanted=st.lists(st.sampled_from("ab"), max_size=4))
def test_runs_are_all_the_places_where_the_words_stand_together(row: list[str], wanted: list[str]) -> None:
    expected = [at for at in range(len(row)) if row[at : at + len(wanted)] == wanted] if wanted else []
    assert list(runs(row, wanted)) == expected


@pytest.mark.parametrize(
    "evil", ["a.", "a", "é", "e\u0301", "'s", "a'", "\u0301", "a.a\u0301", "\u1100", "'", ".", "\u200d"]
)
def test_no_text_takes_more_than_linear_time(evil: str) -> None:
    # A quadratic pattern would take hours for this, so no clock is needed.
    assert len(words(evil * 300_000, None)) <= 600_000


def test_the_version_tells_the_character_tables_apart() -> None:
    assert unicodedata.unidata_version in analysis.VERSION


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("an e-mail", ["email"]),
        ("COVID-19’s", ["covid19"]),
        ("O’Neill O'Neill Oʼneill", ["oneill"] * 3),
        ("state-of-the-art", ["stateof", "ofthe", "theart"]),
        ("China’s, a- -b 'quoted' a - b", []),
        ("Tür‑zu", ["turzu"]),
        ("多-边", []),
    ],
)
def test_two_words_that_a_sign_joins_are_joined_besides(text: str, joined: list[str]) -> None:
    assert [token.text for token in analysis.joined(text)] == joined


def test_a_joined_word_covers_both_words() -> None:
    [token] = analysis.joined("an e-mail’s")
    assert "an e-mail’s"[token.start : token.end] == "e-mail’s"


@given(text=st.text(st.sampled_from("ab'’-‑ .中"), max_size=40))
def test_joined_words_are_two_neighbours(text: str) -> None:
    row = analysis.words(text, None)
    pairs = {first + second for first, second in pairwise(row)}
    assert {token.text for token in analysis.joined(text)} <= pairs


def test_joining_takes_linear_time() -> None:
    for evil in ("-", "a-", "a" * 70 + "-", "'s", "’", "a’s-"):
        analysis.joined(evil * 20_000)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("多边主义", ["多边", "边主", "主义", "义"]),
        ("中国GDP增长 率", ["中国", "国", "gdp", "增长", "长率", "率"]),
        ("no such script", ["no", "such", "script"]),
        ("", []),
    ],
)
def test_characters_without_spaces_are_kept_in_pairs(text: str, kept: list[str]) -> None:
    assert analysis.bigrams(analysis.words(text, None)) == kept


def test_a_run_may_have_several_words_at_a_place() -> None:
    row = ["a", "b", "a", "c", "a", "b", "b"]
    assert list(analysis.runs(row, [{"a"}, {"b", "c"}])) == [0, 2, 4]
    assert list(analysis.runs(row, [{"b"}, ()])) == []
