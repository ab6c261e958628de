"""Resizing a frame by one of its eight handles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.snap import FreeSnapper, Snapper, edge_column, edge_line
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction, SnapLine, has_moved
from layout_tool.editor.words import Words
from layout_tool.model import (
    Edition,
    Frame,
    GridBox,
    Page,
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
    """A handle under a held button. With Shift the height follows the contents; Alt frees."""

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
        if "shift" in pointer.modifiers:
            box = self._fitted(state, page, frame, box)
        edition = places.resize(self.base, self.page, self.frame, box)
        label_words = Words(
            f"{box.columns} columns × {box.lines} lines", f"{box.columns}栏 × {box.lines}行"
        )
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
        return _stretched(rect, self.handle, dx + more_x, dy + more_y), snaps

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


def _stretched(rect: Rect, handle: tuple[int, int], dx: float, dy: float) -> Rect:
    left = rect.x + (dx if handle[0] < 0 else 0)
    right = rect.right + (dx if handle[0] > 0 else 0)
    top = rect.y + (dy if handle[1] < 0 else 0)
    bottom = rect.bottom + (dy if handle[1] > 0 else 0)
    x, y = min(left, right), min(top, bottom)
    return Rect(x, y, abs(right - left), abs(bottom - top))
