"""The names of sections that newspapers use, in the languages they are met in most."""

from __future__ import annotations

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
    "علوم تكنولوجيا منوعات صحة"
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


def is_section_word(text: str) -> bool:
    """Return whether *text* as a whole is the name of a section: “Opinion”, “WORLD NEWS”, “Courts”."""
    return len(text) <= MAX_SECTION and folded(text) in _SECTIONS


def is_editorial(text: str) -> bool:
    """Return whether *text* names the section in which a paper speaks for itself."""
    return len(text) <= MAX_SECTION and folded(text) in _EDITORIALS
