"""The sample corpus: how much of what is true of it extraction finds, and the floors below which that may not fall.

    python tests/support/golden.py                     prints what is found, field by field
    python tests/support/golden.py --write             after the corpus changed or more is found: writes the floors anew
    python tests/support/golden.py --write --lower     where less is found, or fewer pieces are left

The floors stand in ``golden_floors.json`` with the digest of the corpus that they were measured on, so that
a change of either is seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from floors import command

from archive.article import Article, Part
from archive.dates import EdtfDate
from archive.evaluation.judging import Findings
from archive.evaluation.matching import plain
from archive.extraction import Knowledge, extract
from archive.readers import read

SEEDS = Path(__file__).parent.parent.parent / "seeds"
FLOORS = Path(__file__).parent / "golden_floors.json"
FIELDS = (
    *("title", "outlet", "authors", "published", "inferred", "section", "language", "agency", "kicker", "standfirst"),
    *("body_starts", "body_ends", "not_in_body"),
)
_TRUTH_OF = {"inferred": "published_within"}


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

    def has(self, field: str) -> bool:
        """Whether it is known what is true of a field."""
        return _TRUTH_OF.get(field, field) in self.truth

    def accepted(self, field: str) -> list[Any]:
        """Return all right answers for a field."""
        value = self.truth[field]
        return [*(value if field == "section" else [value]), *self.truth.get(f"{field}_also", [])]

    def is_right(self, field: str) -> bool:
        """Whether what was found for a field is true."""
        if field == "authors":
            return list(self.article.authors.value or ()) in self.accepted(field)
        if field == "published":
            stated = Findings.of(self.article).published.value
            return (str(stated) if stated else None) in self.accepted(field)
        if field == "inferred":
            return self.article.published.is_inferred and self.is_inferred_rightly
        if field == "body_starts":
            return self.body.startswith(tuple(" ".join(one.split()) for one in self.accepted(field)))
        if field == "body_ends":
            return self.body.endswith(tuple(" ".join(one.split()) for one in self.accepted(field)))
        if field == "not_in_body":
            return not any(" ".join(one.split()) in self.body for one in self.truth[field])
        value = getattr(self.article, field).value
        return plain(value or "") in [plain(one or "") for one in self.accepted(field)]

    @property
    def is_inferred_rightly(self) -> bool:
        """Whether the date, if one was inferred, contains the true days and is no wider than the text allows."""
        found = self.article.published
        if not found.is_inferred or found.value is None:
            return True
        if "published_within" not in self.truth:
            return False
        within, true = (EdtfDate.parse(self.truth[key]) for key in ("published_within", "published_contains"))
        return _lies_in(found.value, within) and _lies_in(true, found.value)


def _lies_in(inner: EdtfDate, outer: EdtfDate) -> bool:
    days = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    return None not in days and list(days) == sorted(days)


def pieces_of(seeds: Path) -> list[Piece]:
    """Return the pieces of the corpus in the order of expected.json, extracted."""
    knowledge = Knowledge.load(seeds / "outlets.toml")
    return [piece for name, truth in documents(seeds).items() for piece in _of_file(seeds / name, truth, knowledge)]


def _of_file(path: Path, truth: Any, knowledge: Knowledge) -> Iterator[Piece]:
    truths = truth if isinstance(truth, list) else [truth]
    for part, one in zip(read(path.name, path.read_bytes()), truths, strict=True):
        assert isinstance(part, Part), part
        yield Piece(path.name, part, extract(part, path.name, knowledge), one)


def documents(seeds: Path) -> dict[str, Any]:
    """Return what is true of each file, by its name."""
    found: dict[str, Any] = json.loads((seeds / "expected.json").read_text("utf-8"))["documents"]
    return found


def digest_of(seeds: Path) -> str:
    """Return a digest of the corpus: its pieces, what is true of them, and its outlets."""
    digest = hashlib.sha256()
    for name in ("expected.json", "outlets.toml", *sorted(documents(seeds))):
        data = (seeds / name).read_bytes()
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def missed(pieces: list[Piece], field: str) -> list[str]:
    """Return the names of the pieces in which a field is not right."""
    return [piece.name for piece in pieces if piece.has(field) and not piece.is_right(field)]


def share(pieces: list[Piece], field: str) -> float:
    """Return the share of pieces in which a field is right, of those of which its truth is known."""
    labelled = sum(piece.has(field) for piece in pieces)
    return 1 - len(missed(pieces, field)) / labelled if labelled else 0.0


def measured(seeds: Path) -> dict[str, Any]:
    """Return what the floors would be now; a field of which nothing is right has none."""
    pieces = pieces_of(seeds)
    shares = {field: round(share(pieces, field), 4) for field in FIELDS}
    return {
        "corpus": digest_of(seeds),
        "pieces": len(pieces),
        "floors": {field: value for field, value in shares.items() if value},
    }


if __name__ == "__main__":
    command(__doc__, FLOORS, lambda: measured(SEEDS))
