"""The picture of when articles were published: bars over years, months or days, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.labels import period_label
from archive.presenters.spans import said_of_bar
from archive.search_state import SearchState
from archive.translating import gettext as _
from archive.translating import later, short_months
from index.periods import Bar, DateRange, Period, Unit, around, half_open

PLOT_PX = 96
_LEAST_PX = 3  # of a bar that stands for anything at all
_BAR_SHARE = 0.86  # of a slot's width; the rest keeps neighbours apart
_MOST_TICKS, _MOST_MAJOR_TICKS = 12, 6
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_CAPTIONS = {
    Unit.YEAR: later("%(span)s, by year"),
    Unit.MONTH: later("%(span)s, by month"),
    Unit.DAY: later("%(span)s, by day"),
}


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar.

    Attributes:
        key: the year, month or day as in an address: “2021-06”.
        name: the same as people read it: “June 2021”.
        label: “June 2021: 3 articles, 1 more possibly”.
        surely, possibly: how many articles.
        at, width: where it stands and how wide, in hundredths of the picture.
        solid, hatched: heights in px, stacked, together at most PLOT_PX.
        is_chosen: whether it lies in the date range that is set.
    """

    key: str
    name: str
    label: str
    surely: int
    possibly: int
    at: float
    width: float
    solid: float
    hatched: float
    is_chosen: bool
    state: SearchState


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis, *at* hundredths from its start.

    Attributes:
        is_minor: whether it is left out where there is little room.
        state: the search within what the label names; None where its bar leads there already.
    """

    label: str
    at: float
    is_minor: bool
    state: SearchState | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another range of dates to go to."""

    label: str
    state: SearchState


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars of a stretch of time, whole years or months of it.

    Attributes:
        caption: “2018 to 2023, by month”.
        unit: what each of the *slots* is, the *first* of which stands as in an address.
        chosen: the first and last slot of the date range that is set; all where none is.
        wider: longer stretches around it, the longest first.
        before, after: the neighbours of one year or month that is chosen.
    """

    caption: str
    unit: str
    first: str
    slots: int
    chosen: tuple[int, int]
    bars: tuple[BarView, ...]
    ticks: tuple[Tick, ...]
    wider: tuple[Elsewhere, ...]
    before: Elsewhere | None
    after: Elsewhere | None


@dataclass(frozen=True, slots=True)
class _Axis:
    """Slots of one unit from *start* to *last*, both included."""

    unit: Unit
    start: date
    last: date

    def slot(self, day: date) -> int:
        if self.unit is Unit.DAY:
            return (day - self.start).days
        years = day.year - self.start.year
        return years if self.unit is Unit.YEAR else 12 * years + day.month - self.start.month

    @property
    def slots(self) -> int:
        return self.slot(self.last) + 1

    def at(self, day: date) -> float:
        return round(100 * self.slot(day) / self.slots, 3)


def picture(state: SearchState, histogram: Iterable[Bar]) -> Picture | None:
    """Return the picture of a histogram over all dates, or over those around the date range; None where it is empty."""
    bars = [bar for bar in histogram if bar.range.start is not None]
    if not bars:
        return None
    unit = _unit(bars[0])
    axis = _axis(state, unit, bars)
    tallest = max(bar.surely + bar.possibly for bar in bars)
    before, after = _neighbours(state)
    return Picture(
        _(_CAPTIONS[unit], span=_span(axis)),
        unit.value,
        str(_period(axis.start, unit)),
        axis.slots,
        _chosen(state, axis),
        tuple(_bar(state, bar, axis, tallest) for bar in bars),
        tuple(_ticks(state, axis)),
        tuple(_wider(state, axis)),
        before,
        after,
    )


def _unit(bar: Bar) -> Unit:
    days = (_first(bar.range), bar.range.last)
    if days[0] == days[1]:
        return Unit.DAY
    return Unit.MONTH if bar.range == half_open(_period(days[0], Unit.MONTH)) else Unit.YEAR


def _first(days: DateRange) -> date:
    assert days.start is not None  # bars have both ends
    return days.start


def _axis(state: SearchState, unit: Unit, bars: list[Bar]) -> _Axis:
    """Return the axis of whole months, or years, that holds *bars* and the date range's surroundings."""
    frame = around(state.range) if state.range else None
    starts = [frame.start if frame and frame.start else _first(bars[0].range), _first(bars[0].range)]
    ends = [frame.last if frame and frame.last else bars[-1].range.last, bars[-1].range.last]
    whole = Unit.MONTH if unit is Unit.DAY else Unit.YEAR
    first = half_open(_period(min(starts), whole)).start
    last = half_open(_period(max(end for end in ends if end), whole)).last
    assert first is not None
    assert last is not None
    return _Axis(unit, first, last)


def _bar(state: SearchState, bar: Bar, axis: _Axis, tallest: int) -> BarView:
    start = _first(bar.range)
    period = _period(start, axis.unit)
    name, count = period_label(period), said_of_bar(bar.surely, bar.possibly)
    slot = 100 / axis.slots
    return BarView(
        str(period),
        name,
        _("%(time)s: %(articles)s", time=name, articles=count),
        bar.surely,
        bar.possibly,
        round(axis.at(start) + slot * (1 - _BAR_SHARE) / 2, 3),
        round(slot * _BAR_SHARE, 3),
        _height(bar.surely, tallest),
        _height(bar.possibly, tallest),
        state.range is not None and state.range.meets(bar.range),
        state.with_range(period, period),
    )


def _height(count: int, tallest: int) -> float:
    return round(_LEAST_PX + (PLOT_PX - 2 * _LEAST_PX) * count / tallest, 1) if count else 0.0


def _chosen(state: SearchState, axis: _Axis) -> tuple[int, int]:
    days = state.range or DateRange(None, None)
    return axis.slot(days.start or axis.start), axis.slot(days.last or axis.last)


def _ticks(state: SearchState, axis: _Axis) -> Iterator[Tick]:
    months = 12 * (axis.last.year - axis.start.year) + axis.last.month - axis.start.month + 1
    if axis.unit is Unit.DAY:
        yield from _day_ticks(state, axis, months)
    elif axis.unit is Unit.MONTH and months == 12:
        for month, name in enumerate(short_months(), 1):
            yield Tick(name, axis.at(date(axis.start.year, month, 1)), month % 3 != 1, None)
    else:
        yield from _year_ticks(state, axis)


def _year_ticks(state: SearchState, axis: _Axis) -> Iterator[Tick]:
    years = range(axis.start.year, axis.last.year + 1)
    step, major = (
        next(step for step in _STEPS if len(years) / step <= most) for most in (_MOST_TICKS, _MOST_MAJOR_TICKS)
    )
    for year in years:
        at = axis.at(date(year, 1, 1))
        if year % step == 0 and at < 97:
            leads = state.with_range(Period(year), Period(year)) if axis.unit is Unit.MONTH else None
            yield Tick(str(year), at, year % major != 0 or at > 88, leads)


def _day_ticks(state: SearchState, axis: _Axis, months: int) -> Iterator[Tick]:
    for number in range(months):
        year, month = divmod(12 * axis.start.year + axis.start.month - 1 + number, 12)
        period, first = Period(year, month + 1), date(year, month + 1, 1)
        if months > 1:
            yield Tick(short_months()[month], axis.at(first), False, state.with_range(period, period))
        for day in (1, 8, 15, 22) if months == 1 else (15,):
            yield Tick(str(day), axis.at(first.replace(day=day)), months > 1, None)


def _wider(state: SearchState, axis: _Axis) -> Iterator[Elsewhere]:
    if not state.range:
        return
    yield Elsewhere(_("All dates"), state.without_range())
    if axis.unit is Unit.DAY and axis.start.year == axis.last.year:
        year = Period(axis.start.year)
        yield Elsewhere(str(year), state.with_range(year, year))
    chosen = state.first if state.first == state.last else None
    if chosen and chosen.day:
        month = Period(chosen.year, chosen.month)
        yield Elsewhere(period_label(month), state.with_range(month, month))


def _neighbours(state: SearchState) -> tuple[Elsewhere | None, Elsewhere | None]:
    """Return the year or month before the one that is chosen, and the one after it."""
    chosen = state.first
    if chosen is None or chosen != state.last or chosen.day or not 1 < chosen.year < 9998:
        return None, None
    if chosen.month is None:
        periods = Period(chosen.year - 1), Period(chosen.year + 1)
    else:
        number = 12 * chosen.year + chosen.month - 1
        periods = tuple(Period(each // 12, each % 12 + 1) for each in (number - 1, number + 1))  # type: ignore[assignment]
    before, after = (Elsewhere(period_label(period), state.with_range(period, period)) for period in periods)
    return before, after


def _period(day: date, unit: Unit) -> Period:
    if unit is Unit.YEAR:
        return Period(day.year)
    return Period(day.year, day.month) if unit is Unit.MONTH else Period(day.year, day.month, day.day)


def _span(axis: _Axis) -> str:
    whole = Unit.MONTH if axis.unit is Unit.DAY else Unit.YEAR
    first, last = (period_label(_period(day, whole)) for day in (axis.start, axis.last))
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)
