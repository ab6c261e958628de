"""Dialogs that ask for files and folders; opened and not waited for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

__all__ = ["file_dialog"]


def file_dialog(parent: QWidget, title: str, start: str | Path = "") -> QFileDialog:
    """Return a dialog that goes when it is closed; the caller says what is asked for.

    Where the system has no dialog of its own Qt shows one whose labels it does not translate.
    """
    dialog = QFileDialog(parent, title, str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    label = QFileDialog.DialogLabel
    for part, words in (
        (label.LookIn, QCoreApplication.translate("FileDialog", "Look in:")),
        (label.FileName, QCoreApplication.translate("FileDialog", "File name:")),
        (label.FileType, QCoreApplication.translate("FileDialog", "Files of type:")),
    ):
        dialog.setLabelText(part, words)
    return dialog
