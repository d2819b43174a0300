"""The page of an outlet or an author."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.browsing import DATING, Profile
from archive.extraction.authorities.outlets import Outlet
from archive.labels import DateLine, articles, date_line, language_name, value_label
from archive.presenters.results import HitCard, count_sentence, hit_card
from archive.presenters.spans import SpanRow, span_rows
from archive.search import Found
from archive.search_state import SearchState
from archive.slugs import Slugs
from archive.translating import gettext as _
from archive.translating import in_a_row, later
from index.model import Facet

_SHOWN = 12
_TITLES = {
    "outlet": later("Outlets"),
    "author": later("Authors"),
    "section": later("Sections"),
    "language": later("Languages"),
}
_WITH = {"author": later("Wrote with")}


@dataclass(frozen=True, slots=True)
class Beside:
    """A value that articles here have as well; *slug* of its page, None where it has none."""

    label: str
    count: int
    slug: str | None
    state: SearchState


@dataclass(frozen=True, slots=True)
class BesideGroup:
    """The values of one facet that articles here have; *others* more are behind *state*, None where these are all."""

    kind: str
    label: str
    items: tuple[Beside, ...]
    others: int
    state: SearchState


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the authority file says; *href* leads to it, where it is on the web."""

    label: str
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """The page of an outlet or an author.

    Attributes:
        count: “212 articles”.
        first, last: the dates of the articles that begin first and last, None where none is dated.
        undated: how many have no date, empty for none; *undated_state* finds them.
        state: the search for all articles.
        unknown_state: the search for those without a known outlet, or author.
    """

    kind: str
    name: str
    slug: str
    count: str
    first: DateLine | None
    last: DateLine | None
    undated: str
    undated_state: SearchState
    facts: tuple[Fact, ...]
    spans: tuple[SpanRow, ...]
    groups: tuple[BesideGroup, ...]
    newest: tuple[HitCard, ...]
    state: SearchState
    unknown_state: SearchState


def profile_page(profile: Profile, slugs: dict[str, Slugs]) -> ProfilePage:
    """Return the page; *slugs* are those of outlets and of authors."""
    state = SearchState().with_facet(profile.facet, profile.value)
    facets = profile.results.facets
    undated = next((each.count for each in facets.get(DATING, Facet((), 0)).counts if each.value is None), 0)
    return ProfilePage(
        profile.facet,
        profile.value,
        slugs[profile.facet].of(profile.value),
        count_sentence(profile.results.total),
        _date(profile.oldest),
        _date(profile.newest[0]) if profile.newest else None,
        articles(undated) if undated else "",
        state.with_words("date:unknown"),
        _facts(profile.known),
        span_rows(profile.results.histogram, state),
        tuple(_groups(profile, state, slugs)),
        tuple(map(hit_card, profile.newest)),
        state,
        SearchState().with_facet(profile.facet, None),
    )


def _date(found: Found | None) -> DateLine | None:
    return date_line(found.entry.article.published) if found and found.entry.article.published.value else None


def _groups(profile: Profile, state: SearchState, slugs: dict[str, Slugs]) -> Iterable[BesideGroup]:
    for facet, title in _TITLES.items():
        if facet not in profile.results.facets or (facet == profile.facet and not profile.together):
            continue
        together = state if facet != profile.facet else SearchState(profile.together)
        found = profile.results.facets[facet]
        counts = [each for each in found.counts if each.value and (facet, each.value) != (profile.facet, profile.value)]
        items = tuple(
            Beside(
                value_label(facet, each.value),
                each.count,
                slugs[facet].of(each.value) if facet in slugs and each.value else None,
                together.with_facet(facet, each.value),
            )
            for each in counts
        )
        is_own = facet == profile.facet
        label = _(_WITH.get(facet, title) if is_own else title)
        others = found.distinct - is_own - min(_SHOWN, len(items))
        if items:
            yield BesideGroup(facet, label, items[:_SHOWN], max(0, others), together)


def _facts(known: Outlet | None) -> tuple[Fact, ...]:
    if known is None:
        return ()
    names = [name for name in known.aliases if name != known.name]
    facts = [Fact(_("Known as"), known.name), Fact(_("Kind"), known.kind)]
    facts += [Fact(_("Country"), known.country)] if known.country else []
    facts += [Fact(_("Language"), language_name(known.language))] if known.language else []
    facts += [Fact(_("Site"), domain, f"https://{domain}/") for domain in known.domains]
    facts += [Fact(_("Handle"), f"@{handle.lstrip('@')}") for handle in known.handles]
    facts += [Fact(_("Other names"), in_a_row(names))] if names else []
    return tuple(facts)
