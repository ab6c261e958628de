"""The crop tool: moves and scales a picture inside its frame.

The frame keeps its place. Dragging moves the picture, its corners scale it (with Alt around the
middle of the frame); a picture always covers its frame. Everything until the tool is left is one
step to undo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.commands.contents import CROP_LABEL, crop_merge, crop_view
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.tool import Pointer, Reaction, frame_at, has_moved
from layout_tool.model import Edition, PictureFrame, Rect
from layout_tool.model.edits import pictures
from layout_tool.sheet import Image, Sheet

__all__ = ["CORNERS", "CropTool", "CropWindow", "corner_points", "crop_window", "cropped"]

CORNERS: Final = ((-1, -1), (1, -1), (1, 1), (-1, 1))
"""The corners of the whole picture as (across, down): −1 is left or top, 1 right or bottom."""
_CORNER_PX: Final = 9.0
_NOTCH: Final = 1.06
"""How much larger a picture grows with a notch of the wheel."""
_CURSORS: Final = {(-1, -1): "size-nw", (1, 1): "size-nw", (1, -1): "size-ne", (-1, 1): "size-ne"}


@dataclass(frozen=True, slots=True)
class CropWindow:
    """A picture in its frame: what shows, and the whole picture with what is hidden, in pt."""

    file: str
    shown: Rect
    whole: Rect

    def ppi(self, pixels: tuple[int, int]) -> float:
        """Return the picture's pixels per inch at this size."""
        return pixels[0] / (self.whole.width / 72)

    def moved(self, dx: float, dy: float) -> CropWindow:
        """Return the picture moved by pt, as far as it covers the frame."""
        return self._covering(replace(self.whole, x=self.whole.x + dx, y=self.whole.y + dy))

    def scaled(self, factor: float, x: float, y: float) -> CropWindow:
        """Return the picture scaled with the point (x, y) kept in place where it can be."""
        old = self.whole
        new = Rect(
            x - (x - old.x) * factor, y - (y - old.y) * factor,
            old.width * factor, old.height * factor,
        )  # fmt: skip
        return self._covering(new)

    @property
    def focus(self) -> tuple[float, float]:
        """The middle of what shows, in fractions of the picture."""
        shown, whole = self.shown, self.whole
        x = (shown.x + shown.width / 2 - whole.x) / whole.width
        y = (shown.y + shown.height / 2 - whole.y) / whole.height
        return x, y

    def _covering(self, whole: Rect) -> CropWindow:
        shown = self.shown
        x = min(max(whole.x, shown.right - whole.width), shown.x)
        y = min(max(whole.y, shown.bottom - whole.height), shown.y)
        return replace(self, whole=replace(whole, x=x, y=y))


def crop_window(sheet: Sheet, frame: str) -> CropWindow | None:
    """Return the picture of a frame as the sheet shows it, or None where there is none."""
    group = next((g for g in sheet.groups if g.frame == frame), None)
    image = next((i for i in group.items if isinstance(i, Image)), None) if group else None
    if image is None or not image.file:
        return None
    left, top, right, bottom = image.crop
    if right <= left or bottom <= top:
        return None
    width, height = image.rect.width / (right - left), image.rect.height / (bottom - top)
    whole = Rect(image.rect.x - left * width, image.rect.y - top * height, width, height)
    return CropWindow(image.file, image.rect, whole)


def corner_points(whole: Rect) -> dict[tuple[int, int], tuple[float, float]]:
    """Return where the corners of the whole picture stand, in pt."""
    xs, ys = {-1: whole.x, 1: whole.right}, {-1: whole.y, 1: whole.bottom}
    return {(across, down): (xs[across], ys[down]) for across, down in CORNERS}


def cropped(
    base: Edition, page: str, frame: str, before: CropWindow, after: CropWindow
) -> Step | None:
    """Return the step that makes a frame show its picture as ``after``; None for no change."""
    shown = base.page(page).frame(frame)
    if not isinstance(shown, PictureFrame):
        return None
    zoom = shown.zoom * after.whole.width / before.whole.width
    edition = pictures.set_crop(base, page, frame, zoom=zoom, focus=after.focus)
    if edition is base:
        return None
    return Step(edition, label=CROP_LABEL, merge=crop_merge(page, frame), lasting=True)


class CropTool:
    """Takes hold of the picture inside a frame."""

    cursor = "arrow"

    def press(self, state: State, pointer: Pointer) -> Reaction:
        """Take hold of the picture or of its corner; beside it, leave it as it is now."""
        crop = state.view.crop
        window = crop_window(state.compose(crop.page).sheet, crop.frame) if crop else None
        if crop is not None and window is not None:
            corner = _corner_at(window, pointer) if pointer.page == crop.page else None
            on_it = pointer.page == crop.page and window.shown.contains(pointer.x, pointer.y)
            if pointer.button != "left":
                return Reaction() if on_it else Reaction(first="picture.crop_done")
            if corner is not None:
                gesture = Scaling(state.edition, crop.page, crop.frame, window, pointer, corner)
                return Reaction(gesture, cursor=_CURSORS[corner])
            if on_it:
                gesture_ = Panning(state.edition, crop.page, crop.frame, window, pointer)
                return Reaction(gesture_, cursor="grab")
            return Reaction(first="picture.crop_done")
        return self._take(state, pointer)

    def hover(self, state: State, pointer: Pointer) -> Reaction:
        """Show a hand over the picture and arrows over its corners."""
        crop = state.view.crop
        if crop is None:
            found = _picture_at(state, pointer)
            return Reaction(cursor="hand" if found is not None else self.cursor)
        if pointer.page != crop.page:
            return Reaction(cursor=self.cursor)
        window = crop_window(state.compose(crop.page).sheet, crop.frame)
        if window is None:
            return Reaction(cursor=self.cursor)
        corner = _corner_at(window, pointer)
        if corner is not None:
            return Reaction(cursor=_CURSORS[corner])
        inside = window.shown.contains(pointer.x, pointer.y)
        return Reaction(cursor="hand" if inside else self.cursor)

    def turn(self, state: State, pointer: Pointer, notches: float) -> Reaction | None:
        """Scale the picture around the pointer; None where there is no picture to scale."""
        crop = state.view.crop
        window = crop_window(state.compose(crop.page).sheet, crop.frame) if crop else None
        if crop is None or window is None or pointer.page != crop.page:
            return None
        frame = state.edition.page(crop.page).frame(crop.frame)
        zoom = frame.zoom if isinstance(frame, PictureFrame) else 1.0
        wanted = min(max(zoom * _NOTCH**notches, 1.0), pictures.MAX_ZOOM)
        after = window.scaled(wanted / zoom, pointer.x, pointer.y)
        step = cropped(state.edition, crop.page, crop.frame, window, after)
        return Reaction(step=step, cursor="hand")

    def _take(self, state: State, pointer: Pointer) -> Reaction:
        """Begin with the picture under the pointer; without one, give the selection tool back."""
        found = _picture_at(state, pointer)
        view = crop_view(state, found.id, pointer.page) if found is not None else None
        if found is None or view is None:
            return Reaction(step=Step(view=state.view.on(pointer.page).holding("select")))
        selection = replace(state.selection, page=pointer.page).of_frames((found.id,))
        window = crop_window(state.compose(pointer.page).sheet, found.id)
        step = Step(selection=selection, view=view)
        if window is None or pointer.button != "left":
            return Reaction(step=step)
        gesture = Panning(state.edition, pointer.page, found.id, window, pointer)
        return Reaction(gesture, step=step, cursor="grab")


@dataclass(frozen=True, slots=True)
class Panning:
    """The picture under a held button. ``window`` is what showed at the press."""

    base: Edition
    page: str
    frame: str
    window: CropWindow
    start: Pointer

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the picture where it would be."""
        if not has_moved(self.start, pointer) or pointer.page != self.start.page:
            return Reaction(self, cursor="grab")
        return Reaction(self, self._panned(pointer), cursor="grab")

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Keep it there."""
        if not has_moved(self.start, pointer) or pointer.page != self.start.page:
            return Reaction(cursor="hand")
        return Reaction(step=self._panned(pointer), cursor="hand")

    def _panned(self, pointer: Pointer) -> Step | None:
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        if "shift" in pointer.modifiers:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        after = self.window.moved(dx, dy)
        return cropped(self.base, self.page, self.frame, self.window, after)


@dataclass(frozen=True, slots=True)
class Scaling:
    """A corner of the picture under a held button; its proportions never change."""

    base: Edition
    page: str
    frame: str
    window: CropWindow
    start: Pointer
    corner: tuple[int, int]

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the picture as large as it would be."""
        cursor = _CURSORS[self.corner]
        if not has_moved(self.start, pointer) or pointer.page != self.start.page:
            return Reaction(self, cursor=cursor)
        return Reaction(self, self._scaled(pointer), cursor=cursor)

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Keep its size."""
        if not has_moved(self.start, pointer) or pointer.page != self.start.page:
            return Reaction()
        return Reaction(step=self._scaled(pointer))

    def _scaled(self, pointer: Pointer) -> Step | None:
        whole, shown = self.window.whole, self.window.shown
        across, down = self.corner
        anchor = corner_points(whole)[-across, -down]
        if "alt" in pointer.modifiers:
            anchor = shown.x + shown.width / 2, shown.y + shown.height / 2
        held = corner_points(whole)[self.corner]
        way_x, way_y = held[0] - anchor[0], held[1] - anchor[1]
        to_x = way_x + pointer.x - self.start.x
        to_y = way_y + pointer.y - self.start.y
        # The pointer's place along the diagonal: both directions count by their length.
        share = (to_x * way_x + to_y * way_y) / max(way_x * way_x + way_y * way_y, 1e-9)
        factor = min(max(share, self._least()), self._most())
        after = self.window.scaled(factor, *anchor)
        return cropped(self.base, self.page, self.frame, self.window, after)

    def _least(self) -> float:
        whole, shown = self.window.whole, self.window.shown
        return max(shown.width / whole.width, shown.height / whole.height)

    def _most(self) -> float:
        frame = self.base.page(self.page).frame(self.frame)
        zoom = frame.zoom if isinstance(frame, PictureFrame) else 1.0
        return pictures.MAX_ZOOM / zoom


def _corner_at(window: CropWindow, pointer: Pointer) -> tuple[int, int] | None:
    reach = _CORNER_PX * pointer.pt_per_px
    for corner, (x, y) in corner_points(window.whole).items():
        if abs(pointer.x - x) <= reach and abs(pointer.y - y) <= reach:
            return corner
    return None


def _picture_at(state: State, pointer: Pointer) -> PictureFrame | None:
    page = next((p for p in state.edition.pages if p.id == pointer.page), None)
    if page is None:
        return None
    found = frame_at(page, state.edition.layout.grid(page), pointer)
    return found if isinstance(found, PictureFrame) and not found.locked else None
