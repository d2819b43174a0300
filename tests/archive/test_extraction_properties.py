"""Whatever the text: no exception, spans inside, quotes as they stand, values bounded, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from work import grows_linearly

from archive.article import FIELD_NAMES, Article, Confidence, Evidence, Field, Part
from archive.errors import ReadError
from archive.extraction import Knowledge, extract
from archive.extraction.lines.layout import lines_of
from archive.readers import read

KNOWLEDGE = Knowledge.load()
LONGEST = {
    "title": 500,
    "outlet": 200,
    "section": 80,
    "kicker": 120,
    "standfirst": 1_000,
    "page": 40,
    "source_url": 2_000,
}

LINES = (
    "China Daily | Council votes for a new bridge",
    "Council votes for a new bridge",
    "Council votes for a new bridge: China Daily editorial",
    "First Voice",
    "OPINION",
    "By Ann One and Ben Two Source: Global Times Published: 2020/7/13 12:38:40",
    "By Ann One",
    "Par Zoé Blanc",
    "记者 周以宁",
    "By",
    "Jane Doe",
    "Jane DoeJohn Roe 3 hours ago",
    "Words: Ann One Photos: Ben Two",
    "본사 홍길동 기자 hong@paper.example",
    "（记者周以宁、王小明）",
    "كتبت: سلمى الحوراني",
    "03/04/2021",
    "4 March 2021, page 7",
    "Updated: 24 February 2023   Published: 23 February 2023",
    "https://www.globaltimes.cn/2020/07/13/a.html",
    "Accessed 5 June 2021",
    "LONDON, July 13 (Reuters) - The council met on Tuesday and talked for a long time about the price of fish.",
    "The council met on Tuesday and talked for a long time about the price of fish. Nothing came of it, as ever.",
    "被法院撤销许可半年之后，英国恩河口潮汐电站的开发商本周四拿出了一份新图纸。坝还是那道坝，却短了一截，也便宜了不少，闸门多开两个小时。",
    "It rained.",
    "The pier at night. Photo: Ann One",
    "Related articles",
    "Another story",
    "Fact Box",
    "TTR: 0.477",
    "Share this    Comment (214)",
    "Posted in: VIEWPOINT",
    "Categories Opinion",
    "Editorial, China Daily",
    "The author is a professor of law.",
    "Ann One teaches law and is a former trustee.",
    "(If you want to contribute, please contact us at opinion@globaltimes.com.cn. Follow @CGTNOfficial.)",
    "© 2018 The Guardian. All rights reserved.",
    "Subscribe to our newsletter",
    "- an item",
    "On 5 May 2021 the town bought the old ferry, which was built in 1931; by 2030 it will have a bridge instead.",
    "Thursday marks the 20th anniversary of the treaty of 15 July 2001, and on Tuesday, 13 July, the ministers met.",
    "Twenty years after the signing of the treaty on 16 July 2001 both learn to wait; it was 20 years ago in June.",
    "In the first nine months of this year the Samarkand summit had no effect on the price of fish, as in September.",
    "LETHRA, Aug. 14 (WW) - Two years after the Treaty of Good-Neighborliness and Friendly Cooperation nothing moves.",
    "今年是中俄睦邻友好合作条约签署20周年。2021年7月1日，两国部长在河边喝了茶，谈了鱼价，谁也没有说服谁。",
    "",
)
SHAPES = st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=25)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\r"])
NAMES = st.sampled_from(["a.txt", "chinadaily.com.cn/2021-02-30.txt", "global-times-2020-07-13.txt", "20201301.md", ""])


def parts(name: str, text: str) -> Iterator[Part]:
    try:
        for part in read(name, text.encode("utf-8", "replace")):
            if isinstance(part, Part):
                yield part
    except ReadError:
        return


def evidence_of(article: Article) -> Iterator[Evidence]:
    for name in FIELD_NAMES:
        field: Field[Any] = getattr(article, name)
        for case in (field, *field.alternatives):
            yield from case.evidence


def check(part: Part, name: str) -> Article:
    """Extract and hold the article to what is always true."""
    article = extract(part, name, KNOWLEDGE)
    for evidence in evidence_of(article):
        assert evidence.rule
        assert (evidence.start is None) == (evidence.end is None)
        if evidence.start is not None:
            assert 0 <= evidence.start < (evidence.end or 0) <= len(part.text)
            assert part.text[evidence.start : evidence.end] == evidence.quote
        assert len(evidence.quote) <= 2_000
    published = article.published
    if published.is_inferred:
        assert published.confidence is not Confidence.HIGH
        assert published.value is not None
        assert published.value.earliest is not None
        assert published.value.latest is not None
        assert (published.value.latest - published.value.earliest).days < 3 * 366
        assert published.evidence
    for passage in (*article.captions, *article.notes, *article.furniture):
        assert passage.rule
        if passage.start is not None:
            assert part.text[passage.start : passage.end] == passage.text
    for block in article.body:
        assert block.anchor
        assert block.text
        if block.start is not None:
            assert part.text[block.start : block.end].split() == block.text.split()
    for field, longest in LONGEST.items():
        assert len(getattr(article, field).value or "") <= longest
    assert article.authors.value is not None
    assert len(article.authors.value) <= 50
    assert all(0 < len(author) <= 120 for author in article.authors.value)
    return article


@given(SHAPES, ENDS, NAMES)
def test_any_plain_text_keeps_what_is_always_true(lines: list[str], end: str, name: str) -> None:
    for part in parts("a.txt", end.join(lines)):
        check(part, name)


@given(SHAPES, ENDS)
def test_no_line_is_lost(lines: list[str], end: str) -> None:
    for part in parts("a.txt", end.join(lines)):
        article = check(part, "a.txt")
        covered = [
            (one.start, one.end) for one in (*article.captions, *article.notes, *article.furniture, *article.body)
        ]
        covered += [(one.start, one.end) for one in evidence_of(article)]
        for line in lines_of(part):
            assert line.start is not None
            assert line.end is not None
            assert any(
                start is not None and end is not None and start < line.end and line.start < end
                for start, end in covered
            ), line.text


@given(SHAPES, st.sampled_from(["a.md", "a.html", "a.jsonl"]))
def test_other_formats_keep_it_too(lines: list[str], name: str) -> None:
    text = "\n\n".join(lines)
    if name == "a.html":
        text = "<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"
    elif name == "a.md":
        text = "---\n" + "\n".join(f"key{at}: {line}" for at, line in enumerate(lines[:4])) + "\n---\n" + text
    for part in parts(name, text):
        check(part, name)


@example(pairs=[("title", "0\xa00")])
@example(pairs=[("title", "long " * 300)])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "date", "author", "outlet", "section", "url", "page", "kicker"]),
            st.text(max_size=50),
        ),
        max_size=8,
    )
)
def test_any_front_matter_keeps_it_too(pairs: list[tuple[str, str]]) -> None:
    matter = "".join(f"{key}: {value}\n" for key, value in pairs)
    for part in parts("a.md", f"---\n{matter}---\nThe council met on Tuesday and talked for long about fish.\n"):
        check(part, "a.md")


@pytest.mark.parametrize("line", LINES)
def test_many_lines_of_one_kind_take_linear_work(line: str) -> None:
    def work(lines: int) -> None:
        (part,) = parts("a.txt", (line or " ") + "\nx" + f"\n{line}" * lines)
        check(part, "a.txt")

    assert grows_linearly(work, 150)


def test_the_same_clipping_gives_the_same_article() -> None:
    text = "\n\n".join(LINES)
    (part,) = parts("a.txt", text)
    assert extract(part, "a.txt", KNOWLEDGE) == extract(part, "a.txt", KNOWLEDGE)


_TIMES = """
    On 5 May 2021 12 10 20 1999 2024 2030 100th 20th anniversary centenary of the in by until since after years ago
    months first this last next year Thursday Monday marks was will had signed treaty June Sept. 3. März Montag
    jahrestag vor Jahren nach am il y a ans après anniversaire hace años aniversario 7月1日 2021年 周年 今年 . , ; ( ) –
    3/4/2021 2021-02-30 31 31.02.2021 9999 0 ² ٣ Samarkand summit COVID-19
"""
WORDS = _TIMES.split()


@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=60).map(" ".join),
    st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "ru", "zh", "ja", "ko"]),
)
def test_any_words_of_time_keep_it_too(text: str, language: str) -> None:
    filler = "The council met on Tuesday and talked for a long time about the price of fish in the town."
    for part in parts("a.md", f"---\nlanguage: {language}\n---\n# A bridge\n\n{text}\n\n{filler}\n"):
        check(part, "a.md")


@pytest.mark.parametrize(
    "words", ["5 May 2021 ", "in June ", "the 20th anniversary of 1999 ", "20 years ago ", "Monday "]
)
def test_many_dates_in_one_paragraph_take_linear_work(words: str) -> None:
    def work(times: int) -> None:
        (part,) = parts("a.txt", f"A bridge\n\nThe town was glad. {words * times}")
        check(part, "a.txt")

    assert grows_linearly(work, 400)
