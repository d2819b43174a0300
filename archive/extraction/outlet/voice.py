"""How a text names outlets: in a paper's own voice, or as the sources and subjects that it writes about.

Sources tell a paper something, it analyses, asks and finds, its photographers take pictures, its staff have its
addresses. What it takes from others it cites: it says who reported it, puts the name in quotes or says what
the name is (“the newspaper …”). What was told to an outlet decides little where the text names others too:
papers cite each other in the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from archive.extraction.authorities.outlets import Mention, Outlet
from archive.extraction.folding import folded_name
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.outlet.lines import MAX_LINES
from archive.extraction.roles import Role
from archive.extraction.weighing import Candidate

_MAX_TEXT = 5_000
_BEFORE, _BEHIND = 100, 60
_BYLINE = 120
_CAPTION = 30
_OFTEN = 3
_SHORT = 5
"""How many words a line has that is no sentence but a name with what it offers: “Port Weekly Jobs”."""
_SHORT_NAME = 5
_OPENING, _CLOSING = "„“”\"»«‘'《「『", "“”\"»«’'》」』"


class Kind(StrEnum):
    """How a text names an outlet; the values are the rules as readers see them."""

    TOLD = "was told something"
    ACTS = "speaks of itself in the text"
    CREDIT = "credited with a picture"
    MAIL = "address of the paper"
    BYLINE = "named in the byline"
    LINE = "named in a short line"
    ALONE = "the only outlet that the text names"
    CITED = "cited"
    NAMED = "named"


_WITNESSES = {Kind.MAIL: "address outside of the text", Kind.LINE: "named in a note"}
"""The rules that speak of the same places, below the text."""
_OF_WORDS = (Kind.BYLINE, Kind.CITED, Kind.NAMED)
"""Where a short name is more likely another word."""
_ARTICLE = re.compile(r"\s?\b(?:the|dem|der|den|die|das|le|la|les|el|il|lo|de|het|o|a|our)\s\Z|\s?\b[ld]['’]\Z", re.I)
_TOLD = re.compile(
    r"(?:\b(?:told|tell(?:s|ing)?|said to|sp(?:oke|eaking) (?:to|with)|talk(?:ed|s|ing) (?:to|with)|"
    r"interview(?:s|ed)? (?:with|by|to)|(?:interviewed|contacted|obtained|reviewed|seen|asked|approached|compiled|"
    r"commissioned) by|(?:redaktion|redacción|redação|redazione|rédaction|newsroom) (?:d[aeou]l?|der|des|von)|"
    r"(?:confirmed|shared|explained|admitted|revealed|recalled|statement|e-?mail|comments?)"
    r"(?: \w+)? (?:to|with)|referred|at the request of|requests? from|"
    r"(?:sagten?|sagt|erklärte?|teilte|bestätigte|verriet|erzählte?|berichtete?n?)\b.{0,60}? (?:dem|der|gegenüber|zu)|"
    r"gegenüber|(?:gespräch|interview|telefonat) mit|(?:informationen|recherchen|anfrage|nachfrage) (?:von|des|der)|"
    r"(?:déclar|confi|expliqu|indiqu|affirm|précis|assur|racont)\w{1,4}(?:-t-\w+)? (?:à|au|aux)|"
    r"(?:contacté|sollicité|interrogé|joint)e?s? par|informations d[ue]|"
    r"(?:dij|declar|explic|cont|asegur|coment|confirm|señal|indic|revel|relat)\w{1,5} a|"
    r"(?:entrevista|diálogo|conversación|declaraciones|charla) (?:con|a)|consulta(?:d[oa])?s? (?:de|por|con)|"
    r"(?:diss|afirm|cont|explic|relat|inform)\w{1,4} (?:à|ao)|entrevista (?:à|ao)|reportagem d[oae]|"
    r"procurad[oa]s? pel[oa]|em resposta (?:à|ao)|dett[oa] al?|intervista (?:al?|con)|(?:zegt|zei) tegen|"
    r"vertel(?:t|de) aan|gesprek met|(?:säger|sade|berättar|uppger|siger|sier|fortæller|forteller)\b.{0,40}? "
    r"(?:till?|för)|w rozmowie z|kepada|(?:сообщил|рассказал|заявил|подтвердил)\w{0,2}|"
    r"в (?:интервью|беседе с|разговоре с))|告诉|接受|告訴)\s?\Z",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:’s|'s)?[\s-](?:(?:has|have) (?:learned|seen|approached|contacted|obtained|asked|reviewed|reached|received)|"
    r"learned|(?:\w{1,20} ){0,3}correspondents?\b|"
    r"understands|can reveal|could not|(?:was|were) unable|(?:spoke|talked|met) (?:to|with)|sat down|reached out|"
    r"contacted|interviewed|asked|obtained|reviewed|later confirmed|takes stock|"
    r"(?:own )?(?:analysis|investigation|review|tracker)\b|found\b|requests? for|may (?:get|earn|receive)|"
    r"(?:exklusiv )?(?:liegt|liegen|vorlieg)|sprach|fragte|traf|kunde|har (?:sökt|tidigare|tagit|talat|bett)|"
    r"se (?:puso|comunicó|contactó)|(?:habl|convers|contact|consult|intent|acced)ó|pudo|ha podido|tuvo acceso|"
    r"a (?:pu (?:consulter|se)|appris|rencontré|interrogé|contacté)|(?:encontr|procur|convers|question|apur)ou|"
    r"teve acesso|entrou em|sprak|heeft (?:vernomen|ingezien|gesproken))|"
    r"\.?-(?:informationen|recherchen|anfrage|nachfrage|redak|leser|interview|gespräch|umfrage|reporter)|"
    r"(?:’s|'s) \w+(?: \w+){1,6} contributed|记者|記者|の取材に|와의",
    re.IGNORECASE,
)
_CITED_BEFORE = re.compile(
    r"\b(?:according to|per|by|via|in|im|dans|en|em|nel|report(?:ed|s)? (?:by|in|from)|"
    r"cit(?:es|ed|ing)|laut|enligt|selon|según|segundo|secondo|volgens|published (?:in|by)|"
    r"(?:das|wie) (?:schreibt|berichtete?|meldete?)|newspaper|magazine|broadcaster|network|"
    r"agency|website|channel|tabloid|zeitung|zeitschrift|sender|\w{0,20}portal|nachrichtenagentur|magazin|blatt|"
    r"quotidien|chaîne|journal|diario|periódico|cadena|emisora|jornal|revista|quotidiano|giornale|krant|tidningen|"
    r"avisen|agence|agencia|agenzia|газете?|телеканалу?)\s?\Z",
    re.IGNORECASE,
)
_CITED_BEHIND = re.compile(
    r"(?:’s|'s|[’'])?\s(?:[A-Z][\w-]{1,30} [A-Z][\w-]{1,30} )?(?:has )?(?:report(?:ed|s|ing)|is (?:also )?reporting|"
    r"writes|wrote|said|says|noted|notes|observes|published|poll\b|newspaper|magazine|tabloid|journalist|anchor|host|founder|"
    r"executive|president|editorial board|CEO|article|story|berichte\w{1,3}\b|schreibt|schrieb|meldete?|zitier\w|"
    r"zufolge|rapport\w{1,3}|écrit|inform[óa]|public[óa]|scriv\w{1,4}|rivela|skriver|hänvisar|rapporterar|نوشت|گزارش)"
)
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af|oleh)\s(?:the\s)?", re.IGNORECASE)
_CREDIT_BEFORE = re.compile(
    r"(?:©|\b(?i:fotos?|photos?|photograph|image|bild|picture|credit|grafik|graphic|crédit|imagen|illustration|"
    r"video)(?:\s?[:：.…|]|\s(?i:credit|by|von|par|de|di|av)\b)[^!?]{0,60}|"
    r"(?:\A|[\s(—–-])[A-ZÀ-Þ][\w.’'-]{1,30}(?: [A-Za-zÀ-ÿ][\w.’'-]{0,30}){1,4} ?(?:/| I | for ))"
    r"\s?(?:The |Die |Der )?\Z"
)
_CREDIT_BEHIND = re.compile(r"\s?(?:[)\]]|\Z|/ ?[A-Z]|\(|foto|photo|nuotr)")
_BEHIND_SENTENCE = re.compile(r"[.!?…]\s\Z")
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w-]*(?: and| of)?\s?\Z")
_NAME_BEHIND = re.compile(r"\s[A-ZÀ-Þ]")
_THROUGH_OTHERS = re.compile(r"\bvia\b|getty|reuters|\baf?p\b|alamy|shutterstock|\bdpa\b|imago|\bepa\b", re.I)


@dataclass(slots=True)
class _Naming:
    """How often a text names an outlet in each way, and where first."""

    times: Counter[Kind] = field(default_factory=Counter)
    places: dict[Kind, tuple[Entry, int, int]] = field(default_factory=dict)

    def add(self, kind: Kind, entry: Entry, mention: Mention) -> None:
        self.times[kind] += 1
        self.places.setdefault(kind, (entry, mention.start, mention.end))


def voice_candidates(clipping: Clipping, language: str | None) -> Iterator[Candidate[str]]:
    """Yield the outlets in whose own voice *clipping*, a text in *language*, names them."""
    namings = _namings(clipping)
    named = {outlet: how for outlet, how in namings.items() if not _is_foreign(outlet, language)}
    papers = [outlet for outlet in named if not outlet.is_agency]
    for outlet, how in namings.items():
        if outlet not in named:
            weights = _weights_abroad(how)
        elif outlet.is_agency:
            weights = _agency_weights(how, named)
        else:
            weights = _weights(outlet, how, len(papers) == 1)
        for kind, weight in weights:
            entry, start, end = how.places[kind]
            yield Candidate(outlet.name, weight, entry.line.evidence(kind.value, start, end), _WITNESSES.get(kind, ""))


def _namings(clipping: Clipping) -> dict[Outlet, _Naming]:
    found: dict[Outlet, _Naming] = {}
    for at, entry in enumerate(clipping.entries[:MAX_LINES]):
        text = entry.text[:_MAX_TEXT]
        for mention in clipping.knowledge.outlets.mentions(text, short=True):
            kind = _kind(text, mention, entry, at >= clipping.header)
            if kind in _OF_WORDS and _is_word(text[mention.start : mention.end]):
                continue
            found.setdefault(mention.outlet, _Naming()).add(kind, entry, mention)
    return found


def _is_word(name: str) -> bool:
    """Whether a name is as short as common words and first names are, and written like them."""
    return len(name) <= _SHORT_NAME and name.isascii() and not name.isupper()


def _is_foreign(outlet: Outlet, language: str | None) -> bool:
    """Whether an outlet of another language is named, or its name is a word of this one."""
    return bool(language and outlet.language and outlet.language != language)


def _kind(text: str, mention: Mention, entry: Entry, is_below_header: bool) -> Kind:
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    behind = text[mention.end : mention.end + _BEHIND]
    if before[-1:] == "@":
        return Kind.MAIL
    if len(text) <= _BYLINE and (entry.role is Role.RECORD or _BY.fullmatch(before)):
        return Kind.BYLINE
    if _is_credit(before, behind):
        return Kind.NAMED if _THROUGH_OTHERS.search(before[-40:] + behind[:40]) else Kind.CREDIT
    if _is_quoted(before, behind) or _CITED_BEHIND.match(behind):
        return Kind.CITED
    return _told_or_cited(before) or (Kind.ACTS if _ACTS.match(behind) else _otherwise(entry, is_below_header))


def _is_quoted(before: str, behind: str) -> bool:
    return bool(before and behind) and before[-1] in _OPENING and behind[0] in _CLOSING


def _told_or_cited(before: str) -> Kind | None:
    """What the words *before* a name make of it; its article stands between, or is one of them."""
    bare = _ARTICLE.sub(" ", before)
    if _TOLD.search(before) or _TOLD.search(bare):
        return Kind.TOLD
    return Kind.CITED if _CITED_BEFORE.search(bare) else None


def _otherwise(entry: Entry, is_below_header: bool) -> Kind:
    text = entry.text
    is_line = is_below_header and entry.role in (Role.FREE, Role.FURNITURE) and len(text.split()) <= _SHORT
    return Kind.LINE if is_line and text[-1] not in ".:：!?)" else Kind.NAMED


def _is_credit(before: str, behind: str) -> bool:
    """Whether a name stands as that of whose picture it is: “Ana Soto/Port Weekly”, “… at sea. Port Weekly”."""
    if _CREDIT_BEFORE.search(before):
        return _CREDIT_BEHIND.match(behind) is not None
    return not behind and len(before) > _CAPTION and _BEHIND_SENTENCE.search(before) is not None


def _weights_abroad(how: _Naming) -> Iterator[tuple[Kind, float]]:
    """What it is worth that a text names an outlet of another language: little but for its address."""
    if how.times[Kind.MAIL]:
        yield Kind.MAIL, 0.6


def _weights(outlet: Outlet, how: _Naming, is_only: bool) -> Iterator[tuple[Kind, float]]:
    """What each way of naming an outlet is worth, where the text names no other paper or station, and where it does."""
    times = how.times
    if times[Kind.MAIL]:
        yield Kind.MAIL, 0.8
    if times[Kind.BYLINE]:
        yield Kind.BYLINE, 0.6
    if times[Kind.CREDIT]:
        yield Kind.CREDIT, 0.6 if is_only else 0.5 if times[Kind.CREDIT] > 1 else 0.28
    if times[Kind.LINE]:
        yield Kind.LINE, 0.5 if is_only else 0.2
    share = 1.0 if times[Kind.CITED] < times[Kind.TOLD] + times[Kind.ACTS] else 0.4
    if times[Kind.ACTS]:
        yield Kind.ACTS, share * (0.6 if is_only or times[Kind.ACTS] > 1 else 0.4)
    if times[Kind.TOLD]:
        yield Kind.TOLD, share * (min(0.35 + 0.1 * times[Kind.TOLD], 0.7) if is_only else 0.15)
    if is_only and set(times) == {Kind.NAMED} and _is_telling(outlet, how):
        how.places[Kind.ALONE] = how.places[Kind.NAMED]
        yield Kind.ALONE, 0.3


def _is_telling(outlet: Outlet, how: _Naming) -> bool:
    """Whether a name in running text is hardly anything else: it has two words or more beside its article, is no part
    of a longer name, and no station’s, which is watched and spoken of."""
    entry, start, end = how.places[Kind.NAMED]
    if entry.role is not Role.PROSE or outlet.kind == "broadcaster" or _NAME_BEHIND.match(entry.text, end):
        return False
    before = _ARTICLE.sub("", entry.text[max(0, start - _BEFORE) : start])
    return " " in folded_name(entry.text[start:end].replace(".", "")) and not _NAME_BEFORE.search(before)


def _agency_weights(how: _Naming, named: dict[Outlet, _Naming]) -> Iterator[tuple[Kind, float]]:
    """What an agency found out itself, and was told more often than anybody else, it has written."""
    voiced = {outlet: one.times[Kind.TOLD] + one.times[Kind.ACTS] for outlet, one in named.items()}
    times = how.times[Kind.TOLD] + how.times[Kind.ACTS]
    if how.times[Kind.ACTS] and times >= _OFTEN and 2 * times > sum(voiced.values()):
        yield Kind.ACTS, 0.35
