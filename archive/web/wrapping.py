"""Where a long line may break: an address of the web has no spaces."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_BEFORE = re.compile(r"(?<=[^/])(?=[/?&#])|(?<=\w)(?=\.\w)")


def breakable(address: str) -> Markup:
    """Return an address with places to break before its slashes and full stops; what is copied stays the same."""
    return Markup("<wbr>").join(escape(piece) for piece in _BEFORE.split(address))
