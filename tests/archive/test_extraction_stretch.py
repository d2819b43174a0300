"""Where on a page its article is told."""

from __future__ import annotations

from work import grows_linearly

from archive.extraction.dating.stretch import main_stretch

MENU = ("Home", "News", "Sport", "Weather", "Subscribe")
TOLD = tuple(
    f"The ferry went to and fro for the {n}th time, and nobody on either bank looked up from his work."
    for n in range(6)
)
TEASER = "Ten mills you must see before you die, and one that you had better not see at all, says our reader."


def test_a_clipping_is_told_from_its_first_line_to_its_last() -> None:
    assert main_stretch(TOLD) == (0, len(TOLD))


def test_menus_above_and_below_are_left_out() -> None:
    assert main_stretch((*MENU, *TOLD, *MENU)) == (len(MENU), len(MENU) + len(TOLD))


def test_a_teaser_between_short_lines_is_left_out() -> None:
    assert main_stretch((*TOLD, *MENU, TEASER, *MENU)) == (0, len(TOLD))


def test_a_crosshead_does_not_end_it() -> None:
    assert main_stretch((*TOLD, "A bridge at last", *TOLD)) == (0, 2 * len(TOLD) + 1)


def test_wide_letters_count_as_much_as_they_say() -> None:
    told = "镇上的议会为鱼价谈了很久，照例没有谈出什么结果，大家喝完茶就各自回家去了，谁也没有再提这件事，直到春天。"
    assert main_stretch(("菜单", told, "菜单")) == (1, 2)


def test_without_running_text_there_is_none() -> None:
    assert main_stretch(MENU) == (0, 0)


def test_work_grows_linearly() -> None:
    assert grows_linearly(lambda size: main_stretch([*MENU, *TOLD] * size), 200)
