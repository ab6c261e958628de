"""The system's clipboard and the desk's: what is copied here is there, and what is there comes in.

Text from other programs is cleaned as the copydesk cleans it; nothing is asked.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QTextDocumentFragment
from PySide6.QtWidgets import QApplication

from layout_tool.editor.pasting import cleaned_rows
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Clipboard
from layout_tool.model import plain

__all__ = ["ClipboardBridge", "cleaned"]

_LONGEST: Final = 2_000_000
"""Characters; no story is as long, and what is may be a mistake."""


def cleaned(text: str) -> Clipboard:
    """Return text from another program as paragraphs of copy, without blank lines."""
    return Clipboard(text=tuple(plain(row) for row in cleaned_rows(text[:_LONGEST])))


class ClipboardBridge(QObject):
    """Keeps both in step.

    The system's is read when the window comes to the front and when this program changed it, not
    at every paste: on X11 each look is a talk with another program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._board = QGuiApplication.clipboard()
        self._board.changed.connect(self._changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._came)

    def set_desk(self, desk: Desk | None) -> None:
        """Serve another desk, or none."""
        self._desk = desk
        self._stale = True
        if desk is not None:
            # Once the page is painted: another program may take its time to answer.
            self._soon.start()

    def ran(self, command: str) -> None:
        """Put what the desk copied where other programs find it."""
        if self._desk is None or command not in ("edit.copy", "edit.cut"):
            return
        clip = self._desk.clipboard
        if clip.frames is None and not clip.text:
            return
        # Plain text, not a QMimeData of ours: one made in Python and left on the clipboard brings
        # the process down when it ends.
        self._board.setText(clip.plain)
        self._stale = False

    def _look(self) -> None:
        if self._stale:
            self._read()

    def _came(self, state: Qt.ApplicationState) -> None:
        """Look again when the editor comes back from another program."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._look()

    def _changed(self, mode: QClipboard.Mode) -> None:
        if mode != QClipboard.Mode.Clipboard:
            return
        self._stale = True
        if self._board.ownsClipboard() or QApplication.activeWindow() is not None:
            self._read()

    def _is_ours(self, text: str) -> bool:
        """Tell whether the text is what the desk copied, which holds more than its characters."""
        clip = self._desk.clipboard if self._desk is not None else None
        return clip is not None and bool(text) and text == clip.plain

    def _read(self) -> None:
        data = self._board.mimeData()
        if self._desk is None or data is None:
            return
        self._stale = False
        text = data.text()
        if self._is_ours(text):
            return
        if not text and data.hasHtml():
            text = QTextDocumentFragment.fromHtml(data.html()).toPlainText()
        if text.strip():
            self._desk.set_clipboard(cleaned(text))
