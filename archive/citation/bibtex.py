"""BibTeX and biblatex: an @article, since neither knows newspapers; biblatex takes *date* as it is in EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from archive.citation.authors import Author
from archive.citation.days import common
from archive.citation.record import Citation

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces also behind a backslash
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_LIGATURE = re.compile(r"(?<=[-'`])(?=[-'`])|(?<=[!?])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")
_IN_ADDRESS = "".join(map(chr, range(0x21, 0x7F))).translate(dict.fromkeys(map(ord, '"<>\\^`{|}')))


def bibtex(cited: Citation) -> str:
    """Return the entry, which ends with an empty line."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(cited) if value)
    return f"@article{{{cited.key},\n{fields}\n}}\n\n"


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    year, month = [*cited.day.split("-"), ""][:2]
    yield "author", _braced(" and ".join(map(_name, cited.authors)))
    yield "title", _braced(_braced(escaped(cited.title)))  # braces inside keep capitals as they are
    yield "journal", _braced(escaped(cited.outlet))
    yield "entrysubtype", "{newspaper}"
    yield "year", _braced(year)
    yield "month", _MONTHS[int(month) - 1] if month else ""
    yield "date", _braced(str(cited.published or "").replace("..", ""))  # an open end is empty there
    yield "pages", _braced(escaped(cited.page))
    yield "abstract", _braced(escaped(cited.abstract))
    yield "keywords", _braced(escaped(cited.section))
    yield "language", _braced(escaped(cited.language))
    yield "url", _braced(_address(cited.url))
    yield "urldate", _braced(common(cited.accessed)) if len(common(cited.accessed)) == 10 else ""
    yield "note", _braced(escaped(" ".join((*cited.notes, f"{cited.archive}, {cited.permalink}"))))


def escaped(text: str) -> str:
    """Return *text* so that TeX prints it as it is."""
    return "{}".join(piece.translate(_SPECIAL) for piece in _LIGATURE.split(text))


def _name(author: Author) -> str:
    """Return a name whose parts BibTeX can't take for others: a name as it is printed is one part."""
    if not author.family:
        return _braced(escaped(author.name))
    parts = (author.family, author.suffix, author.given) if author.suffix else (author.family, author.given)
    return ", ".join(map(escaped, parts))


def _address(url: str) -> str:
    return quote(url, safe=_IN_ADDRESS)


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""
