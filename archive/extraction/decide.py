"""From a part to an article: the candidates of each field are weighed, in an order in which fields inform each other.

language    from the file alone
outlet      knows the language, which tells names from words
title       knows the names of the outlet, to take them off its ends
section, kicker, standfirst     know the title, by which their lines stand
authors     know title and section, by which an editorial is told
the others  from the file alone
the body    knows all fields, whose lines are not text
a date that isn’t stated    is reasoned from the body
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from archive.article import Article, Confidence, Field, Part
from archive.dates import EdtfDate
from archive.extraction.authors.candidates import author_candidates
from archive.extraction.authors.people import Names
from archive.extraction.dates.order import Order, order_by_habit, order_by_others
from archive.extraction.dating import inferred
from archive.extraction.fields.agency import agency_candidates
from archive.extraction.fields.body import Record, divide
from archive.extraction.fields.kicker import kicker_candidates
from archive.extraction.fields.language import language_candidates
from archive.extraction.fields.provenance import accessed_candidates, page_candidates, source_url_candidates
from archive.extraction.fields.section import section_candidates
from archive.extraction.fields.standfirst import standfirst_candidates
from archive.extraction.folding import folded, folded_name
from archive.extraction.habits import Habits, Traits, traits_of, with_habits
from archive.extraction.knowledge import Knowledge
from archive.extraction.lines.clipping import Clipping, lay_out
from archive.extraction.outlet.candidates import outlet_candidates, own_names
from archive.extraction.published.candidates import published_candidates
from archive.extraction.title.candidates import title_candidates
from archive.extraction.weighing import weigh

NO_HABITS = Habits()


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article, and what its clipping tells of its outlet's habits."""

    article: Article
    traits: Traits


def extract(part: Part, name: str, knowledge: Knowledge) -> Article:
    """Return what *part* of the file called *name* says of itself, each value with its evidence.

    Takes any text and raises nothing; what isn't known is None with the runners-up as alternatives
    (of the authors: an empty tuple).
    """
    return examine(part, name, knowledge).article


def examine(part: Part, name: str, knowledge: Knowledge, habits: Habits = NO_HABITS) -> Extraction:
    """Return what ``extract`` does where *habits* of the outlet are known, with the traits that show such habits."""
    clipping = lay_out(part, name, knowledge)
    language = weigh(language_candidates(clipping), str)
    outlet = weigh(outlet_candidates(clipping, language.value), folded_name)
    order = _order(clipping, outlet, language)
    article = _article(clipping, outlet, language, order)
    traits = traits_of(clipping, article)
    if habits.recurring or habits.date_order:
        order = order or order_by_others(habits.date_order)
        article = _article(with_habits(clipping, habits), outlet, language, order)
    return Extraction(article, traits)


def _order(clipping: Clipping, outlet: Field[str], language: Field[str]) -> Order | None:
    """The order of day and month in numbers that outlet and language are known to write."""
    is_known = outlet.value and outlet.confidence is not Confidence.LOW
    known = clipping.knowledge.outlets.by_name(outlet.value) if outlet.value and is_known else None
    return order_by_habit(known, language.value if language.confidence is not Confidence.LOW else None)


def _article(clipping: Clipping, outlet: Field[str], language: Field[str], order: Order | None) -> Article:
    title = weigh(title_candidates(clipping, _names_of(clipping, outlet)), folded)
    section = weigh(section_candidates(clipping, title.value), folded)
    kicker = weigh(kicker_candidates(clipping, title.value), folded)
    standfirst = weigh(standfirst_candidates(clipping, title.value), folded)
    authors = _authors(clipping, title, section)
    agency = weigh(agency_candidates(clipping), folded_name)
    published = weigh(published_candidates(clipping, title.value, order), EdtfDate.__str__)
    source_url = weigh(source_url_candidates(clipping), str)
    accessed = weigh(accessed_candidates(clipping), EdtfDate.__str__)
    page = weigh(page_candidates(clipping), str)
    record = Record(
        title=clipping.fold(title.value),
        lines=frozenset(clipping.fold(field.value) for field in (title, standfirst, kicker, section)),
        authors=frozenset(map(folded, authors.value or ())),
        outlet=folded_name(outlet.value or ""),
        places=_places(
            outlet, title, section, kicker, standfirst, authors, agency, published, source_url, accessed, page
        ),
    )
    division = divide(clipping, record)
    if published.value is None:
        reasoned = inferred(clipping, title, standfirst, accessed, language.value, division)
        published = replace(reasoned, alternatives=(*published.alternatives, *reasoned.alternatives))
    return Article(
        kicker=kicker,
        title=title,
        standfirst=standfirst,
        authors=authors,
        outlet=outlet,
        agency=agency,
        published=published,
        section=section,
        language=language,
        source_url=source_url,
        accessed=accessed,
        page=page,
        body=division.body,
        captions=division.captions,
        notes=division.notes,
        furniture=division.furniture,
    )


def _places(*fields: Field[Any]) -> tuple[int, ...]:
    """Where in the source the evidence of *fields* begins, runners-up too, ascending."""
    cases = (case for field in fields for case in (field, *field.alternatives))
    starts = {evidence.start for case in cases for evidence in case.evidence if evidence.start is not None}
    return tuple(sorted(starts))


def _names_of(clipping: Clipping, outlet: Field[str]) -> frozenset[str]:
    """All folded names under which the headline may carry the outlet."""
    known = clipping.knowledge.outlets.by_name(outlet.value, near=[outlet.value]) if outlet.value else None
    names = (outlet.value, *((known.name, *known.aliases, *known.common) if known else ()))
    return own_names(clipping) | {folded_name(name) for name in names if name}


def _authors(clipping: Clipping, title: Field[str], section: Field[str]) -> Field[Names]:
    field = weigh(
        author_candidates(clipping, title.value, section.value), lambda names: tuple(sorted(map(folded, names)))
    )
    if field.value is not None:
        return field
    return Field((), Confidence.LOW, (), field.alternatives)
