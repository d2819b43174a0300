"""The words of an original without its markup, and where each of them stands in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

_MARKUP = re.compile(r"<[^<>]*>|&#?\w{1,32};")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b", re.IGNORECASE
)


class BareText:
    """A text without tags, with its entities written out; a tag that parts lines is a space."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._origins: list[tuple[int, int]] = []
        pieces: list[str] = []
        length = at = 0

        def put(piece: str, start: int, end: int) -> None:
            nonlocal length
            if piece:
                self._starts.append(length)
                self._origins.append((start, end))
                pieces.append(piece)
                length += len(piece)

        for match in _MARKUP.finditer(text):
            put(text[at : match.start()], at, match.start())
            put(_written_out(match[0]), *match.span())
            at = match.end()
        put(text[at:], at, len(text))
        self.text = "".join(pieces)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch from *start* to before *end*, which is not empty, stands in the original."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def place(self, at: int) -> int:
        """Return the place of what stands at or behind *at* in the original."""
        number = bisect_right(self._origins, (at, at)) - 1
        if number < 0:
            return 0
        start, end = self._origins[number]
        if at >= end:
            return self._following(number)
        return self._starts[number] + at - start if self._is_as_written(number) else self._starts[number]

    def _origin(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._starts, at) - 1
        start, end = self._origins[number]
        if not self._is_as_written(number):
            return start, end
        return start + at - self._starts[number], start + at - self._starts[number] + 1

    def _is_as_written(self, number: int) -> bool:
        start, end = self._origins[number]
        return self._following(number) - self._starts[number] == end - start

    def _following(self, number: int) -> int:
        return self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)


def _written_out(markup: str) -> str:
    if markup.startswith("&"):
        return html.unescape(markup)
    return "" if _INLINE.match(markup) else " "
