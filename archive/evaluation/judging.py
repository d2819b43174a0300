"""What extraction says of an item beside what is true of it, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.article import Article, Confidence, Field
from archive.dates import EdtfDate
from archive.evaluation.labelled import FIELDS, Item, SavedAs
from archive.evaluation.matching import (
    Overlap,
    folded_names,
    is_same_language,
    is_same_outlet,
    is_same_section,
    is_same_title,
    overlap,
)
from archive.extraction import OutletAuthority

UNKNOWN: Field[Any] = Field(None)
WEIGHED = ("title", "published", "authors", "outlet")
"""The fields whose confidence is checked."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a program says of a clipping. Made of an article with ``of``, or of what another program gives."""

    title: Field[str] = UNKNOWN
    published: Field[EdtfDate] = UNKNOWN
    authors: Field[tuple[str, ...]] = UNKNOWN
    outlet: Field[str] = UNKNOWN
    language: Field[str] = UNKNOWN
    section: Field[str] = UNKNOWN
    body: Field[str] = UNKNOWN

    @classmethod
    def of(cls, article: Article) -> Findings:
        """Return what *article* states; a date that was inferred is not stated."""
        body = "\n\n".join(block.text for block in article.body)
        return cls(
            title=article.title,
            published=UNKNOWN if article.published.is_inferred else article.published,
            authors=article.authors,
            outlet=article.outlet,
            language=article.language,
            section=article.section,
            body=Field(body or None),
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """How many values are labelled, were found, and are right and wrong of these.

    Names count one by one in authors; elsewhere there is one value or none. A date that is less than
    a day but contains it is neither right nor wrong. Of the body nothing is right or wrong: its
    *overlap* with the label counts.
    """

    labelled: int
    found: int
    right: int = 0
    wrong: int = 0
    overlap: Overlap | None = None

    @property
    def f1(self) -> float:
        """The F1 of this item alone."""
        if self.overlap is not None:
            return self.overlap.f1
        return 2 * self.right / (self.labelled + self.found) if self.labelled + self.found else 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """How what was found for one field of one item compares with its label.

    Attributes:
        is_in_text: whether the label occurs in what was read; a page holds them all.
    """

    item: Item
    field: str
    given: Field[Any]
    counts: Counts
    is_in_text: bool

    @property
    def is_given(self) -> bool:
        return bool(self.given.value)

    @property
    def is_sure(self) -> bool:
        """Whether a value was given with high confidence."""
        return self.is_given and self.given.confidence is Confidence.HIGH

    @property
    def is_amiss(self) -> bool:
        """Whether the value given is not true as a whole: a list of authors that lacks one is not."""
        counts = self.counts
        return counts.wrong > 0 or 0 < counts.right < counts.labelled


def judged(item: Item, findings: Findings, saved_as: SavedAs, outlets: OutletAuthority) -> Iterator[Judgement]:
    """Yield how *findings*, made of *item* as it was *saved_as*, compare with each label that it has."""
    for name in FIELDS:
        label, given = getattr(item, name), getattr(findings, name)
        if label is not None:
            is_in_text = saved_as is SavedAs.HTML or item.is_in_text(name)
            yield Judgement(item, name, given, _COUNTED[name](given.value, label, outlets), is_in_text)


def _title(found: str | None, label: str, outlets: OutletAuthority) -> Counts:
    return _one(found, (label,), is_same_title)


def _outlet(found: str | None, label: str, outlets: OutletAuthority) -> Counts:
    return _one(found, (label,), lambda one, other: is_same_outlet(one, other, outlets))


def _language(found: str | None, label: str, outlets: OutletAuthority) -> Counts:
    return _one(found, (label,), is_same_language)


def _section(found: str | None, label: Iterable[str], outlets: OutletAuthority) -> Counts:
    return _one(found, label, is_same_section)


def _one(found: str | None, labels: Iterable[str], is_same: Callable[[str, str], bool]) -> Counts:
    if not found:
        return Counts(1, 0)
    is_right = any(is_same(found, label) for label in labels)
    return Counts(1, 1, int(is_right), int(not is_right))


def _published(found: EdtfDate | None, label: date, outlets: OutletAuthority) -> Counts:
    if found is None:
        return Counts(1, 0)
    return Counts(1, 1, int(found.is_day and found.earliest == label), int(not contains(found, label)))


def _authors(found: Iterable[str] | None, label: Iterable[str], outlets: OutletAuthority) -> Counts:
    names, true = folded_names(found or ()), folded_names(label)
    return Counts(len(true), len(names), len(names & true), len(names - true))


def _body(found: str | None, label: str, outlets: OutletAuthority) -> Counts:
    return Counts(1, int(bool(found)), overlap=overlap(found or "", label))


def contains(found: EdtfDate, day: date) -> bool:
    """Return whether *found* can mean *day*; an open end reaches as far as you like."""
    return (found.earliest or date.min) <= day <= (found.latest or date.max)


_COUNTED: dict[str, Callable[[Any, Any, OutletAuthority], Counts]] = {
    "title": _title,
    "published": _published,
    "authors": _authors,
    "outlet": _outlet,
    "language": _language,
    "section": _section,
    "body": _body,
}
