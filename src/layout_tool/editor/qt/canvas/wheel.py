"""The wheel, for tools that take it: the crop tool scales a picture with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent

from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.pointer import modifiers_of, pointer_at
from layout_tool.editor.state.desk import Desk

__all__ = ["Wheel"]

_NOTCH: Final = 120
"""Eighths of a degree that Qt counts for a notch."""


class Wheel(QObject):
    """Offers the wheel of a canvas to the tool in hand; Ctrl and Shift keep zooming and panning."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._desk: Desk | None = None
        view.listen(self.takes)

    def set_desk(self, desk: Desk | None) -> None:
        """Serve another desk, or none."""
        self._desk = desk

    def takes(self, event: QEvent) -> bool:
        """Tell whether the tool took the wheel."""
        desk, spread = self._desk, self._view.spread
        if desk is None or spread is None or not isinstance(event, QWheelEvent):
            return False
        zooms = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & zooms or not notches:
            return False
        at, held = event.position(), modifiers_of(event.modifiers())
        pointer = pointer_at(spread, self._view.view, at.x(), at.y(), modifiers=held)
        if not desk.turn(pointer, notches, asker=self):
            return False
        event.accept()
        return True
