"""Printing proofs: pages, size and colour on a preview, painted by the canvas's own painter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.dialogs.sheet import DialogSheet
from layout_tool.editor.qt.page_range import page_range
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.desk import Desk
from layout_tool.fonts import FontBook
from layout_tool.problem import LayoutError
from layout_tool.sheet import Sheet

__all__ = ["PrintProofDialog", "paint_proofs", "proof_painter"]

_DPI: Final = 300
"""Resolution of a proof: fine enough to read 5 pt, coarse enough for a page of pictures."""
_PAPERS: Final = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.A3,
    QPageSize.PageSizeId.A2,
    QPageSize.PageSizeId.Tabloid,
)


def proof_painter(book: FontBook, proxies: PictureProxies) -> SheetPainter:
    """Return a painter that places every glyph truly and waits for pictures."""
    return SheetPainter(GlyphFonts(book), proxies, exact=True, wait=True)


def paint_proofs(
    printer: QPrinter, sheets: Sequence[Sheet], painter: SheetPainter, *, fit: bool
) -> None:
    """Print sheets, one a side: fitted to the paper, or in true size around its middle."""
    canvas = QPainter(printer)
    try:
        for number, sheet in enumerate(sheets):
            if number:
                printer.newPage()
            room = printer.pageLayout().paintRectPixels(printer.resolution())
            true = printer.resolution() / 72
            fitting = min(room.width() / sheet.width, room.height() / sheet.height)
            scale = fitting if fit else true
            left = (room.width() - sheet.width * scale) / 2
            top = (room.height() - sheet.height * scale) / 2
            canvas.save()
            painter.paint(canvas, sheet, Frame(left, top, scale))
            canvas.restore()
    finally:
        canvas.end()


class PrintProofDialog(DialogSheet):
    """Chooses what to print and shows it; the system's own dialog then asks for the printer."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._painter = proof_painter(desk.fitter.book, PictureProxies(self))
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setResolution(_DPI)
        self.printer.setDocName(desk.edition.title)
        self.preview = QPrintPreviewWidget(self.printer, self)
        self.all, self.one, self.some = QRadioButton(), QRadioButton(), QRadioButton()
        self.range = QLineEdit()
        self.paper, self.size_choice = QComboBox(), QComboBox()
        self.grey = QCheckBox()
        self.go = self.buttons.addButton(self.tr("Print…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setDefault(True)
        self._build()
        self._remember()
        self.preview.paintRequested.connect(self._paint)
        self._group.buttonClicked.connect(self._settle)
        self.range.textEdited.connect(self._range_typed)
        self.paper.currentIndexChanged.connect(self._settle)
        self.size_choice.currentIndexChanged.connect(self._settle)
        self.grey.toggled.connect(self._settle)
        self.go.clicked.connect(self.choose_printer)
        self._settle()

    def pages(self) -> tuple[str, ...]:
        """Return the pages that are chosen.

        :raises LayoutError: when the range names no page.
        """
        if self.one.isChecked():
            return (self._desk.view.page,)
        ids = [page.id for page in self._desk.edition.pages]
        return page_range(self.range.text() if self.some.isChecked() else "", ids)

    def choose_printer(self) -> None:
        """Ask for the printer, then print."""
        self._save()
        dialog = QPrintDialog(self.printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(self._chosen)
        dialog.show()

    def print_now(self) -> None:
        """Print what is chosen on the printer as it is set."""
        self._paint(self.printer)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Print Proof"))
        self.title.setText(self.tr("Print proof"))
        self.all.setText(self.tr("All %n page(s)", "", len(self._desk.edition.pages)))
        self.one.setText(self.tr("Page %1").replace("%1", self._desk.view.page))
        self.some.setText(self.tr("These pages"))
        self.grey.setText(self.tr("In grey"))
        self.size_choice.addItem(self.tr("Fit to the paper"), "fit")
        self.size_choice.addItem(self.tr("True size"), "true")
        for paper in _PAPERS:
            self.paper.addItem(QPageSize.name(paper).split(" (")[0], paper.value)
        self._group = QButtonGroup(self)
        pages = QGridLayout()
        pages.setVerticalSpacing(8)
        for row, button in enumerate((self.all, self.one, self.some)):
            self._group.addButton(button)
            pages.addWidget(button, row, 0)
        pages.addWidget(self.range, 2, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(14)
        for row, words in enumerate((self.tr("Pages"), self.tr("Paper"), self.tr("Size"))):
            label = QLabel(words)
            label.setForegroundRole(QPalette.ColorRole.Dark)
            where = Qt.AlignmentFlag.AlignTop if row == 0 else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, where)
        grid.setColumnMinimumWidth(1, 190)
        grid.addLayout(pages, 0, 1)
        grid.addWidget(self.paper, 1, 1)
        grid.addWidget(self.size_choice, 2, 1)
        grid.addWidget(self.grey, 3, 1)
        grid.setRowStretch(4, 1)
        for field, words in (
            (self.paper, self.tr("Paper")), (self.size_choice, self.tr("Size")),
            (self.range, self.tr("Pages")), (self.preview, self.tr("Preview")),
        ):  # fmt: skip
            field.setAccessibleName(words)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(grid)
        self.preview.setMinimumSize(QSize(420, 460))
        both.addWidget(self.preview, 1)
        self.column.addLayout(both)
        self.finish_layout()

    def _remember(self) -> None:
        text = self._settings.text
        how = text("print.pages", "one")
        {"all": self.all, "some": self.some}.get(how, self.one).setChecked(True)
        self.range.setText(text("print.range", ""))
        paper = text("print.paper", str(QPageSize.PageSizeId.A3.value))
        at = self.paper.findData(int(paper)) if paper.isdecimal() else -1
        self.paper.setCurrentIndex(at if at >= 0 else 1)
        self.size_choice.setCurrentIndex(max(self.size_choice.findData(text("print.size", "")), 0))
        self.grey.setChecked(self._settings.flag("print.grey", False))
        name = text("print.printer", "")
        if name:
            self.printer.setPrinterName(name)
            self.printer.setResolution(_DPI)

    def _save(self) -> None:
        how = "all" if self.all.isChecked() else "some" if self.some.isChecked() else "one"
        for key, value in (
            ("pages", how), ("range", self.range.text()),
            ("paper", str(self.paper.currentData())), ("size", self.size_choice.currentData()),
            ("grey", self.grey.isChecked()), ("printer", self.printer.printerName()),
        ):  # fmt: skip
            self._settings.put(f"print.{key}", value)

    def _range_typed(self) -> None:
        self.some.setChecked(True)
        self._settle()

    def _settle(self) -> None:
        """Show what will be printed, or why it cannot be."""
        try:
            pages = self.pages()
        except LayoutError as error:
            name = dict(error.problem.values).get("page", "")
            self.say_fault(self.tr("The edition has no page “%1”.").replace("%1", name))
            self.go.setEnabled(False)
            return
        self.say_fault("")
        self.go.setEnabled(bool(pages))
        self.printer.setPageSize(QPageSize(QPageSize.PageSizeId(self.paper.currentData())))
        page = self._desk.composition(pages[0]).sheet if pages else None
        wide = page is not None and page.width > page.height
        way = QPageLayout.Orientation
        self.printer.setPageOrientation(way.Landscape if wide else way.Portrait)
        grey = self.grey.isChecked()
        mode = QPrinter.ColorMode
        self.printer.setColorMode(mode.GrayScale if grey else mode.Color)
        self.preview.updatePreview()

    def _paint(self, printer: QPrinter) -> None:
        sheets = [self._desk.composition(page).sheet for page in self.pages()]
        fit = self.size_choice.currentData() == "fit"
        paint_proofs(printer, sheets, self._painter, fit=fit)

    def _chosen(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.print_now()
            self._save()
            self.accept()
