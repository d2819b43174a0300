"""Every number on a page of results is what its link leads to."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from archive.search_state import FACETS, SearchState
from index.errors import PeriodError
from index.model import Sort
from index.periods import Period, between

ARTICLES = 240
WORDS = ["tide", "tides", "barrage", "ferry", "ferries", "council", "river-bed", "U.S.", "marée", "délai", "潮汐发电"]
OUTLETS = ["Harbour Gazette", "Enn Valley Star", "Le Courrier, édition du soir", 'The “Ledger” & "Post"', "潮报", "A"]
AUTHORS = ["Lopez, Ana", "Bo Chen", "Cy Dee", "Ünal Çelik", "O’Neill", *(f"Writer {number}" for number in range(12))]
SECTIONS = ["World", "world", "Opinion", "Économie"]
LANGUAGES = ["en", "fr", "zh", "de"]
DATES = ["2019", "2020", "2020-02", "2020-02-29", "2020-12-31", "2021-01-01", "2021-06", "2021-06-28", "2021-06~"]
ODD_DATES = ["202X", "2020-06-28/2020-07-01", "2020-11/2021-02", "../2020-03", "2021-05/..", "2021-06?"]
PARTS = [
    *WORDS,
    *("tide OR ferry", "-ferry", "NOT (tide OR council)", '"ferry council"', '"council tide"~4', "tide NEAR/3 ferry"),
    *("ferr*", "counci~1", "=tides", "title:tide", "outlet:star", "author:chen", "author:unknown", "-language:fr"),
    *("date:2020", "date:2020-02..2021-01", "date:unknown", "section:world", "feryr", "zeppelin"),
]
OF_MANY = "author"
"""The facet of which an article may have several values."""
Open = Callable[[str], str]

_ITEM = re.compile(
    r'<li><a href="([^"]+)"( class="chosen")?[^>]*><span class="value"><bdi>(.*?)</bdi>'
    r'.*?<span class="count">([^<]+)</span>',
    re.S,
)


@dataclass(frozen=True)
class Promise:
    """A link of a facet with the number beside it."""

    facet: str
    label: str
    link: str
    number: int
    is_chosen: bool


def fill(site: Any, choose: random.Random) -> None:
    for number in range(ARTICLES):
        row = choose.choices(WORDS, k=choose.randint(3, 12))
        site.put(
            f"{number}.txt",
            f"{number}: {' '.join(row)}.",
            title=choose.choice([None, " ".join(row[:2])]),
            outlet=choose.choice([*OUTLETS, *OUTLETS[:2] * 3, None]),
            authors=tuple(choose.sample(AUTHORS, choose.choice([0, 1, 1, 2, 3]))) or None,
            section=choose.choice([*SECTIONS, None]),
            language=choose.choice([*LANGUAGES, "en", None]),
            published=choose.choice([*DATES * 2, *ODD_DATES, None]),
        )
    site.index()


def states(choose: random.Random, count: int) -> Iterator[SearchState]:
    """Give searches of every kind, half of them with a value chosen or more."""
    values = {"outlet": OUTLETS, "author": AUTHORS, "section": SECTIONS, "language": LANGUAGES}
    values |= {"year": ["2019", "2020", "2021"], "month": ["2020-02", "2020-12", "2021-01", "2021-06"]}
    for _ in range(count):
        narrowed = choose.sample(FACETS, choose.choice([0, 0, 1, 1, 2]))
        chosen = {(name, choose.choice(values[name])) for name in narrowed for _ in range(choose.randint(1, 3))}
        first, last = (choose.choice([None, None, *map(Period.parse, DATES[:-1])]) for _ in range(2))
        try:
            between(first, last)
        except PeriodError:
            first, last = last, first
        yield SearchState(
            q=" ".join(choose.sample(PARTS, choose.choice([0, 0, 1, 1, 1, 2, 3]))),
            chosen=tuple(sorted(chosen)),
            missing=tuple(sorted(choose.sample(FACETS, choose.choice([0, 0, 0, 0, 1, 2])))),
            first=first,
            last=last,
            surely=bool(first or last) and choose.random() < 0.4,
            sort=choose.choice([None, *Sort]),
        )


def opening(client: FlaskClient) -> Open:
    """Return what gives the page at a link; pages opened last are not asked for again."""

    def page(link: str) -> str:
        answer = client.get(link)
        assert answer.status_code == 200, link
        return answer.text

    return lru_cache(64)(page)


def total(text: str) -> int:
    """Return the number of articles that a page says it found."""
    return whole(re.search(r"<h1>(\S+) articles?</h1>", text)[1])  # type: ignore[index]


def whole(number: str) -> int:
    return 0 if number.lower() == "no" else int(number.replace(",", ""))


def promises(text: str) -> list[Promise]:
    """Return the facets' links on a page."""
    found = []
    for facet, section in re.findall(r'aria-labelledby="facet-(\w+)">(.*?)</section>', text, re.S):
        for link, chosen, label, number in _ITEM.findall(section):
            found.append(Promise(facet, label, unescape(link), whole(number), bool(chosen)))
    return found


def bars(text: str) -> list[tuple[str, int, int]]:
    """Return the links of the months with the numbers that they say: surely, and more possibly."""
    found = re.findall(r'<a href="([^"]+)" aria-label="[^":]+: (\S+) articles?(?:, (\S+) more possibly)?"', text)
    return [(unescape(link), whole(surely), whole(more or "no")) for link, surely, more in found]


def others(text: str) -> list[tuple[str, int]]:
    """Return the links of what was perhaps meant, and of what would be found without a condition."""
    meant = re.findall(r'<a href="([^"]+)"><bdi>[^<]*</bdi></a>\?? <span class="fine">\((\S+) articles?\)', text)
    ways = re.findall(r'<li><a href="([^"]+)">Without .*?</a>: (\S+) articles?</li>', text)
    return [(unescape(link), whole(number)) for link, number in (*meant, *ways)]


@pytest.mark.parametrize("searches", [10, pytest.param(500, marks=pytest.mark.slow)])
def test_a_link_leads_to_as_many_as_stand_beside_it(make_site: Callable[..., Any], searches: int) -> None:
    choose = random.Random(23)
    site = make_site(engine="whoosh", search_timeout_ms=60_000, facet_timeout_ms=60_000)
    fill(site, choose)
    page, followed = opening(site.client), Counter[str]()
    for state in states(choose, searches):
        here = f"/search?{urlencode(state.pairs())}"
        text = page(here)
        offered, months = promises(text), bars(text)
        for promise in choose.sample(offered, min(3, len(offered))):
            followed[follow(page, text, promise)] += 1
        for link, surely, more in choose.sample(months, min(2, len(months))):
            assert total(page(link)) == surely + (0 if state.surely else more), (here, link)
            followed["month, surely" if state.surely else "month"] += 1
        for link, number in others(text):
            assert total(page(link)) == number, (here, link)
            followed["other"] += 1
    assert followed.total() > 3 * searches
    assert set(followed) == {"first", "one more", "taken back", "month", "month, surely", "other"}


def follow(page: Open, text: str, promise: Promise) -> str:
    """Assert that a facet's link on a page leads to as many as it says; return what kind of link it is."""
    there = page(promise.link)
    beside = [one for one in promises(text) if one.facet == promise.facet and one.is_chosen and one != promise]
    assert alone(page, text if promise.is_chosen else there, promise) == promise.number, promise
    if beside and promise.facet != OF_MANY:
        change = -promise.number if promise.is_chosen else promise.number
        assert total(there) == total(text) + change, promise
    back = [one for one in promises(there) if (one.facet, one.label) == (promise.facet, promise.label)]
    assert [one.number for one in back] == [promise.number] or not (back or promise.number), promise
    assert all(total(page(one.link)) == total(text) for one in back), promise
    return "taken back" if promise.is_chosen else "one more" if beside else "first"


def alone(page: Open, text: str, promise: Promise) -> int:
    """Return how many there are once all other values of the facet are taken back, by the links for that."""
    while True:
        chosen = [one for one in promises(text) if one.facet == promise.facet and one.is_chosen]
        rest = [one for one in chosen if one.label != promise.label]
        assert len(rest) < len(chosen), promise
        if not rest:
            return total(text)
        text = page(rest[0].link)
