"""What people of the press do, and what their desks are called: the words that stand beside names in bylines."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.extraction.folding import folded
from archive.extraction.vocabulary.sections import is_section_word

_OCCUPATIONS_WORDS = (
    "correspondent correspondents reporter reporters editor editors writer writers staff columnist columnists bureau "
    "chief desk agency agencies service team newsroom contributor contributors contributing producer analyst "
    "journalist journalists critic commentator blogger newsdesk webdesk presenter anchor intern trainee fellow "
    "professor lecturer director minister ambassador "
    "redaktion redaktionen redakteur korrespondent autor autorin volontär volontärin leitung ressort praktikant "
    "praktikantin mitarbeiter mitarbeiterin experte expertin nachrichtenredaktion onlineredaktion agentur agenturen "
    "rédaction rédacteur rédactrice journaliste journalistes envoyé envoyée envoyés correspondant correspondante "
    "chroniqueur chroniqueuse éditorialiste pigiste agences "
    "redacción redactor redactora periodista corresponsal enviado enviada columnista agencia agencias equipo "
    "redazione inviato inviata giornalista corrispondente redattore redattrice "
    "redação redator repórter jornalista correspondente colunista agência agências "
    "redactie redacteur verslaggever verslaggeefster correspondente persbureau "
    "redaktør redaktör redaksjonen redaktionen korrespondent skribent kommentator medarbetare medarbejder nyhetsbyrå "
    "toimittaja toimitus avustaja kirjeenvaihtaja "
    "redakcja dziennikarz dziennikarka redaktor redakce redakcia novinár novinář redakcija novinar novinarka "
    "szerkesztőség újságíró redacția redacţia jurnalist "
    "ajansı agenzia agentura agencija agentschap агентство агенция مؤسسة "
    "muhabir muhabiri yazar servisi haber merkezi editör wartawan jurnalis redaksi kontributor "
    "редакция корреспондент корреспондентка обозреватель журналист журналистка собкор редактор кореспондент редакція "
    "журналістка оглядач редакцията συντάκτης συντάκτρια ανταποκριτής ανταποκρίτρια σύνταξης "
    "مراسل مراسلة محرر صحفي صحافي صحافية كاتب كاتبة وكالات رئيس"
)
_OCCUPATIONS = frozenset(_OCCUPATIONS_WORDS.split())
_HOUSES_WORDS = (
    "staff bureau desk agency agencies service services team newsroom newsdesk webdesk redaktion redaktionen agentur "
    "agenturen nachrichtenredaktion onlineredaktion rédaction agences redacción agencia agencias equipo redazione "
    "agenzia redação agência agências redactie persbureau redaksjonen toimitus redakcja redakce redakcia "
    "szerkesztőség redacția servisi merkezi ajansı redaksi редакция редакція редакцията агентство وكالات"
)
_HOUSES = frozenset(_HOUSES_WORDS.split())
_ENDINGS = (
    *("redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporterin", "reporter", "journalist"),
    *("journalistin", "leiterin", "leiter", "kolumnist", "kolumnistin", "redaktion", "redaktionen", "redaktør"),
    *("redaktör", "redactie", "redacteur", "verslaggever", "correspondent", "korrespondenten", "redakteure"),
    *("redaksjonen", "toimittaja", "toimitus", "journaliste", "autorin", "mitarbeiter"),
)
_BEATS_WORDS = (
    "political economic financial industrial cultural senior deputy associate assistant special staff chief lead "
    "principal digital online multimedia freelance guest "
    "night day general assignment trending audience features feature showbiz royal consumer crime diplomatic foreign "
    "home municipal legal data investigative investigations technology tech breaking court local regional social "
    "associated contributing managing executive independent award-winning web video news legislative public affairs "
    "our own eigener unser der die das notre nuestro nostro ons our from the a an von"
)
_BEATS = frozenset(_BEATS_WORDS.split())
_STAFF_WORDS = (
    "our own special staff a an the from by von par por di our eigener eigenem eigenen unser unserem unserer unseren "
    "der die das dem notre nos la le les de du des nuestro nuestra el los nostro nostra dal del della ons onze van "
    "and und et y reports report news online web editorial content digital team"
)
_STAFF = frozenset(map(folded, _STAFF_WORDS.split()))
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@lru_cache(maxsize=4096)
def is_occupation(word: str) -> bool:
    """Return whether *word* says what someone does, or names a desk: “reporter”, “Politikredakteurin”."""
    plain = word.lower().rstrip(".").rpartition("-")[2]
    return plain in _OCCUPATIONS or plain.endswith(_ENDINGS)


def is_beat(word: str) -> bool:
    """Return whether *word* says on what or in what rank someone works: “senior”, “health”."""
    return word.lower() in _BEATS or is_section_word(word)


def has_occupation(text: str) -> bool:
    """Return whether *text* says what someone does, not who: “Staff Writer”, “our own reporter”."""
    return any(is_occupation(word) for word in _words(text))


def names_house(text: str) -> bool:
    """Return whether *text* holds the word for a desk or an agency, rather than for someone's work."""
    return any(word.lower() in _HOUSES for word in _words(text))


def is_mere_staff(text: str) -> bool:
    """Return whether *text* names nobody at all: “our own reporter”, “Staff Writer”, “Redaktion”."""
    words = _words(text)
    return bool(words) and all(is_occupation(word) or folded(word) in _STAFF for word in words)


def _words(text: str) -> list[str]:
    return [part for word in _WORD.findall(text[:120]) for part in word.split("-") if part]
