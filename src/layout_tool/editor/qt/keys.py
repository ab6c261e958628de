"""Key sequences as this system writes them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from layout_tool.editor.commands import Command

__all__ = ["key_words", "native"]


def native(keys: str) -> str:
    """Return a portable key sequence as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def key_words(command: Command) -> str:
    """Return the first key of a command, "" for none."""
    return native(command.keys[0]) if command.keys else ""
