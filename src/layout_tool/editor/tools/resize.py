"""Resizing a frame by one of its eight handles.

With Shift a story is as high as its text needs, and every other frame keeps its proportions. Alt
held at the press resizes around the middle; Alt later, or still held, frees from snapping.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.snap import FreeSnapper, Snapper, edge_column, edge_line
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction, SnapLine, box_words, has_moved
from layout_tool.editor.words import Words
from layout_tool.model import (
    Edition,
    Frame,
    GridBox,
    Page,
    PageGrid,
    PictureFrame,
    Rect,
    StoryFrame,
    to_mm,
)
from layout_tool.model.edits import places

__all__ = ["CURSORS", "Resizing"]

_LABEL: Final = Words("Resize", "改变大小")
CURSORS: Final = {
    (-1, -1): "size-nw", (1, 1): "size-nw", (1, -1): "size-ne", (-1, 1): "size-ne",
    (-1, 0): "size-h", (1, 0): "size-h", (0, -1): "size-v", (0, 1): "size-v",
}  # fmt: skip
"""The pointer's shape over each handle."""


@dataclass(frozen=True, slots=True)
class Resizing:
    """A handle under a held button. ``base`` is the edition at the press."""

    base: Edition
    page: str
    frame: str
    handle: tuple[int, int]
    start: Pointer

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the frame as large as it would be."""
        cursor = CURSORS[self.handle]
        if not has_moved(self.start, pointer):
            return Reaction(self, cursor=cursor)
        step, overlay = self._resized(state, pointer)
        return Reaction(self, step, overlay=overlay, cursor=cursor)

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Keep its size."""
        if not has_moved(self.start, pointer):
            return Reaction()
        return Reaction(step=self._resized(state, pointer)[0])

    def _resized(self, state: State, pointer: Pointer) -> tuple[Step | None, Overlay]:
        page = self.base.page(self.page)
        frame = page.frame(self.frame)
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        if isinstance(frame.place, Rect):
            rect, free_snaps = self._free(state, page, frame.place, pointer)
            edition = places.resize(self.base, self.page, self.frame, rect)
            label = f"{to_mm(rect.width):.1f} × {to_mm(rect.height):.1f} mm"
            overlay = Overlay(self.page, snaps=free_snaps, label=Words(label, label))
            return _step(self.base, edition), overlay
        snapper = Snapper.of(state, page, (self.frame,), pointer)
        box = self._box(frame.place, snapper, dx, dy, free="alt" in pointer.modifiers)
        if "shift" in pointer.modifiers and isinstance(frame, StoryFrame):
            box = self._fitted(state, page, frame, box)
        elif "shift" in pointer.modifiers:
            box = self._in_proportion(snapper.grid, frame.place, box)
        if self._central:
            box = _around_middle(frame.place, box, snapper.grid)
        edition = places.resize(self.base, self.page, self.frame, box)
        label_words = box_words(box)
        snaps = snapper.lines(box) if self.handle[1] else ()
        return _step(self.base, edition), Overlay(self.page, snaps=snaps, label=label_words)

    def _free(
        self, state: State, page: Page, rect: Rect, pointer: Pointer
    ) -> tuple[Rect, tuple[SnapLine, ...]]:
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        across, down = self.handle
        xs = [(rect.x if across < 0 else rect.right) + dx] if across else []
        ys = [(rect.y if down < 0 else rect.bottom) + dy] if down else []
        more_x, more_y, snaps = FreeSnapper.of(state, page, (self.frame,), pointer).nudge(xs, ys)
        dx, dy = dx + more_x, dy + more_y
        if "shift" in pointer.modifiers and rect.width > 0 and rect.height > 0:
            dx, dy = _along(rect, self.handle, dx, dy)
        new = _stretched(rect, self.handle, dx, dy)
        if self._central:
            new = _stretched(new, (-across, -down), -dx, -dy)
        return new, snaps

    @property
    def _central(self) -> bool:
        return "alt" in self.start.modifiers

    def _in_proportion(self, grid: PageGrid, old: GridBox, box: GridBox) -> GridBox:
        """Return the box with the height that keeps the frame's shape; its held edge follows."""
        share = grid.span_height(old.lines) / grid.span_width(old.columns)
        if self.handle[0]:
            height = share * grid.span_width(box.columns)
            lines = round((height + grid.leading - grid.body_size) / grid.leading)
            lines = min(max(lines, 1), grid.lines)
            line = box.bottom - lines if self.handle[1] < 0 else box.line
            return places.clamp(replace(box, line=line, lines=lines), grid)
        width = grid.span_height(box.lines) / share
        columns = max(round((width + grid.gutter) / (grid.measure + grid.gutter)), 1)
        return places.clamp(replace(box, columns=columns), grid)

    def _box(
        self, place: GridBox, snapper: Snapper, dx: float, dy: float, *, free: bool
    ) -> GridBox:
        grid = snapper.grid
        rect = grid.rect(place)
        left, right, top, bottom = place.column, place.right, place.line, place.bottom
        across, down = self.handle
        if across < 0:
            left = min(max(edge_column(grid, rect.x + dx), 0), right - 1)
        elif across > 0:
            right = max(min(edge_column(grid, rect.right + dx, right=True), grid.columns), left + 1)
        if down < 0:
            line = edge_line(grid, rect.y + dy)
            line = snapper.top(line, free=free)[0] if line != top else line
            top = min(max(line, 0), bottom - 1)
        elif down > 0:
            line = edge_line(grid, rect.bottom + dy, bottom=True)
            line = snapper.bottom(line, free=free)[0] if line != bottom else line
            bottom = max(min(line, grid.lines), top + 1)
        return GridBox(left, top, right - left, bottom - top)

    def _fitted(self, state: State, page: Page, frame: Frame, box: GridBox) -> GridBox:
        if not isinstance(frame, StoryFrame | PictureFrame):
            return box
        sized = places.resize(self.base, page.id, frame.id, box).page(page.id).frame(frame.id)
        if not isinstance(sized, StoryFrame | PictureFrame):
            return box
        fitted = state.fitter.fitted(self.base, page, sized)
        if self.handle[1] < 0:
            line = max(box.bottom - fitted.lines, 0)
            return replace(fitted, line=line, lines=box.bottom - line)
        return fitted


def _step(base: Edition, edition: Edition) -> Step | None:
    return Step(edition, label=_LABEL) if edition is not base else None


def _around_middle(old: GridBox, box: GridBox, grid: PageGrid) -> GridBox:
    """Return the box grown on both sides by what one of its edges was moved, on the grid."""
    left, right = old.column - box.column, box.right - old.right
    up, down = old.line - box.line, box.bottom - old.bottom
    across, along = left or right, up or down
    across = min(across, old.column, grid.columns - old.right)
    along = min(along, old.line, grid.lines - old.bottom)
    # What shrinks keeps a column and a line.
    across = max(across, -((old.columns - 1) // 2))
    along = max(along, -((old.lines - 1) // 2))
    return GridBox(
        old.column - across, old.line - along, old.columns + 2 * across, old.lines + 2 * along
    )


def _along(rect: Rect, handle: tuple[int, int], dx: float, dy: float) -> tuple[float, float]:
    """Return the way of a corner along the rectangle's diagonal."""
    across, down = handle
    if not (across and down):
        return dx, dy
    share = max(across * dx / rect.width, down * dy / rect.height)
    return across * share * rect.width, down * share * rect.height


def _stretched(rect: Rect, handle: tuple[int, int], dx: float, dy: float) -> Rect:
    left = rect.x + (dx if handle[0] < 0 else 0)
    right = rect.right + (dx if handle[0] > 0 else 0)
    top = rect.y + (dy if handle[1] < 0 else 0)
    bottom = rect.bottom + (dy if handle[1] > 0 else 0)
    x, y = min(left, right), min(top, bottom)
    return Rect(x, y, abs(right - left), abs(bottom - top))
