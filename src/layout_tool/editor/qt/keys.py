"""Key sequences as this system writes them."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence

from layout_tool.editor.commands import Command

__all__ = ["key_words", "native"]

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_ARROWS: Final = (("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓"))
"""Arrow keys as they are printed on keyboards; Qt writes them out in words."""


def native(keys: str) -> str:
    """Return a portable key sequence as this system writes it."""
    text = QKeySequence(keys).toString(_NATIVE)
    for name, arrow in _ARROWS:
        if keys.endswith(name):
            return text.removesuffix(QKeySequence(name).toString(_NATIVE)) + arrow
    return text


def key_words(command: Command) -> str:
    """Return the first key of a command, "" for none."""
    return native(command.keys[0]) if command.keys else ""
