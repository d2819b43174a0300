"""The history of an article: what happened, what differs, the bytes of every revision."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from making import derived

from archive.catalogue.values import Statement

OLD = "The treaty was signed on Monday. <b>Nobody</b> spoke."
NEW = "The treaty was signed on Tuesday. <b>Nobody</b> spoke."


def revised(site: Any) -> str:
    """Put in an article that changed once; return its identifier."""
    article_id: str = site.put("papers/a.txt", OLD, title="A treaty", language="en", section="World")
    assert site.put("papers/a.txt", NEW, title="The treaty", language="en", section="World") == article_id
    return article_id


def test_what_changed_is_shown_by_words(site: Any) -> None:
    text = site.client.get(f"/articles/{revised(site)}/revisions").text
    assert "From revision 1 to revision 2" in text
    assert "signed on <del>Monday</del><ins>Tuesday</ins>. &lt;b&gt;Nobody" in text
    assert '<dt>Headline</dt><dd lang="en" dir="ltr"><del>A</del><ins>The</ins> treaty</dd>' in text
    assert "<dt>Section</dt>" not in text


def test_every_revision_gives_its_bytes(site: Any) -> None:
    article_id = revised(site)
    text = site.client.get(f"/articles/{article_id}/revisions").text
    links = re.findall(r'href="([^"]+/original)">download', text)
    assert links == [f"/articles/{article_id}/revisions/{number}/original" for number in (2, 1)]
    given = [site.client.get(link, buffered=True) for link in links]
    assert [answer.data.decode() for answer in given] == [NEW, OLD]
    assert "sandbox" in given[1].headers["Content-Security-Policy"]
    assert "filename=1-a.txt" in given[1].headers["Content-Disposition"]


def test_corrections_say_who_why_and_when(site: Any) -> None:
    article_id = revised(site)
    said = [Statement("authors", ["Ana Lopez", "<b>"], "Nora <i>", "the printed page")]
    [number] = site.archive.catalogue.correct(article_id, said)
    text = site.client.get(f"/articles/{article_id}/revisions").text
    assert "Authors corrected to “Ana Lopez and &lt;b&gt;” by Nora &lt;i&gt;</bdi>: <bdi>the printed page" in text
    site.archive.catalogue.undo_correction(article_id, number, "Ben")
    assert "undone by Ben" in site.client.get(f"/articles/{article_id}/revisions").text


def test_an_article_that_never_changed_has_nothing_to_compare(site: Any) -> None:
    article_id = site.put("a.txt")
    text = site.client.get(f"/articles/{article_id}/revisions").text
    assert "Taken in" in text
    assert "difference" not in text
    assert f'href="/articles/{article_id}/revisions">history' in site.client.get(f"/articles/{article_id}").text


def test_bytes_that_read_the_same_are_said_to(site: Any) -> None:
    first = derived("One")
    article_id = site.put_part("a.txt", "One", first)
    site.put_part("a.txt", "Two", replace(derived("Two"), article=first.article))
    assert "only the bytes do" in site.client.get(f"/articles/{article_id}/revisions").text


@pytest.mark.parametrize(
    "asked", ["from=2&to=1", "from=0&to=2", "from=1&to=3", "from=x&to=%00", "from=1&to=99999999999"]
)
def test_revisions_that_there_are_not_are_not_compared(site: Any, asked: str) -> None:
    answer = site.client.get(f"/articles/{revised(site)}/revisions?{asked}")
    assert answer.status_code == 200


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999", "x", "-1"])
def test_a_revision_that_there_never_was_is_not_found(site: Any, number: str) -> None:
    assert site.client.get(f"/articles/{revised(site)}/revisions/{number}/original").status_code == 404


def test_the_history_of_a_withdrawn_article_is_gone(site: Any) -> None:
    article_id = revised(site)
    site.archive.catalogue.withdraw(article_id, "Ana", "a court ordered it")
    assert site.client.get(f"/articles/{article_id}/revisions").status_code == 410
    assert site.client.get(f"/articles/{article_id}/revisions/1/original").status_code == 410
