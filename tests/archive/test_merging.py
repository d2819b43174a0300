"""Outlets are listed as they are printed, those that are alike are offered, and a merge is an alias in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import AuthorityError
from archive.extraction import Outlet, OutletAuthority
from archive.merging import merge_into, printed_outlets

AUTHORITY = OutletAuthority([Outlet("Harbour Gazette", aliases=("HG Online",)), Outlet("Enn Valley Star")])


@pytest.mark.parametrize(
    ("printed", "is_known", "like"),
    [
        ("Harbour Gazette", True, None),
        ("hg online", True, None),
        ("Harbour Gazette Weekend", False, "Harbour Gazette"),
        ("Harbor Gazete", False, "Harbour Gazette"),
        ("Ferrywick Post", False, None),
    ],
)
def test_an_unknown_outlet_is_offered_what_it_may_be(printed: str, is_known: bool, like: str | None) -> None:
    (outlet,) = printed_outlets({printed: 3}, AUTHORITY)
    assert (outlet.name, outlet.articles, outlet.is_known, outlet.like) == (printed, 3, is_known, like)


def test_unknown_outlets_are_offered_each_other_and_stand_by_their_holdings() -> None:
    found = printed_outlets({"Ferrywick Pots": 1, "Ferrywick Post": 12, "Harbour Gazette": 5}, AUTHORITY)
    assert [(each.name, each.like) for each in found] == [
        ("Ferrywick Post", "Ferrywick Pots"),
        ("Harbour Gazette", None),
        ("Ferrywick Pots", "Ferrywick Post"),
    ]


def test_a_merge_is_an_alias_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text('# ours\n[[outlet]]\nname = "Harbour Gazette"\naliases = ["Gazette of the Harbour"]\n', "utf-8")
    before = OutletAuthority.load(path)
    combined = merge_into(path, 'The "Gazette"', "Gazette of the Harbour", before)
    assert OutletAuthority.load(path).fingerprint == combined.fingerprint
    for name in ('The "Gazette"', "Gazette of the Harbour"):
        outlet = combined.by_name(name)
        assert outlet is not None
        assert outlet.name == "Harbour Gazette"
    assert path.read_text("utf-8").startswith("# ours\n")
    assert [each.name for each in tmp_path.iterdir()] == ["outlets.toml"]


@pytest.mark.parametrize(("printed", "outlet"), [("A B", "a b"), ("HG Online", "Harbour Gazette")])
def test_what_is_one_outlet_is_not_merged(tmp_path: Path, printed: str, outlet: str) -> None:
    with pytest.raises(AuthorityError, match="one outlet already"):
        merge_into(tmp_path / "outlets.toml", printed, outlet, AUTHORITY)


def test_a_file_that_is_no_authority_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text("[[outlet]\n", "utf-8")
    with pytest.raises(AuthorityError):
        merge_into(path, "A", "B", AUTHORITY)
    assert path.read_text("utf-8") == "[[outlet]\n"
