"""What is to be exported, as an editor chooses it: preset, pages, sheets, marks, file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from layout_tool.editor.qt.canvas.geometry import spreads
from layout_tool.editor.qt.dialogs.files import file_dialog
from layout_tool.editor.qt.page_range import page_range
from layout_tool.editor.qt.problem_words import what
from layout_tool.editor.qt.settings import Settings
from layout_tool.model import Edition
from layout_tool.pdf import Imposition, Marks, load_preset, preset_names
from layout_tool.problem import LayoutError

__all__ = ["ExportForm", "ExportOrder"]

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


class ExportForm(QWidget):
    """Fields that remember what was chosen last; ``changed`` tells that they are others."""

    changed = Signal()

    def __init__(
        self, edition: Edition, current: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edition, self._current, self._settings = edition, current, settings
        self.preset = QComboBox()
        self.preset_words = QLabel()
        self.all, self.one, self.some = QRadioButton(), QRadioButton(), QRadioButton()
        self.range = QLineEdit()
        self.marks = {name: QCheckBox() for name in _MARKS}
        self.sheets = QComboBox()
        self.target = QLineEdit()
        self.browse = QPushButton()
        self._name_fields()
        self._build()
        self._remember()
        self.preset.currentIndexChanged.connect(self._preset_chosen)
        self.range.textEdited.connect(self._range_typed)
        self._group.buttonClicked.connect(self.changed)
        self.target.textChanged.connect(self.changed)
        self.browse.clicked.connect(self._browse)

    # What is chosen

    def fault(self) -> str:
        """Return why this cannot be exported, "" when it can."""
        try:
            self.pages()
        except LayoutError as error:
            if error.problem.id == "page.unknown":
                name = dict(error.problem.values).get("page", "")
                return self.tr("The edition has no page “%1”.").replace("%1", name)
            return what(error.problem)
        target = Path(self.target.text())
        if not (target.name and target.parent.is_dir()):
            return self.tr("There is no such folder.")
        return ""

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

    def save(self) -> None:
        """Remember what is chosen."""
        on = [name for name, box in self.marks.items() if box.isChecked()]
        chosen = {self.all: "all", self.one: "one", self.some: "some"}
        how = next(key for button, key in chosen.items() if button.isChecked())
        for key, value in (
            ("preset", self._name()), ("marks", ",".join(on) or "none"), ("pages", how),
            ("range", self.range.text()), ("sheets", str(self.sheets.currentData())),
            ("folder", str(Path(self.target.text()).parent)),
        ):  # fmt: skip
            self._settings.put(f"export.{key}", value)

    # Building

    def _name_fields(self) -> None:
        for name in preset_names():
            self.preset.addItem(self._preset_title(name), name)
        self.all.setText(self.tr("All %n page(s)", "", len(self._edition.pages)))
        self.one.setText(self.tr("Page %1").replace("%1", self._current))
        self.some.setText(self.tr("These pages"))
        self.range.setPlaceholderText(self._example())
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
        self.browse.setText(self.tr("Choose…"))
        self.browse.setAutoDefault(False)  # Enter never means it
        for field_, words in (
            (self.preset, self.tr("Preset")),
            (self.range, self.tr("Pages")),
            (self.sheets, self.tr("Sheets")),
            (self.target, self.tr("File")),
        ):
            field_.setAccessibleName(words)

    def _build(self) -> None:
        self.preset_words.setForegroundRole(QPalette.ColorRole.Dark)
        self.preset_words.setWordWrap(True)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            (self.tr("Preset"), self.preset),
            ("", self.preset_words),
            (self.tr("Pages"), self._pages_row()),
            (self.tr("Sheets"), self.sheets),
            (self.tr("Marks"), self._marks_rows()),
            (self.tr("File"), self._target_row()),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (words, part) in enumerate(rows):
            label = QLabel(words)
            label.setForegroundRole(QPalette.ColorRole.Dark)
            grid.addWidget(label, row, 0)
            if isinstance(part, QWidget):
                grid.addWidget(part, row, 1)
            else:
                grid.addLayout(part, row, 1)

    def _pages_row(self) -> QLayout:
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(14)
        for button in (self.all, self.one, self.some):
            self._group.addButton(button)
            row.addWidget(button)
        row.addWidget(self.range, 1)
        return row

    def _marks_rows(self) -> QLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(18)
        rows.setVerticalSpacing(8)
        for number, box in enumerate(self.marks.values()):
            rows.addWidget(box, number // 3, number % 3)
        rows.setColumnStretch(3, 1)
        return rows

    def _target_row(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.target, 1)
        row.addWidget(self.browse)
        return row

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
        self.changed.emit()

    def _browse(self) -> None:
        dialog = file_dialog(self, self.tr("Export PDF"), self.target.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()
