"""Outlets as they are printed, and their merging by the folder's authority file.

An outlet that no authority file knows is kept as it is printed. Two spellings become one outlet by an alias in the
folder's ``outlets.toml``; the next ingest extracts with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from archive.errors import AuthorityError
from archive.extraction import OutletAuthority
from archive.extraction.folding import folded_name

_ALIKE = 0.82
"""Above this share of letters in common two names are offered for merging; misprints and suffixes stay above it."""


@dataclass(frozen=True, slots=True)
class PrintedOutlet:
    """An outlet of the archive.

    Attributes:
        is_known: whether an authority file has it.
        like: the outlet that it may be, None where nothing is like it or it is known.
    """

    name: str
    articles: int
    is_known: bool
    like: str | None


def printed_outlets(counts: Mapping[str, int], authority: OutletAuthority) -> list[PrintedOutlet]:
    """Return the outlets of an archive with how many articles each has, most first, then by name."""
    known = {name: authority.by_name(name) is not None for name in counts}
    names = {folded_name(outlet.name): outlet.name for outlet in authority.outlets}
    names |= {folded_name(name): name for name in sorted(counts, key=lambda name: counts[name])}
    found = (
        PrintedOutlet(name, count, known[name], None if known[name] else _like(name, authority, names))
        for name, count in counts.items()
    )
    return sorted(found, key=lambda outlet: (-outlet.articles, outlet.name))


def merge_into(path: Path, printed: str, outlet: str, authority: OutletAuthority) -> OutletAuthority:
    """Write into the authority file at *path* that *printed* is *outlet*; return what is known then.

    Args:
        authority: what is known before, by which *outlet* may be any of its names.

    Raises:
        AuthorityError: the file can't be read as an authority file, or written; or both are one already.
    """
    known, same = authority.by_name(outlet), authority.by_name(printed)
    if folded_name(printed) == folded_name(outlet) or (known is not None and known == same):
        raise AuthorityError(f"“{printed}” and “{outlet}” are one outlet already")
    entry = f"[[outlet]]\nname = {_toml(known.name if known else outlet)}\naliases = [{_toml(printed)}]\n"
    beside = path.with_name(path.name + ".new")
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        beside.write_text(f"{before.rstrip()}\n\n{entry}" if before.strip() else entry, "utf-8")
        combined = OutletAuthority.load(beside)
        beside.replace(path)
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(f"{path} can't be changed: {error}") from error
    finally:
        beside.unlink(missing_ok=True)
    return combined


def _like(name: str, authority: OutletAuthority, names: Mapping[str, str]) -> str | None:
    """The outlet that *name* mentions, or whose name has nearly the same letters."""
    mention = next(iter(authority.mentions(name)), None)
    if mention:
        return mention.outlet.name
    fold = folded_name(name)
    others: Iterable[str] = (other for other in names if other != fold)
    close = get_close_matches(fold, list(others), n=1, cutoff=_ALIKE)
    return names[close[0]] if close else None


def _toml(text: str) -> str:
    """*text* as a basic string of TOML, which JSON's strings are."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")
