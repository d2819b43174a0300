"""All articles of a search, a batch at a time: however many there are, one batch of them is in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import chain, islice

from archive.catalogue import Catalogue
from archive.catalogue.values import ArticleState, Entry
from archive.errors import SearchesBusy
from archive.translating import gettext as _
from index.model import Hit

BATCH = 100


class Taken:
    """The articles of one search, of which a few may be under way at a time; close it, also before its end."""

    def __init__(self, catalogue: Catalogue, places: threading.Semaphore, wait_s: float) -> None:
        """Take one of the *places*.

        Raises:
            SearchesBusy: none is free for as long as one may wait.
        """
        if not places.acquire(timeout=wait_s):
            raise SearchesBusy(_("too many results are being taken away at the moment; try again in a minute"))
        self._catalogue = catalogue
        self._places: threading.Semaphore | None = places
        self._hits: Iterator[Hit] = iter(())

    def begin(self, hits: Iterator[Hit]) -> None:
        """Find them: a search that fails does so here."""
        first = list(islice(hits, BATCH))
        self._hits = chain(first, hits)

    def batches(self) -> Iterator[list[Entry]]:
        """Give them in order, as the catalogue has them when it is their turn."""
        while ids := [hit.id for hit in islice(self._hits, BATCH)]:
            entries = self._catalogue.entries(ids)
            found = (entries[each] for each in ids if each in entries)
            yield [entry for entry in found if entry.state is ArticleState.HELD]

    def close(self) -> None:
        """Give the place back."""
        places, self._places, self._hits = self._places, None, iter(())
        if places is not None:
            places.release()
