"""What a paper says of itself in a clipping: offers to its readers, notes, where its author works.

The text itself names many outlets, those that others told something or that are reported on. A paper
offers its own subscriptions and newsletters and tells where its reporters work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extraction.authorities.outlets import Mention, Outlet
from archive.extraction.lines.clipping import Clipping, Entry
from archive.extraction.outlet.lines import MAX_LINES, of_outlet
from archive.extraction.roles import Role
from archive.extraction.weighing import Candidate

_MAX_OFFER = 400
_OPENING = 80
"""How far from its beginning a paragraph of the text can be an offer."""
_CASELESS = "\u0590"
"""The first sign of the scripts without capitals, whose words are not looked for beforehand."""
_EDGE = 3
_OFFER = re.compile(
    r"\b(?:subscri(?:be|ption|ber)s?|sign up|newsletters?|follow|unlimited (?:online )?(?:digital )?access|"
    r"stay informed|support|donate|members?|membership|e-?paper|read more (?:at|on|from)|more from|download|get the|"
    r"alerts|emails? (?:from|about)|updates from|preferred source|app|abo(?:nn\w{0,8})?|testen|mehr von|"
    r"mehr (?:zum thema )?bei|mitglied|spenden?|folgen sie|angebot|lesen|inscri(?:vez|re)|suivez|retrouvez|application|"
    r"suscr\w{1,10}|boletín|síguenos|aplicación|hazte|assine|siga|aplicativo|abbona\w{0,4}|seguici|nieuwsbrief|volg|"
    r"prenumerera|nyhetsbrev|nyhedsbrev|följ|følg|uygulama\w{0,5}|abone|подпис\w{1,8}|рассылк\w{1,3})\b|"
    r"会員|購読|アプリ|구독|앱|출처|사이트맵|订阅|客户端|关注|訂閱|اشترك|تطبيق|تابع",
    re.IGNORECASE,
)
_OFFER_WORDS = (
    "subscribe subscription subscriptions subscriber subscribers sign newsletter newsletters follow unlimited stay "
    "support donate member members membership epaper paper read more download get alerts email emails updates "
    "preferred app abo abonnieren abonnement abonnez abonner abonnes abonnenten testen mehr mitglied spende spenden "
    "folgen angebot lesen inscrivez inscrire suivez retrouvez application suscribete suscribase suscripcion "
    "suscriptores suscriptor boletin siguenos aplicacion hazte assine siga aplicativo abbonati abbonamento seguici "
    "nieuwsbrief volg prenumerera nyhetsbrev nyhedsbrev folj følg uygulama uygulamasını uygulamamızı abone подпишитесь "
    "подписаться подписка рассылка рассылку"
)
_OFFERING = frozenset(_OFFER_WORDS.split())
"""The words, folded, of which an offer has one; looked for first, since most lines have none."""
_OFFER_BEHIND = re.compile(
    r"[\s-]{0,2}(?:app|e-?paper|newsletter|plus|premium|pur-angebot|podcast|magazin-abo)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:first|originally) (?:appeared|published|ran) (?:in|on|by|at)|\breprinted from|"
    r"\berschien(?:en)? (?:zuerst )?(?:in|bei|auf)|\bzuerst (?:erschienen|veröffentlicht) (?:in|bei|auf)|"
    r"\b(?:paru|publié) (?:dans|sur)|\bpublicado (?:originalmente )?(?:en|por)|\bpubblicato (?:su|da)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:joint (?:publication|project|investigation) (?:of|by|with)|co-published (?:by|with)|produced by|"
    r"a publication of|gemeinsame recherche von)\b",
    re.IGNORECASE,
)
_ORIGIN_WORDS = (
    "appeared published ran reprinted erschien erschienen veroffentlicht paru publie publicado pubblicato joint co "
    "publication produced gemeinsame"
)
_ORIGIN = frozenset(_ORIGIN_WORDS.split())
_SOURCE = re.compile(r"(?:source|quelle|fuente|fonte|bron|källa|kilde)s?\s?[:：•]\s?(?P<name>\S.{1,60})", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:is|are|ist|est|es|è|arbeitet|works|writes|covers|schreibt)\b.{0,80}\b(?:reporters?|correspondents?|"
    r"editors?|writers?|columnists?|journalists?|producers?|redakteur(?:in)?|korrespondent(?:in)?|journaliste|"
    r"periodista|redactora?|giornalista|jornalista|reporterin|autor(?:in)?)\b.{0,30}?"
    r"\b(?:for|at|with|of|bei|der|des|für|à|au|de|en|di|del|da|do)\b",
    re.IGNORECASE,
)


def self_candidates(clipping: Clipping, language: str | None) -> Iterator[Candidate[str]]:
    """Yield the outlets that speak of themselves in *clipping*, a text in *language*."""
    for at, entry in enumerate(clipping.entries[:MAX_LINES]):
        above, below = at < clipping.header, at >= clipping.tail
        last = at >= clipping.tail - _EDGE
        if len(entry.text) <= _MAX_OFFER and entry.role is not Role.CAPTION:
            yield from _offers(entry, clipping, language, above or last)
        if (
            below
            or entry.role is Role.NOTE
            or _tells_origin(entry)
            or (last and _STAFF.search(entry.text[:_MAX_OFFER]))
        ):
            yield from _notes(entry, clipping, language, below)


def _offers(entry: Entry, clipping: Clipping, language: str | None, is_edge: bool) -> Iterator[Candidate[str]]:
    """Outlets that offer the reader something of theirs: a subscription, a newsletter, more to read."""
    text, fold = entry.text, entry.fold
    if entry.role is Role.PROSE and not is_edge:
        text, fold = text[:_OPENING], fold[:_OPENING]
    if _OFFERING.isdisjoint(fold.split()) and not (text[:1] >= _CASELESS or text[-1:] >= _CASELESS):
        return
    offer = _OFFER.search(text) if entry.text[-1] not in ":：" else None  # “More from X:” introduces what X said
    if not offer:
        return
    is_sentence = entry.role is Role.PROSE and not is_edge
    for mention in clipping.knowledge.outlets.mentions(text):
        if is_sentence and 0 < mention.start < offer.start():
            continue  # “the X members” are told of, “join X” is offered
        near = abs(mention.start - offer.end()) <= 60 or _OFFER_BEHIND.match(text, mention.end)
        if near and not mention.outlet.is_agency:
            weight = 0.86 * _share_of(mention, language)
            yield of_outlet(mention.outlet, weight, entry, "named in an offer to readers", mention.start, mention.end)
            return


def _tells_origin(entry: Entry) -> bool:
    text = entry.text
    if len(text) > _MAX_OFFER or _ORIGIN.isdisjoint(entry.fold.split()):
        return False
    return _FIRST.search(text) is not None or _JOINT.search(text) is not None


def _notes(entry: Entry, clipping: Clipping, language: str | None, is_below: bool) -> Iterator[Candidate[str]]:
    """Outlets that notes name: where an author works, where it appeared first, whose views they are."""
    text = entry.text[:2_000]
    if entry.role is Role.CAPTION:
        return
    whole = _SOURCE.fullmatch(text)
    outlet = clipping.knowledge.outlets.by_name(whole["name"]) if whole else None
    if whole and outlet:
        yield of_outlet(outlet, 0.6, entry, "named in a note", *whole.span("name"))
        return
    seen: set[Outlet] = set()
    for mention in clipping.knowledge.outlets.mentions(text):
        if mention.outlet in seen or mention.outlet.is_agency:
            continue
        seen.add(mention.outlet)
        before = text[max(0, mention.start - 160) : mention.start]
        if _JOINT.search(before[-40:]):
            yield of_outlet(mention.outlet, 0.6, entry, "named as its publisher", mention.start, mention.end)
        elif _FIRST.search(before[-40:]):
            weight = 0.28 * _share_of(mention, language)  # a reprint names another outlet than its own
            yield of_outlet(
                mention.outlet, weight, entry, "where it says to have appeared first", mention.start, mention.end
            )
        elif _ends_with(_STAFF, before):
            yield of_outlet(mention.outlet, 0.55, entry, "where its author works", mention.start, mention.end)
        elif is_below or entry.role is Role.NOTE:
            weight = (0.45 if entry.role is Role.NOTE else 0.2) * _share_of(mention, language)
            yield of_outlet(mention.outlet, weight, entry, "named in a note", mention.start, mention.end)


def _share_of(mention: Mention, language: str | None) -> float:
    """How much a mention is worth: little if it is more likely a word of *language*, or a paper from elsewhere."""
    outlet = mention.outlet
    return 0.3 if language and outlet.language and outlet.language != language else 1.0


def _ends_with(expression: re.Pattern[str], text: str) -> bool:
    """Whether a match of *expression* goes to the end of *text*, but for an article."""
    return any(len(text) - match.end() <= 5 for match in expression.finditer(text))
