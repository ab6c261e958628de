"""Pointer, keyboard, clipboard and drops of one canvas, put on a desk together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from layout_tool.editor.qt.access import CanvasAccess
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.wheel import Wheel
from layout_tool.editor.qt.editing.clipboard import ClipboardBridge
from layout_tool.editor.qt.editing.drops import Drops
from layout_tool.editor.qt.editing.hands import Hands
from layout_tool.editor.qt.editing.typist import Typist
from layout_tool.editor.state.desk import Desk

__all__ = ["Bench"]


class Bench(QObject):
    """Everything by which an editor works on the page; ``take_files`` imports dropped files."""

    def __init__(self, view: PageView, take_files: Callable[[Sequence[Path]], bool]) -> None:
        super().__init__(view)
        self.hands = Hands(view)
        self.typist = Typist(view, self.hands)
        self.drops = Drops(view, self.hands, take_files)
        self.clipboard = ClipboardBridge(self)
        self.wheel = Wheel(view)
        self.access = CanvasAccess(view)

    def set_desk(self, desk: Desk | None) -> None:
        """Work on another desk, or none."""
        for part in (self.hands, self.typist, self.drops, self.clipboard, self.wheel, self.access):
            part.set_desk(desk)
