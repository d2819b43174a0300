"""The authority file of outlets: which names, domains and handles are one newspaper, station or agency.

The file that comes with the program is ``outlets.toml``; a file of the same form in an ingested
folder overlays it: an entry with a name that is known adds its names, domains and handles to that
entry and replaces what else it states, others are added.

    [[outlet]]
    name = "Global Times"                # as the outlet calls itself
    aliases = ["环球时报英文版"]         # short and long forms, other scripts
    common = ["The Globe"]               # names that are others' too, or common words
    domains = ["globaltimes.cn"]         # without www.
    handles = ["globaltimesnews"]        # without @
    country = "CN"                       # ISO 3166-1
    language = "en"                      # ISO 639-1
    kind = "newspaper"                   # newspaper, magazine, broadcaster, agency, website
    source = "https://globaltimes.cn/"   # where name and domain can be checked

A common name means the outlet only beside its address or handle; the name itself can be one (“Time”). Of
outlets that are called the same, all but the best known add where they are and have the name alone as a
common one (“La Nación (Costa Rica)”). An alias that differs from the name or a domain by case, accents,
punctuation and spaces only says nothing new; nor does one without the article, unless it is a single word:
“Guardian” is an outlet, “Nation” is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from archive.errors import AuthorityError
from archive.extraction.authorities.tables import Table, own_text, tables, text_of
from archive.extraction.folding import folded, without_article

KINDS = ("newspaper", "magazine", "broadcaster", "agency", "website")
MAX_NAME = 120
_LISTS = ("aliases", "common", "domains", "handles")
_KEYS = {"name", *_LISTS, "country", "language", "kind", "source"}
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|&")
_FIRST_WORD = re.compile(
    r"(?<![^\W_])(?<![^\W_]['’.&-])(?:[^\W_a-zà-öø-ÿа-я][^\W_]*(?:['’.&-][^\W_]+)*|"
    r"[a-zà-öø-ÿа-я][^\W_]*(?:['’&][^\W_]+)*[.-][^\W_]+(?:['’.&-][^\W_]+)*|[a-z]{1,8}[A-Z][^\W_]*(?:['’.&-][^\W_]+)*)"
)
"""Of the words that ``_WORD`` finds those that can begin a name: without a small letter first, or as no common word
is written: domains, “t-online”, “iNews”."""
_WORDS_KEPT = 32_768
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the authority file."""

    name: str
    aliases: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    country: str | None = None
    language: str | None = None
    kind: str = "newspaper"
    source: str | None = None

    @property
    def sure_names(self) -> tuple[str, ...]:
        """The names that mean the outlet wherever they stand."""
        return tuple(name for name in (self.name, *self.aliases) if name not in self.common)

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
        outlets: the entries, those of an overlay first.
        fingerprint: hex digest of the entries.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.outlets = tuple(outlets)
        self.fingerprint = hashlib.sha256(repr(self.outlets).encode()).hexdigest()
        self._names = _by_name(self.outlets)
        self._common = _index(self.outlets, lambda outlet: {key for name in outlet.common for key in _keys(name)})
        self._domains = _index(self.outlets, lambda outlet: outlet.domains)
        self._handles = _index(self.outlets, lambda outlet: (handle.lstrip("@").lower() for handle in outlet.handles))
        self._longest = _Longest(self._names)
        self._beginnings = frozenset(_beginning(name) for name in self._names if " " in name)
        names = {name for outlet in self.outlets for name in outlet.sure_names if _SPACELESS.search(name)}
        self._spaceless = re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))

    @classmethod
    def load(cls, overlay: Path | None = None) -> OutletAuthority:
        """Return the authority file of the program with that at *overlay* over it.

        Raises:
            AuthorityError: a file can't be read, or an entry isn't of the form above.
        """
        if overlay is None:
            return _shipped()
        shipped = {folded(outlet.name): outlet for outlet in _shipped().outlets}
        over: dict[str, Outlet] = {}
        for entry in _entries(text_of(overlay), str(overlay)):
            key = folded(entry.outlet.name)
            known = over.get(key) or shipped.get(key)
            over[key] = entry.over(known) if known else entry.outlet
        return cls((*over.values(), *(outlet for key, outlet in shipped.items() if key not in over)))

    def by_name(self, text: str, near: Collection[str] = ()) -> Outlet | None:
        """Return the outlet that *text* as a whole names, whatever its case, accents, spaces and leading article.

        A domain is a name too; so are two names of one outlet, the second in brackets. *near* are the names of
        outlets that are known there otherwise: “La Nación” beside nacion.com is another than alone. Where several
        outlets have a name, it means one near, else the one that is called so, else the first that has it as an alias.
        """
        if len(text) > MAX_NAME:
            return None
        plain = folded(text)
        keys = (plain, without_article(plain, text))
        outlet = next((self._names[key] for key in keys if key in self._names), None)
        if near and (outlet is None or outlet.name not in near):
            namesakes = (one for key in keys for one in self._common.get(key, ()) if one.name in near)
            outlet = next(namesakes, outlet)
        if outlet is None and "." in text and " " not in text:
            return self.by_domain(text)
        return outlet or self._by_two_names(text)

    def _by_two_names(self, text: str) -> Outlet | None:
        """The outlet that *text* names twice: “Norddeutscher Rundfunk (NDR)”."""
        long, _, short = text.removesuffix(")").partition(" (") if text.endswith(")") else ("", "", "")
        outlet = self._names.get(folded(long)) if short else None
        return outlet if outlet and outlet is self._names.get(folded(short)) else None

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

    def mentions(self, text: str, *, short: bool = False) -> Iterator[Mention]:
        """Yield the outlets that *text* names by name or domain, in its order, the longest name at each place.

        A name must be written as a name: its first and last word don't start with a small letter or a
        digit unless they do in its entry, and a short single word (Dawn, Bild), or one of a script without
        capitals, is no mention unless it is all capitals, or *short* is set and it is written as in its entry.
        """
        yield from sorted((*self._between_spaces(text, short), *self._within_words(text)), key=lambda one: one.start)

    def _between_spaces(self, text: str, short: bool) -> Iterator[Mention]:
        end = 0
        for match in _FIRST_WORD.finditer(text):
            first = match[0]
            longest = self._longest[first]
            if (longest or "." in first) and match.start() >= end:
                mention = self._mention_at(text, match.start(), first, longest, short)
                if mention:
                    yield mention
                    end = mention.end

    def _within_words(self, text: str) -> Iterator[Mention]:
        """The names of scripts that put no spaces between words."""
        if self._spaceless.pattern and _SPACELESS.search(text):
            for match in self._spaceless.finditer(text):
                outlet = self.by_name(match[0])
                if outlet:
                    yield Mention(outlet, *match.span())

    def _mention_at(self, text: str, start: int, first: str, longest: int, short: bool) -> Mention | None:
        """The mention that begins at *start* with the word *first*, which no name of more than *longest* words has."""
        domain = self.by_domain(first) if "." in first else None
        if domain:
            return Mention(domain, start, start + len(first))
        if longest == 0 or _SPACELESS.match(first):
            return None
        is_small = first[0].islower()
        words = tuple(islice(_WORD.finditer(text, start), longest))
        if len(words) > 1 and _beginning(folded(text[start : words[1].end()])) not in self._beginnings:
            words = words[:1]
        for word in reversed(words):
            for end in _ends(word):
                name = text[start:end]
                outlet = self._names.get(folded(name))
                is_exact = outlet is not None and name in outlet.sure_names
                is_sure = is_exact and (is_small or short)
                if outlet and (is_sure or (not is_small and _is_written(name, word.start() - start, is_exact))):
                    return Mention(outlet, start, end)
        return None


class _Longest(dict[str, int]):
    """How many words the longest name that begins with a word has, by words as they are written; kept once asked."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self._folded: dict[str, int] = {}
        for name in names:
            words = name.split(" ")
            self._folded[words[0]] = max(self._folded.get(words[0], 0), len(words))

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[word] = self._folded.get(folded(word).partition(" ")[0], 0)
        return self[word]


def _is_written(name: str, last: int, is_exact: bool) -> bool:
    """Whether *name*, whose last word begins at *last*, is written as names are."""
    if last or name[0].isdigit():
        return is_exact or not (name[0].isdigit() or name[last].islower())
    return name.isupper() or (name[0].isupper() and len(name) > 5)


def _by_name(outlets: tuple[Outlet, ...]) -> dict[str, Outlet]:
    """Which outlet each name means: own names before aliases, names as they are before others' without article."""
    names = [(name, _keys(name), outlet) for outlet in outlets for name in outlet.sure_names]
    own = ((keys[0], outlet) for name, keys, outlet in names if name == outlet.name)
    whole = ((keys[0], outlet) for _, keys, outlet in names)
    changed = ((key, outlet) for _, keys, outlet in names for key in keys[1:])
    found: dict[str, Outlet] = {}
    for key, outlet in (*own, *whole, *changed):
        found.setdefault(key, outlet)
    return found


def _keys(name: str) -> tuple[str, ...]:
    """The folded forms that *name* is found by: of several words also run together, and without its article."""
    plain = folded(name)
    bare = without_article(plain, name)
    together = (plain.replace(" ", ""),) if " " in plain and len(plain) > 6 else ()
    return (plain, bare, *together) if " " in bare else (plain, *together)


def _index(outlets: tuple[Outlet, ...], keys: Callable[[Outlet], Iterable[str]]) -> dict[str, tuple[Outlet, ...]]:
    """The outlets that have each key, in their order."""
    found: dict[str, tuple[Outlet, ...]] = {}
    for outlet in outlets:
        for key in keys(outlet):
            found[key] = (*found.get(key, ()), outlet)
    return found


def _beginning(name: str) -> str:
    """The first two words of a folded name."""
    return " ".join(name.split(" ", 2)[:2])


def _ends(word: re.Match[str]) -> Iterator[int]:
    """Where a name that ends with *word* may end: after it, or before its possessive ’s."""
    yield word.end()
    if word[0][-2:] in ("'s", "’s"):
        yield word.end() - 2


@cache
def _shipped() -> OutletAuthority:
    return OutletAuthority(entry.outlet for entry in _entries(own_text("outlet"), "outlets.toml"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a file; *stated* are the keys that it has."""

    outlet: Outlet
    stated: frozenset[str]

    def over(self, known: Outlet) -> Outlet:
        """Return this outlet with what is *known* besides: names, domains, handles, and all that it doesn’t state."""
        changed: dict[str, Any] = {
            key: tuple(dict.fromkeys((*getattr(self.outlet, key), *getattr(known, key)))) for key in _LISTS
        }
        changed |= {key: getattr(known, key) for key in _KEYS - self.stated - {"name", *_LISTS}}
        return replace(self.outlet, **changed)


def _entries(text: str, path: str) -> list[_Entry]:
    return [_entry(table) for table in tables(text, path, "outlet", _KEYS)]


def _entry(table: Table) -> _Entry:
    kind = table.values.get("kind", "newspaper")
    if kind not in KINDS:
        raise AuthorityError(f"{table.place}: kind is one of {', '.join(KINDS)}")
    lists = {key: table.texts(key) for key in _LISTS}
    country, language, source = (table.values.get(key) for key in ("country", "language", "source"))
    if not all(value is None or isinstance(value, str) for value in (country, language, source)):
        raise AuthorityError(f"{table.place}: country and language are codes in quotes, source an address in quotes")
    outlet = Outlet(table.name, country=country, language=language, kind=kind, source=source, **lists)
    return _Entry(outlet, frozenset(table.values))
