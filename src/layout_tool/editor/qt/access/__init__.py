"""The canvas for screen readers: the frames of the page as children, and the text at the caret.

Each frame has a name (what it shows and how it fits), a place in columns and lines, and its
rectangle on the screen. While text is edited the canvas is an editable text: the part of the story
with the caret, its paragraphs as lines. What is selected is told as it changes. PySide's stubs
leave out that None is allowed, so some results are Any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)

from layout_tool.editor.qt.access.canvas import CanvasInterface
from layout_tool.editor.qt.access.reading import PageReading
from layout_tool.editor.qt.access.text import offset_of
from layout_tool.editor.qt.access.words import frame_name, frame_place, selection_words
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.say import say
from layout_tool.editor.state.desk import Changed, Desk

__all__ = ["CanvasAccess", "frame_name", "frame_place", "selection_words"]

_Event = QAccessible.Event


class CanvasAccess(QObject):
    """Tells screen readers about one canvas, and what changes on it."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self.page = PageReading(view)
        self.canvas = CanvasInterface(self.page)
        _canvases[id(view)] = self
        if not _installed:
            QAccessible.installFactory(_interface_of)
            _installed.append(True)
        view.destroyed.connect(self._gone)

    def set_desk(self, desk: Desk | None) -> None:
        """Tell about another desk, or none."""
        before = self.page.desk
        if before is not None:
            before.changed.disconnect(self._heard)
        self.page.desk = desk
        if desk is not None:
            desk.changed.connect(self._heard)

    def events(self, news: Changed) -> Iterator[QAccessibleEvent]:
        """Yield what screen readers are to be told."""
        page = self.page
        desk, where, view = page.desk, page.editing, page.view
        if desk is None or not (news.selection or news.shown):
            return
        if where is not None:
            lines = page.text_lines()
            yield QAccessibleTextCursorEvent(view, offset_of(lines, where.focus))
            if news.selection:
                low, high = offset_of(lines, where.start), offset_of(lines, where.end)
                yield QAccessibleTextSelectionEvent(view, low, high)
        elif news.selection:
            chosen = page.chosen
            numbers = {frame.id: number for number, frame in enumerate(page.frames)}
            yield QAccessibleEvent(view, _Event.SelectionWithin)
            focus = QAccessibleEvent(view, _Event.Focus)
            if chosen:
                focus.setChild(numbers[chosen[0].id])
            yield focus
            if len(chosen) != 1:
                # One frame is read out for it has the focus; several, or none, are nobody's focus.
                words = say(selection_words(desk, desk.view.page, chosen))
                yield QAccessibleAnnouncementEvent(view, words)

    def _heard(self, news: Changed) -> None:
        if QAccessible.isActive():
            for event in self.events(news):
                QAccessible.updateAccessibility(event)

    def _gone(self) -> None:
        _canvases.pop(id(self.page.view), None)


_installed: Final[list[bool]] = []
_canvases: Final[dict[int, CanvasAccess]] = {}
"""Qt asks for interfaces by object; the windows' canvases are found here by identity."""


def _interface_of(_key: str, thing: QObject) -> QAccessibleInterface | None:
    access = _canvases.get(id(thing))
    return access.canvas if access is not None and access.page.view is thing else None
