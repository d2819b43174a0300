"""Settings, as one table: name, default, meaning. Each can be set in the environment as PRESSMARK_NAME."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from archive.errors import ConfigError

PREFIX = "PRESSMARK_"
_WORDS = {"on": True, "yes": True, "true": True, "1": True, "off": False, "no": False, "false": False, "0": False}
_HOME = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[\w.~%/-]*)?", re.ASCII)


def _setting(default: Any, meaning: str) -> Any:
    return field(default=default, metadata={"help": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its value; units stand in the names."""

    home: str = _setting("", "folder of the archive; empty: .pressmark in the ingested folder")
    database_url: str = _setting("", "catalogue as an SQLAlchemy URL; empty: catalogue.sqlite3 in the home")
    engine: str = _setting("whoosh", "search engine: whoosh, or the address of one (whoosh:PATH)")
    host: str = _setting("127.0.0.1", "address that serve listens on")
    port: int = _setting(8000, "port that serve listens on")
    web_threads: int = _setting(8, "requests that serve answers at a time")
    site_name: str = _setting("Pressmark", "name of the archive at the head of each page")
    language: str = _setting("en", "language of the pages, like en or pt-BR")
    translations: str = _setting("", "folder of translations of the pages; empty: those that come with the program")
    base_url: str = _setting("", "address of the home page, for citations and feeds; empty: as it is asked for")
    noindex: bool = _setting(True, "ask web search engines not to list the archive")
    max_file_bytes: int = _setting(64 * 2**20, "larger files are rejected at ingest")
    max_query_chars: int = _setting(512, "longer queries are refused")
    max_query_clauses: int = _setting(64, "queries with more words and phrases are refused")
    max_query_depth: int = _setting(20, "queries with parentheses and operators deeper inside each other are refused")
    max_query_distance: int = _setting(50, "most words that NEAR and ~ behind a phrase let stand between others")
    min_wildcard_letters: int = _setting(3, "letters that have to stand before the first * of a word")
    max_wildcard_words: int = _setting(1024, "a * or ~ that stands for more words of the archive is refused")
    max_fuzzy_letters: int = _setting(2, "most letters of a word that ~ lets differ")
    max_fuzzy_words: int = _setting(2, "queries with more words followed by ~ are refused")
    search_timeout_ms: int = _setting(1000, "searches that take longer end with 503")
    facet_timeout_ms: int = _setting(200, "a facet that takes longer to count is left out of the page")
    suggestion_timeout_ms: int = _setting(
        500, "corrections of misspelt words, and articles like another, that take longer to find are left out"
    )
    max_searches: int = _setting(
        4, "searches at a time in a process; others wait, at most half as long as one may take"
    )
    max_exports: int = _setting(2, "searches whose results are taken away at a time in a process; others wait as long")
    max_filter_values: int = _setting(50, "searches with more chosen values are refused")
    max_window_hits: int = _setting(10_000, "pages that end beyond this many hits are refused")
    max_page_size: int = _setting(100, "largest number of hits on a page")
    recency_half_life_days: int = _setting(0, "days in which what an article gains by being new halves; 0: no gain")
    facet_values: int = _setting(50, "values of a facet that are listed")

    def __post_init__(self) -> None:
        if self.base_url and not _HOME.fullmatch(self.base_url):
            wanted = "the address of the home page, like https://clips.example"
            raise ConfigError(f"{PREFIX}BASE_URL is “{self.base_url}”; it has to be {wanted}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], **given: Any) -> Settings:
        """Return the settings of *environment*, with those that are *given* (and not None) over them.

        Raises:
            ConfigError: a variable that does not read as its setting's kind.
        """
        values = {name: value for name, value in given.items() if value is not None}
        known = {PREFIX + each.name.upper(): each for each in fields(cls)}
        for variable, text in environment.items():
            setting = known.get(variable)
            if setting is not None and setting.name not in values:
                values[setting.name] = _read(variable, setting, text)
        return cls(**values)


def table() -> tuple[tuple[str, object, str], ...]:
    """Return (environment variable, default, meaning) of each setting, in order."""
    return tuple((PREFIX + each.name.upper(), each.default, each.metadata["help"]) for each in fields(Settings))


def _read(variable: str, setting: Field[Any], text: str) -> Any:
    kind: Any = type(setting.default)
    try:
        if kind is bool:
            return _WORDS[text.strip().lower()]
        if kind is int and int(text) < 0:
            raise ValueError
        return kind(text)
    except (KeyError, ValueError):
        wanted = {bool: "on or off", int: "a whole number that is not negative"}[kind]
        raise ConfigError(f"{variable} is “{text}”; it has to be {wanted}") from None
