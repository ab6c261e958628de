"""Exporting press PDF: preset, pages, target, marks; progress, cancel, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from layout_tool.editor.qt.canvas.geometry import spreads
from layout_tool.editor.qt.dialogs.sheet import DialogSheet
from layout_tool.editor.qt.icons import icon
from layout_tool.editor.qt.jobs import Job, Tell
from layout_tool.editor.qt.page_range import page_range
from layout_tool.editor.qt.panels.problems import LEVEL_ICONS, level_colour
from layout_tool.editor.qt.problem_words import told, what
from layout_tool.editor.qt.settings import Settings
from layout_tool.model import Edition
from layout_tool.pdf import Imposition, Marks, PdfReport, load_preset, preset_names
from layout_tool.problem import LayoutError, Problem
from layout_tool.workflow.export import export_edition

__all__ = ["ExportDialog", "ExportOrder", "export"]

_MARKS: Final = ("crop", "bleed", "registration", "bars", "slug")


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be written; ``marks`` stand in the place of the preset's own."""

    edition: Edition
    pages: tuple[str, ...]
    preset: str
    marks: Marks
    target: Path
    imposition: Imposition = field(default_factory=Imposition)


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
    """Remembers the last settings; ``Job`` does the work while the window stays quick."""

    def __init__(
        self, edition: Edition, current: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edition, self._current, self._settings = edition, current, settings
        self.job = Job(self)
        self.report: PdfReport | None = None
        self.preset = QComboBox()
        self.preset_words = QLabel()
        self.all, self.one, self.some = QRadioButton(), QRadioButton(), QRadioButton()
        self.range = QLineEdit()
        self.marks = {name: QCheckBox() for name in _MARKS}
        self.sheets = QComboBox()
        self.target = QLineEdit()
        self.browse = QPushButton()
        self.bar = QProgressBar()
        self.step = QLabel()
        self.problems = QListWidget()
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setDefault(True)
        self.show_file = self.buttons.addButton(
            self.tr("Open the PDF"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._build()
        self._remember()
        self._connect()
        self._settle()

    # Building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Export PDF"))
        self.title.setText(self.tr("Export PDF"))
        for name in preset_names():
            self.preset.addItem(self._preset_title(name), name)
        self.preset_words.setForegroundRole(QPalette.ColorRole.Dark)
        self.preset_words.setWordWrap(True)
        self.all.setText(self.tr("All %n page(s)", "", len(self._edition.pages)))
        self.one.setText(self.tr("Page %1").replace("%1", self._current))
        self.some.setText(self.tr("These pages"))
        self.range.setPlaceholderText(self._example())
        self.range.setAccessibleName(self.tr("Pages"))
        for name, words in (
            ("crop", self.tr("Crop marks")),
            ("bleed", self.tr("Bleed marks")),
            ("registration", self.tr("Registration")),
            ("bars", self.tr("Colour bars")),
            ("slug", self.tr("Page information")),
        ):
            self.marks[name].setText(words)
        self.sheets.addItem(self.tr("One page a sheet"), "single")
        self.sheets.addItem(self.tr("Facing pages side by side"), "facing")
        self.sheets.addItem(self.tr("Printer's pairs"), "pairs")
        self.sheets.setAccessibleName(self.tr("Sheets"))
        self.browse.setText(self.tr("Choose…"))
        self.target.setAccessibleName(self.tr("File"))
        self.preset.setAccessibleName(self.tr("Preset"))
        self._group = QButtonGroup(self)
        pages = QHBoxLayout()
        pages.setSpacing(14)
        for button in (self.all, self.one, self.some):
            self._group.addButton(button)
            pages.addWidget(button)
        pages.addWidget(self.range, 1)
        marks = QGridLayout()
        marks.setHorizontalSpacing(18)
        marks.setVerticalSpacing(8)
        for number, box in enumerate(self.marks.values()):
            marks.addWidget(box, number // 3, number % 3)
        marks.setColumnStretch(3, 1)
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(self.target, 1)
        target.addWidget(self.browse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, words in enumerate(
            (
                self.tr("Preset"),
                "",
                self.tr("Pages"),
                self.tr("Sheets"),
                self.tr("Marks"),
                self.tr("File"),
            )
        ):
            label = QLabel(words)
            label.setForegroundRole(QPalette.ColorRole.Dark)
            grid.addWidget(label, row, 0)
        grid.addWidget(self.preset, 0, 1)
        grid.addWidget(self.preset_words, 1, 1)
        grid.addLayout(pages, 2, 1)
        grid.addWidget(self.sheets, 3, 1)
        grid.addLayout(marks, 4, 1)
        grid.addLayout(target, 5, 1)
        self.column.addLayout(grid)
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
        self.later(self.browse)
        self.setMinimumWidth(640)

    def _preset_title(self, name: str) -> str:
        words = {
            "newsprint-x1a": self.tr("Newsprint, PDF/X-1a (any plant)"),
            "newsprint-x4": self.tr("Newsprint, PDF/X-4"),
            "coated-x4": self.tr("Coated paper, PDF/X-4"),
            "archive": self.tr("Archive, PDF/A-2u"),
            "proof": self.tr("Proof for reading, small"),
        }
        return words.get(name) or load_preset(name).title

    def _example(self) -> str:
        ids = [page.id for page in self._edition.pages]
        return f"{ids[0]}–{ids[-1]}" if len(ids) > 1 else "".join(ids)

    def _connect(self) -> None:
        self.preset.currentIndexChanged.connect(self._preset_chosen)
        self.range.textEdited.connect(self._range_typed)
        self._group.buttonClicked.connect(self._settle)
        self.target.textChanged.connect(self._settle)
        self.browse.clicked.connect(self._browse)
        self.go.clicked.connect(self.start)
        self.show_file.clicked.connect(self._open_file)
        self.job.progress.connect(self._progress)
        self.job.done.connect(self._done)
        self.job.failed.connect(self._failed)
        self.job.cancelled.connect(self._cancelled)

    # Settings

    def _remember(self) -> None:
        at = self.preset.findData(self._settings.text("export.preset", preset_names()[0]))
        self.preset.setCurrentIndex(max(at, 0))
        self._preset_chosen()
        marks = self._settings.text("export.marks", "")
        if marks and self._settings.text("export.preset", "") == self._name():
            for name, box in self.marks.items():
                box.setChecked(name in marks.split(","))
        how = self._settings.text("export.pages", "all")
        {"all": self.all, "one": self.one, "some": self.some}.get(how, self.all).setChecked(True)
        self.range.setText(self._settings.text("export.range", ""))
        sheets = self.sheets.findData(self._settings.text("export.sheets", "single"))
        self.sheets.setCurrentIndex(max(sheets, 0))
        folder = Path(self._settings.text("export.folder", "") or self._home())
        if not folder.is_dir():
            folder = self._home()
        stem = f"{self._edition.title or 'edition'} {self._edition.date:%Y-%m-%d}"
        self.target.setText(str(folder / f"{stem}.pdf"))

    def _home(self) -> Path:
        folder = self._edition.folder
        return folder if folder is not None and folder.is_dir() else Path.home()

    def _save(self) -> None:
        on = [name for name, box in self.marks.items() if box.isChecked()]
        chosen = {self.all: "all", self.one: "one", self.some: "some"}
        how = next(key for button, key in chosen.items() if button.isChecked())
        for key, value in (
            ("preset", self._name()), ("marks", ",".join(on) or "none"), ("pages", how),
            ("range", self.range.text()), ("sheets", str(self.sheets.currentData())),
            ("folder", str(Path(self.target.text()).parent)),
        ):  # fmt: skip
            self._settings.put(f"export.{key}", value)

    def _name(self) -> str:
        return str(self.preset.currentData())

    def _preset_chosen(self) -> None:
        preset = load_preset(self._name())
        for name, box in self.marks.items():
            value = getattr(preset.marks, name)
            box.setChecked(value not in (False, "none"))
        words = self.tr("%1 · pictures at %2 ppi · profile %3").replace("%1", preset.variant.title)
        words = words.replace("%2", f"{preset.pictures.ppi:g}").replace("%3", preset.profile)
        self.preset_words.setText(words)

    def _range_typed(self) -> None:
        self.some.setChecked(True)
        self._settle()

    def _settle(self) -> None:
        """Say whether this can be exported."""
        fault = ""
        try:
            self.pages()
        except LayoutError as error:
            fault = what(error.problem)
            if error.problem.id == "page.unknown":
                name = dict(error.problem.values).get("page", "")
                fault = self.tr("The edition has no page “%1”.").replace("%1", name)
        target = Path(self.target.text())
        if not fault and not (target.name and target.parent.is_dir()):
            fault = self.tr("There is no such folder.")
        self.say_fault(fault)
        self.go.setEnabled(not fault and not self.job.is_running)

    def pages(self) -> tuple[str, ...]:
        """Return the pages that are chosen.

        :raises LayoutError: when the range names no page.
        """
        ids = [page.id for page in self._edition.pages]
        if self.one.isChecked():
            return (self._current,)
        return page_range(self.range.text() if self.some.isChecked() else "", ids)

    def order(self) -> ExportOrder:
        """Return what is to be written."""
        preset = load_preset(self._name())
        on = {name: box.isChecked() for name, box in self.marks.items()}
        registration = preset.marks.registration if on["registration"] else "none"
        if on["registration"] and registration == "none":
            registration = "cmyk" if preset.variant.name == "x1a" else "all"
        marks = Marks(on["crop"], on["bleed"], registration, on["bars"], on["slug"])
        target = Path(self.target.text())
        if target.suffix.lower() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")
        pages = self.pages()
        how = self._imposition(pages)
        return ExportOrder(self._edition, pages, self._name(), marks, target, how)

    def _imposition(self, pages: Sequence[str]) -> Imposition:
        """Return how the pages stand on the sheets; one without its partner stands alone."""
        how = self.sheets.currentData()
        if how == "pairs":
            return Imposition(pairs=True)
        if how != "facing":
            return Imposition()
        couples = [
            (spread.places[0].page, spread.places[1].page)
            for spread in spreads(self._edition, facing=True)
            if len(spread.places) == 2
        ]
        return Imposition(spreads=tuple(two for two in couples if set(two) <= set(pages)))

    # Doing

    def start(self) -> None:
        """Begin to write."""
        order = self.order()
        self._save()
        self.problems.clear()
        for widget in (self.bar, self.step):
            widget.show()
        self.problems.hide()
        self.show_file.hide()
        self.bar.setRange(0, 0)
        self.step.setText(self.tr("Starting…"))
        self.go.setEnabled(False)
        self.job.start(export, order)

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

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export PDF"), self.target.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def _open_file(self) -> None:
        if self.report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.report.path)))
