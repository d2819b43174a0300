"""Where a long line may break."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from archive.web.wrapping import breakable


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        ("https://www.gazette.example/a/b?c=d", ["https:", "//www", ".gazette", ".example", "/a", "/b", "?c=d"]),
        ("", [""]),
        ("…", ["…"]),
    ],
)
def test_an_address_breaks_before_its_slashes_and_full_stops(address: str, pieces: list[str]) -> None:
    assert breakable(address) == Markup("<wbr>").join(pieces)


def test_no_address_becomes_markup() -> None:
    assert breakable("https://a.example/<b>") == "https:<wbr>//a<wbr>.example<wbr>/&lt;b&gt;"
