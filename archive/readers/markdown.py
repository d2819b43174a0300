"""Markdown with or without YAML front matter: one article a file.

Front matter is only composed, never constructed: its nodes know where they stand and nothing in it
can become an object. The body goes through the markdown package, is sanitised and cut into blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import nh3
import yaml
from lxml import html
from markdown import Markdown

from archive.article import Block, BlockKind, Embedded, Part
from archive.readers.blocks import blocks_of, located
from archive.readers.decoding import decode
from archive.readers.protocol import digest_of

SCHEME = "front matter"
CORRECTIONS = "corrections"
"""The scheme of what a person corrects under the key of that name: no statement of the file about itself."""
MAX_FRONT_MATTER = 20_000
MAX_VALUE = 2_000
MAX_STATEMENTS = 200
MAX_BRACKETS = 200
MAX_INLINE = 1_000
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\r?\n(?P<yaml>.*?)^(?:-{3}|\.{3})[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z][\w.-]{0,60})[ \t]*:[ \t]+(?P<value>\S.*?)[ \t]*\r?$", re.MULTILINE)
_EXTENSIONS = ["tables", "fenced_code", "sane_lists"]
_TAGS_WORDS = (
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol li em strong a br hr table thead tbody tr th td pre code div span i b"
)
_TAGS = set(_TAGS_WORDS.split())
_INLINE = "*_`[]<"
_PIECES = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t])")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def read_markdown(data: bytes) -> Iterator[Part]:
    """Yield the file as one part with its front matter and blocks.

    Raises:
        ReadError: it is no text, or there is nothing in it.
    """
    decoded = decode(data)
    text = decoded.text
    match = _FRONT_MATTER.match(text, 0, MAX_FRONT_MATTER)
    start = match.end() if match else 0
    statements, damage = _front_matter(text, *match.span("yaml")) if match else ((), ())
    blocks, trouble = _blocks(text[start:])
    yield Part(
        "",
        digest_of(data),
        "text/markdown",
        decoded.codec,
        text,
        located(blocks, text, start),
        statements,
        (*decoded.notices, *damage, *trouble),
    )


def _front_matter(text: str, start: int, end: int) -> tuple[tuple[Embedded, ...], tuple[str, ...]]:
    source = text[start:end]
    try:
        if source.count("[") + source.count("{") > MAX_BRACKETS:
            raise yaml.YAMLError  # the time that YAML takes is quadratic in them
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        notice = f"The front matter is not valid YAML (line {line}); its plain “key: value” lines were read."
        return _key_lines(text, start, end), (notice,)
    if not isinstance(root, yaml.MappingNode):
        return (), ("The front matter holds no keys.",) if source.strip() else ()
    found: list[Embedded] = []
    for key, node in root.value[:MAX_STATEMENTS]:
        name = str(key.value).strip().lower()[:60] if isinstance(key, yaml.ScalarNode) else ""
        if name == CORRECTIONS and isinstance(node, yaml.MappingNode):
            found += _corrections(node, source, start)
        else:
            found += [_statement(name, scalar, source, start) for scalar in _scalars(node) if name]
    kept = (each for each in found if each.value or each.scheme == CORRECTIONS)
    return tuple(kept)[:MAX_STATEMENTS], ()


def _corrections(node: yaml.MappingNode, source: str, offset: int) -> Iterator[Embedded]:
    """The fields under the key “corrections”, one statement a value; of an empty value one too."""
    for key, value in node.value[:MAX_STATEMENTS]:
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        for item in items:
            if isinstance(key, yaml.ScalarNode) and isinstance(item, yaml.ScalarNode):
                name = str(key.value).strip().lower()[:60]
                yield replace(_statement(name, item, source, offset), scheme=CORRECTIONS)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The scalars that a value stands for: itself, those of a list, or the name in a mapping."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag != "tag:yaml.org,2002:null":
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value[:MAX_STATEMENTS]:
            if not isinstance(item, yaml.SequenceNode):
                yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value[:MAX_STATEMENTS]:
            if getattr(key, "value", None) in ("name", "value") and isinstance(value, yaml.ScalarNode):
                yield value


def _statement(name: str, node: yaml.ScalarNode, source: str, offset: int) -> Embedded:
    value = " ".join(str(node.value).split())[:MAX_VALUE]
    first, last = node.start_mark.index, node.end_mark.index
    at = source.find(value, first, last)
    if at >= 0:  # without its quotes
        first, last = at, at + len(value)
    else:
        last = first + len(source[first:last].rstrip())
    return Embedded(SCHEME, name, value, offset + first, offset + last)


def _key_lines(text: str, start: int, end: int) -> tuple[Embedded, ...]:
    found = []
    for match in _KEY_LINE.finditer(text, start, end):
        first, last = match.span("value")
        if text[first] in "\"'" and text[last - 1] == text[first] and last - first > 2:
            first, last = first + 1, last - 1
        value = text[first : min(last, first + MAX_VALUE)].strip()
        if value and value[0] not in "[{|>&*":
            found.append(Embedded(SCHEME, match["key"].lower(), value, first, first + len(value)))
    return tuple(found[:MAX_STATEMENTS])


def _blocks(source: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    found = () if _is_overloaded(source) else _rendered(source)
    if found or not source.strip():
        return found, ()
    texts = (" ".join(piece.split()) for piece in _PARAGRAPHS.split(source))
    plain = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts if text)
    return plain, ("The Markdown holds only markup, or too much of it; it was read as plain paragraphs.",)


def _is_overloaded(source: str) -> bool:
    """Whether a paragraph holds more marks than a writer sets: the time that markdown takes is quadratic in them."""
    return any(sum(map(piece.count, _INLINE)) > MAX_INLINE for piece in _PIECES.split(source))


def _rendered(source: str) -> tuple[Block, ...]:
    try:
        markup = Markdown(extensions=_EXTENSIONS).convert(source)
    except RecursionError:
        return ()
    clean = nh3.clean(markup, tags=_TAGS, url_schemes={"http", "https", "mailto"}, link_rel=None)
    return blocks_of(html.fragment_fromstring(clean, create_parent="div"))
