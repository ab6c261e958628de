"""Composed sheets as text: a page that sets otherwise than before shows here first."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from layout_tool.compose import compose
from layout_tool.files import load_layout, story_from_markdown
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Story, StoryFrame
from layout_tool.sheet import dump
from tests.conftest import CheckReference

MARKS = """---
kicker: 南城图书馆试行夜间开放
headline: “灯下读书”：一座城的新习惯
byline: 本报记者 苏青
---
傍晚6:30，南城图书馆三楼的灯又亮了。“从前赶到门口，总是正要关门。”读者何先生说，他是GB18030标准的起草人之一，\
住处离这里1.2公里。

馆长——今年三十五岁的祝遥——算了一笔账：夜间开放120天，进馆26.4万人次，占全天的38%……“（数字）比我们想的高，”\
她说，“但更要紧的是人们坐下来了。”

《夜读公约》只有三条：轻声、惜书、归位。
"""

BRIEF = """---
headline: 东湖绿道年底贯通
---
全长26公里的东湖绿道将于12月31日贯通。
"""


def page_of(story: Story, frame: StoryFrame) -> str:
    """Compose one story on a tabloid page and return the sheet as text, without furniture."""
    page = Page("A02", 2, "城事", frames=(frame,))
    edition = Edition(
        "南城日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,), {story.id: story}
    )
    sheet = compose(edition, page, FontBook.default()).sheet
    return dump(replace(sheet, groups=tuple(g for g in sheet.groups if g.kind == "story")))


@pytest.mark.parametrize(
    ("name", "copy", "frame"),
    [
        ("marks-two-columns.txt", MARKS, StoryFrame("s1", GridBox(0, 0, 2, 20), "one")),
        (
            "marks-broken-measure.txt",
            MARKS,
            StoryFrame("s1", GridBox(0, 0, 3, 16), "one", text_columns=2),
        ),
        ("marks-overset.txt", MARKS, StoryFrame("s1", GridBox(0, 0, 2, 9), "one")),
        ("brief-boxed.txt", BRIEF, StoryFrame("s1", GridBox(0, 10, 1, 10), "one", boxed=True)),
    ],
    ids=["two-columns", "broken-measure", "overset", "boxed"],
)
def test_a_page_is_set_as_it_was(
    name: str, copy: str, frame: StoryFrame, check_reference: CheckReference
) -> None:
    check_reference(name, page_of(story_from_markdown(copy, "one"), frame))
