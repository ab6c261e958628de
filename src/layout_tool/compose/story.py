"""A story frame: the head over its width, the text in its columns, all on the page's lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from layout_tool.compose.body import Body, head_in_language
from layout_tool.compose.ground import has_band, head_pad, in_head, inked
from layout_tool.compose.heads import Clear, clear_head, head_of, kept_inside
from layout_tool.compose.result import StoryMeasure
from layout_tool.compose.room import columns_room, rows_in
from layout_tool.compose.stand import Stand, frame_items, pitch_of
from layout_tool.compose.thread import Part
from layout_tool.model import (
    GridBox,
    HeadStyle,
    PageGrid,
    Rect,
    Story,
    StoryFrame,
    TextColumns,
)
from layout_tool.sheet import Item
from layout_tool.typeset import Head, Typesetter, set_head, set_vertical_head

__all__ = ["measure_story", "stand_across"]

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


def _inside(
    frame_place: GridBox, grid: PageGrid, count: int | None, *, boxed: bool, banded: bool = False
) -> _Inside:
    """Find the inside of a frame; in a box, a band takes the place of the free line on top.

    Of more text columns than have room there are as many as have.
    """
    rect = grid.rect(frame_place)
    pad = grid.gutter / 2 + grid.body_size / 2 if boxed else 0.0
    width = rect.width - 2 * pad
    most = grid.most_text_columns(width)
    if not most:
        return _Inside(rect, TextColumns(1, 1, grid.body_size, 0.0), rect.width, 0, 0)
    columns = grid.text_columns(width, min(count or frame_place.columns, most))
    if boxed:
        # What whole characters leave over is shared by both sides of the box.
        used = columns.count * columns.measure + (columns.count - 1) * columns.gutter
        pad += (width - used) / 2
        width = used
    foot = _BOX_LINES if boxed else 0
    top = 0 if banded else foot
    inner = Rect(rect.x + pad, rect.y, width, rect.height)
    return _Inside(inner, columns, width, top, frame_place.lines - top - foot)


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
    if inside.columns.count < (text_columns or columns) or inside.columns.chars < 2:
        raise ValueError(f"{text_columns or columns} text columns have no room")
    style = inked(
        head_in_language(setter.styles.head(rank or story.rank), story, setter), frame, story
    )
    pad = head_pad(frame, story, grid)
    head = set_head(story, style, setter, inside.head_width, grid, size=headline_size, pad=pad)
    body = Body(story, setter, inside.columns.measure, frame=frame).count(inside.columns.count)
    extra = (1 if pad is not None else 2) * _BOX_LINES if boxed else 0
    return StoryMeasure(
        columns, inside.columns.count, inside.columns.chars, head.size, head.rows, head.fill,
        head.grid_lines + extra, body,
    )  # fmt: skip


def stand_across(part: Part, story: Story, setter: Typesetter, before: Part | None) -> Stand:
    """Set the head of a part whose lines are horizontal, and find the room of its text."""
    frame, grid = part.frame, part.grid
    shown, short = head_of(story, part, before)
    across = frame.direction != "vertical-head"
    inside = _inside(
        frame.place, grid, frame.text_columns, boxed=frame.boxed,
        banded=across and has_band(frame, shown),
    )  # fmt: skip
    style = inked(
        head_in_language(setter.styles.head(frame.rank or story.rank), story, setter), frame, shown
    )
    box, band = grid.rect(frame.place), None
    items: list[Item] = []
    beside = None
    if frame.direction == "vertical-head" and not short:
        beside = _beside(part, shown, inside, setter, style)
    hidden = False
    if beside is not None:
        items, missing, inside, band = beside
        head_lines = 0
    else:
        size = frame.headline_size or (min(style.sizes) if short else None)
        pad = head_pad(frame, shown, grid)
        clear = kept_inside(
            lambda size: _clear_across(part, inside, lambda width: set_head(
                shown, style, setter, width, grid, size=size, pad=pad
            )),
            size, style.sizes,
            lambda one: one.skipped + one.head.grid_lines - max(style.after - 1, 0) <= inside.lines,
        )  # fmt: skip
        head_lines, missing, hidden = 0, (), clear is None
        if clear is not None and clear.head.lines:
            head_y = inside.rect.y + (inside.top_lines + clear.skipped) * grid.leading
            for placed in clear.head.lines:
                items += placed.line.items(
                    inside.rect.x + clear.shift + placed.x, head_y + placed.y
                )
            head_lines, missing = clear.skipped + clear.head.grid_lines, clear.head.missing
            band = _band_across(inside, clear, grid, box if frame.boxed else None)
    pitch = pitch_of(frame, grid, setter)
    first = frame.place.line + inside.top_lines + head_lines
    room = columns_room(
        (inside.rect.x, grid.line_top(first)), inside.columns,
        rows_in(inside.lines - head_lines, grid, pitch), pitch, grid.body_size, part.obstacles,
    )  # fmt: skip
    items = [*frame_items(frame, box, band), *items]
    return Stand(tuple(items), missing, room, head_lines, pitch, hidden)


def _band_across(
    inside: _Inside, clear: Clear[Head], grid: PageGrid, box: Rect | None
) -> Rect | None:
    """Return the band under a head, or None; it fills the top of a box from rule to rule."""
    first, lines = clear.head.band
    if not lines:
        return None
    y = inside.rect.y + (inside.top_lines + clear.skipped + first) * grid.leading
    height = grid.span_height(lines)
    if box is not None and clear.length >= inside.head_width - 1e-6:
        return Rect(box.x, y, box.width, height)
    return Rect(inside.rect.x + clear.shift, y, clear.length, height)


def _clear_across(
    part: Part, inside: _Inside, set_in: Callable[[float], Head]
) -> Clear[Head] | None:
    grid = part.grid

    def strip(skipped: int, deep: float) -> Rect:
        y = inside.rect.y + (inside.top_lines + skipped) * grid.leading
        return Rect(inside.rect.x, y, inside.head_width, deep)

    return clear_head(
        inside.head_width,
        set_in,
        lambda head: grid.span_height(head.grid_lines) if head.lines else 0.0,
        strip,
        inside.lines,
        in_head(part.obstacles),
        grid.body_size,
    )


def _beside(
    part: Part, story: Story, inside: _Inside, setter: Typesetter, style: HeadStyle
) -> tuple[list[Item], tuple[str, ...], _Inside, Rect | None] | None:
    """Set the head in vertical lines left of the text (竖题), or None where no room is beside it.

    The head takes whole base columns where the frame has more of them, so that the text keeps
    the page's columns. Where something that text runs around stands in its way, it has no room.
    A band under it is as wide as they are.
    """
    frame, grid = part.frame, part.grid
    height = grid.span_height(inside.lines)
    pad = head_pad(frame, story, grid)
    inset = pad or 0.0
    head = set_vertical_head(story, style, setter, height - 2 * inset, size=frame.headline_size)
    wide = head.width + 2 * inset
    columns = next((n for n in range(1, frame.place.columns) if grid.span_width(n) >= wide), 0)
    if columns and not frame.boxed:
        place = frame.place
        rest = GridBox(place.column + columns, place.line, place.columns - columns, place.lines)
        text = _inside(rest, grid, frame.text_columns, boxed=False)
        strip = grid.span_width(columns)
    else:
        strip = wide + grid.gutter
        width = inside.rect.width - strip
        if width < _LEAST_BESIDE * grid.body_size:
            return None
        count = min(frame.text_columns or 1, grid.most_text_columns(width))
        across = grid.text_columns(width, count)
        used = across.count * across.measure + (across.count - 1) * across.gutter
        rect = replace(inside.rect, x=inside.rect.right - used, width=used)
        text = replace(inside, rect=rect, columns=across, head_width=used)
    top = inside.rect.y + inside.top_lines * grid.leading
    band = None
    if pad is not None:
        strip -= 0.0 if columns and not frame.boxed else grid.gutter
        band = Rect(inside.rect.x, top, strip, height)
    right = inside.rect.x + (strip + head.width) / 2
    taken = band or Rect(right - head.width, top, head.width, height)
    if any(obstacle.rect.overlaps(taken) for obstacle in in_head(part.obstacles)):
        return None
    items: list[Item] = []
    for placed in head.lines:
        items += placed.line.items(right + placed.x, top + inset + placed.y)
    return items, head.missing, text, band
