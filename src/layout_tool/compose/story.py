"""A story frame: the head over its width, the text in its columns, all on the page's lines."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from layout_tool.compose.body import Body, head_in_language, story_fit, story_problems
from layout_tool.compose.result import StoryFit, StoryMeasure
from layout_tool.compose.upright import compose_upright, frame_items
from layout_tool.model import (
    EM_BOX_ASCENT,
    GridBox,
    HeadStyle,
    Page,
    PageGrid,
    Rect,
    Story,
    StoryFrame,
    TextColumns,
)
from layout_tool.problem import Problem
from layout_tool.sheet import Group, Item
from layout_tool.typeset import Line, Typesetter, set_head, set_vertical_head

__all__ = ["compose_story", "measure_story"]

_LEAST_BESIDE = 6
"""Characters that a line beside a vertical head must hold."""
_BOX_LINES = 1
"""Lines that a boxed story leaves free above and below its contents."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where the contents of a story frame stand: columns and lines of the page's grid."""

    rect: Rect
    columns: TextColumns
    head_width: float
    top_lines: int
    lines: int


def _inside(frame_place: GridBox, grid: PageGrid, count: int | None, *, boxed: bool) -> _Inside:
    rect = grid.rect(frame_place)
    pad = grid.gutter / 2 + grid.body_size / 2 if boxed else 0.0
    width = rect.width - 2 * pad
    columns = grid.text_columns(width, count or frame_place.columns)
    if boxed:
        # What whole characters leave over is shared by both sides of the box.
        used = columns.count * columns.measure + (columns.count - 1) * columns.gutter
        pad += (width - used) / 2
        width = used
    top = _BOX_LINES if boxed else 0
    inner = Rect(rect.x + pad, rect.y, width, rect.height)
    return _Inside(inner, columns, width, top, frame_place.lines - 2 * top)


def measure_story(
    story: Story,
    grid: PageGrid,
    setter: Typesetter,
    columns: int,
    text_columns: int | None = None,
    headline_size: float | None = None,
    *,
    rank: int | None = None,
    boxed: bool = False,
    frame: StoryFrame | None = None,
) -> StoryMeasure:
    """Return the lines a story needs in a frame ``columns`` base columns wide.

    ``frame`` tells how the text is set; its place and its leading do not count.

    :raises ValueError: when so many text columns do not fit the width.
    """
    inside = _inside(GridBox(0, 0, columns, 1), grid, text_columns, boxed=boxed)
    style = head_in_language(setter.styles.head(rank or story.rank), story)
    head = set_head(story, style, setter, inside.head_width, grid, size=headline_size)
    body = Body(story, setter, inside.columns.measure, frame=frame).set_lines()
    extra = 2 * _BOX_LINES if boxed else 0
    return StoryMeasure(
        columns, inside.columns.count, inside.columns.chars, head.size, head.rows, head.fill,
        head.grid_lines + extra, sum(map(len, body)),
    )  # fmt: skip


def compose_story(
    frame: StoryFrame, story: Story, page: Page, grid: PageGrid, setter: Typesetter
) -> tuple[Group, StoryFit, tuple[Problem, ...]]:
    """Compose a story frame: its group, how the story fits, and what is wrong with it."""
    if frame.direction == "vertical":
        return compose_upright(frame, story, page, grid, setter)
    box = grid.rect(frame.place)
    inside = _inside(frame.place, grid, frame.text_columns, boxed=frame.boxed)
    style = head_in_language(setter.styles.head(frame.rank or story.rank), story)
    items: list[Item] = frame_items(frame, box)
    beside = None
    if frame.direction == "vertical-head":
        beside = _beside(frame, story, inside, grid, setter, style)
    if beside is not None:
        head_items, missing, inside = beside
        items += head_items
        head_lines = 0
    else:
        head = set_head(story, style, setter, inside.head_width, grid, size=frame.headline_size)
        head_y = inside.rect.y + inside.top_lines * grid.leading
        for placed in head.lines:
            items += placed.line.items(inside.rect.x + placed.x, head_y + placed.y)
        head_lines, missing = head.grid_lines, head.missing
    pitch = frame.leading or grid.leading
    rows = _rows(inside.lines - head_lines, grid, pitch)
    body = Body(story, setter, inside.columns.measure, frame=frame)
    flowed = body.flow(inside.columns.count, rows)
    lines = flowed.lines
    first_line = frame.place.line + inside.top_lines + head_lines
    placed_count = 0
    for column, count in enumerate(flowed.counts):
        x = inside.rect.x + inside.columns.x(column)
        for row in range(count):
            line = lines[placed_count]
            y = _baseline(grid, first_line, line) + row * pitch
            items += line.items(x, y)
            placed_count += 1
    fit = story_fit(frame, story, lines, placed_count, inside.columns.count * rows, head_lines)
    problems = story_problems(frame, body, page, box, fit, missing)
    return Group(frame.id, "story", box, tuple(items)), fit, problems


def _beside(
    frame: StoryFrame,
    story: Story,
    inside: _Inside,
    grid: PageGrid,
    setter: Typesetter,
    style: HeadStyle,
) -> tuple[list[Item], tuple[str, ...], _Inside] | None:
    """Set the head in vertical lines left of the text (竖题), or None where no room is beside it.

    The head takes whole base columns where the frame has more of them, so that the text keeps
    the page's columns.
    """
    height = grid.span_height(inside.lines)
    head = set_vertical_head(story, style, setter, height, size=frame.headline_size)
    columns = next(
        (n for n in range(1, frame.place.columns) if grid.span_width(n) >= head.width), 0
    )
    if columns and not frame.boxed:
        place = frame.place
        rest = GridBox(place.column + columns, place.line, place.columns - columns, place.lines)
        text = _inside(rest, grid, frame.text_columns, boxed=False)
        strip = grid.span_width(columns)
    else:
        strip = head.width + grid.gutter
        width = inside.rect.width - strip
        if width < _LEAST_BESIDE * grid.body_size:
            return None
        across = grid.text_columns(width, frame.text_columns or 1)
        used = across.count * across.measure + (across.count - 1) * across.gutter
        rect = replace(inside.rect, x=inside.rect.right - used, width=used)
        text = replace(inside, rect=rect, columns=across, head_width=used)
    right = inside.rect.x + (strip + head.width) / 2
    top = inside.rect.y + inside.top_lines * grid.leading
    items: list[Item] = []
    for placed in head.lines:
        items += placed.line.items(right + placed.x, top + placed.y)
    return items, head.missing, text


def _rows(lines: int, grid: PageGrid, pitch: float) -> int:
    """Return how many text lines ``pitch`` pt apart stand in the height of so many grid lines."""
    if lines <= 0:
        return 0
    return math.floor(((lines - 1) * grid.leading) / pitch + 1e-6) + 1


def _baseline(grid: PageGrid, line_number: int, line: Line) -> float:
    """Baseline of a body line: type of another size is centred on the em box of its line."""
    if abs(line.size - grid.body_size) < 1e-6 or not line.size:
        return grid.baseline(line_number)
    middle = grid.line_top(line_number) + grid.body_size / 2
    return middle + (EM_BOX_ASCENT - 0.5) * line.size
