"""The window: it holds the desk, shows its pages, and answers what only a window can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QWidget

from layout_tool.editor.qt import docks
from layout_tool.editor.qt.canvas.geometry import spreads
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.pane import CanvasPane
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.dialogs.about import show_about
from layout_tool.editor.qt.editing.bench import Bench
from layout_tool.editor.qt.focus import next_part
from layout_tool.editor.qt.i18n import Translations
from layout_tool.editor.qt.keeping import Keeping
from layout_tool.editor.qt.looks import Looks
from layout_tool.editor.qt.menus import CommandActions, context_of
from layout_tool.editor.qt.opening import Opened, Opening
from layout_tool.editor.qt.pages_dock import PagesDock
from layout_tool.editor.qt.panels.status import StatusLine
from layout_tool.editor.qt.panels.welcome import Welcome
from layout_tool.editor.qt.say import say
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.showing import Showing
from layout_tool.editor.qt.spread_preview import SpreadPreview
from layout_tool.editor.qt.warming import FontWarming
from layout_tool.editor.state.desk import Changed, Desk
from layout_tool.editor.state.step import Request, Step
from layout_tool.editor.words import Words
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Rect

__all__ = ["MainWindow"]

_STATE_VERSION: Final = 2
_SAID_MS: Final = 6000
_LOOK: Final = Words("Look", "查看")


class MainWindow(QMainWindow):
    """Shows one edition at a time, on a desk of its own.

    ``edition_changed`` carries the edition that was opened, or None; ``page_changed`` the id of
    the page the editor is on.
    """

    edition_changed = Signal(object)
    page_changed = Signal(str)

    def __init__(
        self,
        book: FontBook,
        settings: Settings,
        translations: Translations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("MainWindow")
        self._settings = settings
        self._book = book
        self._desk: Desk | None = None
        self._preview: SpreadPreview | None = None
        self._leaving = False
        self._pictures = PictureProxies(self)
        self._sheets = SheetPainter(GlyphFonts(book), self._pictures)
        self.actions_by_id = CommandActions(self)
        self.keeping = Keeping(self, settings)
        self._opening = Opening(self, settings)
        self._warming = FontWarming(self)
        self._build()
        self._looks = Looks(
            settings, translations, self.actions_by_id, self._pane, self._status, self
        )
        self._answers = self._requests()
        self._connect()
        self._restore()
        self.retranslate()
        self._show_welcome()

    # What is open

    @property
    def desk(self) -> Desk | None:
        """The desk, None while no edition is open."""
        return self._desk

    @property
    def edition(self) -> Edition | None:
        """The edition that is open."""
        return self._desk.edition if self._desk is not None else None

    @property
    def current_page(self) -> str:
        """The id of the page that the editor is on, "" when nothing is open."""
        return self._showing.current

    @property
    def canvas(self) -> CanvasPane:
        """The canvas with its rulers."""
        return self._pane

    @property
    def spread_preview(self) -> SpreadPreview | None:
        """The full-screen preview while it is open."""
        return self._preview

    def open(self, path: Path) -> bool:
        """Open an edition folder or page file; tell whether it is open now.

        A fault is said in a box, and what was open stays open. What is not saved is asked about.
        """
        if self.keeping.path is not None and path.resolve() == self.keeping.path:
            return True
        before = self._desk
        self.open_soon(path)
        self._opening.finish()
        return self._desk is not before

    def open_soon(self, path: Path) -> None:
        """Open an edition as :meth:`open` does, but read it while the window stays alive."""
        if self.keeping.path is None or path.resolve() != self.keeping.path:
            self.keeping.before_leaving(lambda: self._opening.open(path))

    def set_edition(self, edition: Edition | None, path: Path | None = None) -> None:
        """Show an edition that has no file yet, or was read from ``path``; None closes."""
        desk = Desk(edition, self._book) if edition is not None and edition.pages else None
        self._put(desk, self._book)
        if desk is not None:
            self.keeping.start(desk, path)

    def go_to(self, page_id: str) -> None:
        """Show a page."""
        if self._desk is not None and page_id and page_id != self.current_page:
            self._desk.run("page.go", page=page_id)

    # Building

    def _build(self) -> None:
        self.setMinimumSize(720, 480)
        self.setAnimated(False)
        self._stack = QStackedWidget(self)
        self._welcome = Welcome(self)
        self._stack.addWidget(self._welcome)
        self.setCentralWidget(self._stack)
        self._status = StatusLine(self)
        self.setStatusBar(self._status)
        self._toolbar = QToolBar(self)
        self._toolbar.setObjectName("mainToolbar")
        self._toolbar.setIconSize(QSize(20, 20))
        self._toolbar.setMovable(False)
        self._toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_by_id.fill_toolbar(self._toolbar)
        self.addToolBar(self._toolbar)
        self._pane = CanvasPane(self._sheets, self)
        self._stack.addWidget(self._pane)
        self._showing = Showing(self._sheets, self._pane.view, self._status, self)
        strip = self._showing.strip
        self._dock = PagesDock(self, strip, self._settings, self.actions_by_id)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._dock)
        self.docks = docks.install(self, self._settings, self._pictures)
        made = {"file": (self._opening.recent_menu,), "view": (self.docks.menu,)}
        self.actions_by_id.fill_bar(self.menuBar(), made)
        self.bench = Bench(self._pane.view, self.docks.importing.take)

    def _requests(self) -> dict[str, Callable[..., object]]:
        """Return what the window itself does when it is asked; the docks do the rest."""
        return {
            "file.open": self._opening.choose,
            "file.sample": self._opening.sample,
            "file.save": self.keeping.save,
            "file.save_as": self.keeping.save_as,
            "file.reload": self.keeping.read_again,
            "file.close": self._close_edition,
            "app.quit": self.close,
            "view.zoom_in": self._pane.zoom_in,
            "view.zoom_out": self._pane.zoom_out,
            "view.fit_page": self._pane.fit_page,
            "view.fit_spread": self._pane.fit_spread,
            "view.fit_width": self._pane.fit_width,
            "view.actual": self._pane.actual_size,
            "view.pan": self.bench.hands.pan,
            "view.pages": self._dock.toggle,
            "view.spreads": self.show_spread_preview,
            "view.next_panel": partial(next_part, self, self._pane.view),
            "view.previous_panel": partial(next_part, self, self._pane.view, -1),
            "help.about": partial(show_about, self),
            "say": lambda words: self._say(say(words)),
        }

    def _connect(self) -> None:
        view = self._pane.view
        self._showing.page_changed.connect(self.page_changed)
        self._pane.units_wanted.connect(self._units_wanted)
        view.hovered.connect(self._hovered)
        view.view_changed.connect(self._status.show_view)
        self._status.watch(view)
        self._status.place_wanted.connect(self._show_place)
        self._status.zoom_wanted.connect(view.set_zoom)
        self.bench.hands.menu_wanted.connect(self._show_menu)
        self.actions_by_id.requested.connect(self._requested)
        self.actions_by_id.done.connect(self.bench.clipboard.ran)
        self.actions_by_id.done.connect(self.docks.remember)
        self.actions_by_id.set_choices(self._is_on)
        self.docks.place_wanted.connect(self._show_place)
        self.docks.open_wanted.connect(self.open_soon)
        self.docks.command_wanted.connect(self.actions_by_id.run)
        self.docks.importing.imported.connect(self._imported)
        self._opening.wanted.connect(self.open_soon)
        self._opening.reading.connect(self._reading)
        self._opening.opened.connect(self._opened)
        self._welcome.new_wanted.connect(self.docks.new)
        self._welcome.open_wanted.connect(self._opening.choose)
        self._welcome.sample_wanted.connect(self._opening.sample)
        self._welcome.recent_wanted.connect(self.open_soon)
        self.keeping.changed.connect(self._say_title)
        self.keeping.said.connect(self._say)
        self.keeping.file_changed.connect(self._pictures.forget)
        self._looks.dressed.connect(self._view_changed)

    # Remembering

    def _restore(self) -> None:
        settings = self._settings
        self._looks.dress()
        self.resize(1440, 920)
        self.resizeDocks([self._dock], [210], Qt.Orientation.Horizontal)
        if not settings.blob("geometry").isEmpty():
            self.restoreGeometry(settings.blob("geometry"))
        if not settings.blob("state").isEmpty():
            self.restoreState(settings.blob("state"), _STATE_VERSION)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved; remember the window before it goes."""
        self.bench.typist.finish()
        if self.keeping.is_modified and not self._leaving:
            event.ignore()
            self.keeping.before_leaving(self._leave)
            return
        self._settings.put("geometry", self.saveGeometry())
        if self._desk is not None:
            self._settings.put("state", self.saveState(_STATE_VERSION))
        self._opening.stop()
        self.keeping.stop()
        self._pictures.close()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._leaving = True
        self.close()
        self._leaving = False

    # Words and looks

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.actions_by_id.retranslate()
        self._opening.retranslate()
        self._dock.retranslate()
        self._toolbar.setWindowTitle(self.tr("Toolbar"))
        self._welcome.retranslate()
        self._pane.retranslate()
        self._status.retranslate()
        self._say_title()

    def _say_title(self) -> None:
        name = self.tr("Layout Tool")
        edition = self.edition
        if edition is not None:
            title = edition.title or self.current_page
            name = f"{title} {edition.date:%Y-%m-%d}[*] – {name}"
            if self.keeping.path is not None and not self.keeping.is_ours:
                looking = self.tr("to look at")
                name = f"{name} ({looking})"
        self.setWindowTitle(name)
        self.setWindowModified(self.keeping.is_modified)

    def _say(self, words: str) -> None:
        self._status.showMessage(words, _SAID_MS)

    def _view_changed(self) -> None:
        if self._desk is not None:
            self._looks.show(self._desk.view)

    def _is_on(self, command: str) -> bool | None:
        if command == "view.pages":
            return not self._dock.isHidden()
        return self._looks.is_on(command)

    # The desk

    def _reading(self, name: str) -> None:
        """While another edition is read this one is not edited: it is about to go."""
        self.setEnabled(not name)
        if name:
            self._warming.begin(self._sheets.fonts, self._book)
            self._status.showMessage(self.tr("Opening “%1”…").replace("%1", name))
        else:
            self._warming.stop()
            self._status.clearMessage()

    def _opened(self, found: Opened) -> None:
        desk = Desk(found.edition, found.book, found.cache)
        self._put(desk, found.book)
        self.keeping.start(desk, found.path, found.lock, own=found.own, watcher=found.watcher)

    def _put(self, desk: Desk | None, book: FontBook) -> None:
        """Put a fresh desk in the window; the one before goes."""
        self.bench.typist.finish()
        self.keeping.stop()
        if book is not self._book:
            self._book, self._sheets.fonts = book, GlyphFonts(book)
        self._desk = desk
        if desk is None:
            self._showing.set_desk(None)
            self._show_welcome()
        else:
            desk.apply(Step(view=self._looks.first_view(desk.view)), _LOOK)
            desk.changed.connect(self._heard)
            desk.requested.connect(self._requested)
            desk.refused.connect(self._refused)
            self._looks.show(desk.view)
            self._stack.setCurrentWidget(self._pane)
            self._dock.set_desk(desk)
            self._showing.set_desk(desk)
            self._pane.view.setFocus()
        self.actions_by_id.set_desk(desk)
        self.docks.set_desk(desk)
        self.bench.set_desk(desk)
        self._say_title()
        self.edition_changed.emit(self.edition)

    def _heard(self, news: Changed) -> None:
        if self._desk is None:
            return
        if news.view:
            self._looks.show(self._desk.view)
        if news.edition or news.saved:
            self._say_title()

    def _show_welcome(self) -> None:
        self._status.clearMessage()
        self._welcome.set_recent(self._settings.recent)
        self._stack.setCurrentWidget(self._welcome)
        self._dock.set_desk(None)
        self.docks.set_desk(None)
        self.actions_by_id.set_desk(None)

    # Requests

    def _requested(self, request: Request) -> None:
        """Do what the desk, or the actions without one, ask for."""
        if request.name.startswith(("theme.", "language.")):
            self._looks.choose(request.name)
        elif request.name in self._answers:
            self._answers[request.name](**dict[str, Any](request.args))
        else:
            self.docks.answer(request)

    def _refused(self, reason: Words) -> None:
        self._say(say(reason))

    def _close_edition(self) -> None:
        self.keeping.before_leaving(lambda: self.set_edition(None))

    def show_spread_preview(self) -> None:
        """Open the full-screen preview at the current spread."""
        if self._desk is None:
            return
        facing = spreads(self._desk.shown, facing=True)
        self._preview = SpreadPreview(self._sheets, self._showing.page, facing, self.current_page)
        self._preview.left.connect(self._preview_left)
        # The whole screen also where no window manager makes windows full-screen.
        self._preview.setGeometry(self.screen().geometry())
        self._preview.showFullScreen()

    def _preview_left(self, page_id: str) -> None:
        self._preview = None
        self.activateWindow()
        self.go_to(page_id)

    def _show_menu(self, at: QPoint) -> None:
        if self._desk is not None:
            self.actions_by_id.context_menu(context_of(self._desk)).popup(at)

    def _units_wanted(self, units: str) -> None:
        if self._desk is not None:
            self._desk.run(f"units.{units}")

    def _hovered(self, pointer: object) -> None:
        self._status.show_pointer(pointer, self._desk.shown if self._desk is not None else None)

    def _show_place(self, page_id: str, x: float, y: float) -> None:
        self.go_to(page_id)
        self._pane.view.reveal(page_id, Rect(x, y, 0, 0))

    def _imported(self, stories: int, pictures: int) -> None:
        words = self.tr("%1 stories and %2 pictures came in.")
        self._say(words.replace("%1", str(stories)).replace("%2", str(pictures)))
