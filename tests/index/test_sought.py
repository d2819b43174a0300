"""What a leaf looks for, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Fuzzy, MatchAll, Near, Or, Phrase, Query, Term, Wildcard
from index.sought import Alike, Exact, Form, Open, Pair, Run, Sought, Window, changes, sought


def forms(*words: str) -> tuple[Form, ...]:
    return tuple(Form(word, word) for word in words)


@pytest.mark.parametrize(
    ("leaf", "wanted"),
    [
        (Term("War"), (Run((Form("war", "War"),), or_joined=True),)),
        (Term("us"), (Run((Exact("us"),), or_joined=True),)),
        (Term("war", exact=True), (Run((Exact("war"),), or_joined=True),)),
        (Term("rules-based"), (Run(forms("rules", "based")), Run(forms("rulesbased")))),
        (Term("rule-of-law"), (Run((*forms("rule"), Exact("of"), *forms("law"))),)),
        (Term("l'Europe"), (Run((Form("europe", "Europe"),), or_joined=True),)),
        (Term("un-Europe"), (Run((Exact("un"), Form("europe", "Europe"))), Run(forms("uneurope")))),
        (Term("多边"), (Run((Exact("多"), Exact("边"))),)),
        (Term("!"), ()),
        (Phrase("The War"), (Run((Exact("the"), Exact("war"))),)),
        (Phrase("the sanct*s"), (Run((Exact("the"), Open(("sanct", "s")))),)),
        (Phrase("b a b", 2), (Window(("b", "a", "b"), 2),)),
        (Wildcard("Économ*"), (Run((Open(("econom", "")),), or_joined=True),)),
        (Wildcard("rules-bas*"), (Run((Exact("rules"), Open(("bas", "")))),)),
        (Fuzzy("Zeitung", 1), (Run((Alike("zeitung", 1),), or_joined=True),)),
        (MatchAll(), ()),
    ],
)
def test_a_leaf_is_taken_apart(leaf: Query, wanted: Sought) -> None:
    assert sought(leaf) == wanted


def test_the_sides_of_near_are_alternatives() -> None:
    left = Or((Term("war"), Phrase("the peace")))
    assert sought(Near(left, Fuzzy("order", 1), 3)) == Pair(
        (Run(forms("war"), or_joined=True), Run((Exact("the"), Exact("peace")))),
        (Run((Alike("order", 1),), or_joined=True),),
        3,
    )


def test_a_wildcard_behind_a_script_without_spaces_adds_nothing() -> None:
    assert sought(Wildcard("多边*")) == sought(Phrase("多边"))


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("war", "war", 0), ("war", "wars", 1), ("war", "wra", 1), ("war", "wr", 1), ("war", "bar", 1), ("war", "rawr", 2)],
)
def test_changes_are_counted(one: str, other: str, number: int) -> None:
    assert changes(one, other, 5) == number
    assert changes(one, other, number) == number
    assert number == 0 or changes(one, other, number - 1) > number - 1


@given(one=st.text("ab", max_size=6), other=st.text("ab", max_size=6))
def test_changes_are_the_same_both_ways(one: str, other: str) -> None:
    assert changes(one, other, 9) == changes(other, one, 9)
    assert (changes(one, other, 9) == 0) == (one == other)


def test_open_words_match_whole_words() -> None:
    test = Open(("war", "d")).test()
    assert [word for word in ("ward", "wartd", "wards", "war", "wad") if test(word)] == ["ward", "wartd"]
