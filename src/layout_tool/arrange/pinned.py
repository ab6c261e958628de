"""What stays where it is when a page is arranged."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from layout_tool.model import (
    AdFrame,
    Edition,
    Frame,
    Furniture,
    GridBox,
    Layout,
    Page,
    PageGrid,
    PictureFrame,
    Rect,
    StoryFrame,
)
from layout_tool.model.edits.threads import parts

__all__ = ["pinned_boxes", "pinned_frames", "placed_by_hand"]


def pinned_frames(page: Page, keep: Collection[str]) -> tuple[Frame, ...]:
    """Return the page's frames that stay: those in ``keep``, locked ones, adverts, furniture."""
    return tuple(
        frame
        for frame in page.frames
        if frame.id in keep or frame.locked or isinstance(frame, AdFrame | Furniture)
    )


def placed_by_hand(edition: Edition, page: Page) -> set[str]:
    """Return the frames that automatic layout does not make and must not undo.

    Stories that run on over several frames, and pictures that text runs around.
    """
    return {
        frame.id
        for frame in page.frames
        if (isinstance(frame, StoryFrame) and len(parts(edition, frame.story)) > 1)
        or (isinstance(frame, PictureFrame) and frame.wrap != "none")
    }


def pinned_boxes(layout: Layout, page: Page, kept: Sequence[Frame]) -> tuple[GridBox, ...]:
    """Return the places that are taken: kept frames and the template's furniture on the grid.

    Boxes and tints that an editor drew lie behind what they frame and take no place. A kept frame
    placed freely takes every cell of the grid that it touches; free furniture of the template
    takes none, for it stands in the margins.
    """
    grid = layout.grid(page)
    furniture = layout.furniture(page)
    boxes = [item.place for item in furniture if isinstance(item.place, GridBox)]
    for frame in kept:
        if isinstance(frame, Furniture) and frame.kind in ("box", "tint"):
            continue
        place = frame.place if isinstance(frame.place, GridBox) else _touched(grid, frame.place)
        if place is not None:
            boxes.append(place)
    return tuple(dict.fromkeys(boxes))


def _touched(grid: PageGrid, rect: Rect) -> GridBox | None:
    """Return the cells a free rectangle touches, or None when it lies outside the type area."""
    columns = [
        column
        for column in range(grid.columns)
        if grid.column_x(column) < rect.right and rect.x < grid.column_x(column) + grid.measure
    ]
    first = max(0, math.floor((rect.y - grid.top) / grid.leading + 0.01))
    last = min(grid.lines, math.ceil((rect.bottom - grid.top) / grid.leading - 0.01))
    if not columns or first >= last:
        return None
    return GridBox(columns[0], first, len(columns), last - first)
