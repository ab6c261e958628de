"""Guides: drawn out of a ruler, moved, and dropped off the paper to be rid of them.

They keep to the page's columns and lines where these are near; Alt frees them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.state.step import State, Step
from layout_tool.editor.state.view import DeskView, Guide
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction
from layout_tool.editor.words import Words
from layout_tool.model import PageGrid, to_mm

__all__ = ["GuideMoving", "guide_at"]

_REACH_PX: Final = 2.5
_SNAP_PX: Final = 5.0


def guide_at(state: State, pointer: Pointer) -> Guide | None:
    """Return the guide under the pointer."""
    reach = _REACH_PX * pointer.pt_per_px
    for guide in state.view.guides_of(pointer.page):
        at = pointer.y if guide.across else pointer.x
        if abs(at - guide.at) <= reach:
            return guide
    return None


@dataclass(frozen=True, slots=True)
class GuideMoving:
    """A guide under a held button; ``old`` is where it was, None for one from a ruler."""

    across: bool
    old: Guide | None = None

    @property
    def cursor(self) -> str:
        """The pointer's shape."""
        return "size-v" if self.across else "size-h"

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the guide where it would be."""
        view, guide = self._moved(state, pointer)
        label = _label(guide) if guide is not None else None
        overlay = Overlay(pointer.page, label=label)
        return Reaction(self, Step(view=view), overlay=overlay, cursor=self.cursor)

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Leave it there; off the paper it goes."""
        return Reaction(step=Step(view=self._moved(state, pointer)[0]))

    def _moved(self, state: State, pointer: Pointer) -> tuple[DeskView, Guide | None]:
        rest = tuple(one for one in state.view.guides if one != self.old)
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        if page is None or not pointer.on_page:
            return replace(state.view, guides=rest), None
        grid = state.edition.layout.grid(page)
        at = pointer.y if self.across else pointer.x
        if "alt" not in pointer.modifiers and state.view.snapping:
            at = _snapped(grid, at, self.across, _SNAP_PX * pointer.pt_per_px)
        guide = Guide(page.id, self.across, round(at, 3))
        if guide not in rest:
            rest = (*rest, guide)
        return replace(state.view, guides=rest), guide


def _snapped(grid: PageGrid, at: float, across: bool, reach: float) -> float:
    """Return the nearest edge of a line or column within reach, else the place itself."""
    if across:
        edges = [grid.line_top(line) for line in range(grid.lines)]
        edges += [edge + grid.body_size for edge in edges]
    else:
        edges = [grid.column_x(column) for column in range(grid.columns)]
        edges += [edge + grid.measure for edge in edges]
    near = min(edges, key=lambda edge: abs(edge - at))
    return near if abs(near - at) <= reach else at


def _label(guide: Guide) -> Words:
    axis = "Y" if guide.across else "X"
    said = f"{axis} {to_mm(guide.at):.1f} mm"
    return Words(said, said)
