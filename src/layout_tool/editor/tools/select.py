"""The selection tool: select, move, resize, band, and enter text by a double click."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layout_tool.editor.commands.contents import crop_view
from layout_tool.editor.state.selection import Selection
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.crop import crop_window
from layout_tool.editor.tools.guide import GuideMoving, guide_at
from layout_tool.editor.tools.head import HeadSizing, grip_at
from layout_tool.editor.tools.move import Moving
from layout_tool.editor.tools.port import overset_at
from layout_tool.editor.tools.resize import CURSORS, Resizing
from layout_tool.editor.tools.tool import (
    Overlay,
    Pointer,
    Reaction,
    frame_at,
    frame_rect,
    handle_at,
    has_moved,
)
from layout_tool.editor.tools.write import WriteTool, in_text
from layout_tool.model import Frame, Furniture, PictureFrame, Rect, StoryFrame
from layout_tool.model.edits import frames
from layout_tool.model.edits.pictures import is_expected

__all__ = ["Banding", "SelectTool"]

_ADDING = frozenset({"shift", "ctrl", "meta"})


class SelectTool:
    """Selects frames and puts them where they belong."""

    cursor = "arrow"

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Begin to move, resize or band, or enter a text."""
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        if page is None:
            return Reaction()
        if state.text is not None:
            if in_text(state, pointer):
                return WriteTool().press(state, pointer)
            return Reaction(first="text.leave")
        held = handle_at(state, pointer)
        if held is not None and pointer.button == "left" and pointer.clicks == 1:
            frame, handle = held
            gesture = Resizing(state.edition, page.id, frame.id, handle, pointer)
            return Reaction(gesture, cursor=CURSORS[handle])
        headed = grip_at(state, pointer)
        if headed is not None and pointer.button == "left":
            if pointer.clicks >= 2:
                return Reaction(command=("story.head_auto", {}))
            sizing = HeadSizing.of(state, pointer, headed)
            if sizing is not None:
                return Reaction(sizing, cursor=sizing.cursor)
        overset = overset_at(state, pointer)
        if overset is not None and pointer.button == "left":
            args = {"frame": overset.id, "page": pointer.page}
            return Reaction(command=("thread.load_from", args))
        guide = guide_at(state, pointer)
        if guide is not None and pointer.button == "left":
            moving = GuideMoving(guide.across, guide)
            return Reaction(moving, cursor=moving.cursor)
        found = frame_at(page, state.edition.layout.grid(page), pointer)
        if found is None:
            return self._band(state, pointer)
        if pointer.clicks >= 2 and pointer.button == "left":
            entered = self._enter(state, pointer, found)
            if entered is not None:
                return entered
        return self._take(state, pointer, found)

    def _enter(self, state: State, pointer: Pointer, found: Frame) -> Reaction | None:
        """Go into what was clicked twice: the text of a story or caption, a picture's crop."""
        match found:
            case StoryFrame():
                return WriteTool().enter(state, pointer, found)
            case PictureFrame() if is_expected(state.edition, found.picture):
                return Reaction(command=("picture.choose", {}))
            case PictureFrame():
                window = crop_window(state.compose(pointer.page).sheet, found.id)
                if window is None or not window.shown.contains(pointer.x, pointer.y):
                    return WriteTool().enter(state, pointer, found)
                view = crop_view(state, found.id, pointer.page)
                if view is None or found.locked:
                    return None
                selection = replace(state.selection, page=pointer.page).of_frames((found.id,))
                return Reaction(step=Step(selection=selection, view=view), cursor="hand")
            case Furniture(kind="text"):
                return Reaction(command=("furniture.edit_text", {}))
        return None

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Show arrows over handles, a cross over frames, a beam over the text being edited."""
        return Reaction(cursor=self._shape(state, pointer))

    def _shape(self, state: State, pointer: Pointer) -> str:
        if state.text is not None and in_text(state, pointer):
            return "text"
        held = handle_at(state, pointer)
        if held is not None:
            return CURSORS[held[1]]
        headed = grip_at(state, pointer)
        if headed is not None:
            return "size-v" if headed.direction == "horizontal" else "size-h"
        if overset_at(state, pointer) is not None:
            return "point"
        guide = guide_at(state, pointer)
        if guide is not None:
            return "size-v" if guide.across else "size-h"
        page = next((p for p in state.edition.pages if p.id == pointer.page), None)
        if page is None or not pointer.on_page:
            return self.cursor
        found = frame_at(page, state.edition.layout.grid(page), pointer)
        if found is None or found.locked:
            return self.cursor
        return "copy" if "alt" in pointer.modifiers else "move"

    def _take(self, state: State, pointer: Pointer, found: Frame) -> Reaction:
        page = state.edition.page(pointer.page)
        here = replace(state.selection, page=page.id)
        now = state.selection.frames if state.selection.page == page.id else ()
        alone = frames.expand_groups(page, (found.id,))
        view = state.view.on(page.id)
        if pointer.modifiers & _ADDING:
            rest = tuple(name for name in now if name not in alone)
            chosen = rest if found.id in now else (*now, *alone)
            return Reaction(step=Step(selection=here.of_frames(chosen), view=view))
        if found.id in now:
            chosen, click = (found.id, *(n for n in now if n != found.id)), alone
        else:
            chosen, click = alone, ()
        step = Step(selection=here.of_frames(chosen), view=view)
        if pointer.button != "left":
            return Reaction(step=step)
        free = tuple(name for name in chosen if not page.frame(name).locked)
        if found.locked or not free:
            return Reaction(step=step)
        return Reaction(Moving(state.edition, page.id, chosen, pointer, click), step=step)

    def _band(self, state: State, pointer: Pointer) -> Reaction:
        adding = bool(pointer.modifiers & _ADDING) and state.selection.page == pointer.page
        kept = state.selection.frames if adding else ()
        selection = replace(state.selection, page=pointer.page).of_frames(kept)
        view = state.view.on(pointer.page)
        step = Step(selection=selection, view=view)
        if pointer.button != "left":
            return Reaction(step=step)
        return Reaction(Banding(selection, pointer), step=step)


@dataclass(frozen=True, slots=True)
class Banding:
    """A rubber band from where the pointer was pressed; what it touches is selected."""

    kept: Selection
    start: Pointer

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Draw the band."""
        if pointer.page != self.start.page:
            return Reaction(self)
        return Reaction(self, overlay=Overlay(self.start.page, _band(self.start, pointer)))

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Select what the band touches; locked frames are left out."""
        if not has_moved(self.start, pointer) or pointer.page != self.start.page:
            return Reaction()
        page = state.edition.page(self.start.page)
        grid = state.edition.layout.grid(page)
        band = _band(self.start, pointer)
        touched = [
            frame.id
            for frame in page.frames
            if not frame.locked and band.overlaps(frame_rect(frame, grid), -0.01)
        ]
        chosen = frames.expand_groups(page, (*self.kept.frames, *touched))
        return Reaction(step=Step(selection=self.kept.of_frames(chosen)))


def _band(start: Pointer, now: Pointer) -> Rect:
    x, y = min(start.x, now.x), min(start.y, now.y)
    return Rect(x, y, abs(now.x - start.x), abs(now.y - start.y))
