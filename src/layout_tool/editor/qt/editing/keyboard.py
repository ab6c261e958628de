"""Keys of the canvas: commands whose keys count only while text, or frames, are at work."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from layout_tool.editor.commands import COMMANDS, Command

__all__ = ["command_of", "portable", "types"]

_Mod = Qt.KeyboardModifier
_HELD: Final = _Mod.ControlModifier | _Mod.MetaModifier
_KEPT: Final = _HELD | _Mod.AltModifier | _Mod.ShiftModifier
_UNSHIFTED: Final = {
    "{": "[", "}": "]", "<": ",", ">": ".", ":": ";", '"': "'", "?": "/", "|": "\\", "_": "-",
    "+": "=", "!": "1", "@": "2", "#": "3", "$": "4", "%": "5", "^": "6", "&": "7", "*": "8",
    "(": "9", ")": "0", "~": "`",
}  # fmt: skip
"""With Shift, keyboards report the upper sign; rows name the key."""


def portable(event: QKeyEvent) -> str:
    """Return a key press as rows write it, such as ``Ctrl+Shift+Left``."""
    held = event.modifiers() & _KEPT
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | _Mod.ShiftModifier
    keys = QKeySequence(QKeyCombination(held, key)).toString(
        QKeySequence.SequenceFormat.PortableText
    )
    if key == Qt.Key.Key_Delete:
        return keys.removesuffix("Del") + "Delete"
    if held & _Mod.ShiftModifier and keys[-1:] in _UNSHIFTED:
        keys = keys[:-1] + _UNSHIFTED[keys[-1]]
    return keys


def command_of(event: QKeyEvent, *, editing_text: bool) -> Command | None:
    """Return the command of the canvas for a key, or None; the window's own are shortcuts."""
    found = COMMANDS.for_key(portable(event), editing_text=editing_text)
    return found if found is not None and found.scope else None


def types(event: QKeyEvent) -> bool:
    """Tell whether a key writes a character. AltGr counts as Ctrl and Alt on some systems."""
    text, held = event.text(), event.modifiers()
    if not text or not text.isprintable():
        return False
    both = _Mod.ControlModifier | _Mod.AltModifier
    return not held & _HELD or (held & both) == both
