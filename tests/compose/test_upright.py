"""Stories in vertical lines, and horizontal ones beside a vertical head."""

from __future__ import annotations

import datetime
import itertools

import pytest

from layout_tool.compose import Composition, compose
from layout_tool.files import load_layout, story_from_markdown
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, StoryDirection, StoryFrame
from layout_tool.sheet import GlyphRun

COPY = """---
kicker: 南城图书馆试行夜间开放
headline: “灯下读书”：一座城的新习惯
deck: 开放120天，进馆26.4万人次
byline: 本报记者 苏青
---
傍晚6:30，南城图书馆三楼的灯又亮了。“从前赶到门口，总是正要关门。”读者何先生说，他住处离这里1.2公里。

馆长——今年三十五岁的祝遥——算了一笔账：夜间开放120天，进馆26.4万人次，占全天的38%……

《夜读公约》只有三条：轻声、惜书、归位。诗行/诗行，Windows电脑3台，北京—上海。
"""


def composed(direction: StoryDirection, box: GridBox, *, boxed: bool = False) -> Composition:
    story = story_from_markdown(COPY, "one")
    frame = StoryFrame("a", box, "one", direction=direction, boxed=boxed)
    page = Page("A02", 2, "城事", frames=(frame,))
    edition = Edition(
        "南城日报", datetime.date(2026, 5, 1), load_layout("tabloid"), (page,), {"one": story}
    )
    return compose(edition, page, FontBook.default())


def runs(composition: Composition, part: str) -> list[GlyphRun]:
    return [
        item
        for group in composition.sheet.groups
        if group.frame == "a"
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == part
    ]


@pytest.mark.parametrize("direction", ["vertical", "vertical-head"])
@pytest.mark.parametrize("boxed", [False, True])
def test_no_character_is_lost(direction: StoryDirection, boxed: bool) -> None:
    done = composed(direction, GridBox(0, 0, 3, 34), boxed=boxed)
    assert done.fits[0].over_lines == 0
    body = "".join(run.glyphs.text for run in runs(done, "body"))
    assert body == "".join(COPY.split("---\n")[2].split())
    head = "".join(run.glyphs.text for run in runs(done, "headline"))
    assert head == "“灯下读书”：一座城的新习惯"


def test_vertical_lines_go_from_right_to_left_at_the_leading() -> None:
    axes = list(dict.fromkeys(
        run.x for run in runs(composed("vertical", GridBox(0, 0, 3, 34)), "body")
        if run.glyphs.orientation == "v"
    ))  # fmt: skip
    steps = {round(a - b, 3) for a, b in itertools.pairwise(axes) if a > b}
    assert len(steps) == 1


def test_a_vertical_story_stays_in_its_frame() -> None:
    done = composed("vertical", GridBox(1, 4, 3, 30))
    box = next(group.box for group in done.sheet.groups if group.frame == "a")
    for part in ("kicker", "headline", "deck", "byline", "body"):
        for run in runs(done, part):
            half = run.glyphs.size / 2
            assert box.x - 0.01 <= run.x - half
            assert run.x + half <= box.right + 0.01
            assert box.y - half <= run.y <= box.bottom


def test_text_beside_a_vertical_head_keeps_the_columns_of_the_page() -> None:
    done = composed("vertical-head", GridBox(0, 0, 4, 30))
    plain = composed("horizontal", GridBox(0, 0, 4, 30))
    lefts = {round(run.x) for run in runs(done, "body") if run.source and run.source.start}
    columns = {round(run.x) for run in runs(plain, "body") if run.source and run.source.start}
    assert min(lefts) > min(columns)
    assert all(run.glyphs.orientation == "h" for run in runs(done, "body"))
    assert any(run.glyphs.orientation == "v" for run in runs(done, "headline"))


def test_a_narrow_frame_keeps_its_head_above_the_text() -> None:
    done = composed("vertical-head", GridBox(0, 0, 1, 60), boxed=True)
    assert done.fits[0].over_lines == 0
