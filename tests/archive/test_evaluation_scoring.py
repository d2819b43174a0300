from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from archive.article import Confidence, Field
from archive.dates import EdtfDate
from archive.evaluation.intervals import Estimate, resampled, share
from archive.evaluation.judging import Findings, Judgement, judged
from archive.evaluation.labelled import Item, SavedAs
from archive.evaluation.scoring import Scope, fallen_short, gated, score, scores, sureness, within, worst
from archive.extraction import OutletAuthority

NONE = OutletAuthority([])


def judgements(
    *pairs: tuple[Any, Any], name: str = "title", absent: frozenset[int] = frozenset()
) -> tuple[Judgement, ...]:
    """Return the judgements on items of which each pair gives value and label; *absent* are not in the text."""
    found: list[Judgement] = []
    for number, (given, label) in enumerate(pairs):
        item = Item(f"{number:02}", in_text={name: number not in absent}, **{name: label})
        field = given if isinstance(given, Field) else Field(given)
        found += judged(item, Findings(**{name: field}), SavedAs.TEXT, NONE)
    return tuple(found)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (8, 10, 0.4901, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_a_share_has_wilsons_interval(part: int, whole: int, low: float, high: float) -> None:
    """The figures are those of the formula as tables give it; 81 of 263 is Newcombe's example (1998)."""
    found = share(part, whole)
    assert found
    assert (found.value, found.low, found.high) == pytest.approx((part / whole, low, high), abs=1e-4)


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) is None


def test_a_resampled_figure_is_the_same_in_every_run_and_lies_in_its_interval() -> None:
    rows = [(1.0, 1.0)] * 30 + [(0.0, 1.0)] * 10
    first, second = (resampled(rows, lambda sums: sums[0] / sums[1]) for _ in range(2))
    assert first == second
    assert first
    assert first.value == 0.75
    # about 1.96 standard errors, sqrt(.75 × .25 / 40) = .068, to each side
    assert (first.low, first.high) == pytest.approx((0.62, 0.88), abs=0.03)


def test_more_items_make_the_interval_narrower() -> None:
    few, many = (resampled([(1.0, 1.0), (0.0, 1.0)] * number, lambda sums: sums[0] / sums[1]) for number in (5, 100))
    assert few
    assert many
    assert many.high - many.low < (few.high - few.low) / 2


def test_a_figure_that_some_samples_lack_has_an_interval_of_the_others() -> None:
    found = resampled([(1.0, 1.0), (0.0, 0.0)], lambda sums: sums[0] / sums[1] if sums[1] else None)
    assert found == Estimate(1.0, 1.0, 1.0)
    assert resampled([(0.0, 0.0)], lambda sums: None) is None
    assert resampled([], lambda sums: 1.0) is None


def test_precision_recall_and_f1_of_a_field_with_one_value() -> None:
    found = score(judgements(("A", "A"), ("B", "A"), (None, "A"), (None, "A")))
    assert (found.labelled, found.found, found.right, found.wrong) == (4, 2, 1, 1)
    assert found.precision == share(1, 2)
    assert found.recall == share(1, 4)
    assert found.wrong_share == share(1, 4)
    assert found.f1
    assert found.f1.value == pytest.approx(2 * 1 / (4 + 2))
    assert found.f1.low < found.f1.value < found.f1.high


def test_authors_are_scored_over_all_names_together() -> None:
    found = score(
        judgements((("Ada", "Ben"), ("Ada", "Ben", "Clara")), ((), ("Dan",)), (("Edda",), ()), name="authors")
    )
    assert (found.items, found.labelled, found.found, found.right, found.wrong) == (3, 4, 3, 2, 1)
    assert found.precision
    assert found.precision.value == pytest.approx(2 / 3)
    assert found.f1
    assert found.f1.value == pytest.approx(4 / 7)


def test_the_body_is_scored_by_the_mean_over_items() -> None:
    found = score(judgements(("one two", "one two"), ("one", "one two three"), (None, "one"), name="body"))
    assert (found.labelled, found.found, found.right, found.wrong, found.wrong_share) == (3, 2, None, None, None)
    assert found.f1
    assert found.f1.value == pytest.approx((1 + 0.5 + 0) / 3)
    assert found.recall
    assert found.recall.value == pytest.approx((1 + 1 / 3 + 0) / 3)


def test_a_date_that_is_less_than_a_day_lowers_precision_but_is_not_wrong() -> None:
    day = date(2020, 7, 13)
    given = [EdtfDate.parse(text) for text in ("2020-07-13", "2020-07")]
    found = score(judgements(*((one, day) for one in given), name="published"))
    assert (found.found, found.right, found.wrong) == (2, 1, 0)
    assert found.precision == share(1, 2)
    assert found.wrong_share == share(0, 2)


def test_nothing_found_leaves_precision_open() -> None:
    found = score(judgements((None, "A")))
    assert found.precision is None
    assert found.recall == share(0, 1)


def test_scores_name_the_fields_that_are_labelled_in_the_scope() -> None:
    both = (*judgements(("A", "A"), ("B", "A"), absent=frozenset({1})), *judgements(("en", "en"), name="language"))
    assert list(scores(both)) == ["title", "language"]
    assert scores(within(both, Scope.ALL))["title"].labelled == 2
    assert scores(within(both, Scope.IN_TEXT))["title"].labelled == 1


def sure(value: Any) -> Field[Any]:
    return Field(value, Confidence.HIGH)


def test_sureness_counts_the_values_given_and_those_that_were_sure_and_wrong() -> None:
    titles = judgements((sure("A"), "A"), (sure("B"), "A"), ("B", "A"), (None, "A"))
    authors = judgements((sure(("Ada",)), ("Ada", "Ben")), ((), ("Ada",)), name="authors")
    languages = judgements((sure("en"), "fr"), name="language")
    found = sureness((*titles, *authors, *languages))
    assert (found.given, found.high, found.wrong) == (4, 3, 2)
    assert found.share == share(3, 4)
    assert found.wrong_share == share(2, 3)


def test_the_worst_are_wrong_and_sure_first_then_unsure_then_not_found() -> None:
    made = judgements(("A", "A"), (None, "A"), ("B", "A"), (sure("B"), "A"))
    assert [one.item.id for one in worst(made)] == ["03", "02", "01"]
    assert [one.item.id for one in worst(made, most=1)] == ["03"]


def test_what_is_not_in_the_text_is_no_shortfall_unless_something_else_was_given_for_it() -> None:
    made = judgements((None, "A"), ("B", "A"), absent=frozenset({0, 1}))
    assert [one.item.id for one in worst(made)] == ["01"]


def test_a_floor_is_held_against_what_is_in_the_text() -> None:
    made = judgements(("A", "A"), ("B", "A"), absent=frozenset({1}))
    figures = gated(made, SavedAs.TEXT)
    assert list(fallen_short(figures, {"title": 1.0})) == []
    assert list(fallen_short(gated(made, SavedAs.HTML), {"title": 0.9})) == ["title: F1 0.500 is below 0.9"]


def test_a_floor_for_what_nobody_labelled_is_not_reached() -> None:
    (sentence,) = fallen_short(gated(judgements(("A", "A")), SavedAs.TEXT), {"outlet": 0.5})
    assert sentence.startswith("outlet: nothing is labelled")
