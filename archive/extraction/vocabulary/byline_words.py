"""The words of bylines, in the languages they are met in most, as patterns: what introduces who wrote it, what
credits someone else, what signs for an agency.

A pattern is tried at the start of short lines only and has no nested repetition, so none can backtrack far.
Where case matters, as in what follows a label, the pattern says so.
"""

from __future__ import annotations

import re

_CAPITAL = r"(?-i:(?=[^\W\d_a-zß-öø-ÿα-ωа-я]))"
_GENRES = (
    r"(?:an?|the|ein|eine|un|une|una|uma|en|et|ett|el|la|le|guest|exclusive)?\s?"
    r"(?:words?|text|story|report|article|artikel|opinions?|analysis|review|interview|comment|commentary|column|essay|"
    r"explainer|feature|profile|guest post|exclusive|exklusiv|"
    r"(?:gast)?kommentar|(?:gast)?beitrag|analyse|reportage|kolumne|glosse|bericht|recherche|rezension|kritik|"
    r"leitartikel|gespräch|protokoll|porträt|"
    r"tribune|chronique|entretien|récit|enquête|billet|portrait|décryptage|"
    r"entrevista|crónica|columna|artículo|análisis|reportaje|opinión|reportagem|análise|crônica|"
    r"intervista|articolo|commento|analisi|recensione|opinie)"
)
_PICTURES = r"(?:pictures|photos?|photographs?|images|fotos?|bilder|video|ảnh|gambar)"
_ALSO = rf"(?:\s?(?:and|und|et|y|e|en|och|og|&|\+|/|dan|và)\s?{_PICTURES})?"
_BY = r"(?:by|von|durch|par|por|di|door|av|af)"
_DONE = (
    r"(?:written|reported|reporting|posted|published|authored|contributed|compiled|words|story|text|"
    r"verfasst|geschrieben|erstellt|aufgezeichnet|gesendet|recherchiert|veröffentlicht|eingestellt|gespeichert|gepostet|"
    r"écrit|réalisé|rédigé|publié|propos recueillis|recueilli|escrito|redactado|publicado|scritto|geschreven|"
    r"skrevet|skriven|skrivet)"
)
_AUTHOR = r"(?:author|autor(?:in|ka)?|auteure?|autore|autrice|автор(?:ка)?|penulis|yazar)"
_PLAIN = (
    rf"(?:{_GENRES}{_ALSO}\s+)?(?:{_DONE}{_ALSO}\s+)?{_BY}|{_GENRES}\s+(?:de|da|av|af)|{_AUTHOR}|"
    r"as told to|das interview führten?|die fragen stellten?|opracowała?|oprac\.|"
    r"escribe|escreve|scrive|a cura di|scritto da|escrita? por|(?:ditulis )?oleh|deur|"
    r"aus [\w-]{3,20} berichte[tn]|es berichte[tn]|"
    r"γράφει (?:ο|η)|του|της|των|από τον|από την|napsala?|napisała?|piše|napisao|írta|scris de|yazan|muhabir"
)
_STAFF = (
    r"(?:from|by|von|par|de|por|door|dal|dalla|del|della|av|af)\s"
    r"(?:unser(?:em|er|en)|our|notre|nuestr[oa]|nostr[oa]|onze|vores|vår)\s(?:[\w-]{2,30}\s){0,2}?"
    r"(?:[\w-]{0,20}(?:korrespondent|redakteur|reporter|mitarbeiter)(?:en|in)?|correspondent|correspondante?|"
    r"corresponsal|enviad[oa](?: especial)?|envoyée?(?: spéciale?)?|inviat[oa]|corrispondente|redacteur|"
    r"verslaggever|correspondente|medarbetare)\s(?:(?:in|à|en|a|uit)\s[\w-]{2,30},?\s)?"
)
_ABOUT = (
    r"author(?:s|\(s\))?(?: of the article)?|about the authors?|contact the author|"
    r"autor(?:in|en|innen|/in|\*in|:in|es|as|a|ka)?|über (?:den autor|die autorin)|auteure?s?|"
    r"à propos de l[’']auteure?|autor[ei]|autrice|l[’']autore|sobre (?:el autor|la autora|o autor|a autora)|"
    r"autoři|autorzy|автор(?:ы|и|ка)?|この記事を書いた人|執筆者?|著者|"
    r"作者|记者|記者|撰文|penulis|tác giả|الكاتب|الكاتبة|كاتب المقال|بقلم|כתב|כתבת|מאת|글쓴이|작성자"
)
_NOUNS = (
    r"kolumnist(?:\*in|:in|/in|_in|in)?|kommentator(?:in)?|redakteur(?:in)?|korrespondent(?:in)?|"
    r"words?|text|story|report|byline|by|reporters?|journalists?|writers?|interview|interviewer|columnist|contributors?|"
    r"correspondent|bericht|recherche|protokoll|gespräch|kommentar|texte|texto|testo|tekst|teksti|journaliste|periodista|"
    r"redactor|reportagem|giornalista|servizio|redacteur|verslaggever|journalisten|skribent|toimittaja|kirjoittaja|"
    r"szerző|höfundur|autors|autorius|avtor|текст|корреспондент|кореспондент|журналист|laporan|tekijä|redacción|συντάκτης|κείμενο|"
    r"yazan|yazar|haber|muhabir|pewarta|wartawan|jurnalis|teks|bài|phóng viên|"
    r"लेखक|लेखिका|रिपोर्टर?|द्वारा|লেখক|প্রতিবেদক|ผู้เขียน|โดย|ავტორი|հեղինակ|müəllif|muallif|egilea|mwandishi|"
    r"נכתב על ידי|"
    r"كتبت?|إعداد|تقرير|حوار|نویسنده|خبرنگار|به قلم|گزارش|تحریر|"
    r"本报记者|本報記者|通讯员|特约记者|实习记者|撰稿|采写|文字|文|採訪|採訪/撰文|筆者|取材・文|取材|聞き手|ライター|文・写真|写真・文|글|기자|글·사진|취재|필자"
)
_SIGNED = (
    r"(?:文|撰文|採訪|撰稿)\s?[/／｜|]\s?|"
    r"(?:文・写真|文/写真|取材・文|取材|執筆|聞き手|筆者|記者|글·사진|글)\s?[=＝・●◎／ \u3000]\s?(?=[^\W\d_])|"
    r"文[=＝・●◎]\s?(?=[^\W\d_])|"
    r"(?P<post>(?:[\u3400-\u9fff]{2,6}(?:网|網|社|报|報)\s?)?(?:特约|实习|實習|見習|见习|特派|本报|本報|首席|驻\S{2,4})?"
    r"(?:记者|記者|通讯员|特派員|作者)[ \u3000]*)(?=[\u3400-\u9fff][\u3400-\u9fff \u3000])"
)
_UNCASED = r"(?:بقلم|كتبت?|به قلم)\s+(?:[-–:]\s*)?(?=\S)|(?:מאת|כתב|כתבת|द्वारा|โดย)\s+(?=\S)"
LABEL = re.compile(
    rf"{_STAFF}{_CAPITAL}|(?:{_PLAIN})\s+(?:{_CAPITAL}(?=[^\W\d_])|(?-i:(?=(?:dpa|sda|epd|red|afp|ats|ntb)\b)))|"
    rf"(?-i:(?:By|BY|by|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ]))|"
    r"(?-i:(?:Post )?[Aa]uthor(?: By)?|Written [Bb]y|Autor|Auteur)\s+(?-i:(?=[A-ZÀ-Þ][a-zß-ÿ.'’-]+ [A-ZÀ-Þ]\S*\Z))|"
    rf"(?:(?:{_ABOUT}|{_NOUNS}){_ALSO}|{_PLAIN})\s*[:：]\s*(?=\S)|{_SIGNED}|{_UNCASED}",
    re.IGNORECASE,
)
"""What introduces names; the group ``post`` is a Chinese word that may begin a sentence too."""
LABEL_ALONE = re.compile(
    rf"(?:{_ABOUT}|{_NOUNS}|{_PLAIN}){_ALSO}\s*[:：]|(?:{_ABOUT}|{_PLAIN}|text[eo]?|testo|tekst|posted)",
    re.IGNORECASE,
)
"""The same on a line of its own; words that name a genre too need a colon."""
SMALL_LABEL = re.compile(rf"(?:(?:{_ABOUT}|{_NOUNS})\s*:|{_BY})\s+(?-i:(?=[a-zß-öø-ÿ]))", re.IGNORECASE)
"""What introduces a name in small letters."""
SMALL_NAME = re.compile(r"(?P<name>[^\W\d_][\w-]{1,20}) (?:on|am|um|le|el|il|\|) .{0,30}\d")
BEFORE_ROLE = re.compile(
    r"(?P<chinese>\A[\u3400-\u9fff]{2,4})[／/](?:[\u3400-\u9fff]{2,4})?(?:综合|綜合|即時)?(?:报道|報導|電)|"
    r"(?<![\uac00-\ud7af])(?P<korean>[\uac00-\ud7af]{2,4}(?:[·,]\s?[\uac00-\ud7af]{2,4}){0,5})\s?"
    r"(?:선임|전문|수습|인턴|객원|논설|의학|[\uac00-\ud7af]{2,3}부)?"
    r"(?:기자|특파원|논설위원|칼럼니스트|앵커|통신원)(?![\uac00-\ud7af])"
)
"""Names that stand before what makes them a byline: “홍길동 기자”, “張三／臺北報導”."""
_OTHER_WORK = (
    r"photos?|photographs?|photography|photographer|pictures?|images?|fotos?|bild(?:er)?|fotograf(?:ie|en|i|o|ía)?|"
    r"illustrations?|illustrationen|illustrator|illustratie|graphics?|grafik(?:en)?|infografik|videos?|kamera|camera|"
    r"foto's|takk|zdjęci\w+|fot|kuvat?|schnitt|ton|music|musik|layout|design|producer|"
    r"editors?|editing|edited|redaktion|redaktør|redaktör|redaktor|redaktur|penyunting|bearbeitung|edición|edition|"
    r"édition|editör|επιμέλεια|редактор|fact[- ]check(?:ing)?|faktencheck|"
    r"penerjemah|übersetzung|übersetzt|translat\w+|traduction|traducción|traduzione|tradução|vertaling|aus dem \w+|"
    r"перевод|çeviri|фото|иллюстраци\w+|εικόνες|φωτογραφ\w+|fotoğraf|צילום|עריכה|תרגום|تصوير|تحرير|ترجمة|"
    r"責任編輯|责任编辑|责编|責編|編輯|编辑|校对|编译|翻译|摄影|攝影|图|圖|視覺|製圖|翻訳者?|写真|撮影|編集|イラスト|사진|편집|번역|그래픽"
)
OTHER_CREDIT = re.compile(
    rf"(?:{_OTHER_WORK})\b(?:\s+(?:by|von|par|por|di|door|av|af|from)\b|\s?[:：/／=＝・])", re.IGNORECASE
)
"""What credits those who took, drew, filmed, edited, checked or translated."""
OTHER_CREDIT_ALONE = re.compile(rf"(?:{_OTHER_WORK})(?:\s+(?:by|von|par|por|di|door|av|af))?\s*[:：]?", re.IGNORECASE)
"""The same on a line of its own."""
OTHERS_BEHIND = re.compile(rf"[\s,;，、(（|]+{OTHER_CREDIT.pattern}", re.IGNORECASE)
PICTURED = re.compile(
    rf"\s?[(（\[](?:{_PICTURES}|bild|pictures?|illustrations?|grafik|graphics?|dessins?|摄影|攝影|图|圖|写真|사진)\b",
    re.IGNORECASE,
)
"""What says behind a name that it is the photographer's: “A (Text), B (Fotos)”."""
REPORTED = re.compile(
    r"[ \u3000][\u3400-\u9fff]{2,4}(?:报道|報導|報道|電|电)|"
    r"\s?[／/][\u3400-\u9fff]{0,6}(?:报道|報導|報道|電|电|圖|图|攝影|摄影)?"
)
"""The place that a Chinese byline adds: “記者張三／臺北報導”."""
_CODE = (
    r"(?:afp|ap|apa|dpa(?:-\w{2,8})?|epd|kna|sid|reuters|rtr|efe|ansa|tass|itar-tass|interfax|ria|xinhua|pti|ani|ians|anp|"
    r"belga|ats|sda|keystone-sda|ntb|tt|ritzau|stt|pap|čtk|ctk|tasr|mti|agerpres|aa|dha|iha|upi|cp|aap|afx|jiji|kyodo|"
    r"yonhap|cns|lusa|europa press|ep|t[eé]lam|notimex|adn|dts|pa|bta|hina|tanjug|sita|elta|bns|leta|ukrinform|unian|"
    r"antara|bernama|vna|wam|spa|mena|petra|sana|irna)"
)
AGENCY_CODES = re.compile(rf"{_CODE}(?:\s?(?:[/,&+]|und|and|et|y)\s?(?:{_CODE}|[a-zäöü]{{2,5}})){{0,4}}", re.IGNORECASE)
"""Agencies by the codes they sign with, several together, also with a desk's initials: “dpa”, “AFP/rtr”, “dpa/lnw”."""
