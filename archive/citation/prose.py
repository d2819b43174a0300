"""What the styles of plain text share: dates in words, sentences that end once, quotation marks in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.citation.days import simplest
from archive.citation.record import Citation
from archive.dates import MONTHS, EdtfDate, Point, Qualifier

_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")
_INNER = str.maketrans('“”"', "‘’'")
_SEVERAL = re.compile(r"\w\s*[-–—,;&]\s*\w")
_INITIAL = re.compile(r"[^\W\d_]")


def sentence(text: str) -> str:
    """Return *text* with a full stop unless it ends like a sentence, also inside quotation marks."""
    return text if not text or text.rstrip("”’»").endswith(_ENDS) else f"{text}."


def sentences(*texts: str) -> str:
    """Return those that say something in a row, each with its end."""
    return " ".join(sentence(text) for text in texts if text)


def listed(*texts: str) -> str:
    """Return those that say something, parted by commas."""
    return ", ".join(filter(None, texts))


def quoted(title: str) -> str:
    """Return a headline in quotation marks, with its own turned to single ones; what to say where there is none."""
    return f"“{sentence(title.translate(_INNER))}”" if title else "[Untitled]"


def paged(page: str) -> str:
    """Return “p. 7”, or “pp. 7–9” where there are several; "" for none."""
    return f"{'pp.' if _SEVERAL.search(page) else 'p.'} {page}" if page else ""


def dated(cited: Citation, say: Callable[[Point], str]) -> str:
    """Return the date in words: in brackets where the piece doesn't state it, with “?” where it is doubtful.

    Args:
        say: writes one day, month or year as the style does.
    """
    if cited.published is None:
        return "n.d."
    text = _words(simplest(cited.published), say)
    text = f"{text}?" if cited.is_doubtful and not text.endswith("?") else text
    return f"[{text}]" if cited.is_inferred or cited.is_doubtful or text.endswith("?") else text


def month_first(point: Point) -> str:
    """Return “September 16, 2021”, “June 2021”, “2021”."""
    month = MONTHS[point.month - 1] if point.month else ""
    year = years(point)
    return f"{month} {point.day}, {year}" if point.day else f"{month} {year}".strip()


def years(point: Point) -> str:
    """Return a year, or what is known of it: “1990s”."""
    return f"{point.year.replace('X', '0')}s" if "X" in point.year else point.year


def initials(given: str) -> str:
    """Return given names by their first letters: “J.-L.”, “M. A.”."""
    parts = (_hyphened(word) for word in given.split(" "))
    return " ".join(filter(None, parts))


def _hyphened(word: str) -> str:
    letters = (_INITIAL.search(part) for part in word.split("-"))
    return "-".join(f"{letter[0].upper()}." for letter in letters if letter)


def _words(date: EdtfDate, say: Callable[[Point], str]) -> str:
    if date.first is None or date.last is None:
        end = date.first or date.last
        assert end is not None  # no date is open on both sides
        return f"{_qualified(end, say)} or {'later' if date.first else 'earlier'}"
    if date.first == date.last:
        return _qualified(date.first, say)
    first, last = _qualified(date.first, say), _qualified(date.last, say)
    return f"between {first}{',' if ',' in first else ''} and {last}"


def _qualified(point: Point, say: Callable[[Point], str]) -> str:
    circa = "ca. " if point.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH) else ""
    doubt = "?" if point.qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH) else ""
    return f"{circa}{say(point)}{doubt}"
