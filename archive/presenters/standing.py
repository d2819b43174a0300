"""What an archive holds and what is under way in it, as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.catalogue.runs import Run, RunKind
from archive.labels import counted, value_label
from archive.presenters.results import HitCard, count_sentence, hit_card
from archive.search import SearchAnswer
from archive.search_state import SearchState
from archive.status import Standing, Status
from index.model import Facet

_DOING = {RunKind.INGEST: "Taking in files", RunKind.REBUILD: "Building the index"}


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
        counted(outlets.distinct, "outlet", "outlets") if outlets else "",
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
        why = f": {run.reason}" if run.reason else ""
        stopped = f"{_DOING[run.kind]} stopped before its end{why}."
        return Notice(f"{stopped} Run the command again; it goes on from there.", False)
    if status.standing is Standing.BEHIND:
        return Notice("Not all articles can be searched yet. Run “pressmark reindex” to finish the index.", False)
    return None


def _progress(run: Run) -> str:
    return f"{_DOING[run.kind]}: {run.done:,} of {run.total:,}." if run.total else f"{_DOING[run.kind]}."


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _examples(answer: SearchAnswer) -> tuple[Example, ...]:
    """Return searches to try: the outlet most held, the newest year, what has no date."""
    found = answer.results.facets
    none = Facet((), 0)
    outlets, years = found.get("outlet", none), found.get("year", none)
    outlet, year = _most_frequent(outlets), _newest(years)
    examples = []
    if outlet:
        examples.append(Example(f"Articles from {outlet}", SearchState().with_facet("outlet", outlet)))
    if year:
        examples.append(Example(f"Articles of {value_label('year', year)}", SearchState().with_facet("year", year)))
    if any(count.value is None and count.count for count in years.counts):
        examples.append(Example("Articles whose year is not known", SearchState().with_facet("year", None)))
    return tuple(examples)


def _most_frequent(facet: Facet) -> str | None:
    return next((count.value for count in facet.counts if count.value), None)


def _newest(facet: Facet) -> str | None:
    return max((count.value for count in facet.counts if count.value), default=None)
