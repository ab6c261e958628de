"""The pointer at work: presses and moves of the canvas go to the desk, its marks come back."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.canvas.geometry import Spread, View
from layout_tool.editor.qt.canvas.marks import (
    Marks,
    caret_area,
    marks_of,
    paint_caret,
    paint_marks,
    reach,
    told_apart,
)
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.spread_painter import frame_of
from layout_tool.editor.qt.canvas.thread_marks import paint_links, reach_of_links
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.tools import Pointer
from layout_tool.model import TextRange

__all__ = ["SHAPES", "Hands"]

_Shape = Qt.CursorShape
SHAPES: Final = {
    "arrow": _Shape.ArrowCursor, "move": _Shape.SizeAllCursor, "cross": _Shape.CrossCursor,
    "text": _Shape.IBeamCursor, "hand": _Shape.OpenHandCursor, "grab": _Shape.ClosedHandCursor,
    "copy": _Shape.DragCopyCursor, "forbidden": _Shape.ForbiddenCursor,
    "size-nw": _Shape.SizeFDiagCursor, "size-ne": _Shape.SizeBDiagCursor,
    "point": _Shape.PointingHandCursor, "load": _Shape.DragCopyCursor,
    "size-h": _Shape.SizeHorCursor, "size-v": _Shape.SizeVerCursor,
}  # fmt: skip
"""The desk's names of pointer shapes as Qt's."""
_TRIPLE_PX: Final = 4
_PAN: Final = "pan"
"""The tool under which the paper moves with the pointer, and so not by itself."""


class Hands(QObject):
    """Drives a desk by a canvas.

    Of moves that come while a page is being composed only the last counts. ``touched`` is emitted
    before every press, so that a word under composition is kept; ``menu_wanted`` with the place
    on the screen where a context menu is asked for.
    """

    touched = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._desk: Desk | None = None
        self._marks = Marks()
        self._preedit: TextRange | None = None
        self._pending: Pointer | None = None
        self._last_press: tuple[int, Pointer] | None = None
        self._at = (0.0, 0.0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.flush)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blinked)
        self._caret_on = True
        view.pressed.connect(self._pressed)
        view.moved.connect(self._moved)
        view.released.connect(self._released)
        view.guide_wanted.connect(self._guide_wanted)
        view.set_over_paint(self._paint)

    @property
    def marks(self) -> Marks:
        """What is drawn over the paper."""
        return self._marks

    @property
    def caret_shown(self) -> bool:
        """Whether the caret is in the lit half of its blink."""
        return self._caret_on

    def set_desk(self, desk: Desk | None) -> None:
        """Drive another desk, or none."""
        if self._desk is not None:
            self._desk.changed.disconnect(self._heard)
        self._desk = desk
        self._pending = None
        self._soon.stop()
        self._view.left_pans = desk is None
        if desk is not None:
            desk.changed.connect(self._heard)
        self._preedit = None
        self._renew()
        self._shape()

    def set_preedit(self, where: TextRange | None) -> None:
        """Underline text that an input method is composing."""
        self._preedit = where
        self._renew()

    def pan(self, dx: float, dy: float) -> None:
        """Move the paper by pt, as the hand tool asks."""
        view = self._view.view
        self._view.pan(dx * view.scale / view.ratio, dy * view.scale / view.ratio)

    def flush(self) -> None:
        """Take the last move now."""
        self._soon.stop()
        pointer, self._pending = self._pending, None
        if pointer is not None and self._desk is not None:
            self._at = pointer.x, pointer.y
            self._desk.move(pointer, asker=self)
            if self._marks.label is not None:
                self._renew()
            self._shape()

    def place_label(self, x: float, y: float) -> None:
        """Say where labels stand while something is dragged in from outside."""
        self._at = x, y
        self._renew()

    # Pointer

    def _pressed(self, pointer: Pointer) -> None:
        if self._desk is None:
            return
        self.touched.emit()
        self.flush()
        pointer = self._counted(pointer)
        self._at = pointer.x, pointer.y
        self._desk.press(pointer, asker=self)
        self._view.scroll_at_edge(self._desk.is_busy and self._desk.view.tool != _PAN)
        self._shape()
        if pointer.button == "right":
            self._desk.release(pointer, asker=self)
            self.menu_wanted.emit(QCursor.pos())

    def _moved(self, pointer: Pointer) -> None:
        if self._desk is not None:
            self._pending = pointer
            self._soon.start()

    def _released(self, pointer: Pointer) -> None:
        if self._desk is None or pointer.button == "right":
            return
        self._view.scroll_at_edge(False)
        self.flush()
        self._desk.release(pointer, asker=self)
        self._shape()

    def _guide_wanted(self, across: bool, pointer: Pointer) -> None:
        if self._desk is not None:
            self.touched.emit()
            self._desk.drag_guide(across, pointer)

    def _counted(self, pointer: Pointer) -> Pointer:
        """Qt tells a double click; a third press soon after it, at its place, takes more."""
        stamp = time.monotonic_ns() // 1_000_000
        if pointer.clicks == 2:
            self._last_press = stamp, pointer
            return pointer
        last, self._last_press = self._last_press, None
        if last is None or stamp - last[0] > QApplication.doubleClickInterval():
            return pointer
        near = _TRIPLE_PX * pointer.pt_per_px
        before = last[1]
        if before.page == pointer.page and abs(before.x - pointer.x) + abs(
            before.y - pointer.y
        ) <= near:  # fmt: skip
            return replace(pointer, clicks=3)
        return pointer

    def _shape(self) -> None:
        name = self._desk.cursor if self._desk is not None else "arrow"
        self._view.set_shape(SHAPES.get(name, _Shape.ArrowCursor))

    # Marks

    def _heard(self, news: Changed) -> None:
        if self._desk is not None and not self._desk.is_busy:
            self._view.scroll_at_edge(False)
        if news.shown or news.selection or news.overlay or news.view:
            self._renew()
        if news.view:
            self._shape()

    def _renew(self) -> None:
        """Look at the marks anew and paint where they were and are."""
        old = self._marks
        self._marks = (
            marks_of(self._desk, self._preedit, self._at) if self._desk is not None else Marks()
        )
        self._light()
        if old != self._marks:
            for marks in told_apart(old, self._marks):
                self._update(marks)

    def _update(self, marks: Marks) -> None:
        spread = self._view.spread
        if spread is None:
            return
        look = self._view.view
        for place in spread.places:
            areas = reach(marks, place.page, frame_of(look, place), look.ratio)
            self._view.update_device(areas)
        if marks.links:
            frames = {place.page: frame_of(look, place) for place in spread.places}
            self._view.update_device(reach_of_links(marks.links, frames, look.ratio))

    def _light(self) -> None:
        """Begin the blink anew with the caret lit."""
        self._caret_on = True
        if self._marks.caret is None:
            self._blink.stop()
        else:
            half = QApplication.cursorFlashTime() // 2
            if half > 0:
                self._blink.start(half)

    def _blinked(self) -> None:
        self._caret_on = not self._caret_on
        spread, look = self._view.spread, self._view.view
        place = spread.place(self._marks.page) if spread is not None else None
        if place is not None:
            area = caret_area(self._marks, frame_of(look, place), look.ratio)
            self._view.update_device([area])

    def _paint(self, painter: QPainter, spread: Spread, look: View) -> None:
        font = self._view.font()
        for place in spread.places:
            frame = frame_of(look, place)
            paint_marks(
                painter, self._marks, place.page, frame, look.ratio, font, self._view.pictures
            )
            if self._caret_on:
                paint_caret(painter, self._marks, place.page, frame, look.ratio)
        if self._marks.links:
            frames = {place.page: frame_of(look, place) for place in spread.places}
            paint_links(painter, self._marks.links, frames, look.ratio, font)
