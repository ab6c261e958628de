"""A frame of the page for screen readers."""

# ruff: noqa: D102 - the methods are Qt's own, and said what they are there
from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import isValid

from layout_tool.editor.qt.access.reading import PageReading
from layout_tool.editor.qt.access.words import frame_name, frame_place
from layout_tool.editor.qt.say import say
from layout_tool.model import AdFrame, Frame, PictureFrame

__all__ = ["FrameInterface"]

_Role = QAccessible.Role


class FrameInterface(QAccessibleInterface):
    """A frame of the page."""

    def __init__(self, page: PageReading, canvas: QAccessibleInterface, frame: str) -> None:
        super().__init__()
        self._page, self._canvas, self._name = page, canvas, frame

    def _frame(self) -> Frame | None:
        if not isValid(self._page.view):
            return None  # screen readers may still ask when the window is gone
        return next((one for one in self._page.frames if one.id == self._name), None)

    def isValid(self) -> bool:
        return self._frame() is not None

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        return self._canvas

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        frame, desk = self._frame(), self._page.desk
        if frame is None or desk is None:
            return ""
        if kind == QAccessible.Text.Name:
            return say(frame_name(desk, desk.view.page, frame))
        return say(frame_place(frame)) if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Take nothing: a frame's name comes from what it shows."""

    def rect(self) -> QRect:
        frame = self._frame()
        return self._page.frame_rect(frame) if frame is not None else QRect()

    def role(self) -> QAccessible.Role:
        frame = self._frame()
        return _Role.Graphic if isinstance(frame, PictureFrame | AdFrame) else _Role.Section

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        desk = self._page.desk
        chosen = desk is not None and self._name in desk.selection.frames
        state.focusable = state.selectable = True
        state.selected = chosen
        state.focused = desk is not None and self._name == desk.selection.frame
        return state
