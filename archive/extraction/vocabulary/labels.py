"""The words and signs of record lines in the languages they are met in most: labels, separators, times."""

from __future__ import annotations

import re
from enum import StrEnum

from archive.extraction.vocabulary.date_words import ACCESSED, PUBLISHED, UPDATED


class Kind(StrEnum):
    """What a piece of a record line states."""

    PUBLISHED = "published"
    UPDATED = "updated"
    ACCESSED = "accessed"
    DATE = "date"
    MONTH = "month"
    BYLINE = "byline"
    UNSIGNED = "unsigned"
    NAME = "name"
    SOURCE = "source"
    OUTLET = "outlet"
    PAGE = "page"
    NOISE = "noise"
    OTHER = "other"


_ON = r"(?:\s+(?:on|at|in|am|le|el|il|em|op|den|в|since))?"
_SOURCE = (
    r"(?:source|quelle|fuente|fonte|bron|outlet|publication|newspaper|published (?:in|by)|from|来源|稿源|来自|المصدر)"
)
LABELS = (
    (Kind.UPDATED, re.compile(rf"(?P<label>{UPDATED}){_ON}\s*[:：]?\s*(?=\S)", re.IGNORECASE)),
    (Kind.ACCESSED, re.compile(rf"(?P<label>{ACCESSED}){_ON}\s*[:：]?\s*(?=\S)", re.IGNORECASE)),
    (Kind.PUBLISHED, re.compile(rf"(?P<label>{PUBLISHED}){_ON}\s*[:：]?\s*(?=\S)", re.IGNORECASE)),
    (Kind.SOURCE, re.compile(rf"(?P<label>{_SOURCE})\s*[:：]\s*(?=\S)", re.IGNORECASE)),
    (
        Kind.PAGE,
        re.compile(
            r"(?P<label>page|pages|pp?\.|seite|s\.|página|pág\.|pagina|第)\s?(?=[A-Z]{0,2}[0-9])", re.IGNORECASE
        ),
    ),
)
SEPARATOR = re.compile(r"\s*[|·•‧∙∎■►▪]\s*|\s+[/–—-]\s+|\s{2,}|\t+\s*|\s*<\s+|\s*;\s+")
INNER_LABEL = re.compile(
    rf"(?<=\S)[\s,.]+(?=(?:{UPDATED}|{PUBLISHED}|{_SOURCE}|{ACCESSED}|(?:author|autor|auteur|作者|记者|责任编辑))\s?[:：])"
    r"|(?<=\S)(?<!first)(?<!artikel)(?<!zuletzt)(?<!last)[\s,.]+"
    r"(?=(?:(?:first|last|zuletzt|artikel) )?(?:updated|published|posted|aktualisiert|veröffentlicht|mis à jour|"
    r"publié|actualizado|publicado)\b[^:]{0,12}[0-9])"
    r"|(?<=\S)\s+(?=(?:来源|作者|记者|责任编辑)\s?[:：])",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"(?:price .{1,12}|[0-9]{1,3} ?min(?:ute)?s?\.?(?: read)?|(?:lesedauer|reading time|"
    r"tiempo de lectura)\b.{0,20}|[0-9]+ (?:seconds|minutes|hours|days) ago|"
    r"share|print|comments?|vol\. ?[0-9]+.{0,20}|no\. ?[0-9]+.{0,20}|issue [0-9]+|online|[0-9]{1,2}:[0-9]{2}.{0,8})",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
HOST = re.compile(r"(?:https?://)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/?", re.IGNORECASE)
UNSIGNED = re.compile(
    r"(?:by|from|von|par|por)?\s*(?:our|an?|the|eigenem|unserem|notre|nuestro)?\s*(?:own|special|staff|eigener|"
    r"unser)?\s*"
    r"(?:staff|correspondents?|reporters?|staff reporters?|staff writers?|korrespondent(?:en)?|correspondant|"
    r"corresponsal)",
    re.IGNORECASE,
)
TRIGGER = re.compile(
    r"[0-9:：|·•٠-٩]|\s[/–—-]\s|(?:^|\s)(?:by|par|von|por|di|door|av|from our|بقلم|كتبت?)\s|文/|记者|作者",
    re.IGNORECASE,
)
_INNER_CUES = (
    *("updated", "published", "posted", "aktualisiert", "veröffentlicht", "mis à", "publié", "actualizado"),
    "publicado",
)


def may_have_inner_label(text: str) -> bool:
    """Return whether ``INNER_LABEL`` can find anything in *text*: a colon or one of these words is in all it finds."""
    plain = text.lower()
    return ":" in plain or "：" in plain or any(cue in plain for cue in _INNER_CUES)
