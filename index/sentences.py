"""Where the sentences of a text begin and end, by its signs alone; time is linear in the text.

A stop ends a sentence before white space unless a small letter follows, or what stands before it is an
abbreviation, an initial or a number that counts ("1." at the head of a line, "3. März"). So does a
line break or an empty line, except where the lines of the whole text are broken in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_STOPS = ".!?…؟۔।॥։።፧။"
_WIDE_STOPS = "。！？｡"
_CLOSING = "(?:[\"'”’“‘»«›‹)\\]」』）]|[ \u00a0\u202f]»(?=\\s|\\Z))*+"
_WIDE_CLOSING = "[”’»)」』）]*+"
_END = re.compile(
    rf"(?:(?<![{_STOPS}])(?P<stop>[{_STOPS}]++{_CLOSING})"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e]++{_CLOSING})"  # the Greek question mark
    rf"(?P<gap>\s++)"
    rf"|(?<![{_WIDE_STOPS}])[{_WIDE_STOPS}]++{_WIDE_CLOSING}\s*+"
    rf"|(?P<break>\n\s*+)"
)
_FINISHED = re.compile(rf"[{_STOPS}{_WIDE_STOPS}:：;\u037e]{_CLOSING}\Z")
_LOOKED_BACK_CHARS = 16

# What mostly has a name behind it, or goes on in another way.
_is_abbreviation = re.compile(
    r"Mrs?|Ms|Messrs|Dr|Prof|Ste?|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|[FJS]r|vs|cf|viz"
    r"|Inc|Corp|Cos?|Ltd|Bros|MM|M[ml]le|Mme|Srt?a|Dra|Uds?|Hr|Frl|Dipl|Ing|Mag|Sig|Dott|Avv|bzw|vgl|sog|evtl|ggf"
    r"|гг|им|ул|проф|акад"
).fullmatch
_stands_before_numbers = re.compile(
    r"[Nn]os?|[Nn]rs?|núm|num|[Aa]rt|Abs|Bd|pp?|[Vv]ol|Figs?|Sec|Ch|ca|approx|[Tt]el"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|O[ck]t|Nov|De[cz]"
).fullmatch
_opens_a_sentence = re.compile(
    r"[\"“‘]?(?:The|An?|It|He|She|They|We|This|That|These|Those|There|Its|His|Her|Their|In|On|At|For|After|Before|When|While|If"
    r"|As|But|And|However|Also|Some|Many|Most)\s"
).match
_is_small_number = re.compile(r"\d{1,3}|[ivx]{2,4}|[IVX]{2,4}").fullmatch
_ORDINAL_LANGUAGES = frozenset(
    ("cs", "da", "de", "et", "fi", "hr", "hu", "lv", "nb", "nn", "no", "sk", "sl", "sr", "tr")
)
_BEFORE_INITIALS = ".-’'"
_GOING_ON = (",", "，", "、", "،")
_OPENING = "\"'“‘„«»¿¡([（「『"


def bounds(text: str, language: str | None) -> list[int]:
    """Return where sentences begin, white space being part of the one before, and at last where the text ends."""
    code = (language or "").replace("_", "-").partition("-")[0].lower()
    found = list(_END.finditer(text))
    in_sentences = _breaks_in_sentences(text, found)
    ends = (
        match.end()
        for match in found
        if (_break_ends(text, match, in_sentences) if match["break"] else _stop_ends(text, match, in_sentences, code))
    )
    return sorted({0, *ends, len(text)})


def is_finished(text: str, end: int) -> bool:
    """Whether what stands before *end* is closed by a stop or a colon, as headings and names are not."""
    while end and text[end - 1].isspace():
        end -= 1
    return _FINISHED.search(text, max(0, end - _LOOKED_BACK_CHARS), end) is not None


def _stop_ends(text: str, match: re.Match[str], in_sentences: tuple[bool, bool], language: str) -> bool:
    """Whether the stop that *match* found ends a sentence."""
    if match["gap"] is None or (_is_empty(match["gap"]) and not in_sentences[True]):
        return True
    if text[match.end() : match.end() + 1].islower():
        return False
    if match["stop"] != ".":
        return True
    return not _is_abbreviated(text, match.start(), match.end(), language)


def _is_abbreviated(text: str, end: int, following: int, language: str) -> bool:
    """Whether the word before *end* has its full stop for itself, and what stands at *following* goes on."""
    words = text[max(0, end - _LOOKED_BACK_CHARS) : end].split()
    word = words[-1].lstrip(_OPENING) if words else ""
    if _is_small_number(word):
        begins_line = text[max(0, end - len(word) - 1) : end - len(word)] in {"", "\n"}
        return begins_line or (len(word) < 3 and word.isdigit() and language in _ORDINAL_LANGUAGES)
    is_initial = word[-1:].isalpha() and (len(word) == 1 or word[-2] in _BEFORE_INITIALS)
    counts = text[following : following + 1].isdigit() and _stands_before_numbers(word)
    return bool((is_initial or _is_abbreviation(word) or counts) and not _opens_a_sentence(text, following))


def _break_ends(text: str, match: re.Match[str], in_sentences: tuple[bool, bool]) -> bool:
    """Whether the line break or empty line that *match* found, behind no stop, ends a sentence."""
    following = text[match.end() : match.end() + 1]
    if following.islower() or text[match.start() - 1 : match.start()] in _GOING_ON:
        return False
    return not in_sentences[_is_empty(match["break"])] or is_finished(text, match.start())


def _breaks_in_sentences(text: str, found: Iterable[re.Match[str]]) -> tuple[bool, bool]:
    """Return whether line breaks, and whether empty lines, mostly stand in mid-sentence, before small letters."""
    small = [0, 0]
    for match in found:
        if match["break"]:
            following = text[match.end() : match.end() + 1]
            small[_is_empty(match["break"])] += following.islower() - following.isupper()
    return small[0] > 0, small[1] > 0


def _is_empty(gap: str) -> bool:
    return gap.count("\n") > 1
