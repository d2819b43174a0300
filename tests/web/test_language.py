"""Pages in another language: every sentence of theirs goes through the translations.

The pages are asked for in a language of Arabic letters (``pseudo``), of an archive whose values are in Cyrillic ones:
what is left in Latin letters is a sentence that no one can translate.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import foreign
import pseudo
import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from lxml import html

from archive.catalogue.runs import RunKind
from archive.errors import ConfigError
from archive.translating import SHIPPED
from index.errors import SearchTimeout

ROOT = Path(__file__).parents[2]

_SPOKEN = (
    "title",
    "aria-label",
    "aria-valuetext",
    "placeholder",
    "alt",
    "label",
    "data-at",
    "data-done",
    "data-failed",
    "data-told",
)
_NO_WORDS = re.compile(
    r"https?://\S+|/articles/\S+|[0-9a-f]{64}|\b(?=[a-z]*\d)[0-9a-z]{13}\b"  # addresses, digests, identifiers
    r"|\bUTC\b|SHA-256|text/plain|utf-8|pressmark (serve|reindex)|@?вестник\S*"
    r"|\b(RIS|BibTeX|CSL-JSON|CSV|JSON Lines|Chicago|APA|MLA|GET|HEAD|POST)\b"
    r"|made by hand|\b202X\b|^ru$|corrected by \S+ on"  # rules, which are recorded in English, and what they quote
    r"|\b(AND|OR|NOT|NEAR)\b|\b[a-z]+:(unknown|doubtful)?"  # the language of queries
)
_PARAMETERS = re.compile(r"“\w+”|\b(outlet|author|year|month|section|language|relevance|newest|oldest)\b")


@pytest.fixture(scope="module")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("translations")
    pseudo.write(folder)
    return folder


@pytest.fixture
def speak(make_site: Callable[..., Any], translations: Path) -> Callable[..., Any]:
    """Make sites in a language of Arabic letters."""

    def make(**settings: Any) -> Any:
        return make_site(language=pseudo.TAG, translations=str(translations), site_name="Архив", **settings)

    return make


def unmarked(page: str, also: re.Pattern[str] = _NO_WORDS) -> list[str]:
    """Return what a page says in Latin letters: texts, and attributes that are shown or read out."""
    every = _said(html.document_fromstring(page))
    return [said for said in every if re.search(r"[A-Za-z]", also.sub("", _NO_WORDS.sub("", said)))]


def _said(element: Any) -> Iterator[str]:
    is_value = element.get("lang") == "en" or {"identifier", "Z3988"} & set(element.get("class", "").split())
    if isinstance(element.tag, str) and element.tag not in ("script", "style", "kbd") and not is_value:
        yield from (element.get(name, "") for name in _SPOKEN)
        yield element.text or ""
        for child in element:
            yield from _said(child)
            yield child.tail or ""


PAGES = (
    "/",
    "/search",
    "/search?size=5&page=2&sort=oldest",
    "/search?q=договор",
    "/search?q=договор&outlet=Вестник&author=Анна+Лопес&year=2021&section=Мир&language=ru",
    "/search?missing=outlet&missing=author&missing=section&missing=language&missing=year&missing=month",
    "/search?from=2021&to=2021",
    "/search?from=2021-06&to=2021-06&dates=surely",
    "/search?from=2021-06-28&to=2021-06-28",
    "/search?from=2020",
    "/search?to=2021-06",
    "/search?month=2021-06",
    "/search?q=ничего",
    "/search?q=ничего+договор+второй+первым",
    "/search?q=ничего&outlet=Вестник&from=2021&to=2021",
    "/search?q=догвор",
    "/search?q=договор&page=9",
    '/search?q="второй+договор"+"второй+первым"~5+договор*+-зима+(звезда+OR+день)+NOT+(снег+дождь)',
    "/search?q=подписан+NEAR/3+день+дог*р+подписн~1+%3Dдень+подпсан~2+день+NEAR/0+подписан",
    "/search?q=title:договор+body:(договор+день)+outlet:вестник+author:unknown+-language:unknown+date:2021",
    "/search?q=date:2020..2021+-date:2019+section:мир+dating:doubtful+-outlet:звезда+(день+OR+outlet:весть)",
    "/search?q=%22договор",
    "/search?q=договор)",
    "/articles/{3}",
    "/articles/{3}?q=договор&at=2",
    "/articles/{rich}?q=договор",
    "/articles/{rich}/source",
    "/articles/{rich}/beside",
    "/articles/{rich}/quote",
    "/articles/{3}/quote?p={anchor}",
    "/articles/{nameless}",
    "/articles/{revised}",
    "/articles/{revised}/revisions",
    "/articles/{revised}/revisions?from=1&to=2",
    "/articles/{gone}",
    "/articles/вздор",
    "/articles/aaaaaaaaaaaa",
    "/outlets",
    "/outlets?within=вест",
    "/outlets?within=нигде",
    "/outlets?order=name",
    "/outlets/вестник",
    "/authors",
    "/authors?order=name",
    "/authors/анна-лопес",
    "/search/facet/outlet",
    "/search/facet/author?q=договор",
    "/search/facet/language?within=а",
    "/search/facet/year",
    "/search/facet/month",
    "/calendar",
    "/calendar/2021",
    "/calendar/2021-06",
    "/calendar/1801",
    "/calendar/1801-04",
    "/outlets/весть",
    "/authors/анна",
    "/holdings",
    "/rejected",
    "/rejected?page=9",
    "/help",
    "/nowhere",
)


@pytest.fixture(scope="module")
def library(
    open_site: Callable[..., Any], translations: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, dict[str, str]]]:

    settings = {
        "language": pseudo.TAG,
        "translations": str(translations),
        "site_name": "Архив",
        "facet_timeout_ms": 60_000,
        "search_timeout_ms": 60_000,
    }
    site = open_site(tmp_path_factory.mktemp("library"), **settings)
    yield site, foreign.fill(site.archive)
    site.archive.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_sentence_of_a_page_can_be_translated(library: tuple[Any, dict[str, str]], path: str) -> None:
    site, ids = library
    body = site.archive.catalogue.entry(ids["3"]).article.body
    for name, value in {**ids, "anchor": body[0].anchor}.items():
        path = path.replace(f"{{{name}}}", value)
    text = site.client.get(path).text
    assert '<html lang="ar" dir="rtl">' in text
    assert unmarked(text) == []
    assert "⟦" in text


@pytest.mark.parametrize(
    "query", ["page=0", "page=9999", "sort=громче", "missing=громче", "from=вчера", "from=2022&to=2021"]
)
def test_what_is_refused_names_parameters_as_they_are_written(library: tuple[Any, dict[str, str]], query: str) -> None:
    answer = library[0].client.get(f"/search?{query}")
    assert answer.status_code == 400
    assert unmarked(answer.text, _PARAMETERS) == []


def test_every_state_of_an_archive_can_be_told(speak: Callable[..., Any]) -> None:
    site = speak()
    pages = [site.client.get(path).text for path in ("/", "/search", "/holdings", "/rejected", "/outlets")]
    site.put("статья.текст", "Договор.", title="Договор", outlet="Вестник")
    pages.append(site.client.get("/").text)
    site.index()
    for kind in RunKind:
        with site.archive.catalogue.running(kind) as beat:
            pages.append(site.client.get("/").text)
            beat(1, 2)
            pages += [site.client.get(path).text for path in ("/", "/search", "/holdings")]
        with pytest.raises(RuntimeError), site.archive.catalogue.running(kind):
            raise RuntimeError("причина")
        pages.append(site.client.get("/").text)
    pages.append(site.client.post("/search").text)
    assert [unmarked(page) for page in pages] == [[] for _ in pages]


@pytest.mark.parametrize("error", [SearchTimeout(1), ZeroDivisionError("беда")])
def test_what_went_wrong_can_be_told(
    speak: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    site = speak()
    site.index()

    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr("archive.search.SearchService.search", fail)
    page = site.client.get("/search").text
    assert unmarked(page, re.compile(r"\b[0-9a-f]{12}\b")) == []
    assert "⟦" in page


def test_names_of_the_same_words_are_told_apart(speak: Callable[..., Any]) -> None:
    site = speak()
    for number, name in enumerate(("Вестник Гавани", "вестник гавани")):
        site.put(f"{number}.текст", f"Договор {number}", outlet=name, authors=(name,))
    site.index()
    for kind in ("outlets", "authors"):
        answer = site.client.get(f"/{kind}/вестник-гавани")
        assert answer.status_code == 300
        assert unmarked(answer.text) == []


def test_a_sentence_without_a_translation_is_in_english(make_site: Callable[..., Any], tmp_path: Path) -> None:
    path = pseudo.write(tmp_path)
    path.write_text(
        path.read_text("utf-8").replace('msgid "Skip to the content"', 'msgid "No sentence of ours"'), "utf-8"
    )
    page = make_site(language="ar", translations=str(tmp_path)).client.get("/").text
    assert "Skip to the content" in page
    assert "⟦" in page


def test_translations_write_no_markup(make_site: Callable[..., Any], tmp_path: Path) -> None:
    path = pseudo.write(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(msgid "Skip to the content"\nmsgstr ").*"', r'\1<b onclick=x>%%</b>"', text), "utf-8")
    page = make_site(language="ar", translations=str(tmp_path)).client.get("/").text
    assert "&lt;b onclick=x&gt;%&lt;/b&gt;</a>" in page


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("volapük!", "“volapük!” is no language"),
        ("zz", "“zz” is no language"),
        ("", "“” is no language"),
        ("de", "the pages are not translated into “de”"),
    ],
)
def test_a_language_that_there_is_not_is_told_at_the_start(
    make_site: Callable[..., Any], language: str, why: str
) -> None:
    with pytest.raises(ConfigError, match=why):
        make_site(language=language)


@pytest.mark.parametrize("fault", ["%(nobody)s", "%(articles)d", "100 %"])
def test_a_translation_with_other_places_is_told_at_the_start(
    make_site: Callable[..., Any], tmp_path: Path, fault: str
) -> None:
    path = pseudo.write(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(msgid "Skip to the content"\nmsgstr ").*"', rf'\g<1>{fault}"', text), "utf-8")
    with pytest.raises(ConfigError, match="has a place that its sentence has not, or none"):
        make_site(language="ar", translations=str(tmp_path))


def test_the_sentences_for_translators_are_those_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (ROOT / "docs").is_dir():
        pytest.skip("not in a clone")
    monkeypatch.chdir(ROOT)
    command = re.search(r"^ +(pybabel extract .*)$", (ROOT / "docs" / "translating.md").read_text("utf-8"), re.M)
    assert command
    words = shlex.split(command[1])
    words[words.index("-o") + 1] = str(tmp_path / "found.pot")
    CommandLineInterface().run([words[0], "-q", *words[1:]])
    found, shipped = (_sentences(path) for path in (tmp_path / "found.pot", SHIPPED / "pressmark.pot"))
    assert found == shipped, "collect the sentences anew, as docs/translating.md says"
    assert len(found) > 300


def _sentences(path: Path) -> list[tuple[Any, tuple[str, ...]]]:
    with path.open("rb") as file:
        return [(message.id, tuple(sorted(message.flags))) for message in read_po(file) if message.id]
