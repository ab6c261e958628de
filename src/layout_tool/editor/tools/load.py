"""The loaded pointer: it carries a story, a picture or the rest of a story to the page.

A click puts it down in a size that suits it, a drag in the size that is drawn. The editor may turn
pages meanwhile; Esc puts it away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.commands.frames import place_item
from layout_tool.editor.commands.threads import default_box, rest_words, threaded
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.state.view import Load
from layout_tool.editor.tools.place import Placing
from layout_tool.editor.tools.snap import column_at, line_at
from layout_tool.editor.tools.tool import Overlay, Pointer, Reaction, box_words, has_moved
from layout_tool.editor.words import Words
from layout_tool.model import GridBox

__all__ = ["Laying", "LoadTool"]

_PUT: Final = {
    "story": Words("Place Story", "排稿上版"),
    "picture": Words("Place Picture", "排图上版"),
    "thread": Words("Continue the Story", "续排"),
}


class LoadTool:
    """Puts down what the pointer carries."""

    cursor = "load"

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Begin a frame for what is carried; another button puts it away."""
        load = state.view.load
        if load is None or pointer.button != "left":
            return Reaction(step=Step(view=state.view.holding("select")))
        if not pointer.on_page or all(p.id != pointer.page for p in state.edition.pages):
            return Reaction()
        return Reaction(Laying(load, pointer), cursor=self.cursor)

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Show the frame that a click would make, and what is carried."""
        load = state.view.load
        if load is None or not pointer.on_page:
            return Reaction(cursor="forbidden" if load is not None else "arrow")
        box = _box_at(state, load, pointer)
        if box is None:
            return Reaction(cursor="forbidden")
        grid = state.edition.layout.grid(state.edition.page(pointer.page))
        overlay = Overlay(pointer.page, grid.rect(box), label=_carried(state, load))
        return Reaction(overlay=overlay, cursor=self.cursor)


@dataclass(frozen=True, slots=True)
class Laying:
    """What was carried, between press and release."""

    load: Load
    start: Pointer

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the page with it."""
        if self._clicked(pointer):
            return Reaction(self, cursor="load")
        put = self._put(state, pointer)
        if put is None:
            return Reaction(self, cursor="forbidden")
        step, box = put
        grid = state.edition.layout.grid(state.edition.page(self.start.page))
        label = box_words(box)
        overlay = Overlay(self.start.page, grid.rect(box), label=label)
        return Reaction(self, step, overlay=overlay, cursor="load")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Leave it there; the pointer is empty again."""
        load = self.load
        if load.kind != "thread" and self._clicked(pointer):
            # As from the basket: a picture is also shown in the frame that is clicked.
            step = Placing(load.kind, load.item).release(state, self.start).step
            if step is None:
                return Reaction()
            view = (step.view or state.view).on(self.start.page).holding("select")
            return Reaction(step=replace(step, view=view))
        put = self._put(state, pointer)
        return Reaction(step=put[0] if put is not None else None)

    def _clicked(self, pointer: Pointer) -> bool:
        return pointer.page != self.start.page or not has_moved(self.start, pointer)

    def _put(self, state: State, pointer: Pointer) -> tuple[Step, GridBox] | None:
        page = self.start.page
        box = _box_at(state, self.load, self.start)
        if not self._clicked(pointer):
            grid = state.edition.layout.grid(state.edition.page(page))
            columns = sorted((column_at(grid, self.start.x), column_at(grid, pointer.x)))
            lines = sorted((line_at(grid, self.start.y), line_at(grid, pointer.y)))
            box = GridBox(
                columns[0], lines[0], columns[1] - columns[0] + 1, lines[1] - lines[0] + 1
            )
        if box is None:
            return None
        if self.load.kind == "thread":
            step = threaded(state, self.load.item, page, box)
        else:
            step = place_item(state, self.load.kind, self.load.item, box, page)
        if step is None:
            return None
        view = (step.view or state.view).on(page).holding("select")
        return replace(step, view=view, label=_PUT[self.load.kind]), box


def _box_at(state: State, load: Load, pointer: Pointer) -> GridBox | None:
    """Return the box that a click at the pointer makes for what is carried."""
    page = next((p for p in state.edition.pages if p.id == pointer.page), None)
    if page is None:
        return None
    grid = state.edition.layout.grid(page)
    column, line = column_at(grid, pointer.x), line_at(grid, pointer.y)
    if load.kind == "thread":
        return default_box(state, load, page, column, line)
    items = state.edition.stories if load.kind == "story" else state.edition.pictures
    item = items.get(load.item)
    return None if item is None else state.fitter.box_at(state.edition, page, item, column, line)


def _carried(state: State, load: Load) -> Words:
    if load.kind == "thread":
        return rest_words(state, load)
    return _PUT[load.kind]
