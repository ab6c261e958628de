"""Choosing an edition and reading it: the dialog, the sample, the recent ones.

An edition of many pages takes half a second to read. It is read, and its first page composed, in a
thread of its own, so that the window never stands still; meanwhile nothing can be edited.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from layout_tool.compose import ComposeCache
from layout_tool.editor.qt.dialogs.ask import Answer, ask
from layout_tool.editor.qt.dialogs.files import file_dialog
from layout_tool.editor.qt.dialogs.problem import show_problem
from layout_tool.editor.qt.keeping import is_shipped
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.state.compositions import Compositions
from layout_tool.files import Lock, Watcher, find_edition, open_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition
from layout_tool.problem import LayoutError, Problem
from layout_tool.resources import layout_dir

__all__ = ["Opened", "Opening"]


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition that was read, with its font book, from ``path``.

    ``lock`` is held; ``own`` tells whether it may be saved where it is; ``watcher`` knows the files
    as they were read, and ``cache`` the first page.
    """

    edition: Edition
    book: FontBook
    path: Path
    watcher: Watcher
    lock: Lock | None = None
    own: bool = False
    cache: ComposeCache = field(default_factory=ComposeCache)


class Opening(QObject):
    """Reads editions for a window.

    ``wanted`` carries the path that an editor chose, ``opened`` an :class:`Opened`. A fault is
    said in a box and nothing is opened; when someone else is at work on the edition the editor
    is asked what to do. ``reading`` names what is being read, and is "" when that is over.
    """

    opened = Signal(object)
    wanted = Signal(object)
    reading = Signal(str)
    _read = Signal(object)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.recent_menu = QMenu(window)
        self.recent_menu.aboutToShow.connect(self._fill)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._work: _Reading | None = None
        self._read.connect(self._arrived)

    def open(self, path: Path) -> None:
        """Begin to read an edition folder or page file; one that was begun before is dropped."""
        self._work = _Reading(self, path)
        self.reading.emit(path.name)
        self._pool.start(self._work)

    def finish(self) -> None:
        """Wait for what is being read, and go on with it."""
        self._pool.waitForDone()
        if self._work is not None:
            self._arrived(self._work)

    def stop(self) -> None:
        """Drop what is being read, for the window is closing."""
        self._work = None
        self._pool.waitForDone()

    def _arrived(self, work: object) -> None:
        if work is not self._work or self._work is None:
            return  # another one was wanted meanwhile
        found, self._work = self._work.found, None
        self.reading.emit("")
        if isinstance(found, LayoutError):
            show_problem(self._window, found)
        elif found is not None:
            self._lock(found)

    def _lock(self, found: Opened) -> None:
        """Hold the lock of what was read, or ask when another holds it, and give it."""
        target = found.path
        if is_shipped(target) or not target.is_dir():
            self._give(replace(found, own=not is_shipped(target)))
            return
        lock = Lock(target)
        mine = replace(found, lock=lock, own=True)
        try:
            lock.acquire()
        except LayoutError as error:
            if error.problem.id == "edition.locked":
                self._ask(mine, error.problem)
            else:
                # A folder that cannot be written is looked at, and saved elsewhere.
                self._give(found)
            return
        self._give(mine)

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
        dialog = file_dialog(self._window, self.tr("Open an edition or a page"), start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Editions and pages (*.yaml *.yml)"))
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


class _Reading(QRunnable):
    """Reads an edition in a thread; ``found`` is what came of it."""

    def __init__(self, opening: Opening, path: Path) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._opening, self._path = opening, path
        self.found: Opened | LayoutError | None = None

    def run(self) -> None:
        try:
            self.found = read(self._path)
        except LayoutError as error:
            self.found = error
        except Exception as error:
            self.found = LayoutError(Problem("job.mistake", f"{error}.", "Please report it."))
        with suppress(RuntimeError):  # the window is gone
            self._opening._read.emit(self)


def read(path: Path) -> Opened:
    """Read an edition folder or page file and compose its first page; no lock is taken.

    :raises LayoutError: when it cannot be read, or has no pages.
    """
    target = find_edition(path).resolve()
    watcher = Watcher(target)  # first: what is changed while it is read is a change
    edition = open_edition(target)
    if not edition.pages:
        raise LayoutError(_no_pages(edition))
    found = Opened(edition, _tolerant_book(edition), target, watcher)
    Compositions(found.book, found.cache).page(edition, edition.pages[0].id)
    return found


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
