"""Article identifiers: 12 characters of Crockford's base32 and a check character.

The 60 bits come from SHA-256 over the digest of the first bytes that were seen and the part's key, so
an untouched folder gives the same identifiers again; the catalogue keeps them from then on. The check
character is Luhn mod 32, which finds every single wrong character and nearly every swap of two
neighbours. Letters that look like digits are read as those (Crockford: O as 0, I and L as 1).
"""

from __future__ import annotations

import hashlib

from archive.errors import PermalinkError
from archive.translating import gettext as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 13
_READ_AS = str.maketrans("oil", "011")


def issue(digest: str, key: str, attempt: int = 0) -> str:
    """Return the identifier for a part, 13 characters, lower case.

    Args:
        digest: SHA-256 of the part's first seen bytes, in hex.
        key: the part's key within its file.
        attempt: 0 at first; the next number where that identifier belongs to another article.
    """
    seed = f"{digest}\n{key}" + (f"\n{attempt}" if attempt else "")
    bits = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 4
    payload = "".join(ALPHABET[bits >> shift & 31] for shift in range(55, -1, -5))
    return payload + _check_character(payload)


def parse(text: str) -> str:
    """Return *text* as an identifier in its one written form.

    Raises:
        PermalinkError: it has another length, a character that none has, or a check character that
            shows a slip.
    """
    folded = text.lower().translate(_READ_AS)
    if len(folded) != LENGTH:
        raise PermalinkError(
            text, _("an identifier has %(most)s characters, this one has %(number)s", most=LENGTH, number=len(folded))
        )
    strange = [character for character in folded if character not in ALPHABET]
    if strange:
        raise PermalinkError(text, _("no identifier holds the character “%(character)s”", character=strange[0]))
    if _check_character(folded[:-1]) != folded[-1]:
        raise PermalinkError(text, _("its check character does not fit: a character is wrong or two are swapped"))
    return folded


def _check_character(payload: str) -> str:
    """Return the Luhn mod 32 check character of *payload*."""
    total = 0
    for place, character in enumerate(reversed(payload)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
