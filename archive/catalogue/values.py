"""The frozen values that go into the catalogue and come out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from archive.article import Article, Part
from archive.extraction import Traits


class ArticleState(StrEnum):
    """Whether readers are shown an article."""

    HELD = "held"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class SourceState(StrEnum):
    """What became of a file, or of a part of one, when it was last looked for."""

    PRESENT = "present"
    MISSING = "missing"
    REJECTED = "rejected"


class OutcomeKind(StrEnum):
    """What an ingest did with a part."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as an ingest meets it.

    Attributes:
        location: its path from the folder that holds the archive, or absolute where it lies
            elsewhere; the key of a source.
        name: its path from the folder that was ingested; what readers are shown.
        sha256: None where it could not be read.
        modified_ns: nanoseconds since 1970, as the file system says.
    """

    location: str
    name: str
    sha256: str | None = None
    size_bytes: int | None = None
    modified_ns: int | None = None


@dataclass(frozen=True, slots=True)
class DerivedPart:
    """A part with what extraction made of it; without traits where it was not examined for them."""

    part: Part
    article: Article
    traits: Traits | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest did with one part of a file, and why.

    Attributes:
        name: the file, as readers are shown it.
        key: the part's key, empty where the file is one article.
        article_id: None where it was rejected and never was an article.
        reason: a sentence; empty where there is nothing to explain.
    """

    name: str
    key: str
    kind: OutcomeKind
    article_id: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """What the catalogue remembers of a file, to tell whether it has changed."""

    location: str
    name: str
    state: SourceState
    reason: str | None
    sha256: str | None
    size_bytes: int | None
    modified_ns: int | None
    derived_by: str

    @property
    def is_there(self) -> bool:
        """Whether the file was there when it was last looked for."""
        return self.state is not SourceState.MISSING


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """One place where an article was found."""

    name: str
    key: str
    state: SourceState
    location: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a person put over an extracted one; *value* is as in ``records.to_record``.

    Attributes:
        undone_by: the person, or the file that no longer says it.
        origin: location of the file that says it, empty where a person did so directly.
    """

    id: int
    field: str
    value: Any
    made_by: str
    why: str
    made_at: datetime
    undone_at: datetime | None = None
    undone_by: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an article's bytes.

    Attributes:
        number: 1 for the first bytes.
        digest: SHA-256 of the part's bytes; *sha256* that of the source file they stand in.
        recorded_at: when these bytes were last read.
    """

    number: int
    digest: str
    sha256: str
    source_name: str
    part_key: str
    media_type: str
    encoding: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says that a field is; *value* is as in ``records.to_record``."""

    field: str
    value: Any
    made_by: str
    why: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Why an article is no longer shown; *merged_into* where another stands for it."""

    article_id: str
    merged_into: str | None
    made_by: str
    why: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the catalogue holds it: identity, current revision, record with corrections over it.

    Attributes:
        revision: 1 for the first bytes, one more each time they changed.
        digest: SHA-256 of the part's bytes; *sha256* that of the source file they stand in.
        article: with the corrections applied.
        corrections: in force, oldest first.
        state_token: changes whenever anything that is indexed or shown of the article does.
    """

    id: str
    state: ArticleState
    revision: int
    part_key: str
    digest: str
    sha256: str
    source_name: str
    media_type: str
    encoding: str
    notices: tuple[str, ...]
    recorded_at: datetime
    article: Article
    sources: tuple[ArticleSource, ...]
    corrections: tuple[Correction, ...]
    state_token: str

    @property
    def is_source_missing(self) -> bool:
        """Whether no file holds this article any more."""
        return all(source.state is not SourceState.PRESENT for source in self.sources)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file, or a part of one, that gives no article."""

    name: str
    key: str
    reason: str
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the catalogue holds.

    Attributes:
        articles: those that are held.
        rejected: files and parts that give no article, as they were last seen.
        last_change: number of the newest change, 0 for none.
    """

    articles: int
    rejected: int
    last_change: int
