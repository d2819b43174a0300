"""Whether what a sentence says of a date has happened or is to come, by the words around the date."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from archive.extraction.dating.idioms import Idiom, Tenses
from archive.extraction.dating.passages import Passage, Word

_REACH = 30
_OPENING = 45
_BEFORE = 8
_RANGE = 5
_PASSIVE = 4
_SINCE = 2


class Tense(StrEnum):
    """When something is, seen from the day of writing; OPEN where the words don't tell."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


class _Near(NamedTuple):
    """A word with how many words stand between it and the date, and whether it is a name, or a noun in German."""

    word: Word
    distance: int
    is_name: bool


def tense_of(passage: Passage, words: Sequence[Word], first: int, last: int, idiom: Idiom) -> Tense:
    """Return the tense of the words from *first* up to *last* of *passage*.

    It is that of the nearest word in the same clause that tells one; of the whole sentence where a
    short clause with the date opens it: “In October 2025, the city removed …”. A preposition before
    the date puts it ahead (“by 2030”) unless the clause is past (“by 2017 everyone knew”).
    """
    tenses = idiom.tenses
    if any(word.fold in tenses.since for word in words[max(0, first - _SINCE) : first]):
        return Tense.PAST
    start, end = passage.sentence(words[first].start, words[last - 1].end)
    around = [
        _Near(word, first - at - 1 if at < first else at - last, _is_name(passage, word, start))
        for at, word in enumerate(words[max(0, first - _REACH) : last + _REACH], max(0, first - _REACH))
        if start <= word.start and word.end <= end and not first <= at < last
    ]
    clause = passage.clause(words[first].start, words[last - 1].end)
    if not any(clause[0] <= near.word.start < clause[1] for near in around):
        clause = passage.clause(max(start, clause[0] - 2), clause[1])  # between commas: it belongs to what is before
    found = _nearest([near for near in around if clause[0] <= near.word.start < clause[1]], tenses)
    if found is not Tense.PAST and _is_ahead(words, first, max(start, clause[0]), tenses):
        return Tense.FUTURE
    if found is Tense.OPEN and clause[0] <= start + 1 and clause[1] - clause[0] <= _OPENING:
        return _nearest(around, tenses)
    return found


def tense_together(sentence: str, tenses: Tenses) -> Tense:
    """Return the tense of a *sentence* whose words are not parted by spaces."""
    if any(word in sentence for word in tenses.future):
        return Tense.FUTURE
    return Tense.PAST if any(word in sentence for word in tenses.past) else Tense.OPEN


def tense_before(words: Sequence[Word], tenses: Tenses) -> Tense:
    """Return the tense that the last of *words* tells that tells one: “the town marked the anniversary”."""
    told = (word_tense(word.fold, tenses) for word in reversed(words))
    return next((tense for tense in told if tense is not Tense.OPEN), Tense.OPEN)


def word_tense(word: str, tenses: Tenses) -> Tense:
    """Return what *word* alone tells."""
    tense = _of_word(word, tenses)
    return Tense.PAST if tense is Tense.OPEN and tenses.past_form.fullmatch(word) else tense


def _nearest(around: Sequence[_Near], tenses: Tenses) -> Tense:
    """The tense of the nearest word that tells one.

    Where verbs stand last, what a word looks like counts only if no word tells more; elsewhere unless
    a word shortly before it puts it ahead: “will be opened”.
    """
    if any(near.word.fold in tenses.hearsay for near in around):
        return Tense.PAST if any(near.word.fold in tenses.perfect for near in around) else Tense.FUTURE
    told, formed, ahead = [], [], -_PASSIVE
    for at, near in enumerate(around):
        tense = _of_word(near.word.fold, tenses)
        ahead = at if tense is Tense.FUTURE else ahead
        if tense is not Tense.OPEN:
            told.append((near.distance, tense))
        elif at - ahead >= _PASSIVE and _is_formed(around, at, tenses):
            formed.append((near.distance, Tense.PAST))
    telling = told if told and tenses.is_verb_last else told + formed
    return min(telling, default=(0, Tense.OPEN), key=lambda pair: pair[0])[1]


def _is_name(passage: Passage, word: Word, start: int) -> bool:
    """Whether *word* is capitalised, though the sentence doesn't begin with it at *start*."""
    return word.start > start + 1 and passage.text[word.start].isupper()


def _is_formed(around: Sequence[_Near], at: int, tenses: Tenses) -> bool:
    """Whether the word at *at* looks past, and no copula before it makes it present."""
    if around[at].is_name or not tenses.past_form.fullmatch(around[at].word.fold):
        return False
    return not at or around[at - 1].word.fold not in tenses.copula


def _of_word(word: str, tenses: Tenses) -> Tense:
    return Tense.FUTURE if word in tenses.future else Tense.PAST if word in tenses.past else Tense.OPEN


def _is_ahead(words: Sequence[Word], first: int, start: int, tenses: Tenses) -> bool:
    """Whether a word before the date puts it ahead, unless the date ends a range: “from 1958 to 2016”."""
    before = [word.fold for word in words[max(0, first - _BEFORE) : first] if word.start >= start]
    if any(word.isdecimal() for word in before[-_RANGE:]):
        return False
    return any(word in tenses.horizon for word in before[-2:]) or any(word in tenses.until for word in before)
