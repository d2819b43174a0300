"""Web pages: one article a file, its body found by trafilatura, its metadata by ``html_metadata``."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from archive.article import Block, Part
from archive.errors import ReadError
from archive.readers.blocks import blocks_of
from archive.readers.decoding import decode
from archive.readers.html_metadata import statements_of
from archive.readers.protocol import digest_of

MEDIA_TYPE = "text/html"
_HEAD_BYTES = 4_096
_BESIDE = frozenset(("nav", "footer", "aside", "form"))
_MIN_PROSE = 40
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_OPENING = re.compile(
    rb"^[\s\xef\xbb\xbf]*(?:<!--.{0,500}?-->\s*)?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)


def read_html(data: bytes) -> Iterator[Part]:
    """Yield the page as one part with its blocks and what it says of itself.

    Raises:
        ReadError: it is no text, or the page shows none.
    """
    decoded = decode(data, declared_charset(data))
    tree, notices = _parsed(decoded.text)
    statements = () if tree is None else statements_of(tree)  # before trafilatura, which changes the tree
    blocks, trouble = ((), ()) if tree is None else _body(tree, decoded.text)
    if not blocks and not statements:
        raise ReadError(" ".join(("The page holds no text.", *notices)))
    notices = (*decoded.notices, *notices, *trouble)
    yield Part("", digest_of(data), MEDIA_TYPE, decoded.codec, decoded.text, blocks, statements, notices)


def is_page(data: bytes) -> bool:
    """Return whether *data* opens as an HTML page does."""
    return _OPENING.match(data[:_HEAD_BYTES]) is not None


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page declares in its first bytes, as written."""
    head = data[:_HEAD_BYTES]
    match = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return match[1].decode("ascii") if match else None


def _parsed(text: str) -> tuple[Any, tuple[str, ...]]:
    """The page's tree, None where there is none. The parser gets bytes: it refuses text that declares a charset."""
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    if any("depth" in error.message for error in parser.error_log):
        return tree, ("It is nested too deeply; what lies deeper was left out.",)
    return tree, ()


def _body(tree: Any, text: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    # 0.25 s to import: only who reads pages pays.
    import trafilatura

    # It warns of pages without an article; that is no news here and would reach the terminal.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            tree, include_comments=False, include_formatting=True, include_links=True, with_metadata=False
        )
    except Exception as error:  # heuristics over arbitrary pages: whatever they trip on, the paragraphs are an answer
        reason = type(error).__name__
        return _paragraphs(text), (f"The body could not be told from the page ({reason}); its paragraphs were taken.",)
    body = getattr(document, "body", None)
    return (() if body is None else blocks_of(body)) or _paragraphs(text), ()


def _paragraphs(text: str) -> tuple[Block, ...]:
    """What a page shows outside of navigation, for a page too small or too odd for trafilatura.

    It is parsed anew, for trafilatura changes its tree; few pages need it.
    """
    tree, _ = _parsed(text)
    if tree is None:
        return ()
    whole = blocks_of(tree if tree.body is None else tree.body, _BESIDE)
    return tuple(block for block in whole if len(block.text) > _MIN_PROSE) or whole
