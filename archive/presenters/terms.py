"""What each word of a query found, as people read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.indexing import SCHEMA
from archive.labels import articles, count_label, value_label
from archive.readback import asked
from archive.translating import in_a_row
from index.model import TermCount
from index.schema import FieldKind


@dataclass(frozen=True, slots=True)
class TermView:
    """One word, or other leaf, of a query.

    Attributes:
        term: as it can be typed.
        found: “14 words, 230 articles”.
        forms: the words, or the values of a field, that it stands for, where these are not just itself.
        is_excluded: it is looked for to be left out.
    """

    term: str
    found: str
    forms: tuple[str, ...]
    is_excluded: bool


def term_views(counts: Iterable[TermCount]) -> tuple[TermView, ...]:
    """Return what each word found, in order, repeated ones once."""
    return tuple(dict.fromkeys(map(_view, counts)))


def _view(count: TermCount) -> TermView:
    clause = count.clause
    found = articles(count.documents)
    is_value = clause.field is not None and SCHEMA.kind(clause.field) is FieldKind.KEYWORD
    if not count.forms or (not is_value and len(count.forms) == 1 and count.text.casefold() == count.forms[0]):
        return TermView(asked(clause), found, (), not clause.is_wanted)
    many = clause.field if is_value and clause.field else "word"
    forms = tuple(value_label(many, form) for form in count.forms)
    return TermView(asked(clause), in_a_row((count_label(many, len(forms)), found)), forms, not clause.is_wanted)
