"""What people read of results and records, without HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, known
from strategies import spans, texts

from archive import labels
from archive.article import Block, BlockKind, Confidence, Evidence, Field, Passage, Span, SpanKind
from archive.catalogue.runs import Run as Work
from archive.catalogue.runs import RunKind, RunState
from archive.catalogue.values import ArticleSource, ArticleState, Counts, Entry, SourceState
from archive.dates import EdtfDate
from archive.presenters import records, results, standing, text
from archive.presenters.marks import MOST_STEPPED, Marker
from archive.readback import quoted, said
from archive.relaxing import Way
from archive.search import Found, Relaxed, SearchAnswer
from archive.search_state import SearchState
from archive.status import Standing, Status
from index.model import Facet, FacetCount, Fragment, Hit, Results, Sort, Term
from index.periods import Period


def found() -> Found:
    return Found(Hit("0123456789abc", 1.0), entry())


def entry(**values: object) -> Entry:
    return Entry(
        id="0123456789abc",
        state=ArticleState.HELD,
        revision=2,
        part_key="",
        digest="d",
        sha256="s",
        source_name="a.txt",
        media_type="text/plain",
        encoding="utf-8",
        notices=(),
        recorded_at=datetime(2026, 7, 13, 23, 59, tzinfo=UTC),
        article=article(**values),  # type: ignore[arg-type]
        sources=(ArticleSource("a.txt", "", SourceState.PRESENT, "a.txt"),),
        corrections=(),
        state_token="t",
    )


# Text


def marked(stretches: tuple[text.Stretch, ...]) -> list[tuple[str, bool, bool, bool, str | None]]:
    return [
        (run.text, run.is_marked, run.is_emphasised, run.is_strong, stretch.href)
        for stretch in stretches
        for run in stretch.runs
    ]


def test_a_fragment_is_cut_at_its_marks() -> None:
    runs = text.runs(Fragment("The treaty, a treaty", ((4, 10), (14, 20))))
    assert [(run.text, run.is_marked) for run in runs] == [
        ("The ", False),
        ("treaty", True),
        (", a ", False),
        ("treaty", True),
    ]
    assert text.runs(Fragment("")) == ()


def test_marks_and_spans_cross_without_tearing_a_link_apart() -> None:
    link = Span(0, 8, SpanKind.LINK, "https://a.example")
    cut = text.stretches("one two three", [link, Span(4, 13, SpanKind.EMPHASIS)], [(2, 6)])
    assert [stretch.href for stretch in cut] == ["https://a.example", None]
    assert marked(cut) == [
        ("on", False, False, False, "https://a.example"),
        ("e ", True, False, False, "https://a.example"),
        ("tw", True, True, False, "https://a.example"),
        ("o ", False, True, False, "https://a.example"),
        ("three", False, True, False, None),
    ]


@given(texts, st.lists(spans, max_size=6), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=4))
def test_cutting_loses_no_character(whole: str, found: list[Span], marks: list[tuple[int, int]]) -> None:
    cut = text.stretches(whole, found, marks)
    assert "".join(run.text for stretch in cut for run in stretch.runs) == whole
    assert all(run.text for stretch in cut for run in stretch.runs)


@pytest.mark.parametrize("href", ["https://a.example/b?c#d", "http://a.example", "mailto:a@b.example"])
def test_links_to_the_web_stay(href: str) -> None:
    assert text.safe_href(href) == href


@pytest.mark.parametrize(
    "href",
    [None, "", "javascript:alert(1)", "data:text/html,x", "/a", "a.html", "//a.example", "http:", "http://[", "#x"],
)
def test_other_links_do_not(href: str | None) -> None:
    assert text.safe_href(href) is None


# Labels


@pytest.mark.parametrize(
    ("edtf", "confidence", "said", "machine"),
    [
        ("2020-07-13", Confidence.HIGH, "13 July 2020", "2020-07-13"),
        ("2020-07-13", Confidence.MEDIUM, "13 July 2020", "2020-07-13"),
        ("2021-06", Confidence.HIGH, "June 2021", "2021-06"),
        ("2021~", Confidence.LOW, "about 2021, doubtful", "2021"),
        ("199X", Confidence.HIGH, "the 1990s", None),
        ("2021-06-28/2021-07-01", Confidence.LOW, "between 28 June and 1 July 2021, doubtful", None),
        ("../2021", Confidence.HIGH, "2021 or earlier", None),
    ],
)
def test_dates_are_said_as_far_as_they_are_known(
    edtf: str, confidence: Confidence, said: str, machine: str | None
) -> None:
    assert labels.date_line(Field(EdtfDate.parse(edtf), confidence)) == labels.DateLine(said, machine)


def test_an_inferred_date_says_so_and_not_that_it_is_doubtful() -> None:
    field = Field(EdtfDate.parse("2021-06"), Confidence.LOW, is_inferred=True)
    assert labels.date_line(field).text == "June 2021, inferred"


def test_an_unknown_date_is_said_to_be() -> None:
    assert labels.date_line(Field(None)) == labels.DateLine("date unknown")


def test_names_stand_in_a_row() -> None:
    assert labels.names(()) == ""
    assert labels.names(("Ana Lopez",)) == "Ana Lopez"
    assert labels.names(("Ana Lopez", "Bo Chen", "Cy Dee")) == "Ana Lopez, Bo Chen and Cy Dee"


def test_values_have_names_for_people() -> None:
    assert labels.value_label("month", "2021-06") == "June 2021"
    assert labels.value_label("language", "en") == "English"
    assert labels.value_label("language", "zh-Hant") == "Chinese"
    assert labels.value_label("language", "tlh") == "tlh"
    assert labels.value_label("outlet", None) == "unknown"


def test_directions_follow_the_language() -> None:
    assert [labels.direction(code) for code in ("ar", "ur-PK", "fr", None)] == ["rtl", "rtl", "ltr", "auto"]


# Results

JUNE, JULY = Period(2021, 6), Period(2021, 7)


def facet(*counts: tuple[str | None, int], distinct: int | None = None) -> Facet:
    known_values = sum(value is not None for value, _ in counts)
    return Facet(tuple(FacetCount(*count) for count in counts), known_values if distinct is None else distinct)


def test_a_facet_toggles_its_values_and_names_the_unknown_last() -> None:
    state = SearchState("treaty", (("outlet", "B"),), page=3)
    view = results.facet_view(state, "outlet", facet(("A", 5), ("B", 2), (None, 1)))
    assert [(item.label, item.count, item.is_selected) for item in view.items] == [
        ("A", 5, False),
        ("B", 2, True),
        ("unknown", 1, False),
    ]
    assert [item.state for item in view.items] == [
        SearchState("treaty", (("outlet", "A"), ("outlet", "B"))),
        SearchState("treaty"),
        SearchState("treaty", (("outlet", "B"),), ("outlet",)),
    ]


def test_years_and_months_stand_newest_first() -> None:
    view = results.facet_view(SearchState(), "month", facet(("2020-07", 9), ("2021-06", 1)))
    assert [item.label for item in view.items] == ["June 2021", "July 2020"]


def test_a_long_facet_hides_what_is_rare_and_not_chosen() -> None:
    counts = [(f"outlet {number:02}", 20 - number) for number in range(12)]
    state = SearchState(chosen=(("outlet", "outlet 11"),))
    view = results.facet_view(state, "outlet", facet(*counts, distinct=40))
    assert [item.label for item in view.items][-2:] == ["outlet 07", "outlet 11"]
    assert [item.label for item in view.more] == ["outlet 08", "outlet 09", "outlet 10"]
    assert view.unlisted == 28


def test_unknown_is_left_out_where_nothing_is_unknown_unless_it_is_chosen() -> None:
    assert results.facet_view(SearchState(), "author", facet((None, 0))).items == ()
    chosen = results.facet_view(SearchState(missing=("author",)), "author", facet((None, 0)))
    assert [(item.label, item.is_selected) for item in chosen.items] == [("unknown", True)]


def test_chips_stand_for_everything_that_narrows() -> None:
    state = SearchState("treaty", (("language", "fr"), ("month", "2021-06")), ("outlet",), JUNE, JULY, True, page=2)
    chips = results.chips(state)
    assert [(chip.label, chip.text) for chip in chips] == [
        ("Words", "treaty"),
        ("Outlet", "unknown"),
        ("Month", "June 2021"),
        ("Language", "French"),
        ("Published", "June 2021 to July 2021, surely"),
    ]
    for chip in chips:
        assert len(results.chips(chip.state)) == len(chips) - 1
        assert chip.state.page == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (JUNE, JUNE, "June 2021"),
        (JUNE, None, "June 2021 or later"),
        (None, Period(2021, 7, 4), "4 July 2021 or earlier"),
        (None, None, ""),
    ],
)
def test_ranges_are_said_plainly(first: Period | None, last: Period | None, said: str) -> None:
    assert labels.range_label(SearchState(first=first, last=last)) == said


def test_hit_cards_say_what_is_not_known() -> None:
    card = results.hit_card(Found(Hit("0123456789abc", 1.0), entry(title=None)))
    assert (card.title, card.outlet, card.byline, card.date.text, card.direction) == (
        (),
        None,
        "",
        "date unknown",
        "auto",
    )


def test_hit_cards_mark_the_headline_and_the_snippets() -> None:
    hit = Hit("0123456789abc", 1.0, {"title": Fragment("A treaty", ((2, 8),))}, (Fragment("the treaty", ((4, 10),)),))
    card = results.hit_card(Found(hit, entry(title="A treaty", language="ar")))
    assert [run.text for run in card.title if run.is_marked] == ["treaty"]
    assert [[run.is_marked for run in snippet] for snippet in card.snippets] == [[False, True]]
    assert card.direction == "rtl"


@pytest.mark.parametrize(("total", "said"), [(0, "no articles"), (1, "1 article"), (1212, "1,212 articles")])
def test_counts_are_sentences(total: int, said: str) -> None:
    assert results.count_sentence(total) == said


def test_an_inexact_count_says_so() -> None:
    assert results.count_sentence(212, exact=False) == "at least 212 articles"


def test_paging_knows_where_it_stands() -> None:
    paging = results.paging(SearchState(page=5), total=195, shown=20, max_window_hits=10_000)
    assert (paging.first, paging.last, paging.pages) == (81, 100, 10)
    assert [link and link.number for link in paging.links] == [1, None, 3, 4, 5, 6, 7, None, 10]
    assert [link.number for link in paging.links if link and link.is_current] == [5]
    assert paging.previous == SearchState(page=4)
    assert paging.next == SearchState(page=6)


def test_paging_ends_where_pages_can_be_reached() -> None:
    paging = results.paging(SearchState(page=5), total=1000, shown=20, max_window_hits=100)
    assert (paging.pages, paging.next) == (5, None)


def test_a_page_past_the_end_leads_back_to_the_last() -> None:
    paging = results.paging(SearchState(page=9), total=30, shown=0, max_window_hits=10_000)
    assert (paging.first, paging.last, paging.previous, paging.next) == (0, 0, SearchState(page=2), None)


def test_one_page_needs_no_links_to_others() -> None:
    paging = results.paging(SearchState(), total=3, shown=3, max_window_hits=10_000)
    assert (paging.pages, paging.previous, paging.next) == (1, None, None)


def test_the_usual_order_leaves_no_trace() -> None:
    options = results.sorts(SearchState("treaty", sort=Sort.NEWEST, page=2), Sort.RELEVANCE)
    assert [(option.label, option.is_current) for option in options] == [
        ("Relevance", False),
        ("Newest", True),
        ("Oldest", False),
    ]
    assert options[0].state == SearchState("treaty")
    assert [option.label for option in results.sorts(SearchState(), Sort.NEWEST)] == ["Newest", "Oldest"]


def test_the_size_that_is_asked_for_is_always_offered_and_none_beyond_the_bound() -> None:
    state = SearchState("treaty", size=30, page=3)
    assert [(option.size, option.is_current) for option in results.sizes(state, 50)] == [
        (20, False),
        (30, True),
        (50, False),
    ]
    assert results.sizes(state, 50)[0].state == SearchState("treaty")


def test_forms_carry_along_the_rest_of_the_search() -> None:
    form = results.search_form(
        [("q", "a"), ("outlet", "X"), ("from", "2021"), ("dates", "surely"), ("page", "3"), ("x", "y")]
    )
    assert (form.q, form.first, form.last, form.is_sure) == ("a", "2021", "", True)
    assert form.words_keep == (("outlet", "X"), ("from", "2021"), ("dates", "surely"))
    assert form.range_keep == (("q", "a"), ("outlet", "X"))


@pytest.mark.parametrize(
    ("total", "missing", "all_words", "heading"),
    [
        (1, 1, 0, "1 article with all but one of the words"),
        (1212, 2, 0, "1,212 articles with all but two of the words"),
        (3, 1, 2, "3 more articles with all but one of the words"),
    ],
)
def test_the_articles_with_most_words_have_a_heading(total: int, missing: int, all_words: int, heading: str) -> None:
    relaxed = Relaxed(said("articles"), missing, total, (found(),))
    view = results.relaxed_view(relaxed, all_words)
    assert view.heading == heading
    assert view.shown == ("" if total == 1 else f"the first 1 of {total:,}")
    assert len(view.hits) == 1


def test_a_page_of_nothing_shows_what_would_find_something() -> None:
    state, way = SearchState("a b"), Way(quoted("b"), SearchState("a"), 1212)
    answer = SearchAnswer(state, Term("a"), said("articles"), Results(0, ()), (), (said("Nothing."),), (way,))
    page = results.results_page(answer, 10_000)
    assert page.ways == (results.WayView(quoted("b"), "1,212 articles", SearchState("a")),)
    assert (page.notes, page.relaxed, page.terms) == ((said("Nothing."),), None, ())


# Records


def test_the_card_has_what_every_article_has_and_what_else_is_known() -> None:
    lines = {
        line.name: line for line in records.card(entry(authors=("Ana Lopez", "Bo Chen"), language="fr", page="A4"))
    }
    assert list(lines) == ["title", "outlet", "authors", "published", "section", "language", "page"]
    assert lines["authors"].value == "Ana Lopez and Bo Chen"
    assert lines["language"].value == "French"
    assert (lines["outlet"].value, lines["outlet"].is_known, lines["outlet"].known_by) == ("unknown", False, "")


def test_a_line_says_how_its_value_is_known() -> None:
    field = Field(
        EdtfDate.parse("2021-06"),
        Confidence.MEDIUM,
        (Evidence("date above the text", 3, 12, "June\n2021"), Evidence("file name", None, None, "")),
        (known(EdtfDate.parse("2020")),),
    )
    line = records.card_line("published", field)
    assert (line.value, line.machine, line.known_by) == ("June 2021", "2021-06", "likely: date above the text")
    assert [(detail.label, detail.value, detail.rule, detail.quote) for detail in line.details] == [
        ("found by", "", "date above the text", "June 2021"),
        ("also", "", "file name", ""),
        ("less likely", "2020", "made by hand", "2020"),
    ]


def test_an_inferred_date_shows_the_steps_to_it() -> None:
    steps = (
        Evidence("the text speaks of 1 June", 3, 9, "1 June"),
        Evidence("written within a year of it", None, None, ""),
    )
    field = Field(EdtfDate.parse("2021-06-01/2022-05-31"), Confidence.MEDIUM, steps, is_inferred=True)
    line = records.card_line("published", field, {"published-1"})
    assert line.value == "between 1 June 2021 and 31 May 2022, inferred"
    assert line.known_by == "likely, inferred in 2 steps"
    assert [(detail.label, detail.rule, detail.anchor) for detail in line.details] == [
        ("step 1", "the text speaks of 1 June", "published-1"),
        ("step 2", "written within a year of it", ""),
    ]


def test_long_quotes_are_cut() -> None:
    line = records.card_line("title", Field("x", Confidence.HIGH, (Evidence("first line", 0, 999, "x" * 999),)))
    assert line.details[0].quote == "x" * 160 + "…"


def test_only_web_addresses_become_links() -> None:
    assert records.card_line("source_url", known("https://a.example")).href == "https://a.example"
    assert records.card_line("source_url", known("javascript:alert(1)")).href is None


def test_blocks_of_one_kind_stand_together() -> None:
    kinds = [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]
    groups = list(records.block_groups([Block(kind, "x") for kind in kinds], Marker(None, None)))
    assert [(group.kind, len(group.blocks)) for group in groups] == [
        ("paragraph", 1),
        ("list item", 2),
        ("paragraph", 1),
    ]


def test_the_page_marks_what_the_query_matches_and_counts_it() -> None:
    page = records.article_page(entry(title="A treaty", body="The treaty, again the treaty."), Term("treaty"))
    assert page.marks == 3
    assert [run.text for run in page.title if run.is_marked] == ["treaty"]
    assert records.article_page(entry(title="A treaty"), None).marks == 0


@given(
    st.text("ab <", max_size=40),
    st.lists(st.builds(Span, st.integers(0, 40), st.integers(0, 40), st.just(SpanKind.EMPHASIS))),
)
def test_marks_are_numbered_in_order_and_each_begins_once(body: str, found: list[Span]) -> None:
    marker = Marker(None, Term("a"))
    cut = [*marker.stretches(body, found), *marker.stretches("a", ())]
    numbers = [run.hit for stretch in cut for run in stretch.runs if run.hit]
    assert numbers == list(range(1, marker.count + 1))
    assert "".join(run.text for stretch in cut for run in stretch.runs) == body + "a"


def test_marks_beyond_those_that_can_be_gone_through_are_counted_and_not_numbered() -> None:
    marker = Marker(None, Term("tide"))
    found = marker.runs("tide and " * (MOST_STEPPED + 7))
    assert (marker.count, marker.numbered) == (MOST_STEPPED + 7, MOST_STEPPED)
    assert sum(run.is_marked for run in found) == marker.count
    assert max(run.hit for run in found) == MOST_STEPPED


def test_captions_and_notes_have_anchors_made_of_their_texts() -> None:
    twice = (Passage("The pier", "caption"), Passage("The  pier", "caption"))
    views = records.passages(twice, records.CAPTION, Marker(None, None))
    assert [view.anchor[:2] for view in views] == ["c-", "c-"]
    assert views[1].anchor == views[0].anchor + "-2"


def test_the_page_says_where_the_article_comes_from() -> None:
    page = records.article_page(entry(), None)
    assert page.revision == "revision 2, recorded 13 July 2026"
    assert [(source.name, source.state) for source in page.sources] == [("a.txt", "there at the last ingest")]
    gone = replace(entry(), sources=(ArticleSource("a.txt", "", SourceState.MISSING, "a.txt"),))
    assert records.article_page(gone, None).is_source_missing


# Standing


def status(standing_: Standing, run: Work | None = None) -> Status:
    return Status(standing_, Counts(3, 0, 3), None, run)


def work(kind: RunKind, state: RunState, done: int = 0, total: int = 0, reason: str | None = None) -> Work:
    return Work(1, kind, state, datetime(2026, 7, 13, tzinfo=UTC), total, done, reason)


def test_nothing_is_said_while_all_is_well() -> None:
    assert standing.notice(status(Standing.OK)) is None


def test_work_under_way_says_how_far_it_is() -> None:
    run = work(RunKind.INGEST, RunState.RUNNING, 120, 1000)
    assert standing.notice(status(Standing.INGESTING, run)) == standing.Notice("Taking in files: 120 of 1,000.", True)
    begun = work(RunKind.REBUILD, RunState.RUNNING)
    assert standing.notice(status(Standing.REBUILDING, begun)) == standing.Notice("Building the index.", True)


def test_work_that_stopped_says_why_and_what_to_do() -> None:
    failed = standing.notice(
        status(Standing.INTERRUPTED, work(RunKind.INGEST, RunState.FAILED, reason="the disk is full"))
    )
    assert failed is not None
    assert not failed.is_underway
    assert failed.sentence.startswith("Taking in files stopped before its end: the disk is full.")


def test_an_index_that_lags_is_said() -> None:
    behind = standing.notice(status(Standing.BEHIND))
    assert behind is not None
    assert "pressmark reindex" in behind.sentence
