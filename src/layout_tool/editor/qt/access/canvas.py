"""The canvas itself for screen readers: its frames, which of them are selected, its text."""

# ruff: noqa: D102 - the methods are Qt's own, and said what they are there
from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleSelectionInterface
from shiboken6 import VoidPtr, getCppPointer, isValid

from layout_tool.editor.qt.access.frame import FrameInterface
from layout_tool.editor.qt.access.reading import PageReading
from layout_tool.editor.qt.access.text import TextInterface

__all__ = ["CanvasInterface"]

_Role = QAccessible.Role


class CanvasInterface(QAccessibleInterface):
    """The canvas itself."""

    def __init__(self, page: PageReading) -> None:
        super().__init__()
        self._page = page
        self._text = TextInterface(page)
        self._selection = _Selection(page, self)
        self._children: dict[str, QAccessibleInterface] = {}

    def isValid(self) -> bool:
        return isValid(self._page.view)

    def object(self) -> QObject:
        return self._page.view

    def window(self) -> Any:
        return self._page.view.window().windowHandle()

    def parent(self) -> Any:
        around = self._page.view.parentWidget()
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return len(self._page.frames)

    def child(self, index: int) -> Any:
        frames = self._page.frames
        if not 0 <= index < len(frames):
            return None
        # Kept, for Qt does not.
        name = frames[index].id
        return self._children.setdefault(name, FrameInterface(self._page, self, name))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        count = range(self.childCount())
        return next((number for number in count if self.child(number) is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        found = reversed(range(self.childCount()))
        frames = self._page.frames
        at = next((n for n in found if self._page.frame_rect(frames[n]).contains(x, y)), -1)
        return self.child(at)

    def focusChild(self) -> Any:
        desk = self._page.desk
        chosen = desk.selection.frame if desk is not None else ""
        frames = self._page.frames
        return self.child(next((n for n, frame in enumerate(frames) if frame.id == chosen), -1))

    def text(self, kind: QAccessible.Text) -> str:
        view, desk = self._page.view, self._page.desk
        if kind == QAccessible.Text.Name:
            page = f" {desk.view.page}" if desk is not None else ""
            return view.accessibleName() + page
        if kind == QAccessible.Text.Value:
            return "\n".join(self._page.text_lines())
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Take nothing: text is edited by keys and input methods."""

    def rect(self) -> QRect:
        view = self._page.view
        return QRect(view.mapToGlobal(QPoint(0, 0)), view.size())

    def role(self) -> QAccessible.Role:
        return _Role.EditableText if self._page.editing is not None else _Role.Canvas

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        editing = self._page.editing is not None
        state.focusable = True
        state.focused = self._page.view.hasFocus()
        state.editable = state.multiLine = editing
        state.multiSelectable = not editing
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        # An address, which PySide calls an int; a bare int would be taken for an object.
        kinds, editing = QAccessible.InterfaceType, self._page.editing is not None
        if kind == kinds.TextInterface and editing:
            return VoidPtr(getCppPointer(self._text)[0])
        if kind == kinds.SelectionInterface and not editing:
            return VoidPtr(getCppPointer(self._selection)[0])
        return VoidPtr(0)


class _Selection(QAccessibleSelectionInterface):
    """The frames that are selected, which a screen reader may change too."""

    def __init__(self, page: PageReading, canvas: QAccessibleInterface) -> None:
        super().__init__()
        self._page, self._canvas = page, canvas

    def selectedItemCount(self) -> int:
        return len(self._page.chosen)

    def selectedItems(self) -> list[QAccessibleInterface]:
        chosen = {frame.id for frame in self._page.chosen}
        frames = enumerate(self._page.frames)
        return [self._canvas.child(number) for number, frame in frames if frame.id in chosen]

    def selectedItem(self, selectionIndex: int) -> Any:  # noqa: N803 - Qt's signature
        found = self.selectedItems()
        return found[selectionIndex] if 0 <= selectionIndex < len(found) else None

    def isSelected(self, childItem: QAccessibleInterface) -> bool:  # noqa: N803
        return childItem in self.selectedItems()

    def select(self, childItem: QAccessibleInterface) -> bool:  # noqa: N803
        return self._choose([*self._names(), self._name_of(childItem)])

    def unselect(self, childItem: QAccessibleInterface) -> bool:  # noqa: N803
        gone = self._name_of(childItem)
        return self._choose([name for name in self._names() if name != gone])

    def selectAll(self) -> bool:
        return self._choose([frame.id for frame in self._page.frames])

    def clear(self) -> bool:
        return self._choose([])

    def _names(self) -> list[str]:
        return [frame.id for frame in self._page.chosen]

    def _name_of(self, child: QAccessibleInterface) -> str:
        number = self._canvas.indexOfChild(child)
        return self._page.frames[number].id if number >= 0 else ""

    def _choose(self, names: list[str]) -> bool:
        desk = self._page.desk
        wanted = tuple(dict.fromkeys(name for name in names if name))
        return desk is not None and desk.run("edit.select", frames_=wanted)
