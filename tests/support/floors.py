"""Floors of a measure: files that say how well something goes at least, written by commands that go through here."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def lowered(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Return a sentence for everything that *new* asks less of than *old*."""
    found = [
        f"{field} falls from {floor} to {new['floors'].get(field, 0)}"
        for field, floor in old["floors"].items()
        if new["floors"].get(field, 0) < floor
    ]
    return found + ([f"{old['pieces']} pieces become {new['pieces']}"] if new["pieces"] < old["pieces"] else [])


def command(description: str | None, floors: Path, measured: Callable[[], dict[str, Any]]) -> None:
    """Print what is measured now, and write it down as the floors if that is asked: the whole of such a command."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true")
    arguments = parser.parse_args()
    new = measured()
    print(json.dumps(new, indent=1))
    if arguments.write:
        losses = lowered(json.loads(floors.read_text("utf-8")), new) if floors.exists() else []
        if losses and not arguments.lower:
            sys.exit("\n".join([*losses, "Nothing was written: --lower if it has to be."]))
        floors.write_text(json.dumps(new, indent=1) + "\n", "utf-8")
