"""What may be typed into a search box: queries, nearly queries, and anything else."""

from __future__ import annotations

import random

SIGNS = "ab é中'’\"“”„«»‹›「」『』 \u3000-−–*!~:=/.,\n\t()（）＂＊～－＝：\u200f\u202e\u200b\u0301\x00\x1b"
PIECES = [
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR/3",
        "NEAR/999999",
        "NEAR",
        "and",
        "ＯＲ",
        "title:",
        "date:",
        "ＴＩＴＬＥ：",
        "nowhere:",
    ),
    *(
        "2020..2021",
        "2020-13",
        "..",
        "unknown",
        "war",
        "san*",
        "w*r",
        "wor~1",
        "wor~9",
        '"a b"',
        '"a b"~5',
        '="a"',
        "-",
    ),
]
WORDS = [
    "Zeitenwende",
    "rules-based",
    "U.S.",
    "l’Europe",
    "多边主义",
    "кризис",
    "المتحدة",
    "ΑΘΗΝΑ",
    "İstanbul",
    "ﬁnal",
    "𝐰𝐚𝐫",
]
VALID = [
    'title:(barrage OR dam) -"high court" date:2020-03..2021-06',
    '(war OR peace) NEAR/5 "ferry line" -outlet:="Times" author:lop*',
    "«règles communes»~4 sanct*s zeitung~1 date:(2020 OR -unknown) NOT (a b)",
    "＂ａ　ｂ＂～３　（ｃ　ＯＲ　ｄ）　－ｅ 「多边 主义」",
]


def string(choose: random.Random) -> str:
    """Return a string as people type it, as they mistype it, or as nobody does."""
    [kind] = choose.choices([row, any_signs, mistyped, long, deep], [6, 6, 6, 1, 1])
    return kind(choose)


def row(choose: random.Random) -> str:
    gap = choose.choice(["", " ", " "])
    return gap.join(choose.choices([*PIECES, *WORDS, *SIGNS], k=choose.randrange(16)))


def any_signs(choose: random.Random) -> str:
    """Any code points, halves of surrogate pairs too, among signs that mean something."""
    most = choose.choice([0x80, 0x3000, 0x11_0000])
    return "".join(
        chr(choose.randrange(most)) if choose.random() < 0.6 else choose.choice(SIGNS)
        for _ in range(choose.randrange(30))
    )


def mistyped(choose: random.Random) -> str:
    """A query with some of its characters left out, doubled, exchanged or put in."""
    text = choose.choice(VALID)
    for _ in range(choose.randint(1, 4)):
        start = choose.randrange(len(text) + 1)
        end = min(len(text), start + choose.randrange(9))
        instead = choose.choice(["", text[start:end] * 2, text[start:end][::-1], choose.choice([*SIGNS, *PIECES])])
        text = text[:start] + instead + text[end:]
    return text


def long(choose: random.Random) -> str:
    """About as many characters, or words, as there may be, and more."""
    some = choose.choices([*PIECES, *WORDS, "a", "b c", choose.choice(SIGNS) * 9], k=choose.randint(50, 90))
    return choose.choice(["", " "]).join(some)[: choose.randint(500, 530)]


def deep(choose: random.Random) -> str:
    count = choose.randint(1, 45)
    openings = choose.choices(["(", "(", "-(", "NOT ", "a OR (b ", "title:(", "（"], k=count)
    closings = ")" * choose.choice([count, sum("(" in each or "（" in each for each in openings), choose.randrange(45)])
    return f"{''.join(openings)}x{closings}"
