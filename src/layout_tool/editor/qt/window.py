"""The window: canvas, strip of pages, menus, status; opens editions and shows their pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QColor
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from layout_tool.editor.qt import docks
from layout_tool.editor.qt.actions import MENUS, TOOLBAR, Actions
from layout_tool.editor.qt.arranging import Arranging, is_empty
from layout_tool.editor.qt.canvas.geometry import Spread, spreads
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.overlay import Guides
from layout_tool.editor.qt.canvas.painter import SheetPainter
from layout_tool.editor.qt.canvas.pane import CanvasPane
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.editor.qt.composer import Composer
from layout_tool.editor.qt.dialogs.about import show_about
from layout_tool.editor.qt.dialogs.problem import show_problem
from layout_tool.editor.qt.i18n import Translations
from layout_tool.editor.qt.opening import Opening
from layout_tool.editor.qt.panels.pages import PageStrip
from layout_tool.editor.qt.panels.status import StatusLine
from layout_tool.editor.qt.panels.welcome import Welcome
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.spread_preview import SpreadPreview
from layout_tool.editor.qt.theme import apply_theme, chosen_theme
from layout_tool.editor.qt.thumbnails import Thumbnails
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, Rect
from layout_tool.problem import LayoutError

__all__ = ["MainWindow"]

_STATE_VERSION: Final = 1
_UNITS: Final = ("mm", "grid")


class MainWindow(QMainWindow):
    """Shows one edition at a time.

    ``edition_changed`` carries the edition, or None; ``page_changed`` the id of the page the
    editor is on.
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
        self._translations = translations
        self._edition: Edition | None = None
        self._spreads: tuple[Spread, ...] = ()
        self._current = ""
        self._preview: SpreadPreview | None = None
        self._composer = Composer(book)
        self._pictures = PictureProxies(self)
        self._sheets = SheetPainter(GlyphFonts(book), self._pictures)
        self._thumbnails = Thumbnails(self._sheets, self._page_of, self)
        self.actions_by_id = Actions(self)
        self._opening = Opening(self, settings)
        self._opening.opened.connect(self._opened)
        self._arranging = Arranging(self)
        self._build()
        self._connect()
        self._restore()
        self.retranslate()
        self._show_welcome()

    # What is open

    @property
    def edition(self) -> Edition | None:
        """The edition that is open."""
        return self._edition

    @property
    def current_page(self) -> str:
        """The id of the page that the editor is on, "" when nothing is open."""
        return self._current

    @property
    def canvas(self) -> CanvasPane:
        """The canvas with its rulers."""
        return self._pane

    @property
    def spread_preview(self) -> SpreadPreview | None:
        """The full-screen preview while it is open."""
        return self._preview

    def open(self, path: Path) -> bool:
        """Open an edition folder or page file; tell whether it worked.

        A fault is said in a box, and what was open stays open.
        """
        return self._opening.open(path)

    def set_edition(self, edition: Edition | None) -> None:
        """Show an edition: the first page of a new one, the same page of the one that is open."""
        self._edition = edition
        self._composer.set_edition(edition)
        self._spreads = self._arranged()
        ids = [page.id for page in edition.pages] if edition is not None else []
        if self._current not in ids:
            self._thumbnails.clear()
            self._current = ids[0] if ids else ""
        self._strip.show_spreads(edition, self._spreads)
        if edition is None:
            self._opening.path = None
            self._pane.view.clear()
            self._show_welcome()
        else:
            self._stack.setCurrentWidget(self._pane)
            self._dock.setVisible(self.actions_by_id["view.pages"].isChecked())
            self.actions_by_id.set_open(True)
            self._show_current()
            self._pane.view.setFocus()
            for page_id in ids:
                self._thumbnails.refresh(page_id)
        self._say_title()
        self.edition_changed.emit(edition)

    def go_to(self, page_id: str) -> None:
        """Show a page."""
        if page_id and page_id != self._current and self._edition is not None:
            self._current = page_id
            self._show_current()
            self.page_changed.emit(page_id)

    def turn(self, steps: int) -> None:
        """Go some pages forward or back; in facing view at least to another page."""
        if self._edition is None:
            return
        ids = [page.id for page in self._edition.pages]
        at = min(max(ids.index(self._current) + steps, 0), len(ids) - 1)
        self.go_to(ids[at])

    # Building

    def _build(self) -> None:
        self.setMinimumSize(720, 480)
        self._stack = QStackedWidget(self)
        self._welcome = Welcome(self)
        self._stack.addWidget(self._welcome)
        self.setCentralWidget(self._stack)
        self._dock = QDockWidget(self)
        self._dock.setObjectName("pagesDock")
        self._dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self._dock)
        self._status = StatusLine(self)
        self.setStatusBar(self._status)
        self._toolbar = QToolBar(self)
        self._toolbar.setObjectName("mainToolbar")
        self._toolbar.setIconSize(QSize(20, 20))
        self._toolbar.setMovable(False)
        self._toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLBAR:
            if name:
                self._toolbar.addAction(self.actions_by_id[name])
            else:
                self._toolbar.addSeparator()
        self.addToolBar(self._toolbar)
        for title, entries in MENUS:
            menu = QMenu(self)
            self.actions_by_id.remember(menu, title)
            self.actions_by_id.fill(menu, entries, {"recent": self._opening.recent_menu})
            self.menuBar().addMenu(menu)
        self._make_canvas()
        self.docks = docks.install(self, self._settings, self._pictures)
        self.docks.place_wanted.connect(self._go_to_problem)
        self.docks.open_wanted.connect(self.open)

    def _make_canvas(self) -> None:
        self._pane = CanvasPane(self._sheets, self)
        self._stack.addWidget(self._pane)
        self._strip = PageStrip(self._thumbnails, self)
        self._dock.setWidget(self._strip)
        self._strip.page_chosen.connect(self.go_to)
        self._pane.units_wanted.connect(self._set_units)
        self._pane.view.hovered.connect(self._hovered)
        self._pane.view.view_changed.connect(self._status.show_view)
        self._status.watch(self._pane.view)

    def _connect(self) -> None:
        for name, slot in (
            ("file.open", self._opening.choose),
            ("file.sample", self._opening.sample),
            ("file.reload", self._opening.again),
            ("file.close", self._close_edition),
            ("app.quit", self.close),
            ("view.zoom_in", self._pane.zoom_in),
            ("view.zoom_out", self._pane.zoom_out),
            ("view.fit_page", self._pane.fit_page),
            ("view.fit_spread", self._pane.fit_spread),
            ("view.fit_width", self._pane.fit_width),
            ("view.actual", self._pane.actual_size),
            ("view.facing", self._facing_changed),
            ("view.preview", self._show_guides),
            ("view.spreads", self.show_spread_preview),
            ("view.grid", self._show_guides),
            ("view.edges", self._show_guides),
            ("view.rulers", self._show_guides),
            ("page.previous", self._previous),
            ("page.next", self._next),
            ("page.first", self._first),
            ("page.last", self._last),
            ("help.about", self._about),
        ):
            self.actions_by_id[name].triggered.connect(slot)
        for name, action in self.actions_by_id.by_id.items():
            if name.startswith(("theme.", "language.", "units.")):
                action.triggered.connect(self._choice_made)
        self.actions_by_id["view.pages"].toggled.connect(self._dock.setVisible)
        self._dock.visibilityChanged.connect(self._dock_shown)
        self._welcome.open_wanted.connect(self._opening.choose)
        self._welcome.sample_wanted.connect(self._opening.sample)
        self._welcome.recent_wanted.connect(self.open)
        self._arranging.page_ready.connect(self._page_arranged)
        self._arranging.failed.connect(self._arranging_failed)
        self._arranging.done.connect(self._status.clearMessage)
        self._status.place_wanted.connect(self._go_to_problem)
        self._status.zoom_wanted.connect(self._pane.view.set_zoom)

    # Remembering

    def _restore(self) -> None:
        settings, actions = self._settings, self.actions_by_id
        for name, default in (
            ("view.facing", True),
            ("view.grid", False),
            ("view.edges", False),
            ("view.rulers", True),
            ("view.pages", True),
        ):
            actions[name].setChecked(settings.flag(name, default))
        theme, language = settings.text("theme", "system"), settings.text("language", "system")
        for name in (f"theme.{theme}", f"language.{language}"):
            if name in actions.by_id:
                actions[name].setChecked(True)
        self._set_units(settings.text("units", "mm"))
        self._dress()
        self._show_guides()
        self.resize(1360, 900)
        self.resizeDocks([self._dock], [210], Qt.Orientation.Horizontal)
        if not settings.blob("geometry").isEmpty():
            self.restoreGeometry(settings.blob("geometry"))
        if not settings.blob("state").isEmpty():
            self.restoreState(settings.blob("state"), _STATE_VERSION)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window before it goes."""
        self._settings.put("geometry", self.saveGeometry())
        if self._edition is not None:
            self._settings.put("state", self.saveState(_STATE_VERSION))
        for name in ("view.facing", "view.grid", "view.edges", "view.rulers", "view.pages"):
            self._settings.put(name, self.actions_by_id[name].isChecked())
        self._arranging.stop()
        self._pictures.finish()
        super().closeEvent(event)

    # Words and looks

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the desktop's theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the interface language."""
        self.actions_by_id.retranslate()
        self._opening.retranslate()
        self._dock.setWindowTitle(self.tr("Pages"))
        self._toolbar.setWindowTitle(self.tr("Toolbar"))
        self._strip.setAccessibleName(self.tr("Pages"))
        self._welcome.retranslate()
        self._pane.retranslate()
        self._status.retranslate()
        self._say_title()

    def _say_title(self) -> None:
        name = self.tr("Layout Tool")
        if self._edition is not None:
            title = self._edition.title or self._current
            name = f"{title} {self._edition.date:%Y-%m-%d} – {name}"
        self.setWindowTitle(name)

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme = chosen_theme(self._settings.text("theme", "system"), app)
        apply_theme(app, theme)
        self.actions_by_id.dress(QColor(theme.text))
        self._status.dress(QColor(theme.text))
        self._pasteboards = QColor(theme.pasteboard), QColor(theme.preview)
        self._show_guides()

    def _show_guides(self) -> None:
        actions = self.actions_by_id
        preview = actions["view.preview"].isChecked()
        self._pane.view.set_guides(
            Guides(
                grid=actions["view.grid"].isChecked() and not preview,
                edges=actions["view.edges"].isChecked() and not preview,
                badges=not preview,
            )
        )
        self._pane.view.set_pasteboard(self._pasteboards[preview])
        self._pane.show_rulers(actions["view.rulers"].isChecked() and not preview)
        self._pane.show_bars(not preview)

    # Pages

    def _arranged(self) -> tuple[Spread, ...]:
        if self._edition is None:
            return ()
        return spreads(self._edition, facing=self.actions_by_id["view.facing"].isChecked())

    def _page_of(self, page_id: str) -> ShownPage:
        return self._composer.page(page_id)

    def _show_current(self) -> None:
        spread = next(s for s in self._spreads if s.place(self._current) is not None)
        pages = {place.page: self._composer.page(place.page) for place in spread.places}
        self._pane.view.show_pages(spread, pages, self._current)
        self._strip.set_current(self._current)
        self._status.show_page(self._edition, self._current, pages)

    def _show_welcome(self) -> None:
        self._welcome.set_recent(self._settings.recent)
        self._stack.setCurrentWidget(self._welcome)
        self._dock.hide()
        self.docks.set_desk(None)
        self._status.show_page(None, "", {})
        self.actions_by_id.set_open(False)

    # Slots

    def _opened(self, edition: Edition, book: FontBook) -> None:
        if book is not self._composer.book:
            self._composer = Composer(book)
            self._sheets.fonts = GlyphFonts(book)
        self.set_edition(edition)
        if self._arranging.start(edition):
            self._status.showMessage(self.tr("Laying out the pages…"))

    def _page_arranged(self, page: Page) -> None:
        edition = self._edition
        if edition is not None and any(
            old.id == page.id and is_empty(edition, old) for old in edition.pages
        ):
            pages = tuple(page if old.id == page.id else old for old in edition.pages)
            self.set_edition(replace(edition, pages=pages))

    def _arranging_failed(self, error: LayoutError) -> None:
        show_problem(self, error)

    def _close_edition(self) -> None:
        self._arranging.stop()
        self._status.clearMessage()
        self.set_edition(None)

    def _facing_changed(self) -> None:
        self._spreads = self._arranged()
        self._strip.show_spreads(self._edition, self._spreads)
        if self._edition is not None:
            self._show_current()

    def show_spread_preview(self) -> None:
        """Open the full-screen preview at the current spread."""
        if self._edition is None:
            return
        facing = spreads(self._edition, facing=True)
        self._preview = SpreadPreview(self._sheets, self._page_of, facing, self._current)
        self._preview.left.connect(self._preview_left)
        # The whole screen also where no window manager makes windows full-screen.
        self._preview.setGeometry(self.screen().geometry())
        self._preview.showFullScreen()

    def _preview_left(self, page_id: str) -> None:
        self._preview = None
        self.activateWindow()
        self.go_to(page_id)

    def _previous(self) -> None:
        self.turn(-1)

    def _next(self) -> None:
        self.turn(1)

    def _first(self) -> None:
        self.turn(-len(self._spreads) * 2)

    def _last(self) -> None:
        self.turn(len(self._spreads) * 2)

    def _about(self) -> None:
        show_about(self)

    def _choice_made(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        kind, _, choice = action.objectName().partition(".")
        self._settings.put(kind, choice)
        if kind == "theme":
            self._dress()
        elif kind == "language":
            self._translations.use(choice)
        else:
            self._set_units(choice)

    def _set_units(self, units: str) -> None:
        self._settings.put("units", units)
        self._pane.set_units("grid" if units == "grid" else "mm")
        self.actions_by_id[f"units.{units if units in _UNITS else 'mm'}"].setChecked(True)

    def _dock_shown(self, visible: bool) -> None:
        if self._edition is not None and not self.isMinimized():
            self.actions_by_id["view.pages"].setChecked(visible)

    def _hovered(self, pointer: object) -> None:
        self._status.show_pointer(pointer, self._edition)

    def _go_to_problem(self, page_id: str, x: float, y: float) -> None:
        self.go_to(page_id)
        self._pane.view.reveal(page_id, Rect(x, y, 0, 0))
