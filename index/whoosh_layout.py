"""What a Whoosh index keeps of a document, and under which names.

id, revision, language, stored   the document itself, with its texts
words_FIELD    each word of a TEXT field with its positions; characters of scripts without spaces in pairs (多边, 边主,
               主义, 义); joined words (“email” of “e-mail”) with a + before them, for their number alone
length_FIELD   how many words, exactly
stems          “language, stem, word” for each word of a document whose stem is another
values_FIELD   values letter for letter, as terms and once more as a JSON list in a column
start_FIELD, end_FIELD   a period as ordinal days, in columns
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import whoosh.columns  # type: ignore[import-untyped]
import whoosh.fields  # type: ignore[import-untyped]
import whoosh.formats  # type: ignore[import-untyped]

from index import analysis, stemming
from index.matching import Text
from index.model import Document
from index.periods import DateRange
from index.schema import FieldKind, Schema

LAYOUT = 2
"""Changes when an index written before can't be read any more."""

JOINED = "+"
BETWEEN = "\x1f"

MISSING, OPEN_START, OPEN_END = -1, 0, 2**31 - 1
"""In the columns of days, whose ordinals begin with 1."""

UNWRITTEN = -2
"""What a column of numbers gives for a document whose number was never written, or was lost."""


def days(period: DateRange) -> tuple[int, int]:
    """Return the first day and the day after the last, as numbers that compare as the days do."""
    start = OPEN_START if period.start is None else period.start.toordinal()
    return start, OPEN_END if period.end is None else period.end.toordinal()


def day_columns(name: str) -> list[str]:
    """Return the names of the columns of a PERIOD field."""
    return [f"start_{name}", f"end_{name}"]


class _Positions(whoosh.formats.Format):  # type: ignore[misc]
    """Positions of a word in a text as four bytes each, in the machine's order; faster than Whoosh's pickles."""

    def encode(self, places: list[int]) -> bytes:
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> array[int]:
        return array("I", value)


class _Words(whoosh.fields.FieldType):  # type: ignore[misc]
    """Words with their positions, analysed beforehand."""

    def __init__(self) -> None:
        super().__init__(_Positions(), None)

    def index(self, value: dict[str, list[int]], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for word, places in value.items():
            yield word.encode(), len(places), float(len(places)), self.format.encode(places)


class _Terms(whoosh.fields.FieldType):  # type: ignore[misc]
    """Terms letter for letter, without positions."""

    def __init__(self) -> None:
        super().__init__(whoosh.formats.Existence(), None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term in value:
            yield term.encode(), 1, 1.0, b""


class _Values(whoosh.fields.FieldType):  # type: ignore[misc]
    """Values letter for letter, as terms and as a JSON list in a column."""

    def __init__(self) -> None:
        super().__init__(whoosh.formats.Existence(), None, sortable=whoosh.columns.VarBytesColumn())

    def index(self, value: tuple[str, ...], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((each.encode(), 1, 1.0, b"") for each in value)

    def to_column_value(self, value: tuple[str, ...]) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode()


def _numbers() -> Any:
    return whoosh.fields.COLUMN(whoosh.columns.NumericColumn("i", default=UNWRITTEN))


def whoosh_schema(schema: Schema) -> Any:
    made: dict[str, Any] = {
        "id": _Values(),
        "revision": whoosh.fields.COLUMN(whoosh.columns.VarBytesColumn()),
        "language": whoosh.fields.COLUMN(whoosh.columns.VarBytesColumn()),
        "stems": _Terms(),
        "stored": whoosh.fields.STORED(),
    }
    for spec in schema.of_kind(FieldKind.TEXT):
        made |= {f"words_{spec.name}": _Words(), f"length_{spec.name}": _numbers()}
    for spec in schema.of_kind(FieldKind.KEYWORD):
        made[f"values_{spec.name}"] = _Values()
    for spec in schema.of_kind(FieldKind.PERIOD):
        made |= {f"start_{spec.name}": _numbers(), f"end_{spec.name}": _numbers()}
    result = whoosh.fields.Schema(**made)
    result.stamp = {"layout": LAYOUT, "fingerprint": schema.fingerprint(), "change": 0}
    return result


def whoosh_values(document: Document, schema: Schema) -> dict[str, Any]:
    """Return what Whoosh is to keep of *document*, by the names of its own schema."""
    texts = {name: value for name, value in document.values.items() if isinstance(value, str)}
    made: dict[str, Any] = {
        "id": (document.id,),
        "revision": document.revision.encode(),
        "language": (stemming.known(document.language) or "").encode(),
        "stored": {"language": document.language, "texts": texts},
    }
    stems: set[tuple[str, str]] = set()
    for spec in schema.of_kind(FieldKind.TEXT):
        text = Text.of(texts.get(spec.name, ""), document.language)
        made |= {f"words_{spec.name}": _places(text), f"length_{spec.name}": len(text.words)}
        stems.update(text.stems)
    language = stemming.known(document.language)
    made["stems"] = [BETWEEN.join((language, *pair)) for pair in stems] if language else ()
    for spec in schema.of_kind(FieldKind.KEYWORD):
        values = document.values.get(spec.name)
        made[f"values_{spec.name}"] = tuple(dict.fromkeys(values)) if isinstance(values, tuple) else ()
    for spec in schema.of_kind(FieldKind.PERIOD):
        period = document.values.get(spec.name)
        first, end = days(period) if isinstance(period, DateRange) else (MISSING, MISSING)
        made |= {f"start_{spec.name}": first, f"end_{spec.name}": end}
    return made


def _places(text: Text) -> dict[str, list[int]]:
    """Return each word with its positions; of joined words only the number of these counts."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(analysis.bigrams(text.words)):
        places.setdefault(word, []).append(place)
    for word in text.joined:
        places.setdefault(JOINED + word, []).append(0)
    return places
