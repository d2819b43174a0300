"""Names of months and weekdays in the languages of the press, in the inflections and short forms that dates use.

Facts from the languages' grammars and style guides (CLDR lists most of them). A table a language, twelve
entries of months or seven of weekdays from Monday on; “_” stands for a space within a name. Names are
looked up without case and accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MONTHS: dict[str, str] = {
    "en": "january|jan, february|feb, march|mar, april|apr, may, june|jun, july|jul, august|aug, september|sept|sep, "
    "october|oct, november|nov, december|dec",
    "fr": "janvier|janv, février|févr|fév, mars, avril|avr, mai, juin, juillet|juil, août, septembre, octobre, "
    "novembre, décembre|déc",
    "de": "januar|jänner|jän, februar|feber, märz|mrz|mär, april, mai, juni, juli, august, september, oktober|okt, "
    "november, dezember|dez",
    "es": "enero|ene, febrero, marzo, abril|abr, mayo, junio, julio, agosto|ago, septiembre|setiembre|set, octubre, "
    "noviembre, diciembre|dic",
    "pt": "janeiro, fevereiro|fev, março, abril, maio, junho, julho, agosto, setembro, outubro|out, novembro, dezembro",
    "it": "gennaio|gen, febbraio|febbr, marzo, aprile, maggio|mag, giugno|giu, luglio|lug, agosto, settembre|sett, "
    "ottobre|ott, novembre, dicembre",
    "ca": "gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, novembre, desembre",
    "gl": "xaneiro|xan, febreiro, marzo, abril, maio, xuño, xullo, agosto, setembro, outubro, novembro, decembro",
    "eu": "urtarrila|urtarrilaren|urtarrilak, otsaila|otsailaren|otsailak, martxoa|martxoaren|martxoak, "
    "apirila|apirilaren|apirilak, maiatza|maiatzaren|maiatzak, ekaina|ekainaren|ekainak, "
    "uztaila|uztailaren|uztailak, "
    "abuztua|abuztuaren|abuztuak, iraila|irailaren|irailak, urria|urriaren|urriak, azaroa|azaroaren|azaroak, "
    "abendua|abenduaren|abenduak",
    "nl": "januari, februari, maart|mrt, april, mei, juni, juli, augustus, september, oktober, november, december",
    "af": "januarie, februarie, maart, april, mei, junie, julie, augustus, september, oktober, november, desember|des",
    "sv": "januari, februari|febr, mars, april, maj, juni, juli, augusti, september, oktober, november, december",
    "da": "januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december",
    "no": "januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember",
    "is": "janúar, febrúar, mars, apríl, maí, júní, júlí, ágúst, september, október, nóvember, desember",
    "fo": "januar, februar, mars, apríl, mai, juni, juli, august, september, oktober, november, desember",
    "fi": "tammikuuta|tammikuu|tammi, helmikuuta|helmikuu|helmi, maaliskuuta|maaliskuu|maalis, "
    "huhtikuuta|huhtikuu|huhti, "
    "toukokuuta|toukokuu|touko, kesäkuuta|kesäkuu|kesä, heinäkuuta|heinäkuu|heinä, elokuuta|elokuu|elo, "
    "syyskuuta|syyskuu|syys, lokakuuta|lokakuu|loka, marraskuuta|marraskuu|marras, joulukuuta|joulukuu|joulu",
    "et": "jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober, november, detsember",
    "lv": "janvāris|janvārī|janvāra, februāris|februārī|februāra, marts|martā|marta, aprīlis|aprīlī|aprīļa, "
    "maijs|maijā|maija, jūnijs|jūnijā|jūnija, jūlijs|jūlijā|jūlija, augusts|augustā|augusta, "
    "septembris|septembrī|septembra, oktobris|oktobrī|oktobra, novembris|novembrī|novembra, "
    "decembris|decembrī|decembra",
    "lt": "sausio|sausis|saus, vasario|vasaris|vas, kovo|kovas|kov, balandžio|balandis|bal, gegužės|gegužė|geg, "
    "birželio|birželis|birž, liepos|liepa|liep, rugpjūčio|rugpjūtis|rugp, rugsėjo|rugsėjis|rugs, spalio|spalis|spal, "
    "lapkričio|lapkritis|lapkr, gruodžio|gruodis|gruod",
    "pl": "stycznia|styczeń|sty, lutego|luty|lut, marca|marzec, kwietnia|kwiecień|kwi, maja|maj, "
    "czerwca|czerwiec|cze, "
    "lipca|lipiec|lip, sierpnia|sierpień|sie, września|wrzesień|wrz, października|październik|paź, "
    "listopada|listopad, grudnia|grudzień|gru",
    "cs": "ledna|leden, února|únor, března|březen, dubna|duben, května|květen, června|červen, "
    "července|červenec, srpna|srpen|srp, září, října|říjen, listopadu|listopad, prosince|prosinec",
    "sk": "januára|január, februára|február, marca|marec, apríla|apríl, mája|máj, júna|jún, júla|júl, "
    "augusta|august, "
    "septembra|september, októbra|október, novembra|november, decembra|december",
    "hu": "január|jan, február|febr, március|márc, április|ápr, május|máj, június|jún, július|júl, augusztus, "
    "szeptember|szept, október, november, december",
    "ro": "ianuarie|ian, februarie, martie, aprilie, mai, iunie|iun, iulie|iul, august, septembrie, octombrie, "
    "noiembrie|noi, decembrie",
    "sl": "januar|januarja, februar|februarja, marec|marca, april|aprila, maj|maja, junij|junija, julij|julija, "
    "avgust|avgusta|avg, september|septembra, oktober|oktobra, november|novembra, december|decembra",
    "hr": "siječnja|siječanj, veljače|veljača, ožujka|ožujak, travnja|travanj, svibnja|svibanj, "
    "lipnja|lipanj, srpnja|srpanj, kolovoza|kolovoz, rujna|rujan, , studenoga|studenog|studeni, "
    "prosinca|prosinac",
    "sr": "januar|januara, februar|februara, mart|marta, april|aprila, maj|maja, jun|juna|juni, jul|jula|juli, "
    "avgust|avgusta, septembar|septembra, oktobar|oktobra, novembar|novembra, decembar|decembra",
    "sr-Cyrl": "јануар|јануара|јан, фебруар|фебруара|феб, март|марта, април|априла, мај|маја, јун|јуна, јул|јула, "
    "август|августа, септембар|септембра|септ, октобар|октобра, новембар|новембра, децембар|децембра|дец",
    "mk": "јануари, февруари, март, април, мај, јуни, јули, август, септември, октомври, ноември, декември",
    "bg": "януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември",
    "ru": "января|январь|янв, февраля|февраль|фев, марта|март|мар, апреля|апрель|апр, мая|май, июня|июнь|июн, "
    "июля|июль|июл, августа|август|авг, сентября|сентябрь|сент|сен, октября|октябрь|окт, ноября|ноябрь|нояб|ноя, "
    "декабря|декабрь|дек",
    "uk": "січня|січень|січ, лютого|лютий|лют, березня|березень|бер, квітня|квітень|кві, травня|травень|тра, "
    "червня|червень|чер, липня|липень|лип, серпня|серпень|сер, вересня|вересень|вер, жовтня|жовтень|жов, "
    "листопада|листопад|лис, грудня|грудень|гру",
    "be": "студзеня|студзень, лютага|люты, сакавіка|сакавік, красавіка|красавік, мая|май, чэрвеня|чэрвень, "
    "ліпеня|ліпень, жніўня|жнівень, верасня|верасень, кастрычніка|кастрычнік, лістапада|лістапад, снежня|снежань",
    "el": "ιανουαρίου|ιανουάριος|ιαν, φεβρουαρίου|φεβρουάριος|φεβ, μαρτίου|μάρτιος|μαρ, απριλίου|απρίλιος|απρ, "
    "μαΐου|μάιος|μαϊ, ιουνίου|ιούνιος|ιουν, ιουλίου|ιούλιος|ιουλ, αυγούστου|αύγουστος|αυγ, "
    "σεπτεμβρίου|σεπτέμβριος|σεπτ|σεπ, οκτωβρίου|οκτώβριος|οκτ, νοεμβρίου|νοέμβριος|νοε, δεκεμβρίου|δεκέμβριος|δεκ",
    "sq": "janar, shkurt, mars, prill, maj, qershor, korrik, gusht, shtator, tetor, nëntor, dhjetor",
    "tr": "ocak|oca, şubat|şub, mart, nisan|nis, mayıs, haziran|haz, temmuz|tem, ağustos|ağu, eylül|eyl, ekim|eki, "
    "kasım|kas, aralık|ara",
    "az": "yanvar, fevral, mart, aprel, may, iyun, iyul, avqust, sentyabr, oktyabr, noyabr, dekabr",
    "uz": "yanvar, fevral, mart, aprel, may, iyun, iyul, avgust, sentabr, oktabr, noyabr, dekabr",
    "kk": "қаңтар, ақпан, наурыз, сәуір, мамыр, маусым, шілде, тамыз, қыркүйек, қазан, қараша, желтоқсан",
    "ka": "იანვარი, თებერვალი, მარტი, აპრილი, მაისი, ივნისი, ივლისი, აგვისტო, სექტემბერი, ოქტომბერი, ნოემბერი, "
    "დეკემბერი",
    "hy": "հունվարի|հունվար, փետրվարի|փետրվար, մարտի|մարտ, ապրիլի|ապրիլ, մայիսի|մայիս, հունիսի|հունիս, "
    "հուլիսի|հուլիս, "
    "օգոստոսի|օգոստոս, սեպտեմբերի|սեպտեմբեր, հոկտեմբերի|հոկտեմբեր, նոյեմբերի|նոյեմբեր, դեկտեմբերի|դեկտեմբեր",
    "ga": "eanáir, feabhra, márta, aibreán, bealtaine, meitheamh|meithimh, iúil, lúnasa, meán_fómhair, "
    "deireadh_fómhair, samhain|samhna, nollaig|nollag",
    "cy": "ionawr, chwefror, mawrth, ebrill, mai, mehefin, gorffennaf, awst, medi, hydref, tachwedd, rhagfyr",
    "mt": "jannar, frar, marzu, april, mejju, ġunju, lulju, awwissu, settembru, ottubru, novembru, diċembru",
    "id": "januari, februari|peb, maret, april, mei, juni, juli, agustus|agu|agt|ags, september, oktober, "
    "november|nop, "
    "desember",
    "ms": "januari, februari, mac, april, mei, jun, julai, ogos|ogo, september, oktober, november, disember|dis",
    "tl": "enero, pebrero, marso, abril, mayo, hunyo, hulyo, agosto, setyembre, oktubre, nobyembre, disyembre",
    "sw": "januari, februari, machi, aprili, mei, juni, julai, agosti, septemba, oktoba, novemba, desemba",
    "ar": "يناير|كانون_الثاني|جانفي, فبراير|شباط|فيفري, مارس|آذار, أبريل|ابريل|نيسان|أفريل, مايو|أيار|ماي, "
    "يونيو|يونية|يونيه|حزيران|جوان, يوليو|يولية|يوليه|تموز|جويلية|يوليوز, أغسطس|آب|أوت|غشت, سبتمبر|أيلول|شتنبر, "
    "أكتوبر|تشرين_الأول, نوفمبر|تشرين_الثاني|نونبر, ديسمبر|كانون_الأول|دجنبر",
    "he": "ינואר|בינואר, פברואר|בפברואר, מרץ|במרץ|מרס|במרס, אפריל|באפריל, מאי|במאי, יוני|ביוני, יולי|ביולי, "
    "אוגוסט|באוגוסט, ספטמבר|בספטמבר, אוקטובר|באוקטובר, נובמבר|בנובמבר, דצמבר|בדצמבר",
    "fa": "ژانویه, فوریه, مارس, آوریل, مه|می, ژوئن|جون, ژوئیه|ژوییه|جولای, اوت|آگوست, سپتامبر, اکتبر, نوامبر, دسامبر",
    "ur": "جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر",
    "hi": "जनवरी|जन, फरवरी|फ़रवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर|सितम्बर, अक्टूबर|अक्तूबर, नवंबर|नवम्बर, दिसंबर|दिसम्बर",
    "mr": "जानेवारी, फेब्रुवारी, मार्च, एप्रिल, मे, जून, जुलै, ऑगस्ट, सप्टेंबर, ऑक्टोबर, नोव्हेंबर, डिसेंबर",
    "bn": "জানুয়ারি|জানুয়ারী, ফেব্রুয়ারি|ফেব্রুয়ারী, মার্চ, এপ্রিল, মে, জুন, জুলাই, আগস্ট|অগস্ট, সেপ্টেম্বর, অক্টোবর, নভেম্বর, ডিসেম্বর",
    "ta": "ஜனவரி, பிப்ரவரி, மார்ச், ஏப்ரல், மே, ஜூன், ஜூலை, ஆகஸ்ட்|ஆகஸ்டு, செப்டம்பர், அக்டோபர், நவம்பர், டிசம்பர்",
    "te": "జనవరి, ఫిబ్రవరి, మార్చి, ఏప్రిల్, మే, జూన్, జులై|జూలై, ఆగస్టు, సెప్టెంబర్|సెప్టెంబరు, అక్టోబర్|అక్టోబరు, నవంబర్|నవంబరు, డిసెంబర్|డిసెంబరు",
    "ml": "ജനുവരി, ഫെബ്രുവരി, മാർച്ച്, ഏപ്രിൽ, മേയ്|മെയ്, ജൂൺ, ജൂലൈ, ഓഗസ്റ്റ്, സെപ്റ്റംബർ, ഒക്ടോബർ, നവംബർ, ഡിസംബർ",
    "kn": "ಜನವರಿ, ಫೆಬ್ರವರಿ, ಮಾರ್ಚ್, ಏಪ್ರಿಲ್, ಮೇ, ಜೂನ್, ಜುಲೈ, ಆಗಸ್ಟ್, ಸೆಪ್ಟೆಂಬರ್, ಅಕ್ಟೋಬರ್, ನವೆಂಬರ್, ಡಿಸೆಂಬರ್",
    "gu": "જાન્યુઆરી, ફેબ્રુઆરી, માર્ચ, એપ્રિલ, મે, જૂન, જુલાઈ, ઓગસ્ટ|ઑગસ્ટ, સપ્ટેમ્બર, ઓક્ટોબર|ઑક્ટોબર, નવેમ્બર, ડિસેમ્બર",
    "pa": "ਜਨਵਰੀ, ਫਰਵਰੀ, ਮਾਰਚ, ਅਪ੍ਰੈਲ, ਮਈ, ਜੂਨ, ਜੁਲਾਈ, ਅਗਸਤ, ਸਤੰਬਰ, ਅਕਤੂਬਰ, ਨਵੰਬਰ, ਦਸੰਬਰ",
    "th": "มกราคม|ม.ค, กุมภาพันธ์|ก.พ, มีนาคม|มี.ค, เมษายน|เม.ย, พฤษภาคม|พ.ค, มิถุนายน|มิ.ย, กรกฎาคม|ก.ค, "
    "สิงหาคม|ส.ค, "
    "กันยายน|ก.ย, ตุลาคม|ต.ค, พฤศจิกายน|พ.ย, ธันวาคม|ธ.ค",
}
JALALI = "فروردین, اردیبهشت, خرداد, تیر, مرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند"
"""The months of the Iranian calendar, from its new year in March on."""

WEEKDAYS: dict[str, str] = {
    "en": "monday|mon, tuesday|tues|tue, wednesday|wed, thursday|thurs|thur|thu, friday|fri, saturday|sat, sunday|sun",
    "fr": "lundi|lun, mardi, mercredi|mer, jeudi|jeu, vendredi|ven, samedi|sam, dimanche|dim",
    "de": "montag|mo, dienstag|di, mittwoch|mi, donnerstag|do, freitag|fr, samstag|sonnabend|sa, sonntag|so",
    "es": "lunes, martes, miércoles|mié, jueves|jue, viernes|vie, sábado|sáb, domingo|dom",
    "pt": "segunda-feira|segunda, terça-feira|terça, quarta-feira|quarta, quinta-feira|quinta, sexta-feira|sexta, "
    "sábado, domingo",
    "it": "lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica",
    "ca": "dilluns, dimarts, dimecres, dijous, divendres, dissabte, diumenge",
    "gl": "luns, martes, mércores, xoves, venres, sábado, domingo",
    "nl": "maandag|ma, dinsdag, woensdag|wo, donderdag, vrijdag|vr, zaterdag|za, zondag|zo",
    "af": "maandag, dinsdag, woensdag, donderdag, vrydag, saterdag, sondag",
    "sv": "måndag|mån, tisdag|tis, onsdag|ons, torsdag|tors, fredag|fre, lördag|lör, söndag|sön",
    "da": "mandag|man, tirsdag|tirs, onsdag, torsdag, fredag, lørdag|lør, søndag|søn",
    "is": "mánudagur|mánudaginn, þriðjudagur|þriðjudaginn, miðvikudagur|miðvikudaginn, fimmtudagur|fimmtudaginn, "
    "föstudagur|föstudaginn, laugardagur|laugardaginn, sunnudagur|sunnudaginn",
    "fi": "maanantai|maanantaina, tiistai|tiistaina, keskiviikko|keskiviikkona, torstai|torstaina, "
    "perjantai|perjantaina, lauantai|lauantaina, sunnuntai|sunnuntaina",
    "et": "esmaspäev, teisipäev, kolmapäev, neljapäev, reede, laupäev, pühapäev",
    "lv": "pirmdiena, otrdiena, trešdiena, ceturtdiena, piektdiena, sestdiena, svētdiena",
    "lt": "pirmadienis, antradienis, trečiadienis, ketvirtadienis, penktadienis, šeštadienis, sekmadienis",
    "pl": "poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela",
    "cs": "pondělí, úterý, středa, čtvrtek, pátek, sobota, neděle",
    "sk": "pondelok, utorok, streda, štvrtok, piatok, sobota, nedeľa",
    "hu": "hétfő, kedd, szerda, csütörtök, péntek, szombat, vasárnap",
    "ro": "luni, marți, miercuri, joi, vineri, sâmbătă, duminică",
    "sl": "ponedeljek, torek, sreda, četrtek, petek, sobota, nedelja",
    "hr": "ponedjeljak|ponedeljak, utorak, srijeda|sreda, četvrtak, petak, subota, nedjelja|nedelja",
    "sr-Cyrl": "понедељак, уторак, среда, четвртак, петак, субота, недеља",
    "mk": "понеделник, вторник, среда, четврток, петок, сабота, недела",
    "bg": "понеделник, вторник, сряда, четвъртък, петък, събота, неделя",
    "ru": "понедельник|пн, вторник|вт, среда|ср, четверг|чт, пятница|пт, суббота|сб, воскресенье|вс",
    "uk": "понеділок, вівторок, середа, четвер, п'ятниця|пятниця, субота, неділя",
    "be": "панядзелак, аўторак, серада, чацвер, пятніца, субота, нядзеля",
    "el": "δευτέρα|δευ, τρίτη|τρι, τετάρτη|τετ, πέμπτη|πεμ, παρασκευή|παρ, σάββατο|σαβ, κυριακή|κυρ",
    "sq": "e_hënë, e_martë, e_mërkurë, e_enjte, e_premte, e_shtunë, e_diel",
    "tr": "pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar",
    "id": "senin, selasa, rabu, kamis, jumat|jum'at, sabtu, minggu|ahad",
    "ms": "isnin, selasa, rabu, khamis, jumaat, sabtu, ahad",
    "sw": "jumatatu, jumanne, jumatano, alhamisi, ijumaa, jumamosi, jumapili",
    "vi": "thứ_hai, thứ_ba, thứ_tư, thứ_năm, thứ_sáu, thứ_bảy, chủ_nhật",
    "ar": "الاثنين|الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد",
    "he": "יום_שני|שני, יום_שלישי|שלישי, יום_רביעי|רביעי, יום_חמישי|חמישי, יום_שישי|שישי, שבת, יום_ראשון|ראשון",
    "fa": "دوشنبه, سه‌شنبه|سه_شنبه, چهارشنبه|چهار_شنبه, پنجشنبه|پنج‌شنبه, جمعه, شنبه, یکشنبه",
    "ur": "پیر, منگل, بدھ, جمعرات, جمعہ, ہفتہ, اتوار",
    "hi": "सोमवार, मंगलवार, बुधवार, गुरुवार|बृहस्पतिवार, शुक्रवार, शनिवार, रविवार",
    "bn": "সোমবার, মঙ্গলবার, বুধবার, বৃহস্পতিবার, শুক্রবার, শনিবার, রবিবার",
    "th": "วันจันทร์, วันอังคาร, วันพุธ, วันพฤหัสบดี, วันศุกร์, วันเสาร์, วันอาทิตย์",
    "zh": "星期一|周一|週一|礼拜一, 星期二|周二|週二, 星期三|周三|週三, 星期四|周四|週四, 星期五|周五|週五, "
    "星期六|周六|週六, "
    "星期日|星期天|周日|週日",
    "ja": "月曜日|月曜|月, 火曜日|火曜|火, 水曜日|水曜|水, 木曜日|木曜|木, 金曜日|金曜|金, 土曜日|土曜|土, "
    "日曜日|日曜|日",
    "ko": "월요일|월, 화요일|화, 수요일|수, 목요일|목, 금요일|금, 토요일|토, 일요일|일",
}


def _index(tables: Iterable[str]) -> dict[str, int]:
    """The number of each name: of months from 1, of weekdays from 0 (see where it is called)."""
    numbers: dict[str, int] = {}
    for table in tables:
        for number, names in enumerate(table.split(","), 1):
            for name in names.strip().split("|"):
                if name:
                    numbers.setdefault(_key(name.replace("_", " ")), number)
    return numbers


def _key(name: str) -> str:
    """*name* without case, accents and the full stop of a short form; what makes a Thai or Indian syllable stays."""
    if name.isascii():
        return name.lower().strip(".")
    plain = unicodedata.normalize("NFKD", name).casefold().replace("ı", "i")
    return "".join(sign for sign in plain if unicodedata.combining(sign) < _ACCENT).strip(".")


_ACCENT = 200
"""The least Unicode combining class of an accent; vowel signs and the like have lower ones."""
_MONTHS = _index(MONTHS.values())
_JALALI = _index((JALALI,))
_WEEKDAYS = _index(WEEKDAYS.values())


@lru_cache(maxsize=4096)
def month_number(name: str, ordinal: bool = False) -> int | None:
    """Return the number of the month called *name*, None if no language has such a month.

    *ordinal* says that the day before it has a full stop: “3. listopada” is Croatian for October,
    “3 listopada” is Polish for November.
    """
    if ordinal and name.lower() == "listopada":
        return 10
    return _MONTHS.get(_key(" ".join(name.split())))


def jalali_month(name: str) -> int | None:
    """Return the number of the month of the Iranian calendar called *name*."""
    return _JALALI.get(_key(name))


@lru_cache(maxsize=4096)
def weekday_number(name: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday, None if *name* is no weekday."""
    number = _WEEKDAYS.get(_key(" ".join(name.split())))
    return None if number is None else number - 1
