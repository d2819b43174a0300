"""Candidates: what speaks for a value of a field, and how they are weighed into one.

A weight is the share of clippings in which a value found in such a place is right. Places that agree
strengthen each other as independent witnesses do; those that disagree become alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.article import Confidence, Evidence, Field

T = TypeVar("T")

HIGH = 0.85
MEDIUM = 0.6
ENOUGH = 0.3
"""A value below this weight is not given, only kept as an alternative."""
CLOSE = 0.1
MAX_ALTERNATIVES = 8
MAX_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """One place that speaks for *value*, with a *weight* between 0 and 1.

    Attributes:
        witness: whose word it is where places aren't independent: one witness counts once for a
            value, however many places it speaks in; empty where the rule is one of its own.
    """

    value: T
    weight: float
    evidence: Evidence
    witness: str = ""


@dataclass(frozen=True, slots=True)
class _Case(Generic[T]):
    """All that speaks for one value."""

    value: T
    weight: float
    evidence: tuple[Evidence, ...]


def weigh(candidates: Iterable[Candidate[T]], same: Callable[[T], Hashable]) -> Field[T]:
    """Return the field that *candidates* make: the value with the most weight, the others as alternatives.

    Values are one where *same* gives one key; the spelling of the strongest candidate is kept. A rule or witness
    counts once for a value. Ties go to the candidate that came first. Confidence drops by one where
    another value is nearly as strong.
    """
    groups: dict[Hashable, list[Candidate[T]]] = {}
    for candidate in candidates:
        groups.setdefault(same(candidate.value), []).append(candidate)
    cases = sorted((_case(group) for group in groups.values()), key=lambda case: -case.weight)
    if not cases:
        return Field(None)
    best, others = (cases[0], cases[1:]) if cases[0].weight >= ENOUGH else (None, cases)
    alternatives = tuple(Field(case.value, _level(case.weight), case.evidence) for case in others[:MAX_ALTERNATIVES])
    if best is None:
        return Field(None, Confidence.LOW, (), alternatives)
    contested = bool(others) and others[0].weight > best.weight - CLOSE
    return Field(best.value, _level(best.weight, contested), best.evidence, alternatives)


def _case(group: list[Candidate[T]]) -> _Case[T]:
    ranked = sorted(group, key=lambda candidate: -candidate.weight)
    doubt, heard = 1.0, set()
    for candidate in ranked:
        witness = candidate.witness or candidate.evidence.rule
        if witness not in heard:
            heard.add(witness)
            doubt *= 1 - candidate.weight
    evidence = tuple(dict.fromkeys(candidate.evidence for candidate in ranked))[:MAX_EVIDENCE]
    return _Case(ranked[0].value, 1 - doubt, evidence)


def _level(weight: float, contested: bool = False) -> Confidence:
    if weight >= HIGH:
        return Confidence.MEDIUM if contested else Confidence.HIGH
    return Confidence.MEDIUM if weight >= MEDIUM and not contested else Confidence.LOW
