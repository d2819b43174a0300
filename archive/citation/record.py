"""The citation of an article: what every format is made from, each value one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.article import Confidence, Field
from archive.catalogue.values import Entry
from archive.citation.authors import Author, author
from archive.citation.days import common, is_plain
from archive.citation.lines import one_line
from archive.dates import EdtfDate
from archive.labels import date_line
from archive.shapes import article_path


@dataclass(frozen=True, slots=True)
class Place:
    """Where an archive is read: its name, and the address of its home page without the last slash."""

    name: str
    base: str

    def permalink(self, article_id: str) -> str:
        """Return the whole permalink of an article."""
        return self.base + article_path(article_id)


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as it is cited; texts are empty where they are not known.

    Attributes:
        id: its identifier; *key* names it in lists of references, and never changes.
        published: None where it is not known.
        is_inferred: whether the date was reasoned out from the text.
        is_doubtful: whether the date is stated, but may be another.
        dated: the date as people read it, with how sure it is.
        abstract: the standfirst.
        source_url: where it was published, if that can be followed.
        archive: the name of the archive that holds it, where *permalink* leads.
    """

    id: str
    title: str
    authors: tuple[Author, ...]
    outlet: str
    agency: str
    published: EdtfDate | None
    is_inferred: bool
    is_doubtful: bool
    dated: str
    section: str
    page: str
    language: str
    abstract: str
    source_url: str
    accessed: EdtfDate | None
    archive: str
    permalink: str

    @property
    def key(self) -> str:
        return f"clip-{self.id}"

    @property
    def url(self) -> str:
        """Where it is read: where it was published, else in the archive."""
        return self.source_url or self.permalink

    @property
    def is_certain(self) -> bool:
        """Whether the date can be given as a day, a month or a year without another word."""
        is_stated = not (self.is_inferred or self.is_doubtful)
        return self.published is not None and is_stated and is_plain(self.published)

    @property
    def day(self) -> str:
        """As much of the date as is certain of all days that it can mean: “2021-06-28”, “2021-06”, “2021”, ""."""
        return common(self.published)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what a format has no place for."""
        return tuple(filter(None, (self._date_note(), self._agency_note())))

    def _date_note(self) -> str:
        if self.published is None or self.is_certain:
            return ""
        return f"Published: {self.dated} (EDTF {self.published})."

    def _agency_note(self) -> str:
        is_named = self.agency in (self.outlet, *(author.name for author in self.authors))
        return f"Agency: {self.agency}." if self.agency and not is_named else ""


def cited(entry: Entry, place: Place) -> Citation:
    """Return the citation of an article as it is read at *place*."""
    article = entry.article
    language, published = article.language.value, article.published
    bodies = frozenset(map(one_line, filter(None, (article.outlet.value, article.agency.value))))
    return Citation(
        id=entry.id,
        title=_text(article.title),
        authors=tuple(each for name in article.authors.value or () if (each := author(name, language, bodies)).name),
        outlet=_text(article.outlet),
        agency=_text(article.agency),
        published=published.value,
        is_inferred=published.is_inferred,
        is_doubtful=not published.is_inferred and published.confidence is Confidence.LOW,
        dated=date_line(published).text,
        section=_text(article.section),
        page=_text(article.page),
        language=_text(article.language),
        abstract=_text(article.standfirst),
        source_url=_address(article.source_url.value),
        accessed=article.accessed.value,
        archive=one_line(place.name),
        permalink=place.permalink(entry.id),
    )


def _text(field: Field[str]) -> str:
    return one_line(field.value)


def _address(url: str | None) -> str:
    """Return the address where it leads to a page of the web and is written as addresses are, else ""."""
    line = one_line(url)
    try:
        parts = urlsplit(line)
    except ValueError:
        return ""
    return line if parts.scheme in ("http", "https") and parts.netloc and " " not in line else ""
