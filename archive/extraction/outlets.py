"""The authority file of outlets: which names, domains and handles are one newspaper, station or agency.

The file that comes with the program is ``outlets.toml``; a file of the same form in an ingested
folder overlays it: an entry with a name that is known adds its aliases, domains and handles to that
entry and replaces what else it states, others are added.

    [[outlet]]
    name = "Global Times"                # as the outlet calls itself; of two called so, one adds its place
    aliases = ["环球时报英文版"]         # short and long forms, other scripts; may be others' too
    domains = ["globaltimes.cn"]         # without www.
    handles = ["globaltimesnews"]        # without @
    country = "CN"                       # ISO 3166-1
    language = "en"                      # ISO 639-1
    kind = "newspaper"                   # newspaper, magazine, broadcaster, agency, website
    source = "https://globaltimes.cn/"   # where name and domain can be checked

An alias that differs from the name or a domain by case, accents and punctuation only says nothing new;
nor does one without the article, unless it is a single word: “Guardian” is an outlet, “Nation” is not.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from archive.errors import AuthorityError
from archive.extraction.folding import folded, folded_name
from archive.extraction.sections import is_section_word

KINDS = ("newspaper", "magazine", "broadcaster", "agency", "website")
MAX_NAME = 120
_LISTS = ("aliases", "domains", "handles")
_KEYS = {"name", *_LISTS, "country", "language", "kind", "source"}
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|&")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
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
    source: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

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
        self._names = _index(self.outlets, lambda outlet: {key for name in outlet.names for key in _keys(name)})
        self._domains = _index(self.outlets, lambda outlet: outlet.domains)
        self._handles = _index(self.outlets, lambda outlet: (handle.lstrip("@") for handle in outlet.handles))
        self._first_words = frozenset(name.partition(" ")[0] for name in self._names)
        spaceless = {name for outlet in self.outlets for name in outlet.names if _SPACELESS.search(name)}
        self._spaceless = re.compile("|".join(map(re.escape, sorted(spaceless, key=lambda name: (-len(name), name)))))

    @classmethod
    def load(cls, overlay: Path | None = None) -> OutletAuthority:
        """Return the authority file of the program with that at *overlay* over it.

        Raises:
            AuthorityError: a file can't be read, or an entry isn't of the form above.
        """
        own = _entries(files("archive.extraction").joinpath("outlets.toml").read_text("utf-8"), "outlets.toml")
        entries = {folded(entry.outlet.name): entry for entry in own}
        if overlay is not None:
            try:
                text = overlay.read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise AuthorityError(f"{overlay} can't be read: {error}") from error
            for entry in _entries(text, str(overlay)):
                key = folded(entry.outlet.name)
                entries[key] = entry.over(entries[key]) if key in entries else entry
        return cls(entry.outlet for entry in entries.values())

    def by_name(self, text: str, near: Collection[str] = ()) -> Outlet | None:
        """Return the outlet that *text* as a whole names, whatever its case, accents and leading article.

        A domain is a name too. A name that several outlets have means the one that *near* holds, the
        names of outlets that are known there otherwise (“La Nación” beside nacion.com); else the one whose
        own name it is, not an alias. An alias that is also a section's name (“Science”) needs *near*.
        """
        if len(text) > MAX_NAME:
            return None
        found = self._named(text)
        if not found and "." in text and " " not in text:
            return self.by_domain(text)
        return _meant(found, text, near)

    def by_domain(self, host: str) -> Outlet | None:
        """Return the outlet whose site *host* belongs to: ``edition.cnn.com`` is CNN's."""
        labels = host.lower().strip(".").split(".")
        for first in range(len(labels) - 1):
            outlets = self._domains.get(".".join(labels[first:]))
            if outlets:
                return outlets[0]
        return None

    def by_handle(self, handle: str) -> Outlet | None:
        """Return the outlet that goes by *handle* on social networks, with or without its @."""
        outlets = self._handles.get(handle.strip().lstrip("@").lower())
        return outlets[0] if outlets else None

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the outlets that *text* names, in its order, the longest name at each place.

        A name must be written as a name: its first word doesn't start with a small letter, and a
        short single word (Time, Sun, Bild), or one of a script without capitals, is no mention unless it
        is all capitals.
        """
        yield from sorted((*self._between_spaces(text), *self._within_words(text)), key=lambda one: one.start)

    def _named(self, text: str) -> tuple[Outlet, ...]:
        plain = folded(text)
        return self._names.get(plain) or (self._names.get(folded_name(text), ()) if " " in plain else ())

    def _between_spaces(self, text: str) -> Iterator[Mention]:
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            mention = self._mention_at(text, words, at)
            at += 1
            if mention:
                yield mention
                while at < len(words) and words[at].start() < mention.end:
                    at += 1

    def _within_words(self, text: str) -> Iterator[Mention]:
        """The names of scripts that put no spaces between words."""
        for match in self._spaceless.finditer(text) if self._spaceless.pattern else ():
            outlet = self.by_name(match[0])
            if outlet:
                yield Mention(outlet, *match.span())

    def _mention_at(self, text: str, words: list[re.Match[str]], at: int) -> Mention | None:
        start, first = words[at].start(), words[at][0]
        if first[0].islower() or _SPACELESS.match(first) or folded(first).partition(" ")[0] not in self._first_words:
            return None
        for last in range(min(at + _MAX_WORDS, len(words)) - 1, at - 1, -1):
            for end in _ends(words[last]):
                name = text[start:end]
                outlet = self.by_name(name)
                if outlet and (last > at or name.isupper() or (first[0].isupper() and len(name) > 5)):
                    return Mention(outlet, start, end)
        return None


def _keys(name: str) -> set[str]:
    """The folded forms that *name* is found by: without its article too, if more than one word is left."""
    plain, bare = folded(name), folded_name(name)
    return {plain, bare} if " " in bare else {plain}


def _meant(found: tuple[Outlet, ...], text: str, near: Collection[str] = ()) -> Outlet | None:
    """Which of the outlets that have the name *text* it means, as `OutletAuthority.by_name` says."""
    for outlet in found if near else ():
        if outlet.name in near:
            return outlet
    exact = [outlet for outlet in found if folded(outlet.name) == folded(text)]
    if exact or is_section_word(text):
        return exact[0] if exact else None
    called_so = [outlet for outlet in found if folded_name(outlet.name) == folded_name(text)] or found
    return called_so[0] if len(called_so) == 1 else None


def _ends(word: re.Match[str]) -> Iterator[int]:
    """Where a name that ends with *word* may end: after it, or before its possessive ’s."""
    yield word.end()
    if word[0][-2:] in ("'s", "’s"):
        yield word.end() - 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a file; *stated* are the keys that it has."""

    outlet: Outlet
    stated: frozenset[str]

    def over(self, other: _Entry) -> _Entry:
        """Return this entry with the other's aliases, domains and handles besides, and with what it doesn't state."""
        changed: dict[str, Any] = {
            key: tuple(dict.fromkeys((*getattr(self.outlet, key), *getattr(other.outlet, key)))) for key in _LISTS
        }
        changed |= {key: getattr(other.outlet, key) for key in other.stated - self.stated - set(_LISTS)}
        return _Entry(replace(self.outlet, **changed), self.stated | other.stated)


def _index(outlets: tuple[Outlet, ...], keys: Callable[[Outlet], Iterable[str]]) -> dict[str, tuple[Outlet, ...]]:
    """The outlets that have each key, in their order."""
    found: dict[str, tuple[Outlet, ...]] = {}
    for outlet in outlets:
        for key in keys(outlet):
            found[key.lower()] = (*found.get(key.lower(), ()), outlet)
    return found


def _entries(text: str, path: str) -> list[_Entry]:
    try:
        tables = tomllib.loads(text).get("outlet", [])
    except tomllib.TOMLDecodeError as error:
        raise AuthorityError(f"{path} is not valid TOML: {error}") from error
    if not isinstance(tables, list):
        raise AuthorityError(f"{path}: outlets are written as [[outlet]] tables")
    return [_entry(table, f"{path}, entry {number}") for number, table in enumerate(tables, 1)]


def _entry(table: Any, place: str) -> _Entry:
    name = table.get("name") if isinstance(table, dict) else None
    if not isinstance(name, str) or not folded_name(name):
        raise AuthorityError(f"{place}: an outlet needs a name")
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise AuthorityError(f"{place} ({name}): unknown key {unknown[0]}")
    kind = table.get("kind", "newspaper")
    if kind not in KINDS:
        raise AuthorityError(f"{place} ({name}): kind is one of {', '.join(KINDS)}")
    lists = {key: _texts(table.get(key, []), f"{place} ({name}), {key}") for key in _LISTS}
    country, language, source = (table.get(key) for key in ("country", "language", "source"))
    if not all(value is None or isinstance(value, str) for value in (country, language, source)):
        raise AuthorityError(f"{place} ({name}): country and language are codes in quotes, source an address in quotes")
    outlet = Outlet(name.strip(), country=country, language=language, kind=kind, source=source, **lists)
    return _Entry(outlet, frozenset(table))


def _texts(value: Any, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise AuthorityError(f"{place}: write a list of names in quotes")
    return tuple(item.strip() for item in value)
