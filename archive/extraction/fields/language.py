"""The language of the text: as declared, unless the text is plainly in another; else as py3langid takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from archive.article import Evidence
from archive.extraction.lines.clipping import Clipping
from archive.extraction.roles import Role
from archive.extraction.weighing import Candidate

_DECLARED = {
    ("front matter", "language"): 0.9,
    ("front matter", "lang"): 0.9,
    ("JSON Lines", "language"): 0.9,
    ("JSON-LD", "inlanguage"): 0.6,
    ("meta", "citation_language"): 0.6,
    ("meta", "dc.language"): 0.5,
    ("meta", "content-language"): 0.4,
    ("HTML", "lang"): 0.55,
    ("OpenGraph", "og:locale"): 0.4,
}
_CODES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja ka kk "
    "km kn ko ku ky lo lt "
    "lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr ug uk ur uz vi zh zu"
)
LANGUAGES = _CODES.split()
"""Those in which newspapers are likely to be archived; the fewer, the fewer mistakes on short texts."""
SAMPLE_BYTES = 600
_MIN_LETTERS = 20
_CODE = re.compile(r"[a-z]{2,3}(?=[-_]|\Z)")
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "yue": "zh"}


def language_candidates(clipping: Clipping) -> Iterator[Candidate[str]]:
    """Yield which language it may be in, as ISO 639-1."""
    for one in clipping.part.embedded:
        weight = _DECLARED.get((one.scheme, one.name))
        match = _CODE.match(one.value.lower()) if weight else None
        if weight and match:
            code = _SAME.get(match[0], match[0])
            yield Candidate(code, weight, clipping.stated(one))
    told = language_of(_sample(clipping))
    if told:
        code, share = told
        yield Candidate(code, min(0.9, 0.9 * share), Evidence("the words of the text", None, None, ""))


def language_of(text: str) -> tuple[str, float] | None:
    """Return the language of the start of *text* by its words, and the probability of it; None of too few letters."""
    sample = text[:SAMPLE_BYTES]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    code, share = _identifier().classify(sample.encode("utf-8")[:SAMPLE_BYTES])
    return _SAME.get(code, code), float(share)


def _sample(clipping: Clipping) -> str:
    """Some text from the start of its paragraphs, or of all lines where there are none."""
    paragraphs = [entry.text for entry in clipping.entries if entry.role is Role.PROSE][:4]
    texts = paragraphs or [entry.text for entry in clipping.entries[:20]]
    return " ".join(text[:SAMPLE_BYTES] for text in texts)[:SAMPLE_BYTES]


@cache
def _identifier() -> Any:
    """The model, loaded once: that takes most of a second, so it is not even imported before it is needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
