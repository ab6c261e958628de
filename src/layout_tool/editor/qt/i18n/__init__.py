"""The interface's languages: English as written in the code, Chinese by ``zh_CN.ts``.

``zh_CN.qm`` is made from it by ``pyside6-lrelease``; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

__all__ = ["FOLDER", "LANGUAGES", "QT_TRANSLATE_NOOP", "Translations", "language_for"]

FOLDER: Final = Path(__file__).resolve().parent
LANGUAGES: Final = {"zh_CN": "中文", "en": "English"}
"""Languages by code, each named in itself."""


def language_for(choice: str, locale: str = "") -> str:
    """Return the language for a choice; "system" goes by the locale's name, such as zh_CN."""
    if choice in LANGUAGES:
        return choice
    return "zh_CN" if (locale or QLocale.system().name()).startswith("zh") else "en"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text of a table for translation where it is shown; lupdate knows this name."""
    return text


class Translations:
    """The translators that are installed, so that they can be exchanged."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        # Qt reads a translator's bytes for as long as it lives; they are let go after it.
        self._installed: list[tuple[bytes, QTranslator]] = []
        self.language = "en"

    def use(self, choice: str) -> str:
        """Switch the interface to a choice (a code or "system"); return the language's code."""
        for _, translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
        self.language = language_for(choice)
        # English too has a file: it holds the plural forms of counted sentences.
        self._install(f"{self.language}.qm", FOLDER)
        if self.language == "zh_CN":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install("qtbase_zh_CN.qm", Path(folder))
        return self.language

    def _install(self, name: str, folder: Path) -> None:
        # From bytes, not from the file: Qt would map that, and fall over when it is written anew
        # while the program runs.
        try:
            data = (folder / name).read_bytes()
        except OSError:
            return
        translator = QTranslator()
        if translator.load(data):
            self._app.installTranslator(translator)
            self._installed.append((data, translator))
