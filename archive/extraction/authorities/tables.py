"""An authority file as written: TOML, a table an entry, each with its name."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from archive.errors import AuthorityError
from archive.extraction.folding import folded


@dataclass(frozen=True, slots=True)
class Table:
    """One entry.

    Attributes:
        values: what it states, by key; only *name* is checked.
        place: where it stands, for messages.
    """

    name: str
    values: Mapping[str, Any]
    place: str

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of names at *key*, empty where there is none.

        Raises:
            AuthorityError: it is something else.
        """
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise AuthorityError(f"{self.place}, {key}: write a list of names in quotes")
        return tuple(item.strip() for item in value)


def own_text(kind: str) -> str:
    """Return the file of *kind* that comes with the program."""
    return files("archive.extraction.authorities").joinpath(f"{kind}s.toml").read_text("utf-8")


def text_of(path: Path) -> str:
    """Return the text of a folder's own file.

    Raises:
        AuthorityError: it can't be read.
    """
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityError(f"{path} can't be read: {error}") from error


def tables(text: str, path: str, kind: str, keys: Collection[str]) -> list[Table]:
    """Return the ``[[kind]]`` tables of *text*, in its order; *path* is said in messages.

    Raises:
        AuthorityError: it is no TOML, or a table has no name or another key than *keys*.
    """
    try:
        found = tomllib.loads(text).get(kind, [])
    except tomllib.TOMLDecodeError as error:
        raise AuthorityError(f"{path} is not valid TOML: {error}") from error
    if not isinstance(found, list):
        raise AuthorityError(f"{path}: {kind}s are written as [[{kind}]] tables")
    return [_table(values, f"{path}, entry {number}", kind, keys) for number, values in enumerate(found, 1)]


def _table(values: Any, place: str, kind: str, keys: Collection[str]) -> Table:
    name = values.get("name") if isinstance(values, dict) else None
    if not isinstance(name, str) or not folded(name):
        raise AuthorityError(f"{place}: an {kind} needs a name")
    place = f"{place} ({name})"
    unknown = sorted(set(values) - set(keys))
    if unknown:
        raise AuthorityError(f"{place}: unknown key {unknown[0]}")
    return Table(name.strip(), values, place)
