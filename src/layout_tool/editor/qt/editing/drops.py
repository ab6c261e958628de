"""What is dropped on the page: stories and pictures from the baskets, files from the desktop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from layout_tool.editor.qt.canvas.edge_scroll import EdgeScroll
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.pointer import modifiers_of, pointer_at
from layout_tool.editor.qt.editing.hands import Hands
from layout_tool.editor.qt.panels.basket import PICTURE_MIME, STORY_MIME, dropped_files
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.tools import Pointer
from layout_tool.editor.tools.place import ItemKind

__all__ = ["Drops"]

_KINDS: Final[tuple[tuple[str, ItemKind], ...]] = (
    (STORY_MIME, "story"),
    (PICTURE_MIME, "picture"),
)
_ENTERS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class Drops(QObject):
    """Shows where a dragged item would land, and lets it land.

    ``take_files`` brings files into the edition and tells whether it did; a single story or
    picture that came so is placed where it was dropped.
    """

    def __init__(
        self, view: PageView, hands: Hands, take_files: Callable[[Sequence[Path]], bool]
    ) -> None:
        super().__init__(view)
        self._view, self._hands = view, hands
        self._take_files = take_files
        self._desk: Desk | None = None
        self._pending: tuple[ItemKind, str, Pointer] | None = None
        self._dragged_last: tuple[ItemKind, str, Pointer] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        self._edge = EdgeScroll(view, self._scrolled)
        view.setAcceptDrops(True)
        view.listen(self.takes)

    def set_desk(self, desk: Desk | None) -> None:
        """Place on another desk, or none."""
        self._pending = None
        self._desk = desk

    def takes(self, event: QEvent) -> bool:
        """Take drags; everything else goes its way."""
        if self._desk is None or self._view.spread is None:
            return False
        if isinstance(event, QDragMoveEvent) and event.type() in _ENTERS:
            self._dragged(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._give_up()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._dropped(event)
            return True
        return False

    def _dragged(self, event: QDragMoveEvent) -> None:
        item = _item(event.mimeData())
        if item is None and not dropped_files(event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if item is not None:
            self._pending = self._dragged_last = (*item, self._pointer(event))
            self._soon.start()
            self._edge.follow(event.position())

    def _scrolled(self, at: QPointF) -> None:
        """The paper moved under an item that is held still."""
        last, spread = self._dragged_last, self._view.spread
        if last is not None and spread is not None:
            modifiers = last[2].modifiers
            pointer = pointer_at(
                spread, self._view.view, at.x(), at.y(), button="left", modifiers=modifiers
            )
            self._pending = last[0], last[1], pointer
            self._soon.start()

    def _dropped(self, event: QDropEvent) -> None:
        self._edge.stop()
        pointer = self._pointer(event)
        item, files = _item(event.mimeData()), dropped_files(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._view.setFocus()
        if item is not None:
            self._place(*item, pointer)
        elif files:
            self._take(files, pointer)

    def _take(self, files: Sequence[Path], pointer: Pointer) -> None:
        desk = self._desk
        assert desk is not None
        before = desk.edition
        if not self._take_files(files):
            return
        stories = [name for name in desk.edition.stories if name not in before.stories]
        pictures = [name for name in desk.edition.pictures if name not in before.pictures]
        if len(stories) + len(pictures) == 1 and pointer.on_page:
            kind: ItemKind = "story" if stories else "picture"
            self._place(kind, (stories or pictures)[0], pointer)

    def _place(self, kind: ItemKind, item: str, pointer: Pointer) -> None:
        assert self._desk is not None
        self._pending = None
        self._soon.stop()
        self._desk.drag_item(kind, item, pointer)
        self._desk.release(pointer, asker=self)

    def _show(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None and self._desk is not None:
            self._hands.place_label(pending[2].x, pending[2].y)
            self._desk.drag_item(*pending)

    def _give_up(self) -> None:
        self._edge.stop()
        self._pending = None
        self._soon.stop()
        if self._desk is not None and self._desk.is_busy:
            self._desk.cancel(asker=self)

    def _pointer(self, event: QDropEvent) -> Pointer:
        spread = self._view.spread
        assert spread is not None
        at: QPointF = event.position()
        held = modifiers_of(event.modifiers())
        return pointer_at(spread, self._view.view, at.x(), at.y(), button="left", modifiers=held)


def _item(data: QMimeData) -> tuple[ItemKind, str] | None:
    for mime, kind in _KINDS:
        if data.hasFormat(mime):
            names = bytes(data.data(mime).data()).decode("utf-8", "replace").split("\n")
            return (kind, names[0]) if names[0] else None
    return None
