"""Years and days of other calendars in the Gregorian one: Buddhist, Japanese eras, the Republic of China, Iran.

Sources: the Buddhist year of Thailand is 543 ahead (since 1941, when its new year moved to January); a
Japanese era's first year is the one in which it began; the Republic's year 1 is 1912; an Iranian leap
year is one of eight in a cycle of 33, which gives the days of the years 1244 to 1472.
"""

from __future__ import annotations

from datetime import date, timedelta

BUDDHIST = 543
REPUBLIC = 1911
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Of each Japanese era the year before its first."""
FIRST_BUDDHIST, LAST_BUDDHIST = 2484, 2643
FIRST_JALALI, LAST_JALALI = 1244, 1472
_NOWRUZ = (1403, date(2024, 3, 20))
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_HAN = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def gregorian_year(year: int) -> int:
    """Return *year*, or the Gregorian year where it can only be a Buddhist one."""
    return year - BUDDHIST if FIRST_BUDDHIST <= year <= LAST_BUDDHIST else year


def jalali(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a day in the Iranian calendar, None if there is none such."""
    last = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAP else 29
    if not (FIRST_JALALI <= year <= LAST_JALALI and 1 <= month <= 12 and 1 <= day <= last):
        return None
    known, start = _NOWRUZ
    span = range(min(year, known), max(year, known))
    days = 365 * len(span) + sum(one % 33 in _LEAP for one in span)
    into = 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return start + timedelta(days=(days if year >= known else -days) + into)


def han_number(text: str) -> int | None:
    """Return the number that Chinese numerals write, up to 99, or digit by digit: 二十八, 二〇二四."""
    if "十" not in text:
        return int("".join(str(_HAN[sign]) for sign in text)) if text and all(sign in _HAN for sign in text) else None
    tens, _, ones = text.partition("十")
    if any(sign not in _HAN for sign in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
