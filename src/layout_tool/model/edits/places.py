"""Edits of where frames stand: moving, sizing, aligning, sharing out.

Places on the grid are whole columns and lines; free places (furniture, adverts) are in pt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from layout_tool.model.edition import Edition
from layout_tool.model.edits.base import change_frames
from layout_tool.model.frame import AdFrame, Frame, Furniture, StoryFrame
from layout_tool.model.grid import GridBox, PageGrid
from layout_tool.model.units import Rect, snap

__all__ = [
    "align",
    "around",
    "clamp",
    "columns_fit",
    "distribute",
    "move",
    "move_free",
    "moved",
    "refitted",
    "resize",
    "same_size",
    "set_places",
]

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["columns", "lines"]
_BOX_PAD_EM = 0.5
_LEAST_FREE = 2.0
"""Narrowest and lowest free rectangle, in pt; rules may be flat."""


def clamp(box: GridBox, grid: PageGrid) -> GridBox:
    """Return the box on the grid: its size kept as far as the grid goes, then moved inside."""
    columns = min(max(box.columns, 1), grid.columns)
    lines = min(max(box.lines, 1), grid.lines)
    column = min(max(box.column, 0), grid.columns - columns)
    line = min(max(box.line, 0), grid.lines - lines)
    return GridBox(column, line, columns, lines)


def columns_fit(grid: PageGrid, frame: StoryFrame) -> bool:
    """Tell whether a frame can hold its text columns, or in vertical text its bands.

    Of bands there are as many as have room where the frame does not say how many.
    """
    count, box = frame.text_columns, grid.rect(frame.place)
    if count is not None and count < 1:
        return False
    if frame.direction == "vertical":
        height = box.height - (2 * grid.leading if frame.boxed else 0.0)
        return count is None or count <= grid.most_bands(height)
    pad = grid.gutter / 2 + _BOX_PAD_EM * grid.body_size if frame.boxed else 0.0
    return (count or frame.place.columns) <= grid.most_text_columns(box.width - 2 * pad)


def refitted(grid: PageGrid, frame: StoryFrame) -> StoryFrame:
    """Return a frame that leaves the number of its text columns open where it has no room."""
    return frame if columns_fit(grid, frame) else replace(frame, text_columns=None)


def moved(frame: Frame, grid: PageGrid, columns: int, lines: int) -> Frame:
    """Return a frame moved by whole columns and lines, kept on the grid."""
    place = frame.place
    if isinstance(place, GridBox):
        place = replace(place, column=place.column + columns, line=place.line + lines)
        return replace(frame, place=clamp(place, grid))
    return _at(frame, _shifted(place, grid, columns * _pitch(grid), lines * grid.leading))


def move(edition: Edition, page_id: str, ids: Iterable[str], columns: int, lines: int) -> Edition:
    """Move frames together by columns and lines, as far as all of them stay on the grid."""
    page = edition.page(page_id)
    grid = edition.layout.grid(page)
    chosen = [f for f in page.frames if f.id in set(ids) and not f.locked]
    boxes = [f.place for f in chosen if isinstance(f.place, GridBox)]
    if boxes:
        columns = max(columns, -min(b.column for b in boxes))
        columns = min(columns, grid.columns - max(b.right for b in boxes))
        lines = max(lines, -min(b.line for b in boxes))
        lines = min(lines, grid.lines - max(b.bottom for b in boxes))
    names = [f.id for f in chosen]
    return change_frames(edition, page_id, names, lambda f: moved(f, grid, columns, lines))


def move_free(edition: Edition, page_id: str, ids: Iterable[str], dx: float, dy: float) -> Edition:
    """Move frames of free place by pt; those on the grid stay."""
    grid = edition.layout.grid(edition.page(page_id))

    def change(frame: Frame) -> Frame:
        if frame.locked or isinstance(frame.place, GridBox):
            return frame
        return _at(frame, _shifted(frame.place, grid, dx, dy))

    return change_frames(edition, page_id, ids, change)


def resize(edition: Edition, page_id: str, frame_id: str, place: GridBox | Rect) -> Edition:
    """Give a frame another place; a story keeps its text columns only where they fit."""
    return set_places(edition, page_id, {frame_id: place})


def set_places(edition: Edition, page_id: str, places: Mapping[str, GridBox | Rect]) -> Edition:
    """Give frames other places, by id. A place on the grid and a free one are not exchanged."""
    grid = edition.layout.grid(edition.page(page_id))

    def change(frame: Frame) -> Frame:
        place = places[frame.id]
        if frame.locked or type(place) is not type(frame.place):
            return frame
        if isinstance(place, Rect):
            size = max(place.width, 0.0), max(place.height, 0.0)
            rect = Rect(snap(place.x), snap(place.y), snap(size[0]), snap(size[1]))
            if max(size) < _LEAST_FREE:
                return frame
            return _at(frame, _shifted(rect, grid, 0, 0))
        box = clamp(place, grid)
        if isinstance(frame, StoryFrame):
            return refitted(grid, replace(frame, place=box))
        return replace(frame, place=box)

    return change_frames(edition, page_id, places, change)


def align(edition: Edition, page_id: str, ids: Sequence[str], edge: Edge) -> Edition:
    """Align frames on the grid to the edge of all of them; one frame alone to the type area."""
    grid = edition.layout.grid(edition.page(page_id))
    boxes = _boxes(edition, page_id, ids)
    if not boxes:
        return edition
    whole = around(boxes.values()) if len(boxes) > 1 else grid.whole
    return set_places(
        edition, page_id, {name: _aligned(box, whole, edge) for name, box in boxes.items()}
    )


def distribute(edition: Edition, page_id: str, ids: Sequence[str], axis: Axis) -> Edition:
    """Share out the space between three or more frames; the outer ones stay."""
    boxes = _boxes(edition, page_id, ids)
    if len(boxes) < 3:
        return edition
    across = axis == "columns"
    names = sorted(boxes, key=lambda n: (_start(boxes[n], across), _size(boxes[n], across)))
    first, last = boxes[names[0]], boxes[names[-1]]
    room = _start(last, across) + _size(last, across) - _start(first, across)
    space = room - sum(_size(boxes[n], across) for n in names)
    places: dict[str, GridBox | Rect] = {}
    used = 0
    for number, name in enumerate(names[:-1]):
        start = _start(first, across) + used + round(number * space / (len(names) - 1))
        box = boxes[name]
        places[name] = replace(box, column=start) if across else replace(box, line=start)
        used += _size(box, across)
    return set_places(edition, page_id, places)


def same_size(edition: Edition, page_id: str, ids: Sequence[str], axis: Axis) -> Edition:
    """Make frames as high (lines) or as wide (columns) as the first one named."""
    boxes = _boxes(edition, page_id, ids)
    if len(boxes) < 2:
        return edition
    first = boxes[next(name for name in ids if name in boxes)]
    places: dict[str, GridBox | Rect] = {
        name: replace(box, lines=first.lines)
        if axis == "lines"
        else replace(box, columns=first.columns)
        for name, box in boxes.items()
    }
    return set_places(edition, page_id, places)


def _at(frame: Frame, rect: Rect) -> Frame:
    """Put a frame that may stand free at a rectangle."""
    if isinstance(frame, Furniture | AdFrame):
        return replace(frame, place=rect)
    return frame


def _boxes(edition: Edition, page_id: str, ids: Sequence[str]) -> dict[str, GridBox]:
    page = edition.page(page_id)
    return {f.id: f.place for f in page.frames if f.id in ids and isinstance(f.place, GridBox)}


def around(boxes: Iterable[GridBox]) -> GridBox:
    """Return the smallest box that holds all the boxes.

    :raises ValueError: when there is none.
    """
    every = list(boxes)
    column, line = min(b.column for b in every), min(b.line for b in every)
    right, bottom = max(b.right for b in every), max(b.bottom for b in every)
    return GridBox(column, line, right - column, bottom - line)


def _aligned(box: GridBox, whole: GridBox, edge: Edge) -> GridBox:
    column = {
        "left": whole.column,
        "centre": whole.column + (whole.columns - box.columns) // 2,
        "right": whole.right - box.columns,
    }
    line = {
        "top": whole.line,
        "middle": whole.line + (whole.lines - box.lines) // 2,
        "bottom": whole.bottom - box.lines,
    }
    return replace(box, column=column.get(edge, box.column), line=line.get(edge, box.line))


def _start(box: GridBox, across: bool) -> int:
    return box.column if across else box.line


def _size(box: GridBox, across: bool) -> int:
    return box.columns if across else box.lines


def _pitch(grid: PageGrid) -> float:
    return grid.measure + grid.gutter


def _shifted(rect: Rect, grid: PageGrid, dx: float, dy: float) -> Rect:
    """Move a free rectangle, with its corner kept on the paper or its bleed."""
    x = min(max(rect.x + dx, -grid.bleed), grid.width + grid.bleed - min(rect.width, grid.width))
    y = min(max(rect.y + dy, -grid.bleed), grid.height + grid.bleed - min(rect.height, grid.height))
    return replace(rect, x=snap(x), y=snap(y))
