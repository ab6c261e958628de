"""What copyfitting sets in a frame: looser and tighter text, its marks, spacing and leading."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_tool.compose import ComposeCache, Composition, StoryFit, compose, measure_story
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Story, StoryFrame, plain
from layout_tool.sheet import GlyphRun

BOOK = FontBook.default()
LAYOUT = load_layout("broadsheet")
GRID = LAYOUT.grids["default"]
CACHE = ComposeCache()
TEXT = (
    "“河水在桥下慢慢地流”，岸边的人家（多是渔家）点起了灯。“真早！”孩子们放学回来，书包在背上跳。"
)
STORY = Story(
    "s", headline="桥下流水", body=tuple(plain((TEXT * 4)[: 60 + 17 * i % 113]) for i in range(21))
)
FRAME = StoryFrame("a", GridBox(0, 0, 3, 90), "s")


def composed(frame: StoryFrame) -> Composition:
    paper = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, stories={"s": STORY})
    return compose(paper, Page("A02", 2, template="none", frames=(frame,)), BOOK, CACHE)


def fit(frame: StoryFrame) -> StoryFit:
    return composed(frame).fits[0]


def body(frame: StoryFrame) -> list[GlyphRun]:
    return [
        item
        for group in composed(frame).sheet.groups
        for item in group.items
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part == "body"
    ]


BEST = fit(FRAME).body_lines


def needed(frame: StoryFrame) -> int:
    paper = Edition("河湾日报", datetime.date(2026, 5, 1), LAYOUT, stories={"s": STORY})
    return measure_story(paper, STORY, GRID, BOOK, CACHE, 3, frame=frame).body_lines


@pytest.mark.parametrize("lines", [-1, 1, 2, 3])
def test_a_story_takes_as_many_lines_more_or_fewer_as_asked(lines: int) -> None:
    assert needed(replace(FRAME, looseness=lines)) == needed(FRAME) + lines


def test_what_is_asked_beyond_reason_is_given_as_far_as_it_goes() -> None:
    most = fit(replace(FRAME, looseness=99)).body_lines
    assert BEST + 3 <= most < BEST + 20
    assert not composed(replace(FRAME, looseness=99)).problems


def test_solid_marks_and_tight_spacing_save_lines() -> None:
    assert needed(replace(FRAME, squeeze=True)) < needed(FRAME)
    assert needed(replace(FRAME, tracking=-0.03)) < needed(FRAME)
    assert fit(replace(FRAME, tracking=0.05)).body_lines > BEST


def test_tighter_leading_gives_room_for_more_lines_in_the_same_height() -> None:
    narrow = replace(FRAME, leading=GRID.leading - 1)
    assert fit(narrow).short_lines > fit(FRAME).short_lines
    foot = max(run.y for run in body(replace(narrow, place=GridBox(0, 0, 3, 20))))
    assert foot <= GRID.baseline(19) + 0.01
    ys = sorted({run.y for run in body(narrow)})
    assert ys[1] - ys[0] == pytest.approx(GRID.leading - 1, abs=0.01)


def test_leading_moves_the_lines_of_vertical_text_too() -> None:
    upright = replace(FRAME, direction="vertical", leading=GRID.leading + 2)
    xs = sorted({run.x for run in body(upright)}, reverse=True)
    assert xs[0] - xs[1] == pytest.approx(GRID.leading + 2, abs=0.01)


@settings(max_examples=30, deadline=None)
@given(
    looseness=st.integers(-6, 6), squeeze=st.booleans(), tracking=st.integers(-4, 6),
    leading=st.one_of(st.none(), st.floats(11.0, 16.0)),
    direction=st.sampled_from(["horizontal", "vertical", "vertical-head"]),
)  # fmt: skip
def test_no_character_is_lost_however_the_text_is_set(
    looseness: int, squeeze: bool, tracking: int, leading: float | None, direction: str
) -> None:
    frame = replace(
        FRAME, looseness=looseness, squeeze=squeeze, tracking=tracking / 100, leading=leading,
        direction=direction, place=GridBox(0, 0, 5, 90),
    )  # type: ignore[arg-type]  # fmt: skip  # direction is drawn from its values
    text = "".join(run.glyphs.text for run in body(frame))
    assert text == "".join(paragraph.text for paragraph in STORY.body)
