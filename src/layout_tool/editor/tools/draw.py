"""Drawing new frames: a story yet to be written, boxes, rules, tints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from layout_tool.editor.state.step import State
from layout_tool.editor.tools.snap import column_at, line_at
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction, has_moved
from layout_tool.editor.words import Words
from layout_tool.model import GridBox, PageGrid, Rect, snap

__all__ = ["DrawTool", "Drawing", "Kind"]

Kind = Literal["story", "box", "rule", "tint"]
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

    def hover(self, state: State, pointer: Pointer) -> str:
        """Show a cross everywhere."""
        return self.cursor


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
            label = Words(
                f"{place.columns} columns × {place.lines} lines",
                f"{place.columns}栏 × {place.lines}行",
            )
        return Reaction(self, overlay=Overlay(pointer.page, rect, label=label), cursor="cross")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Make the frame; a mere click makes none."""
        if pointer.page != self.start.page or not has_moved(self.start, pointer):
            return Reaction()
        grid = state.edition.layout.grid(state.edition.page(pointer.page))
        place = self._place(grid, pointer)
        if self.kind == "story":
            return Reaction(command=("story.draw", {"place": place, "page": pointer.page}))
        args = {"kind": self.kind, "place": place, "page": pointer.page}
        return Reaction(command=("furniture.add", args))

    def _place(self, grid: PageGrid, pointer: Pointer) -> GridBox | Rect:
        columns = sorted((column_at(grid, self.start.x), column_at(grid, pointer.x)))
        lines = sorted((line_at(grid, self.start.y), line_at(grid, pointer.y)))
        box = GridBox(columns[0], lines[0], columns[1] - columns[0] + 1, lines[1] - lines[0] + 1)
        return self._rule(grid, box, pointer) if self.kind == "rule" else box

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
