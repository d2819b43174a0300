from __future__ import annotations

import json

from hypothesis import given
from strategies import articles

from archive.article import Article, Block, BlockKind, anchored
from archive.records import described, from_record, to_record


@given(articles)
def test_the_record_of_an_article_gives_it_again(article: Article) -> None:
    assert from_record(json.loads(json.dumps(to_record(article)))) == article


@given(articles)
def test_programs_are_given_every_field_with_its_evidence(article: Article) -> None:
    shape = json.loads(json.dumps(described(article)))
    assert shape["body"] == [block.text for block in article.body]
    assert shape["title"]["value"] == article.title.value
    assert [each["quote"] for each in shape["title"]["evidence"]] == [each.quote for each in article.title.evidence]
    assert shape["authors"]["value"] == list(article.authors.value or ())
    published = article.published.value
    assert shape["published"]["value"] == (None if published is None else str(published))
    assert set(shape["published"]) >= {"earliest", "latest", "confidence", "alternatives"}


def test_anchors_come_from_the_text_alone() -> None:
    one = anchored([Block(BlockKind.PARAGRAPH, "The  sea\nrose."), Block(BlockKind.PARAGRAPH, "It fell.")])
    other = anchored([Block(BlockKind.HEADING, "New"), Block(BlockKind.QUOTATION, "The sea rose.")])
    assert one[0].anchor == other[1].anchor
    assert one[0].anchor != one[1].anchor


def test_the_anchor_of_repeated_text_is_counted() -> None:
    twice = anchored([Block(BlockKind.PARAGRAPH, "Again.")] * 3)
    first = twice[0].anchor
    assert [block.anchor for block in twice] == [first, f"{first}-2", f"{first}-3"]
