"""The grip at a story's head: dragging it makes the headline larger or smaller, size by size.

It stands at the foot of a head across the text, and at the inner edge of an upright one. A double
click lets the size be chosen by the width again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from layout_tool.editor.commands.heads import head_sizes
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction, frame_rect, has_moved
from layout_tool.editor.words import Words
from layout_tool.model import Edition, Frame, PageGrid, StoryFrame
from layout_tool.model.edits import frames
from layout_tool.sheet import GlyphRun, Sheet

__all__ = ["Grip", "HeadSizing", "grip_at", "head_grip"]

_LABEL: Final = Words("Headline Size", "改变标题字号")
_REACH_PX: Final = (14.0, 6.0)
_HEAD: Final = frozenset({"kicker", "headline", "deck", "byline"})


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a head is taken hold of, in pt; it is moved down ("y"), or along x by ``sign``."""

    x: float
    y: float
    axis: Literal["x", "y"]
    sign: int = 1


def head_grip(sheet: Sheet, frame: Frame, grid: PageGrid, head_lines: int) -> Grip | None:
    """Return the grip of a story's head; ``head_lines`` are those it takes above the text."""
    if not isinstance(frame, StoryFrame) or frame.locked:
        return None
    rect = frame_rect(frame, grid)
    group = next((g for g in sheet.groups if g.frame == frame.id), None)
    runs = [
        item
        for item in (group.items if group is not None else ())
        if isinstance(item, GlyphRun) and item.source is not None and item.source.part in _HEAD
    ]
    if not any(run.source is not None and run.source.part == "headline" for run in runs):
        return None
    if frame.direction == "horizontal":
        y = rect.y + head_lines * grid.leading - (grid.leading - grid.body_size) / 2
        return Grip(rect.x + rect.width / 2, min(y, rect.bottom), "y")
    reach = [(run.x + x, run.glyphs.size / 2) for run in runs for x in run.glyphs.xs]
    middle = rect.y + rect.height / 2
    if frame.direction == "vertical-head":
        right = max(x + half for x, half in reach) + grid.body_size / 4
        return Grip(min(right, rect.right), middle, "x")
    left = min(x - half for x, half in reach) - grid.body_size / 4
    return Grip(max(left, rect.x), middle, "x", -1)


def grip_at(state: State, pointer: Pointer) -> StoryFrame | None:
    """Return the story, selected alone, whose grip is under the pointer."""
    chosen, grid = state.chosen, state.grid
    if grid is None or state.text is not None or pointer.page != state.view.page:
        return None
    frame = chosen[0] if len(chosen) == 1 else None
    if not isinstance(frame, StoryFrame):
        return None
    page = state.compose(pointer.page)
    lines = next((fit.head_lines for fit in page.fits if fit.frame == frame.id), 0)
    grip = head_grip(page.sheet, frame, grid, lines)
    if grip is None:
        return None
    along, across = (reach * pointer.pt_per_px for reach in _REACH_PX)
    reach_x, reach_y = (along, across) if grip.axis == "y" else (across, along)
    near = abs(pointer.x - grip.x) <= reach_x and abs(pointer.y - grip.y) <= reach_y
    return frame if near else None


@dataclass(frozen=True, slots=True)
class HeadSizing:
    """A head's grip under a held button. ``extents`` are the sizes with the room they take."""

    base: Edition
    page: str
    frame: str
    grip: Grip
    start: Pointer
    extents: tuple[tuple[float, float], ...]
    extent: float

    @classmethod
    def of(cls, state: State, pointer: Pointer, frame: StoryFrame) -> HeadSizing | None:
        """Take hold of the head of a frame; None where its story has none."""
        grid, story = state.grid, state.edition.stories.get(frame.story)
        page = state.compose(pointer.page)
        fit = next((fit for fit in page.fits if fit.frame == frame.id), None)
        if grid is None or story is None or fit is None:
            return None
        grip = head_grip(page.sheet, frame, grid, fit.head_lines)
        if grip is None:
            return None
        sizes = head_sizes(state.edition)
        extents = state.fitter.head_extents(state.edition, story, grid, frame, sizes)
        extents = _spread(extents, grid.leading)
        now = state.fitter.head_extents(state.edition, story, grid, frame, (frame.headline_size,))
        near = min(extents, key=lambda one: (abs(one[0] - now[0][0]), one[0]))
        return cls(state.edition, pointer.page, frame.id, grip, pointer, extents, near[1])

    @property
    def cursor(self) -> str:
        """The pointer's shape."""
        return "size-v" if self.grip.axis == "y" else "size-h"

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the head in the size whose room is nearest to what is asked for."""
        if not has_moved(self.start, pointer) or pointer.page != self.page:
            return Reaction(self, cursor=self.cursor)
        size = self._size(pointer)
        label = Words(f"{size:g} pt", f"{size:g} 磅")
        overlay = Overlay(self.page, label=label)
        return Reaction(self, self._step(size), overlay=overlay, cursor=self.cursor)

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Keep the size."""
        if not has_moved(self.start, pointer) or pointer.page != self.page:
            return Reaction()
        return Reaction(step=self._step(self._size(pointer)))

    def _size(self, pointer: Pointer) -> float:
        way = pointer.y - self.start.y if self.grip.axis == "y" else pointer.x - self.start.x
        wanted = self.extent + self.grip.sign * way
        return min(self.extents, key=lambda one: (abs(one[1] - wanted), -one[0]))[0]

    def _step(self, size: float) -> Step | None:
        edition = frames.set_headline_size(self.base, self.page, (self.frame,), size)
        return Step(edition, label=_LABEL) if edition is not self.base else None


def _spread(
    extents: tuple[tuple[float, float], ...], leading: float
) -> tuple[tuple[float, float], ...]:
    """Return sizes with extents of which no two are alike: those in one room share out a line."""
    found = []
    for size, extent in extents:
        alike = [other for other, room in extents if room == extent]
        share = (alike.index(size) + 0.5) / len(alike) - 0.5
        found.append((size, extent + share * leading))
    return tuple(found)
