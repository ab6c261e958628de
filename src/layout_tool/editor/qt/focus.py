"""Walking from one part of the window to the next by the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

__all__ = ["first_field", "give_keyboard", "next_part"]

_TAB: Final = Qt.FocusPolicy.TabFocus.value


def first_field(panel: QWidget) -> QWidget:
    """Return the first widget of a panel that Tab reaches; the panel itself when there is none."""
    field = panel.nextInFocusChain()
    while field is not None and field is not panel:
        reached = field.focusPolicy().value & _TAB and field.isEnabled() and field.isVisible()
        if reached and panel.isAncestorOf(field):
            return field
        field = field.nextInFocusChain()
    return panel


def give_keyboard(dock: QDockWidget) -> QWidget:
    """Bring a dock to the front and give the keyboard to its first field; return that."""
    dock.show()
    dock.raise_()
    panel = dock.widget() or dock
    field = first_field(panel)
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return field


def next_part(window: QMainWindow, first: QWidget, step: int = 1) -> QWidget:
    """Give the keyboard to the part after (or before) the one that has it; return who got it.

    Parts are ``first`` and every dock that is open, also one that lies behind another.
    """
    docks = [dock for dock in window.findChildren(QDockWidget) if not dock.isHidden()]
    # By area, for Qt's own order changes whenever one is brought to the front.
    docks.sort(key=lambda dock: (window.dockWidgetArea(dock).value, dock.objectName()))
    parts: list[QWidget] = [first, *docks]
    focus = window.focusWidget()
    at = next(
        (n for n, p in enumerate(parts) if focus and (p is focus or p.isAncestorOf(focus))), 0
    )
    chosen = parts[(at + step) % len(parts)]
    if isinstance(chosen, QDockWidget):
        return give_keyboard(chosen)
    chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return chosen
