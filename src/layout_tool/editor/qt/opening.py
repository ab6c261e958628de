"""Choosing an edition and reading it: the dialog, the sample, the recent ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from layout_tool.editor.qt.dialogs.ask import Answer, ask
from layout_tool.editor.qt.dialogs.problem import show_problem
from layout_tool.editor.qt.keeping import is_shipped
from layout_tool.editor.qt.settings import Settings
from layout_tool.files import Lock, find_edition, open_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition
from layout_tool.problem import LayoutError, Problem
from layout_tool.resources import layout_dir

__all__ = ["Opened", "Opening"]


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition that was read, with its font book, from ``path``.

    ``lock`` is held; ``own`` tells whether it may be saved where it is.
    """

    edition: Edition
    book: FontBook
    path: Path
    lock: Lock | None
    own: bool


class Opening(QObject):
    """Reads editions for a window.

    ``wanted`` carries the path that an editor chose, ``opened`` an :class:`Opened`. A fault is
    said in a box and nothing is opened; when someone else is at work on the edition the editor
    is asked what to do.
    """

    opened = Signal(object)
    wanted = Signal(object)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.recent_menu = QMenu(window)
        self.recent_menu.aboutToShow.connect(self._fill)

    def open(self, path: Path) -> bool:
        """Open an edition folder or page file; tell whether it worked at once."""
        try:
            target = find_edition(path).resolve()
            edition = open_edition(target)
            if not edition.pages:
                raise LayoutError(_no_pages(edition))
            book = _tolerant_book(edition)
        except LayoutError as error:
            show_problem(self._window, error)
            return False
        if is_shipped(target) or not target.is_dir():
            self._give(Opened(edition, book, target, None, own=not is_shipped(target)))
            return True
        lock = Lock(target)
        try:
            lock.acquire()
        except LayoutError as error:
            if error.problem.id == "edition.locked":
                self._ask(Opened(edition, book, target, lock, own=True), error.problem)
                return False
            # A folder that cannot be written is looked at, and saved elsewhere.
            self._give(Opened(edition, book, target, None, own=False))
            return True
        self._give(Opened(edition, book, target, lock, own=True))
        return True

    def _give(self, found: Opened) -> None:
        self._settings.add_recent(found.path)
        self.opened.emit(found)

    def _ask(self, found: Opened, problem: Problem) -> None:
        """Someone has the edition open: say who, and since when."""
        values = dict(problem.values)
        words = self.tr("%1 has had this edition open on %2 since %3.")
        for number, key in enumerate(("user", "host", "since"), 1):
            words = words.replace(f"%{number}", values.get(key, "?"))
        ask(
            self._window,
            words,
            self.tr("Look at it and save changes elsewhere, or take it over if they are gone."),
            (
                Answer(self.tr("Look at It"), lambda: self._give(_looked_at(found)), main=True),
                Answer(self.tr("Take Over"), lambda: self._take_over(found), destroys=True),
                Answer(self.tr("Cancel"), None),
            ),
        )

    def _take_over(self, found: Opened) -> None:
        assert found.lock is not None
        try:
            found.lock.acquire(force=True)
        except LayoutError as error:
            show_problem(self._window, error)
            return
        self._give(found)

    def choose(self) -> None:
        """Ask for an edition or a page and open it."""
        recent = self._settings.recent
        start = recent[0].parent if recent else Path.home()
        dialog = QFileDialog(self._window, self.tr("Open an edition or a page"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Editions and pages (*.yaml *.yml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def sample(self) -> None:
        """Open the sample edition."""
        self.wanted.emit(layout_dir() / "sample-edition")

    def retranslate(self) -> None:
        """Say the menu's title in the interface language."""
        self.recent_menu.setTitle(self.tr("Open Recent"))

    def _chosen(self, name: str) -> None:
        self.wanted.emit(Path(name))

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
            self.wanted.emit(Path(action.data()))


def _looked_at(found: Opened) -> Opened:
    return replace(found, lock=None, own=False)


def _tolerant_book(edition: Edition) -> FontBook:
    """Return the layout's font book in which the house's face stands in for one not found."""
    layout, base = edition.layout, edition.folder or Path.cwd()
    if not layout.fonts:
        return FontBook.default()
    return FontBook.from_mapping(layout.fonts, base, strict=False, file=layout.fonts_file)


def _no_pages(edition: Edition) -> Problem:
    return Problem(
        "window.no_pages",
        f"The edition “{edition.title}” has no pages.",
        "Add a page to its page list.",
    )
