"""Citations: who wrote it, when as far as that is known, and every format read back by others' readers."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from hypothesis import given
from hypothesis import strategies as st
from making import article
from strategies import articles

from archive.article import Article, Confidence, Field
from archive.catalogue.values import ArticleState, Entry
from archive.citation.apa import apa
from archive.citation.authors import Author, author
from archive.citation.bibtex import bibtex
from archive.citation.chicago import chicago
from archive.citation.coins import coins
from archive.citation.csl import csl, csl_item
from archive.citation.days import common
from archive.citation.embedded import embedded
from archive.citation.lines import one_line
from archive.citation.linked_data import in_script, linked_data
from archive.citation.mla import mla
from archive.citation.record import Citation, Place, cited
from archive.citation.ris import ris
from archive.dates import EdtfDate

PLACE = Place("Pressmark", "https://clips.example")
LINK = "https://clips.example/articles/0000000000000"


def entry(held: Article, identifier: str = "0000000000000") -> Entry:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    values: dict[str, Any] = {"part_key": "", "digest": "", "sha256": "", "source_name": "a.txt"}
    values |= {"media_type": "text/plain", "encoding": "utf-8", "notices": (), "recorded_at": now}
    return Entry(
        identifier, ArticleState.HELD, 1, **values, article=held, sources=(), corrections=(), state_token="token"
    )


def made(**values: Any) -> Citation:
    """Return the citation of an article whose fields were stated."""
    return cited(entry(article(**values)), PLACE)


def dated(edtf: str | None, confidence: Confidence = Confidence.HIGH, *, inferred: bool = False) -> Citation:
    """Return the citation of an article of that date."""
    published = Field(EdtfDate.parse(edtf) if edtf else None, confidence, (), (), inferred)
    known_fields = {"title": "A", "outlet": "B"}
    held = article(**known_fields)
    return cited(entry(Article(**{**{n: getattr(held, n) for n in held.__slots__}, "published": published})), PLACE)


FULL = {
    "title": "Shorter wall, longer tide",
    "authors": ("Tom Ashcombe", "Nell Harker"),
    "outlet": "Harbour Gazette",
    "section": "News",
    "page": "7",
    "language": "en",
    "published": "2021-09-16",
    "standfirst": "The barrage is redrawn.",
    "source_url": "https://gazette.example/news/1",
}


@pytest.mark.parametrize(
    ("printed", "inverted"),
    [
        ("Tom Ashcombe", "Ashcombe, Tom"),
        ("Philippa Nduka-Stone", "Nduka-Stone, Philippa"),
        ("A. B. Smith", "Smith, A. B."),
        ("J.R. Stone", "Stone, J.R."),
        ("Ben Andrews", "Andrews, Ben"),
        ("JANE MOORE", "MOORE, JANE"),
        ("Yvonne Le Dantec", "Le Dantec, Yvonne"),
        ("Vincent van Gogh", "van Gogh, Vincent"),
        ("Ursula von der Leyen", "von der Leyen, Ursula"),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Иван Петров", "Петров, Иван"),
        ("Lopez, Ana", "Lopez, Ana"),
        ("Breen, Fionnuala", "Breen, Fionnuala"),
        ("King, Martin Luther, Jr.", "King, Martin Luther, Jr."),
    ],
)
def test_names_that_can_be_told_are_turned_round(printed: str, inverted: str) -> None:
    assert author(printed).inverted == inverted


@pytest.mark.parametrize(
    "printed",
    [
        *(
            "Reuters",
            "Meridian Press Agency",
            "Associated Press",
            "Friends of the Earth",
            "Open Society",
            "Foreign Staff",
        ),
        *("周以宁", "سلمى الحوراني", "한가람", "山田 太郎", "Xi Jinping", "Nguyễn Văn An", "Kim Willsher", "Wang Yi"),
        *(
            "Madonna",
            "bell hooks",
            "Dr Jane Doe",
            "Sir John Moore",
            "Mohammed bin Salman",
            "Tahar Ben Jelloun",
            "DUPONT Jean",
        ),
        *(
            "Ana Lopez, Paris",
            "Ana Lopez, Bo Chen",
            "Smith, Jones and Partners",
            "Agence France-Presse",
            "x" * 500,
            "…",
        ),
    ],
)
def test_names_that_cannot_be_told_stay_as_they_are_printed(printed: str) -> None:
    assert author(printed).inverted == printed
    assert author(printed).family == ""


def test_two_family_names_stay_together_where_they_are_usual() -> None:
    assert author("Julián Cárceles Ibáñez", "es").inverted == "Cárceles Ibáñez, Julián"
    assert author("Miguel A. Herrera", "es").inverted == "Herrera, Miguel A."
    assert author("Juan Carlos López", "es").inverted == "López, Juan Carlos"
    assert author("Mary Anne Smith", "en").inverted == "Smith, Mary Anne"


def test_names_of_texts_in_which_the_family_name_may_stand_first_stay_whole() -> None:
    assert author("Viktor Orban", "hu") == Author("Viktor Orban")
    assert author("Anna Jones", "zh") == Author("Anna Jones")


def test_the_outlet_and_the_agency_are_no_persons() -> None:
    whole = made(outlet="Tom Ashcombe", agency="Nell Harker", authors=("Tom Ashcombe", "Nell Harker", "Ana Lopez"))
    assert [each.is_house for each in whole.authors] == [True, True, False]
    assert author("Meridian Press Agency").is_house


def test_ris_is_a_newspaper_article_with_all_its_fields() -> None:
    [record] = rispy.loads(ris(made(**FULL)))
    assert record == {
        "type_of_reference": "NEWS",
        "authors": ["Ashcombe, Tom", "Harker, Nell"],
        "title": "Shorter wall, longer tide",
        "secondary_title": "Harbour Gazette",
        "year": "2021",
        "date": "2021/09/16/",
        "section": "News",
        "start_page": "7",
        "language": "en",
        "abstract": "The barrage is redrawn.",
        "urls": ["https://gazette.example/news/1", LINK],
        "name_of_database": "Pressmark",
        "accession_number": "0000000000000",
        "id": "clip-0000000000000",
    }


def test_bibtex_is_an_entry_with_all_its_fields() -> None:
    [found] = entries(bibtex(made(**FULL)))
    assert found == {
        "author": "Ashcombe, Tom and Harker, Nell",
        "title": "{Shorter wall, longer tide}",
        "journal": "Harbour Gazette",
        "entrysubtype": "newspaper",
        "year": "2021",
        "month": "sep",
        "date": "2021-09-16",
        "pages": "7",
        "abstract": "The barrage is redrawn.",
        "keywords": "News",
        "language": "en",
        "url": "https://gazette.example/news/1",
        "note": f"Pressmark, {LINK}",
    }


def test_csl_json_is_a_newspaper_article_with_all_its_fields() -> None:
    [item] = json.loads(csl(made(**FULL)))
    assert item == {
        "id": "clip-0000000000000",
        "type": "article-newspaper",
        "title": "Shorter wall, longer tide",
        "author": [{"family": "Ashcombe", "given": "Tom"}, {"family": "Harker", "given": "Nell"}],
        "container-title": "Harbour Gazette",
        "issued": {"date-parts": [[2021, 9, 16]]},
        "section": "News",
        "page": "7",
        "language": "en",
        "abstract": "The barrage is redrawn.",
        "URL": "https://gazette.example/news/1",
        "archive": "Pressmark",
        "archive_location": LINK,
    }


def test_the_styles_write_one_line() -> None:
    full = made(**FULL)
    assert chicago(full) == (
        "Ashcombe, Tom, and Nell Harker. “Shorter wall, longer tide.” Harbour Gazette, September 16, 2021, News, p. 7. "
        f"https://gazette.example/news/1. Pressmark, {LINK}."
    )
    assert apa(full) == (
        "Ashcombe, T., & Harker, N. (2021, September 16). Shorter wall, longer tide. Harbour Gazette, p. 7. "
        "https://gazette.example/news/1"
    )
    assert mla(full) == (
        "Ashcombe, Tom, and Nell Harker. “Shorter wall, longer tide.” Harbour Gazette, 16 Sept. 2021, News sec., p. 7, "
        f"https://gazette.example/news/1. Pressmark, {LINK}."
    )


@pytest.mark.parametrize(
    ("page", "said"), [("7", "p. 7"), ("A1", "p. A1"), ("7-9", "pp. 7-9"), ("A1, A4", "pp. A1, A4")]
)
def test_pages_are_said_to_be_one_or_several(page: str, said: str) -> None:
    found = made(title="A", outlet="B", page=page)
    assert all(f", {said}." in style(found) for style in (chicago, apa, mla))


def test_an_unsigned_piece_begins_as_each_style_wants_it() -> None:
    unsigned = made(title="Who “said” so?", outlet="The Post", published="2021")
    assert chicago(unsigned) == f"The Post. “Who ‘said’ so?” 2021. Pressmark, {LINK}."
    assert apa(unsigned) == f"Who “said” so? (2021). The Post. Pressmark. {LINK}"
    assert mla(unsigned) == f"“Who ‘said’ so?” The Post, 2021. Pressmark, {LINK}."


def test_nothing_but_the_permalink_is_enough() -> None:
    bare = made(title=None)
    assert chicago(bare) == f"[Untitled]. n.d. Pressmark, {LINK}."
    assert apa(bare) == f"[Untitled newspaper article]. (n.d.). Pressmark. {LINK}"
    assert mla(bare) == f"[Untitled]. n.d. Pressmark, {LINK}."
    assert csl_item(bare).keys() == {"id", "type", "URL", "archive", "archive_location"}
    [record] = rispy.loads(ris(bare))
    assert record.keys() == {"type_of_reference", "urls", "name_of_database", "accession_number", "id"}


def test_many_authors_are_shortened_as_each_style_wants_it() -> None:
    several = made(title="A", outlet="B", authors=tuple(f"Ana Lopez{chr(97 + n)}" for n in range(25)))
    assert chicago(several).startswith(
        "Lopeza, Ana, Ana Lopezb, Ana Lopezc, Ana Lopezd, Ana Lopeze, Ana Lopezf, Ana Lopezg, et al. “"
    )
    assert mla(several).startswith("Lopeza, Ana, et al. “A.”")
    assert ", Lopezs, A., … Lopezy, A. (n.d.)." in apa(several)


@pytest.mark.parametrize(
    ("edtf", "ris_date", "issued", "chicago_date", "apa_date"),
    [
        (None, None, None, "n.d.", "n.d."),
        ("2021", "2021///", {"date-parts": [[2021]]}, "2021", "2021"),
        ("2021-06", "2021/06//", {"date-parts": [[2021, 6]]}, "June 2021", "2021, June"),
        ("2021-06~", "2021/06//", {"date-parts": [[2021, 6]], "circa": True}, "ca. June 2021", "ca. 2021, June"),
        ("2021?", "2021///", {"date-parts": [[2021]], "circa": True}, "[2021?]", "ca. 2021"),
        ("199X", None, {"date-parts": [[1990], [1999]], "circa": True}, "1990s", "ca. 1990–1999"),
        (
            "../2021-07",
            None,
            {"literal": "July 2021 or earlier", "circa": True},
            "July 2021 or earlier",
            "2021 or earlier",
        ),
        (
            "2021-06-28/2021-07-01",
            "2021///",
            {"date-parts": [[2021, 6, 28], [2021, 7, 1]], "circa": True},
            "between June 28, 2021, and July 1, 2021",
            "ca. 2021",
        ),
        ("2021-01-01/2021-12-31", "2021///", {"date-parts": [[2021]], "circa": True}, "2021", "ca. 2021"),
        (
            "2019-07-16/2020-03",
            None,
            {"date-parts": [[2019, 7, 16], [2020, 3]], "circa": True},
            "between July 16, 2019, and March 2020",
            "ca. 2019–2020",
        ),
    ],
)
def test_a_date_goes_out_as_far_as_it_is_known(
    edtf: str | None, ris_date: str | None, issued: Any, chicago_date: str, apa_date: str
) -> None:
    found = dated(edtf)
    [record] = rispy.loads(ris(found))
    assert record.get("date") == ris_date
    assert record.get("year") == (ris_date[:4] if ris_date else None)
    assert csl_item(found).get("issued") == issued
    assert f"“A.” {chicago_date}" in chicago(found)
    assert f"({apa_date})" in apa(found)
    assert bool(found.notes) == bool(issued and "circa" in issued)


def test_a_date_that_the_piece_does_not_state_is_marked_in_every_format() -> None:
    inferred = dated("2021-06", Confidence.MEDIUM, inferred=True)
    assert csl_item(inferred)["issued"] == {"date-parts": [[2021, 6]], "circa": True}
    note = "Published: June 2021, inferred (EDTF 2021-06)."
    assert csl_item(inferred)["note"] == note
    assert rispy.loads(ris(inferred))[0]["notes"] == [note]
    assert note in entries(bibtex(inferred))[0]["note"]
    assert "[June 2021]" in chicago(inferred)
    assert "[June 2021]" in mla(inferred)
    assert "(ca. 2021, June)" in apa(inferred)
    assert "[June 28, 2021?]" in chicago(dated("2021-06-28", Confidence.LOW))


def test_the_agency_is_told_and_is_no_author() -> None:
    found = made(title="A", agency="Meridian Press Agency")
    assert found.authors == ()
    assert rispy.loads(ris(found))[0]["notes"] == ["Agency: Meridian Press Agency."]
    assert made(outlet="Meridian Press Agency", agency="Meridian Press Agency").notes == ()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://a.example/", "https://", "http://[", "https://a b.example/", "a"]
)
def test_an_address_that_leads_to_no_page_is_no_address(address: str) -> None:
    found = made(source_url=address)
    assert (found.source_url, found.url) == ("", LINK)


def entries(text: str) -> list[dict[str, str]]:
    """Return the fields of BibTeX entries as they stand between their braces."""
    library = bibtexparser.parse_string(text, parse_stack=[middlewares.RemoveEnclosingMiddleware()])
    assert not library.failed_blocks
    return [{field.key: field.value for field in each.fields} for each in library.entries]


PRINTED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}


def as_printed(tex: str) -> str:
    """Return what TeX prints: a reading of its own of the commands, so that nothing else may stand there."""
    found = ""
    while tex:
        command = next((each for each in PRINTED if tex.startswith(each)), None)
        if command:
            found, tex = found + PRINTED[command], tex[len(command) :]
        elif tex.startswith("{}"):
            tex = tex[2:]
        else:
            assert tex[0] not in "\\{}#$%&_^~", tex
            found, tex = found + tex[0], tex[1:]
    return found


anything = articles.map(lambda held: cited(entry(held), PLACE))
text = st.text(max_size=30)


@given(st.lists(anything, max_size=2))
def test_any_text_survives_ris(citations: list[Citation]) -> None:
    records = rispy.loads("".join(map(ris, citations)))
    assert len(records) == len(citations)
    for record, each in zip(records, citations, strict=True):
        assert record["id"] == each.key
        assert record.get("authors", []) == [name.inverted for name in each.authors]
        for tag, value in (("title", each.title), ("secondary_title", each.outlet), ("section", each.section)):
            assert record.get(tag, "") == value
        assert record.get("abstract", "") == each.abstract
        assert record.get("start_page", "") == each.page


@given(anything)
def test_any_text_survives_bibtex(each: Citation) -> None:
    [fields] = entries(bibtex(each))
    assert as_printed(fields.get("title", "{}")[1:-1]) == each.title
    assert as_printed(fields.get("journal", "")) == each.outlet
    assert as_printed(fields.get("abstract", "")) == each.abstract
    assert len(split_authors(fields.get("author", ""))) == len(each.authors)


def split_authors(names: str) -> list[str]:
    """Return the names that BibTeX sees: parted by “and” outside braces."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(names):
        depth += (sign == "{") - (sign == "}")
        if not depth and names.startswith(" and ", at):
            found.append(names[start:at])
            start = at + 5
    return [*found, names[start:]] if names else []


@given(text, text)
def test_names_survive_bibtex(first: str, second: str) -> None:
    found = made(authors=(first, second))
    [fields] = entries(bibtex(found))
    names = split_authors(fields.get("author", ""))
    assert [as_printed(name[1:-1] if name[0] == "{" else name) for name in names] == [
        each.inverted for each in found.authors
    ]


@given(st.lists(anything, min_size=2, max_size=2))
def test_entries_stay_apart(citations: list[Citation]) -> None:
    assert len(entries("".join(map(bibtex, citations)).replace("clip-", "a-", 1))) == 2


PROPERTIES = {
    "NewsArticle": {
        *("@context", "@type", "@id", "headline", "author", "publisher", "sourceOrganization", "datePublished", "url"),
        *("articleSection", "pagination", "inLanguage", "abstract", "sameAs", "identifier", "archivedAt", "provider"),
    },
    "Person": {"@type", "name", "familyName", "givenName"},
    "Organization": {"@type", "name"},
    "ArchiveOrganization": {"@type", "name"},
}
"""What schema.org knows of these kinds, as far as it is used."""


def check_linked(item: dict[str, Any]) -> None:
    assert item.keys() <= PROPERTIES[item["@type"]]
    for value in item.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                check_linked(inner)
            else:
                assert isinstance(inner, str)


@given(anything)
def test_linked_data_are_properties_of_schema_org(each: Citation) -> None:
    item = linked_data(each)
    check_linked(item)
    assert item["@context"] == "https://schema.org"
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", item.get("datePublished", ""))


@given(anything)
def test_any_text_gives_whole_values_in_every_other_format(each: Citation) -> None:
    [item] = json.loads(csl(each))
    assert item.get("title", "") == each.title
    assert json.loads(in_script(linked_data(each))).get("headline", "") == each.title
    assert not {"<", ">", "&"} & {*in_script(linked_data(each))}
    for style in (chicago, apa, mla):
        assert one_line(style(each)) == style(each)
        assert each.permalink in style(each) or each.source_url in style(each)
    assert all(meta.content == one_line(meta.content) for meta in embedded(each))
    assert coins(each).isascii()


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nER  - \r\nTY  - BOOK", "a ER - TY - BOOK"),
        ("a\x00\x0b\x1e\x85\u2028b", "a b"),
        ("1\u00a0000", "1\u00a0000"),
        ("\ud800", "\ufffd"),
        (None, ""),
    ],
)
def test_a_value_is_one_line(raw: str | None, kept: str) -> None:
    assert one_line(raw) == kept


def test_keys_are_those_of_the_permalink() -> None:
    before, after = made(title="A", authors=("Ana Lopez",), published="2020"), made(title="B")
    assert before.key == after.key == "clip-0000000000000"
    assert cited(entry(article(), "0000000000001"), PLACE).key != before.key


def test_zotero_is_told_what_it_needs() -> None:
    tags = [(meta.name, meta.content) for meta in embedded(made(**FULL))]
    for expected in [
        ("z:itemType", "newspaperArticle"),
        ("DC.type", "newspaperArticle"),
        ("citation_title", "Shorter wall, longer tide"),
        ("citation_author", "Ashcombe, Tom"),
        ("citation_author", "Harker, Nell"),
        ("citation_publication_date", "2021-09-16"),
        ("prism.publicationName", "Harbour Gazette"),
        ("article:section", "News"),
        ("citation_language", "en"),
        ("citation_public_url", LINK),
        ("citation_abstract", "The barrage is redrawn."),
    ]:
        assert expected in tags
    assert "citation_journal_title" not in dict(tags)
    assert dict(tags)["og:type"] == "article"


def test_the_archive_is_not_taken_for_an_outlet_that_is_not_known() -> None:
    assert not any(meta.content == "Pressmark" for meta in embedded(made(title="A")))
    assert any(meta.content == "Pressmark" for meta in embedded(made(title="A", outlet="B")))


def test_zotero_does_not_cut_names_that_stay_whole() -> None:
    names = ("Meridian Press Agency", "Reuters", "周以宁", "Smith, Jones and Partners")
    tags = [meta.content for meta in embedded(made(authors=names)) if meta.name == "citation_author"]
    assert tags == ["Meridian Press Agency,", "Reuters", "周以宁", "Smith, Jones and Partners"]
    two = embedded(made(authors=("Vincent Paul van Gogh", "Vincent van Gogh")))
    tags = [meta.content for meta in two if meta.name == "citation_author"]
    assert tags == ["van Gogh, Vincent Paul;", "van Gogh, Vincent"]


@pytest.mark.parametrize(
    ("edtf", "shared"),
    [
        ("2021-06-28", "2021-06-28"),
        ("2004-06-XX", "2004-06"),
        ("2021-06-28/2021-06-30", "2021-06"),
        ("20XX", ""),
        ("2021/..", ""),
    ],
)
def test_what_all_days_of_a_date_have_in_common(edtf: str, shared: str) -> None:
    assert common(EdtfDate.parse(edtf)) == shared
