"""When a text that states no date was written: its clues put together, with each step of the reasoning.

The steps are sentences for readers. An outcome is never as firm as a stated date, and none is given that is
wider than three years: then the day after which the text was written is kept as an alternative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from archive.article import Confidence, Evidence, Field
from archive.dates import EdtfDate
from archive.extraction.dating.bounds import Floor, ceilings_of, floors_of, speaks_of_later, spoken_of_again
from archive.extraction.dating.clues import STRONG, WEAK, Clue, Combined, Span, combine
from archive.extraction.dating.mentions import Grain
from archive.extraction.dating.occasions import occasions
from archive.extraction.dating.reckoning import reckoned
from archive.extraction.dating.recurring import narrowed
from archive.extraction.dating.targets import Reading, reasoned
from archive.extraction.dating.weekdays import within_week

WIDEST_DAYS = 3 * 366
MARGINS = {
    Grain.DAY: (relativedelta(months=18), "a year and a half"),
    Grain.MONTH: (relativedelta(months=30), "two and a half years"),
    Grain.YEAR: (relativedelta(years=3), "two years"),
}
_POST_MARGIN = (relativedelta(months=4), "four months")
"""How long after the latest date that they name press texts appear, 95 in 100 that were measured (docs/dating.md)."""
MAX_STEPS = 12


def infer(readings: Sequence[Reading], known: Iterable[Clue] = ()) -> Field[EdtfDate]:
    """Return when the text of *readings* was written as far as it can be reasoned; *known* are clues from around it."""
    floors = floors_of(readings)
    clues = [*known, *(clue for reading in readings for clue in (*occasions(reading), *reckoned(reading)))]
    combined = combine([*clues, *(floor.clue for floor in floors), *ceilings_of(readings)])
    span, steps = combined.span, [step for clue in combined.used for step in clue.steps]
    if span.first is None:
        return Field(None)
    latest = max((floor for floor in floors if floor.clue not in combined.dropped), key=_day_of, default=None)
    if span.last is None and latest:
        span, more = _closed(span, latest, readings)
        steps += more
    if span.last is None or (span.width_days or 0) > WIDEST_DAYS or _is_in_doubt(combined, latest, readings):
        return _terminus(span, steps)
    span, more = narrowed(span, readings, latest.day if latest else None)
    steps += more
    span, more = within_week(span, readings)
    steps += more
    assert span.first
    assert span.last
    value = EdtfDate.within(span.first, span.last)
    return Field(value, _confidence(combined), _shown(steps, combined), is_inferred=True)


def _day_of(floor: Floor) -> date:
    return floor.day


def _is_in_doubt(combined: Combined, latest: Floor | None, readings: Sequence[Reading]) -> bool:
    """Whether nothing firm ends the span, and the text speaks of years that are later than *latest*."""
    is_weak = all(clue.weight <= WEAK for clue in combined.used if clue.span.last)
    return is_weak and latest is not None and speaks_of_later(latest, readings)


def _closed(span: Span, basis: Floor, readings: Sequence[Reading]) -> tuple[Span, list[Evidence]]:
    """*span* with an end, if *basis*, the latest day that is told, is one that texts are written not long after."""
    again = spoken_of_again(basis, readings)
    if again:
        return Span(basis.day, basis.day + relativedelta(years=1) - timedelta(days=1)), [again]
    if not basis.is_recent:
        return span, []
    margin, words = _POST_MARGIN if basis.is_post else MARGINS[basis.grain]
    last = basis.day + margin - timedelta(days=1)
    latest = "post that they show" if basis.is_post else "date that they name"
    rule = f"press texts seldom appear more than {words} after the latest {latest}"
    return Span(span.first, last), [reasoned(rule)]


def _shown(steps: Sequence[Evidence], combined: Combined) -> tuple[Evidence, ...]:
    """The steps, and what was left out because it contradicts them."""
    left_out = [step for clue in combined.dropped[:2] if clue.span.first and clue.span.last for step in clue.steps[:1]]
    contradicting = [
        Evidence(f"left out, because it contradicts the rest: {step.rule}", step.start, step.end, step.quote)
        for step in left_out
    ]
    return tuple((*steps, *contradicting)[:MAX_STEPS])


def _confidence(combined: Combined) -> Confidence:
    return Confidence.MEDIUM if any(clue.weight > STRONG for clue in combined.used) else Confidence.LOW


def _terminus(span: Span, steps: Sequence[Evidence]) -> Field[EdtfDate]:
    """Nothing more useful can be said than that the text was written on the first day of *span* or later."""
    assert span.first
    value = EdtfDate.parse(f"{span.first.isoformat()}/..")
    return Field(None, Confidence.LOW, (), (Field(value, Confidence.LOW, tuple(steps[:MAX_STEPS]), is_inferred=True),))
