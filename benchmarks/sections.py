"""Tables in Markdown files, between marks that say what stands there, replaced by those of a new run."""

from __future__ import annotations

import re
from pathlib import Path


def write_section(path: Path, name: str, text: str) -> None:
    """Replace what stands in *path* between “<!-- NAME -->” and “<!-- /NAME -->”.

    Raises:
        ValueError: the marks aren't there.
    """
    marks = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    written, found = marks.subn(lambda match: f"{match[1]}{text}\n{match[2]}", path.read_text("utf-8"))
    if not found:
        raise ValueError(f"{path} has no “<!-- {name} -->” and “<!-- /{name} -->” to write between")
    path.write_text(written, "utf-8")
