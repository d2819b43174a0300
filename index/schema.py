"""What a field is, and the fingerprint by which an index knows the schema it was built for."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum

from index import analysis, stemming
from index.errors import DocumentError, RequestError
from index.model import Document, FieldValue
from index.periods import DateRange

_ASKED_AS = re.compile("[a-z]{2,}")


class FieldKind(StrEnum):
    """How a field is searched.

    TEXT is analysed, ranked and quoted; KEYWORD is kept letter for letter, filtered and counted;
    PERIOD is a range of days, filtered, sorted by and counted in a histogram.
    """

    TEXT = "text"
    KEYWORD = "keyword"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the schema.

    Attributes:
        boost: weight of a TEXT field in ranking, relative to the others.
        asked_as: what the field is called in a query, empty where a query can't ask for it alone.
    """

    name: str
    kind: FieldKind
    boost: float = 1.0
    asked_as: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of an index, in order; names are unique and are Python identifiers.

    Hits are sorted by date on the first PERIOD field.
    """

    fields: tuple[FieldSpec, ...]

    def __post_init__(self) -> None:
        names = [spec.name for spec in self.fields]
        if len(set(names)) < len(names) or not all(name.isascii() and name.isidentifier() for name in names):
            raise ValueError(f"field names must be different identifiers: {names}")
        asked = [spec.asked_as for spec in self.asked]
        if len(set(asked)) < len(asked) or not all(_ASKED_AS.fullmatch(name) for name in asked):
            raise ValueError(f"fields must be asked for by different words of small letters a to z: {asked}")

    @property
    def asked(self) -> tuple[FieldSpec, ...]:
        """The fields that a query can ask for, in order."""
        return tuple(spec for spec in self.fields if spec.asked_as)

    def of_kind(self, kind: FieldKind) -> tuple[FieldSpec, ...]:
        """Return the fields of one kind, in order."""
        return tuple(spec for spec in self.fields if spec.kind is kind)

    def kind(self, name: str) -> FieldKind:
        """Return the kind of the field *name*.

        Raises:
            RequestError: there is no such field.
        """
        for spec in self.fields:
            if spec.name == name:
                return spec.kind
        raise RequestError(f"there is no field “{name}”")

    def require(self, name: str, kind: FieldKind) -> FieldSpec:
        """Return the field *name*.

        Raises:
            RequestError: there is no such field, or it is of another kind.
        """
        for spec in self.fields:
            if spec.name == name and spec.kind is kind:
                return spec
        raise RequestError(f"there is no {kind} field “{name}”")

    def fingerprint(self) -> str:
        """Return a digest that changes when a field, the analysis of text or the stems of words change."""
        fields = [{name: value for name, value in asdict(spec).items() if name != "asked_as"} for spec in self.fields]
        described = {"analysis": analysis.VERSION, "stemming": stemming.VERSION, "fields": fields}
        return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()

    def check(self, document: Document) -> None:
        """Raise DocumentError unless each value of *document* fits its field.

        Keyword values are not empty, no text holds half of a surrogate pair (it could not be
        written to a file), and the id is not empty.
        """
        kinds = {spec.name: spec.kind for spec in self.fields}
        if not document.id:
            raise DocumentError(document.id, "it has no id")
        _check_writable(document, "its description", document.id, document.revision, document.language or "")
        for name, value in document.values.items():
            if name not in kinds:
                raise DocumentError(document.id, f"the schema has no field “{name}”")
            if not _fits(value, kinds[name]):
                raise DocumentError(document.id, f"the value of “{name}” is no {kinds[name]}")
            if isinstance(value, str):
                _check_writable(document, f"“{name}”", value)
            elif isinstance(value, tuple):
                _check_writable(document, f"“{name}”", *value)
                if not all(value):
                    raise DocumentError(document.id, f"a value of “{name}” is empty")


def _fits(value: FieldValue, kind: FieldKind) -> bool:
    if value is None:
        return True
    if kind is FieldKind.TEXT:
        return isinstance(value, str)
    if kind is FieldKind.PERIOD:
        return isinstance(value, DateRange)
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


def _check_writable(document: Document, where: str, *texts: str) -> None:
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            reason = f"{where} holds half of a surrogate pair at character {error.start}"
            raise DocumentError(document.id.encode(errors="replace").decode(), reason) from error
