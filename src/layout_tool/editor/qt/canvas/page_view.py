"""The canvas: a spread that tells where the pointer is and lets itself be zoomed and panned.

It decides nothing: pages and guides are given to it, and pointer and keys leave it as plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from layout_tool.editor.qt.canvas.edge_scroll import EdgeScroll
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.pointer import Pointer, key_of, pointer_at, pointer_of
from layout_tool.editor.qt.canvas.spread_view import SpreadView

__all__ = ["PageView"]

_WHEEL_PX: Final = 64
_LEFT: Final = Qt.MouseButton.LeftButton
_MIDDLE: Final = Qt.MouseButton.MiddleButton


class PageView(SpreadView):
    """Shows a spread.

    Signals: ``pressed``, ``moved``, ``released`` carry a :class:`Pointer`; ``hovered`` one or
    None when the pointer leaves; ``keyed`` a :class:`Key`. ``guide_wanted`` is what rulers ask
    for: whether it runs across, and the pointer. ``left_pans`` makes the left button pan, for
    want of a tool.
    """

    guide_wanted = Signal(bool, object)
    pressed = Signal(object)
    moved = Signal(object)
    released = Signal(object)
    hovered = Signal(object)
    keyed = Signal(object)

    def __init__(self, sheets: SheetPainter, parent: QWidget | None = None) -> None:
        # Before Qt's own part is made, for events come while it is.
        self._listeners: list[Callable[[QEvent], bool]] = []
        super().__init__(sheets, parent)
        self.left_pans = True
        self._space = False
        self._grip: QPointF | None = None
        self._wheel = 0
        self._scrolls = False
        self._held = Pointer("", 0, 0)
        self._edge = EdgeScroll(self, self._scrolled)
        self._shape = Qt.CursorShape.ArrowCursor
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_hand(self) -> bool:
        """Whether the space bar or a held button makes the pointer a hand."""
        return self._space or self._grip is not None

    def listen(self, listener: Callable[[QEvent], bool]) -> None:
        """Ask ``listener`` first about every event; what it takes goes no further."""
        self._listeners.append(listener)

    def set_shape(self, shape: Qt.CursorShape) -> None:
        """Choose the pointer's shape; a hand stays one until it lets go."""
        if shape != self._shape:
            self._shape = shape
            if not self.is_hand:
                self.setCursor(shape)

    def scroll_at_edge(self, on: bool) -> None:
        """Choose whether a drag that comes near the edge moves the paper along."""
        self._scrolls = on
        if not on:
            self._edge.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pan with the middle button or the space bar; tell the tools of the rest."""
        hand = self._space or (self.left_pans and event.button() == _LEFT)
        if event.button() == _MIDDLE or (hand and event.button() == _LEFT):
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if not self._space and event.button() != _MIDDLE:
            self._tell(self.pressed, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or tell the tools."""
        if self._grip is not None:
            step = event.position() - self._grip
            whole = QPointF(round(step.x()), round(step.y()))
            self._grip += whole
            self.pan(whole.x(), whole.y())
        if self._spread is not None:
            pointer = self._held = pointer_of(event, self._spread, self._view)
            if self._scrolls:
                self._edge.follow(event.position())
            if self._grip is None or (self.left_pans and not self._space):
                self.moved.emit(pointer)
            self.hovered.emit(pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the paper go, or tell the tools."""
        if self._grip is not None and event.button() in (_LEFT, _MIDDLE):
            self._grip = None
            self._show_hand()
        if not self._space and event.button() != _MIDDLE:
            self._tell(self.released, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell the tools of the second press."""
        if event.button() != _MIDDLE and not self._space:
            self._tell(self.pressed, event, clicks=2)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is gone."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor with Ctrl; else pan, sideways with Shift."""
        angle, pixels = event.angleDelta(), event.pixelDelta()
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            self._wheel += angle.y() or angle.x()
            steps, self._wheel = int(self._wheel / 120), self._wheel - 120 * int(self._wheel / 120)
            if steps:
                self.step_zoom(steps, event.position())
        elif not pixels.isNull():
            self.pan(pixels.x(), pixels.y())
        else:
            dx, dy = angle.x() * _WHEEL_PX / 120, angle.y() * _WHEEL_PX / 120
            if held & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            self.pan(round(dx), round(dy))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the space bar for the hand; tell the tools of other keys."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = True
                self._show_hand()
            return
        self.keyed.emit(key_of(event))
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Give the hand back."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_hand()
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a space bar whose release will go elsewhere."""
        self._space = False
        self._grip = None
        self._show_hand()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ask the listeners; zoom by pinching on a touch pad."""
        if any(listener(event) for listener in self._listeners):
            return True
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.set_zoom(self._view.zoom * (1 + event.value()), event.position())
            return True
        return super().event(event)

    def _tell(self, signal: SignalInstance, event: QMouseEvent, clicks: int = 1) -> None:
        if self._spread is not None:
            signal.emit(pointer_of(event, self._spread, self._view, clicks))

    def _scrolled(self, at: QPointF) -> None:
        """The paper moved under a pointer that stays: what is dragged comes along."""
        if self._spread is not None:
            x, y, held = at.x(), at.y(), self._held
            buttons, modifiers = held.buttons, held.modifiers
            self.moved.emit(
                pointer_at(self._spread, self._view, x, y, buttons=buttons, modifiers=modifiers)
            )

    def _show_hand(self) -> None:
        if self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(self._shape)
