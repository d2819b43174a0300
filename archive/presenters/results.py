"""A page of results as people read it: facets, chips, hits, paging."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.labels import (
    DateLine,
    articles,
    date_line,
    direction,
    facet_label,
    names,
    range_label,
    value_label,
)
from archive.presenters.picture import Picture, picture
from archive.presenters.terms import TermView, term_views
from archive.presenters.text import Run, runs
from archive.readback import Wording
from archive.search import Found, Relaxed, SearchAnswer, usual_order
from archive.search_state import FACETS, SearchState
from archive.suggesting import Suggestion
from archive.translating import decimal, in_a_row, later, later_plural, ngettext
from archive.translating import gettext as _
from index.model import Facet, FacetCount, Sort

_SHOWN_VALUES = 8
_SIZES = (20, 50, 100)
_BY_TIME = frozenset({"year", "month"})
_SORTS = {Sort.RELEVANCE: later("Relevance"), Sort.NEWEST: later("Newest"), Sort.OLDEST: later("Oldest")}
_MORE_BUT_ONE = later_plural(
    "%(number)s more article with all but one of the words", "%(number)s more articles with all but one of the words"
)
_MORE_BUT_TWO = later_plural(
    "%(number)s more article with all but two of the words", "%(number)s more articles with all but two of the words"
)
_ALL_BUT_ONE = later_plural(
    "%(number)s article with all but one of the words", "%(number)s articles with all but one of the words"
)
_ALL_BUT_TWO = later_plural(
    "%(number)s article with all but two of the words", "%(number)s articles with all but two of the words"
)
_RANGE = ("from", "to", "dates")


@dataclass(frozen=True, slots=True)
class FacetItem:
    """One value of a facet; *state* is the search with it chosen, or no longer chosen."""

    label: str
    value: str | None
    count: int
    is_selected: bool
    state: SearchState


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet.

    Attributes:
        items: what is shown at once: the first values, every one that is chosen, and “unknown”.
        more: the other values, in the same order.
        unlisted: how many values there are beyond both.
    """

    name: str
    label: str
    items: tuple[FacetItem, ...]
    more: tuple[FacetItem, ...]
    unlisted: int


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the search; *state* is the search without it."""

    label: str
    text: str
    state: SearchState


@dataclass(frozen=True, slots=True)
class MeantView:
    """A search as it may have been meant: its words, what it finds, and the search."""

    q: str
    count: str
    state: SearchState


@dataclass(frozen=True, slots=True)
class HitCard:
    """One hit.

    Attributes:
        title: the headline's runs; none where it is not known.
        byline: the authors in a row, empty where they are not known.
        language, direction: of what is quoted, for ``lang`` and ``dir``.
    """

    id: str
    outlet: str | None
    date: DateLine
    title: tuple[Run, ...]
    byline: str
    snippets: tuple[tuple[Run, ...], ...]
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the results by its number."""

    number: int
    state: SearchState
    is_current: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the others.

    Attributes:
        first, last: the numbers of its hits, 0 where it has none.
        pages: how many pages can be reached, at least 1.
        links: the first, the last and those around this one; None where some are left out.
    """

    first: int
    last: int
    pages: int
    links: tuple[PageLink | None, ...]
    previous: SearchState | None
    next: SearchState | None


@dataclass(frozen=True, slots=True)
class SortOption:
    """An order of the hits."""

    label: str
    state: SearchState
    is_current: bool


@dataclass(frozen=True, slots=True)
class SizeOption:
    """A number of hits a page."""

    size: int
    state: SearchState
    is_current: bool


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What the forms of a search hold, as typed.

    Attributes:
        words_keep, range_keep: the rest of the search, which the form for the words, and the one for
            the date range, carry along.
    """

    q: str
    first: str
    last: str
    is_sure: bool
    words_keep: tuple[tuple[str, str], ...]
    range_keep: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WayView:
    """A search with one condition less that finds something."""

    without: Wording
    count: str
    state: SearchState


@dataclass(frozen=True, slots=True)
class RelaxedView:
    """The articles with most of the words; *shown* says how many of them are, empty where all are."""

    heading: str
    explained: Wording
    shown: str
    hits: tuple[HitCard, ...]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything that a page of results shows; *chosen* says what narrows it besides words: “CGTN, 2021”."""

    state: SearchState
    count: str
    explained: Wording
    terms: tuple[TermView, ...]
    notes: tuple[Wording, ...]
    ways: tuple[WayView, ...]
    relaxed: RelaxedView | None
    chips: tuple[Chip, ...]
    chosen: str
    facets: tuple[FacetView, ...]
    picture: Picture | None
    sorts: tuple[SortOption, ...]
    sizes: tuple[SizeOption, ...]
    hits: tuple[HitCard, ...]
    paging: Paging
    form: SearchForm
    meant: tuple[MeantView, ...] = ()


def results_page(answer: SearchAnswer, max_window_hits: int, max_page_size: int = 100) -> ResultsPage:
    """Return the page of an answer; pages end where *max_window_hits* does."""
    state, results = answer.state, answer.results
    return ResultsPage(
        state,
        count_sentence(results.total, results.exact),
        answer.explained,
        term_views(results.term_counts),
        answer.notes,
        tuple(WayView(way.without, count_sentence(way.total), way.state) for way in answer.ways),
        relaxed_view(answer.relaxed, results.total) if answer.relaxed else None,
        chips(state),
        in_a_row([each.text for each in chips(state.without_words())]),
        facets(answer),
        picture(state, results.histogram),
        sorts(state, usual_order(answer.query)),
        sizes(state, max_page_size),
        tuple(hit_card(found) for found in answer.found),
        paging(state, results.total, len(results.hits), max_window_hits),
        search_form(state.pairs()),
        tuple(meant_view(state, each) for each in answer.did_you_mean),
    )


def count_sentence(total: int, exact: bool = True) -> str:
    """Say how many there are: “212 articles”, “at least 212 articles”, “no articles”."""
    return articles(total) if exact else _("at least %(articles)s", articles=articles(total))


def relaxed_view(relaxed: Relaxed, total: int) -> RelaxedView:
    """Return the articles with most of the words, which stand beside *total* with all of them."""
    shown = len(relaxed.found)
    return RelaxedView(
        relaxed_heading(relaxed, total),
        relaxed.explained,
        _("the first %(shown)s of %(total)s", shown=decimal(shown), total=decimal(relaxed.total))
        if shown < relaxed.total
        else "",
        tuple(map(hit_card, relaxed.found)),
    )


def relaxed_heading(relaxed: Relaxed, total: int) -> str:
    """Say how many there are: “12 more articles with all but one of the words”."""
    if total:
        return ngettext(*(_MORE_BUT_ONE if relaxed.missing_at_most == 1 else _MORE_BUT_TWO), relaxed.total)
    return ngettext(*(_ALL_BUT_ONE if relaxed.missing_at_most == 1 else _ALL_BUT_TWO), relaxed.total)


def facets(answer: SearchAnswer) -> tuple[FacetView, ...]:
    """Return the facets that have a value here or are narrowed, in their order."""
    found = answer.results.facets
    views = (facet_view(answer.state, name, found[name]) for name in FACETS if name in found)
    return tuple(view for view in views if view.items)


def facet_view(state: SearchState, name: str, facet: Facet) -> FacetView:
    """Return a facet: years and months newest first, others by count, “unknown” last."""
    counts = [count for count in facet.counts if count.value is not None]
    unknown = [count for count in facet.counts if count.value is None and (count.count or name in state.missing)]
    if name in _BY_TIME:
        counts.sort(key=lambda count: count.value or "", reverse=True)
    items = [_facet_item(state, name, count) for count in counts]
    shown = [item for place, item in enumerate(items) if place < _SHOWN_VALUES or item.is_selected]
    more = [item for place, item in enumerate(items) if place >= _SHOWN_VALUES and not item.is_selected]
    last = [_facet_item(state, name, count) for count in unknown]
    return FacetView(name, facet_label(name), (*shown, *last), tuple(more), max(0, facet.distinct - len(counts)))


def chips(state: SearchState) -> tuple[Chip, ...]:
    """Return what narrows a search: its words, chosen values in the facets' order, the date range."""
    found = [Chip(_("Words"), state.q, state.without_words())] if state.q else []
    for facet in FACETS:
        values = [*state.values(facet), *([None] if facet in state.missing else [])]
        found += [
            Chip(facet_label(facet), value_label(facet, value), state.without_facet(facet, value)) for value in values
        ]
    if state.first or state.last:
        found.append(Chip(_("Published"), range_label(state), state.without_range()))
    return tuple(found)


def meant_view(state: SearchState, meant: Suggestion) -> MeantView:
    """Return a search as it may have been meant."""
    return MeantView(meant.q, count_sentence(meant.total), state.with_words(meant.q))


def hit_card(found: Found) -> HitCard:
    """Return a hit."""
    article = found.entry.article
    return HitCard(
        found.entry.id,
        article.outlet.value,
        date_line(article.published),
        runs(found.title),
        names(article.authors.value or ()),
        tuple(runs(fragment) for fragment in found.hit.excerpts),
        article.language.value,
        direction(article.language.value),
    )


def paging(state: SearchState, total: int, shown: int, max_window_hits: int) -> Paging:
    """Return where the state's page, which shows that many hits, stands among all."""
    pages = max(1, min(-(-total // state.size), max_window_hits // state.size))
    first = state.offset + 1 if shown else 0
    before, after = state.page - 1, state.page + 1
    return Paging(
        first,
        first + shown - 1 if shown else 0,
        pages,
        tuple(_page_links(state, pages)),
        state.with_page(min(before, pages)) if before else None,
        state.with_page(after) if after <= pages else None,
    )


def sorts(state: SearchState, usual: Sort) -> tuple[SortOption, ...]:
    """Return the orders that make sense; the usual one leaves no trace in the address."""
    options = [Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST] if usual is Sort.RELEVANCE else [Sort.NEWEST, Sort.OLDEST]
    return tuple(
        SortOption(_(_SORTS[sort]), state.with_sort(None if sort is usual else sort), sort is (state.sort or usual))
        for sort in options
    )


def sizes(state: SearchState, most: int) -> tuple[SizeOption, ...]:
    """Return how many hits a page may have: a few usual numbers, up to *most*, and the one that is asked for."""
    numbers = sorted({*(size for size in _SIZES if size <= most), state.size})
    return tuple(SizeOption(size, state.with_size(size), size == state.size) for size in numbers)


def search_form(pairs: Iterable[tuple[str, str]]) -> SearchForm:
    """Return the forms of a search as it stands in a query string, also one that can't be meant."""
    given = [(name, value) for name, value in pairs if value]
    last_given = dict(given)
    rest = [(name, value) for name, value in given if name in (*FACETS, "missing", "sort", "size")]
    words = [("q", last_given["q"])] if "q" in last_given else []
    dates = [(name, last_given[name]) for name in _RANGE if name in last_given]
    return SearchForm(
        last_given.get("q", ""),
        last_given.get("from", ""),
        last_given.get("to", ""),
        last_given.get("dates") == "surely",
        (*rest, *dates),
        (*words, *rest),
    )


def _facet_item(state: SearchState, facet: str, count: FacetCount) -> FacetItem:
    is_selected = state.has_facet(facet, count.value)
    toggled = state.without_facet(facet, count.value) if is_selected else state.with_facet(facet, count.value)
    return FacetItem(value_label(facet, count.value), count.value, count.count, is_selected, toggled)


def _page_links(state: SearchState, pages: int) -> Iterator[PageLink | None]:
    """Give links to the first page, the last, and two on each side of the current one."""
    current = min(state.page, pages)
    wanted = sorted({1, pages, *range(max(1, current - 2), min(pages, current + 2) + 1)})
    before = 0
    for number in wanted:
        if number - before > 1:
            yield None
        yield PageLink(number, state.with_page(number), number == state.page)
        before = number
