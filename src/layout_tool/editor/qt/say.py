"""Says words of the command rows in the language that the interface speaks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layout_tool.editor.words import Words

__all__ = ["language", "say"]


def language() -> str:
    """Return the code of the interface's language: the translators that are installed know it."""
    return QCoreApplication.translate("Language", "en")


def say(words: Words) -> str:
    """Return the words in the interface's language."""
    return words.say(language())
