"""What an archive holds and what is under way in it, as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue.runs import Run, RunKind
from archive.labels import count_label, value_label
from archive.presenters.results import HitCard, count_sentence, hit_card
from archive.search import SearchAnswer
from archive.search_state import SearchState
from archive.status import Standing, Status
from archive.translating import decimal, later
from archive.translating import gettext as _
from index.model import Facet

_DOING = {RunKind.INGEST: later("Taking in files"), RunKind.REBUILD: later("Building the index")}
_STOPPED = {
    RunKind.INGEST: later("Taking in files stopped before its end."),
    RunKind.REBUILD: later("Building the index stopped before its end."),
}
_STOPPED_BY = {
    RunKind.INGEST: later("Taking in files stopped before its end: %(reason)s."),
    RunKind.REBUILD: later("Building the index stopped before its end: %(reason)s."),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A search to try."""

    text: str
    state: SearchState


@dataclass(frozen=True, slots=True)
class Holdings:
    """What can be searched.

    Attributes:
        articles, outlets: with their nouns: “212 articles”, “12 outlets”; no outlets where they were not counted.
        years: “2018 to 2023”; empty where no date is known.
        newest: the newest articles, in the usual order.
        examples: searches that find something here.
    """

    articles: str
    outlets: str
    years: str
    newest: tuple[HitCard, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is under way, or went wrong.

    Attributes:
        sentence: “Taking in files: 120 of 1,000.”
        is_underway: whether it will change by itself, so that looking again helps.
    """

    sentence: str
    is_underway: bool


def holdings(answer: SearchAnswer) -> Holdings:
    """Return what an archive holds, from the answer to the search for everything."""
    results = answer.results
    outlets = results.facets.get("outlet")
    starts = [bar.range.start.year for bar in results.histogram if bar.range.start]
    return Holdings(
        count_sentence(results.total),
        count_label("outlet", outlets.distinct) if outlets else "",
        _span(min(starts), max(starts)) if starts else "",
        tuple(hit_card(found) for found in answer.found),
        _examples(answer),
    )


def notice(status: Status) -> Notice | None:
    """Say what is under way or was left undone; None where all is as it should be."""
    run = status.run
    if run is not None and status.is_underway:
        return Notice(_progress(run), True)
    if status.standing is Standing.INTERRUPTED and run is not None:
        stopped = _(_STOPPED_BY[run.kind], reason=run.reason) if run.reason else _(_STOPPED[run.kind])
        return Notice(_("%(stopped)s Run the command again; it goes on from there.", stopped=stopped), False)
    if status.standing is Standing.BEHIND:
        behind = later("Not all articles can be searched yet. Run “%(command)s” to finish the index.")
        return Notice(_(behind, command="pressmark reindex"), False)
    return None


def _progress(run: Run) -> str:
    doing = _(_DOING[run.kind])
    if not run.total:
        return _("%(doing)s.", doing=doing)
    return _("%(doing)s: %(done)s of %(total)s.", doing=doing, done=decimal(run.done), total=decimal(run.total))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else _("%(first)s to %(last)s", first=first, last=last)


def _examples(answer: SearchAnswer) -> tuple[Example, ...]:
    """Return searches to try: the outlet most held, the newest year, what has no date."""
    found = answer.results.facets
    none = Facet((), 0)
    outlets, years = found.get("outlet", none), found.get("year", none)
    outlet, year = _most_frequent(outlets), _newest(years)
    examples = []
    if outlet:
        examples.append(
            Example(_("Articles from %(outlet)s", outlet=outlet), SearchState().with_facet("outlet", outlet))
        )
    if year:
        examples.append(
            Example(_("Articles of %(year)s", year=value_label("year", year)), SearchState().with_facet("year", year))
        )
    if any(count.value is None and count.count for count in years.counts):
        examples.append(Example(_("Articles whose year is not known"), SearchState().with_facet("year", None)))
    return tuple(examples)


def _most_frequent(facet: Facet) -> str | None:
    return next((count.value for count in facet.counts if count.value), None)


def _newest(facet: Facet) -> str | None:
    return max((count.value for count in facet.counts if count.value), default=None)
