"""XML from elements: text that it can hold, and the document as bytes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(text: str) -> str:
    """Return *text* with U+FFFD for each character that XML 1.0 can't hold in any form."""
    return _NEVER.sub("\ufffd", text)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Put an element at the end of *parent*; text and attributes may be of any characters."""
    child = SubElement(parent, tag, {name: held(value) for name, value in attributes.items()})
    child.text = None if text is None else held(text)
    return child


def document(root: Element) -> bytes:
    """Return the document in UTF-8, with its declaration."""
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data
