"""What an archive holds, in numbers that lead to what they count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.browsing import DATING, Stock
from archive.catalogue.values import Entry, SourceState
from archive.labels import articles, count_label, date_line, outlet_unknown, rejected_label, untitled, value_label
from archive.presenters.spans import SpanRow, span_rows
from archive.search_state import SearchState
from archive.slugs import Slugs
from archive.translating import decimal, later, ngettext
from archive.translating import gettext as _
from index.model import Facet, Sort

_DATINGS = {
    "stated": later("stated by the clipping or a correction"),
    "doubtful": later("stated, with doubt"),
    "inferred": later("reasoned from the text"),
    None: later("not known"),
}
_MAY_LACK = {
    "outlet": (later("outlet known"), later("outlet not known")),
    "author": (later("author known"), later("author not known")),
    "section": (later("section known"), later("section not known")),
    "language": (later("language known"), later("language not known")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A number of articles; *share* of all, “62 %”; *state* finds them."""

    label: str
    count: str
    share: str
    state: SearchState
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An article with when it was taken in."""

    id: str
    title: str
    outlet: str
    date: str
    when: str


@dataclass(frozen=True, slots=True)
class StockPage:
    """What an archive holds.

    Attributes:
        outlets, outlet_count: those of most articles, and how many there are in all.
        present, missing, rejected: how many files are there, gone and rejected, in words; empty for none of the latter.
        lost: how many articles no file holds any more, empty for none; *lost_shown* the first of them.
        last_ingest: when the last ingest ended, empty before any.
    """

    count: str
    newest: SearchState
    datings: tuple[Line, ...]
    knowns: tuple[tuple[Line, Line], ...]
    outlets: tuple[Line, ...]
    outlet_count: str
    author_count: str
    languages: tuple[Line, ...]
    spans: tuple[SpanRow, ...]
    present: str
    missing: str
    rejected: str
    lost: str
    lost_shown: tuple[TakenIn, ...]
    last: tuple[TakenIn, ...]
    last_ingest: str
    notes: tuple[str, ...]


def stock_page(stock: Stock, outlets: Slugs) -> StockPage:
    """Return what an archive holds; *outlets* are the slugs of outlets."""
    results, files = stock.results, stock.files
    facets, total, none = results.facets, results.total, Facet((), 0)
    return StockPage(
        articles(total),
        SearchState(sort=Sort.NEWEST),
        tuple(_datings(facets.get(DATING, none), total)),
        tuple(_known(name, facets[name], total) for name in _MAY_LACK if name in facets),
        tuple(_values("outlet", facets.get("outlet", none), total, outlets)),
        count_label("outlet", facets.get("outlet", none).distinct),
        count_label("author", facets.get("author", none).distinct),
        tuple(_values("language", facets.get("language", none), total)),
        span_rows(results.histogram, SearchState()),
        _present(files[SourceState.PRESENT]),
        _missing(files[SourceState.MISSING]) if files[SourceState.MISSING] else "",
        rejected_label(stock.rejected) if stock.rejected else "",
        _lost(stock.lost) if stock.lost else "",
        tuple(_taken_in(entry, None) for entry in stock.lost_shown),
        tuple(_taken_in(entry, when) for entry, when in stock.last),
        _instant(stock.last_ingest) if stock.last_ingest else "",
        results.notes,
    )


def _present(files: int) -> str:
    return (
        ngettext("%(number)s file is there", "%(number)s files are there", files) if files else _("no files are there")
    )


def _missing(files: int) -> str:
    return ngettext(
        "%(number)s file is gone; what it held is kept", "%(number)s files are gone; what they held is kept", files
    )


def _lost(articles: int) -> str:
    return ngettext("%(number)s article has no file any more.", "%(number)s articles have no file any more.", articles)


def share(part: int, total: int) -> str:
    """Say a share: “62 %”, “under 1 %”, “over 99 %”; empty for nothing of nothing."""
    if not total:
        return ""
    percent = 100 * part / total
    if 0 < percent < 1:
        return _("under 1 %%")
    return _("over 99 %%") if 99 < percent < 100 else _("%(number)s %%", number=f"{percent:.0f}")


def _datings(facet: Facet, total: int) -> Iterable[Line]:
    found = {each.value: each.count for each in facet.counts}
    for value, label in _DATINGS.items():
        if value in found:
            state = SearchState(f"dating:{value or 'unknown'}")
            yield Line(_(label), articles(found[value]), share(found[value], total), state)


def _known(name: str, facet: Facet, total: int) -> tuple[Line, Line]:
    """Return how many articles have a value, and how many have none."""
    missing = next((each.count for each in facet.counts if each.value is None), 0)
    held = total - missing
    label, other = _MAY_LACK[name]
    known = Line(_(label), decimal(held), share(held, total), SearchState(f"-{name}:unknown"))
    unknown = SearchState().with_facet(name, None)
    return known, Line(_(other), decimal(missing), share(missing, total), unknown)


def _values(name: str, facet: Facet, total: int, slugs: Slugs | None = None) -> Iterable[Line]:
    for each in facet.counts:
        label = value_label(name, each.value)
        slug = slugs.of(each.value) if slugs and each.value else None
        state = SearchState().with_facet(name, each.value)
        yield Line(label, articles(each.count), share(each.count, total), state, slug)


def _taken_in(entry: Entry, when: datetime | None) -> TakenIn:
    article = entry.article
    return TakenIn(
        entry.id,
        article.title.value or untitled(),
        article.outlet.value or outlet_unknown(),
        date_line(article.published).text,
        _instant(when) if when else "",
    )


def _instant(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
