"""What is looked for only beside certain words is found beside each of them."""

from __future__ import annotations

import pytest

from archive.extraction.vocabulary.labels import INNER_LABEL, may_have_inner_label


@pytest.mark.parametrize(
    "line",
    [
        *("Ann One Source: Port Star", "Ann One Author: B", "Ann One Published：today", "Ann One, updated 3 May 2020"),
        *("Ann One Published 3 May", "Ann One posted 3 May", "Ann One Aktualisiert 3.", "Ann One veröffentlicht am 3."),
        *(
            "Ann One mis à jour le 3",
            "Ann One publié le 3",
            "Ann One Actualizado 3",
            "Ann One publicado 3",
            "新闻 来源：报",
        ),
    ],
)
def test_labels_within_a_line_are_sought_wherever_they_can_be(line: str) -> None:
    assert INNER_LABEL.search(line)
    assert may_have_inner_label(line)
