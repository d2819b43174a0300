"""The authority file of outlets: which names, domains and handles are one newspaper, station or agency.

The file that comes with the program is ``outlets.toml``; a file of the same form in an ingested
folder overlays it: an entry with a name that is known replaces that entry, others are added.

    [[outlet]]
    name = "Global Times"                # as the outlet calls itself
    aliases = ["globaltimes"]            # short and long forms, other scripts
    domains = ["globaltimes.cn"]         # without www.
    handles = ["globaltimesnews"]        # without @
    country = "CN"                       # ISO 3166-1
    language = "en"                      # ISO 639-1
    kind = "newspaper"                   # newspaper, magazine, broadcaster, agency, website
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from archive.errors import AuthorityError
from archive.extraction.folding import folded_name

KINDS = ("newspaper", "magazine", "broadcaster", "agency", "website")
_KEYS = {"name", "aliases", "domains", "handles", "country", "language", "kind"}
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|&")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MAX_WORDS = 7


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the authority file."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    country: str | None = None
    language: str | None = None
    kind: str = "newspaper"

    @property
    def is_agency(self) -> bool:
        return self.kind == "agency"


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet that is named at *start* to *end* of a text."""

    outlet: Outlet
    start: int
    end: int


class OutletAuthority:
    """Looks outlets up by name, domain or handle. Immutable once made.

    Attributes:
        outlets: the entries in the order of their files.
        fingerprint: hex digest of the entries.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.outlets = tuple(outlets)
        self.fingerprint = hashlib.sha256(repr(self.outlets).encode()).hexdigest()
        self._names = _index(self.outlets, lambda outlet: map(folded_name, (outlet.name, *outlet.aliases)))
        self._domains = _index(self.outlets, lambda outlet: outlet.domains)
        self._handles = _index(self.outlets, lambda outlet: (handle.lstrip("@") for handle in outlet.handles))
        names = [(name, outlet) for outlet in self.outlets for name in (outlet.name, *outlet.aliases)]
        self._spaceless = [(name, outlet) for name, outlet in names if _SPACELESS.search(name)]

    @classmethod
    def load(cls, overlay: Path | None = None) -> OutletAuthority:
        """Return the authority file of the program with that at *overlay* over it.

        Raises:
            AuthorityError: a file can't be read, or an entry isn't of the form above.
        """
        own = _entries(files("archive.extraction").joinpath("outlets.toml").read_text("utf-8"), "outlets.toml")
        entries = {folded_name(outlet.name): outlet for outlet in own}
        if overlay is not None:
            try:
                text = overlay.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise AuthorityError(f"{overlay} can't be read: {error}") from error
            entries |= {folded_name(outlet.name): outlet for outlet in _entries(text, str(overlay))}
        return cls(entries.values())

    def by_name(self, text: str) -> Outlet | None:
        """Return the outlet that *text* as a whole names, whatever its case, accents and leading article."""
        return self._names.get(folded_name(text))

    def by_domain(self, host: str) -> Outlet | None:
        """Return the outlet whose site *host* belongs to: ``edition.cnn.com`` is CNN's."""
        labels = host.lower().strip(".").split(".")
        for first in range(len(labels) - 1):
            outlet = self._domains.get(".".join(labels[first:]))
            if outlet:
                return outlet
        return None

    def by_handle(self, handle: str) -> Outlet | None:
        """Return the outlet that goes by *handle* on social networks, with or without its @."""
        return self._handles.get(handle.strip().lstrip("@").lower())

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the outlets that *text* names, in its order, the longest name at each place.

        A name must be written as a name: its first word starts with a capital, and a short single
        word (Time, Sun, Bild) is no mention unless it is all capitals.
        """
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            mention = self._mention_at(text, words, at)
            at += 1
            if mention:
                yield mention
                while at < len(words) and words[at].start() < mention.end:
                    at += 1
        for name, outlet in self._spaceless:
            start = text.find(name)
            if start >= 0:
                yield Mention(outlet, start, start + len(name))

    def _mention_at(self, text: str, words: list[re.Match[str]], at: int) -> Mention | None:
        start = words[at].start()
        if not text[start].isupper():
            return None
        for last in range(min(at + _MAX_WORDS, len(words)) - 1, at - 1, -1):
            for end in _ends(words[last]):
                name = text[start:end]
                outlet = self._names.get(folded_name(name))
                if outlet and (last > at or len(name) > 5 or name.isupper()):
                    return Mention(outlet, start, end)
        return None


def _ends(word: re.Match[str]) -> Iterator[int]:
    """Where a name that ends with *word* may end: after it, or before its possessive ’s."""
    yield word.end()
    if word[0][-2:] in ("'s", "’s"):
        yield word.end() - 2


def _index(outlets: tuple[Outlet, ...], keys: Any) -> dict[str, Outlet]:
    """The first outlet that has each key; a later entry doesn't take a name from an earlier one."""
    found: dict[str, Outlet] = {}
    for outlet in outlets:
        for key in keys(outlet):
            found.setdefault(key.lower(), outlet)
    return found


def _entries(text: str, path: str) -> list[Outlet]:
    try:
        tables = tomllib.loads(text).get("outlet", [])
    except tomllib.TOMLDecodeError as error:
        raise AuthorityError(f"{path} is not valid TOML: {error}") from error
    if not isinstance(tables, list):
        raise AuthorityError(f"{path}: outlets are written as [[outlet]] tables")
    return [_entry(table, f"{path}, entry {number}") for number, table in enumerate(tables, 1)]


def _entry(table: Any, place: str) -> Outlet:
    name = table.get("name") if isinstance(table, dict) else None
    if not isinstance(name, str) or not folded_name(name):
        raise AuthorityError(f"{place}: an outlet needs a name")
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise AuthorityError(f"{place} ({name}): unknown key {unknown[0]}")
    kind = table.get("kind", "newspaper")
    if kind not in KINDS:
        raise AuthorityError(f"{place} ({name}): kind is one of {', '.join(KINDS)}")
    lists = {key: _texts(table.get(key, []), f"{place} ({name}), {key}") for key in ("aliases", "domains", "handles")}
    country, language = table.get("country"), table.get("language")
    if not all(value is None or isinstance(value, str) for value in (country, language)):
        raise AuthorityError(f"{place} ({name}): country and language are codes in quotes")
    return Outlet(name.strip(), country=country, language=language, kind=kind, **lists)


def _texts(value: Any, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise AuthorityError(f"{place}: write a list of names in quotes")
    return tuple(item.strip() for item in value)
