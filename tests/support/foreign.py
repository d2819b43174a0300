"""An archive without a Latin letter in its values, so that one on its pages is a sentence of ours."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from making import derived, known, seen

from archive.archive import Archive
from archive.article import Block, BlockKind, Confidence, Evidence, Field, Passage, anchored
from archive.catalogue.recording import Recorder
from archive.catalogue.values import Statement
from archive.dates import EdtfDate
from archive.indexing import keep_up

OUTLETS_FILE = """
[[outlet]]
name = "Вестник"
aliases = ["Весть", "Вестник гавани"]
domains = ["вестник.рф"]
handles = ["@вестник"]
country = "РФ"
language = "ru"
kind = "газета"
"""


def fill(archive: Archive) -> dict[str, str]:
    """Put in articles of every kind; return what they are called with their identifiers."""

    def put(name: str, text: str, part: Any = None, **values: Any) -> str:
        archive.originals.keep(hashlib.sha256(text.encode()).hexdigest(), text.encode())
        with archive.catalogue.store.writing() as connection:
            [outcome] = Recorder(connection, "by hand").record(seen(name, text), [part or derived(text, **values)])
        return outcome.article_id or ""

    (archive.home.path.parent / "outlets.toml").write_text(OUTLETS_FILE, "utf-8")
    ids = {}
    for number in range(24):
        ids[str(number)] = put(
            f"статья-{number}.текст",
            f"Договор подписан в день {number}. Второй договор следует за первым договором.",
            title=f"Договор {number}",
            outlet=("Вестник", "Звезда, вечерняя", None)[number % 3],
            authors=(f"Автор {number}", "Анна Лопес") if number % 4 else None,
            published=("2020-07-13", "2021-06", "2021", "202X", "2021-06~", "2021-06-28/2021-07-01", None)[number % 7],
            section=("Мир", "Город", None)[number % 3],
            language=("ru", "fr", "en", None)[number % 4],
        )
    ids["rich"] = put("богатая.текст", "Разное о договоре.", rich())
    ids["revised"] = put("новая.текст", "Первая строка.\n\nСтарое слово.", title="Старое")
    assert put("новая.текст", "Первая строка.\n\nНовое слово.", title="Новое") == ids["revised"]
    archive.catalogue.correct(ids["revised"], [Statement("section", "Мир", "Анна", "печать")])
    ids["nameless"] = put("пустая.текст", "О чём это?", title=None)
    ids["gone"] = put("ушла.текст", "Отозвано.", title="Ушла")
    archive.catalogue.withdraw(ids["gone"], "Анна", "так решил суд")
    with archive.catalogue.store.writing() as connection:
        Recorder(connection, "by hand").reject(seen("картинка.рис"), "файл не текст")
    keep_up(archive.catalogue, archive.generations)
    return ids


def rich() -> Any:
    """Return an article with everything that a page can show of one."""
    part = derived("Разное о договоре.", title="Разное", language="ru", outlet="Вестник")
    evidence = (Evidence("правило", 0, 6, "Разное"), Evidence("другое правило", None, None, "слово"))
    inferred = Field(EdtfDate.parse("2021-06"), Confidence.MEDIUM, evidence, is_inferred=True)
    doubtful = Field("Мир", Confidence.LOW, evidence, (Field("Город", Confidence.LOW, evidence),))
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
    article = replace(
        part.article,
        published=inferred,
        section=doubtful,
        agency=known("Агентство"),
        kicker=known("Над заголовком"),
        standfirst=known("Под заголовком"),
        page=known("7"),
        accessed=known(EdtfDate.parse("2021-07-01")),
        source_url=known("https://вестник.рф/"),
        body=anchored([Block(kind, f"Блок {number} о договоре") for number, kind in enumerate(kinds)]),
        captions=(Passage("Подпись", "правило"),),
        notes=(Passage("Заметка", "правило"),),
        furniture=(Passage("Меню", "правило", 0, 4),),
    )
    return replace(part, article=article, part=replace(part.part, notices=("замечание",)))
