"""Exporting press PDF: what is chosen, progress, cancel, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QWidget,
)

from layout_tool.editor.qt.dialogs.export_form import ExportForm, ExportOrder
from layout_tool.editor.qt.dialogs.sheet import DialogSheet
from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.jobs import Job, Tell
from layout_tool.editor.qt.panels.problems import LEVEL_ICONS, level_colour
from layout_tool.editor.qt.problem_words import told, what
from layout_tool.editor.qt.settings import Settings
from layout_tool.model import Edition
from layout_tool.pdf import PdfReport
from layout_tool.problem import LayoutError, Problem
from layout_tool.workflow.export import export_edition

__all__ = ["ExportDialog", "export"]


def export(order: ExportOrder, tell: Tell) -> PdfReport:
    """Compose pages and write the PDF; runs in a process of its own.

    :raises LayoutError: when something cannot be composed or written; no file is written then.
    """
    report, compositions = export_edition(
        order.edition, order.target, pages=order.pages, preset=order.preset, marks=order.marks,
        imposition=order.imposition, progress=tell,
    )  # fmt: skip
    problems = tuple(p for composition in compositions for p in composition.problems)
    return replace(report, problems=problems + report.problems)


class ExportDialog(DialogSheet):
    """Writes what its form orders; ``Job`` does the work while the window stays quick."""

    def __init__(
        self, edition: Edition, current: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edition = edition
        self.form = ExportForm(edition, current, settings)
        self.job = Job(self)
        self.report: PdfReport | None = None
        self.bar = QProgressBar()
        self.step = QLabel()
        self.problems = QListWidget()
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setDefault(True)
        self.show_file = self.buttons.addButton(
            self.tr("Open the PDF"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._build()
        self.form.changed.connect(self._settle)
        self.go.clicked.connect(self.start)
        self.show_file.clicked.connect(self._open_file)
        self.job.progress.connect(self._progress)
        self.job.done.connect(self._done)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)
        self._settle()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Export PDF"))
        self.title.setText(self.tr("Export PDF"))
        self.column.addWidget(self.form)
        self.bar.setTextVisible(False)
        self.step.setForegroundRole(QPalette.ColorRole.Dark)
        self.problems.setMinimumHeight(110)
        self.problems.setWordWrap(True)
        self.problems.setIconSize(QSize(16, 16))
        self.problems.setAccessibleName(self.tr("Problems"))
        for widget in (self.bar, self.step, self.problems):
            self.column.addWidget(widget)
            widget.hide()
        self.show_file.hide()
        self.finish_layout()
        self.setMinimumWidth(640)

    def _settle(self) -> None:
        """Say whether this can be exported."""
        fault = self.form.fault()
        self.say_fault(fault)
        self.form.setEnabled(not self.job.is_running)
        self.go.setEnabled(not fault and not self.job.is_running)

    # Doing

    def start(self) -> None:
        """Begin to write."""
        order = self.form.order()
        self.form.save()
        self.problems.clear()
        for widget in (self.bar, self.step):
            widget.show()
        self.problems.hide()
        self.show_file.hide()
        self.bar.setRange(0, 0)
        self.step.setText(self.tr("Starting…"))
        self.job.start(export, order)
        self._settle()

    def reject(self) -> None:
        """Cancel what is under way, else close."""
        if self.job.is_running:
            self.step.setText(self.tr("Cancelling…"))
            self.job.cancel()
        else:
            super().reject()

    def _progress(self, step: str, done: int, total: int) -> None:
        # Composing is the first half, writing the second.
        begun = 0 if step == "compose" else 500
        self.bar.setRange(0, 1000)
        self.bar.setValue(begun + round(500 * done / max(total, 1)))
        words = self.tr("Composing pages: %1 of %2")
        if step != "compose":
            words = self.tr("Writing the PDF: %1 of %2")
        self.step.setText(words.replace("%1", str(done)).replace("%2", str(total)))

    def _done(self, report: object) -> None:
        if not isinstance(report, PdfReport):
            return
        self.report = report
        self.bar.setValue(1000)
        words = self.tr("%1 written: %2 pages, %3 MB").replace("%1", report.path.name)
        words = words.replace("%2", str(report.pages))
        self.step.setText(words.replace("%3", f"{report.bytes / 2**20:.1f}"))
        self._list(report.problems)
        self.show_file.show()
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))
        self._settle()

    def _failed(self, error: object) -> None:
        self._ready()
        if isinstance(error, LayoutError):
            self.say_fault(told(error.problem, self._edition))

    def _cancelled(self) -> None:
        self._ready()
        self.step.setText(self.tr("Cancelled; nothing was written."))
        self.step.show()

    def _ready(self) -> None:
        self.bar.hide()
        self.step.hide()
        self._settle()

    def _list(self, problems: Sequence[Problem]) -> None:
        for problem in dict.fromkeys(problems):
            page = problem.place.page or ""
            item = QListWidgetItem(f"{page}  {what(problem, self._edition)}".strip())
            colour = level_colour(problem.level, self.palette())
            item.setIcon(icon(LEVEL_ICONS[problem.level], colour))
            self.problems.addItem(item)
        self.problems.setVisible(self.problems.count() > 0)

    def _open_file(self) -> None:
        if self.report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.report.path)))
