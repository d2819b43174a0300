"""Names of outlets as files print them: with taglines, legal forms and years, or as the address of the site."""

from __future__ import annotations

import re
from collections.abc import Collection

from archive.extraction.authorities.outlets import OutletAuthority
from archive.extraction.folding import folded, folded_name

MAX_OUTLET = 200
_LONG = 32
_MARK = re.compile(r"\s*[|｜¦•»()（）]\s*|\s+[-–—/·]\s+|\s*::\s*|：|:\s+")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}/?", re.IGNORECASE)
_COMPANY = re.compile(
    r"(?<![\w.])(?:ltd|limited|inc|incorporated|llc|l\.l\.c|plc|corp|corporation|gmbh(?: ?& ?co\.? ?kg)?|mbh|ag|"
    r"kg|se|e\.v|"
    r"s\.?a\.?(?: de c\.?v\.?)?|s\.?l\.?u?|s\.?r\.?l|s\.?p\.?a|s\.?a\.?s|b\.?v|n\.?v|a/?s|aps|oy|oyj|ab|"
    r"sp\. ?z ?o\. ?o|s\.?r\.?o|"
    r"a\.?\s?ş|d\.?o\.?o|kft|zrt|pty|pvt|pte|co|company|& co|newspapers|ооо|оао|зао)\.?(?!\w)|"
    r"株式会社|有限公司|集团|주식회사|\(주\)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:group|groupe|grupo|gruppo|gruppe|mediengruppe|publishing|publications?|publishers?|communications?|"
    r"holdings?|"
    r"verlags?|verlagsgesellschaft|éditions|ediciones|edizioni|editora|editorial|editoriale|interactive|"
    r"comunicaç\w+|comunicación|networks?|enterprises?|partners)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"copyrights?|©️?|ⓒ|®|\(c\)|<|>|(?:19|20)\d\d(?:\s?[-–—/]\s?(?:19|20)?\d\d)?|all rights? reserved|"
    r"no part of .{1,200}|"
    r"alle rechte (?:vorbehalten|.{1,20})|tous (?:les )?droits .{0,30}réservés|todos los derechos reservados|"
    r"todos os direitos reservados|riproduzione (?:riservata|vietata)|reproduction interdite|"
    r"(?:reproducción|reprodução) (?:prohibida|proibida)|tutti i diritti (?:sono )?riservati|alle rechten voorbehouden|"
    r"wszelkie prawa zastrzeżone|"
    r"все права защищены|無断転載.{0,30}|無断複写.{0,30}|未经.{1,20}转载|版权所有|版權所有|著作權所有|"
    r"무단.{1,30}금지|"
    r"جميع الحقوق محفوظة|كافة الحقوق محفوظة|تمامی حقوق .{1,60}|\bby\b|\bder\b(?= \S+ \S+ (?:gmbh|ag))",
    re.IGNORECASE,
)
_EDGES = " \t.,;:|–—-·/•()[]*"


def is_host(text: str) -> bool:
    """Return whether *text* is the address of a site, not a name: “www.example.com”."""
    return _HOST.fullmatch(text) is not None


def is_company(text: str) -> bool:
    """Return whether *text* has a legal form or another word of publishing companies."""
    return _COMPANY.search(text) is not None or _HOUSE.search(text) is not None


def without_company(text: str) -> str:
    """Return *text* without legal forms: “Port Weekly GmbH” is Port Weekly’s."""
    return " ".join(_COMPANY.sub(" ", text).split()).strip(_EDGES)


def holder(text: str) -> str:
    """Return the name in *text*, a copyright line, without its formula and year; empty where the line is long."""
    return " ".join(_RIGHTS.sub(" ", text).split()).strip(_EDGES) if len(text) <= 250 else ""


def compact(name: str) -> str:
    """Return *name* as an address spells it: folded, without spaces; of an address the label that names the site."""
    if not is_host(name):
        return "".join(folded_name(name).split())
    label = "".join(folded(site_label(name)).split())
    return label[3:] if label.startswith("the") and len(label) > _GLUED_ARTICLE else label


def site_label(host: str) -> str:
    """Return the label of *host* that its owner has registered: “dailypost” of news.dailypost.co.example."""
    labels = host.lower().split("//")[-1].strip("/.").split(".")
    short = len(labels) > 2 and labels[-2] in _SECOND
    return labels[-3] if short else labels[-2] if len(labels) > 1 else host


_GLUED_ARTICLE = 6
_SECOND_WORDS = "co com org net gov edu ac or ne go gob gen"
_SECOND = frozenset(_SECOND_WORDS.split())


def without_tagline(name: str, outlets: OutletAuthority, spelled: Collection[str]) -> str:
    """Return *name* without what is no name in it: “Port Weekly | News from the port” is Port Weekly.

    The part is taken that the authority file knows or that *spelled* holds, the ``compact`` names of
    the site's address and the like; of a long line without such a part, its first.
    """
    parts = [part for part in _MARK.split(name) if part and part.strip(_EDGES)]
    if len(parts) < 2 or outlets.by_name(name):
        return name
    for part in parts:
        if outlets.by_name(part) or compact(part) in spelled:
            return part
    return parts[0] if len(name) > _LONG and 2 < len(folded(parts[0])) <= _LONG else name
