"""What an evaluation found, as JSON for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive.evaluation.inference import Dated, Dating, UndatedEvaluation
from archive.evaluation.intervals import Estimate
from archive.evaluation.judging import Judgement
from archive.evaluation.running import Evaluation
from archive.evaluation.scoring import Scope, Score, Sureness, scopes, scores, sureness, within, worst
from archive.records import Json

_SCOPE_NAMES = {Scope.ALL: "of all", Scope.IN_TEXT: "of those whose label is in the text"}
_SHARES = ("precision", "recall", "f1", "wrong_share")
_HEAD = f"{'':<10}{'labelled':>9}{'found':>7}{'right':>7}{'wrong':>7}   " + "".join(
    f"{name:<19}" for name in ("precision", "recall", "F1", "wrong of labelled")
)
_UNDATED_HEAD = f"{'':<34}{'dated':>6}  {'of all':<19}{'contain the day':<19}{'median width, days'}"
_MOST_SHOWN = 90


def as_json(evaluation: Evaluation) -> Json:
    """Return all figures, and of each field the worst with their evidence."""
    by_scope = {scope: within(evaluation.judgements, scope) for scope in scopes(evaluation.saved_as)}
    figures = {scope: scores(judgements) for scope, judgements in by_scope.items()}
    return {
        **_files(evaluation),
        "fields": {
            name: {
                **{scope.value: _score(figures[scope].get(name)) for scope in figures},
                "worst": [_judgement(one) for one in worst(_of_field(evaluation.judgements, name))],
            }
            for name in figures[Scope.ALL]
        },
        "confidence": {scope.value: _sureness(sureness(judgements)) for scope, judgements in by_scope.items()},
    }


def lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield the same for people."""
    yield from _files_lines(evaluation, "have no such file")
    for scope in scopes(evaluation.saved_as):
        judgements = within(evaluation.judgements, scope)
        yield from ("", f"{_SCOPE_NAMES[scope].capitalize()}:", _HEAD)
        yield from (_row(name, one) for name, one in scores(judgements).items())
        yield _sureness_line(sureness(judgements))
    for name in scores(evaluation.judgements):
        yield from _worst_lines(name, worst(_of_field(evaluation.judgements, name)))


def undated_as_json(evaluation: UndatedEvaluation) -> Json:
    """Return the figures of inference, those of the baseline, and the worst with each step of the reasoning."""
    inferred, stated, equal = evaluation.inferred, evaluation.stated, evaluation.equal_baseline
    return {
        **_files(evaluation),
        "undated": {
            **_dating(inferred),
            "stated": {"items": stated.dated, "contained": stated.contained},
            "baseline": _dating(evaluation.baseline),
            "baseline_at_equal_containment": {"mentions": equal[0], **_dating(equal[1])} if equal else None,
        },
        "worst": [_dated(one) for one in evaluation.worst],
    }


def undated_lines(evaluation: UndatedEvaluation) -> Iterator[str]:
    """Yield the same for people."""
    yield from _files_lines(evaluation, "have no such file or no labelled day")
    stated, equal = evaluation.stated, evaluation.equal_baseline
    yield from ("", _UNDATED_HEAD, _dating_row("inferred from the text", evaluation.inferred))
    yield _dating_row("the latest year mentioned", evaluation.baseline)
    if equal:
        yield _dating_row(f"… if mentioned {equal[0]:,} times or more", equal[1])
        more = evaluation.inferred.dated - equal[1].dated
        yield f"At no less containment the inference dates {abs(more):,} {'more' if more >= 0 else 'fewer'}."
    if stated.dated:
        yield (
            f"{stated.dated:,} more have a date given as stated, though their day was taken out: "
            f"{stated.contained:,} of these contain it."
        )
    if evaluation.worst:
        yield from ("", "Dated wrongly, the narrowest first:")
    for one in evaluation.worst:
        yield f"  {one.item.id}"
        yield f"    is     {one.day}"
        yield f"    found  {one.inferred} ({one.given.confidence.value})"
        yield from (f"           {each.rule}: “{_brief(each.quote)}”" for each in one.given.evidence)


def _files(evaluation: Evaluation | UndatedEvaluation) -> Json:
    return {
        "as": evaluation.saved_as.value,
        "items": evaluation.items,
        "left_out": evaluation.left_out,
        "refused": [{"id": item_id, "reason": reason} for item_id, reason in evaluation.refused],
    }


def _files_lines(evaluation: Evaluation | UndatedEvaluation, lack: str) -> Iterator[str]:
    left_out = f"; {evaluation.left_out:,} {lack}" if evaluation.left_out else ""
    yield f"{evaluation.items:,} items as {evaluation.saved_as.value}{left_out}; in brackets 95 % intervals"
    yield from (f"refused: {item_id}: {reason}" for item_id, reason in evaluation.refused)


def _dating(one: Dating) -> Json:
    return {
        "items": one.items,
        "dated": one.dated_share.value if one.dated_share else None,
        "contained": one.contained_share.value if one.contained_share else None,
        "median_width_days": one.median_width_days,
        "intervals": {"dated": _interval(one.dated_share), "contained": _interval(one.contained_share)},
    }


def _dating_row(name: str, one: Dating) -> str:
    width = f"{one.median_width_days:,.0f}" if one.median_width_days else "–"
    return f"{name:<34}{one.dated:>6}  {_said(one.dated_share):<19}{_said(one.contained_share):<19}{width:>6}"


def _dated(one: Dated) -> Json:
    return {
        "id": one.item.id,
        "label": one.day.isoformat(),
        "found": _shown(one.inferred),
        "confidence": one.given.confidence.value,
        "evidence": [{"rule": each.rule, "quote": each.quote} for each in one.given.evidence],
    }


def _of_field(judgements: Sequence[Judgement], name: str) -> tuple[Judgement, ...]:
    return tuple(one for one in judgements if one.field == name)


def _score(one: Score | None) -> Json | None:
    if one is None:
        return None
    estimates = {name: getattr(one, name) for name in _SHARES}
    return {
        "labelled": one.labelled,
        "found": one.found,
        "right": one.right,
        "wrong": one.wrong,
        **{name: estimate.value if estimate else None for name, estimate in estimates.items()},
        "intervals": {name: _interval(estimate) for name, estimate in estimates.items()},
    }


def _sureness(one: Sureness) -> Json:
    return {
        "given": one.given,
        "high": one.high,
        "high_wrong": one.wrong,
        "high_share": one.share.value if one.share else None,
        "high_wrong_share": one.wrong_share.value if one.wrong_share else None,
        "intervals": {"high_share": _interval(one.share), "high_wrong_share": _interval(one.wrong_share)},
    }


def _interval(estimate: Estimate | None) -> list[float] | None:
    return [estimate.low, estimate.high] if estimate else None


def _judgement(one: Judgement) -> Json:
    given = one.given
    return {
        "id": one.item.id,
        "label": _shown(getattr(one.item, one.field)),
        "found": _shown(given.value),
        "f1": one.counts.f1,
        "in_text": one.is_in_text,
        "confidence": given.confidence.value if one.is_given else None,
        "evidence": [{"rule": each.rule, "quote": each.quote} for each in given.evidence],
    }


def _shown(value: Any) -> Any:
    """The value as JSON has it."""
    return list(value) if isinstance(value, tuple) else value if value is None else str(value)


def _row(name: str, one: Score) -> str:
    counts = "".join(
        f"{'–' if count is None else format(count, ','):>{width}}"
        for count, width in ((one.labelled, 9), (one.found, 7), (one.right, 7), (one.wrong, 7))
    )
    return f"{name:<10}{counts}   " + "".join(f"{_said(getattr(one, share)):<19}" for share in _SHARES).rstrip()


def _said(estimate: Estimate | None) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.2f}–{estimate.high:.2f})" if estimate else "–"


def _sureness_line(one: Sureness) -> str:
    return (
        f"high confidence: {one.high:,} of {one.given:,} titles, dates, authors and outlets, {_said(one.share)}; "
        f"wrong of these: {one.wrong:,}, {_said(one.wrong_share)}"
    )


def _worst_lines(name: str, judgements: Sequence[Judgement]) -> Iterator[str]:
    if judgements:
        yield from ("", f"The worst of {name}:")
    for one in judgements:
        found = f"{_brief(one.given.value)} ({one.given.confidence.value})" if one.is_given else "nothing"
        yield f"  {one.item.id}" + (f"  F1 {one.counts.f1:.2f}" if one.counts.f1 else "")
        yield f"    is     {_brief(getattr(one.item, name))}" + ("" if one.is_in_text else "  (not in the text)")
        yield f"    found  {found}"
        yield from (f"           {each.rule}: “{_brief(each.quote)}”" for each in one.given.evidence)


def _brief(value: Any) -> str:
    text = " ".join((", ".join(value) if isinstance(value, tuple) else str(value)).split())
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
