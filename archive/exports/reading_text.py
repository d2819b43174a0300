"""An article as plain text: its head, its text with an empty line between blocks, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from archive.article import Article, Block, BlockKind
from archive.catalogue.values import Entry
from archive.citation.apa import apa
from archive.citation.chicago import chicago
from archive.citation.mla import mla
from archive.citation.record import Citation
from archive.labels import names

_BULLETS = {BlockKind.LIST_ITEM: "• ", BlockKind.QUOTATION: "> "}


def reading_text(entry: Entry, cited: Citation) -> str:
    """Return the text; what is not known of the head is left out, but for the date."""
    article = entry.article
    blocks = [*_head(article, cited), *map(_block, article.body), *_asides(article), *_foot(cited)]
    text = "\n\n".join(block for block in blocks if block) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def _head(article: Article, cited: Citation) -> Iterator[str]:
    yield article.kicker.value or ""
    yield cited.title or "Untitled"
    yield article.standfirst.value or ""
    byline = names([author.name for author in cited.authors])
    yield "\n".join(filter(None, (f"By {byline}" if byline else "", _origin(cited))))


def _origin(cited: Citation) -> str:
    page = f"page {cited.page}" if cited.page else ""
    return ", ".join(filter(None, (cited.outlet, cited.dated, cited.section, page)))


def _block(block: Block) -> str:
    return _BULLETS.get(block.kind, "") + block.text


def _asides(article: Article) -> Iterator[str]:
    for heading, passages in (("Captions", article.captions), ("Notes", article.notes)):
        if passages:
            yield "\n\n".join((heading, *(passage.text for passage in passages)))


def _foot(cited: Citation) -> Iterator[str]:
    yield "—"
    for style, written in (("Chicago", chicago), ("APA", apa), ("MLA", mla)):
        yield f"{style}: {written(cited)}"
