"""Snapping, in whole columns and lines: to other frames, the type area, guides.

The grid is always kept; what snapping adds is a preference, within a few pixels, for lines where
something else begins or ends, or begins after the line that parts two frames.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.state.step import State
from layout_tool.editor.tools.tool import Pointer, SnapLine, frame_rect
from layout_tool.model import GridBox, Page, PageGrid, Rect

__all__ = ["FreeSnapper", "Snapper", "column_at", "edge_column", "edge_line", "line_at"]

_REACH_PX: Final = 8.0


def column_at(grid: PageGrid, x: float) -> int:
    """Return the column under x, the nearest on the grid."""
    column = int((x - grid.left) // (grid.measure + grid.gutter))
    return min(max(column, 0), grid.columns - 1)


def line_at(grid: PageGrid, y: float) -> int:
    """Return the line under y, the nearest on the grid."""
    return min(max(int((y - grid.top) // grid.leading), 0), grid.lines - 1)


def edge_column(grid: PageGrid, x: float, *, right: bool = False) -> int:
    """Return the column that begins nearest to x, or with ``right`` the one after the edge."""
    shift = grid.gutter if right else 0.0
    return round((x - grid.left + shift) / (grid.measure + grid.gutter))


def edge_line(grid: PageGrid, y: float, *, bottom: bool = False) -> int:
    """Return the line that begins nearest to y, or with ``bottom`` the one after the edge."""
    shift = grid.leading - grid.body_size if bottom else 0.0
    return round((y - grid.top + shift) / grid.leading)


@dataclass(frozen=True, slots=True)
class Snapper:
    """The lines of a page to which frames snap, made once at a press.

    ``tops`` are lines at which a frame may well begin, ``bottoms`` lines before which it may end.
    """

    grid: PageGrid
    tops: frozenset[int]
    bottoms: frozenset[int]
    reach: int

    @classmethod
    def of(cls, state: State, page: Page, without: Collection[str], pointer: Pointer) -> Snapper:
        """Return the snapper of a page for frames that move, which do not snap to themselves."""
        grid = state.edition.layout.grid(page)
        tops, bottoms = {0}, {grid.lines}
        boxes = [
            frame.place
            for frame in page.frames
            if frame.id not in without and isinstance(frame.place, GridBox)
        ]
        if state.view.snapping:
            for box in boxes:
                tops |= {box.line, box.bottom, box.bottom + 1}
                bottoms |= {box.bottom, box.line, box.line - 1}
            for guide in state.view.guides_of(page.id):
                if guide.across:
                    tops.add(edge_line(grid, guide.at))
                    bottoms.add(edge_line(grid, guide.at, bottom=True))
        reach = max(round(_REACH_PX * pointer.pt_per_px / grid.leading), 1)
        return cls(grid, frozenset(tops), frozenset(bottoms), reach)

    def top(self, line: int, *, free: bool) -> tuple[int, bool]:
        """Return the line at which to begin, and whether something is met there."""
        return self._near(line, self.tops, free)

    def bottom(self, line: int, *, free: bool) -> tuple[int, bool]:
        """Return the line before which to end, and whether something is met there."""
        return self._near(line, self.bottoms, free)

    def moved(self, box: GridBox, *, free: bool) -> tuple[GridBox, tuple[SnapLine, ...]]:
        """Return a box moved a little up or down so that its top or foot meets something."""
        top, by_top = self.top(box.line, free=free)
        foot, by_foot = self.bottom(box.bottom, free=free)
        up, down = top - box.line, foot - box.bottom
        if by_foot and (not by_top or abs(down) < abs(up)):
            box = replace(box, line=box.line + down)
        elif by_top:
            box = replace(box, line=box.line + up)
        return box, self.lines(box)

    def lines(self, box: GridBox) -> tuple[SnapLine, ...]:
        """Return the snap lines that a box at its place meets."""
        found = []
        if box.line in self.tops:
            found.append(self._across(self.grid.line_top(box.line)))
        if box.bottom in self.bottoms:
            found.append(self._across(self.grid.rect(box).bottom))
        return tuple(found)

    def _near(self, line: int, wanted: Iterable[int], free: bool) -> tuple[int, bool]:
        if free:
            return line, False
        near = [one for one in wanted if abs(one - line) <= self.reach]
        if not near:
            return line, False
        return min(near, key=lambda one: (abs(one - line), one)), True

    def _across(self, y: float) -> SnapLine:
        area = self.grid.type_area
        return SnapLine(area.x, y, area.right, y)


@dataclass(frozen=True, slots=True)
class FreeSnapper:
    """Edges and guides, in pt, to which frames of free place snap within a few pixels."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    reach: float
    trim: Rect

    @classmethod
    def of(
        cls, state: State, page: Page, without: Collection[str], pointer: Pointer
    ) -> FreeSnapper:
        """Return the snapper of a page for frames that do not snap to themselves."""
        grid = state.edition.layout.grid(page)
        if not state.view.snapping or "alt" in pointer.modifiers:
            return cls((), (), 0.0, grid.trim)
        rects = [frame_rect(frame, grid) for frame in page.frames if frame.id not in without]
        rects.append(grid.type_area)
        guides = state.view.guides_of(page.id)
        xs = {x for rect in rects for x in (rect.x, rect.right)}
        ys = {y for rect in rects for y in (rect.y, rect.bottom)}
        xs |= {guide.at for guide in guides if not guide.across}
        ys |= {guide.at for guide in guides if guide.across}
        reach = _REACH_PX * pointer.pt_per_px
        return cls(tuple(sorted(xs)), tuple(sorted(ys)), reach, grid.trim)

    def nudge(
        self, xs: Iterable[float], ys: Iterable[float]
    ) -> tuple[float, float, tuple[SnapLine, ...]]:
        """Return how far to move so that one of ``xs`` and one of ``ys`` meets something."""
        across, down = self._least(xs, self.xs), self._least(ys, self.ys)
        lines = []
        if across is not None:
            lines.append(SnapLine(across[1], 0.0, across[1], self.trim.bottom))
        if down is not None:
            lines.append(SnapLine(0.0, down[1], self.trim.right, down[1]))
        dx = across[0] if across is not None else 0.0
        dy = down[0] if down is not None else 0.0
        return dx, dy, tuple(lines)

    def _least(self, edges: Iterable[float], wanted: Iterable[float]) -> tuple[float, float] | None:
        near = [(w - e, w) for e in edges for w in wanted if abs(w - e) <= self.reach]
        return min(near, key=lambda pair: (abs(pair[0]), pair)) if near else None
