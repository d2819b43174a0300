"""The words that stand beside dates: what is dated (published, updated, accessed), and times, weekdays and the like."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.extraction.vocabulary.calendar_words import weekday_number

PUBLISHED = (
    r"(?:first |originally |date |zuerst |artikel |article |data |дата |thời gian )?"
    r"(?:published|posted|issued|released|publication date|date published|pub date|date|dated|submitted|filed|"
    r"veröffentlicht|erschienen|erstellt|publiziert|verfasst|veröffentlichung|datum|"
    r"publi[ée]e?s?|parue?|mise?s? en ligne|post[ée]e?|créée?|"
    r"publicad[oa]|publicación|postad[oa]|publicação|fecha(?: de publicación)?|data|pubblicat[oa]|pubblicazione|"
    r"gepubliceerd|geplaatst|publicera[dt]|publiceret|offentliggjort|publisert|julkaistu|avaldatud|birt|"
    r"publikacji|opublikowan[oya]|dodano|publikacja|publikován[oý]|zveřejněno|vydáno|publikované|zverejnené|"
    r"megjelent|közzétéve|publikálva|publicat|objavljeno|objavlj[ae]n|публикуван[ао]|објављено|"
    r"опубликовано|публикации|размещено|опубліковано|publikuota|paskelbta|publicēts|"
    r"δημοσι(?:εύθηκε|εύτηκε|ευση)|ημερομηνία|yayın(?:lanma|landı| tarihi)?|eklenme|oluşturulma|giriş tarihi|"
    r"dipublikasikan|diterbitkan|tayang|terbit|ngày đăng|đăng(?: lúc| ngày)?|xuất bản|เผยแพร่(?:เมื่อ)?|"
    r"发布(?:时间|日期|于)?|發[布佈](?:時間|日期|於)?|发表(?:时间|于)?|日期|时间|時間|公開日?|掲載日?|配信日?|投稿日|"
    r"(?:기사)?입력|등록|게재|승인|작성|"
    r"نشر(?:ت)?(?: في)?|تم نشره?|تم النشر(?: في)?|تاريخ النشر|تاريخ|تاریخ انتشار|منتشر شده|فرسته|"
    r"פורסם(?: ב)?|प्रकाशित|पोस्टेड|প্রকাশিত|প্রকাশ|شائع|اشاعت)"
)
"""Words that say of a date that the article was published on it."""
UPDATED = (
    r"(?:last |latest |zuletzt |letzte[rs]? |senast |sist |sidst |laatst(?:e)? |dernière |última? |ultimo |ultima |"
    r"son |ostatnia |última hora )?"
    r"(?:stand|updated?|modified|edited|amended|revised|revision|aktualisiert|aktualisierung|geändert|änderung|"
    r"überarbeitet|bearbeitet|mise?s? à jour|màj|modifiée?|actualisée?|actualizad[oa](?: el| al)?|actualización|"
    r"modificad[oa]|editad[oa]|atualizad[oa]|atualização|aggiornat[oa]|aggiornamento|modifica|bijgewerkt|gewijzigd|"
    r"uppdatera[dt]|ändrad|opdateret|oppdatert|päivitetty|muokattu|uuendatud|muudetud|uppfært|"
    r"aktualizacja|zaktualizowan[oya]|aktualizováno|aktualizace|upraveno|aktualizované|frissítve|módosítva|"
    r"actualizat|ažurirano|izmjena|posodobljeno|обновен[ао]|обновление|изменено|оновлено|atnaujinta|atjaunots|"
    r"ενημερώθηκε|ενημέρωση|ανανεώθηκε|güncelle(?:nme|me|ndi)(?: tarihi)?|diperbarui|cập nhật|อัปเดต|อัพเดต|แก้ไข|"
    r"最[后後終]更新日?|更新(?:时间|時間|日|于|於)?|修改|(?:최종)?수정|업데이트|"
    r"آخر تحديث|تحديث|تم التحديث|به ?روز ?رسانی|עודכן(?: ב)?|अपडेटेड?|আপডেট)"
)
"""Words that say of a date that the article was changed on it."""
ACCESSED = (
    r"(?:date |last )?(?:accessed|retrieved|visited|downloaded|saved|clipped|printed|print date|abgerufen|"
    r"heruntergeladen|gedruckt|consulté|consultado|téléchargé|访问时间|下载时间)"
)
"""Words that say of a date that someone took the text from its page on it."""
ELSE = (
    r"(?:photo|photos|picture|image|foto|fotos|bild|aufgenommen|taken|born|geboren|né|nacido|until|bis|ab|from|since|"
    r"seit|expires|preis|price|ausgabe|édition|edition|edición|issue|comment|comments|kommentar|termin|event|"
    r"joined|member|(?:über dieses )?thema|sendung|broadcast|aired|撮影|締切|開催)"
)
"""Words that say of a date that it is another's: a picture's, an event's, a comment's."""


TIME = re.compile(
    r"(?<![0-9])[0-2]?[0-9]\s?[:.h：點点時时시]\s?[0-5][0-9](?:[:.分분][0-5]?[0-9]?)?(?![0-9])|(?<!\w)[0-9]{1,2}\s?"
    r"(?:am|pm|a\.m\.|p\.m\.|uhr|h(?:rs?)?|時|时|點|点|시)(?!\w)",
    re.IGNORECASE,
)
"""A time of day."""
_TIMES = re.compile(
    r"[0-9]{1,2}[:.h：][0-9]{2}(?:[:.][0-9]{2})?(?:\.[0-9]{1,6})?(?:h|hrs?|z)?(?!\w)|[0-9]{1,2}[:.h：][0-9]{2}|"
    r"[0-9]{1,2}\s?[時时시點点](?:\s?[0-9]{1,2}\s?[分분])?|"
    r"[0-9]{1,2}\s?(?:h(?:rs?)?|am|pm|a\.\s?m\.|p\.\s?m\.|uhr)(?:\s?[0-9]{2})?(?!\w)|[ap]\.\s?m\.|"
    r"[+-][0-9]{2}:?[0-9]{2}|[0-9]{1,3}[\s-]?(?:min(?:ute|uti|uten)?s?\.?|perc|分で読める)(?!\w)"
    r"(?:\s(?:read|lesezeit|lecture|de lectura|de leitura|leestijd))?",
    re.IGNORECASE,
)
"""Times of day and reading times."""
_NOISE_WORDS = (
    "uhr h hrs hours at um à a la las alle ore on gmt utc bst ist est edt et pt pst pdt cst cdt mst mdt ct mt "
    "cet cest "
    "mez mesz sgt aest aedt nzst nzdt hkt jst eet eest msk wib wita wit z local time hora horas klo kl в am le "
    "el il den "
    "the of de del date год года г р року oras óra god น มน เวลา วันที่ ngày lúc saat ساعت الساعة صباحا صباحاً "
    "مساء مساءً "
    "م ص 上午 下午 晚上 午前 午後 오전 오후 thứ nhật chủ יום ca pm lesedauer lesezeit leestijd reading read "
    "tempo tiempo "
    "temps di lectura lettura lecture min mins minutes minute t em às en dia día vom upp kell ob o"
)
_NOISE = frozenset(_NOISE_WORDS.split())
_LINE_NOISE = re.compile(
    r"(?<!\w)(?:[0-9][0-9,.]{0,8}\s)?(?:comments?|kommentare?n?|commentaires?|comentarios?|comentários?|commenti|"
    r"reacties|shares?|views?|likes?|aufrufe|teilen|share|tweet|print|drucken|partager|compartir|comparte|imprimir|"
    r"e-?mail|facebook|twitter|whatsapp|telegram|linkedin|bookmark|save|merken|save article|join the conversation|"
    r"leave a (?:comment|reply)|comments off(?: on)?|no comments|keine kommentare|schreibe einen kommentar|"
    r"hinterlasse einen kommentar|laisser un commentaire|deja un comentario|deixe um comentário|lascia un commento|"
    r"new|neu|live|exklusiv|exclusive|today['’]s paper|updated ago|ago|read more|댓글달기|면|"
    r"(?:gespeichert|abgelegt|eingestellt|filed|posted|published|veröffentlicht) (?:unter|under|in))(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\s\d,;:|()\[\]（）［］/]*")


def words_beside(text: str) -> list[str]:
    """Return the words of *text*, a line without its dates, that are more than times, weekdays and the like."""
    return [word for word in _WORD.findall(_TIMES.sub(" ", text)) if not _is_noise(word)]


def without_buttons(text: str) -> str:
    """Return *text* without what pages put into the line of the date: counts and buttons."""
    return _LINE_NOISE.sub(" ", text)


@lru_cache(maxsize=8192)
def _is_noise(word: str) -> bool:
    plain = word.lower().strip(".")
    return plain in _NOISE or weekday_number(plain) is not None
