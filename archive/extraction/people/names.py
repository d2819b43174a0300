"""Names of people: what they look like in scripts with capitals, in Chinese, Japanese, Korean, Arabic, Hebrew, Indic
and Thai, and lists of them as bylines give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archive.extraction.vocabulary.given_names import begins_as_name, is_family_name, may_begin_name, starts_as_chinese
from archive.extraction.vocabulary.occupations import has_occupation, is_beat, is_occupation

MAX_NAME = 120
MAX_NAMES = 50
_MAX_WORDS = 6

_COMMA = r"\s*[,;&，、；＆،؛]\s*"
_ANDS = (
    "and|und|et|y|e|en|och|og|i|ja|ve|dan|és|și|şi|oraz|και|и|й|та|ir|un|dhe|eta|agus|và|और|एवं|এবং|ও|และ|و|და|և|"
    "AND|UND|ET|OCH|OG|VE|DAN|I|И|ΚΑΙ"
)
_AND = re.compile(
    rf"{_COMMA}(?:{_ANDS})\s+(?=[^\W\d_])|(?P<comma>{_COMMA})|\s+(?:{_ANDS})\s+(?=[^\W\d_])|"
    r"\s+a\s+(?=[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z])|\s+/\s+|\s*[／]\s*|(?<=[\uac00-\ud7af])·(?=[\uac00-\ud7af])|"
    r"(?<=\w)\s+و(?=\w+\s+\w)|"
    r"(?<=[\u3400-\u9fff]{2})[和与與及](?=[\u3400-\u9fff]{2,4}(?![\u3400-\u9fff]))"
)
_PARTICLES_WORDS = (
    "de da di del della dei do dos das du la le van von vom der den het ten ter zu zum zur af av bin ibn ben bint "
    "abu abd al el y e ap o of st st. mc mac van't 't dit del' d' ul ur degli dalla dal lo des te tot thoe und da' "
    "dela delos binti bte ould ag ait aït"
)
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_NEVER_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march july "
    "september october november december today yesterday updated published posted photo photos photograph "
    "photography picture pictures image images video source share shares comment comments read more news online "
    "getty reuters the this that these there here what when where why how who which it they we you i a an at in on "
    "by from for with and or but not no new all about after before is are was were has have had his her its our your "
    "my their to of as if so than into over under up out off do does did can could will would should may "
    "january february sept oct nov dec mon tue wed thu fri sat sun edt est gmt utc cet ist pst am pm "
    "twitter facebook instagram linkedin whatsapp telegram email e-mail follow contact subscribe copy link print "
    "sign log listen watch play advertisement menu search home login newsletter related latest trending top stories "
    "breaking live exclusive opinion editorial analysis feb sept last posts vom stand schreibe reply powered blog "
    "homepage website original research filter search patch notes profile profil "
    "sie ihr ihre ihren dieser diese dieses beitrag inhalte suche sich gesponserte "
    "und der die das dem den des ein eine einer im am auf nach vor bei für über unter mit ohne aus wie was warum wer "
    "wo wenn ist sind war hat neue neuer mehr artikel teilen kommentare bild foto fotos quelle stand uhr lesezeit "
    "lesedauer aktualisiert veröffentlicht merken drucken vorlesen anzeige werbung heute gestern "
    "les un une et dans sur pour avec est publié mis abonnés lire partager aujourd'hui hier "
    "los las una para con sin por publicado actualizado compartir hoy ayer il gli una per con pubblicato condividi "
    "het een voor met op gepubliceerd gisteren vandaag och är på publicerad publisert udgivet "
    "university universität université universidad università universiteit institute institut college school "
    "press media times newspapers newspaper magazine foundation stiftung center centre ministry network zeitung verlag "
    "gmbh ltd inc llc "
    "daily weekly tribune herald gazette telegraph observer chronicle courier bulletin dispatch examiner inquirer "
    "journal tagblatt anzeiger nachrichten kurier rundschau allgemeine diario periódico jornal gazeta corriere dagblad "
    "dagbladet aftonbladet tidning sanomat "
    "tv radio department committee association council government group company"
)
_MONTHS_WORDS = (
    "january february march april may june july august september october november december apr mar jun jul aug mai "
    "mars märz juni juli okt dez ene abr ago dic set out janv févr avr juin juil août déc gen mag giu lug ott maj mrt"
)
_MONTHS = frozenset(_MONTHS_WORDS.split())
_NUMBER = re.compile(r"\.?\s?\d")
_NEVER = frozenset(_NEVER_WORDS.split())
_PLACE_OPENERS_WORDS = (
    "new san los las den saint st rio buenos abu hong kuala tel cape sri el la são south north east west port fort "
    "mexico ho addis washington quezon salt sierra united frankfurt bad nueva ciudad costa puerto"
)
_PLACE_OPENERS = frozenset(_PLACE_OPENERS_WORDS.split())
_HAN_CLASS = "\u3005\u3400-\u9fff"
_HAN = re.compile(rf"[{_HAN_CLASS}]{{2,5}}|[{_HAN_CLASS}]{{1,8}}(?:[·・•][{_HAN_CLASS}]{{1,8}}){{1,3}}")
_SPACED_HAN = re.compile(r"[\u3400-\u9fff][ \u3000][\u3400-\u9fff](?![\u3040-\u30ff\u3400-\u9fff])")
_JAPANESE = re.compile(rf"[{_HAN_CLASS}ヶケノ]{{1,4}}[ \u3000][{_HAN_CLASS}\u3040-\u30ff]{{1,5}}")
_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff・＝ ]{2,14}")
_HAS_KANA = re.compile(r"[\u3040-\u30ff]")
_WRITTEN = re.compile(r"[をでへ]|する|して|の記事")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")
_LABELS = frozenset(
    (
        "입력",
        "수정",
        "등록",
        "승인",
        "발행",
        "댓글",
        "공유",
        "责编",
        "責編",
        "编辑",
        "編輯",
        "編集",
        "校对",
        "来源",
        "來源",
    )
)
"""What stands beside dates and credits as short as names do."""
_HAN_LIST = re.compile(r"[ \u3000]+")
_HAN_START = re.compile(r"[\u3400-\u9fff]")
_PERSIAN = "\u067e\u0686\u0698\u06a9\u06af\u06cc\u200c"
_ARABIC = re.compile(
    rf"[\u0620-\u065f\u0670-\u06d3{_PERSIAN}]{{2,20}}(?: [\u0620-\u065f\u0670-\u06d3{_PERSIAN}]{{1,20}}){{1,4}}"
)
_UNCASED = re.compile(
    r"[\u05d0-\u05ea][\u05d0-\u05ea'\"׳״-]{1,20}(?: [\u05d0-\u05ea][\u05d0-\u05ea'\"׳״-]{1,20}){1,3}"
    r"|[\u0900-\u0dff][\u0900-\u0dff\u200c\u200d.]{1,24}(?: [\u0900-\u0dff][\u0900-\u0dff\u200c\u200d.]{0,24}){1,3}"
    r"|[\u0e00-\u0e7f]{2,24} [\u0e00-\u0e7f]{2,24}"
    r"|[\u10d0-\u10ff]{2,20}(?: [\u10d0-\u10ff]{2,20}){1,2}"
    r"|[\u1200-\u137f]{2,20}(?: [\u1200-\u137f]{2,20}){1,2}"
)
_SCRIPTS = (_JAPANESE, _SPACED_HAN, _HAN, _HANGUL, _ARABIC, _UNCASED)
_FIRST_UNCASED = "\u05d0"
"""The first letter of those scripts."""
_PLACED = re.compile(r"(?P<name>\S.{2,60}?) (?:at|in|aus|à|en) [A-Z]")
_WORD = re.compile(r"[^\W\d_][\w.'’‘`´\-‐‑\u00ad]*")
_PREFIXED = re.compile(r"(?:al|el|ad|an|ar|as|at|az|d|l|o|ibn|ul)[-'’‐][^\W\d_]", re.IGNORECASE)
_SMALL_WORD = re.compile(r"[^\W\d_A-Z][^\W\d_A-Z'’.-]{1,20}")
_JOINED = re.compile(r"(?<=[^\W\d_A-Z])(?=[^\W\d_a-z][^\W\d_A-Z])")
_CAPITAL_INSIDE = frozenset(("mc", "mac", "de", "di", "da", "la", "le", "van", "von", "fitz", "o", "du", "del", "st"))
_AFTER_WORDS = (
    "ist est es è é er är "
    "in at from for with reporting mit aus für bei im avec à en pour chez depuis con desde da per a i w "
    "из в för på til te updated published posted today yesterday heute gestern hier ayer hoy on am le el den is was "
    "follow twitter facebook instagram linkedin email e-mail contact share shares comments read and und special "
    "tweet x by for über publicado publicada publié actualizado pubblicato gepubliceerd opinion fotos photos dans"
)
_AFTER = frozenset(_AFTER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at *start* to *end* of the text it was sought in."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def names_in(text: str, single: bool = True) -> tuple[Name, ...]:
    """Return the people that *text*, the rest of a byline, names: none unless it begins with names.

    “A and B”, “A, B and C”, “A in Beijing”, “A, Staff Writer”, “A, Beijing” are understood, also “Jane
    DoeJohn Roe”; *single* also allows names of one word, which a text of several words begins with only in
    a list of such.
    """
    found: list[Name] = []
    for start, end, after_comma in _pieces(text):
        piece = text[start:end]
        if has_occupation(piece) and not _leading_name(piece):
            continue
        alone = single and (not found or " " not in found[0].text or not after_comma)
        is_aside = bool(found) and after_comma and _is_aside(piece, found, end == len(text))
        length = 0 if is_aside else _name_length(piece, alone)
        if length:
            found.append(Name(piece[:length], start, start + length))
        elif not found:
            return ()
        elif not piece[:1].islower():
            break
    return tuple(found[:MAX_NAMES])


def placed_names(text: str) -> tuple[Name, ...]:
    """Return the people that *text*, a line of its own, names: “A B”, “A B and C D”, “A B at Crown Court”.

    Only in scripts with capitals: in others any two words look like a name.
    """
    if not text[:1].isupper():
        return ()
    placed = _PLACED.match(text)
    name = placed["name"] if placed else text
    last = name.rsplit(None, 1)[-1]
    if last[0].islower() and not _PREFIXED.match(last):
        return ()
    found = names_in(name, single=False)
    return found if found and found[-1].end == len(name) else ()


def is_name(text: str) -> bool:
    """Return whether *text* as a whole is a person's full name."""
    names = names_in(text, single=False)
    return len(names) == 1 and names[0].text == text


def moved(names: tuple[Name, ...], by: int) -> tuple[Name, ...]:
    """Return *names*, found in a part of a text that begins at *by*, with their places in the text."""
    return tuple(Name(name.text, name.start + by, name.end + by) for name in names) if by else names


def is_small_name(text: str) -> bool:
    """Return whether *text* may be a name in small letters throughout, as some columnists sign: “bell hooks”."""
    words = text.split(" ")
    plain = all(_SMALL_WORD.fullmatch(word) and word not in _NEVER and not is_occupation(word) for word in words)
    return 2 <= len(words) <= 4 and plain and words[-1] not in _PARTICLES and len(text) <= 40


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where the parts of *text* stand that “and”, commas and the like divide, and whether a comma stands before."""
    start, after_comma = 0, False
    for match in _AND.finditer(text):
        if match.start() > start:
            yield from _parted(text, start, match.start(), after_comma)
        start, after_comma = match.end(), match["comma"] is not None
    if start < len(text):
        yield from _parted(text, start, len(text), after_comma)


def _parted(text: str, start: int, end: int, after_comma: bool) -> Iterator[tuple[int, int, bool]]:
    """The piece from *start* to *end*, cut where names stand side by side without a mark: “Jane DoeJohn Roe”,
    “张三 李华”."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    piece = text[start:end]
    cuts = [0, *(_han_cuts(piece) if _HAN_START.match(piece) else _joints(piece)), len(piece)]
    for first, last in pairwise(cuts):
        inner = piece[first:last]
        left = first + len(inner) - len(inner.lstrip())
        if left < last:
            yield start + left, start + last, after_comma
        after_comma = False


def _joints(piece: str) -> list[int]:
    """Where a full name ends and the next begins within one word of *piece*."""
    joints = []
    start = 0
    for match in _JOINED.finditer(piece[: MAX_NAME * 4]):
        if not (piece[match.start()].isupper() and piece[match.start() - 1].islower()):
            continue
        before, rest = piece[start : match.start()], piece[match.start() :]
        words, following = before.split(), rest.split(" ", 2)
        if len(words) >= 2 and len(following) >= 2 and words[-1].lower().lstrip("d'o’") not in _CAPITAL_INSIDE:
            joints.append(match.start())
            start = match.start()
    return joints


def _han_cuts(piece: str) -> list[int]:
    """Where in a row of Chinese names one ends: each begins with a surname; Japanese names hold a space."""
    gaps = list(_HAN_LIST.finditer(piece))
    if not gaps or _HAS_KANA.search(piece):
        return []
    words = _HAN_LIST.split(piece.strip())
    if not all(_HAN_START.match(word) and len(word) <= 4 for word in words):
        return []
    starts = [0, *(gap.end() for gap in gaps)]
    lone = [len(word) == 1 for word in words]
    cuts, at = [], 0
    while at < len(words):
        at += 2 if lone[at] and at + 1 < len(words) and lone[at + 1] else 1
        if at < len(words):
            cuts.append(starts[at])
    is_chinese = all(starts_as_chinese(piece[cut:]) for cut in (0, *cuts))
    return cuts if is_chinese else []


def _name_length(piece: str, single: bool) -> int:
    """How many characters of *piece* from its start are a name; 0 if it doesn't start with one."""
    if not len(piece) >= 2:
        return 0
    if piece.isascii():
        return _cased_length(piece, single)
    for script in _SCRIPTS:
        match = script.match(piece) if piece[0] >= _FIRST_UNCASED and piece[:2] not in _LABELS else None
        if match and (match.end() == len(piece) or not piece[match.end()].isalpha()):
            return match.end()
    if len(piece) <= MAX_NAME and _HAS_KANA.search(piece) and _KANA.fullmatch(piece) and not _WRITTEN.search(piece):
        return len(piece)
    return _cased_length(piece, single)


def _cased_length(piece: str, single: bool) -> int:
    """As ``_name_length``, for scripts with capitals: capitalised words with particles between them."""
    words: list[tuple[str, int]] = []
    last = 0
    for match in _WORD.finditer(piece[: 2 * MAX_NAME]):
        plain = match[0].rstrip(".").lower()
        if piece[last : match.start()].strip() or len(words) > _MAX_WORDS:
            break
        last = match.end()
        if any(map(str.isdigit, match[0])) or (plain in _MONTHS and _NUMBER.match(piece, last)):
            break
        if _is_capital(match[0], plain, words[0][0] if words else "") or _PREFIXED.match(match[0]):
            words.append((match[0], match.end()))
        elif plain not in _PARTICLES:
            break
    words = _without_role(words)
    end = words[-1][1] if words else 0
    if not (1 if single else 2) <= len(words) <= _MAX_WORDS or sum(map(str.isalpha, piece[:end])) < 3:
        return 0
    if end > MAX_NAME:
        return 0
    behind = piece[end:].lstrip().removeprefix(piece[:end])  # a link’s text may come twice
    return end if _may_follow(behind, len(words)) else 0


def _is_capital(word: str, plain: str, first: str) -> bool:
    """Whether *word* may be one of a name, which the word *first* begins, also if it looks like a common word:
    “Will Hutton”, “Nguyễn Văn An”, “Kim In-su”, “John A. Doe”."""
    if not word[0].isupper() or plain not in _NEVER:
        return word[0].isupper()
    if not first:
        return may_begin_name(plain)
    return len(plain) == 1 or (len(plain) < 4 and is_family_name(first))


def _without_role(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """*words* without what says what someone does: “Emma Lane Lifestyle Writer” is Emma Lane."""
    half = len(words) // 2
    if half > 1 and [word for word, _ in words[:half]] == [word for word, _ in words[half:]]:
        return words[:half]
    role = next((at for at, (word, _) in enumerate(words) if is_occupation(word)), None)
    if role is None:
        return words
    role = next((at for at in range(2, role) if is_beat(words[at][0])), role)
    return words[:role] if role > 1 else []


def _leading_name(piece: str) -> bool:
    """Whether someone's name stands before what they do in *piece*."""
    return _name_length(piece, single=False) > 0


def _may_follow(rest: str, words: int) -> bool:
    """Whether *rest* can stand behind a name of so many words in a byline."""
    rest = rest.strip()
    if not rest:
        return True
    if words == 1:
        return rest[0] in "(@"
    follows = rest.split(" ", 1)[0].lower().strip("(:.,")
    return (
        follows in _AFTER
        or follows in _NEVER
        or follows in _MONTHS
        or is_occupation(follows)
        or is_beat(follows)
        or "@" in follows
        or rest[0] in "(<[@|–—-/•·"
        or rest[0].isdigit()
    )


def _is_aside(piece: str, found: list[Name], is_last: bool) -> bool:
    """Whether *piece*, behind a name and a comma, is a place, or the paper or station someone writes for.

    Those are in capitals that the name isn't in, or are the only one that doesn't begin as names do.
    """
    if _is_place(piece) or (piece.isupper() and not found[0].text.isupper()):
        return True
    if not (is_last and len(found) == 1 and begins_as_name(found[0].text)) or begins_as_name(piece):
        return False
    return not (_sets_last_in_capitals(found[0].text) and _sets_last_in_capitals(piece))


def _sets_last_in_capitals(name: str) -> bool:
    """Whether *name* is written as “Jane DOE”."""
    words = name.split()
    return len(words) > 1 and len(words[-1]) > 1 and words[-1].isupper() and not words[0].isupper()


def _is_place(piece: str) -> bool:
    """Whether *piece*, behind a name and a comma, is where it was written rather than who wrote it too."""
    return piece.split(" ", 1)[0].lower() in _PLACE_OPENERS
