"""The phrases that sites and papers put around articles, in the languages they are met in most.

A table of patterns for whole lines, each with the role and the rule that it makes. A pattern is only
tried on lines up to its length and has no nested repetition, so none can backtrack far.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.roles import Form, Role


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern for lines up to *longest* characters, and the form of those that it matches from their start."""

    form: Form
    longest: int
    expression: re.Pattern[str]


def _pattern(role: Role, rule: str, longest: int, *alternatives: str, whole: bool = True) -> Phrase:
    """A phrase of *alternatives*; unless *whole*, any text may follow."""
    end = r"\s*[.:：…!]?\s*\Z" if whole else ""
    return Phrase(Form(role, rule), longest, re.compile(rf"(?:{'|'.join(alternatives)}){end}", re.IGNORECASE))


_SHARE_WORDS = (
    "share send tweet facebook twitter x whatsapp telegram linkedin email e-mail mail print pinterest reddit "
    "flipboard instagram "
    "messenger bluesky threads xing pocket copy link save bookmark gift this article story on via by with to a "
    "friend in new window "
    "teilen drucken merken partager imprimer envoyer réagir enviar compartir comparte imprimir por correo "
    "compartilhar condividi "
    "stampa delen dela skriv ut 分享到 分享 微信 微博 打印 شارك المقال فيسبوك تويتر واتساب "
    "+ tumblr line sms youtube follow us "
    "comment comments commenter commentaires comentar comenta comentarios kommentare kommentieren kommentar"
)
SHARE = frozenset(_SHARE_WORDS.split())
_SHARE_HEAD_WORDS = (
    "share send tweet facebook twitter whatsapp telegram linkedin email e-mail print pinterest reddit flipboard "
    "teilen drucken merken "
    "partager imprimer réagir compartir comparte compartilhar condividi stampa delen dela 分享到 分享 شارك save "
    "bookmark comment "
    "comments commenter commentaires comentarios kommentare kommentieren instagram bluesky"
)
SHARE_HEADS = frozenset(_SHARE_HEAD_WORDS.split())
PHRASES = (
    _pattern(
        Role.FURNITURE,
        "statistics box",
        60,
        r"fact ?box",
        r"(?:level|tokens?|types?|ttr|words?|word count|reading ease)\s?: ?[\d.,]+",
    ),
    _pattern(
        Role.FURNITURE,
        "page control",
        80,
        r"skip to (?:main )?(?:content|navigation)|menu|search|close|download|print|"
        r"listen(?: to (?:this )?article)?|play|loading|image|video|back to top",
        r"home|homepage|log ?in|sign ?in|register|sign ?up|subscribe(?: now)?|my account|follow|next|previous|"
        r"show more|see more|load more",
        r"text size|font size|a{2,3}|\+text size|small|medium|large|schriftgröße.*|tamaño de letra|color de fondo|"
        r"vorlesen|anmelden|abonnieren|suche",
        r"toggle \w+|open \w+|expand|collapse|link copied!?|copy link|link kopiert|link wurde kopiert|read aloud|"
        r"gift article|add to .{1,30}",
        r"accueil|s'abonner|se connecter|inicio|iniciar sesión|suscríbete|accedi|abbonati|menú|menü|startseite|首页|"
        r"登录|注册|搜索|الرئيسية",
        r"(?:please )?enable javascript.*|javascript .{0,40}(?:disabled|deaktiviert).*|end of article|"
        r"article content|article continues below.*",
        r"signaler une erreur(?:\s+partager)?|report an (?:editorial )?error|correct this article|"
        r"make us preferred.*|ends|-ends-|/ends",
    ),
    _pattern(
        Role.FURNITURE,
        "label without a value",
        60,
        r"(?:(?:last |first )?(?:updated|published|posted|modified|author|source)\s?:\s?){1,3}",
    ),
    _pattern(
        Role.FURNITURE,
        "advertisement",
        80,
        r"advertisement|advert|ad|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|"
        r"advertentie|reklam|广告|إعلان",
        r"(?:advertisement|story|article) ?[-–—]? ?(?:continue[sd]?) (?:reading )?below.*",
    ),
    _pattern(
        Role.FURNITURE,
        "comment widget",
        120,
        r"(?:blog )?comments? powered by .{1,40}",
        r"(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios?)(?: ?\(\d*\)| \d+)?",
        r"(?:leave|post|add|write|view|read|show|hide|see all) (?:a |all |the |your )?comments?(?: ?\(\d+\))?",
        r"join the (?:conversation|discussion)|have your say|what do you think\??|no comments(?: yet)?|"
        r"comments are closed",
        r"评论.{0,10}|التعليقات.{0,10}",
    ),
    _pattern(
        Role.FURNITURE,
        "cookie notice",
        300,
        r"(?:we|this (?:site|website)|our (?:site|website)|wir|nous|usamos|utilizamos)\b.{0,80}\bcookies?\b.*",
        r"(?:cookie|privacy) (?:settings|policy|preferences|notice)\b.{0,120}",
        r"accept (?:all )?cookies.{0,60}",
    ),
    _pattern(
        Role.FURNITURE,
        "reading time",
        60,
        r"(?:reading time|lesedauer|tiempo de lectura|temps de lecture|tempo di lettura|leestijd)\s?:?\s?.{0,20}",
        r"\d{1,3}[- ]min(?:ute)?s?\.?(?: read)?|lecture \d+ min",
    ),
    _pattern(
        Role.LIST_HEAD,
        "list of other articles",
        120,
        r"(?:related|recommended|similar)(?: (?:articles?|stor(?:y|ies)|news|content|topics|coverage|reading|"
        r"links))?(?: .{0,40})?",
        r"(?:most|more) (?:read|popular|viewed|shared|commented|from|in|on|news|stories|sport|about|"
        r"like this)\b.{0,60}|more",
        r"(?:read|see|watch|also read|read also|see also|further reading|don't miss|you (?:may|"
        r"might) (?:also )?(?:like|be interested).{0,20})(?: (?:more|also|next|this))?",
        r"search trends|trending(?: now| topics)?|top stories|latest(?: news| stories| articles)?|"
        r"editor['’]?s['’]? (?:picks?|choice)|what to read next|up next|in (?:this|other) (?:section|news)",
        r"mehr (?:zum thema|lesen|aus|dazu|artikel)\b.{0,40}|meistgelesen|lesen sie (?:auch|mehr).{0,40}|"
        r"das könnte sie (?:auch )?interessieren|auch interessant|themen|empfehlungen",
        r"(?:à )?lire aussi.{0,40}|sur le même (?:sujet|thème)|articles? (?:liés|similaires)|les plus lus|"
        r"à (?:lire|voir)(?: .{0,20})?|voir aussi",
        r"(?:lo )?más le[ií]d[oa]s?\b.{0,40}|leer (?:más|también)|le puede interesar|te puede interesar|"
        r"noticias relacionadas|leia (?:também|mais).{0,40}|mais lidas|leggi anche.{0,40}|i più letti|"
        r"lees ook.{0,40}|meest gelezen",
        r"相关(?:阅读|新闻|链接|报道)|推荐阅读|延伸阅读|"
        r"اقرأ (?:أيض[اًا]{1,2}|المزيد).{0,80}|الأكثر قراءة|مواضيع ذات صلة|"
        r"читайте также.{0,40}|популярное",
    ),
    _pattern(
        Role.FURNITURE,
        "list of other articles",
        300,
        r"(?:related|more|read more|read also|also read|see also|read next|lire aussi|à lire aussi|leer también|"
        r"lea también|lesen sie auch|mehr zum thema|leggi anche|lees ook|leia também|اقرأ أيض[اًا]{1,2})\s?[:：|"
        r"] ?\S.{0,280}",
    ),
    _pattern(
        Role.FURNITURE,
        "subscription plea",
        220,
        r"subscribe\b.{0,160}|sign up (?:for|to) .{0,120}|(?:get|receive) (?:our|the) .{0,60}newsletters?.{0,60}|"
        r"already a (?:subscriber|member).{0,60}",
        r"(?:support|help fund) (?:our|independent) journalism.{0,100}|become a (?:member|subscriber).{0,80}|"
        r"to continue reading.{0,100}|this article is for subscribers.{0,80}",
        r"abonnez-vous.{0,120}|déjà abonné.{0,60}|jetzt (?:abonnieren|testen|registrieren).{0,80}|"
        r"suscríb[ae](?:te|se).{0,120}|assine .{0,80}|abbonati .{0,80}|abonneer.{0,80}|订阅.{0,40}|اشترك .{0,80}",
        r"you can save this article.{0,120}|please log in to .{0,120}|.{1,60} is funded by its (?:listeners|"
        r"readers|members)|download (?:our|the) app.{0,60}",
        r"got a (?:news )?tip\b.{0,160}|follow (?:us|@\w+)(?: on .{0,80})?|text us on .{0,40}|newsletter|"
        r"get the app.{0,60}",
    ),
    _pattern(
        Role.FURNITURE,
        "tag line",
        300,
        r"(?:tags?|tagged(?: with)?|keywords?|topics?|more on|themen|schlagw[oö]rt(?:er)?|mots[- ]clés|etiquetas|"
        r"temas|标签|关键词|الوسوم|كلمات مفتاحية)\s?[:：]\s?\S.{0,280}",
        r"etiquetas|tags|schlagwörter|mots-clés",
    ),
    _pattern(
        Role.FURNITURE,
        "page footer",
        200,
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy|contact(?: us)?|about us|imprint|impressum|"
        r"mentions légales|aviso legal)(?:\s*[|·•]\s*.{1,40}){0,8}",
        r"page (?:generated|last updated|created) .{0,60}",
        r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
        r"责任编辑[:：].{0,40}|[（(]责任编辑[:：].{0,40}[）)]",
        r"for back numbers .{0,120}|back numbers from .{0,80}|not for onward transmission",
    ),
    _pattern(Role.FURNITURE, "divider", 80, r"[-–—_=*~#•·. ]{3,80}"),
    _pattern(
        Role.SECTION,
        "section line",
        120,
        r"(?:posted|filed|published|listed) (?:in|under)\s?[:：]?\s\S.{0,100}",
        r"(?:categor(?:y|ies)|section|rubric|rubrik|rubrique|sección|sezione|seção|ressort|栏目|版面|"
        r"القسم)\s?[:：]?\s\S.{0,80}",
        r"(?:栏目|版面|分类|القسم)\s?[:：]\s?\S.{0,40}",
    ),
    _pattern(
        Role.COPYRIGHT,
        "copyright line",
        250,
        r"(?:copyright|\(c\)|©|ⓒ)\s?.{0,240}",
        r".{0,60}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|"
        r"todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados)\b.{0,120}",
        r"版权所有.{0,100}|.{0,40}(?:جميع الحقوق محفوظة|كافة الحقوق محفوظة).{0,80}|.{0,60}© ?(?:19|20)\d\d.{0,60}|"
        r".{0,60}©️.{0,60}",
    ),
    _pattern(
        Role.NOTE,
        "editor’s note",
        1200,
        r"(?:editor['’]?s['’]? note|note from the editor|anmerkung der redaktion|hinweis der redaktion|"
        r"note de la rédaction|ndlr|nota (?:del editor|de la redacción|do editor)|编者按|编者注|ملاحظة المحرر)"
        r"\s?[:：].*",
        r"(?:this (?:article|story|piece|report|text|column|interview)|a version of this (?:article|story)|"
        r"dieser (?:artikel|beitrag|text)|cet article|este artículo)\b.{0,60}\b(?:was|has been|is|wurde|ist|"
        r"erschien|a été|est|fue|ha sido)\b.{0,40}\b(?:amended|corrected|updated|published|republished|translated|"
        r"produced|written|first|originally|contributed|broadcast|adapted|veröffentlicht|aktualisiert|übersetzt|"
        r"publié|publicado|edited)\b.*",
        r"(?:correction|corrections|clarification|berichtigung|korrektur|rectificatif|corrección|更正)\s?[:：(].*",
        r"transcripts? may .{0,100}",
        whole=False,
    ),
    _pattern(
        Role.NOTE,
        "note on the author",
        900,
        r"\(?(?:the|this) (?:author|writer|columnist|reviewer|correspondent)(?:s)? (?:is|are|was|were|has|have|"
        r"had|works?|writes?|teaches|directs?|directed|served|serves|lives?|covers?|holds?|contributed)\b.*",
        r"\(?about the authors?\b.*|\(?(?:der autor|die autorin|unser autor|unsere autorin) (?:ist|war|arbeitet|"
        r"schreibt|lehrt)\b.*|\(?l['’]auteure? (?:est|était|enseigne)\b.*|\(?(?:el autor|la autora|"
        r"el escritor) (?:es|fue|ha sido)\b.*|\(?(?:o autor|a autora) é\b.*|\(?l['’]autore è\b.*",
        r"[（(]?(?:本文)?作者(?:系|为|是|单位).*|(?:كاتب المقال|الكاتب|المؤلف) (?:هو|أستاذ|باحث|كاتب).*",
        whole=False,
    ),
    _pattern(
        Role.NOTE,
        "note on views",
        600,
        r"(?:the )?(?:views?|opinions?)(?: expressed| and opinions| stated)?\b.{0,100}\b(?:are|do not|does not|"
        r"don't|reflect|represent|belong)\b.*",
        r".{1,60} (?:is|are) the view of (?:the|this) (?:newspaper|paper|magazine).*",
        whole=False,
    ),
    _pattern(
        Role.NOTE,
        "credit to reporters",
        500,
        r"\(?(?:additional |further )?(?:reporting|writing|research)(?: and writing)? (?:by|from) .*|\(?(?:edited|"
        r"editing|compiled|written|translated|produced) by .{0,200}|with (?:reporting|contributions?|files|"
        r"additional reporting|material) (?:by|from) .*|with .{1,60} in [A-Z].{0,60}",
        r"(?:mitarbeit|weitere quellen|sources additionnelles|figures|data|sources?|quellen?) ?[:•] ?.{0,200}",
        r"[A-Z]{2,6} [a-z]{1,4}/[a-z]{1,4}(?:/[a-z]{1,4})?",
        whole=False,
    ),
    _pattern(
        Role.NOTE,
        "invitation to write",
        600,
        r"\(?(?:if you (?:want|wish|would like|have|know)|do you (?:have|know)|to (?:contribute|comment|respond|"
        r"submit))\b.{0,300}(?:@|\bcontact\b|\bwrite\b|\bemail\b|\be-mail\b).*",
        r"(?:e-?mail|write to|contact|reach) (?:the author|the writer|the reporter|us|him|her|them|"
        r"[A-Z][\w ]{1,40})\b.{0,60}[:@].*|letters (?:for publication|to the editor)\b.*|"
        r"names of this .{0,80}correspondents .*|(?:errors|corrections) (?:may|can|should) be .*|"
        r"suggestions (?:to|may) .{0,100}@.*",
        r"\S{1,80}@[\w.-]{3,80}\.?\Z|.{0,30}(?:投稿邮箱|投稿信箱|联系邮箱).*",
        whole=False,
    ),
)
CREDITS = (
    _pattern(
        Role.CAPTION,
        "photo credit",
        600,
        r"(?:photo|photos|photograph|photographs|picture|pictures|image|images|illustration|graphic|video|foto|"
        r"fotos|bild|bilder|grafik|imagen|imagem|immagine|foto's|图|图片|图为|资料图|صورة|تصوير)(?: credits?| courtesy|"
        r" source)?\s?(?:[:：/]|\bby\b|\bde\b|\bvon\b|©).*",
        r"[\[(（]?(?:credits?|crédits?(?: photos?)?|photo credits?|bildnachweis|crédito|image source)\s?[:：].*|"
        r"图为.*|图/.*",
        whole=False,
    ),
)
ENDING_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:Photo|Photos|Photograph|Photographs|Picture|Pictures|Image|Images|Credit|Foto|Fotos|FOTO|PHOTO|"
        r"Bild|Fotografía|Crédit(?: photo)?|Illustration|Courtesy|File photo|Handout|via)\s?(?:[:：/©]|\b(?:by|"
        r"courtesy|of|via|de|von)\b)\s?[^.!?]{0,80}(?:[A-Z]\.[^.!?]{0,30}){0,4}[.)\]]{0,2}\Z",
        r"[.!?…]\s(?:Photos?|Foto|Bild|Picture) [A-Z][\w’' /.&-]{1,50}\Z",
        r"[\[(（](?:Photo|Foto|PHOTO|Picture|Image|Bild|Quelle|Source|Credit|Xinhua|AFP|AP|Reuters|REUTERS|EPA|dpa|"
        r"Getty)\b[^\])）]{0,80}[\])）]\.?\Z",
        r"[.)\w\]]\s?/\s?(?:[A-Z]{2,10}|[A-Z][a-z]{2,20})(?: (?:News|Images|Photo|Photos|Press))?\Z",
        r"(?:Getty Images|AFP|Reuters|REUTERS|Xinhua|Shutterstock|IMAGO|imago images?|picture alliance|"
        r"Associated Press|AP Photo|EPA-EFE|Europa Press|Bloomberg|Alamy|PA Wire|Wikimedia Commons|Unsplash|"
        r"iStock)(?:/[^/]{1,40}){0,3}[)\]]?\Z",
        r"(?:资料图|资料照片|资料图片|摄影报道|新华社发|供图)[）)]?\s?[。]?\Z|[\u3400-\u9fff]{2,4}\s?摄[）)]?\Z|(?:تصوير|عدسة|صورة|"
        r"المصدر)\s?[:：].{1,60}\Z",
        r"©[^.!?]{2,80}\Z|– Copyright .{2,120}\Z|- Copyright .{2,120}\Z",
    )
)
CREDIT_CUE = re.compile(
    "[/©摄]|Photo|PHOTO|Picture|Image|Credit|Crédit|Foto|FOTO|Bild|Illustration|Courtesy|Handout|via|File photo|Quelle|"
    "Source|Xinhua|AFP|AP|Reuters|REUTERS|EPA|dpa|Getty|Shutterstock|IMAGO|imago|picture alliance|Associated Press|"
    "Europa Press|Bloomberg|Alamy|PA Wire|Wikimedia|Unsplash|iStock|资料|报道|新华社|供图|تصوير|عدسة|صورة|المصدر|"
    "Copyright"
)
"""What every ending credit holds: looked for first, as most lines have none of it."""
