"""A new edition: layout, title, date, pages, folder; its empty pages are shown as they will be."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from layout_tool.compose import ComposeCache, compose
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.dialogs.files import file_dialog
from layout_tool.editor.qt.dialogs.sheet import DialogSheet
from layout_tool.editor.qt.problem_words import told
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.thumbnails import paint_thumbnail
from layout_tool.files import layout_names, load_layout, save_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Layout, to_mm
from layout_tool.model.edits.pages import new_edition
from layout_tool.problem import LayoutError
from layout_tool.workflow.export import book_of

__all__ = ["NewEditionDialog"]

_PREVIEW_MS: Final = 150
_SHOWN: Final = 4
"""Empty pages that the preview shows: the front, a spread and one more tell the layout."""
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class NewEditionDialog(DialogSheet):
    """Writes an edition of empty pages; ``made`` carries the path of its folder."""

    made = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._layouts: dict[str, Layout] = {}
        self.layout_choice = QComboBox()
        self.other = QPushButton()
        self.facts = QLabel()
        self.name, self.issue = QLineEdit(), QLineEdit()
        self.date = QDateEdit(QDate.currentDate().addDays(1))
        self.pages = QSpinBox()
        self.folder = QLineEdit()
        self.browse = QPushButton()
        self.preview = _Preview()
        self.make = self.buttons.addButton(
            self.tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.make.setDefault(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self._show_pages)
        self._build()
        self._remember()
        self._connect()
        self._settle()
        self._show_pages()

    def edition(self) -> Edition:
        """Return the edition as it would be made.

        :raises LayoutError: when the layout cannot be read.
        """
        date = self.date.date()
        day = datetime.date(date.year(), date.month(), date.day())
        return new_edition(
            self._layout(), self.name.text().strip(), day, self.pages.value(),
            issue=self.issue.text().strip(),
        )  # fmt: skip

    def path(self) -> Path:
        """Return the folder that the edition will be written into."""
        date = self.date.date().toString("yyyy-MM-dd")
        name = _FORBIDDEN.sub("", self.name.text()).strip() or "edition"
        return Path(self.folder.text()).expanduser() / f"{name} {date}"

    def accept(self) -> None:
        """Write the edition; what is wrong is said and the dialog stays."""
        try:
            save_edition(self.edition(), self.path())
        except LayoutError as error:
            self.say_fault(told(error.problem))
            return
        for key, value in (
            ("layout", str(self.layout_choice.currentData())), ("title", self.name.text()),
            ("pages", str(self.pages.value())), ("folder", self.folder.text()),
        ):  # fmt: skip
            self._settings.put(f"new.{key}", value)
        self.made.emit(self.path())
        super().accept()

    # Building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("New Edition"))
        self.title.setText(self.tr("New edition"))
        titles = {
            "broadsheet": self.tr("Broadsheet"),
            "tabloid": self.tr("Tabloid"),
            "magazine": self.tr("Magazine"),
        }
        for name in layout_names():
            self.layout_choice.addItem(titles.get(name, name), name)
        self.other.setText(self.tr("Other…"))
        self.browse.setText(self.tr("Choose…"))
        self.facts.setForegroundRole(QPalette.ColorRole.Dark)
        self.facts.setWordWrap(True)
        self.pages.setRange(1, 256)
        self.pages.lineEdit().setTextMargins(4, 0, 0, 0)
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget, QWidget | None], ...] = (
            (self.tr("Layout"), self.layout_choice, self.other),
            ("", self.facts, None),
            (self.tr("Title"), self.name, None),
            (self.tr("Date"), self.date, None),
            (self.tr("Issue"), self.issue, None),
            (self.tr("Pages"), self.pages, None),
            (self.tr("Folder"), self.folder, self.browse),
        )
        for number, (words, field, button) in enumerate(rows):
            label = QLabel(words)
            label.setForegroundRole(QPalette.ColorRole.Dark)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1, 1, 1 if button is not None else 2)
            if button is not None:
                grid.addWidget(button, number, 2)
        grid.setRowStretch(len(rows), 1)
        both = QHBoxLayout()
        both.setSpacing(26)
        both.addLayout(grid, 1)
        both.addWidget(self.preview)
        self.column.addLayout(both)
        self.finish_layout()
        self.later(self.browse, self.other)
        self.setMinimumWidth(820)

    def _remember(self) -> None:
        text = self._settings.text
        wanted = text("new.layout", "broadsheet")
        if self.layout_choice.findData(wanted) < 0 and Path(wanted).is_file():
            self.layout_choice.addItem(Path(wanted).stem, wanted)
        self.layout_choice.setCurrentIndex(max(self.layout_choice.findData(wanted), 0))
        self.name.setText(text("new.title", ""))
        pages = text("new.pages", "4")
        self.pages.setValue(int(pages) if pages.isdecimal() else 4)
        self.folder.setText(text("new.folder", str(Path.home())))

    def _connect(self) -> None:
        self.layout_choice.currentIndexChanged.connect(self._changed)
        self.name.textChanged.connect(self._changed)
        self.issue.textChanged.connect(self._changed)
        self.date.dateChanged.connect(self._changed)
        self.pages.valueChanged.connect(self._changed)
        self.folder.textChanged.connect(self._settle)
        self.browse.clicked.connect(self._browse)
        self.other.clicked.connect(self._other)
        self.buttons.accepted.connect(self.accept)

    def _layout(self) -> Layout:
        name = str(self.layout_choice.currentData())
        if name not in self._layouts:
            self._layouts[name] = load_layout(name)
        return self._layouts[name]

    def _changed(self) -> None:
        self._settle()
        self._timer.start()

    def _settle(self) -> None:
        """Say what the layout is, and whether the edition can be made."""
        fault = ""
        try:
            layout = self._layout()
        except LayoutError as error:
            self.say_fault(told(error.problem))
            self.make.setEnabled(False)
            return
        grid = layout.grids.get("default") or next(iter(layout.grids.values()))
        words = self.tr("%1 × %2 mm · %3 columns of %4 characters · %5 lines")
        for mark, value in (
            ("%1", f"{to_mm(grid.width):.0f}"), ("%2", f"{to_mm(grid.height):.0f}"),
            ("%3", str(grid.columns)), ("%4", str(grid.column_chars)), ("%5", str(grid.lines)),
        ):  # fmt: skip
            words = words.replace(mark, value)
        self.facts.setText(words)
        if not self.folder.text().strip() or not self.path().parent.is_dir():
            fault = self.tr("There is no such folder.")
        elif self.path().exists():
            fault = self.tr("“%1” is there already.").replace("%1", self.path().name)
        self.say_fault(fault)
        self.make.setEnabled(not fault and bool(self.name.text().strip()))

    def _show_pages(self) -> None:
        try:
            self.preview.show_edition(self.edition())
        except LayoutError as error:
            self.say_fault(told(error.problem))

    def _browse(self) -> None:
        dialog = file_dialog(self, self.tr("Folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _other(self) -> None:
        dialog = file_dialog(self, self.tr("Layout"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Layouts (*.yaml *.yml)"))
        dialog.fileSelected.connect(self._layout_file)
        dialog.open()

    def _layout_file(self, name: str) -> None:
        if self.layout_choice.findData(name) < 0:
            self.layout_choice.addItem(Path(name).stem, name)
        self.layout_choice.setCurrentIndex(self.layout_choice.findData(name))


class _Preview(QWidget):
    """The first pages of an edition: the front alone, then the spreads."""

    _SIZE: Final = QSize(300, 400)
    _GAP: Final = 14
    _WORDS: Final = 26

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(self.sizeHint())
        self._images: list[QImage] = []
        self._more = 0
        self._cache = ComposeCache()
        self._books: dict[str, FontBook] = {}
        self._proxies = PictureProxies(self)

    def sizeHint(self) -> QSize:
        """Return room for two spreads."""
        return self._SIZE

    def show_edition(self, edition: Edition) -> None:
        """Compose the first pages and show them."""
        name = edition.layout.name
        if name not in self._books:
            self._books[name] = book_of(edition)
        book = self._books[name]
        painter = SheetPainter(GlyphFonts(book), self._proxies, wait=True)
        ratio = self.devicePixelRatioF()
        grid = edition.layout.grid(edition.pages[0])
        high = (self._SIZE.height() - self._GAP - self._WORDS) / 2
        wide = (self._SIZE.width() - self._GAP) / 2
        width = round(min(wide, high * grid.width / grid.height) * ratio)
        self._images = []
        for page in edition.pages[:_SHOWN]:
            sheet = compose(edition, page, book, self._cache).sheet
            self._images.append(paint_thumbnail(painter, sheet, width))
        self._more = max(len(edition.pages) - _SHOWN, 0)
        words = self.tr("%n page(s)", "", len(edition.pages))
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: object) -> None:
        """Paint the pages on the window's ground."""
        painter = QPainter(self)
        try:
            ratio = self.devicePixelRatioF()
            line = self.palette().color(QPalette.ColorRole.Mid)
            top = 0
            for number, image in enumerate(self._images):
                image.setDevicePixelRatio(ratio)
                width, height = round(image.width() / ratio), round(image.height() / ratio)
                start = (self.width() - 2 * width - self._GAP) // 2
                left = start + number % 2 * (width + self._GAP)
                painter.drawImage(left, top, image)
                painter.setPen(line)
                painter.drawRect(left, top, width - 1, height - 1)
                top += (height + self._GAP) * (number % 2)
            if self._more:
                painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
                words = self.tr("and %n more", "", self._more)
                painter.drawText(
                    self.rect(), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, words
                )
        finally:
            painter.end()
