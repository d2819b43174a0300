"""What happened to an article, as people read it, and what differs between two of its revisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.article import FIELD_NAMES, Article
from archive.catalogue.correcting import read_value
from archive.catalogue.values import Correction, Entry, Revision
from archive.differing import Difference, difference
from archive.history import MOST_REVISIONS, Event, EventKind
from archive.labels import direction, moment_label, untitled
from archive.presenters.records import field_label, said
from archive.translating import gettext as _
from archive.translating import later

_WHAT = {
    EventKind.TAKEN_IN: later("Taken in"),
    EventKind.NEW_BYTES: later("The file changed"),
    EventKind.READ_AGAIN: later("Read again from the same bytes, by other rules or with what was learned since"),
}


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened.

    Attributes:
        machine: the instant for a ``datetime`` attribute.
        why: what a person gave as the reason, may be empty.
        revision: its number where it came to be by this, else None; *file* and *digest* are of it.
        is_compared_with: the revision before it, None where there is none.
    """

    when: str
    machine: str
    what: str
    why: str = ""
    revision: int | None = None
    file: str = ""
    digest: str = ""
    is_compared_with: int | None = None


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that differs between two revisions."""

    label: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two revisions, as both were extracted.

    Attributes:
        texts: what differs in the body, the captions and the notes, each under its name.
        is_whole: whether all of both was compared; *is_by_words* whether by words wherever there was a counterpart.
    """

    old: int
    new: int
    fields: tuple[ChangedField, ...]
    texts: tuple[ChangedField, ...]
    is_whole: bool
    is_by_words: bool
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Everything that the page of an article's history shows; *is_cut* where older revisions are not listed."""

    id: str
    heading: str
    events: tuple[EventView, ...]
    comparison: Comparison | None
    is_cut: bool
    language: str | None


def history_page(entry: Entry, events: Sequence[Event], comparison: Comparison | None) -> HistoryPage:
    """Return the page of what happened to an article, newest first."""
    listed = {event.revision.number for event in events if event.revision}
    views = tuple(_view(event, listed) for event in events)
    is_cut = entry.revision > MOST_REVISIONS
    article = entry.article
    return HistoryPage(entry.id, article.title.value or untitled(), views, comparison, is_cut, article.language.value)


def comparison(old: tuple[int, Article], new: tuple[int, Article]) -> Comparison:
    """Return what differs between two revisions, each with its number."""
    fields, texts = tuple(_fields(old[1], new[1])), tuple(_texts(old[1], new[1]))
    every = [each.difference for each in (*fields, *texts)]
    language = new[1].language.value
    return Comparison(
        old[0],
        new[0],
        fields,
        texts,
        all(each.is_whole for each in every),
        all(each.is_by_words for each in every),
        language,
        direction(language),
    )


def _fields(old: Article, new: Article) -> Iterator[ChangedField]:
    for name in FIELD_NAMES:
        before, after = (said(name, getattr(article, name).value) for article in (old, new))
        if before != after:
            yield ChangedField(field_label(name), difference([before], [after]))


def _texts(old: Article, new: Article) -> Iterator[ChangedField]:
    for name, label in (("body", later("Text")), ("captions", later("Captions")), ("notes", later("Notes"))):
        found = difference(*([each.text for each in getattr(article, name)] for article in (old, new)))
        if not found.is_none or not found.is_whole:
            yield ChangedField(_(label), found)


def _view(event: Event, listed: set[int]) -> EventView:
    when, machine = moment_label(event.at), event.at.isoformat(timespec="seconds")
    if event.correction is not None:
        return EventView(when, machine, _correction(event.kind, event.correction), event.correction.why)
    revision = event.revision
    assert revision is not None  # an event is of a correction or of a revision
    if event.kind is EventKind.READ_AGAIN:
        return EventView(when, machine, _(_WHAT[event.kind]))
    return _revision(when, machine, _(_WHAT[event.kind]), revision, listed)


def _revision(when: str, machine: str, what: str, revision: Revision, listed: set[int]) -> EventView:
    file = revision.source_name + (f", {revision.part_key}" if revision.part_key else "")
    before = revision.number - 1 if revision.number - 1 in listed else None
    return EventView(when, machine, what, "", revision.number, file, revision.sha256, before)


def _correction(kind: EventKind, correction: Correction) -> str:
    label = field_label(correction.field) or correction.field
    value = said(correction.field, read_value(correction.field, correction.value))
    if kind is EventKind.UNDONE:
        undone = later("%(field)s no longer corrected to “%(value)s”, undone by %(person)s")
        return _(undone, field=label, value=value, person=correction.undone_by)
    return _("%(field)s corrected to “%(value)s” by %(person)s", field=label, value=value, person=correction.made_by)
