"""What stands beside an article among the results, also where the archive has changed since."""

from __future__ import annotations

from typing import Any

import pytest

from archive.catalogue.values import ArticleState
from archive.neighbours import Neighbours, neighbours
from archive.search_state import SearchState
from index.model import Hit, Results, Sort


class Service:
    """Finds the articles that it is given, in that order, and counts how much it was asked for."""

    def __init__(self, ids: str) -> None:
        self.ids = ids
        self.asked: list[int] = []

    def stretch(self, state: SearchState, first: int, count: int) -> Results:
        self.asked.append(count)
        hits = tuple(Hit(each, 1.0) for each in self.ids[first - 1 : first - 1 + count])
        return Results(total=len(self.ids), hits=hits)


class Shelf:
    """Holds every article but those that are withdrawn."""

    def __init__(self, withdrawn: str = "") -> None:
        self.withdrawn = withdrawn

    def entries(self, ids: list[str]) -> dict[str, Any]:
        return {each: Entry(each, each in self.withdrawn) for each in ids}


class Entry:
    def __init__(self, name: str, is_withdrawn: bool) -> None:
        self.id = name
        self.state = ArticleState.WITHDRAWN if is_withdrawn else ArticleState.HELD


def beside(ids: str, article: str, at: int, withdrawn: str = "") -> tuple[int, str | None, str | None] | None:
    service: Any = Service(ids)
    found: Neighbours | None = neighbours(service, Shelf(withdrawn), SearchState(sort=Sort.NEWEST), article, at)  # type: ignore[arg-type]
    assert len(service.asked) == 1
    assert service.asked[0] <= 23
    if found is None:
        return None
    return (
        found.at,
        found.previous.entry.id if found.previous else None,
        found.next.entry.id if found.next else None,
    )


MANY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize(
    ("article", "at", "expected"),
    [
        ("a", 1, (1, None, "b")),
        ("b", 2, (2, "a", "c")),
        ("m", 13, (13, "l", "n")),
        ("Z", 52, (52, "Y", None)),
        ("m", 20, (13, "l", "n")),  # seven came out before it
        ("m", 3, (13, "l", "n")),  # ten came in before it
        ("m", 2, None),
        ("m", 40, None),
        ("?", 13, None),
        ("Z", 9_999, None),
    ],
)
def test_an_article_is_found_near_where_it_was(article: str, at: int, expected: object) -> None:
    assert beside(MANY, article, at) == expected


def test_what_is_no_longer_held_is_passed_over() -> None:
    assert beside("abcdef", "c", 3, withdrawn="bd") == (3, "a", "e")
    assert beside("abc", "b", 2, withdrawn="ac") == (2, None, None)


def test_every_result_is_reached_by_going_on() -> None:
    reached = [MANY[0]]
    at = 1
    while (found := beside(MANY, reached[-1], at)) and found[2]:
        reached.append(found[2])
        at += 1
    assert "".join(reached) == MANY
