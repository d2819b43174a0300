"""How well undated clippings are dated, beside the simplest way to do it.

The day of publication is taken out of each item first (see ``undating``); what then says when it was
published was reasoned out. The baseline is the latest year that the text mentions, as a whole year; how
often it names that year is all that it has to be sure of itself by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from archive.article import Field, Part
from archive.dates import EdtfDate
from archive.errors import ReadError
from archive.evaluation.intervals import Estimate, share
from archive.evaluation.judging import UNKNOWN, contains
from archive.evaluation.labelled import Item, SavedAs
from archive.evaluation.running import Tell, files_of, first_part
from archive.evaluation.undating import undated, undated_name
from archive.extraction import Knowledge, extract

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dated:
    """How one undated item was dated.

    Attributes:
        day: the true one.
        given: when extraction says that it was published.
        latest_year: the latest year mentioned, None where there is none.
        mentions: how often.
    """

    item: Item
    day: date
    given: Field[EdtfDate]
    latest_year: EdtfDate | None
    mentions: int

    @property
    def inferred(self) -> EdtfDate | None:
        """What was inferred, None where nothing was or an end is open."""
        found = self.given.value
        return found if found and self.given.is_inferred and found.earliest and found.latest else None

    @property
    def stated(self) -> EdtfDate | None:
        """A date given as stated, though the day isn't there any more: a month that is left, or another day."""
        return None if self.given.is_inferred else self.given.value


@dataclass(frozen=True, slots=True)
class Dating:
    """The figures of one way to date undated items.

    Attributes:
        dated: items for which an interval was given.
        contained: of these, intervals that contain the day.
        median_width_days: of the intervals; one day is 1.
    """

    items: int
    dated: int
    contained: int
    median_width_days: float | None

    @property
    def dated_share(self) -> Estimate | None:
        return share(self.dated, self.items)

    @property
    def contained_share(self) -> Estimate | None:
        return share(self.contained, self.dated)


@dataclass(frozen=True, slots=True)
class UndatedEvaluation:
    """What came of undated items; the fields mean what those of ``Evaluation`` do."""

    saved_as: SavedAs
    items: int
    left_out: int
    refused: tuple[tuple[str, str], ...]
    found: tuple[Dated, ...]

    @property
    def inferred(self) -> Dating:
        return dating((one.inferred, one.day) for one in self.found)

    @property
    def stated(self) -> Dating:
        return dating((one.stated, one.day) for one in self.found)

    @property
    def baseline(self) -> Dating:
        return self.baseline_of(1)

    def baseline_of(self, mentions: int) -> Dating:
        """Return the baseline that only answers where the latest year is mentioned so often or more."""
        return dating((one.latest_year if one.mentions >= mentions else None, one.day) for one in self.found)

    @property
    def equal_baseline(self) -> tuple[int, Dating] | None:
        """The baseline at no less containment than the inference has, and the mentions that this takes.

        It dates as many items as it then can: none, where no number of mentions makes it as good.
        None where nothing was inferred to compare it with.
        """
        least = self.inferred.contained_share
        if least is None:
            return None
        mentions, found = 1, self.baseline
        while found.contained_share and found.contained_share.value < least.value:
            mentions += 1
            found = self.baseline_of(mentions)
        return mentions, found

    @property
    def worst(self) -> tuple[Dated, ...]:
        """Those dated wrongly, the narrowest first, at most ten."""
        wrong = [one for one in self.found if one.inferred and not contains(one.inferred, one.day)]
        return tuple(sorted(wrong, key=lambda one: (_width_days(one.inferred), one.item.id))[:10])


def undated_evaluation(
    items: Iterable[Item], saved_as: SavedAs, knowledge: Knowledge, tell: Tell = lambda what, done, total: None
) -> UndatedEvaluation:
    """Return how extraction dates *items* whose day has been taken out; those without a label are left out.

    Raises:
        LabelsError: a file that the labels name is missing, or none with a day is named.
    """
    items = tuple(items)
    chosen = files_of((item for item in items if item.published), saved_as)
    found: list[Dated] = []
    refused = []
    for done, (item, path) in enumerate(chosen, 1):
        assert item.published
        try:
            data = undated(path.read_bytes(), item.published, is_page=saved_as is SavedAs.HTML)
            found.append(_dated(item, item.published, undated_name(path.name, item.published), data, knowledge))
        except ReadError as error:
            found.append(Dated(item, item.published, UNKNOWN, None, 0))
            refused.append((item.id, str(error)))
        tell("evaluating", done, len(chosen))
    return UndatedEvaluation(saved_as, len(chosen), len(items) - len(chosen), tuple(refused), tuple(found))


def dating(found: Iterable[tuple[EdtfDate | None, date]]) -> Dating:
    """Return the figures of pairs of an interval, None where there is none, and the true day."""
    pairs = list(found)
    given = [(interval, day) for interval, day in pairs if interval]
    return Dating(
        len(pairs),
        len(given),
        sum(contains(interval, day) for interval, day in given),
        median(_width_days(interval) for interval, _ in given) if given else None,
    )


def latest_year(text: str) -> tuple[EdtfDate | None, int]:
    """Return the latest year that *text* mentions, and how often; None and 0 where it mentions none."""
    years = Counter(_YEAR.findall(text))
    if not years:
        return None, 0
    latest = max(years)
    return EdtfDate.parse(latest), years[latest]


def _dated(item: Item, day: date, name: str, data: bytes, knowledge: Knowledge) -> Dated:
    part = first_part(name, data)
    year, mentions = latest_year(_visible(part))
    return Dated(item, day, extract(part, name, knowledge).published, year, mentions)


def _visible(part: Part) -> str:
    """The text that a reader of the part sees."""
    return part.text if part.blocks is None else "\n".join(block.text for block in part.blocks)


def _width_days(interval: EdtfDate | None) -> float:
    if interval is None or interval.earliest is None or interval.latest is None:
        return float("inf")
    return (interval.latest - interval.earliest).days + 1
