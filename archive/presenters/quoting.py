"""A passage ready to be quoted: its words, where they stand, and the link to them."""

from __future__ import annotations

from dataclasses import dataclass

from archive.article import anchors
from archive.catalogue.values import Entry
from archive.labels import date_line, direction, names, untitled
from archive.presenters.records import CAPTION, NOTE


@dataclass(frozen=True, slots=True)
class QuotePage:
    """A passage with its citation.

    Attributes:
        text: empty where the article as a whole is cited.
        ready: the quotation with its citation and link, to be copied.
    """

    id: str
    heading: str
    anchor: str
    text: str
    ready: str
    language: str | None
    direction: str


def quote_page(entry: Entry, anchor: str, url: str) -> QuotePage | None:
    """Return the page of a passage, of the whole article for no anchor; None where it has no such passage.

    Args:
        url: the article's whole permalink.
    """
    text = passage_text(entry, anchor) if anchor else ""
    if text is None:
        return None
    language = entry.article.language.value
    ready = quotation(entry, text, anchor, url)
    heading = entry.article.title.value or untitled()
    return QuotePage(entry.id, heading, anchor, text, ready, language, direction(language))


def passage_text(entry: Entry, anchor: str) -> str | None:
    """Return the block, caption or note that has this anchor on the article's page, None where none has."""
    article = entry.article
    found = {block.anchor: block.text for block in article.body}
    for passages, prefix in ((article.captions, CAPTION), (article.notes, NOTE)):
        texts = [passage.text for passage in passages]
        found |= zip(anchors(texts, prefix), texts, strict=True)
    return found.get(anchor)


def quotation(entry: Entry, text: str, anchor: str, url: str) -> str:
    """Return *text* in quotation marks with the article's citation and the link to the passage, as plain text.

    Without a text the citation alone.
    """
    article = entry.article
    title = f"“{article.title.value or untitled()}”"
    by = names(article.authors.value or ())
    printed = ", ".join(filter(None, (article.outlet.value, date_line(article.published).text)))
    citation = f"{f'{by}: ' if by else ''}{title}. {printed}. {url}{f'#{anchor}' if anchor else ''}"
    return f"“{text}”\n{citation}" if text else citation
