"""Following what files say against extraction: sidecars, and the corrections in front matter.

The corrections that a file says are replayed whenever it or its articles change, and are taken back when it no
longer says them. A file that can't be understood changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive.catalogue.following import Follower
from archive.catalogue.values import DerivedPart, Outcome, SeenFile, Statement
from archive.corrections import MAX_BYTES, front_matter_corrections, parse_sidecar
from archive.errors import CorrectionError
from archive.readers import Refusal
from archive.walk import SIDECAR


def follow_sidecar(follower: Follower, file: SeenFile, data: bytes) -> int:
    """Let the sidecar *file*, which holds *data*, correct the articles of the file that it is named after.

    Returns how many corrections changed.

    Raises:
        CorrectionError: it can't be understood, or the file that it is named after holds no article.
    """
    if len(data) > MAX_BYTES:
        raise CorrectionError(f"it is larger than {MAX_BYTES // 1024} KiB")
    try:
        said = parse_sidecar(data.decode("utf-8-sig"), file.name)
    except UnicodeDecodeError as error:
        raise CorrectionError("it is not UTF-8 text") from error
    held = follower.articles_of(file.location.removesuffix(SIDECAR))
    if not held:
        raise CorrectionError(f"it corrects {file.name.removesuffix(SIDECAR)}, which holds no article")
    strangers = sorted(said.parts.keys() - held.keys())
    if strangers:
        raise CorrectionError(f"its file has no part “{strangers[0]}”")
    return follower.follow(file.location, {article_id: said.of(key) for key, article_id in held.items()})


def follow_front_matter(
    follower: Follower, file: SeenFile, parts: Iterable[DerivedPart | Refusal], outcomes: Iterable[Outcome]
) -> int:
    """Let the front matter of *file* correct its articles; return how many corrections changed.

    Raises:
        CorrectionError: one of them can't be what was meant.
    """
    articles = {outcome.key: outcome.article_id for outcome in outcomes}
    said: dict[str, tuple[Statement, ...]] = {}
    for derived in parts:
        article_id = None if isinstance(derived, Refusal) else articles.get(derived.part.key)
        if isinstance(derived, DerivedPart) and article_id:
            found = front_matter_corrections(derived.part, file.name)
            said |= {article_id: found} if found else {}
    return follower.follow(file.location, said)
