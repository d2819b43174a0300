"""What each word of a query found, as people read it."""

from __future__ import annotations

import pytest

from archive.presenters.terms import TermView, term_views
from index.model import Clause, Fuzzy, Missing, Near, Phrase, Query, Term, TermCount, Wildcard


@pytest.mark.parametrize(
    ("leaf", "field", "documents", "forms", "view"),
    [
        (Term("war"), None, 1, ("war",), TermView("war", "1 article", (), False)),
        (Term("War"), None, 2, ("war",), TermView("War", "2 articles", (), False)),
        (Term("wars"), None, 1, ("war",), TermView("wars", "1 word, 1 article", ("war",), False)),
        (Term("x"), None, 0, (), TermView("x", "no articles", (), False)),
        (Phrase("a b"), "title", 3, (), TermView('title:"a b"', "3 articles", (), False)),
        (
            Wildcard("sanct*"),
            None,
            1230,
            ("sanction", "sanctions"),
            TermView("sanct*", "2 words, 1,230 articles", ("sanction", "sanctions"), False),
        ),
        (Fuzzy("ward", 1), None, 1, ("war",), TermView("ward~1", "1 word, 1 article", ("war",), False)),
        (
            Term("times"),
            "outlet",
            4,
            ("New York Times", "Times"),
            TermView("outlet:times", "2 outlets, 4 articles", ("New York Times", "Times"), False),
        ),
        (Term("fr"), "language", 1, ("fr",), TermView("language:fr", "1 language, 1 article", ("French",), False)),
        (Missing("author"), "author", 7, (), TermView("author:unknown", "7 articles", (), False)),
        (Near(Term("a"), Term("b"), 2), None, 1, (), TermView("a NEAR/2 b", "1 article", (), False)),
    ],
)
def test_a_word_is_shown_with_what_it_found(
    leaf: Query, field: str | None, documents: int, forms: tuple[str, ...], view: TermView
) -> None:
    assert term_views([TermCount(Clause(leaf, field), documents, forms)]) == (view,)  # type: ignore[arg-type]


def test_a_word_is_shown_once_and_once_more_where_it_is_left_out() -> None:
    wanted, unwanted = Clause(Term("a")), Clause(Term("a"), is_wanted=False)
    views = term_views([TermCount(each, 1, ("a",)) for each in (wanted, wanted, unwanted)])
    assert views == (TermView("a", "1 article", (), False), TermView("a", "1 article", (), True))
