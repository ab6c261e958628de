"""Fonts made ready for painting while the window waits for an edition to be read."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QTimer

from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.fonts import FontBook
from layout_tool.problem import LayoutError

__all__ = ["FontWarming"]

_ROLES: Final = ("song", "latin", "hei", "hei-heavy", "song-heavy", "kai", "latin-sans")
"""Roles that nearly every front page shows, the body's first."""


class FontWarming(QObject):
    """Reads one face at a time: each takes ten milliseconds, all at once would be felt."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fonts: GlyphFonts | None = None
        self._book: FontBook | None = None
        self._roles: list[str] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def begin(self, fonts: GlyphFonts, book: FontBook) -> None:
        """Begin to read the faces of a book."""
        self._fonts, self._book, self._roles = fonts, book, list(_ROLES)
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest to those who paint."""
        self._timer.stop()

    def _next(self) -> None:
        if not self._roles or self._fonts is None or self._book is None:
            self._timer.stop()
            return
        role = self._roles.pop(0)
        # A role that the layout leaves out, or a file Qt cannot read, is told where it is used.
        with suppress(KeyError, LayoutError):
            self._fonts.font(self._book.main_face(role).key, 16.0)
