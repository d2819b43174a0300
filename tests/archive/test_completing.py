"""What a query string asks to complete."""

from __future__ import annotations

import pytest

from archive.completing import Beginning, completions, parse
from archive.errors import StateError
from archive.indexing import SCHEMA
from index.memory_engine import MemoryEngine
from index.model import Completion, Document
from index.testing import put


def test_a_beginning_is_read() -> None:
    assert parse([("field", "outlet"), ("prefix", " glob "), ("limit", "50")]) == Beginning("outlet", "glob", 50)
    assert parse([("prefix", "x" * 64), ("field", "word"), ("limit", "")]) == Beginning("word", "x" * 64, 10)


@pytest.mark.parametrize("limit", ["0", "51", "-1", "1.5", "٣", "007"])
def test_what_is_beyond_its_bound_is_refused(limit: str) -> None:
    with pytest.raises(StateError, match="from 1 to 50") as caught:
        parse([("field", "word"), ("prefix", "a"), ("limit", limit)])
    assert caught.value.parameter == "limit"


def test_words_are_those_of_texts_and_values_those_of_fields() -> None:
    engine = MemoryEngine(SCHEMA)
    values = {"body": "times", "outlet": ("Global Times",), "author": ("Tim Lee",), "section": ("Timber",)}
    put(engine, Document("1", "1", "en", values))
    found = {
        field: completions(engine, Beginning(field, "tim"), 60) for field in ("word", "outlet", "author", "section")
    }
    assert found == {
        "word": (Completion("times", 1),),
        "outlet": (Completion("Global Times", 1),),
        "author": (Completion("Tim Lee", 1),),
        "section": (Completion("Timber", 1),),
    }
