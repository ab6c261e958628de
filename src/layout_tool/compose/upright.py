"""A story in vertical lines, right to left: the head at the right, the text in bands (栏).

Lines follow each other at the page's leading; a band is a whole number of characters high and
the bands stand above each other, parted by about a character and a half.
"""

from __future__ import annotations

import math
from typing import Final

from layout_tool.compose.body import head_in_language
from layout_tool.compose.ground import head_pad, in_head, inked
from layout_tool.compose.heads import Clear, clear_head, head_of, kept_inside
from layout_tool.compose.room import columns_room
from layout_tool.compose.stand import Stand, frame_items, pitch_of
from layout_tool.compose.thread import Part
from layout_tool.model import BAND_GAP, PageGrid, Rect, Story, TextColumns
from layout_tool.sheet import Item
from layout_tool.typeset import Typesetter, VerticalHead, set_vertical_head

__all__ = ["stand_upright"]

_BAND: Final = 18
"""Characters a vertical line likes to hold where the frame does not say how many bands."""
_HEAD_GAP: Final = 1.0


def stand_upright(part: Part, story: Story, setter: Typesetter, before: Part | None) -> Stand:
    """Set the head of a part whose lines are vertical, and find the room of its text."""
    frame, grid = part.frame, part.grid
    box = grid.rect(frame.place)
    inner = box.inset(*([grid.leading if frame.boxed else 0.0] * 4))
    shown, short = head_of(story, part, before)
    style = inked(
        head_in_language(setter.styles.head(frame.rank or story.rank), story, setter), frame, shown
    )
    size = frame.headline_size or (min(style.sizes) if short else None)
    pitch = pitch_of(frame, grid, setter)
    pad = head_pad(frame, shown, grid)
    inset = pad or 0.0

    def wide(head: VerticalHead) -> float:
        """Return how wide the head is; with a band, that many whole lines of the text."""
        if pad is None or not head.lines:
            return head.width
        gap = pitch - grid.body_size
        return math.ceil((head.width + 2 * pad + gap) / pitch - 1e-6) * pitch - gap

    def cleared(size: float | None) -> Clear[VerticalHead] | None:
        return clear_head(
            inner.height,
            lambda height: set_vertical_head(shown, style, setter, height - 2 * inset, size=size),
            wide,
            lambda skip, wide: Rect(inner.right - skip * pitch - wide, inner.y, wide, inner.height),
            math.floor(inner.width / pitch),
            in_head(part.obstacles),
            grid.body_size,
            vertical=True,
        )

    clear = kept_inside(
        cleared, size, style.sizes,
        lambda one: one.skipped * pitch + wide(one.head) <= inner.width + 1e-6,
    )  # fmt: skip
    taken, band = 0.0, None
    items: list[Item] = []
    if clear is not None and clear.head.lines:
        right, depth = inner.right - clear.skipped * pitch, wide(clear.head)
        if pad is not None:
            band = Rect(right - depth, inner.y + clear.shift, depth, clear.length)
        edge = right - (depth - clear.head.width) / 2
        for placed in clear.head.lines:
            items += placed.line.items(edge + placed.x, inner.y + clear.shift + inset + placed.y)
        taken = clear.skipped * pitch + depth + _HEAD_GAP * grid.body_size
    gap = pitch - grid.body_size
    rows = max(math.floor((inner.width - taken + gap) / pitch + 1e-6), 0)
    first = inner.right - taken - grid.body_size / 2, inner.y
    bands = _bands(inner.height, frame.text_columns, grid)
    if inner.height < grid.body_size - 1e-6:
        rows = 0
    room = columns_room(
        first, bands, rows, pitch, grid.body_size, part.obstacles, vertical=True
    )  # fmt: skip
    missing = clear.head.missing if clear is not None else ()
    head_lines = math.ceil(taken / grid.leading)
    items = [*frame_items(frame, box, band), *items]
    return Stand(tuple(items), missing, room, head_lines, pitch, clear is None)


def _bands(height: float, count: int | None, grid: PageGrid) -> TextColumns:
    """Divide a height into bands of whole characters; what is over goes between them.

    Of more bands than have room there are as many as have.
    """
    em = grid.body_size
    if count is None:
        count = max(1, round((height / em + BAND_GAP) / (_BAND + BAND_GAP)))
    count = max(1, min(count, grid.most_bands(height)))
    chars = max(1, math.floor((height / em - (count - 1) * BAND_GAP) / count + 1e-6))
    rest = height - count * chars * em
    return TextColumns(count, chars, chars * em, rest / (count - 1) if count > 1 else 0.0)
