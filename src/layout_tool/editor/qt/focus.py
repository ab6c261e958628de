"""Walking from one part of the window to the next by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

__all__ = ["next_part"]


def next_part(window: QMainWindow, first: QWidget) -> QWidget:
    """Give the keyboard to the part after the one that has it: ``first``, then every dock."""
    docks = [dock for dock in window.findChildren(QDockWidget) if dock.isVisible()]
    panels = [panel for dock in docks if (panel := dock.widget()) is not None]
    parts = [first, *(panel for panel in panels if panel.isVisible())]
    focus = window.focusWidget()
    at = -1
    if focus is not None:
        at = next((n for n, p in enumerate(parts) if p is focus or p.isAncestorOf(focus)), -1)
    chosen = parts[(at + 1) % len(parts)]
    chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return chosen
