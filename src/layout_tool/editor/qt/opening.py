"""Choosing an edition and reading it: the dialog, the sample, the recent ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from layout_tool.editor.qt.dialogs.problem import show_problem
from layout_tool.editor.qt.settings import Settings
from layout_tool.files import open_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition
from layout_tool.problem import LayoutError, Problem
from layout_tool.resources import layout_dir

__all__ = ["Opening"]


class Opening(QObject):
    """Reads editions for a window.

    ``opened`` carries the edition and the font book of its layout. A fault is said in a box and
    nothing is opened.
    """

    opened = Signal(object, object)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.path: Path | None = None
        self.recent_menu = QMenu(window)
        self.recent_menu.aboutToShow.connect(self._fill)

    def open(self, path: Path) -> bool:
        """Open an edition folder or page file; tell whether it worked."""
        try:
            edition = open_edition(path)
            if not edition.pages:
                raise LayoutError(_no_pages(edition))
            book = _tolerant_book(edition)
        except LayoutError as error:
            show_problem(self._window, error)
            return False
        self.path = path.resolve()
        self._settings.add_recent(self.path)
        self.opened.emit(edition, book)
        return True

    def choose(self) -> None:
        """Ask for an edition or a page and open it."""
        start = self.path.parent if self.path is not None else Path.home()
        dialog = QFileDialog(self._window, self.tr("Open an edition or a page"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Editions and pages (*.yaml *.yml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def sample(self) -> None:
        """Open the sample edition."""
        self.open(layout_dir() / "sample-edition")

    def again(self) -> None:
        """Read the open edition from disk again."""
        if self.path is not None:
            self.open(self.path)

    def retranslate(self) -> None:
        """Say the menu's title in the interface language."""
        self.recent_menu.setTitle(self.tr("Open &Recent"))

    def _chosen(self, name: str) -> None:
        path = Path(name)
        self.open(path.parent if path.name == "edition.yaml" else path)

    def _fill(self) -> None:
        self.recent_menu.clear()
        for path in self._settings.recent:
            action = QAction(path.name, self.recent_menu)
            action.setToolTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._recent_chosen)
            self.recent_menu.addAction(action)
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("Nothing yet")).setEnabled(False)

    def _recent_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.open(Path(action.data()))


def _tolerant_book(edition: Edition) -> FontBook:
    """Return the layout's font book in which the house's face stands in for one not found."""
    fonts, base = edition.layout.fonts, edition.folder or Path.cwd()
    return FontBook.from_mapping(fonts, base, strict=False) if fonts else FontBook.default()


def _no_pages(edition: Edition) -> Problem:
    return Problem(
        "window.no_pages",
        f"The edition “{edition.title}” has no pages.",
        "Add a page to its page list.",
    )
