"""Pages of many names: the values of a facet over a search, all outlets, all authors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from archive.browsing import Listed
from archive.labels import articles, count_label, days_label, value_label, whole_period
from archive.listing import BY_TIME, PAGE, Listing
from archive.search_state import SearchState
from archive.slugs import Slugs
from archive.translating import gettext as _
from archive.translating import later, ngettext
from index import vocabulary
from index.model import ValueCount, ValueOrder
from index.periods import DateRange

_HEADINGS = {
    "outlet": later("Outlets"),
    "author": later("Authors"),
    "year": later("Years"),
    "month": later("Months"),
    "section": later("Sections"),
    "language": later("Languages"),
}
_UNKNOWN = {
    "outlet": later("Outlet unknown"),
    "author": later("Author unknown"),
    "year": later("Year unknown"),
    "month": later("Month unknown"),
    "section": later("Section unknown"),
    "language": later("Language unknown"),
}

_NONE_BEGINS = {
    "outlet": later("no outlet has a word that begins with “%(beginning)s”"),
    "author": later("no author has a word that begins with “%(beginning)s”"),
    "year": later("no year has a word that begins with “%(beginning)s”"),
    "month": later("no month has a word that begins with “%(beginning)s”"),
    "section": later("no section has a word that begins with “%(beginning)s”"),
    "language": later("no language has a word that begins with “%(beginning)s”"),
}

_LETTERED = 30  # shorter lists are read without letters above them
_NUMBERS, _OTHERS = later("0–9"), later("Other scripts")


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value.

    Attributes:
        count: “12 articles”.
        dates: “2019 to June 2021”; empty where none is known, or was not asked for.
        slug: of its own page, None where it has none.
        state: the search for its articles, or without it where it is chosen.
    """

    label: str
    count: str
    dates: str
    slug: str | None
    is_selected: bool
    state: SearchState


@dataclass(frozen=True, slots=True)
class Letter:
    """What a name begins with, and the page where the first such name stands; *anchor* names the place on it."""

    label: str
    anchor: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class OrderOption:
    """An order of the values."""

    label: str
    listing: Listing
    is_current: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of values.

    Attributes:
        kind: the facet's name; *label* is what its values are called, *unknown_label* what stands for none.
        sentence: how many there are.
        groups: rows under the letter that they begin with; one group without a letter in other orders.
        unknown: how many articles have no value, empty where all have; *unknown_state* finds them.
        kept: what the form for a beginning carries along.
        pages: how many pages there are, at least 1.
    """

    asked: Listing
    kind: str
    label: str
    unknown_label: str
    sentence: str
    groups: tuple[tuple[Letter | None, tuple[ValueRow, ...]], ...]
    letters: tuple[Letter, ...]
    orders: tuple[OrderOption, ...]
    unknown: str
    unknown_state: SearchState
    kept: tuple[tuple[str, str], ...]
    pages: int
    previous: Listing | None
    next: Listing | None


def list_page(listed: Listed, slugs: Slugs | None = None) -> ListPage:
    """Return a page of values; with *slugs* those that have a page of their own."""
    asked, found = listed.asked, listed.found
    pages = max(1, -(-found.total // PAGE))
    letters = tuple(_letters(asked, found.initials)) if pages > 1 else ()
    by_name = asked.order is ValueOrder.NAME and bool(found.initials) and found.total > _LETTERED
    missing = articles(found.missing) if found.missing else ""
    return ListPage(
        asked,
        asked.facet,
        _(_HEADINGS[asked.facet]),
        _(_UNKNOWN[asked.facet]),
        _sentence(listed),
        _grouped(asked, found.values, slugs) if by_name else ((None, _rows(asked, found.values, slugs)),),
        letters,
        _orders(asked),
        missing,
        asked.state.without_facet(asked.facet, None).with_facet(asked.facet, None),
        tuple(asked.kept()),
        pages,
        asked.with_page(min(asked.page - 1, pages)) if asked.page > 1 else None,
        asked.with_page(asked.page + 1) if asked.page < pages else None,
    )


def dates_of(value: ValueCount) -> str:
    """Say from when to when the articles with a value are: “2019 to June 2021”; empty where no date is known."""
    if value.first is None or value.last is None:
        return ""
    if value.first == value.last:
        return days_label(value.first)
    return _("%(first)s to %(last)s", first=_from(value.first), last=_until(value.last))


def _from(first: DateRange) -> str:
    return days_label(first if _is_plain(first) else DateRange(first.start, None))


def _until(last: DateRange) -> str:
    return days_label(last if _is_plain(last) else DateRange(None, last.end))


def _is_plain(days: DateRange) -> bool:
    """Whether *days* are a day, a month or a year, or open at an end."""
    is_open = days.start is None or days.end is None
    return is_open or days.start == days.last or whole_period(days) is not None


def _sentence(listed: Listed) -> str:
    """Say how many values there are: “512 outlets”, “3 of 512 outlets have a word that begins with “gaz””."""
    found, facet = listed.found, listed.asked.facet
    if not listed.asked.within:
        return count_label(facet, found.total)
    beginning = listed.asked.within
    if not found.total:
        return _(_NONE_BEGINS[facet], beginning=beginning)
    return ngettext(
        "%(number)s of %(all)s has a word that begins with “%(beginning)s”",
        "%(number)s of %(all)s have a word that begins with “%(beginning)s”",
        found.total,
        all=count_label(facet, found.distinct),
        beginning=beginning,
    )


def _rows(asked: Listing, values: Iterable[ValueCount], slugs: Slugs | None) -> tuple[ValueRow, ...]:
    return tuple(_row(asked, value, slugs) for value in values)


def _row(asked: Listing, found: ValueCount, slugs: Slugs | None) -> ValueRow:
    state, is_selected = asked.state, asked.state.has_facet(asked.facet, found.value)
    toggled = state.without_facet if is_selected else state.with_facet
    return ValueRow(
        value_label(asked.facet, found.value),
        articles(found.count),
        dates_of(found),
        slugs.of(found.value) if slugs else None,
        is_selected,
        toggled(asked.facet, found.value),
    )


def _grouped(
    asked: Listing, values: Iterable[ValueCount], slugs: Slugs | None
) -> tuple[tuple[Letter | None, tuple[ValueRow, ...]], ...]:
    """Return rows under their letters; they are in order of name."""
    groups = groupby(values, key=lambda value: _letter(next(iter(vocabulary.value_words(value.value)), "")[:1]))
    return tuple((Letter(_(label), _anchor(label), asked), _rows(asked, row, slugs)) for label, row in groups)


def _letters(asked: Listing, initials: Mapping[str, int]) -> Iterable[Letter]:
    """Give each letter with the page, by name, where it begins."""
    before, named = 0, asked.with_order(ValueOrder.NAME)
    for label, group in groupby(initials.items(), key=lambda item: _letter(item[0])):
        yield Letter(_(label), _anchor(label), named.with_page(before // PAGE + 1))
        before += sum(count for _, count in group)


def _letter(initial: str) -> str:
    """Return the letter that names beginning with a folded character stand under."""
    if initial < "a":
        return _NUMBERS
    return initial.upper() if initial <= "z" else _OTHERS


def _anchor(label: str) -> str:
    return (
        f"letter-{label.lower()}"
        if label.isascii() and label.isalpha() and len(label) == 1
        else ("numbers" if label == _NUMBERS else "others")
    )


def _orders(asked: Listing) -> tuple[OrderOption, ...]:
    by_name = _("By date") if asked.facet in BY_TIME else _("By name")
    labels = {ValueOrder.COUNT: _("Most articles"), ValueOrder.NAME: by_name}
    return tuple(OrderOption(label, asked.with_order(order), order is asked.order) for order, label in labels.items())
