"""What a file's metadata says of its outlet: names, addresses, handles, feeds, the title of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from archive.article import Embedded, Evidence
from archive.extraction.authorities.outlets import Outlet
from archive.extraction.folding import folded, folded_name
from archive.extraction.lines.clipping import Clipping
from archive.extraction.lines.headlines import split_headline
from archive.extraction.outlet.names import (
    MAX_OUTLET,
    compact,
    holder,
    is_company,
    without_company,
    without_tagline,
)
from archive.extraction.vocabulary.sections import is_section_word
from archive.extraction.weighing import Candidate

_NAMES = {
    ("front matter", "outlet"): 0.97,
    ("front matter", "publication"): 0.95,
    ("front matter", "newspaper"): 0.95,
    ("front matter", "publisher"): 0.9,
    ("front matter", "source"): 0.9,
    ("front matter", "site"): 0.85,
    ("JSON Lines", "outlet"): 0.97,
    ("OpenGraph", "og:site_name"): 0.86,
    ("JSON-LD", "publisher"): 0.86,
    ("JSON-LD site", "name"): 0.8,
    ("meta", "publisher"): 0.6,
    ("meta", "dc.publisher"): 0.7,
    ("meta", "dcterms.publisher"): 0.7,
    ("meta", "citation_publisher"): 0.6,
    ("meta", "application-name"): 0.7,
    ("meta", "apple-mobile-web-app-title"): 0.6,
    ("meta", "copyright"): 0.4,
    ("meta", "source"): 0.5,
    ("site", "feed"): 0.6,
    ("site", "logo"): 0.3,
    ("site", "copyright"): 0.35,
}
"""Where a name stands, with the share of pages on which it is the outlet's."""
_STATED = ("front matter", "JSON Lines")
_LINKS = {
    ("canonical link", "url"): 0.9,
    ("OpenGraph", "og:url"): 0.9,
    ("JSON-LD", "url"): 0.75,
    ("front matter", "url"): 0.8,
    ("JSON Lines", "url"): 0.8,
}
_HANDLES = {("meta", "twitter:site"): 0.75}
_LABEL = re.compile(r"(?:source|来源|quelle|fuente)\s?[:：]", re.IGNORECASE)
_FEED = re.compile(
    r"\s*[»›|–—-]?\s*(?:rss|atom|feed|flux rss|newsfeed)(?:[\s-]*(?:feed|2\.0|1\.0|0\.3))?\s*\Z|\A(?:rss|"
    r"atom)(?:\s?feed)?\s*[:–-]?\s*|"
    r"\s*\(?(?:rss|atom)\)?\s*\Z",
    re.IGNORECASE,
)
_GENERIC_WORDS = (
    "home startseite homepage logo news neues nachrichten latest rss feed atom blog start inicio accueil index "
    "website zur home page main search menu all articles archiv archive archives comments entries posts link"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_BETWEEN = re.compile(r"\s*--+\s*|\s+[-–—/·•:]+\s+|\s*[|｜»›~]\s*|\s*//\s*|：|:\s|\A[-–—:]\s*")
_NUMBERED = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|(?:vol|no|nr|issue|page|seite)\.? [0-9]", re.IGNORECASE)
_LOGO = re.compile(r"\blogo\b(?: (?:der|von|de|of))?", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)\s*\Z")
_MAX_WORDS = 6
_COMPANY_SHARE = 0.5


def metadata_candidates(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Yield the outlets that the file's metadata names or whose address it gives."""
    yield from addressed(clipping)
    yield from _named(clipping)
    yield from _titled(clipping)


def addressed(clipping: Clipping) -> Iterator[Candidate[str]]:
    """The outlets whose domain or handle the file states."""
    outlets = clipping.knowledge.outlets
    for one in clipping.part.embedded:
        place = (one.scheme, one.name)
        if place in _LINKS:
            outlet = outlets.by_domain(_host(one))
            if outlet:
                yield Candidate(outlet.name, _LINKS[place], clipping.stated(one, "its domain"))
        elif place in _HANDLES:
            outlet = outlets.by_handle(one.value)
            if outlet:
                yield Candidate(outlet.name, _HANDLES[place], clipping.stated(one, "a handle"))


def site_labels(clipping: Clipping) -> frozenset[str]:
    """Return how the addresses that the file gives for itself spell the outlet, folded."""
    hosts = (_host(one) for one in clipping.part.embedded if (one.scheme, one.name) in _LINKS)
    return frozenset(compact(host) for host in hosts if host)


def stated_names(clipping: Clipping) -> Iterator[str]:
    """The names that the file's metadata gives the outlet with some certainty."""
    return (one.value for one in clipping.part.embedded if _NAMES.get((one.scheme, one.name), 0) >= 0.6)


def _host(one: Embedded) -> str:
    """The host of an address, empty for what is none."""
    try:
        return (urlsplit(one.value).hostname or "") if "://" in one.value[:10] else ""
    except ValueError:
        return ""


def _named(clipping: Clipping) -> Iterator[Candidate[str]]:
    labels = site_labels(clipping)
    headline = _headline(clipping)
    for one in clipping.part.embedded:
        weight = _NAMES.get((one.scheme, one.name))
        name = _cleaned(one, clipping, labels) if weight else ""
        if weight is None or not _can_name(name, headline):
            continue
        outlet = _known(name, clipping, labels)
        if one.scheme not in _STATED and outlet is None:
            weight, name = _weighed(name, weight)
        yield Candidate(outlet.name if outlet else name[:MAX_OUTLET], weight, clipping.stated(one))


def _cleaned(one: Embedded, clipping: Clipping, labels: Collection[str]) -> str:
    """The name in a statement."""
    if _LABEL.match(one.value) or "://" in one.value:
        return ""
    name = one.value
    if one.name == "copyright":
        name = holder(name)
    elif one.name == "feed":
        name = _FEED.sub("", _FEED.sub("", name))
    elif one.name == "logo":
        name = _LOGO.sub(" ", name)
    if one.scheme == "site" and len(name.split()) > _MAX_WORDS:
        return ""
    if one.scheme in _STATED:
        return " ".join(name.split())
    return without_tagline(" ".join(name.split()), clipping.knowledge.outlets, labels).strip(" \t,;:|·•")


def _can_name(name: str, headline: str) -> bool:
    """Whether a name can be an outlet's: it isn't the headline, a section's name or “Home”."""
    plain = folded(name)
    words = plain.split()
    if len(name) > MAX_OUTLET or not any(map(str.isalpha, plain)) or all(word in _GENERIC for word in words):
        return False
    return not is_section_word(name) and not (len(headline) > 15 and headline[:60] in plain)


def _known(name: str, clipping: Clipping, labels: Collection[str]) -> Outlet | None:
    """The outlet of that name; on the site of an outlet that isn't known, only if it is its very name."""
    outlets = clipping.knowledge.outlets
    spellings = (name, without_company(name), _BRACKETED.sub("", name))
    outlet = next((known for one in spellings if one and (known := outlets.by_name(one))), None)
    if outlet is None or not labels or folded(outlet.name) == folded(name):
        return outlet
    spelled = {compact(domain) for domain in outlet.domains}
    is_spelled = "".join(folded(name).split()) in spelled
    return outlet if not spelled or spelled & set(labels) or is_spelled else None


def _weighed(name: str, weight: float) -> tuple[float, str]:
    """Of a name that the authority file doesn't know: a company's counts less than a paper's, without its "
    "legal form."""
    if not is_company(name):
        return weight, name
    return weight * _COMPANY_SHARE, without_company(name) or name


def _headline(clipping: Clipping) -> str:
    """The folded headline as the metadata has it."""
    titles = ("og:title", "headline", "twitter:title", "h1")
    return next((folded(one.value) for name in titles for one in clipping.part.embedded if one.name == name), "")


def _titled(clipping: Clipping) -> Iterator[Candidate[str]]:
    """The name beside the headline in the title of the page."""
    own = frozenset(map(folded_name, stated_names(clipping)))
    for one in clipping.embedded("HTML title", "title"):
        split = split_headline(one.value, clipping.knowledge.outlets, own)
        if split:
            name = one.value[split.outlet_start : split.outlet_end]
            evidence = Evidence("HTML title, beside the headline", None, None, name)
            yield Candidate(split.outlet.name if split.outlet else name, 0.7 if split.outlet else 0.5, evidence)
        else:
            yield from _left_of_title(one.value, clipping)


def _left_of_title(title: str, clipping: Clipping) -> Iterator[Candidate[str]]:
    """What is left of a page's title without the headline: if it is one name, the site's."""
    labels = site_labels(clipping)
    heads = {one.value for one in clipping.part.embedded if one.name in ("h1", "og:title", "headline")}
    fitting = (text for text in heads if len(text) > 10 and text in title and compact(text) not in labels)
    head = max(fitting, key=len, default="")
    if not head or head == title:
        return
    before, _, behind = title.partition(head)
    parts = [part.strip() for side in (before, behind) for part in _BETWEEN.split(side) if part.strip()]
    for part in parts:
        if _can_name(part, folded(head)) and len(part.split()) <= _MAX_WORDS and not _NUMBERED.search(part):
            outlet = clipping.knowledge.outlets.by_name(part)
            weight = 0.7 if len(parts) == 1 else 0.3
            yield Candidate(
                outlet.name if outlet else part, weight, Evidence("HTML title, beside the headline", None, None, part)
            )
