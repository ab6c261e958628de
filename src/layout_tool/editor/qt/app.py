"""Starts the application: fonts, language, theme, the window, and the event loop."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from layout_tool import __version__
from layout_tool.editor.qt.dialogs.problem import install_hook
from layout_tool.editor.qt.i18n import Translations
from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.libraries import prepare_input_method
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.theme import LIGHT, install_fonts, suit_language
from layout_tool.editor.qt.tidying import Tidying
from layout_tool.editor.qt.window import MainWindow
from layout_tool.fonts import FontBook

__all__ = ["make_window", "run_window"]


def run_window(path: Path | None = None) -> int:
    """Open the window on an edition, or on the welcome page, until it is closed.

    :returns: the exit code of the process.
    """
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    prepare_input_method(os.environ, plugins)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    install_hook()
    window = make_window(app, Settings())
    tidying = Tidying(window)
    window.show()
    if path is not None:
        # The window stands before the edition is read: the editor sees at once that it starts.
        QTimer.singleShot(0, window, lambda: window.open_soon(path))
    QTimer.singleShot(0, window, tidying.begin)
    return app.exec()


def make_window(app: QApplication, settings: Settings) -> MainWindow:
    """Return the window, dressed and in the editor's language, not yet shown."""
    app.setApplicationName("Layout Tool")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("layout-tool")
    app.setWindowIcon(icon("newspaper", QColor(LIGHT.accent)))
    book = FontBook.default()
    install_fonts(app, book)
    translations = Translations(app)
    suit_language(app, translations.use(settings.text("language", "system")))
    return MainWindow(book, settings, translations)
