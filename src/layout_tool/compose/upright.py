"""A story in vertical lines, right to left: the head at the right, the text in bands (栏).

Lines follow each other at the page's leading; a band is a whole number of characters high and
the bands stand above each other, parted by about a character and a half.
"""

from __future__ import annotations

import math
from typing import Final

from layout_tool.compose.body import Body, head_in_language, story_fit, story_problems
from layout_tool.compose.result import StoryFit
from layout_tool.model import BLACK, Page, PageGrid, Rect, Story, StoryFrame, TextColumns
from layout_tool.problem import Problem
from layout_tool.sheet import Box, Fill, Group, Item
from layout_tool.typeset import Typesetter, set_vertical_head

__all__ = ["compose_upright", "frame_items"]

_BOX_RULE: Final = 0.5
_BAND: Final = 18
"""Characters a vertical line likes to hold where the frame does not say how many bands."""
_BAND_GAP: Final = 1.5
_HEAD_GAP: Final = 1.0


def frame_items(frame: StoryFrame, box: Rect) -> list[Item]:
    """Return the tint and the rule of a story frame."""
    items: list[Item] = []
    if frame.tint is not None:
        items.append(Fill(box, frame.tint))
    if frame.boxed:
        items.append(Box(box, _BOX_RULE, BLACK))
    return items


def compose_upright(
    frame: StoryFrame, story: Story, page: Page, grid: PageGrid, setter: Typesetter
) -> tuple[Group, StoryFit, tuple[Problem, ...]]:
    """Compose a story frame whose lines are vertical."""
    box = grid.rect(frame.place)
    inner = box.inset(*([grid.leading if frame.boxed else 0.0] * 4))
    items = frame_items(frame, box)
    style = head_in_language(setter.styles.head(frame.rank or story.rank), story)
    head = set_vertical_head(story, style, setter, inner.height, size=frame.headline_size)
    for placed in head.lines:
        items += placed.line.items(inner.right + placed.x, inner.y + placed.y)
    taken = head.width + _HEAD_GAP * grid.body_size if head.lines else 0.0
    bands = _bands(inner.height, frame.text_columns, grid)
    pitch = frame.leading or grid.leading
    gap = pitch - grid.body_size
    rows = max(math.floor((inner.width - taken + gap) / pitch + 1e-6), 0)
    body = Body(story, setter, bands.measure, "vertical", frame)
    flowed = body.flow(bands.count, rows)
    lines = flowed.lines
    first_axis = inner.right - taken - grid.body_size / 2
    placed_count = 0
    for band, count in enumerate(flowed.counts):
        top = inner.y + bands.x(band)
        for row in range(count):
            items += lines[placed_count].items(first_axis - row * pitch, top)
            placed_count += 1
    head_lines = math.ceil(taken / grid.leading)
    fit = story_fit(frame, story, lines, placed_count, bands.count * rows, head_lines)
    problems = story_problems(frame, body, page, box, fit, head.missing)
    return Group(frame.id, "story", box, tuple(items)), fit, problems


def _bands(height: float, count: int | None, grid: PageGrid) -> TextColumns:
    """Divide a height into bands of whole characters; what is over goes between them."""
    em = grid.body_size
    if count is None:
        count = max(1, round((height / em + _BAND_GAP) / (_BAND + _BAND_GAP)))
    chars = max(1, math.floor((height / em - (count - 1) * _BAND_GAP) / count + 1e-6))
    rest = height - count * chars * em
    return TextColumns(count, chars, chars * em, rest / (count - 1) if count > 1 else 0.0)
