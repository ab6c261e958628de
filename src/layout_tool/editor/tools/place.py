"""Placing a story or picture from its basket: it lands on the grid in a size that suits it.

A picture that is dropped on a picture's frame is shown in it, as it is in InDesign; with Alt it
gets a frame of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from layout_tool.editor.commands.frames import place_item
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.snap import Snapper, column_at, edge_line
from layout_tool.editor.tools.tool import (
    Overlay,
    Pointer,
    Reaction,
    box_words,
    frame_at,
    frame_rect,
)
from layout_tool.editor.words import Words
from layout_tool.model import GridBox, PictureFrame
from layout_tool.model.edits import pictures
from layout_tool.model.edits.places import clamp

__all__ = ["ItemKind", "Placing"]

ItemKind = Literal["story", "picture"]
_LABELS: Final = {
    "story": Words("Place Story", "排稿上版"),
    "picture": Words("Place Picture", "排图上版"),
}
_FILL: Final = Words("Show in This Frame", "放入此图片框")


@dataclass(frozen=True, slots=True)
class Placing:
    """An item of a basket over the page, not yet dropped."""

    kind: ItemKind
    item: str

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the page as it would be."""
        filled = self._filled(state, pointer)
        if filled is not None:
            return filled
        placed = self._placed(state, pointer)
        if placed is None:
            return Reaction(self, cursor="forbidden")
        step, box = placed
        label = box_words(box)
        grid = state.edition.layout.grid(state.edition.page(pointer.page))
        overlay = Overlay(pointer.page, grid.rect(box), label=label)
        return Reaction(self, step, overlay=overlay, cursor="copy")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Drop the item; off the paper nothing is placed."""
        filled = self._filled(state, pointer)
        if filled is not None:
            return Reaction(step=filled.preview)
        placed = self._placed(state, pointer)
        return Reaction(step=placed[0] if placed is not None else None)

    def _filled(self, state: State, pointer: Pointer) -> Reaction | None:
        """Return the page with the picture in the frame under the pointer, if there is one."""
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        if self.kind != "picture" or page is None or "alt" in pointer.modifiers:
            return None
        grid = state.edition.layout.grid(page)
        found = frame_at(page, grid, pointer) if pointer.on_page else None
        if not isinstance(found, PictureFrame) or found.locked:
            return None
        if self.item not in state.edition.pictures or found.picture == self.item:
            return None
        edition = pictures.show(state.edition, page.id, found.id, self.item)
        selection = replace(state.selection, page=page.id).of_frames((found.id,))
        step = Step(edition, selection, state.view.on(page.id), label=_FILL)
        overlay = Overlay(page.id, frame_rect(found, grid), label=_FILL)
        return Reaction(self, step, overlay=overlay, cursor="copy")

    def _placed(self, state: State, pointer: Pointer) -> tuple[Step, GridBox] | None:
        items = state.edition.stories if self.kind == "story" else state.edition.pictures
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        if page is None or not pointer.on_page or self.item not in items:
            return None
        grid = state.edition.layout.grid(page)
        snapper = Snapper.of(state, page, (), pointer)
        line = edge_line(grid, pointer.y)
        line = snapper.top(line, free="alt" in pointer.modifiers)[0]
        column = column_at(grid, pointer.x)
        line = min(max(line, 0), grid.lines - 1)
        box = state.fitter.box_at(state.edition, page, items[self.item], column, line)
        step = place_item(state, self.kind, self.item, clamp(box, grid), page.id)
        if step is None:
            return None
        return replace(step, label=_LABELS[self.kind]), box
