"""Hands for a real window: pointer in pt of a page, keys, input methods, drops."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_tool.compose import StoryFit
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.window import MainWindow
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.tools import frame_rect, handle_points
from layout_tool.model import GridBox, Position, Rect
from layout_tool.sheet import caret

__all__ = ["WindowHands", "come_to_rest"]

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier
_TURNS = 50


def come_to_rest(window: MainWindow) -> None:
    """Let the docks find their places; until then the canvas changes its size."""
    for _ in range(_TURNS):
        QApplication.processEvents()
        if window.docks.are_at_rest:
            return
    raise AssertionError("the docks did not come to rest")


class WindowHands:
    """Does what an editor does, through Qt's own events."""

    def __init__(self, window: MainWindow, *, wait: bool = True) -> None:
        self.window = window
        if wait:
            come_to_rest(window)

    @property
    def view(self) -> PageView:
        return self.window.canvas.view

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def page(self) -> str:
        return self.desk.view.page

    # Places

    def rect(self, frame: str) -> Rect:
        page = self.desk.shown.page(self.page)
        return frame_rect(page.frame(frame), self.desk.shown.layout.grid(page))

    def middle(self, frame: str) -> tuple[float, float]:
        rect = self.rect(frame)
        return rect.x + rect.width / 2, rect.y + rect.height / 2

    def handle(self, frame: str, across: int, down: int) -> tuple[float, float]:
        return handle_points(self.rect(frame))[across, down]

    def cell(self, column: int, line: int) -> tuple[float, float]:
        grid = self.desk.shown.layout.grid(self.desk.shown.page(self.page))
        rect = grid.rect(GridBox(column, line, 1, 1))
        return rect.x + rect.width / 2, rect.y + 1

    def text(self, place: Position, frame: str) -> tuple[float, float]:
        box = caret(self.desk.composition(self.page).sheet, place, frame=frame)
        assert box is not None
        return box.x + box.width / 2, box.y + box.height / 2

    def px(self, at: tuple[float, float]) -> QPoint:
        spread = self.view.spread
        assert spread is not None
        place = spread.place(self.page)
        assert place is not None
        look = self.view.view
        x, y = look.to_device(place.rect.x + at[0], place.rect.y + at[1])
        return QPoint(round(x / look.ratio), round(y / look.ratio))

    # Pointer

    def press(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NONE) -> None:
        QTest.mousePress(self.view, _LEFT, held, self.px(at))

    def move(self, at: tuple[float, float]) -> None:
        QTest.mouseMove(self.view, self.px(at))
        QApplication.processEvents()

    def release(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NONE) -> None:
        QTest.mouseRelease(self.view, _LEFT, held, self.px(at))
        QApplication.processEvents()

    def click(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NONE) -> None:
        self.press(at, held)
        self.release(at, held)

    def double_click(self, at: tuple[float, float]) -> None:
        self.click(at)
        QTest.mouseDClick(self.view, _LEFT, _NONE, self.px(at))
        self.release(at)
        QApplication.processEvents()

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 4) -> None:
        self.press(start)
        for step in range(1, steps + 1):
            share = step / steps
            self.move((start[0] + (end[0] - start[0]) * share,
                       start[1] + (end[1] - start[1]) * share))  # fmt: skip
        self.release(end)

    # Keys

    def key(self, keys: str) -> None:
        """Press a key sequence such as ``Ctrl+Z``."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self.view, combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type characters as a keyboard would; ``QTest.keyClicks`` cannot type Chinese."""
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.view, QKeyEvent(kind, 0, _NONE, char))
        QApplication.processEvents()

    # Input methods

    def compose(self, preedit: str, cursor: int | None = None) -> None:
        attributes = []
        if cursor is not None:
            kind = QInputMethodEvent.AttributeType.Cursor
            attributes.append(QInputMethodEvent.Attribute(kind, cursor, 1, None))
        QApplication.sendEvent(self.view, QInputMethodEvent(preedit, attributes))

    def commit(self, text: str, start: int = 0, length: int = 0) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text, start, length)
        QApplication.sendEvent(self.view, event)

    # Drops

    def drop(self, data: QMimeData, at: tuple[float, float], *, keep_over: bool = False) -> bool:
        """Drag something over the page and let it go there; tell whether it was taken."""
        spot = self.px(at)
        copy, mouse = Qt.DropAction.CopyAction, _LEFT
        enter = QDragEnterEvent(spot, copy, data, mouse, _NONE)
        QApplication.sendEvent(self.view, enter)
        move = QDragMoveEvent(spot, copy, data, mouse, _NONE)
        QApplication.sendEvent(self.view, move)
        QApplication.processEvents()
        if keep_over:
            return move.isAccepted()
        event = QDropEvent(QPointF(spot), copy, data, mouse, _NONE)
        QApplication.sendEvent(self.view, event)
        QApplication.processEvents()
        return event.isAccepted()

    def item_data(self, kind: str, name: str) -> QMimeData:
        """Return what a basket gives to a drag."""
        data = QMimeData()
        data.setData(f"application/x-layout-tool-{kind}", name.encode())
        return data

    def drop_item(self, kind: str, name: str, at: tuple[float, float]) -> str:
        """Drop a story or picture of a basket; return its frame."""
        assert self.drop(self.item_data(kind, name), at)
        return self.desk.selection.frame

    def drop_files(self, files: Sequence[Path], at: tuple[float, float]) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        return self.drop(data, at)

    # What is so

    def over(self) -> dict[str, StoryFit]:
        return {f.frame: f for f in self.desk.composition(self.page).fits if f.over_lines > 0}
