"""Where in a clipping its article is told, between the menus, teasers and comments of the page."""

from __future__ import annotations

from collections.abc import Iterable

from archive.extraction.folding import WIDE

_LINE = 80
_SHORT = -80
_MOST = 800
_WIDE_LETTER = 2


def main_stretch(lines: Iterable[str]) -> tuple[int, int]:
    """Return the first of *lines* in which the article is told and the one behind its last.

    It is the run of lines with the most running text, of which each short line takes off as much as a
    line of text has (Pasternack and Roth, “Extracting article text from the web with maximum
    subsequence segmentation”, 2009).
    """
    best = total = 0.0
    found, first = (0, 0), 0
    for at, line in enumerate(lines):
        if total <= 0:
            total, first = 0, at
        total += _worth(line)
        if total > best:
            best, found = total, (first, at + 1)
    return found


def _worth(line: str) -> float:
    length = len(line) if line.isascii() else len(line) + (_WIDE_LETTER - 1) * len(WIDE.findall(line[:_MOST]))
    return min(length, _MOST) if length >= _LINE else _SHORT
