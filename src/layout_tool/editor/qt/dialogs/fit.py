"""Asks by which means the selected stories may be fitted, and says beforehand what they do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QLabel, QWidget

from layout_tool.copyfit import MEANS, Means
from layout_tool.editor.commands.fitting import USUAL, fit_chosen, told
from layout_tool.editor.qt.dialogs.sheet import DialogSheet
from layout_tool.editor.qt.say import say
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.desk import Changed, Desk

__all__ = ["FitDialog"]

_WAIT_MS: Final = 120
_REPORT_LINES: Final = 4


class FitDialog(DialogSheet):
    """Means as boxes to tick, in the order in which they are tried; the ticks are remembered."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self.means: dict[Means, QCheckBox] = {name: QCheckBox() for name in MEANS}
        self.report = QLabel()
        self.report.setWordWrap(True)
        self.report.setMinimumHeight(_REPORT_LINES * self.fontMetrics().lineSpacing())
        self.fit = self.buttons.addButton(self.tr("Fit"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.fit.setDefault(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.look)
        self._build()
        for name, box in self.means.items():
            box.setChecked(settings.flag(f"fit.{name}", name in USUAL))
            box.toggled.connect(self._timer.start)
        self.buttons.accepted.connect(self.accept)
        desk.changed.connect(self._heard)
        self.look()

    def allowed(self) -> tuple[Means, ...]:
        """Return the means that are ticked."""
        return tuple(name for name, box in self.means.items() if box.isChecked())

    def look(self) -> None:
        """Say what would be done."""
        self._timer.stop()
        edition, reports = fit_chosen(self._desk.state, self.allowed())
        self.report.setText(say(told(reports)))
        self.fit.setEnabled(edition is not self._desk.edition)

    def accept(self) -> None:
        """Fit the stories, as one step to undo."""
        allowed = self.allowed()
        for name, box in self.means.items():
            self._settings.put(f"fit.{name}", box.isChecked())
        self._desk.run("story.fit_by", allowed=allowed, asker=self)
        super().accept()

    def done(self, result: int) -> None:
        """Leave the desk."""
        self._timer.stop()
        self._desk.changed.disconnect(self._heard)
        super().done(result)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Fit the Story"))
        self.title.setText(self.tr("Fit the story by"))
        words: dict[Means, tuple[str, str]] = {
            "lines": (self.tr("Line breaks"), self.tr("paragraphs a line longer or shorter")),
            "squeeze": (self.tr("Marks"), self.tr("punctuation gives more room")),
            "spacing": (self.tr("Letter spacing"), self.tr("from −0.03 to 0.06 em")),
            "headline": (self.tr("Headline size"), self.tr("within the sizes of its rank")),
            "picture": (self.tr("Picture height"), self.tr("of one above or below, as wide")),
            "leading": (self.tr("Leading"), self.tr("up to 8 %; leaves the page's lines")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, (title, more)) in enumerate(words.items()):
            box = self.means[name]
            box.setText(title)
            box.setAccessibleDescription(more)
            note = QLabel(more)
            note.setForegroundRole(QPalette.ColorRole.Dark)
            grid.addWidget(box, row, 0)
            grid.addWidget(note, row, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.report)
        self.finish_layout()
        self.setMinimumWidth(440)

    def _heard(self, news: Changed) -> None:
        if news.edition or news.selection:
            self._timer.start()
