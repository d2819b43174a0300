"""Translations into no language, made of the sentences themselves, to see what is not translated or has no room.

    python tests/support/pseudo.py FOLDER

Every letter becomes an Arabic one, so that a Latin letter on a page is a value or a sentence that no one can translate.
Sentences grow by a third and stand in brackets, which show where they are put together or cut.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from archive.translating import DOMAIN, SHIPPED

TAG = "ar"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _ARABIC * 2)
_PLACE = re.compile(r"(%\(\w+\)s|%%)")


def pseudo(sentence: str) -> str:
    """Return a sentence as it is “translated”: “%(number)s articles” is “⟦%(number)s ارتيجلقس ولم⟧”."""
    pieces = [piece if _PLACE.fullmatch(piece) else piece.translate(_LETTERS) for piece in _PLACE.split(sentence)]
    more = -(-len(_PLACE.sub("", sentence)) // 3)
    words = " ".join(_ARABIC[at : at + 5] for at in range(0, min(more, 20), 5))[:more].strip()
    return f"⟦{''.join(pieces)} {words}⟧"


def write(folder: Path) -> Path:
    """Write the translations of all sentences into *folder*; return the file."""
    made = Catalog(TAG)
    with (SHIPPED / f"{DOMAIN}.pot").open("rb") as file:
        sentences = read_po(file)
    for message in sentences:
        if isinstance(message.id, tuple):
            made.add(message.id, (pseudo(message.id[1]),) * made.num_plurals)
        elif message.id:
            made.add(message.id, pseudo(message.id))
    path = folder / TAG / "LC_MESSAGES" / f"{DOMAIN}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, made)
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
