"""The formats in which an article, and all that a search finds, can be taken away.

Each is one function from an article and its citation to text; a new one is a line in a table.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from archive import shapes
from archive.catalogue.values import Entry
from archive.citation.bibtex import bibtex
from archive.citation.csl import csl
from archive.citation.record import Citation
from archive.citation.ris import ris
from archive.exports.reading_text import reading_text
from archive.exports.spreadsheet import header, row
from archive.translating import later

Write = Callable[[Entry, Citation], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        suffix: what stands behind the address, after a dot.
        media_type: as it is registered, or commonly used.
        label: for people, in English as it is to be translated.
        write: one article.
        head: what stands before the articles of a search.
        is_file: whether a browser keeps it rather than shows it.
        is_record: whether it says what is known of an article, rather than being its text.
    """

    suffix: str
    media_type: str
    label: str
    write: Write
    head: str = ""
    is_file: bool = True
    is_record: bool = True


def _json(entry: Entry, cited: Citation) -> str:
    return json.dumps(shapes.article(entry), ensure_ascii=False, indent=2) + "\n"


def _json_line(entry: Entry, cited: Citation) -> str:
    return json.dumps(shapes.article(entry), ensure_ascii=False) + "\n"


def _of_citation(write: Callable[[Citation], str]) -> Write:
    return lambda entry, cited: write(cited)


_RIS = Format("ris", "application/x-research-info-systems", "RIS", _of_citation(ris))
_BIBTEX = Format("bib", "application/x-bibtex", "BibTeX", _of_citation(bibtex))
_CSL = Format("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", _of_citation(csl))

OF_ARTICLE = (
    _RIS,
    _BIBTEX,
    _CSL,
    Format("txt", "text/plain", later("Plain text"), reading_text, is_file=False, is_record=False),
    Format("json", "application/json", later("JSON with the evidence"), _json, is_file=False),
)
OF_SEARCH = (
    Format("csv", "text/csv", "CSV", row, header()),
    Format("jsonl", "application/jsonl", "JSON Lines", _json_line),
    _RIS,
    _BIBTEX,
)
