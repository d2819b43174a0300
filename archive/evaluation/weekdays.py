"""The names of the days of the week, whole and short, in the languages of the press.

They are the measure's own and not those of extraction, so that what extraction doesn't know is taken out too.
"""

from __future__ import annotations

import re

_WORDS_TEXT = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom "
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta "
    "seg ter qua qui sex lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "hétfő kedd szerda csütörtök péntek szombat vasárnap "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle "
    "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis "
    "luni marți miercuri joi vineri sâmbătă duminică pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "senin selasa rabu kamis jumat sabtu minggu "
    "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс "
    "понеділок вівторок середа п’ятниця субота неділя Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه"
)
_PATTERNS = (r"(?:星期|周|週|礼拜)[一二三四五六日天]", r"[月火水木金土日](?:曜日?)?", r"[월화수목금토일](?:요일)?")
_WORDS = sorted(_WORDS_TEXT.split(), key=len, reverse=True)
WEEKDAY = f"(?:{'|'.join((*map(re.escape, _WORDS), *_PATTERNS))})(?![^\\W\\d_])"
"""A pattern for one of them as a whole word."""
