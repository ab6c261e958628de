"""The text at the caret for screen readers; offsets are told in UTF-16 units, as Qt counts."""

# ruff: noqa: D102 - the methods are Qt's own, and said what they are there
from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessibleTextInterface

from layout_tool.editor.qt.access.reading import PageReading
from layout_tool.editor.qt.editing.units import points, units
from layout_tool.model import Position, TextRange
from layout_tool.sheet import selection_rects

__all__ = ["TextInterface", "offset_of"]


class TextInterface(QAccessibleTextInterface):
    """The part of a story that is edited."""

    def __init__(self, page: PageReading) -> None:
        super().__init__()
        self._page = page

    def _all(self) -> str:
        return "\n".join(self._page.text_lines())

    def characterCount(self) -> int:
        text = self._all()
        return units(text, len(text))

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's signature
        text = self._all()
        return text[points(text, startOffset) : points(text, endOffset)]

    def cursorPosition(self) -> int:
        where = self._page.editing
        return offset_of(self._page.text_lines(), where.focus) if where is not None else 0

    def setCursorPosition(self, position: int) -> None:
        desk, where = self._page.desk, self._page.editing
        if desk is not None and where is not None:
            place = place_at(self._page.text_lines(), position, where.focus)
            desk.run("edit.go_to", place=place, frame=desk.selection.frame)

    def characterRect(self, offset: int) -> QRect:
        desk, where = self._page.desk, self._page.editing
        if desk is None or where is None:
            return QRect()
        start = place_at(self._page.text_lines(), offset, where.focus)
        end = start.at(start.offset + 1)
        sheet = desk.composition(desk.view.page).sheet
        rects = selection_rects(sheet, TextRange(start, end), frame=desk.selection.frame)
        return self._page.on_screen(rects[0]) if rects else QRect()

    def offsetAtPoint(self, point: QPoint) -> int:
        count = range(self.characterCount())
        return next((n for n in count if self.characterRect(n).contains(point)), -1)

    def selectionCount(self) -> int:
        # None: PySide cannot answer with where it begins and ends, which events tell instead.
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803
        self.setCursorPosition(self.cursorPosition())

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self.setCursorPosition(endOffset)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        self.setCursorPosition(startIndex)


def offset_of(lines: tuple[str, ...], place: Position) -> int:
    """Return a place as UTF-16 units from the part's start; a paragraph's end counts one."""
    before = sum(units(line, len(line)) + 1 for line in lines[: place.paragraph])
    text = lines[place.paragraph] if place.paragraph < len(lines) else ""
    return before + units(text, place.offset)


def place_at(lines: tuple[str, ...], offset: int, like: Position) -> Position:
    """Return the place in a part that is so many UTF-16 units from its start."""
    left = max(offset, 0)
    for number, line in enumerate(lines):
        length = units(line, len(line))
        if left <= length:
            return like.at(points(line, left), number)
        left -= length + 1
    return like.at(len(lines[-1]) if lines else 0, max(len(lines) - 1, 0))
