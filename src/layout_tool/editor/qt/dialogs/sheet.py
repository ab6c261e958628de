"""What the dialogs share: a title, fields, buttons, and never a blocked window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from layout_tool.editor.qt.panels.basket import colours

__all__ = ["DialogSheet"]


class DialogSheet(QDialog):
    """A dialog that is opened and not waited for; it goes when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.title = QLabel()
        self.title.setObjectName("sheetTitle")
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 20, 22, 18)
        self.column.setSpacing(14)
        self.column.addWidget(self.title)

    def finish_layout(self) -> None:
        """Put what is wrong and the buttons below everything else."""
        self.column.addWidget(self.fault)
        self.column.addWidget(self.buttons)

    def later(self, *buttons: QPushButton) -> None:
        """Make buttons secondary: Enter never means them."""
        for button in buttons:
            button.setAutoDefault(False)

    def say_fault(self, words: str) -> None:
        """Say what is wrong, or with "" nothing."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours(self.palette())["over"])
        self.fault.setPalette(palette)
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
