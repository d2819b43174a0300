"""The names of sections that newspapers use, in the languages they are met in most."""

from __future__ import annotations

import re

from archive.extraction.folding import folded

_WORDS = (
    "news world national local politics business economy markets money finance sport sports football opinion "
    "opinions editorial editorials comment commentary analysis viewpoint viewpoints perspective columns "
    "column columnists letters culture arts books film music theatre television travel food style fashion "
    "lifestyle life health science technology tech environment climate education society religion obituaries "
    "obituary lives features magazine weekend review reviews investigations investigation courts crime media "
    "energy shipping law international europe asia africa americas china us uk australia corrections photos "
    "video podcasts podcast property motoring jobs announcements entertainment explainer family gardening "
    "outdoors parliament elections defence defense diplomacy agriculture transport weather interviews "
    "interview blogs planning leader leaders politik wirtschaft kultur wissen wissenschaft panorama "
    "gesellschaft meinung kommentar leitartikel feuilleton ausland inland welt regional gesundheit digital "
    "reise karriere leben medien nachrichten unternehmen politique economie monde societe idees debats "
    "tribune chronique sciences sante planete etranger politica economia mundo sociedad cultura deportes "
    "internacional nacional ciencia salud tribuna portada cronicas sociedade esportes desporto brasil cronaca "
    "esteri spettacoli scienza opinie binnenland buitenland economie 要闻 国际 国内 财经 文化 体育 评论 社论 "
    "副刊 科技 社会 观点 时政 经济 军事 教育 健康 娱乐 اقتصاد ثقافة رياضة رأي سياسة أخبار محليات دولي عربي "
    "علوم تكنولوجيا منوعات صحة "
    "gastkommentar gastbeitrag kolumne ratgeber verbraucher verkehr wohnen actualites justice "
    "noticias sucesos espana opiniao cotidiano "
    "nieuws cultuur sportnieuws nyheter sverige varlden naringsliv ekonomi noje ledare debatt nyheder indland "
    "udland meninger innenriks utenriks uutiset kotimaa ulkomaat talous mielipide urheilu wiadomosci kraj swiat "
    "gospodarka opinie kultura zpravy domaci zahranicni ekonomika belfold kulfold gazdasag gundem haberler dunya "
    "spor yasam новости политика экономика общество культура спорт мир мнения новини політика економіка "
    "суспільство ειδησεις πολιτικη οικονομια κοσμος αθλητισμος berita nasional olahraga internasional opini "
    "政治 経済 国際 スポーツ 社説 ニュース 記事 정치 사회 경제 국제 문화 스포츠 오피니언 사설 뉴스 "
    "חדשות ספורט כלכלה דעות تربية اقتصادی سیاسی ورزشی فرهنگی"
)
_PHRASES = (
    "middle east,real estate,front page,fact check,in depth,op ed,the big read,special report,special reports,"
    "world news,local news,breaking news,top stories,latest news,world in brief,news in brief,home news,"
    "arts and culture,letters to the editor,science and environment,business and economy,faits divers,"
    "corrections and clarifications"
)
_SECTIONS = frozenset(map(folded, (*_WORDS.split(), *_PHRASES.split(","))))
_EDITORIALS = frozenset(
    map(
        folded,
        ("editorial", "editorials", "leader", "leaders", "leitartikel", "éditorial", "editoriale", "社论", "our view"),
    )
)
MAX_SECTION = 80
_MAX_STEPS = 4
_STEPS = re.compile(r"\s*[|>›»→]\s*|\s+[/·•]\s+")


def is_section_word(text: str) -> bool:
    """Return whether *text* as a whole is the name of a section: “Opinion”, “WORLD NEWS”, “Courts”."""
    return len(text) <= MAX_SECTION and folded(text) in _SECTIONS


def trail_of(text: str) -> tuple[str, ...]:
    """Return the steps of *text* if it is the way to a page: “Sport | Football”, “Nyheter / Sverige”, “World News”.

    One of the first two is a section's name; where nothing parts them, all are.
    """
    if len(text) > MAX_SECTION:
        return ()
    steps = tuple(step for step in _STEPS.split(text) if step)
    if 1 < len(steps) <= _MAX_STEPS and any(map(is_section_word, steps[:2])):
        return steps
    words = text.split()
    return (text,) if 1 < len(words) <= _MAX_STEPS and all(map(is_section_word, words)) else ()


def is_editorial(text: str) -> bool:
    """Return whether *text* names the section in which a paper speaks for itself."""
    return len(text) <= MAX_SECTION and folded(text) in _EDITORIALS
