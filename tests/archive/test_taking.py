"""Places for searches that are taken away."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.errors import SearchesBusy
from archive.taking import Taken


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite3'}")


def test_a_place_is_given_back_once(catalogue: Catalogue) -> None:
    places = threading.BoundedSemaphore(1)
    taken = Taken(catalogue, places, 0.01)
    with pytest.raises(SearchesBusy, match="try again"):
        Taken(catalogue, places, 0.01)
    taken.close()
    taken.close()
    Taken(catalogue, places, 0.01).close()


def test_what_was_closed_gives_nothing_more(catalogue: Catalogue) -> None:
    taken = Taken(catalogue, threading.BoundedSemaphore(1), 0.01)
    assert list(taken.batches()) == []
    taken.close()
    assert list(taken.batches()) == []
