"""Judgements → figures: how much was found, how much of it is right, and how far confidence can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.article import Confidence
from archive.errors import ConfigError
from archive.evaluation.intervals import Estimate, Row, resampled, share
from archive.evaluation.judging import WEIGHED, Judgement
from archive.evaluation.labelled import FIELDS, SavedAs

_SURENESS = tuple(Confidence)


class Scope(StrEnum):
    """Of which labels figures are given."""

    ALL = "all"
    IN_TEXT = "in_text"


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one field; None where there is nothing to divide by.

    Attributes:
        labelled, found, right, wrong: items with that; of authors, names. Of the body nothing is right or wrong.
        precision: right of those found; of the body the mean over items.
        recall: right of those labelled; of the body the mean over items.
        f1: of the body the mean over items; else over all items together.
        wrong_share: wrong of those labelled.
    """

    items: int
    labelled: int
    found: int
    right: int | None
    wrong: int | None
    precision: Estimate | None
    recall: Estimate | None
    f1: Estimate | None
    wrong_share: Estimate | None


@dataclass(frozen=True, slots=True)
class Sureness:
    """Of the values given how many were given with high confidence, and how many of these are wrong."""

    given: int
    high: int
    wrong: int

    @property
    def share(self) -> Estimate | None:
        return share(self.high, self.given)

    @property
    def wrong_share(self) -> Estimate | None:
        return share(self.wrong, self.high)


def scopes(saved_as: SavedAs) -> tuple[Scope, ...]:
    """Return the scopes that have a meaning: what was taken out of a text is still in the page."""
    return (Scope.ALL,) if saved_as is SavedAs.HTML else (Scope.ALL, Scope.IN_TEXT)


def within(judgements: Iterable[Judgement], scope: Scope) -> tuple[Judgement, ...]:
    """Return those of *judgements* that belong to *scope*."""
    return tuple(one for one in judgements if scope is Scope.ALL or one.is_in_text)


def scores(judgements: Sequence[Judgement]) -> dict[str, Score]:
    """Return the figures of each field that is labelled anywhere."""
    by_field = {name: [one for one in judgements if one.field == name] for name in FIELDS}
    return {name: score(of_field) for name, of_field in by_field.items() if of_field}


def score(judgements: Sequence[Judgement]) -> Score:
    """Return the figures of *judgements* on one field."""
    counts = [one.counts for one in judgements]
    labelled, found, right, wrong = (
        sum(values) for values in zip(*((one.labelled, one.found, one.right, one.wrong) for one in counts), strict=True)
    )
    overlaps = [(one.overlap.precision, one.overlap.recall, one.overlap.f1, 1.0) for one in counts if one.overlap]
    if overlaps:
        precision, recall, f1 = (resampled(overlaps, _mean_of(column)) for column in range(3))
        return Score(len(counts), labelled, found, None, None, precision, recall, f1, None)
    rows = [(float(one.labelled), float(one.found), float(one.right), float(one.wrong)) for one in counts]
    if all(one.labelled == 1 for one in counts):
        precision, recall, wrong_share = share(right, found), share(right, labelled), share(wrong, labelled)
    else:
        precision, recall, wrong_share = (resampled(rows, figure) for figure in (_precision, _recall, _wrong))
    f1 = resampled(rows, _f1)
    return Score(len(counts), labelled, found, right, wrong, precision, recall, f1, wrong_share)


def sureness(judgements: Iterable[Judgement]) -> Sureness:
    """Return how far high confidence can be trusted, over title, date, authors and outlet together."""
    given = [one for one in judgements if one.field in WEIGHED and one.is_given]
    high = [one for one in given if one.is_sure]
    return Sureness(len(given), len(high), sum(one.is_amiss for one in high))


def worst(judgements: Iterable[Judgement], most: int = 10) -> tuple[Judgement, ...]:
    """Return the judgements on one field that fall shortest: the wrong ones that were surest first.

    What was not found because it isn't in the text is left out.
    """
    short = [one for one in judgements if one.counts.f1 < 1 and (one.is_given or one.is_in_text)]
    return tuple(sorted(short, key=_shortfall)[:most])


def read_floors(texts: Iterable[str]) -> dict[str, float]:
    """Return the least F1 of each field that *texts*, each FIELD=F1, ask for.

    Raises:
        ConfigError: one names no field, or no share.
    """
    return dict(map(_floor, texts))


def gated(judgements: Sequence[Judgement], saved_as: SavedAs) -> dict[str, Score]:
    """Return the figures that a floor is held against: of a page all, of a text those that are in it."""
    return scores(within(judgements, scopes(saved_as)[-1]))


def fallen_short(figures: Mapping[str, Score], floors: Mapping[str, float]) -> Iterator[str]:
    """Yield a sentence for each field whose F1 is below its floor, or that has none."""
    for name, least in floors.items():
        f1 = figures[name].f1 if name in figures else None
        if f1 is None:
            yield f"{name}: nothing is labelled, so that no F1 of {least:g} can be shown"
        elif f1.value < least:
            yield f"{name}: F1 {f1.value:.3f} is below {least:g}"


def _floor(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        least = float(value)
    except ValueError:
        least = -1.0
    if name not in FIELDS or not 0 <= least <= 1:
        raise ConfigError(f"--fail-under is FIELD=F1 with a field of {', '.join(FIELDS)} and 0 to 1, not “{text}”")
    return name, least


def _shortfall(one: Judgement) -> tuple[float, bool, int, str]:
    return (one.counts.f1, not one.is_given, _SURENESS.index(one.given.confidence), one.item.id)


def _mean_of(column: int) -> Callable[[Row], float]:
    """The mean of a column beside which the last one counts the rows."""
    return lambda sums: sums[column] / sums[-1]


def _precision(sums: Row) -> float | None:
    return sums[2] / sums[1] if sums[1] else None


def _recall(sums: Row) -> float | None:
    return sums[2] / sums[0] if sums[0] else None


def _wrong(sums: Row) -> float | None:
    return sums[3] / sums[0] if sums[0] else None


def _f1(sums: Row) -> float | None:
    return 2 * sums[2] / (sums[0] + sums[1]) if sums[0] + sums[1] else None
