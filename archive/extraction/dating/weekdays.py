"""Weekdays without a date: they tell on which side of them the text was written, where the week is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from archive.article import Evidence
from archive.dates import EdtfDate
from archive.extraction.dating.clues import Span
from archive.extraction.dating.targets import Reading
from archive.extraction.dating.tense import Tense, tense_of

_WEEK = 7


def within_week(span: Span, readings: Sequence[Reading]) -> tuple[Span, list[Evidence]]:
    """Return the part of *span*, the days up to one that lies ahead, that follows the past weekdays of its week.

    Weekdays are spoken of without a date within the same week; the earliest of the past ones counts,
    which leaves most.
    """
    if span.first is None or span.last is None or (span.width_days or 0) > _WEEK:
        return span, []
    found = []
    for weekday, evidence in _past_weekdays(readings):
        day = span.last - timedelta(days=span.last.weekday() - weekday)
        if span.first <= day < span.last:
            found.append((day, evidence))
    if not found:
        return span, []
    day, evidence = min(found, key=lambda pair: pair[0])
    rule = f"“{evidence.quote}” is past and in the same week: written on {EdtfDate.of(day).display()} or later"
    return Span(day, span.last), [Evidence(rule, evidence.start, evidence.end, evidence.quote)]


def _past_weekdays(readings: Sequence[Reading]) -> Iterator[tuple[int, Evidence]]:
    for reading in readings:
        words = reading.passage.words()
        for at, word in enumerate(words):
            weekday = reading.idiom.weekdays.get(word.fold)
            if weekday is None:
                continue
            if tense_of(reading.passage, words, at, at + 1, reading.idiom) is Tense.PAST:
                yield weekday, reading.passage.evidence("", word.start, word.end)
