"""The sample corpus: what extraction must find in it, field by field, as a gate.

A floor is the share of pieces that must be right; lowering one is a decision to be seen in a diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article, Part
from archive.extraction import Knowledge, extract
from archive.extraction.folding import folded
from archive.readers import read

FLOORS = {
    "title": 1.0,
    "outlet": 1.0,
    "authors": 1.0,
    "published": 1.0,
    "section": 1.0,
    "language": 1.0,
    "agency": 1.0,
    "kicker": 1.0,
    "standfirst": 1.0,
    "body_starts": 1.0,
    "body_ends": 1.0,
    "not_in_body": 1.0,
}


@dataclass(frozen=True)
class Piece:
    """One article of the corpus with what is true of it."""

    name: str
    part: Part
    article: Article
    truth: dict[str, Any]

    @property
    def body(self) -> str:
        return " ".join(" ".join(block.text.split()) for block in self.article.body)


@pytest.fixture(scope="module")
def pieces(seeds: Path) -> list[Piece]:
    knowledge = Knowledge.load(seeds / "outlets.toml")
    documents = json.loads((seeds / "expected.json").read_text("utf-8"))["documents"]
    return [piece for name, truth in documents.items() for piece in of_file(seeds / name, truth, knowledge)]


def of_file(path: Path, truth: Any, knowledge: Knowledge) -> Iterator[Piece]:
    truths = truth if isinstance(truth, list) else [truth]
    for part, one in zip(read(path.name, path.read_bytes()), truths, strict=True):
        assert isinstance(part, Part), part
        yield Piece(path.name, part, extract(part, path.name, knowledge), one)


def accepted(truth: dict[str, Any], field: str) -> list[Any]:
    """Return all right answers for a field."""
    value = truth[field]
    return [*(value if field == "section" else [value]), *truth.get(f"{field}_also", [])]


def is_right(piece: Piece, field: str) -> bool:
    truth, article = piece.truth, piece.article
    if field == "authors":
        return list(article.authors.value or ()) in accepted(truth, field)
    if field == "published":
        return (str(article.published.value) if article.published.value else None) in accepted(truth, field)
    if field == "body_starts":
        return piece.body.startswith(tuple(" ".join(one.split()) for one in accepted(truth, field)))
    if field == "body_ends":
        return piece.body.endswith(tuple(" ".join(one.split()) for one in accepted(truth, field)))
    if field == "not_in_body":
        return not any(" ".join(one.split()) in piece.body for one in truth[field])
    value = getattr(article, field).value
    return folded(value or "") in [folded(one or "") for one in accepted(truth, field)]


@pytest.mark.parametrize(("field", "floor"), FLOORS.items())
def test_the_floor_of_each_field_holds(pieces: list[Piece], field: str, floor: float) -> None:
    labelled = [piece for piece in pieces if field in piece.truth]
    wrong = [piece.name for piece in labelled if not is_right(piece, field)]
    assert len(labelled) > 3
    assert 1 - len(wrong) / len(labelled) >= floor, wrong


def test_no_date_is_wrong(pieces: list[Piece]) -> None:
    given = [piece for piece in pieces if piece.article.published.value]
    assert [piece.name for piece in given if str(piece.article.published.value) != piece.truth["published"]] == []


def test_every_quote_stands_where_it_says(pieces: list[Piece]) -> None:
    for piece in pieces:
        for field in ("title", "outlet", "authors", "published", "section", "kicker", "standfirst", "agency"):
            found = getattr(piece.article, field)
            for evidence in [*found.evidence, *(one for other in found.alternatives for one in other.evidence)]:
                if evidence.start is not None:
                    assert piece.part.text[evidence.start : evidence.end] == evidence.quote, (piece.name, evidence)
