"""How what speaks for a value is weighed."""

from __future__ import annotations

from archive.article import Confidence, Evidence
from archive.extraction.weighing import Candidate, weigh


def candidate(value: str, weight: float, rule: str, witness: str = "") -> Candidate[str]:
    return Candidate(value, weight, Evidence(rule, None, None, value), witness)


def test_independent_rules_strengthen_each_other() -> None:
    field = weigh([candidate("a", 0.7, "one"), candidate("a", 0.7, "two")], str)
    assert field.confidence is Confidence.HIGH
    assert [one.rule for one in field.evidence] == ["one", "two"]


def test_one_witness_counts_once_however_often_it_speaks() -> None:
    said = [candidate("a", 0.7, "one", "page"), candidate("a", 0.7, "two", "page")]
    field = weigh(said, str)
    assert field.confidence is Confidence.MEDIUM
    assert [one.rule for one in field.evidence] == ["one", "two"]
