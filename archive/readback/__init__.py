"""Searches in plain words: “articles with sanction or sanctions, not from Global Times, surely or possibly in 2021”.

Made from what was understood and from what was found for each word. Wordings are sequences of pieces, so that a
page can set off the searcher's words from ours. Modules, each importing only from those before it:

    wording      pieces, and lists of them: “a, b or c”
    words        what is looked for in text: words and their forms, phrases, NEAR
    saying       conditions, filters and dates; the whole sentence
"""

from archive.readback.saying import absent, asked, explained
from archive.readback.wording import Piece, Wording, listed, plain, quoted, said, worded

__all__ = ["Piece", "Wording", "absent", "asked", "explained", "listed", "plain", "quoted", "said", "worded"]
