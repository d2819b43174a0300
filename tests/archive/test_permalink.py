from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import permalink
from archive.errors import PermalinkError

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
identifiers = st.builds(permalink.issue, digests, st.text(max_size=20), st.integers(0, 3))


@given(identifiers)
def test_an_issued_identifier_is_one(identifier: str) -> None:
    assert len(identifier) == permalink.LENGTH
    assert permalink.parse(identifier) == identifier


@given(identifiers, st.integers(0, 12), st.sampled_from(permalink.ALPHABET))
def test_every_wrong_character_is_noticed(identifier: str, place: int, other: str) -> None:
    mistyped = identifier[:place] + other + identifier[place + 1 :]
    if mistyped == identifier:
        return
    with pytest.raises(PermalinkError):
        permalink.parse(mistyped)


@given(identifiers, st.integers(0, 11))
def test_swapped_neighbours_are_noticed(identifier: str, place: int) -> None:
    first, second = identifier[place : place + 2]
    if first == second or {first, second} == {"0", "z"}:  # the one swap that Luhn can't see: first and last digit
        return
    with pytest.raises(PermalinkError):
        permalink.parse(identifier[:place] + second + first + identifier[place + 2 :])


@given(identifiers)
def test_letters_that_look_like_digits_are_read_as_those(identifier: str) -> None:
    assert permalink.parse(identifier.upper().replace("0", "O").replace("1", "L")) == identifier


@given(st.text(max_size=40))
def test_any_text_is_an_identifier_or_refused(text: str) -> None:
    try:
        identifier = permalink.parse(text)
    except PermalinkError:
        return
    assert permalink.parse(identifier) == identifier


def test_identifiers_never_change() -> None:
    """Links that were printed have to open for ever: this one was issued by the first release."""
    assert permalink.issue("ab" * 32, "") == "gak5cg8jqgvgh"
    assert permalink.issue("ab" * 32, "line") != permalink.issue("ab" * 32, "")
    assert permalink.issue("ab" * 32, "", 1) != permalink.issue("ab" * 32, "")
