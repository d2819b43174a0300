"""The sample corpus: what extraction must find in it, field by field, as a gate.

A floor is the share of pieces that must be right. ``tests/support/golden.py`` writes the floors, and lowers
one only where it is told to, so that this is a decision to be seen in a diff.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from floors import lowered
from golden import FLOORS, Piece, digest_of, missed, pieces_of, share

GATE = json.loads(FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def pieces(seeds: Path) -> list[Piece]:
    return pieces_of(seeds)


def test_the_floors_were_measured_on_this_corpus(seeds: Path) -> None:
    assert digest_of(seeds) == GATE["corpus"], (
        "The sample corpus has changed: python tests/support/golden.py --write measures the floors anew."
    )


@pytest.mark.parametrize(("field", "floor"), GATE["floors"].items())
def test_the_floor_of_each_field_holds(pieces: list[Piece], field: str, floor: float) -> None:
    assert sum(piece.has(field) for piece in pieces) > 3
    assert round(share(pieces, field), 4) >= floor, missed(pieces, field)


def test_no_date_is_wrong(pieces: list[Piece]) -> None:
    stated = [piece for piece in pieces if piece.article.published.value and not piece.article.published.is_inferred]
    assert [piece.name for piece in stated if not piece.is_right("published")] == []
    assert [piece.name for piece in pieces if not piece.is_inferred_rightly] == []


def test_every_quote_stands_where_it_says(pieces: list[Piece]) -> None:
    for piece in pieces:
        for field in ("title", "outlet", "authors", "published", "section", "kicker", "standfirst", "agency"):
            found = getattr(piece.article, field)
            for evidence in [*found.evidence, *(one for other in found.alternatives for one in other.evidence)]:
                if evidence.start is not None:
                    assert piece.part.text[evidence.start : evidence.end] == evidence.quote, (piece.name, evidence)


def test_a_floor_that_falls_and_a_corpus_that_shrinks_are_named() -> None:
    old = {"pieces": 3, "floors": {"title": 1.0, "outlet": 0.9}}
    assert lowered(old, {"pieces": 4, "floors": {"title": 1.0, "outlet": 0.95, "kicker": 0.1}}) == []
    assert lowered(old, {"pieces": 2, "floors": {"title": 0.9}}) == [
        "title falls from 1.0 to 0.9",
        "outlet falls from 0.9 to 0",
        "3 pieces become 2",
    ]


def test_the_digest_tells_every_change_of_the_corpus(tmp_path: Path) -> None:
    digests = set()
    for truth, text, outlets in (("A", "text", ""), ("B", "text", ""), ("A", "other", ""), ("A", "text", "# more")):
        (tmp_path / "expected.json").write_text(json.dumps({"documents": {"a.txt": {"title": truth}}}))
        (tmp_path / "a.txt").write_text(text)
        (tmp_path / "outlets.toml").write_text(outlets)
        digests.add(digest_of(tmp_path))
    assert len(digests) == 4
