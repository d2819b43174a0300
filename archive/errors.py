"""What can go wrong in the archive.

    ArchiveError
    ├── ConfigError             a setting, or the choice of an archive, that can't be used
    ├── DateError               text that is no EDTF date of the kinds understood here
    ├── ReadError               a file, or a part of one, that gives no article
    ├── AuthorityError          an outlet authority file that can't be used
    ├── CorrectionError         a correction that can't be what was meant
    ├── LabelsError             labelled files that can't be evaluated
    ├── PermalinkError          an identifier that was never one (its check character is wrong)
    ├── StateError              a search that can't be what was meant; carries the parameter
    ├── SearchesBusy            more searches are under way than the archive answers at a time
    ├── ArticleNotFound         no article has this identifier
    ├── OriginalMissing         the original of a source is not where it was filed
    └── CatalogueError          the catalogue can't be opened or written
        └── CatalogueTooNew     it was written by a later version of the program

Messages say what happened and why, for people; a page or the terminal shows them as they stand.
"""

from __future__ import annotations


class ArchiveError(Exception):
    """Base of every error of this package."""


class ConfigError(ArchiveError):
    """A setting, or the choice of an archive, that can't be used."""


class DateError(ArchiveError, ValueError):
    """Text that is no EDTF date of the kinds understood here."""


class ReadError(ArchiveError):
    """A file, or a part of one, that gives no article; the message is the reason."""


class AuthorityError(ArchiveError):
    """An outlet authority file that can't be used; the message names the file and the entry."""


class CorrectionError(ArchiveError):
    """A correction that can't be what was meant; the message is the reason."""


class LabelsError(ArchiveError):
    """Labelled files that can't be evaluated; the message names the line or the item."""


class PermalinkError(ArchiveError):
    """An identifier that was never one.

    Attributes:
        identifier: as it was asked for.
    """

    def __init__(self, identifier: str, reason: str) -> None:
        super().__init__(reason)
        self.identifier = identifier


class StateError(ArchiveError):
    """A search that can't be what was meant.

    Attributes:
        parameter: the name in the query string.
    """

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(reason)
        self.parameter = parameter


class SearchesBusy(ArchiveError):
    """More searches are under way than the archive answers at a time."""


class ArticleNotFound(ArchiveError):
    """No article has this identifier."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"no article has the identifier {identifier}")
        self.identifier = identifier


class OriginalMissing(ArchiveError):
    """The original of a source is not where it was filed."""


class CatalogueError(ArchiveError):
    """The catalogue can't be opened or written."""


class CatalogueTooNew(CatalogueError):
    """The catalogue was written by a later version of the program."""
