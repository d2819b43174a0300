"""Corrections as people write them: on the command line, in a file beside an article, in front matter.

A sidecar ``NAME.meta.yaml`` corrects the file NAME beside it:

    title: A bridge too few
    authors: [Ada Marsh, Ben Quill]
    published: 2021-06~            # EDTF; unknown, null or nothing where it isn't known
    by: Nora Quill
    why: the printed page
    parts:                         # of a file that holds several articles, by their keys
      gazette-17:
        section: Letters

The key ``corrections`` of a Markdown file's front matter holds the same, without parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from archive.article import Part
from archive.catalogue.correcting import read_value
from archive.catalogue.values import Statement
from archive.errors import CatalogueError, CorrectionError, DateError
from archive.readers.markdown import CORRECTIONS

MAX_BYTES = 64 * 1024
_MAX_BRACKETS = 200
_UNKNOWN = frozenset({"", "unknown", "null", "~"})


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says of every part of its file, and of single ones by their keys."""

    whole: tuple[Statement, ...]
    parts: Mapping[str, tuple[Statement, ...]]

    def of(self, key: str) -> tuple[Statement, ...]:
        """Return what it says of the part with this key; what it says of that part alone comes first."""
        own = self.parts.get(key, ())
        named = {each.field for each in own}
        return (*own, *(each for each in self.whole if each.field not in named))


def parse_assignment(text: str, by: str, why: str) -> Statement:
    """Return the correction that ``FIELD=VALUE`` means; several authors are parted by semicolons.

    Raises:
        CorrectionError: it has another form, or the field doesn't take that value.
    """
    field, equals, value = text.partition("=")
    if not equals:
        raise CorrectionError(f"a correction is FIELD=VALUE, not “{text}”")
    values = value.split(";") if field.strip() == "authors" else [value]
    return _statement(field.strip(), values, by, why)


def parse_sidecar(text: str, name: str) -> Sidecar:
    """Return what the sidecar called *name* says.

    Raises:
        CorrectionError: it isn't of the form above.
    """
    root = _composed(text)
    whole, parts = _split(root)
    by, why = _signature(whole, name, "")
    made = {}
    for key, fields in parts.items():
        own_by, own_why = _signature(fields, by, why)
        made[key] = tuple(_statement(field, values, own_by, own_why) for field, values in fields.items())
    return Sidecar(tuple(_statement(field, values, by, why) for field, values in whole.items()), made)


def front_matter_corrections(part: Part, name: str) -> tuple[Statement, ...]:
    """Return the corrections that the front matter of *part*, of the file called *name*, holds.

    Raises:
        CorrectionError: a field doesn't take its value.
    """
    fields: dict[str, list[str]] = {}
    for one in part.embedded:
        if one.scheme == CORRECTIONS:
            fields.setdefault(one.name, []).append(one.value)
    by, why = _signature(fields, name, "")
    return tuple(_statement(field, values, by, why) for field, values in fields.items())


def _signature(fields: dict[str, list[str]], by: str, why: str) -> tuple[str, str]:
    """Take out who says it and why."""
    return (" ".join(fields.pop("by", ())) or by, " ".join(fields.pop("why", ())) or why)


def _statement(field: str, values: list[str], by: str, why: str) -> Statement:
    """Return the correction of one field, of which *values* are written."""
    plain = [" ".join(value.split()) for value in values]
    known = [value for value in plain if value.lower() not in _UNKNOWN]
    if field != "authors" and len(known) > 1:
        raise CorrectionError(f"“{field}” takes one value, not {len(known)}")
    value = known if field == "authors" else known[0] if known else None
    try:
        read_value(field, value)
    except (CatalogueError, DateError) as error:
        raise CorrectionError(str(error)) from error
    return Statement(field, value, by, why)


def _composed(text: str) -> yaml.MappingNode:
    """Compose YAML without constructing anything of it."""
    try:
        if text.count("[") + text.count("{") > _MAX_BRACKETS:
            raise CorrectionError("it has too many brackets")  # the time that YAML takes is quadratic in them
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise CorrectionError("it is not valid YAML" + (f" (line {mark.line + 1})" if mark else "")) from error
    if not isinstance(root, yaml.MappingNode):
        raise CorrectionError("it holds no fields; write one “field: value” a line")
    return root


def _split(root: yaml.MappingNode) -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    """Return the fields of the whole file, and those of its parts by their keys."""
    whole: dict[str, list[str]] = {}
    parts: dict[str, dict[str, list[str]]] = {}
    for name, node in _pairs(root):
        if name == "parts" and isinstance(node, yaml.MappingNode):
            parts = {key: {field: _texts(field, inner) for field, inner in _pairs(each)} for key, each in _pairs(node)}
        else:
            whole[name] = _texts(name, node)
    return whole, parts


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise CorrectionError(f"line {node.start_mark.line + 1} should hold “field: value”")
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise CorrectionError(f"line {key.start_mark.line + 1} should begin with the name of a field")
        yield str(key.value).strip(), value


def _texts(field: str, node: yaml.Node) -> list[str]:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        raise CorrectionError(f"“{field}” (line {node.start_mark.line + 1}) takes a text or a list of texts")
    return [str(item.value) for item in items]
