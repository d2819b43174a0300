"""The words and signs of record lines in the languages they are met in most: labels, separators, times."""

from __future__ import annotations

import re
from enum import StrEnum


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


_PUBLISHED = (
    r"(?:first |originally |zuerst |artikel )?(?:published|posted|issued|released|publi[ée]e?|mis en ligne|"
    r"veröffentlicht|erschienen|erstellt|publicado|"
    r"publicada|pubblicato|gepubliceerd|publicerad|opublikowano|опубликовано|publication date|date published|"
    r"pub date|date|datum|fecha|data|"
    r"发布时间|发布日期|发表时间|日期|时间|نشر(?:ت)?(?: في)?|تاريخ النشر|تاريخ)"
)
_UPDATED = (
    r"(?:last |zuletzt )?(?:stand:|updated|modified|edited|amended|aktualisiert|geändert|mise? à jour|modifié|"
    r"actualizado|actualizada|aggiornato|"
    r"atualizado|bijgewerkt|uppdaterad|更新时间|更新|آخر تحديث|تحديث|обновлено)"
)
_ACCESSED = (
    r"(?:date |last )?(?:accessed|retrieved|visited|downloaded|saved|clipped|abgerufen|heruntergeladen|"
    r"consulté|consultado|téléchargé|访问时间|下载时间)"
)
_ON = r"(?:\s+(?:on|at|in|am|le|el|il|em|op|den|в|since))?"
_SOURCE = (
    r"(?:source|quelle|fuente|fonte|bron|outlet|publication|newspaper|published (?:in|by)|from|来源|稿源|来自|المصدر)"
)
_BYLINE = (
    r"(?:(?:words?|text|story|report|reported|written|reporting|article|opinion|analysis|review|"
    r"interview)(?: and (?:pictures|photos|photographs|images))? by|by|"
    r"par|propos recueillis par|von|por|di|door|av|af|od|autor(?:in|a)?|auteure?|author(?:s|\(s\))?|byline|"
    r"reporter|journalist|text|texte|texto|testo|autore|autorzy?|автор|"
    r"作者|记者|本报记者|通讯员|文|撰文|بقلم|كتب|كتبت|الكاتب|تقرير)"
)
PLAIN_BYLINE = re.compile(
    r"(?:(?:words?|text|story|report|reported|written|reporting|article|opinion|analysis|review|"
    r"interview)(?: and (?:pictures|photos|photographs|images))? by|by|par|von|por|di|door|av|af)"
    r"\s+(?=\S)|(?:文|撰文)\s?[/／]\s?|(?:本报|特约)?(?:记者|通讯员|作者)[ \u3000]+|(?:بقلم|كتب|كتبت)\s+",
    re.IGNORECASE,
)
LABELS = (
    (Kind.UPDATED, re.compile(rf"(?P<label>{_UPDATED}){_ON}\s*[:：]?\s*(?=\S)", re.IGNORECASE)),
    (Kind.ACCESSED, re.compile(rf"(?P<label>{_ACCESSED}){_ON}\s*[:：]?\s*(?=\S)", re.IGNORECASE)),
    (Kind.PUBLISHED, re.compile(rf"(?P<label>{_PUBLISHED}){_ON}\s*[:：]?\s*(?=\S)", re.IGNORECASE)),
    (Kind.SOURCE, re.compile(rf"(?P<label>{_SOURCE})\s*[:：]\s*(?=\S)", re.IGNORECASE)),
    (Kind.BYLINE, re.compile(rf"(?P<label>{_BYLINE})\s*[:：]\s*(?=\S)", re.IGNORECASE)),
    (
        Kind.PAGE,
        re.compile(
            r"(?P<label>page|pages|pp?\.|seite|s\.|página|pág\.|pagina|第)\s?(?=[A-Z]{0,2}[0-9])", re.IGNORECASE
        ),
    ),
)
SEPARATOR = re.compile(r"\s*[|·•‧∙∎■►▪]\s*|\s+[/–—-]\s+|\s{2,}|\t+\s*|\s*<\s+|\s*;\s+")
INNER_LABEL = re.compile(
    rf"(?<=\S)[\s,.]+(?=(?:{_UPDATED}|{_PUBLISHED}|{_SOURCE}|{_ACCESSED}|(?:author|autor|auteur|作者|记者|责任编辑))\s?[:：])"
    r"|(?<=\S)(?<!first)(?<!artikel)(?<!zuletzt)(?<!last)[\s,.]+"
    r"(?=(?:(?:first|last|zuletzt|artikel) )?(?:updated|published|posted|aktualisiert|veröffentlicht|mis à jour|"
    r"publié|actualizado|publicado)\b[^:]{0,12}[0-9])"
    r"|(?<=\S)\s+(?=(?:来源|作者|记者|责任编辑)\s?[:：])",
    re.IGNORECASE,
)
DATE_NOISE = re.compile(
    r"(?:lesedauer|reading time|tiempo de lectura)\s?:?\s?[0-9]{1,3}\s?min\w{0,6}\.?|"
    r"[0-9]{1,2}[:.h：][0-9]{2}(?:[:.][0-9]{2})?|[0-9]{1,2}\s?(?:h(?:rs?)?|am|pm|a\.m\.|p\.m\.|"
    r"uhr)(?:\s?[0-9]{2})?(?!\w)|"
    r"(?<!\w)(?:a\.m\.|p\.m\.|am|pm|uhr|h|hrs|hours|at|um|à|a las?|alle|ore|on|gmt|utc|bst|ist|est|edt|et|pt|pst|"
    r"pdt|cst|cet|cest|mez|mesz|sgt|aest|z|"
    r"local time|hora|horas|klo|kl|в|on|am|le|el|il|den|date)(?!\w)\.?|[+-][0-9]{2}:?[0-9]{2}|"
    r"(?<!\w)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?!\w)|(?<!\w)(?:lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo|segunda|terça|quarta|quinta|sexta|"
    r"feira|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lunedì|martedì|mercoledì|giovedì|venerdì|"
    r"sabato|domenica|maandag|dinsdag|"
    r"woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?!\w)|"
    r"星期[一二三四五六日天]|周[一二三四五六日]|السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"(?:price .{1,12}|[0-9]{1,3} ?min(?:ute)?s?\.?(?: read)?|(?:lesedauer|reading time|"
    r"tiempo de lectura)\b.{0,20}|[0-9]+ (?:seconds|minutes|hours|days) ago|"
    r"share|print|comments?|vol\. ?[0-9]+.{0,20}|no\. ?[0-9]+.{0,20}|issue [0-9]+|online|[0-9]{1,2}:[0-9]{2}.{0,8})",
    re.IGNORECASE,
)
LETTERS = re.compile(r"\w")
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
