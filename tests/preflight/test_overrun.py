"""Type outside its frame and lines over each other are told, whatever number led to it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from layout_tool.compose import ComposeCache, compose
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import (
    Edition,
    Frame,
    Furniture,
    GridBox,
    Layout,
    Page,
    Picture,
    PictureFrame,
    Rect,
    Story,
    StoryFrame,
    plain,
)
from layout_tool.preflight import check

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
TEXT = "清早的码头上，挑担的人们排成一行，等着第一班渡船靠岸。“来了！”"
PLACE = GridBox(1, 2, 2, 30)


def told(frame: Frame, layout: Layout = LAYOUT, story: Story | None = None) -> set[str]:
    story = story or Story("s", "渡口的早晨", kicker="河湾纪事", body=(plain(TEXT * 3),) * 3)
    page = Page("A01", 1, template="none", frames=(frame,))
    picture = Picture("p", "", caption=TEXT * 9)
    edition = Edition(
        "河湾日报", datetime.date(2026, 5, 1), layout, (page,), {"s": story}, {"p": picture}
    )
    problems = check(edition, [compose(edition, page, BOOK, ComposeCache())], BOOK)
    return {p.id for p in problems if p.id in ("text.outside_frame", "text.overlap")}


def styled(name: str, **fields: Any) -> Layout:
    """The layout with a text style changed."""
    styles = LAYOUT.styles
    text = {**styles.text, name: replace(styles.text[name], **fields)}
    return replace(LAYOUT, styles=replace(styles, text=text))


@pytest.mark.parametrize("direction", ["horizontal", "vertical", "vertical-head"])
@pytest.mark.parametrize("hang", [False, True])
def test_type_in_its_place_is_not_told(direction: Any, hang: bool) -> None:
    frame = StoryFrame("s", PLACE, "s", direction=direction, drop_cap=3)
    assert told(frame, styled("body", hang=hang)) == set()


def test_a_style_larger_than_the_distance_of_lines_is_told() -> None:
    assert "text.overlap" in told(StoryFrame("s", PLACE, "s"), styled("body", size=18.0))
    upright = StoryFrame("s", PLACE, "s", direction="vertical")
    assert "text.overlap" in told(upright, styled("body", size=18.0))


def test_an_indent_wider_than_the_column_is_told() -> None:
    assert "text.outside_frame" in told(StoryFrame("s", PLACE, "s"), styled("body", indent=-4.0))


def test_a_head_without_room_below_it_is_told_although_no_text_is_over() -> None:
    story = Story("s", "渡口的早晨", deck=TEXT * 3)
    assert told(StoryFrame("s", GridBox(0, 0, 1, 3), "s"), story=story) == {"text.outside_frame"}


def test_a_caption_higher_than_its_picture_frame_is_told() -> None:
    assert told(PictureFrame("p", GridBox(0, 50, 1, 4), "p")) == {"text.outside_frame"}


def test_furniture_of_more_lines_than_its_box_holds_is_told() -> None:
    text = Furniture("f", Rect(100, 100, 60, 12), "text", "渡口\n码头\n渡船\n桥头\n河边")
    assert told(text) == {"text.outside_frame"}
    assert told(replace(text, place=Rect(100, 100, 60, 120))) == set()
