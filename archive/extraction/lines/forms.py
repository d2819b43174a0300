"""The form of a line: furniture, caption, note, section or copyright line, running text, or none of these."""

from __future__ import annotations

import re

from archive.extraction.folding import WIDE
from archive.extraction.people.bylines import has_label
from archive.extraction.roles import Form, Role
from archive.extraction.vocabulary.phrases import CREDIT_CUE, CREDITS, ENDING_CREDITS, PHRASES, SHARE, SHARE_HEADS

_WORDS = re.compile(r"[^\s|:：,()\[\]/•·]+")
_COUNT = re.compile(r"\d{1,6}")
_MENU_PARTS = re.compile(r"\s{2,}|\s*[|›»>•·]\s*|\t")
_MENU_MARK = re.compile(r"[|›»>•·\t]|\s\s")
_TRAIL = re.compile(r"\S[^>›»]{0,60}(?:\s+[>›»]\s+\S[^>›»]{0,60}){1,6}")

_SENTENCE_END = re.compile(r"[.!?。！？؟…][\"'”’»）)\]]{0,2}\Z")
_SENTENCES = re.compile(r"[.!?؟][\"'”’»)]{0,2}\s+[\"'“‘«(]?[^\W\d_a-zß-öø-ÿ]|[。！？][^\s”’」』]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
TIME = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[.:/]\d{2}(?!\d))")
LIST_MARK = re.compile(r"(?:[*+•·‣▪►»›←→/-]|o|\d{1,2}\.)(?:\s|\Z)")
_TITLED = re.compile(
    r"(?:\S{1,20} ){0,2}(?:Bild|Foto|Fotos|Video|Photo|Photos|Picture|Pictures|Image|Images|Illustration): "
    r"(?=(?:\S{1,30} ){0,3}[a-zß-öø-ÿ]{2,20} [a-zß-öø-ÿ]{3,20} )[^:]{20,120}[^\W\d_?!]"
)
"""A headline that names what it shows: “First picture: this is how the new bridge could look”."""
_WIDE_WORD = 2.2
_ENDING_CREDIT = re.compile("|".join(f"(?:{credit.pattern})" for credit in ENDING_CREDITS))
_PROSE, _FREE = Form(Role.PROSE), Form(Role.FREE)
MAX_CAPTION = 600
MAX_CREDITED = 450
MAX_CREDIT = 140
MAX_BYLINE = 120


def ends_sentence(text: str) -> bool:
    """Return whether *text* ends as a sentence does."""
    return _SENTENCE_END.search(text[-6:]) is not None


def size_of(text: str) -> float:
    """Return the length of *text* in words; in scripts that don't part them, two letters and a bit are a word."""
    words, wide = len(text.split()), 0 if text.isascii() else len(WIDE.findall(text[:200]))
    return max(words, wide / _WIDE_WORD) if wide > 2 else words


def is_prose(text: str) -> bool:
    """Return whether *text* is a paragraph of running text, too long or too sentence-like for a headline."""
    length = len(text)
    wide = 0 if text.isascii() else len(_WIDE.findall(text[:70]))
    if length >= 70 and wide > 20:
        return True
    if wide > 12:
        return length >= 45 and "。" in text
    if length >= 220:
        return True
    sentences = _SENTENCES.search(text) is not None
    return (length >= 90 and ends_sentence(text)) or (length >= 130 and sentences) or (length >= 170)


def is_menu(text: str) -> bool:
    """Return whether *text* is a row of page links: short entries side by side, or a trail (Home > News)."""
    if len(text) > 300 or not _MENU_MARK.search(text) or ends_sentence(text):
        return False
    parts = [part for part in _MENU_PARTS.split(text) if part]
    if len(parts) >= 3 and all(len(part) <= 30 and len(part.split()) <= 3 and not part[0].islower() for part in parts):
        return not any(any(character.isdigit() for character in part) for part in parts)
    return _TRAIL.fullmatch(text) is not None and parts[0].lower() in (
        "home",
        "startseite",
        "accueil",
        "inicio",
        "news",
        "首页",
    )


def is_share_bar(text: str) -> bool:
    """Return whether *text* is made of the words of a share bar alone."""
    first = _WORDS.search(text) if len(text) <= 200 else None
    if not first or not _is_shared(first[0].casefold()):
        return False
    words = _WORDS.findall(text.casefold())
    if not any(word in SHARE_HEADS for word in words):
        return False
    return all(map(_is_shared, words))


def _is_shared(word: str) -> bool:
    """Whether *word* may stand in a share bar: one of its words, or a count."""
    return word in SHARE or _COUNT.fullmatch(word) is not None


def caption_rule(text: str) -> str | None:
    """Return the rule that makes *text* a caption: it begins or ends with the credit of a picture."""
    if len(text) > MAX_CAPTION:
        return None
    if any(pattern.expression.match(text) for pattern in CREDITS):
        return "begins with a picture credit"
    if len(text) > MAX_CREDITED or not _ends_with_credit(text[-MAX_CREDIT:]):
        return None
    is_other = len(text) <= MAX_BYLINE and (has_label(text) or _TITLED.fullmatch(text))
    return None if is_other else "ends with a picture credit"


def _ends_with_credit(ending: str) -> bool:
    return CREDIT_CUE.search(ending) is not None and _ENDING_CREDIT.search(ending) is not None


def form_of(text: str) -> Form:
    """Return what the form of *text* alone makes of it."""
    length = len(text)
    if length <= 300:
        if is_share_bar(text):
            return Form(Role.FURNITURE, "share bar")
        if is_menu(text):
            return Form(Role.FURNITURE, "page navigation")
    if length <= 1200:
        for pattern in PHRASES:
            if length <= pattern.longest and pattern.expression.match(text):
                return pattern.form
    rule = caption_rule(text)
    if rule:
        return Form(Role.CAPTION, rule)
    return _PROSE if is_prose(text) else _FREE
