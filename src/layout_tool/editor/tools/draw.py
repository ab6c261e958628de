"""Drawing new frames: stories yet to be written, pictures yet to come, boxes, rules, tints, text.

With Shift a frame is as high as it is wide; with Alt held at the press it grows from its middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from layout_tool.editor.state.step import State
from layout_tool.editor.tools.snap import column_at, line_at
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction, box_words, has_moved
from layout_tool.model import GridBox, PageGrid, Rect, snap

__all__ = ["DrawTool", "Drawing", "Kind"]

Kind = Literal["story", "picture", "box", "rule", "tint", "text"]
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class DrawTool:
    """Draws one kind of frame, then gives the hand back to the selection tool."""

    kind: Kind
    cursor: str = "cross"

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Begin a frame at the pointer."""
        if pointer.button != "left" or all(p.id != pointer.page for p in state.edition.pages):
            return Reaction()
        return Reaction(Drawing(self.kind, pointer), cursor=self.cursor)

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Show a cross everywhere."""
        return Reaction(cursor=self.cursor)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A frame between the place of the press and the pointer, in whole columns and lines."""

    kind: Kind
    start: Pointer

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the frame that would be made."""
        if pointer.page != self.start.page or not has_moved(self.start, pointer):
            return Reaction(self, cursor="cross")
        grid = state.edition.layout.grid(state.edition.page(pointer.page))
        place = self._place(grid, pointer)
        rect = grid.rect(place) if isinstance(place, GridBox) else place
        label = None
        if isinstance(place, GridBox):
            label = box_words(place)
        return Reaction(self, overlay=Overlay(pointer.page, rect, label=label), cursor="cross")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Make the frame; a mere click makes none."""
        if pointer.page != self.start.page or not has_moved(self.start, pointer):
            return Reaction()
        grid = state.edition.layout.grid(state.edition.page(pointer.page))
        place = self._place(grid, pointer)
        if self.kind in ("story", "picture"):
            args = {"place": place, "page": pointer.page}
            return Reaction(command=(f"{self.kind}.draw", args))
        args = {"kind": self.kind, "place": place, "page": pointer.page}
        return Reaction(command=("furniture.add", args))

    def _place(self, grid: PageGrid, pointer: Pointer) -> GridBox | Rect:
        columns = self._span(column_at(grid, self.start.x), column_at(grid, pointer.x))
        lines = self._span(line_at(grid, self.start.y), line_at(grid, pointer.y))
        across = columns[0], min(columns[1], grid.columns - 1)
        down = lines[0], min(lines[1], grid.lines - 1)
        box = GridBox(across[0], down[0], across[1] - across[0] + 1, down[1] - down[0] + 1)
        if self.kind == "rule":
            return self._rule(grid, box, pointer)
        return self._square(grid, box, pointer) if "shift" in pointer.modifiers else box

    def _span(self, start: int, now: int) -> tuple[int, int]:
        """Return the first and last of what is drawn over; with Alt around the start."""
        if "alt" in self.start.modifiers:
            way = abs(now - start)
            return max(start - way, 0), start + way
        return min(start, now), max(start, now)

    def _square(self, grid: PageGrid, box: GridBox, pointer: Pointer) -> GridBox:
        """Return the box as high as it is wide, to the nearest line."""
        gap = grid.leading - grid.body_size
        lines = min(max(round((grid.span_width(box.columns) + gap) / grid.leading), 1), grid.lines)
        line = box.line
        if "alt" in self.start.modifiers:
            line = box.line + (box.lines - lines) // 2
        elif pointer.y < self.start.y:
            line = box.bottom - lines
        line = min(max(line, 0), grid.lines - lines)
        return GridBox(box.column, line, box.columns, lines)

    def _rule(self, grid: PageGrid, box: GridBox, pointer: Pointer) -> Rect:
        """Return a level rule over whole columns, or an upright one in the nearest gutter."""
        rect = grid.rect(box)
        if abs(pointer.x - self.start.x) >= abs(pointer.y - self.start.y):
            middle = grid.line_top(box.line) - _HALF * (grid.leading - grid.body_size)
            return Rect(rect.x, snap(middle), rect.width, 0.0)
        pitch = grid.measure + grid.gutter
        gutter = round((self.start.x - grid.left + _HALF * grid.gutter) / pitch)
        x = grid.left + gutter * pitch - _HALF * grid.gutter
        return Rect(snap(x), rect.y, 0.0, rect.height)
