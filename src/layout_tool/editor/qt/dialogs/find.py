"""Find and replace through the edition, in a small window beside the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.model import TextRange
from layout_tool.model.edits.search import find

__all__ = ["FindDialog"]


class FindDialog(QDialog):
    """Goes from place to place; the page shows each. It stays open while the page is edited."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._settings = settings
        self._places: list[TextRange] = []
        self.wanted, self.new = QLineEdit(), QLineEdit()
        self.wanted.setText(settings.text("find.wanted", ""))
        self.new.setText(settings.text("find.new", ""))
        self.case = QCheckBox()
        self.case.setChecked(settings.flag("find.case", False))
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.Dark)
        self.next, self.previous = QPushButton(default=True), QPushButton()
        self.replace, self.replace_all = QPushButton(), QPushButton()
        self._build()
        self.wanted.textChanged.connect(self._look)
        self.case.toggled.connect(self._look)
        self.next.clicked.connect(self.go_on)
        self.previous.clicked.connect(self.go_back)
        self.replace.clicked.connect(self.replace_one)
        self.replace_all.clicked.connect(self.replace_every)
        desk.changed.connect(self._heard)
        self._look()
        self.wanted.selectAll()

    def go_on(self) -> None:
        """Show the next place."""
        self._go("edit.find_next")

    def go_back(self) -> None:
        """Show the place before."""
        self._go("edit.find_previous")

    def replace_one(self) -> None:
        """Replace the place that is shown, and show the next; first show one."""
        if self._desk.selection.text in self._places:
            self._desk.run("edit.replace", new=self.new.text(), asker=self)
        self.go_on()

    def replace_every(self) -> None:
        """Replace all places, as one step to undo."""
        count = len(self._places)
        done = count and self._desk.run(
            "edit.replace_all", wanted=self.wanted.text(), new=self.new.text(),
            match_case=self.case.isChecked(), asker=self,
        )  # fmt: skip
        if done:
            self.count.setText(self.tr("%n place(s) replaced", "", count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Shift+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Leave the desk when the window closes."""
        self._leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the desk when the window closes."""
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._desk.changed.disconnect(self._heard)
        self._settings.put("find.wanted", self.wanted.text())
        self._settings.put("find.new", self.new.text())
        self._settings.put("find.case", self.case.isChecked())

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Find and Replace"))
        for button, words in (
            (self.next, self.tr("Next")),
            (self.previous, self.tr("Previous")),
            (self.replace, self.tr("Replace")),
            (self.replace_all, self.tr("Replace All")),
        ):
            button.setText(words)
        self.case.setText(self.tr("Match case"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for row, (words, field) in enumerate(
            ((self.tr("Find"), self.wanted), (self.tr("Replace with"), self.new))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(280)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.case, 2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.count)
        buttons.addStretch()
        for button in (self.replace_all, self.replace, self.previous, self.next):
            button.setAutoDefault(button is self.next)
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(14)
        whole.addLayout(grid)
        whole.addLayout(buttons)

    def _look(self) -> None:
        """Count the places."""
        wanted = self.wanted.text()
        found = find(self._desk.edition, wanted, match_case=self.case.isChecked())
        self._places = list(found)
        now = self._desk.selection.text
        total = len(self._places)
        if not wanted:
            self.count.clear()
        elif now in self._places:
            words = self.tr("%1 of %2").replace("%1", str(self._places.index(now) + 1))
            self.count.setText(words.replace("%2", str(total)))
        elif total:
            self.count.setText(self.tr("%n place(s)", "", total))
        else:
            self.count.setText(self.tr("not found"))
        for button in (self.next, self.previous, self.replace, self.replace_all):
            button.setEnabled(total > 0)

    def _go(self, command: str) -> None:
        self._desk.run(
            command, wanted=self.wanted.text(), match_case=self.case.isChecked(), asker=self
        )

    def _heard(self, news: Changed) -> None:
        if news.edition or news.selection:
            self._look()
