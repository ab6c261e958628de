"""Moving frames, within their page or to the facing one; or a copy of them.

Alt held at the press drags a copy; Alt later, or still held, frees from snapping.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from layout_tool.editor.state.step import State, Step
from layout_tool.editor.tools.snap import FreeSnapper, Snapper
from layout_tool.editor.tools.tool import (
    Overlay,
    Pointer,
    Reaction,
    SnapLine,
    has_moved,
)
from layout_tool.editor.words import Words
from layout_tool.model import Edition, GridBox, Rect
from layout_tool.model.edits import frames, places

__all__ = ["Moving"]

_LABEL: Final = Words("Move", "移动")
_COPY_LABEL: Final = Words("Duplicate", "再制")


@dataclass(frozen=True, slots=True)
class Moving:
    """Selected frames under a held button. ``base`` is the edition at the press.

    ``click`` names a frame to select alone when the pointer never moves.
    """

    base: Edition
    page: str
    ids: tuple[str, ...]
    start: Pointer
    click: tuple[str, ...] = ()

    @property
    def _copies(self) -> bool:
        return "alt" in self.start.modifiers

    @property
    def _cursor(self) -> str:
        return "copy" if self._copies else "move"

    def move(self, state: State, pointer: Pointer) -> Reaction:
        """Show the frames where they would go."""
        if not has_moved(self.start, pointer):
            return Reaction(self, cursor=self._cursor)
        step, overlay = self._moved(state, pointer)
        return Reaction(self, step, overlay=overlay, cursor=self._cursor)

    def release(self, state: State, pointer: Pointer) -> Reaction:
        """Keep them there, or select what was clicked."""
        if not has_moved(self.start, pointer):
            if self.click:
                return Reaction(step=Step(selection=state.selection.of_frames(self.click)))
            return Reaction()
        return Reaction(step=self._moved(state, pointer)[0])

    def _moved(self, state: State, pointer: Pointer) -> tuple[Step | None, Overlay]:
        grid = self.base.layout.grid(self.base.page(pointer.page))
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        if "shift" in pointer.modifiers:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        boxes = self._boxes()
        if not boxes:
            return self._moved_free(state, pointer, dx, dy)
        columns = round(dx / (grid.measure + grid.gutter))
        lines = round(dy / grid.leading)
        whole = places.around(boxes)
        target = places.clamp(
            replace(whole, column=whole.column + columns, line=whole.line + lines), grid
        )
        page = self.base.page(pointer.page)
        stays = self._copies or pointer.page != self.page
        without = () if stays else self.ids
        snapper = Snapper.of(state, page, without, pointer)
        snaps: tuple[SnapLine, ...] = snapper.lines(target)
        if lines:
            target, snaps = snapper.moved(target, free="alt" in pointer.modifiers)
            target = places.clamp(target, grid)
        columns, lines = target.column - whole.column, target.line - whole.line
        overlay = Overlay(pointer.page, snaps=snaps, label=_place_words(target))
        if self._copies:
            edition, made = self._copied(pointer.page, columns, lines)
            return self._step(state, edition, pointer.page, made), overlay
        if pointer.page == self.page:
            edition = places.move(self.base, self.page, self.ids, columns, lines)
            return self._step(state, edition, self.page, self.ids), overlay
        edition, made = self._transferred(pointer.page, columns, lines)
        return self._step(state, edition, pointer.page, made), overlay

    def _moved_free(
        self, state: State, pointer: Pointer, dx: float, dy: float
    ) -> tuple[Step | None, Overlay]:
        base, ids = self.base, self.ids
        if self._copies:
            base, ids = self._copied(self.page, 0, 0)
        page = base.page(self.page)
        rects = [
            frame.place
            for frame in page.frames
            if frame.id in ids and not frame.locked and isinstance(frame.place, Rect)
        ]
        snapper = FreeSnapper.of(state, page, ids, pointer)
        more_x, more_y, snaps = snapper.nudge(
            [x + dx for rect in rects for x in (rect.x, rect.right)],
            [y + dy for rect in rects for y in (rect.y, rect.bottom)],
        )
        edition = places.move_free(base, self.page, ids, dx + more_x, dy + more_y)
        step = self._step(state, edition, self.page, ids)
        return step, Overlay(self.page, snaps=snaps)

    def _boxes(self) -> list[GridBox]:
        return [
            frame.place
            for frame in self.base.page(self.page).frames
            if frame.id in self.ids and not frame.locked and isinstance(frame.place, GridBox)
        ]

    def _copied(self, page: str, columns: int, lines: int) -> tuple[Edition, tuple[str, ...]]:
        """Put a copy of the frames on a page; a story that is copied is a story of its own."""
        clip = frames.copy_frames(self.base, self.page, self.ids)
        return frames.paste(self.base, page, clip, columns=columns, lines=lines)

    def _transferred(self, page: str, columns: int, lines: int) -> tuple[Edition, tuple[str, ...]]:
        """Take the frames off their page and put them on another."""
        free = [f.id for f in self.base.page(self.page).frames if f.id in self.ids]
        free = [name for name in free if not self.base.page(self.page).frame(name).locked]
        clip = frames.copy_frames(self.base, self.page, free)
        edition = frames.remove(self.base, self.page, free)
        return frames.paste(edition, page, clip, columns=columns, lines=lines)

    def _step(self, state: State, edition: Edition, page: str, ids: tuple[str, ...]) -> Step | None:
        if edition is self.base:
            return None
        selection = replace(state.selection, page=page).of_frames(ids)
        label = _COPY_LABEL if self._copies else _LABEL
        return Step(edition, selection, state.view.on(page), label=label)


def _place_words(box: GridBox) -> Words:
    return Words(
        f"column {box.column + 1}, line {box.line + 1}",
        f"第{box.column + 1}栏 第{box.line + 1}行",
    )
