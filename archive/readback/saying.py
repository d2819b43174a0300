"""Conditions, filters and dates in plain words, and the sentence of a whole search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.indexing import SCHEMA
from archive.labels import language_name, period_label, value_label
from archive.readback.wording import Wording, bracketed, listed, said, sentence, value
from archive.readback.words import Counted, Noun, both, cut, either, is_of_words, noun
from archive.search_state import FACETS, SearchState
from index import query_syntax
from index.conditions import Condition, conditions
from index.model import POSITIONAL, AtLeast, Clause, During, Leaf, MatchAll, Missing, Or, Query, TermCount, Within
from index.periods import Period
from index.schema import FieldKind

PLACES = {
    "title": "in the headline",
    "kicker": "above the headline",
    "standfirst": "in the standfirst",
    "body": "in the text",
    "captions": "in a caption",
    "notes": "in a note",
}
"""Where a field of text stands."""

BEFORE = {
    "outlet": "from",
    "author": "by",
    "year": "of",
    "month": "of",
    "section": "in the section",
    "language": "in",
    "dating": "with a date that is",
}
"""What stands before a value of a field."""

_NOUN = "articles"


def explained(state: SearchState, query: Query, counts: Iterable[TermCount] = (), noun: str = _NOUN) -> Wording:
    """Say what a search looks for; *counts* are what was found for the words of *query*."""
    parts = [*_ReadBack(counts).said(conditions(query)), *_filters(state)]
    return sentence(f"{noun} ", listed(parts, ", ")) if parts else said(f"all {noun}")


def absent(counts: Iterable[TermCount]) -> tuple[Wording, ...]:
    """Return a sentence for each word, or other leaf, that is met by no article."""
    said_once = dict.fromkeys(_absent(count) for count in counts if not count.documents)
    return tuple(said_once)


def asked(clause: Clause) -> str:
    """Return a leaf of a query as it can be typed."""
    is_own = clause.field is None or isinstance(clause.leaf, Missing | During)
    return query_syntax.printed(clause.leaf if is_own else Within(clause.field or "", clause.leaf), SCHEMA)


def _absent(count: TermCount) -> Wording:
    clause = count.clause
    field = None if isinstance(clause.leaf, Missing | During) else clause.field
    [wording] = _ReadBack(()).said([Condition(clause.leaf, field)])
    end = "." if clause.is_wanted else ", so nothing is left out for that."
    return sentence("There is no article ", wording, end)


class _ReadBack:
    """Says conditions, with what was found for their words."""

    def __init__(self, counts: Iterable[TermCount]) -> None:
        self._counts: dict[tuple[Query, str | None, bool], TermCount] = {
            (each.clause.leaf, each.clause.field, each.clause.is_side): each for each in counts
        }

    def said(self, several: Iterable[Condition]) -> list[Wording]:
        """Say each condition; words that are looked for in one place are said together, where the first of them is."""
        wordings: list[Wording] = []
        places: dict[tuple[str | None, bool], int] = {}
        together: dict[tuple[str | None, bool], list[Noun]] = {}
        for each in several:
            if not (_is_text(each.field) and is_of_words(each.query)):
                wordings.append(self._condition(each))
                continue
            key = each.field, each.is_wanted
            if key not in places:
                places[key] = len(wordings)
                wordings.append(())
            together.setdefault(key, []).append(noun(each.query, self._counted(each.field)))
            wordings[places[key]] = _with(together[key], *key)
        return wordings

    def _condition(self, each: Condition) -> Wording:
        """Say a condition that isn't one of words in text."""
        query, negated = each.query, "" if each.is_wanted else "not "
        match query:
            case During(_, first, last):
                return said(f"{'surely or possibly' if each.is_wanted else 'not even possibly'} {span(first, last)}")
            case Missing(field):
                return said(f"{'without' if each.is_wanted else 'with'} a known {_asked_as(field)}")
            case MatchAll():
                return said("of which there are none")
        if each.field and (values := self._values(query, each.field)):
            return sentence(f"{negated}{BEFORE[each.field]} ", listed(values, " or "))
        if not each.is_wanted:
            return sentence("not ", bracketed(listed(self.said(conditions(query, each.field)), ", ")))
        if isinstance(query, AtLeast):
            parts = self._apart(query.clauses, each.field)
            return sentence(f"that meet at least {query.least} of these: ", listed(parts, "; "))
        assert isinstance(query, Or)  # nothing else is one condition and joins others
        return sentence("either ", listed(self._apart(query.clauses, each.field), ", or "))

    def _apart(self, several: Sequence[Query], field: str | None) -> list[Wording]:
        """Say each of *several*, those in parentheses that are more than one condition."""
        found = []
        for each in several:
            parts = self.said(conditions(each, field)) or [said("any")]
            found.append(parts[0] if len(parts) == 1 else bracketed(listed(parts, ", ")))
        return found

    def _values(self, query: Query, field: str) -> tuple[Wording, ...]:
        """Return the values of a field that is no text which *query* stands for; none where it joins conditions."""
        several = query.clauses if isinstance(query, Or) else (query,)
        if not all(isinstance(each, Leaf) for each in several):
            return ()
        found = [form for each in several for form in self._found(each, field)]
        return cut([_value(field, form) for form in dict.fromkeys(found)])

    def _found(self, leaf: Query, field: str) -> tuple[str, ...]:
        count = self._counts.get((leaf, field, False))
        if count and count.forms:
            return count.forms
        return (leaf.text if isinstance(leaf, POSITIONAL) else query_syntax.printed(leaf, SCHEMA),)

    def _counted(self, field: str | None) -> Counted:
        return lambda leaf, is_side: self._counts.get((leaf, field, is_side))


def _with(nouns: Sequence[Noun], field: str | None, is_wanted: bool) -> Wording:
    place = f" {PLACES[field]}" if field else ""
    if is_wanted:
        return sentence("with ", both(nouns).alone(), place)
    return sentence("without ", either([each.together() for each in nouns]).alone(), place)


def _is_text(field: str | None) -> bool:
    return field is None or SCHEMA.kind(field) is FieldKind.TEXT


def _asked_as(field: str) -> str:
    return next(spec.asked_as for spec in SCHEMA.fields if spec.name == field)


def _value(field: str, text: str) -> Wording:
    return value(language_name(text) if field == "language" else text)


def _filters(state: SearchState) -> list[Wording]:
    found = []
    for facet in FACETS:
        values = cut([value(value_label(facet, each)) for each in state.values(facet)])
        chosen = [sentence(f"{BEFORE[facet]} ", listed(values, " or "))] if values else []
        missing = [said(f"without a known {facet}")] if facet in state.missing else []
        found += [listed([*chosen, *missing], " or ")] if chosen or missing else []
    if state.first or state.last:
        sure = "surely" if state.surely else "surely or possibly"
        found.append(said(f"{sure} {span(state.first, state.last)}"))
    return found


def span(first: Period | None, last: Period | None) -> str:
    """Say a date range: “in 2021”, “on 28 June 2021”, “from March 2020 to June 2021”, “in 2020 or later”."""
    if first and last and first != last:
        return f"from {period_label(first)} to {period_label(last)}"
    one = first or last
    if one is None:
        return "at any time"
    end = "" if first == last else " or later" if first else " or earlier"
    return f"{'in' if one.day is None else 'on'} {period_label(one)}{end}"
