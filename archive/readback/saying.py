"""Conditions, filters and dates in plain words, and the sentence of a whole search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.indexing import SCHEMA
from archive.labels import period_label, value_label
from archive.readback.wording import Wording, bracketed, listed, value, worded
from archive.readback.words import Counted, Noun, both, cut, either, is_of_words, noun
from archive.search_state import FACETS, SearchState
from archive.translating import gettext as _
from archive.translating import in_a_row, later, one_of
from index import query_syntax
from index.conditions import Condition, conditions
from index.model import POSITIONAL, AtLeast, Clause, During, Leaf, MatchAll, Missing, Or, Query, TermCount, Within
from index.periods import Period
from index.schema import FieldKind

PLACES = {
    "title": (later("with %(words)s in the headline"), later("without %(words)s in the headline")),
    "kicker": (later("with %(words)s above the headline"), later("without %(words)s above the headline")),
    "standfirst": (later("with %(words)s in the standfirst"), later("without %(words)s in the standfirst")),
    "body": (later("with %(words)s in the text"), later("without %(words)s in the text")),
    "captions": (later("with %(words)s in a caption"), later("without %(words)s in a caption")),
    "notes": (later("with %(words)s in a note"), later("without %(words)s in a note")),
}
"""With words where a field of text stands, and without them."""

VALUES = {
    "outlet": (later("from %(values)s"), later("not from %(values)s")),
    "author": (later("by %(values)s"), later("not by %(values)s")),
    "year": (later("of %(values)s"), later("not of %(values)s")),
    "month": (later("of %(values)s"), later("not of %(values)s")),
    "section": (later("in the section %(values)s"), later("not in the section %(values)s")),
    "language": (later("in %(values)s"), later("not in %(values)s")),
    "dating": (later("with a date that is %(values)s"), later("not with a date that is %(values)s")),
}
"""With values of a field that is no text, and without them."""

_KNOWN = {
    "outlet": (later("without a known outlet"), later("with a known outlet")),
    "author": (later("without a known author"), later("with a known author")),
    "year": (later("without a known year"), later("with a known year")),
    "month": (later("without a known month"), later("with a known month")),
    "section": (later("without a known section"), later("with a known section")),
    "language": (later("without a known language"), later("with a known language")),
    "published": (later("without a known date"), later("with a known date")),
}
_IN = later("in %(time)s"), later("in %(time)s or later"), later("in %(time)s or earlier")
_ON = later("on %(time)s"), later("on %(time)s or later"), later("on %(time)s or earlier")
_ANYWHERE = later("with %(words)s"), later("without %(words)s")
_NOUN = later("articles")


def explained(state: SearchState, query: Query, counts: Iterable[TermCount] = (), noun: str = _NOUN) -> Wording:
    """Say what a search looks for; *counts* are what was found for the words of *query*."""
    parts = [*_ReadBack(counts).said(conditions(query)), *_filters(state)]
    if not parts:
        return worded("all %(articles)s", articles=_(noun))
    return worded("%(articles)s %(conditions)s", articles=_(noun), conditions=listed(parts, in_a_row))


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
    if clause.is_wanted:
        return worded("There is no article %(condition)s.", condition=wording)
    return worded("There is no article %(condition)s, so nothing is left out for that.", condition=wording)


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
        query = each.query
        match query:
            case During(_, first, last):
                if each.is_wanted:
                    return worded("surely or possibly %(time)s", time=span(first, last))
                return worded("not even possibly %(time)s", time=span(first, last))
            case Missing(field):
                return _missing(field, each.is_wanted)
            case MatchAll():
                return worded("of which there are none")
        if each.field and (values := self._values(query, each.field)):
            return worded(VALUES[each.field][not each.is_wanted], values=listed(values, one_of))
        if not each.is_wanted:
            parts = bracketed(listed(self.said(conditions(query, each.field)), in_a_row))
            return worded("not %(conditions)s", conditions=parts)
        if isinstance(query, AtLeast):
            several = listed(self._apart(query.clauses, each.field), _one_by_one)
            return worded("that meet at least %(least)s of these: %(list)s", least=str(query.least), list=several)
        assert isinstance(query, Or)  # nothing else is one condition and joins others
        return worded("either %(conditions)s", conditions=listed(self._apart(query.clauses, each.field), _either))

    def _apart(self, several: Sequence[Query], field: str | None) -> list[Wording]:
        """Say each of *several*, those in parentheses that are more than one condition."""
        found = []
        for each in several:
            parts = self.said(conditions(each, field)) or [worded("any")]
            found.append(parts[0] if len(parts) == 1 else bracketed(listed(parts, in_a_row)))
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
    place = PLACES[field] if field else _ANYWHERE
    if is_wanted:
        return worded(place[0], words=both(nouns).alone())
    return worded(place[1], words=either([each.together() for each in nouns]).alone())


def _one_by_one(items: Sequence[str]) -> str:
    text, *rest = items
    for each in rest:
        text = _("%(list)s; %(next)s", list=text, next=each)
    return text


def _either(items: Sequence[str]) -> str:
    *others, last = items
    return _("%(list)s, or %(last)s", list=in_a_row(others), last=last)


def _missing(field: str, is_missing: bool) -> Wording:
    """Say that a field is not known, or is known; by the name that it has in a query where there is no better one."""
    if field in _KNOWN:
        return worded(_KNOWN[field][not is_missing])
    name = next(spec.asked_as for spec in SCHEMA.fields if spec.name == field)
    known = later("without a known %(field)s") if is_missing else later("with a known %(field)s")
    return worded(known, field=name)


def _is_text(field: str | None) -> bool:
    return field is None or SCHEMA.kind(field) is FieldKind.TEXT


def _value(field: str, text: str) -> Wording:
    return value(value_label(field, text) if field in ("language", "dating") else text)


def _filters(state: SearchState) -> list[Wording]:
    found = []
    for facet in FACETS:
        values = cut([value(value_label(facet, each)) for each in state.values(facet)])
        chosen = [worded(VALUES[facet][0], values=listed(values, one_of))] if values else []
        missing = [_missing(facet, is_missing=True)] if facet in state.missing else []
        found += [listed([*chosen, *missing], one_of)] if chosen or missing else []
    if state.first or state.last:
        sure = later("surely %(time)s") if state.surely else later("surely or possibly %(time)s")
        found.append(worded(sure, time=span(state.first, state.last)))
    return found


def span(first: Period | None, last: Period | None) -> str:
    """Say a date range: “in 2021”, “on 28 June 2021”, “from March 2020 to June 2021”, “in 2020 or later”."""
    if first and last and first != last:
        return _("from %(first)s to %(last)s", first=period_label(first), last=period_label(last))
    one = first or last
    if one is None:
        return _("at any time")
    place = 0 if first == last else 1 if first else 2
    return _((_IN if one.day is None else _ON)[place], time=period_label(one))
