"""Text in one line, as every format can hold it."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def one_line(text: str | None) -> str:
    """Return *text* without line breaks and control characters; "" for None.

    Half characters, and the two that no XML may hold, become U+FFFD; all other characters stay.
    """
    return _BROKEN.sub("\ufffd", _BREAKS.sub(" ", text or "")).strip()
